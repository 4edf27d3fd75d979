"""Names of bodies: what the tagger marked, and the long ones that end on a head noun (…服务中心, …公司工会).

:mod:`head_nouns` walks to the left from a head noun, :mod:`splits` parts several bodies that the tagger took for one,
:mod:`tagged` and :mod:`extent` say which of its marks are names by themselves, and from where to where; :data:`OTHERS`
lists the ways to find names that neither sees: :mod:`abbreviations`, offices of the :mod:`state`, :mod:`unions`,
:mod:`teams`, :mod:`services` of a place, parts of a body (:mod:`branches`), and what only the words around tell
(:mod:`context`). :mod:`former` says what a body was, :mod:`firms` how firms are named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from zhitu.knowledge import Knowledge
from zhitu.knowledge.lexicons import Entry
from zhitu.model import Article, Kind, Mention, Range, Sentence, Token
from zhitu.reading.organisations import abbreviations, extent, former, services, splits, state, tagged, teams, unions
from zhitu.reading.organisations.branches import campuses, crews, institutes, sections, works
from zhitu.reading.organisations.context import (
    brands,
    confirmations,
    enumerations,
    joint,
    neighbours,
    openings,
    posts,
    statements,
    trades,
)
from zhitu.reading.organisations.extent import SEAT, SUPERLATIVE
from zhitu.reading.organisations.head_nouns import ENDING, Builder, is_weak
from zhitu.reading.organisations.tagged import TAGGED
from zhitu.reading.prefilter import Clue, Prefilter, always
from zhitu.reading.tags import BODY, PERSON, PLACE
from zhitu.reading.words.bodies import BELONGS, TRADE

BOTH, BUILT, FRAMED = 0.95, 0.85, 0.8
"""Confidence: tagger and head noun agree; only the head noun says so; only what stands around."""

DEED = re.compile(
    "(?:创新)?(?:成立|组建|设立|建立)|(?:下)?设有|启用|兴建|新建|全[市省县区]|建设(?:国际|全国|区域|一流)"
    r"|组织(?=..)(?!工作|部)|整合|依托|周边|首[座家个]|水毁|共襄|援[青疆藏]|\d{1,6}[家座个]|乡镇(?!企业)|互联网大厂"
)
"""A verb that a place does, and that no name of a body holds behind its place."""

BUILDING, FIRM = ("启用", "兴建", "新建", "建设"), "公司"
"""Of them those that the name of a firm may hold: 四川新建茶业公司."""

LONG = 3
"""Characters at least of a head noun that is believed though the tagger takes its end for a verb: 慈善|总会."""

BY, HELD = "由", "控股"
HELD_BY = ("控股的", "控股、", "控股，")
HOLDS = ("控股企业", "控股子公司", "控股孙公司", "控股股东", "控股权")
"""The verb that stands behind who holds a company: 由|青川集团|控股的企业, 青川公司|控股企业."""

SHORTEST = 2
OWNED = re.compile(
    "(?:(?:旗下|下属|所属)(?:全资|控股)?(?:子公司|孙公司|分公司|公司|企业|单位|品牌)|(?:全资|控股|参股)[子孙]公司)$"
)
"""What a body owns, behind a name of so many characters at least."""

ORGANISES = "组织"
"""A verb, and the head noun of a body that has a name of its own."""

SORTS, CLAUSE_ENDS = ("公司", "企业", "集团", "机构", "平台"), "，。；！"
SORT = re.compile(
    "(?:是|为|系|成为)[^，。；]{0,8}?一[家个所间](?:(?:总部|位于|坐落|地处)?(?:设?在)?)[^，。；由与和为属被给在]{0,20}的[^，。；的由与和为属被给在]{0,6}$"
)
"""What stands before the sort of company that something is."""

REGION = re.compile("[东南西北中]部$")
"""What the tagger may take for a ministry (部) and is the side of a place."""

ADDRESS = re.compile(r"\d号(?:大?院|楼|馆)$")
"""The number of a house is no body."""


class Way(NamedTuple):
    """A way to find names in a sentence: start and end of each, how sure they are, and the clues without which the
    sentence holds none."""

    spans: Callable[[Sentence, tuple[Token, ...], Knowledge], Iterator[Range]]
    confidence: float
    clues: Callable[[Knowledge], tuple[Clue, ...]] = always


OTHERS: tuple[Way, ...] = (
    Way(abbreviations.spans, BOTH),
    Way(neighbours.spans, BOTH, neighbours.clues),
    Way(abbreviations.papers, BUILT, abbreviations.titled),
    Way(state.offices, BUILT, state.headed),
    Way(state.posts, BUILT, state.posted),
    Way(state.levelled, BUILT, state.public),
    Way(state.lettered, BUILT, state.public),
    Way(state.sent, BUILT, state.central),
    Way(institutes.spans, BUILT, institutes.clues),
    Way(campuses.spans, BUILT, campuses.clues),
    Way(teams.spans, BUILT, teams.clues),
    Way(works.spans, FRAMED, works.clues),
    Way(sections.spans, FRAMED, sections.clues),
    Way(crews.spans, FRAMED, crews.clues),
    Way(trades.spans, FRAMED, trades.clues),
    Way(statements.spans, FRAMED, statements.clues),
    Way(posts.spans, FRAMED, posts.clues),
    Way(joint.spans, BUILT, joint.clues),
    Way(enumerations.spans, FRAMED, enumerations.clues),
    Way(services.spans, FRAMED, services.clues),
    Way(unions.spans, BUILT, unions.clues),
    Way(brands.spans, FRAMED, brands.clues),
    Way(confirmations.spans, FRAMED),
)
"""Ways to find names beside the tagger's marks and the head nouns.

Two have no clues and are asked for every sentence: short names begin with too many words, and what is confirmed is told
by the tags of the words.
"""

FIRST = (Way(openings.spans, BOTH, openings.clues), Way(confirmations.staffed, BOTH, confirmations.staff))
"""Ways whose names are bodies wherever they stand again."""

__all__ = ["find", "is_weak"]


def find(
    article: Article, sentences: tuple[Sentence, ...], tokens: tuple[tuple[Token, ...], ...], knowledge: Knowledge
) -> list[Mention]:
    """The bodies named in an article; of a long name and the shorter one that it begins with, both."""
    found: dict[tuple[int, int], Mention] = {}
    pairs = tuple(zip(sentences, tokens, strict=True))
    first, ways = prefilters(knowledge)
    opening = {
        span
        for sentence, words in pairs
        for way in first.possible(sentence.text)
        for span in way.spans(sentence, words, knowledge)
    }
    if opening:
        opening |= set(openings.repeated(tokens, frozenset(article.text[start:end] for start, end in opening)))
    for start, end in opening:
        text = article.text[start:end]
        found[start, end] = Mention(article.id, start, text, Kind.ORGANIZATION, text, "", BOTH)
    for sentence, words in pairs:
        for start, stop, confidence in (*_told(ways, sentence, words, knowledge), *_names(sentence, words, knowledge)):
            verb = stop - len(HELD)
            held = article.text.startswith(HOLDS, verb) or (
                article.text.endswith(BY, 0, start) and article.text.startswith(HELD_BY, verb)
            )
            end = verb if held else stop - _behind(article.text[start:stop], article.text[stop : stop + 2])
            if _is_deed(article.text[start:end], knowledge) or SUPERLATIVE.fullmatch(article.text[start:end]):
                continue
            if article.text.endswith(ORGANISES, start, end) and _is_place(article.text[start:end], knowledge):
                continue  # 吉林长春|组织|党员干部
            known = found.get((start, end))
            if known is None or known.confidence < confidence:
                text = article.text[start:end]
                name = former.own(unions.whole(text), knowledge)
                found[start, end] = Mention(article.id, start, text, Kind.ORGANIZATION, name, "", confidence)
    return [found[span] for span in sorted(found)]


def _told(
    ways: Prefilter[Way], sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge
) -> Iterator[tuple[int, int, float]]:
    """Start, end and confidence of each name that is told by what stands in it or around it."""
    for way in ways.possible(sentence.text):
        for start, end in way.spans(sentence, words, knowledge):
            yield start, end, way.confidence


@cache
def prefilters(knowledge: Knowledge) -> tuple[Prefilter[Way], Prefilter[Way]]:
    """:data:`FIRST` and :data:`OTHERS`, to be asked which of the ways may find a name in a sentence."""
    first, others = (
        Prefilter((way, clue) for way in ways for clue in way.clues(knowledge)) for ways in (FIRST, OTHERS)
    )
    return first, others


def _names(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[tuple[int, int, float]]:
    """Start, end and confidence of each name in a sentence."""
    last, generic = knowledge.lexicons["organisation_heads"].last, knowledge.lexicons["generic_words"]
    spots = [at for at, word in enumerate(words) if word.tag == BODY or word.text[-1:] in last]
    if not spots:
        return
    builder = Builder(sentence, words, knowledge)
    tagged = {word.start: word.end for word in words if word.tag == BODY}
    for index in spots:
        word = words[index]
        if bodies := _parted(words, index, knowledge):
            yield from ((word.start + low, word.start + high, TAGGED) for low, high in bodies)
            continue
        head, end = _head(sentence, word, knowledge), word.end - sentence.start
        if (head is None and word.tag != BODY) or _is_other(sentence.text, end, word, head, knowledge):
            continue
        start = builder.start(index, head) if head else None
        if start is None:
            yield from _marked(sentence, words, index, head, knowledge)
            continue
        own = sentence.text[start - sentence.start : end]
        if generic.kind(own) != "generic" and not _is_described(sentence.text, start - sentence.start, end):
            sure = BOTH if tagged.get(start, word.end + 1) <= word.end else BUILT
            for low, high in splits.sides(own):  # 校本部, which is generic, only ends like a 部
                yield start + low + extent.lead(own[low:high], knowledge), start + high, sure


def _head(sentence: Sentence, word: Token, knowledge: Knowledge) -> Entry | None:
    """The head noun of a body that ends with a word; None where it only looks like one, or none ends there."""
    end = word.end - sentence.start
    titles = knowledge.lexicons["titles"]
    head = knowledge.lexicons["organisation_heads"].ending(sentence.text, end)
    if head is None or TRADE.match(sentence.text, end):  # 中国物流|业
        return None
    title = titles.ending(sentence.text, end)
    chief = len(head.word) > 1 and titles.beginning(sentence.text, end) is not None
    verbal = len(head.word) < LONG or len(head.word) < len(word.text)
    if word.tag not in ENDING and verbal and not chief:
        return None  # 上班 and 南部 hold a head noun and are none; of 慈善|总会 the tagger took the end for a verb
    if word.text.endswith(SEAT) or (word.tag == PLACE and word.text in knowledge.gazetteer.regions):
        return None  # 莫斯科 is no 科
    return None if title and len(title.word) > len(head.word) else head  # 综合执法大队|干部 is no 部


def _marked(
    sentence: Sentence, words: tuple[Token, ...], index: int, head: Entry | None, knowledge: Knowledge
) -> Iterator[tuple[int, int, float]]:
    """Start, end and confidence of the name that only the tagger says there is at a word; nothing where it is none."""
    word = words[index]
    if word.tag != BODY or not tagged.stands(word, head, knowledge):
        return
    end = word.start + extent.length(word.text, knowledge)
    unsure = head is None and end == word.end and tagged.is_unsure(word, sentence, knowledge)
    if unsure or neighbours.is_other(sentence, words, index, knowledge):
        return
    sure = min(TAGGED, word.confidence or TAGGED)
    if index > 0 and words[index - 1].text + word.text in knowledge.lexicons["abbreviations"]:
        yield words[index - 1].start, end, sure  # 致|公党中央
    else:
        yield word.start + extent.lead(word.text[: end - word.start], knowledge), end, sure


def _parted(words: tuple[Token, ...], index: int, knowledge: Knowledge) -> tuple[Range, ...]:
    """The bodies in a word that the tagger took for one, or what is left behind an and; nothing where it is one."""
    word = words[index]
    if word.tag != BODY:
        return ()
    close = index > 0 and words[index - 1].tag in (BODY, PERSON) and words[index - 1].end == word.start
    if close and splits.is_joined(word.text, knowledge):
        return ((1, len(word.text)),)
    after = words[index + 1].text if index + 1 < len(words) else ""
    return unions.apart(word.text, after, knowledge.lexicons["name_neighbours"]) or splits.apart(word.text, knowledge)


def _is_place(name: str, knowledge: Knowledge) -> bool:
    """Whether nothing but a place, or its union by its short name, stands before the verb that the tagger took for its
    head."""
    return knowledge.gazetteer.peel(name)[1].removeprefix(unions.SHORT) == ORGANISES


def _is_deed(name: str, knowledge: Knowledge) -> bool:
    """Whether what looks like a body is a place that founds one: 青川县|成立|工作专班."""
    verb = DEED.search(name)
    firm = verb is not None and name.endswith(FIRM) and verb[0].startswith(BUILDING)
    return verb is not None and not firm and bool(knowledge.gazetteer.named(name[: verb.start()]))


def _behind(name: str, after: str) -> int:
    """How many characters behind a name were taken with it: what it owns (远川|旗下子公司), half a word (工会|所属)."""
    owned = OWNED.search(name, SHORTEST)
    if owned:
        return len(owned[0])
    return 1 if name.endswith(BELONGS[0]) and BELONGS[1].match(after) else 0


def _is_described(text: str, start: int, end: int) -> bool:
    """Whether a clause ends there that says what sort of company something is: 青禾是一家全球化的|智能汽车公司."""
    company = text.endswith(SORTS, start, end) and (end == len(text) or text[end] in CLAUSE_ENDS)
    return company and SORT.search(text, 0, start) is not None


def _is_other(text: str, end: int, word: Token, head: Entry | None, knowledge: Knowledge) -> bool:
    """Whether a region, an address or an honour ends there: 吉林省西北部, 青江路10号院, 模范职工之家 is no 家."""
    elsewhere = head is not None and (REGION.search(word.text) or ADDRESS.search(word.text))
    return bool(elsewhere) or knowledge.lexicons["honours"].ending(text, end) is not None
