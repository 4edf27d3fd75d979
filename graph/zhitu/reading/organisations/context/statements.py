"""Names of bodies that no word of theirs gives away: 青禾多|创始人林国栋, 青禾多|成立于1998年, 创办了|青禾网.

They may be made of any words, so the text must say what only bodies have: a founder, a day of founding, a seat.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhitu.knowledge import Knowledge
from zhitu.model import Sentence, Token
from zhitu.reading.organisations.context.frames import ASIDE, BEGUN, BOX, BY, OPENING, SEAT, TIME
from zhitu.reading.organisations.firms import FOUNDER, LEADER
from zhitu.reading.prefilter import Clue, Prefilter, clues_of, prefilter_of
from zhitu.reading.tags import (
    ADJECTIVAL_ADVERB,
    ADJECTIVE,
    ADVERB,
    ATTRIBUTE,
    BODY,
    CONJUNCTION,
    DIRECTION,
    FUNCTION_WORD,
    MARK,
    MEASURE_WORD,
    MOMENT,
    NOUN,
    NUMBER,
    PARTICLE,
    PERSON,
    PLACE,
    PREPOSITION,
    PRONOUN,
    PROPER_NOUN,
    VERB,
    VERBAL_ADVERB,
    WORK_TITLE,
    is_doubted,
)

NAME = r"(?P<name>[^\s，。；、：:！？“”‘’\"'()（）《》]{2,14}?)"
"""What is looked at: the name, and words before it that :func:`_own` takes off."""

POST = f"(?:{FOUNDER}|{LEADER})"
FOUNDED = tuple(
    re.compile(expression)
    for expression in (
        rf"{OPENING}{NAME}{ASIDE}，?(?:正式)?(?:{BEGUN}|始建)于{TIME}",
        rf"(?:成立|创立|始创|创建|创办|始建)于\s?\d{{4}}年的{NAME}(?=[，。；是为由]|$)",
        rf"{OPENING}{NAME}{ASIDE}{SEAT}",
        rf"{OPENING}{NAME}{ASIDE}{BY}",
        rf"{OPENING}{NAME}{ASIDE}，?(?:于|在)?\d{{4}}年(?:诞生|起步|创立|成立)[于在][^，。；]{{2,8}}{BY}",
        rf"(?:公司|企业|品牌|学校|机构|医院)名称(?:[：:]\s?|\s){NAME}(?=\s.{{0,160}}?(?:{FOUNDER}|{BOX}))",
        rf"(?:中文名称?(?:[：:]\s?|\s)|(?<![一-鿿])名称\s){NAME}(?=\s.{{0,160}}?(?:{BOX}))",
        rf"{OPENING}{NAME}{ASIDE}，?全(?:称|名(?!单))(?:为|是|：)?[^，。；]{{3,36}}(?:公司|集团|企业|学院|大学|协会|基金会)(?=[，。；]|$)",
        rf"{OPENING}{NAME}{ASIDE}(?:是|为|系)[^，。；]{{2,36}}?(?:公司|集团)旗下的?[^，。；]{{0,16}}(?:品牌|公司|平台|企业|网站|机构)(?=[，。；]|$)",
        rf"{OPENING}{NAME}{ASIDE}(?:隶属于?|归属)[^，。；]{{2,36}}?(?:公司|集团)(?=[，。；]|$)",
        rf"{OPENING}{NAME}是[^，。；的]{{2,16}}?(?:创办|创立|创建)的一[家个][^，。；]{{0,12}}?(?:公司|企业|品牌|平台)(?=[，。；]|$)",
        rf"(?:成立|创立|创办|创建|组建)(?:了|的|过)?{NAME}，[^，。；]{{0,8}}?(?:出任|担任|自任|任)(?:董事长|总裁|总经理|CEO|首席执行官)",
    )
)
"""What stands around the name of what has a day of founding, a founder or a seat, as no person has."""

HEADED = tuple(
    re.compile(expression)
    for expression in (
        rf"{OPENING}{NAME}的?(?:{FOUNDER}|{POST}(?=兼|、))",
        rf"(?:是|为|系|任|作为|身为){NAME}的?{POST}",
        rf"(?:{OPENING}|是|为){NAME}[（(](?:股票代码|证券代码)?[：:]?\s?(?:[A-Z]{{2,6}}[：:.]\s?)?\d{{4,6}}(?:[.\-](?:HK|SH|SZ|BJ))?[)）]",
        rf"(?:说起|说到|提到|提起|谈到|谈起|提及){NAME}，[^。；]{{0,30}}?[它其]的?{FOUNDER}",
    )
)
"""What stands around the name of what has a founder, a head or a number on the stock exchange; of no person."""

QUOTED = re.compile(rf"“(?P<name>[^“”，。；]{{2,8}})”(?:品牌|公司)?的?{FOUNDER}")
"""A quotation that has a founder: the whole of it is the name where a head noun ends it."""

DATED = re.compile(
    rf"{OPENING}{NAME}{ASIDE}，?(?:于|在)?\d{{4}}年(?:\d\d?月)?(?:\d\d?日)?"
    r"(?:在[^，。；]{2,10})?(?:正式)?(?:成立|创立|创建|创办)(?=[，。；于]|$)"
)
"""The whole opening of a sentence that says when something came into being: 青禾多|2003年在成都成立."""

DEFINED = re.compile(
    rf"{OPENING}{NAME}{ASIDE}是(?:一家|全球|世界|中国|国内|国际|我国|[^，。；]{{1,4}}(?:知名|著名))"
    r"[^，。；]{0,24}?(?:公司|企业|集团|品牌|制造商|运营商)(?=[，。；]|$)"
)
"""The whole opening of a sentence that says what sort of company it is."""

MAKE = "(?:创办|创立|开办|创建|开创|创设|成立)"

SHOP = re.compile(
    r"(?:创办|创立|开办|创建|开设|组建|成立)(?:了|的|过)?[^，。；“”]{0,6}“(?P<name>[^“”，。；]{2,10}(?:店|铺|坊|斋|商行|酒楼|茶楼|饭庄|厂|公司|[一-鿿]{2}中心|工作室))”(?![一-鿿]{0,4}(?:活动|会|队|团|节|课程|项目|赛|行动|计划))"
)
"""A quotation that names a shop or works which somebody founds."""

WARES = "(?<!党建|公益|服务|读书|文化|工作|工会|志愿|宣讲)(?<![立办建了造])品牌"
"""The brand of something that is sold: 童装|品牌, but no 党建|品牌."""

BRAND = re.compile(
    rf"{MAKE}(?:了|过)?(?:[^，。；“”]{{0,12}}(?P<sort>{WARES}|公司|企业|工作室|网站|出版社|乐队|连锁)|[^，。；“”]{{0,8}}名[为叫])"
    r"“(?P<name>[^“”，。；]{2,10}(?<![队组班岗站]))”(?(sort)(?=[，。；]|$)|的[^，。；]{0,8}(?:公司|企业|工作室|网站|书店|餐厅|乐队))"
)
"""A quotation that somebody founds as a brand or a firm: 创立了童装品牌|“青禾树”, 开办了名为|“青禾树”|的公司."""

PRAISED = re.compile(
    r"“(?P<name>[^“”，。；]{2,8}(?<![队组班岗站]))”，?是[^，。；“”]{0,8}(?:知名|著名|驰名|老牌)的?[^，。；“”]{0,10}"
    rf"{WARES}(?=[，。；\s]|$)"
)
"""A quotation that is told to be a well-known brand: “青禾树”|是知名童装品牌."""

PAPER = re.compile(
    r"(?:创办|创立|创刊)了?[^，。；《》]{0,6}《(?P<made>[^《》，。；]{2,10})》(?![^，。；]{0,4}(?:节目|栏目|专栏|比赛|读书会|演出|音乐会|演讲|诵读))"
    r"|《(?P<name>[^《》，。；]{2,10})》(?:杂志|周刊|月刊|报纸)?(?:，?(?:原名|前身[是为])《[^《》，。；]{2,10}》，)?(?:，?由[^，。；《》]{2,40}?|(?:(?!讲述|记述|描写)[^，。；《》]){0,16}?)(?:创刊|创办)(?!了|的)"
)
"""The title of a paper or a magazine, which somebody founds."""

NAMED = re.compile(rf"{OPENING}{NAME}{POST}$")
"""A name with a post, right before a person."""

MADE = re.compile(
    r"(?:创办|创立|创建|成立|组建)(?:了|的|过)?(?P<name>[^\s，。；、：:！？“”‘’\"'()（）《》]{2,8})(?=[，。；、！]|$)"
)
"""A thing that somebody founds; often no name (农家乐), so the tagger must know a word of it for one, or none."""

FRAMES = (*FOUNDED, *HEADED, QUOTED, DATED, DEFINED, MADE, NAMED)

PROPER = frozenset({PROPER_NOUN, WORK_TITLE, BODY})
"""Tags of a word that the tagger holds for a name."""

MADE_OF = PROPER | {PERSON, FUNCTION_WORD}
"""The same, and those that it gives to words that it does not know."""

CUTTING = frozenset({PRONOUN, PREPOSITION, CONJUNCTION, PARTICLE, NUMBER, MEASURE_WORD, MARK, DIRECTION, ATTRIBUTE})
"""Tags of a word that is no part of such a name and before which none begins: 这家|…, 两位|…, 成都|…."""

SHORT_PRONOUN = 3
"""Characters of a pronoun at most; what is longer is a name that begins like one: 他山科技."""

VERBAL = frozenset({VERB, VERBAL_ADVERB, ADVERB, ADJECTIVAL_ADVERB, ADJECTIVE})
INSIDE = "之"
"""The one particle inside names: 青禾|之|家."""

HOUSE = re.compile(r"\d[号弄]$")
"""How an address ends."""

AGENT = "由"
"""What stands before those who found."""

DONE = "了"
"""What says of a verb that it is done, and no name of a body ends on: 创办的公司|破产了."""

LENGTH = range(2, 9)
"""How many characters such a name has."""

SHORT = 2
"""A name so short must be one word that the tagger holds for a name or a noun: 知乎, never 好|看."""


def clues(_: Knowledge) -> tuple[Clue, ...]:
    """What a sentence holds that names such a body."""
    return clues_of(PAPER, SHOP, BRAND, PRAISED, *FRAMES)


def spans(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Start and end of each such name in a sentence; both are ends of words."""
    yield from _quoted(sentence, knowledge)
    matches = tuple(_matches(sentence, words))
    if not matches:
        return
    starts = {word.start: index for index, word in enumerate(words)}
    ends = {word.end: index for index, word in enumerate(words)}
    for frame, match in matches:
        low, high = (sentence.start + at for at in match.span("name"))
        if low not in starts or high not in ends:
            continue
        if frame is QUOTED and _is_headed(words[starts[low] : ends[high] + 1], match["name"], knowledge):
            yield low, high
            continue
        own = _own(words[starts[low] : ends[high] + 1], knowledge, frame)
        if frame is DATED and len(own) == 1 and own[0].tag == NOUN:
            continue  # 女儿2003年在成都创办
        person = any(word.tag == PERSON and not is_doubted(word) for word in own)
        person = person and not (frame is MADE and len(own) == 1)  # nobody founds a person
        if not own or (person and frame not in FOUNDED) or (frame in (DATED, DEFINED) and own[0].start != low):
            continue
        if words[starts[own[0].start] - 1].text == AGENT and own[0].start > low:
            continue  # 青禾多由|茶农周建平|创立于1998年
        if frame is not MADE or any(word.tag in MADE_OF for word in own) or _is_firm(own, knowledge):
            yield own[0].start, own[-1].end


def _quoted(sentence: Sentence, knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Start and end of the titles of papers, and of the quotations that name shops and brands."""
    for paper in PAPER.finditer(sentence.text) if "《" in sentence.text else ():
        low, high = paper.span("name" if paper["name"] else "made")
        yield sentence.start + low, sentence.start + high
    for shop in SHOP.finditer(sentence.text) if "“" in sentence.text else ():
        yield sentence.start + shop.start("name"), sentence.start + shop.end("name")
    for told in (BRAND, PRAISED) if "“" in sentence.text else ():
        for brand in told.finditer(sentence.text):
            if not _is_none(brand["name"], knowledge):
                yield sentence.start + brand.start("name"), sentence.start + brand.end("name")


def _matches(sentence: Sentence, words: tuple[Token, ...]) -> Iterator[tuple[re.Pattern[str], re.Match[str]]]:
    """Each frame with each stretch of the sentence that it fits."""
    for frame in prefilter().possible(sentence.text):
        if frame is not NAMED:
            yield from ((frame, match) for match in frame.finditer(sentence.text))
            continue
        for word in words:
            if word.tag == PERSON and (match := NAMED.search(sentence.text[: word.start - sentence.start])):
                yield NAMED, match


@cache
def prefilter() -> Prefilter[re.Pattern[str]]:
    """All frames, to be asked which of them a sentence allows."""
    return prefilter_of(FRAMES)


def _own(words: tuple[Token, ...], knowledge: Knowledge, frame: re.Pattern[str]) -> tuple[Token, ...]:
    """The words that make the name, without those before it that say what it is; none where no name is left."""
    while words and words[-1].tag == MOMENT:
        words = words[:-1]  # 青禾|1999年|由周建平创立
    whole = len(words) > 1 and _is_strange(words[-2]) and _may_end(words[-1], knowledge)
    ends = len(words) - 1 if whole else len(words)
    first = max((at + 1 for at, word in enumerate(words[:ends]) if _parts(word, knowledge)), default=0)
    again = [
        at for at in range(first + 1, len(words)) if words[at].text == words[first].text and len(words[at].text) > 1
    ]
    marked = [at for at in range(first, len(words)) if words[at].tag == BODY]
    own = words[max([first, *again[-1:], *marked[:1]]) :]  # 青禾|长路青禾: a heading stands before the name
    length = own[-1].end - own[0].start if own else 0
    proven = frame in (*FOUNDED, *HEADED, DATED)
    verbs = all(word.tag in VERBAL and len(word.text) > 1 for word in own) and not (proven and _is_unknown(own))
    times = all(word.tag == MOMENT for word in own)
    if length not in LENGTH or verbs or times or any(_forbids(word, knowledge) for word in own):
        return ()
    if length <= SHORT and not (_is_one_name(own) or (proven and _is_unknown(own))):
        return ()
    name = "".join(word.text for word in own)
    trades = knowledge.lexicons["trade_words"]
    if (
        _is_none(name, knowledge)
        or _goes_on(own, name, knowledge)
        or name.endswith(DONE)
        or all(word.text in trades for word in own)
    ):
        return ()
    head = knowledge.lexicons["organisation_heads"].ending(name)
    if head and head.word not in trades and not (proven and any(map(_is_strange, own[:-1]))):
        return ()  # those are found as what they are
    site = knowledge.lexicons["place_heads"].ending(name)
    if site and site.word not in trades and (frame not in HEADED or knowledge.gazetteer.named(name)):
        return ()
    return own


def _is_none(name: str, knowledge: Knowledge) -> bool:
    """Whether it is a common word, a country, or ends like a program, a post or a craft."""
    none = knowledge.lexicons["no_names"]
    return (
        none.pattern("rumour", "common").match(name) is not None
        or name in knowledge.lexicons["generic_words"]
        or name in knowledge.gazetteer.regions
        or name in none.words("thing")
        or name.endswith(none.words("craft"))
        or any(knowledge.lexicons[other].ending(name) for other in ("program_heads", "titles", "forms_of_address"))
    )


def _is_headed(own: tuple[Token, ...], name: str, knowledge: Knowledge) -> bool:
    """Whether a head noun ends a quotation that opens with a word of its own: 慢灯|书店, not 互联网|医院."""
    head = knowledge.lexicons["organisation_heads"].ending(name)
    return (
        head is not None and len(head.word) < len(name) and not (_parts(own[0], knowledge) or _is_none(name, knowledge))
    )


def _goes_on(own: tuple[Token, ...], name: str, knowledge: Knowledge) -> bool:
    """Whether it is the number of a house, or a name of its own with more behind it: 青禾|如今|总部在…"""
    more = (
        len(own) > 1 and own[0].tag in (BODY, PERSON) and knowledge.lexicons["no_names"].kind(own[-1].text) == "behind"
    )
    whole = len(own) > 1 and own[0].tag == BODY and knowledge.lexicons["organisation_heads"].ending(own[0].text)
    return HOUSE.search(name) is not None or more or bool(whole)


def _is_firm(own: tuple[Token, ...], knowledge: Knowledge) -> bool:
    """Whether nothing but single characters stands before a line of business: 九|禾|科技."""
    trade = knowledge.lexicons["trade_words"].kind(own[-1].text) == "trade"
    return trade and len(own) > 1 and all(len(word.text) == 1 for word in own[:-1])


def _may_end(word: Token, knowledge: Knowledge) -> bool:
    """Whether a name may end on a word before which none begins: 青禾|基金, 青禾|教育."""
    sort = knowledge.lexicons["generic_words"].kind(word.text)
    return sort == "field" or (not sort and word.text in knowledge.lexicons["organisation_heads"])


def _is_one_name(own: tuple[Token, ...]) -> bool:
    """Whether the tagger holds all of it for one name or noun, or hardly for a person's."""
    doubted = own[0].tag == PERSON and is_doubted(own[0])
    return len(own) == 1 and (own[0].tag in PROPER | {NOUN} or doubted)


def _is_strange(word: Token) -> bool:
    """Whether the tagger holds a word for a name, or for a verb or adjective though it is so long."""
    return word.tag in PROPER or (word.tag in VERBAL and len(word.text) > SHORT)


def _is_unknown(own: tuple[Token, ...]) -> bool:
    """Whether the tagger knows no word of it: it fell into single characters, or is one long verb or adjective."""
    return all(len(word.text) == 1 for word in own) or (len(own) == 1 and _is_strange(own[0]))


def _parts(word: Token, knowledge: Knowledge) -> bool:
    """Whether a word stands before a name and is none of it: 互联网|企业|…, 著名|…, 这家|…."""
    place = word.tag == PLACE and bool(knowledge.gazetteer.named(word.text))
    cuts = word.tag in CUTTING and word.text != INSIDE and (word.tag != PRONOUN or len(word.text) <= SHORT_PRONOUN)
    lexicons = ("generic_words", "organisation_heads", "program_heads")
    sort = any(word.text in knowledge.lexicons[lexicon] for lexicon in lexicons)
    return place or cuts or (sort and word.text not in knowledge.lexicons["trade_words"])


def _forbids(word: Token, knowledge: Knowledge) -> bool:
    """Whether a word shows that the stretch is no name: what governs one, or a post."""
    if word.text in knowledge.lexicons["trade_words"]:
        return False
    return word.text in knowledge.lexicons["predicates"] or word.text in knowledge.lexicons["titles"]
