"""Names that end inside a word, or on what is told of them: 青川县委党|史, 青川剧院建院|30周年, 云岭村东北|2公里."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from zhitu.knowledge import Knowledge
from zhitu.model import Token
from zhitu.reading.tags import (
    ADVERB,
    ANCHORS,
    BODY,
    DIRECTION,
    MOMENT,
    NOUN,
    NUMBER,
    PERSON,
    PLACE,
    PREPOSITION,
    VERB,
    VERBAL_NOUN,
)
from zhitu.reading.words import joints

LEAST = 2
"""Characters of a name at least that are left of it."""

AHEAD, END, CLOSE = "ahead", "end", "close"
"""The kinds of words whose rest may begin a longer word, which are the end of the name itself (青川老巷胡|同), and
which are both: 青川县总工|会签."""

COMMITTEE, GOVERNMENT = re.compile("[省市县区州旗]委"), re.compile("(?:人民)?政府")
"""The committee of a level that is named by it alone beside the government of that: 市委|市政府."""

EDITION = re.compile("第[一二三四五六七八九十百0-9]{1,4}届")
"""Which of its kind an event is, before the name of the committee that holds it."""

HOLDERS = re.compile("[会节赛展](?:组委会|组织委员会|筹委会|执委会)$")
"""How such a committee is called behind the event: 第六届|青川茶叶博览会组委会."""

OPENINGS = ("落成", "揭牌", "启用", "投用", "竣工", "挂牌")
"""What is told of a house on the day when a body moves in."""

TWO = re.compile("(?<=..[垸村镇乡])[一-鿿]{2,3}[江河]$")
"""A river behind the village that it flows by, of which the tagger made one place: 枫林垸|嘉陵江."""

MADE = re.compile("建[院县校厂市州省团社队馆所区港站店行台会]$")
"""The founding of a body that the tagger took for the end of its name, and when it is told: 青川剧院建院|30周年."""

JUBILEE = re.compile(r"[\d一二三四五六七八九十百]+(?:多|余)?周?年|之初|以来|伊始|于|纪事|历程")

BEARING = re.compile("(?:[东西][南北]|以[东南西北])$")
"""On which side of a place, that the tagger took with it where a distance follows: 云岭村东北|2.5公里."""

DISTANCE = re.compile(r"约?[\d.]+(?:多|余)?(?:公里|千米|米|海里)|方向")

UNIT = re.compile(r"(?<=..)\d+号$")
"""The number of one of several, which is no part of the name of them all: 青川核电站1号|机组."""

UNITS = re.compile(r"机组|反应堆|泊位|航站楼|井|闸门?|、\d+号")

PHASE = re.compile("(?<=..)[一二三四五]期$")
"""The stage in which something is built, that the tagger took with its name: 青川站二期|扩建."""

BUILDING = re.compile("改?扩建|工程|项目|建设")

MINISTRY, CHIEF, JOINTS = "部", "长", ("和", "与")
"""How a ministry ends, what with it makes the title of its head, and what joins the two things that it is for:
青国新闻|和|通信部|长."""

TRADES = "行业"
"""How a trade ends, which has members and is no place."""

JOINED = 2
"""Words from there back to the first thing."""

SPECIAL, ZONE = "特", "区"
"""A special region, of which the tagger takes the second character for a district's: 特|区政府."""

BASIN = re.compile("[江河湖]流域")
"""What the tagger parts from the name of its river behind a place: 青川|江流域."""

OTHERS, COUNT = re.compile("[一-鿿]等$"), re.compile("[\\d一二三四五六七八九十百两几数]")
"""A word that ends like a list of people, before their number: 林国|中等|10人."""

SAID, SAYINGS = "说", frozenset("小学传听据再述诉解演游劝细")
"""A verb of speech that the tagger took with the end of a foreign name, and what makes a word with it: 巴勒图|苏说."""

SOON = "日内"
"""In the days to come, which on a day that has been is the end of a name: 巴勒|日内|当天."""

IN = "在"
"""What the tagger took with the name before a place: 林国在|青川."""

ADVERBS = frozenset("正将已曾也愿称")
"""What the tagger takes with the name of a land for somebody's: 巴勒国|正."""

CHINESE, BLURRED = 3, 0.8
"""Characters of a Chinese name, and how sure the tagger is at most of one with the preposition: 林自在 is somebody."""

EACH = ("各", "直辖", "自治", "有关", "相关")
"""Behind them a level is one of many, and the body that it begins is a sort: 各|县总工会, 直辖|市党委."""

TO, THROUGH = "至", 3
"""What joins the ends of a line, and the words that its name is made of."""

LINE = re.compile(".{2,7}?(?:高速公路|高速铁路|城际铁路|铁路|公路|高铁|高速(?!公|铁))")
"""The second end of a line with its head noun."""

LEVEL = re.compile("[省市县区州](?!府)")

Parts = tuple[tuple[Token, ...], int]
"""What stands for some words, and for how many."""


def mend(words: tuple[Token, ...], knowledge: Knowledge) -> tuple[Token, ...]:
    """The same text in words, names without what only begins or follows behind them."""
    return tuple(_mended(words, knowledge))


def _mended(words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[Token]:
    done = 0
    ahead = {at for at, word in enumerate(words, start=-1) if word.text == TO}
    for at, word in enumerate(words):
        if at < done:
            continue
        parts: tuple[Token, ...] = (word,)
        size = 1
        if word.tag == PERSON and len(word.text) >= LEAST and at + 1 < len(words):
            parts, size = _person(words, at, knowledge)
        elif at in ahead and (line := _line(words, at, knowledge)):
            parts, size = line, THROUGH
        elif word.tag == BODY and _is_half(words, at):
            parts, size = _minister(word), 2
        elif word.text == SPECIAL and at + 1 < len(words) and words[at + 1].text.startswith(ZONE):
            parts, size = (replace(words[at + 1], start=word.start, text=word.text + words[at + 1].text),), 2
        elif word.tag in ANCHORS and at and words[at - 1].text.endswith(EACH) and LEVEL.match(word.text):
            parts = (replace(word, tag=NOUN),)
        elif word.tag in ANCHORS and len(word.text) > LEAST and at + 1 < len(words):
            parts, size = _anchor(word, words[at + 1], knowledge)
        elif word.tag == PLACE and at + 1 < len(words) and BASIN.fullmatch(words[at + 1].text):
            parts, size = _river(word, words[at + 1]), 2
        elif word.tag in (NOUN, NUMBER, VERB) and at + 1 < len(words):
            parts, size = _beside(words, at, knowledge)
        if len(parts) == 1 and parts[0].tag == PLACE and (river := TWO.search(parts[0].text)):
            parts = _cut_off(parts[0], river.start())
        yield from parts
        done = at + size


def _line(words: tuple[Token, ...], at: int, knowledge: Knowledge) -> tuple[Token, ...]:
    """The line between two places and what lies at it, of which the tagger made two: 青川|至|广元高速公路云岭大桥."""
    both = words[at : at + THROUGH]
    if len(both) < THROUGH or both[1].text != TO or both[2].tag != PLACE:
        return ()
    if both[0].tag != PLACE and not knowledge.gazetteer.named(both[0].text):
        return ()  # 行驶|至|京港澳高速公路
    line = LINE.match(both[2].text)
    if line is None:
        return ()
    whole = replace(both[2], start=both[0].start, text=both[0].text + TO + line[0])
    rest = both[2].text[line.end() :]
    return (
        (whole, replace(both[2], start=whole.end, text=rest))
        if len(rest) >= LEAST
        else (replace(whole, text=whole.text + rest),)
    )


def _person(words: tuple[Token, ...], at: int, knowledge: Knowledge) -> Parts:
    """Somebody's name with the last character that the next word took, or without the one that it took itself."""
    word, after = words[at], words[at + 1]
    text, following = word.text, words[at + 2] if at + 2 < len(words) else None
    surnames, letters = knowledge.lexicons["surnames"], knowledge.lexicons["transcription"]
    blurred = 0 < word.confidence < BLURRED and len(text) == CHINESE and text.endswith(IN)
    if blurred and after.tag == PLACE and surnames.kind(text[0]) == "single":
        return (replace(word, text=text[:-1]), Token(word.end - 1, IN, PREPOSITION)), 1
    if text[-1] in ADVERBS and text[:-1] in knowledge.gazetteer.countries:
        return (replace(word, text=text[:-1], tag=PLACE), Token(word.end - 1, text[-1], ADVERB)), 1
    own = 0
    if len(after.text) == LEAST == len(text) and OTHERS.fullmatch(after.text):
        own = 1 if following is not None and COUNT.match(following.text) and text[0] in surnames else 0
    elif len(after.text) == LEAST < len(text) and after.text[1] == SAID and after.text[0] not in SAYINGS:
        own = 1 if after.text[0] in letters and joints.is_transcribed(text, letters) else 0
    elif after.text == SOON and following is not None and following.tag == MOMENT:
        own = LEAST if joints.is_transcribed(text, letters) else 0
    if not own:
        return (word,), 1
    name, rest = replace(word, text=text + after.text[:own]), after.text[own:]
    return ((name, Token(after.start + own, rest, VERB)) if rest else (name,)), 2


def _anchor(word: Token, after: Token, knowledge: Knowledge) -> Parts:
    """The name of a place or a body, and what stands behind it."""
    for behind, told, tag in (
        (MADE, JUBILEE, VERB),
        (BEARING, DISTANCE, DIRECTION),
        (UNIT, UNITS, NUMBER),
        (PHASE, BUILDING, NUMBER),
    ):
        found = behind.search(word.text)
        if found and found.start() >= LEAST and told.match(after.text):
            return _cut(word, found.start(), tag, knowledge), 1
    edges = knowledge.lexicons["edge_words"]
    for at in range(max(LEAST, len(word.text) - edges.longest), len(word.text)):
        edge = edges.beginning(word.text[at:] + after.text) if word.text[at] in edges.first else None
        rest = len(word.text) - at + len(after.text) - len(edge.word) if edge else -1
        if (
            edge is None
            or len(edge.word) <= len(word.text) - at
            or rest < 0
            or (rest and edge.kind not in (AHEAD, CLOSE))
        ):
            continue
        left = (replace(after, start=after.end - rest, text=after.text[-rest:]),) if rest else ()
        if edge.kind in (END, CLOSE):
            return (replace(word, text=word.text[:at] + edge.word), *left), 2
        if _ends_on(word.text, at, knowledge):
            continue
        *name, _ = _cut(word, at, NOUN, knowledge)
        return (*name, Token(word.start + at, edge.word, NOUN), *left), 2
    return (word,), 1


def _ends_on(name: str, at: int, knowledge: Knowledge) -> bool:
    """Whether a character ends a name as its head noun (青川博物馆|藏有); not behind a mere place (青川局|地)."""
    bare = _is_headed(name[: at + 1], knowledge) and not _is_headed(name[:at], knowledge)
    codes, rest = knowledge.gazetteer.peel(name[:at])
    return bare and not (codes and not rest)


def _is_headed(name: str, knowledge: Knowledge) -> bool:
    """Whether a name ends on the head noun of a body or a site."""
    return any(knowledge.lexicons[heads].ending(name) for heads in ("organisation_heads", "place_heads"))


def _cut(word: Token, size: int, tag: str, knowledge: Knowledge) -> tuple[Token, ...]:
    """A name of so many characters, and the rest of a word.

    Without a head noun it is the place that it begins with, and perhaps a trade there: 青川市|快递行业|建会.
    """
    name, behind = replace(word, text=word.text[:size]), Token(word.start + size, word.text[size:], tag)
    if name.tag != BODY or _is_headed(name.text, knowledge):
        return name, behind
    codes, rest = knowledge.gazetteer.peel(name.text)
    if codes and rest.endswith(TRADES):
        place = len(name.text) - len(rest)
        return replace(name, text=name.text[:place], tag=PLACE), Token(name.start + place, rest, NOUN), behind
    return replace(name, tag=PLACE if codes else BODY), behind


def _beside(words: tuple[Token, ...], at: int, knowledge: Knowledge) -> Parts:
    """A word that the next ones show to be a part of a name."""
    word, after = words[at], words[at + 1]
    if word.tag == NOUN and _is_committee(word, after):
        return (replace(word, tag=BODY),), 1
    if word.tag == NUMBER and _is_edition(word, after):
        return (replace(after, start=word.start, text=word.text + after.text),), 2
    if word.tag == VERB and at and words[at - 1].tag == PLACE and _is_opened(words, at, knowledge):
        return (replace(word, tag=VERBAL_NOUN),), 1
    return (word,), 1


def _is_committee(word: Token, after: Token) -> bool:
    """Whether a word names a committee by its level, and the next one the government of the same."""
    is_one = COMMITTEE.fullmatch(word.text) is not None and after.text.startswith(word.text[0])
    return is_one and GOVERNMENT.match(after.text, 1) is not None


def _is_edition(word: Token, after: Token) -> bool:
    """Whether a number says of which event the next word names the committee."""
    return after.tag == BODY and EDITION.fullmatch(word.text) is not None and HOLDERS.search(after.text) is not None


def _is_opened(words: tuple[Token, ...], at: int, knowledge: Knowledge) -> bool:
    """Whether a verb stands before the head noun of a body that is opened: 青川|会见|中心|落成."""
    head, told = words[at + 1 : at + 2], words[at + 2 : at + 3]
    return bool(told) and told[0].text.startswith(OPENINGS) and head[0].text in knowledge.lexicons["organisation_heads"]


def _cut_off(word: Token, size: int) -> tuple[Token, Token]:
    """The first characters of a name and the rest, both of its kind."""
    return replace(word, text=word.text[:size]), replace(word, start=word.start + size, text=word.text[size:])


def _is_half(words: tuple[Token, ...], at: int) -> bool:
    """Whether what the tagger took for a ministry is the second thing that one is for, with half its head's title."""
    joined = at >= JOINED and words[at - 1].text in JOINTS and words[at - JOINED].tag == NOUN
    chief = at + 1 < len(words) and words[at + 1].text == CHIEF
    return joined and chief and words[at].text.endswith(MINISTRY) and len(words[at].text) > LEAST


def _minister(word: Token) -> tuple[Token, ...]:
    """What such a ministry is for, and the title: 通信|部长."""
    field = replace(word, text=word.text[: -len(MINISTRY)], tag=NOUN)
    return field, Token(field.end, MINISTRY + CHIEF, NOUN)


def _river(word: Token, after: Token) -> tuple[Token, ...]:
    """The river behind whose name the tagger parted: 青川|江流域."""
    return replace(word, text=word.text + after.text[0]), replace(after, start=after.start + 1, text=after.text[1:])
