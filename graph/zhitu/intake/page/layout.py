"""Page repair: from the text layer of a page to its articles, with a record of all that was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from zhitu.errors import Problem
from zhitu.intake import dates
from zhitu.intake.page import blocks, bylines, chains, headings, labels, margins, repeats, stories, wrapping
from zhitu.intake.page.assembly import Line, assemble
from zhitu.intake.page.blocks import Block
from zhitu.intake.page.chains import Layout
from zhitu.intake.page.headings import Heading, Lines
from zhitu.intake.page.roles import BESIDE, Role, assign
from zhitu.intake.page.shorts import Page
from zhitu.intake.page.stories import Story
from zhitu.intake.page.topics import Topics
from zhitu.knowledge import writing
from zhitu.model import Article, Document, Range, Repair

IMPRINT = "imprint of the page"
"""Why what a page prints beside its articles stands in none: its name, day, editors and address."""

PAGE_LIMIT = 200_000
"""Characters up to which a text is held to be a page; a broadsheet page has some 10,000."""


def repair(document: Document) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """The articles of a document in the order of the page, and what could not be decided about them."""
    text, title = (writing.widen(own) for own in (document.text, document.title))
    if writing.is_traditional(document.text):
        text, title = writing.turn(text), writing.turn(title)
    if (text, title) == (document.text, document.title):
        return part_articles(document)
    # The words around articles are looked for in Simplified characters and between wide marks, and cut as written.
    articles, problems = part_articles(replace(document, text=text, title=title))
    return tuple(restore(article, document) for article in articles), problems


def restore(article: Article, document: Document) -> Article:
    """An article that was found in a copy of a document, as it was written."""
    text = list(article.text)
    for piece in article.origin.pieces:
        text[piece.start : piece.start + piece.length] = document.text[piece.raw : piece.raw + piece.length]
    found = writing.Writing("".join(text), article.text).article(article)
    return replace(found, headline=document.title) if document.title else found


def part_articles(document: Document) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """The same for a text in Simplified characters, between marks of full width."""
    if document.is_record:
        return (take_whole(document),), ()
    if len(document.text) > PAGE_LIMIT:
        what = f"longer than a page ({len(document.text)} characters): read as one article, without repair"
        return (take_whole(document),), (Problem(what, document.path, "Give each page or article its own file."),)
    return rebuild(document)


def take_whole(document: Document) -> Article:
    """A document as one article: its lines as they stand, its title beside them."""
    lines = [line.spans for line in blocks.read_lines(document.text)]
    title = document.title
    headline: Line = ()
    if lines and title and blocks_text(document, lines[0]) == title:
        headline, lines = lines[0], lines[1:]
    name = document.path if document.is_record else f"{document.path}#a1"
    return assemble(
        document,
        name=name,
        headline=headline,
        subheads=(),
        paragraphs=lines,
        date=document.date or dates.read_name(document.path),
        repairs=(),
        title=title,
    )


def blocks_text(document: Document, line: Line) -> str:
    """The raw characters of a line."""
    return "".join(document.text[start:end] for start, end in line)


def rebuild(document: Document) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """The articles of a page: headlines found, cuts joined, repeats dropped, torn parts put together."""
    layout, heads, follows = _lay_out(document)
    page = layout.blocks
    told = stories.tell(layout, heads, chains.chain(layout), follows)
    if not told:
        return (take_whole(document),), ()
    imprints = [number for number, role in enumerate(layout.roles) if role is Role.IMPRINT]
    date = next((day for number in imprints if (day := margins.read_date(page[number].text))), "")
    jumps = _find_jumps(layout)
    problems: list[Problem] = []
    articles = []
    for rank, story in enumerate(told, start=1):
        name = f"{document.path}#a{rank}"
        notes = note_story(layout, story, name, problems)
        own = {number for chain in story.chains for number in chain} if rank < len(told) else set(jumps)
        here = sorted(number for block in own for number in jumps.pop(block, ()))
        notes += [keep(page, (number,), "goes on, or began, on another page") for number in here]
        problems += [part_away(name, page[number]) for number in here]
        if rank == 1:
            notes += [keep(page, (number,), IMPRINT) for number in imprints]
        articles.append(
            assemble(
                document,
                name=name,
                headline=span(page, story.heading.headline) if story.heading else (),
                subheads=[span(page, line) for line in story.heading.subheads] if story.heading else [],
                paragraphs=[
                    *(span(page, line) for line in signed(page, story)),
                    *(span(page, paragraph) for chain in story.chains for paragraph in chains.join(layout, chain)),
                ],
                date=document.date or date or dates.read_name(document.path),
                repairs=sorted(notes, key=lambda note: (note.ranges, note.kind, note.reason)),
            )
        )
    return tuple(articles), tuple(problems)


def _lay_out(document: Document) -> tuple[Layout, tuple[Heading, ...], tuple[int, ...]]:
    """The blocks of a page with their roles, sections and breaks, its headings, and the heading above each section."""
    page = wrapping.split(document.text)
    roles = assign(page)
    topics = Topics([block.text for block in page])
    large = frozenset(number for number, block in enumerate(page) if block.spans[0][0] in document.headlines)
    roles = [Role.SHORT if number in large and role not in BESIDE else role for number, role in enumerate(roles)]
    heads = headings.find(page, roles, topics, large)
    sections, follows = part(page, roles, heads)
    # Captions and credits recur by right: （资料图片）.
    body = {
        number: page[number].text
        for section in sections
        for number in section
        if not labels.is_label(page[number].text)
    }
    copies = repeats.find(body)
    whole = Page(page, roles, topics)
    opened = chains.find_open(whole, sections)
    layout = Layout(
        page,
        roles,
        sections,
        copies,
        topics,
        chains.look_around(whole, sections, opened),
        opened,
        chains.gather(page, sections, opened),
    )
    return layout, heads, follows


def _find_jumps(layout: Layout) -> dict[int, list[int]]:
    """The notes of a jump to or from another page, by the block beside which each stands."""
    jumps: dict[int, list[int]] = {}
    for number, role in enumerate(layout.roles):
        if role is Role.JUMP:
            beside = layout.stand(number + (1 if margins.is_entry(layout.blocks[number].text) else -1))
            jumps.setdefault(beside, []).append(number)
    return jumps


def read_imprint(document: Document, first: Article) -> str:
    """The lines that a page prints beside its articles, by what was noted with the first of these."""
    noted = [note.ranges for note in first.repairs if note.reason == IMPRINT]
    return "\n".join(document.text[start:end] for ranges in noted for start, end in ranges)


def part(
    page: Sequence[Block], roles: Sequence[Role], heads: Sequence[Heading]
) -> tuple[tuple[tuple[int, ...], ...], tuple[int, ...]]:
    """The blocks below each heading, and the number of that heading; what stands above the first has -1."""
    above = {line: number for number, heading in enumerate(heads) for line in heading.lines}
    sections: list[list[int]] = [[]]
    follows = [-1]
    for number, role in enumerate(roles):
        if number in above:
            if follows[-1] != above[number]:
                sections.append([])
                follows.append(above[number])
        elif role not in BESIDE:
            sections[-1].append(number)
    return tuple(map(tuple, sections)), tuple(follows)


def span(page: Sequence[Block], numbers: Sequence[int]) -> Line:
    """The raw ranges of some blocks."""
    return tuple(found for number in numbers for found in page[number].spans)


def signed(page: Sequence[Block], story: Story) -> tuple[Lines, ...]:
    """The lines above a headline that say who wrote what stands below it."""
    banners = story.heading.banners if story.heading else ()
    return tuple(line for line in banners if bylines.is_signed(page[line[0]].text))


def keep(page: Sequence[Block], numbers: Sequence[int], reason: str) -> Repair:
    """A note on what stands on the page and in no article's text."""
    return Repair("kept", span(page, numbers), reason)


def note_story(layout: Layout, story: Story, name: str, problems: list[Problem]) -> list[Repair]:
    """What was done to get this story, and into ``problems`` what could not be decided."""
    page = layout.blocks
    banners = story.heading.banners if story.heading else ()
    names = frozenset(signed(page, story))
    notes = [keep(page, banner, "banner") for banner in banners if banner not in names]
    for chain in story.chains:
        for paragraph in chains.join(layout, chain):
            if len(paragraph) > 1:
                notes.append(Repair("joined", edges(page, paragraph), "a column break cut this paragraph"))
    order = [number for chain in story.chains for number in chain]
    own = frozenset(order)
    for left, right in pairwise(order):
        if right < left or any(
            left < other < right for other in range(left + 1, right) if is_other(layout, other, own)
        ):
            notes.append(Repair("moved", span(page, (right,)), "torn from the block before it"))
    for copy, stands in sorted(layout.copies.items()):
        if stands in own:
            notes.append(Repair("dropped", span(page, (copy,)), "printed twice"))
    for chain in story.doubtful:
        notes.append(keep(page, chain, "which article this belongs to is a guess"))
        problems.append(doubt("a part whose article is a guess", name, page[chain[0]]))
    for chain in story.chains:
        if chain[-1] in layout.open:
            notes.append(keep(page, chain[-1:], "breaks off, and nothing on the page goes on from here"))
            problems.append(doubt("an article that breaks off", name, page[chain[-1]]))
    if not story.chains:
        problems.append(Problem("a headline without its article", name, "Check the page: a part of it may be missing."))
    return notes


def is_other(layout: Layout, number: int, own: frozenset[int]) -> bool:
    """Whether a block between two of a story stands for something else than a copy or the page's imprint."""
    return number not in own and number not in layout.copies and layout.roles[number] not in BESIDE


def edges(page: Sequence[Block], paragraph: Sequence[int]) -> tuple[Range, ...]:
    """The raw ranges of the parts of a paragraph."""
    return tuple((page[number].spans[0][0], page[number].spans[-1][1]) for number in paragraph)


def part_away(name: str, block: Block) -> Problem:
    """The problem of an article that stands on two pages."""
    what = f"a part of this article stands on another page: {block.text}"
    return Problem(what, f"{name}@{block.spans[0][0]}", "Each page's part is an article of its own.")


def doubt(what: str, name: str, block: Block) -> Problem:
    """A problem at a block."""
    return Problem(what, f"{name}@{block.spans[0][0]}", "Compare it with the page; the text was kept as it stands.")
