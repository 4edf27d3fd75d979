"""Sites, roads, and whatever else the tagger holds for a place: 云岭数字茶叶小镇, 315省道, 长江."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from zhitu.knowledge import Knowledge
from zhitu.knowledge.divisions import Level
from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import Range, Sentence, Token
from zhitu.reading.organisations.head_nouns import is_thin
from zhitu.reading.places.names import GENERIC, Run, Source, Span
from zhitu.reading.tags import (
    ABBREVIATION,
    ANCHORS,
    ATTRIBUTE,
    BODY,
    IDIOM,
    NOUN,
    OTHER_NAMES,
    PERSON,
    PLACE,
    PLAIN_NOUNS,
    PROPER_NOUN,
    VERB,
)

CONTENT = frozenset({*PLAIN_NOUNS, *OTHER_NAMES, PLACE, BODY, PERSON, ABBREVIATION, ATTRIBUTE, IDIOM})
"""Tags of the words that may stand inside the name of a site, LAC's and jieba's."""

COMMON = ("whole", "local")
"""Kinds of words that name nothing behind a place either: 青川|自贸片区."""

JOINT = re.compile("(?<!胡)[同与和向]+$")
"""What the tagger may take with a place that it ends: 大会堂|同, but 草场胡同."""

QUARTER = "quarter"
"""The kind of heads that the tagger parts from a name: 枫林新城|社区."""

FAIR, TEMPLE = re.compile("会(?![议展馆计])"), "庙"
"""A fair, of which the tagger takes the first character for the end of a place: 武侯祠|庙|会."""

LAKES, WATER = tuple("湖海"), ("水", "面")
"""A word for water of which the tagger takes the first character for the end of a place."""

REACHES = "段"
"""A stretch of a river is named after what lies at it: 枫林|江段."""

FAR = 6
"""The name of a site has at most so many words before its head."""

MANY = re.compile(
    "全[市省县区]|[两三四五六]大(?![街道路厦楼])|各(?!庄)(?=[一-鿿]{2})|多地(?![质区])|(?<![0-9A])A级|[0-9]+[家所座]"
)
"""Inside a name it says that many are meant: 雅安|全市|商业综合体."""

SURELY = "全两各多A0123456789"
"""How a word for many begins that begins no name."""

COUNTED = re.compile(
    r"^[百千万]亩|^水毁|\dA级|\d{1,6}(?:[座个条处]|家(?![具居园电])|国(?!道))|(?<=..)(?:首[座家个条]|水毁|周边|新建(?!路)|建成(?!区|[路街])|[百千万]亩)|多[条座家处]"
)
"""It makes a number or a kind of sites of what the tagger took for one: 54座|水库, 青川县|首座|机场, 云湖|周边|酒店."""

KINDS = re.compile(
    r"\d+(?:[省市县区]|省区|市州)|.*[两三四五六七八九十](?:市州|省区|省市|市县|县区)|(?:沿[江河海湖线边])?[两二三四五六七八九十多]+(?:[省市县区州国镇乡村]|省区|省市|地市)+|[麦稻]区|(?:城市)?副中心|前[省市州国]|.*区旗|[市省国]旗|沿[江河湖海]两岸|环[山海湖江]"
    "|(?:航天|卫星)?发射场|航[空天][城港]|货运中心|.*全[岛境]"
)
"""Words for places of a kind, none of which they name: 沿江八市, 前州(长), 航空城."""

RATED = re.compile(r"\dA级(?:旅游)?(?:风)?景区(?=..)")
"""Of what class a site is, which the tagger took with its name: 5A级景区|云岭山."""

ONE = re.compile("一[家座所个处栋]")
"""In what the tagger took for a name it tells of one of a kind, which is not named: 巴特州|一家购物中心."""

OPENED = re.compile("(?<=..)(?:开园|开馆|开业|开幕|开村|[临沿]街|漫山|多[栋座处])$|(?<=机场)国际$")
"""What the tagger took with a place of which the text tells: 青川植物园|开园."""

BANK = re.compile("(?<=..)(?<=[江河湖海溪泉池塘潭])[江河湖]?畔$")
"""The bank of the water that a place is: 云湖|畔, 青江|江畔, 松岭海|湖畔."""

HOUSE = re.compile(r"\d+号大?院$")
"""The number of a house, which is no body: 青江路10号院."""

REGION, WHOLE = range(3, 5), 3
"""Characters of a region at the end of a place, and at least of the place before it."""

VERBAL = frozenset(("station",))
"""Kinds of heads that may follow a verb: 防火|检查站."""


def find(sentence: Sentence, tokens: tuple[Token, ...], divisions: list[Run], knowledge: Knowledge) -> list[Span]:
    """The places of a sentence that are no divisions, by position."""
    heads = knowledge.lexicons["place_heads"]
    runs = {span.start: run[index:] for run in divisions for index, span in enumerate(run)}
    found = {*_sites(sentence, tokens, runs, heads), *_zones(tokens, runs, heads)}
    ranges = {
        (low, high)
        for low, high in found
        if not _is_many(sentence.text[low - sentence.start : high - sentence.start])
        and not COUNTED.search(sentence.text[low - sentence.start : high - sentence.start])
    }
    sites = [site for site in sorted(ranges) if not any(_holds(other, site) for other in ranges)]
    taken = [*sites, *((span.start, span.end) for run in divisions for span in run)]
    tagged = [span for span in _tagged(tokens, runs, knowledge) if not any(_meet(span, other) for other in taken)]
    text, base = sentence.text, sentence.start
    spans = [
        Span(start, text[start - base : end - base], source)
        for source, group in ((Source.SITE, sites), (Source.TAGGED, tagged))
        for start, end in group
    ]
    return sorted(spans, key=lambda span: span.start)


def _sites(sentence: Sentence, tokens: tuple[Token, ...], runs: dict[int, Run], heads: Lexicon) -> Iterator[Range]:
    """Names that end with a head noun at the end of a word, from their proper part on."""
    for last, token in enumerate(tokens):
        if token.text[-1:] not in heads.last or token.tag == BODY:
            continue
        end = token.end
        head = _head(sentence.text[tokens[max(0, last - 3)].start - sentence.start : end - sentence.start], heads)
        if not head or heads[head].kind in GENERIC:
            continue
        kind, at = heads[head].kind, end - len(head)
        first = last
        while tokens[first].start > at:
            first -= 1
        if kind == "road" and (number := _number(tokens, first, at)) is not None:
            yield number, end
        elif kind == "road" and tokens[last + 1 : last + 2] and tokens[last + 1].tag == NOUN:
            continue  # 霍尔果斯公路口岸
        elif (start := _start(_before(tokens[: first + 1], at, kind), at, runs, heads)) is not None:
            yield start, end


def _before(tokens: tuple[Token, ...], head: int, kind: str) -> list[Token]:
    """The words that may belong to a name whose head of this kind begins in the last of them, the nearest first."""
    reach = 1 if kind == "road" else FAR
    found = [token for token in tokens[-1:] if token.start < head]
    for back, token in enumerate(reversed(tokens[-reach - 1 : -1])):
        verb = kind in VERBAL and back == 0 and token.tag == VERB
        if token.tag not in CONTENT and not verb:
            break
        found.append(token)
    return found


def _start(tokens: list[Token], head: int, runs: dict[int, Run], heads: Lexicon) -> int | None:
    """Where a site's name begins whose head stands at ``head``, in one of these words; None without a proper part."""
    start = None
    for token in tokens:
        if token.start in runs or token.tag in ANCHORS or (token.tag == PERSON and token.end == head):
            return _behind(token, runs, head)
        if token.tag == PROPER_NOUN and not _general(token.text, heads):
            start = token.start
    return start


def _behind(token: Token, runs: dict[int, Run], head: int) -> int:
    """Where a word begins without the full names of divisions in it, if enough is left: 杭州市|西湖景区."""
    start = token.start
    for span in runs.get(start, ()):
        if span.source is Source.FULL and span.end < min(token.end, head - 1):
            start = span.end
    return start


def _number(tokens: tuple[Token, ...], first: int, head: int) -> int | None:
    """Where the number of a road begins that stands right before its head: 315省道, G104国道."""
    before = "".join(token.text for token in tokens[max(0, first - 2) : first])
    text = before + tokens[first].text[: head - tokens[first].start]
    digits = len(text) - len(text.rstrip("0123456789"))
    letter = 1 if digits and text[:-digits][-1:] in ("G", "S", "X") else 0
    start = head - digits - letter
    return start if digits else None


def _zones(tokens: tuple[Token, ...], runs: dict[int, Run], heads: Lexicon) -> Iterator[Range]:
    """Areas that the name of a body begins with: 桐城经济开发区|恒砾机械有限公司."""
    for token in tokens:
        if token.tag != BODY or token.start not in runs:
            continue
        start = max((s.end for s in runs[token.start] if s.source is Source.FULL), default=token.start)
        for size in range(len(token.text) - 1, 2, -1):
            head = _head(token.text[:size], heads)
            if head and heads[head].kind == "zone" and token.start + size - len(head) >= start:
                yield start, token.start + size
                break


def _tagged(tokens: tuple[Token, ...], runs: dict[int, Run], knowledge: Knowledge) -> Iterator[Range]:
    """What the tagger holds for a place, without the divisions that it begins with, unless it is none of its own.

    None of its own are general words (产业集聚区), strings of letters that stand for places (中俄), and bodies.
    """
    heads, letters = knowledge.lexicons["place_heads"], knowledge.gazetteer.letters
    words, nouns = knowledge.gazetteer.words, knowledge.lexicons["common_nouns"]
    others = knowledge.lexicons["place_words"].words("rank", "with")  # 国家级|新区, 广东|联合|港澳
    for token, following in zip_longest(tokens, tokens[1:]):
        if token.tag != PLACE:
            continue
        start = next((span.end for span in reversed(runs.get(token.start, ())) if span.end <= token.end), token.start)
        text = token.text[start - token.start :]
        body = knowledge.lexicons["organisation_heads"].ending(text)
        if (
            len(text) > 1
            and text not in words
            and nouns.kind(text) not in COMMON
            and (body is None or ("site" in body.more and not is_thin(token, body)) or HOUSE.search(text))
            and not letters.issuperset(text)
            and not text.startswith(others)
            and not COUNTED.search(RATED.sub("", text))
            and not KINDS.fullmatch(text)
            and not ONE.search(text)
            and not _is_many(text)
            and not _holds_region(text, knowledge)
            and not (start == token.start and HOUSE.fullmatch(text))
            and not _general(text, heads)
            and not _is_stuck(text, heads, knowledge)
            and not _is_cut(token, following, knowledge)
            and not (following is not None and following.text == REACHES)
            and not (text.endswith(REACHES) and knowledge.gazetteer.named(text[:-1]))
        ):
            if following is not None and heads.kind(following.text) == QUARTER:
                yield start, following.end
            else:
                fair = following is not None and text.endswith(TEMPLE) and FAIR.match(following.text) is not None
                water = following is not None and following.text in WATER and text.endswith(LAKES)  # 九寨沟|湖水
                rated = RATED.match(text)
                start += rated.end() if rated and len(text) - rated.end() > 1 else 0
                text = token.text[start - token.start :]
                yield start, start + len(_unbanked(OPENED.sub("", JOINT.sub("", text)), knowledge)) - (fair or water)


def _unbanked(name: str, knowledge: Knowledge) -> str:
    """A water without its bank, unless it is then called like a division: 沅江|畔 is no bank of a city."""
    water = BANK.sub("", name)
    return name if knowledge.gazetteer.named(water) else water


def _is_many(name: str) -> bool:
    """Whether a name says that several are meant: 雅安|全市|商业综合体; what begins with 五大 may be a name."""
    several = MANY.search(name)
    return several is not None and (several.start() > 0 or several[0][0] in SURELY)


def _holds_region(text: str, knowledge: Knowledge) -> bool:
    """Whether a region ends what the tagger took for one place with the place before it: 团洲垸|洞庭湖."""
    return any(text[-size:] in knowledge.gazetteer.regions for size in REGION if len(text) - size >= WHOLE)


def _is_cut(token: Token, following: Token | None, knowledge: Knowledge) -> bool:
    """Whether a word is only how a name or a wording begins of which no place is taken off: 日照|充足."""
    both = token.text + (following.text if following is not None else "")
    return any(len(whole) > len(token.text) and both.startswith(whole) for whole in knowledge.gazetteer.wholes)


def _is_stuck(text: str, heads: Lexicon, knowledge: Knowledge) -> bool:
    """Whether a province begins right behind a road: the tagger took two places for one (宁波高速公路|山西云城)."""
    for at in range(2, len(text) - 2):
        road = heads.ending(text, at)
        behind = knowledge.gazetteer.named(text[at : at + 2]) if road is not None and road.kind == "road" else ()
        if any(place.level is Level.PROVINCE for place in behind):
            return True
    return False


def _head(text: str, heads: Lexicon) -> str:
    """The longest head noun that a text ends on, or nothing."""
    head = heads.ending(text)
    return head.word if head else ""


def _general(text: str, heads: Lexicon) -> bool:
    """Whether a text is made of nothing but head nouns and general words: 产业集聚区."""
    while text and (head := _head(text, heads)):
        text = text[: -len(head)]
    return not text


def _holds(outer: Range, inner: Range) -> bool:
    return outer != inner and outer[0] <= inner[0] and inner[1] <= outer[1]


def _meet(left: Range, right: Range) -> bool:
    return left[0] < right[1] and right[0] < left[1]
