"""Names of bodies that no word of theirs gives away: 青禾多|创始人林国栋, 青禾多|成立于1998年, 创办了|青禾网.

They may be made of any words, so the text must say what only bodies have: a founder, a day of founding, a seat.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhitu.knowledge import Knowledge
from zhitu.model import Sentence, Token
from zhitu.reading.needs import Characters, needs

NAME = r"(?P<name>[^\s，。；、：:！？“”‘’\"'()（）《》]{2,14}?)"
"""What is looked at: the name, and words before it that :func:`_own` takes off."""

OPENING = r"(?:^|(?<=[，。；、：:！？“”\s]))"
FOUNDER = "(?:联合|主要|共同)?(?:创始人|创办人)"
POST = f"(?:{FOUNDER}|CEO|首席执行官|董事长|董事局主席|董事会主席)"
TIME = r"(?=\s?(?:公元|上世纪|\d|[一二]九|二[〇零]))"
FOUNDED = tuple(
    re.compile(expression)
    for expression in (
        rf"{OPENING}{NAME}，?(?:正式)?(?:成立|创立|始创|创建|创始|创办|始建|起源)于{TIME}",
        rf"(?:成立|创立|始创|创建|创办|始建)于\s?\d{{4}}年的{NAME}(?=[，。；是为由]|$)",
        rf"{OPENING}{NAME}(?:的)?总部(?:位于|坐落于|设在|设于|在)",
        rf"{OPENING}{NAME}，?(?:是|最初|最早)?由[^。；，]{{2,24}}?(?:创办(?!公)|创立|创建|创设)(?!的)",
    )
)
"""What stands around the name of what has a day of founding, a founder or a seat, as no person has."""

HEADED = tuple(
    re.compile(expression)
    for expression in (
        rf"{OPENING}{NAME}的?(?:{FOUNDER}|{POST}(?=兼|、))",
        rf"(?:是|为|系|任|作为|身为){NAME}的?{POST}",
        rf"(?:{OPENING}|是|为){NAME}[（(](?:股票代码|证券代码)?[：:]?\s?(?:[A-Z]{{2,6}}[：:.]\s?)?\d{{4,6}}(?:[.\-](?:HK|SH|SZ|BJ))?[)）]",
        rf"“(?P<name>[^“”，。；]{{2,8}})”的?{FOUNDER}",
        rf"(?:说起|说到|提到|提起|谈到|谈起|提及){NAME}，[^。；]{{0,30}}?[它其]的?{FOUNDER}",
    )
)
"""What stands around the name of what has a founder, a head or a number on the stock exchange."""

DEFINED = re.compile(
    rf"{OPENING}{NAME}(?:[（(][^（()）]{{1,40}}[)）])?是(?:一家|全球|世界|中国|国内|国际|我国|[^，。；]{{1,4}}(?:知名|著名))"
    r"[^，。；]{0,24}?(?:公司|企业|集团|品牌|制造商|运营商)(?=[，。；]|$)"
)
"""The whole opening of a sentence that says what sort of company it is."""

NAMED = re.compile(rf"{OPENING}{NAME}{POST}$")
"""A name with a post, right before a person."""

MADE = re.compile(r"(?:创办|创立|创建)(?:了|的)?(?P<name>[^\s，。；、：:！？“”‘’\"'()（）《》]{2,8})(?=[，。；、！]|$)")
"""A thing that somebody founds; often no name (农家乐), so the tagger must know a word of it for one."""

PROPER = frozenset({"nz", "nw", "ORG"})
"""Tags of a word that the tagger holds for a name."""

CUTTING = frozenset({"r", "p", "c", "u", "m", "q", "w", "f", "b"})
"""Tags of a word that is no part of such a name and before which none begins: 这家|…, 两位|…, 成都|…."""

VERBAL = frozenset({"v", "vd", "d", "ad", "a"})
INSIDE = "之"
"""The one particle that stands inside names: 青禾|之|家."""

PERSON, BODY = "PER", "ORG"

LENGTH = range(2, 9)
"""How many characters such a name has."""

SHORT = 2
"""A name so short must be one word that the tagger holds for a name or a noun: 知乎, never 好|看."""

UNSURE = 0.5
"""A tagger less sure than this of a person has taken a piece of another name for one: 孩子|王."""


def spans(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Start and end of each such name in a sentence; both are ends of words."""
    matches = tuple(_matches(sentence, words))
    if not matches:
        return
    starts = {word.start: index for index, word in enumerate(words)}
    ends = {word.end: index for index, word in enumerate(words)}
    for frame, match in matches:
        low, high = (sentence.start + at for at in match.span("name"))
        if low not in starts or high not in ends:
            continue
        own = _own(words[starts[low] : ends[high] + 1], knowledge)
        person = any(word.tag == PERSON and not 0 < word.confidence < UNSURE for word in own)
        if not own or (person and frame not in FOUNDED) or (frame is DEFINED and own[0].start != low):
            continue
        if frame is not MADE or any(word.tag in PROPER for word in own):
            yield own[0].start, own[-1].end


def _matches(sentence: Sentence, words: tuple[Token, ...]) -> Iterator[tuple[re.Pattern[str], re.Match[str]]]:
    """Each frame with each stretch of the sentence that it fits."""
    is_missing = frozenset(sentence.text).isdisjoint
    for frame, needed in _frames():
        if not any(map(is_missing, needed)):
            yield from ((frame, match) for match in frame.finditer(sentence.text))
    for word in words:
        if word.tag == PERSON and (match := NAMED.search(sentence.text[: word.start - sentence.start])):
            yield NAMED, match


@cache
def _frames() -> tuple[tuple[re.Pattern[str], tuple[Characters, ...]], ...]:
    """The frames that are sought everywhere, each with what a sentence must hold for it."""
    return tuple((frame, needs(frame.pattern)) for frame in (*FOUNDED, *HEADED, DEFINED, MADE))


def _own(words: tuple[Token, ...], knowledge: Knowledge) -> tuple[Token, ...]:
    """The words that make the name, without those before it that say what it is; none where no name is left."""
    first = max((at + 1 for at, word in enumerate(words) if _parts(word, knowledge)), default=0)
    again = [at for at in range(first + 1, len(words)) if words[at].text == words[first].text]
    marked = [at for at in range(first, len(words)) if words[at].tag == BODY]
    own = words[max([first, *again[-1:], *marked[:1]]) :]  # 青禾|长路青禾: a heading stands before the name
    length = own[-1].end - own[0].start if own else 0
    verbs = all(word.tag in VERBAL and len(word.text) > 1 for word in own)
    times = all(word.tag == "TIME" for word in own)
    if length not in LENGTH or verbs or times or any(_forbids(word, knowledge) for word in own):
        return ()
    if length <= SHORT and (len(own) > 1 or own[0].tag not in PROPER | {"n"}):
        return ()
    name = "".join(word.text for word in own)
    trades = knowledge.lexicons["trade_words"]
    if name in knowledge.lexicons["generic_words"] or all(word.text in trades for word in own):
        return ()
    head = knowledge.lexicons["organisation_heads"].ending(name)
    others = (knowledge.lexicons[lexicon] for lexicon in ("program_heads", "place_heads", "titles"))
    if (head and head.word not in trades) or any(other.ending(name) for other in others):
        return ()  # those are found as what they are
    return own


def _parts(word: Token, knowledge: Knowledge) -> bool:
    """Whether a word stands before a name and is none of it: 互联网|企业|…, 著名|…, 这家|…."""
    place = word.tag == "LOC" and bool(knowledge.gazetteer.named(word.text))
    cuts = word.tag in CUTTING and word.text != INSIDE
    lexicons = ("generic_words", "organisation_heads", "program_heads")
    sort = any(word.text in knowledge.lexicons[lexicon] for lexicon in lexicons)
    return place or cuts or (sort and word.text not in knowledge.lexicons["trade_words"])


def _forbids(word: Token, knowledge: Knowledge) -> bool:
    """Whether a word shows that the stretch is no name: what governs one, or a post."""
    if word.text in knowledge.lexicons["trade_words"]:
        return False
    return word.text in knowledge.lexicons["predicates"] or word.text in knowledge.lexicons["titles"]
