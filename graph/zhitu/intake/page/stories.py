"""Which chains of blocks belong to which headline.

The points were set by hand and checked on seeded broken pages of other news: see the floors in the tests.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from zhitu.intake.page.chains import Layout
from zhitu.intake.page.headings import Heading
from zhitu.intake.page.roles import Role

Chain = tuple[int, ...]

LEAD_BELOW = 4.0
"""Points for a chain whose lead stands right below the headline: so it is but on torn pages."""

BELOW = 2.0
"""Points for a chain without a lead right below the headline."""

WITHIN = 2.0
"""Points for a chain that stands wholly in the headline's part of the page."""

SPEAKS = 5.0
"""Points for a chain with all that the headline says; one of another article has a tenth of it."""

ALIKE = 5.0
"""Points for a chain that speaks of just what the article's other chains speak of."""

LEAD_FIRST = 5.0
"""Points that let a chain with a lead be an article's first chain before one without."""

MOST_RATED = 20_000
"""Pairs of a chain and a headline, or a story, up to which all are weighed; a broadsheet page has some 400."""

FEWEST = 2
"""Leads that make a page without headlines one of several articles."""

CLEAR = 1.0
"""Points by which the best place of a stray chain must beat the next, to be beyond doubt."""


@dataclass(slots=True)
class Story:
    """A headline with its chains in reading order; ``doubtful`` are those whose place is a guess."""

    heading: Heading | None
    chains: list[Chain]
    doubtful: list[Chain]


def tell(layout: Layout, headings: Sequence[Heading], chains: Sequence[Chain], follows: Sequence[int]) -> list[Story]:
    """The stories of a page by the place of their headline.

    ``follows`` gives for each section of the layout the heading above it, -1 for none.
    """
    stories = [Story(heading, [], []) for heading in headings]
    if not headings and sum(layout.roles[chain[0]] is Role.LEAD for chain in chains) < FEWEST:
        return [Story(None, list(chains), [])] if chains else []
    if len(chains) * len(headings) > MOST_RATED:
        return tell_plainly(layout, headings, chains, follows)
    points = rate(layout, headings, chains, follows)
    first = match(layout, chains, points, len(headings))
    for place, number in sorted(first.items()):
        stories[place].chains.append(chains[number])
    taken = frozenset(first.values())
    left = [number for number in range(len(chains)) if number not in taken]
    leads = [number for number in left if layout.roles[chains[number][0]] is Role.LEAD]
    strays = [number for number in left if layout.roles[chains[number][0]] is not Role.LEAD]
    stories += [Story(None, [chains[number]], []) for number in leads]
    if len(strays) * len(stories) > MOST_RATED:
        leave_strays(stories, [chains[number] for number in strays])
    else:
        for number in strays:
            place_stray(layout, stories, chains[number], points[number])
    for story in stories:
        story.chains[1:] = sorted(story.chains[1:])
    return sorted(stories, key=begin)


def tell_plainly(
    layout: Layout, headings: Sequence[Heading], chains: Sequence[Chain], follows: Sequence[int]
) -> list[Story]:
    """The stories of a text with so many headlines that it is no page: each chain stays below the one above it."""
    stories = [Story(heading, [], []) for heading in headings]
    section_of = {number: place for section, place in zip(layout.sections, follows, strict=True) for number in section}
    stray = [chain for chain in chains if section_of[chain[0]] < 0]
    for chain in chains:
        if section_of[chain[0]] >= 0:
            stories[section_of[chain[0]]].chains.append(chain)
    return [*([Story(None, stray, [])] if stray else []), *stories]


def begin(story: Story) -> int:
    """Where a story begins on the page."""
    return story.heading.lines[0] if story.heading else story.chains[0][0]


def rate(
    layout: Layout, headings: Sequence[Heading], chains: Sequence[Chain], follows: Sequence[int]
) -> list[list[float]]:
    """Points for each chain to be each heading's: where it stands, and how much of the heading it speaks of."""
    chain_of = {number: place for place, chain in enumerate(chains) for number in chain}
    inside = [[0] * len(headings) for _ in chains]
    total = [0] * len(chains)
    points = [[0.0] * len(headings) for _ in chains]
    for section, heading in zip(layout.sections, follows, strict=True):
        for rank, number in enumerate(section):
            place = chain_of[layout.stand(number)]
            total[place] += len(layout.blocks[number].text)
            if heading < 0:
                continue
            inside[place][heading] += len(layout.blocks[number].text)
            if rank == 0 and layout.stand(number) == chains[place][0]:
                points[place][heading] += LEAD_BELOW if layout.roles[number] is Role.LEAD else BELOW
    said = [layout.topics.join((*one.headline, *(line for part in one.subheads for line in part))) for one in headings]
    for place, chain in enumerate(chains):
        spoken = layout.topics.join(chain)
        for heading, pairs in enumerate(said):
            points[place][heading] += WITHIN * inside[place][heading] / total[place]
            points[place][heading] += SPEAKS * layout.topics.cover(pairs, spoken)
    return points


def match(layout: Layout, chains: Sequence[Chain], points: Sequence[Sequence[float]], places: int) -> dict[int, int]:
    """The first chain of each heading: the best pairs first, then exchanges as long as all together gain."""

    def gain(number: int | None, place: int) -> float:
        if number is None:
            return 0.0
        return points[number][place] + LEAD_FIRST * (layout.roles[chains[number][0]] is Role.LEAD)

    pairs = sorted(
        ((number, place) for number in range(len(chains)) for place in range(places)),
        key=lambda pair: (-gain(*pair), pair),
    )
    chosen: dict[int, int] = {}
    for number, place in pairs:
        if place not in chosen and number not in chosen.values():
            chosen[place] = number
    better = True
    while better:
        better = False
        for one in range(places):
            for two in range(one + 1, places):
                left, right = chosen.get(one), chosen.get(two)
                now = gain(left, one) + gain(right, two)
                then = gain(right, one) + gain(left, two)
                if then > now + 1e-6:
                    better = True
                    for place, chain in ((one, right), (two, left)):
                        if chain is None:
                            chosen.pop(place, None)
                        else:
                            chosen[place] = chain
    return chosen


def leave_strays(stories: Sequence[Story], chains: Sequence[Chain]) -> None:
    """Give the chains of a text that is no page to the story that begins above each; which is a guess."""
    order = sorted(stories, key=begin)
    starts = [begin(story) for story in order]
    for chain in chains:
        story = order[max(bisect_right(starts, chain[0]) - 1, 0)]
        story.chains.append(chain)
        story.doubtful.append(chain)


def place_stray(layout: Layout, stories: list[Story], chain: Chain, points: Sequence[float]) -> None:
    """Give a chain without a lead to the story that it speaks most like."""
    own = layout.topics.join(chain)
    rated = []
    for place, story in enumerate(stories):
        near = points[place] if place < len(points) else 0.0
        others = layout.topics.join(number for other in story.chains for number in other)
        rated.append((near + ALIKE * layout.topics.liken(own, others), -place))
    rated.sort(reverse=True)
    best = stories[-rated[0][1]]
    best.chains.append(chain)
    if len(rated) > 1 and rated[0][0] - rated[1][0] < CLEAR:
        best.doubtful.append(chain)
