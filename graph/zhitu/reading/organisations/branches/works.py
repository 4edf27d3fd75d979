"""Parts of an enterprise that its own paper names without it: 轧钢厂, 采油四厂, 第一炼铁厂, 物资供应处, 第二项目部."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhitu.knowledge import Knowledge
from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import Range, Sentence, Token
from zhitu.reading.prefilter import Clue, clues_of
from zhitu.reading.sentences import TOGETHER
from zhitu.reading.tags import BODY, CONJUNCTION, MARK, MOMENT, PERSON, PLACE, PREPOSITION, VERB

TRADE, MARKET = "trade", "market"

FIRM = "公司"
"""What behind the name of an office is as often any such firm, so that its deeds alone make no name: 技术|公司."""

NUMBER_OF = "第"
"""What stands before the number of a part that has no trade: 第二|项目部."""

UNION = "(?:工会(?:委员会)?(?![副委员])|(?:党委|党总支|党支部|团委|团总支|团支部)(?![书副委员]))"
"""The bodies that any part has; before a title the word may belong to that."""

ACTS = re.compile(
    f"(?:近日|日前)?[，,]?(?:{UNION}|工会|党委|团委|举办|举行|开展|召开|组织|主办|承办|协办|获得|荣获|夺得|摘得|获评|被授予|启动|(?:成立|组建|建立|创建)了?(?=[^，。；、以于后前的]{{4}}))"
)
"""What follows a part that is named: its union, what it does, what it wins."""

OWN_UNION = re.compile(UNION)
"""What follows a part whose name any firm of its trade may be called by: 物流公司|党总支."""

POST, STOP = 7, re.compile("[，。；：]")
"""Characters of the post between a part and its holder at most, and what no post goes over: 轧钢厂|党委书记|周建平."""

ONE_OF = "(?:[一某各每该这那本全我几两多][家个座]?|[家个座的小]|当地|各地)$"
"""What stands before the word for any such part: 一家|焦化厂."""

LOOSE = re.compile("(?:焊接|铸造|锻造|冲压|涂装|总装|检修)处$|(?<!作业)(?<![工采])区$|公司$")
"""What behind a trade is a place or any such firm, where no number tells which: 焊接|处, 采矿|区, 供水|公司."""

OPEN = frozenset({MARK, PREPOSITION, CONJUNCTION, VERB, MOMENT, PERSON})
"""Tags of the word before an office or a numbered part: what makes no phrase with it, as 全市 with 财务处 does."""

HOLDERS = ("公司", "集团", "厂", "矿", "局", "段", "院", "车间", "作业区", "项目部", "本报讯")
"""Words before it that are no names and whose part it is: 公司|机动处."""


def clues(knowledge: Knowledge) -> tuple[Clue, ...]:
    """What a sentence holds that names such a part."""
    works = knowledge.lexicons["works"]
    trades = frozenset((*works.marked(TRADE, "office", MARKET), NUMBER_OF))
    return tuple((trades, *clue) for clue in clues_of(_pattern(works)))


def spans(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[Range]:
    """Start and end of each such name in a sentence that has an office, a worker, a number or a deed behind it.

    With it comes the name of its union, and that of the part which a place names inside it (采油一厂|杏河作业区).
    """
    text, lexicon = sentence.text, knowledge.lexicons["works"]
    if not (matches := tuple(_pattern(lexicon).finditer(text))):
        return
    ahead = {word.start - sentence.start: before for before, word in zip((None, *words), words, strict=False)}
    named = {word.end - sentence.start: word for word in words if word.tag in (BODY, PLACE)}
    people = {word.start - sentence.start for word in words if word.tag == PERSON}
    titles = knowledge.lexicons["titles"]
    known: set[int] = set()
    for found in reversed(matches):
        start, end = found.span("name")
        trade = lexicon.kind(found["trade"] or "")
        numbered = (found["number"] or found["ordinal"]) and trade == TRADE
        if start not in ahead and end in named:
            start = min(start, named[end].start - sentence.start)  # the tagger took 石桥车务段 for one word
        if start not in ahead or (not numbered and re.search(ONE_OF, text[:start])):
            continue
        before = ahead[start]
        owned = before is not None and (before.tag in (BODY, PLACE) or bool(knowledge.gazetteer.named(before.text)))
        if trade != TRADE and not owned and not _is_open(before):
            continue
        post = STOP.split(text[end : end + POST], maxsplit=1)[0]
        posted = titles.beginning(text, end) and any(at in people for at in range(end, end + len(post) + 1))
        firm = trade == MARKET or (trade != TRADE and found["name"].endswith(FIRM))
        acts = (OWN_UNION if firm else ACTS).match(text, end)
        if trade == TRADE and not numbered and LOOSE.search(found["name"]) and not OWN_UNION.match(text, end):
            continue
        listed = text.startswith(TOGETHER, end) and end + 1 in known  # 轧钢厂、炼铁厂|获得
        if numbered or end in people or end in known or posted or acts or listed:
            known.add(start)
            first = before.start if before and owned else sentence.start + start  # 青川大学|后勤处, 石桥|车务段
            inner = _site(lexicon).match(text, end)
            ends = {end, *(at.end() for at in (inner, OWN_UNION.match(text, end)) if at)}
            yield from ((first, sentence.start + at) for at in sorted(ends))


def is_part(name: str, knowledge: Knowledge) -> bool:
    """Whether a whole name is that of such a part: 采油一厂."""
    return _pattern(knowledge.lexicons["works"]).fullmatch(name) is not None


def _is_open(word: Token | None) -> bool:
    """Whether nothing stands before a part that makes a phrase with it, or the word for what it belongs to does."""
    return word is None or word.tag in OPEN or word.text.endswith(HOLDERS)


@cache
def _pattern(works: Lexicon) -> re.Pattern[str]:
    trades, parts, branches = (
        works.either(*kinds) for kinds in ((TRADE, "office", MARKET), ("part", "branch"), ("branch",))
    )
    number = "[一二三四五六七八九十]{1,2}"
    return re.compile(
        f"(?P<name>(?P<ordinal>{NUMBER_OF}{number})?(?P<trade>{trades})(?P<number>{number})?(?:{parts})"
        f"|{NUMBER_OF}{number}(?:{branches}))(?![长域门员])"
    )


@cache
def _site(works: Lexicon) -> re.Pattern[str]:
    """What follows a part where it goes on to one of its own that is named after where it works."""
    return re.compile(f"[^，。；：、“”的一二三四五六七八九十第在与和及各等]{{2,3}}(?:{works.either('branch')})")
