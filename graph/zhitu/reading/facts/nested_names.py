"""What a name itself says: a body lies in the place that its name begins with, and belongs to the body inside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile

from zhitu.knowledge import Knowledge
from zhitu.knowledge.divisions import Level
from zhitu.knowledge.gazetteer import FEATURES
from zhitu.knowledge.lexicons import Entry
from zhitu.model import Fact, Kind, Mention, Sentence
from zhitu.reading.mentions import nesting
from zhitu.reading.mentions.nesting import MEMORIAL, ROUTE, has_head
from zhitu.reading.organisations.branches import crews, works
from zhitu.reading.organisations.firms import COMPANY
from zhitu.reading.words.bodies import PARTS, SEATED
from zhitu.reading.words.joints import is_transcribed

SEAT, TRADE, SITE = 0.9, 0.85, 0.85
"""Confidence that a body lies where its name says, for public bodies and for firms; that a place does, or a body
named right after the place."""

OWN = 2
"""Characters at least that a place adds to the place that its name begins with: 中山|陵 lies in no 中山."""

SHORTEST = 2
"""A letter that stands for a place (粤澳) holds nothing that follows it."""

AHEAD = 6
"""Characters behind the name of a place in which the head noun of a longer one is looked for."""

HOUSE = re.compile(r"\d+[号弄].*$")
"""The number of a house on a road."""

SIDE = re.compile("[东南西北中][一二三四五]?路")
"""What makes a road of the short name of a city, wherever that road is."""

RIVERS = "江河湖"
"""A water is older than the division of that name: 怒江|大峡谷."""

STUDENT = re.compile("生(?![产态物活命殖理化源长])")
"""What follows a school where that makes the word for who goes there: 国际大学|生体育联合会."""

SCHOOLED = "附属"
"""What makes a hospital a university's, whose seat may be another: 温州医科大学|附属|第六医院."""

FORCES = "政府军"
"""The army of a state is no part of the body that its name begins like."""

VILLAGE, VILLAGES = 2, ("村", "庄", "镇", "乡")
"""Characters at most of what a village's name adds to a word that is a division's too: 青川|庄村."""

PLAINS = ("平原", "盆地", "高原", "半岛", "海峡")
"""What is named after a city or a province that lies in it, and reaches beyond that: 成都|平原."""

HOME = "CN"
"""The code of the country of which the local news are."""

MONARCH = "埃米尔"
"""A title that sounds like the name of a place."""

BORDER = ("边境", "边界")
"""What a country has with what is named behind it: 以色列|加沙|边境."""

REGIONS = ("州", "省", "市", "邦")
"""How regions of other countries end."""

LEVELS = tuple("省市州县区旗镇乡村")
"""A place without a code is believed to hold what follows it only if its name says its level."""


def find(sentence: Sentence, mentions: tuple[Mention, ...], knowledge: Knowledge) -> Iterator[Fact]:
    """The facts that names inside names say; ``mentions`` are those of the sentence, nested ones too, in order."""
    for at, outer in enumerate(mentions):
        if outer.kind not in (Kind.ORGANIZATION, Kind.PLACE):
            continue
        inner = _within(outer, mentions[at + 1 :])
        places = _leading(outer, inner, knowledge)
        lent = outer.value != outer.text and SCHOOLED in outer.text
        unit = crews.is_unit(outer.text) and any(m.kind is Kind.ORGANIZATION for m in inner if m.start == outer.start)
        if places and not lent and not unit and not _is_elsewhere(outer, inner, places[-1], knowledge):
            yield from _seat(outer, places, sentence, knowledge)
        if branch := _branch_seat(outer, inner, knowledge):
            yield Fact(outer, "locatedIn", branch, sentence, "locatedIn/name-inside", TRADE)
        yield from _owner(outer, inner, sentence, knowledge)
    yield from _sites(mentions, sentence, knowledge)


def _branch_seat(outer: Mention, inner: list[Mention], knowledge: Knowledge) -> Mention | None:
    """The place between a firm and the noun of its branch: 青川银行|石桥|支行."""
    head = knowledge.lexicons["organisation_heads"].ending(outer.text)
    if head is None or nesting.BRANCH not in head.more:
        return None
    owned = {m.end for m in inner if m.kind is Kind.ORGANIZATION and m.start == outer.start}
    end = outer.end - len(head.word)
    return next((m for m in inner if m.kind is Kind.PLACE and m.code and m.end == end and m.start in owned), None)


def _is_elsewhere(outer: Mention, inner: list[Mention], place: Mention, knowledge: Knowledge) -> bool:
    """Whether behind the body that owns it the name tells another place: 长春理工大学|中山研究院."""
    for owner in inner:
        if owner.kind is Kind.ORGANIZATION and owner.start == outer.start and place.code:
            codes = knowledge.gazetteer.peel(outer.text[len(owner.text) :])[0]
            if codes and not knowledge.gazetteer.within(codes[-1], place.code):
                return True
    return False


def _within(outer: Mention, after: tuple[Mention, ...]) -> list[Mention]:
    """Those of the mentions after a name, in order, that stand inside it."""
    end = outer.end
    return [inner for inner in takewhile(lambda mention: mention.start < end, after) if inner.end <= end]


def _seat(outer: Mention, places: list[Mention], sentence: Sentence, knowledge: Knowledge) -> Iterator[Fact]:
    """The fact that a name says by these places, with which it begins."""
    words = knowledge.lexicons["place_words"]
    head = knowledge.lexicons["organisation_heads"].ending(outer.text)
    afar = head is not None and "afar" in head.more
    if not places[-1].code and _lends(places[-1], outer, knowledge):
        return
    if outer.kind is Kind.PLACE and (_is_wide(outer, places, knowledge) or _goes_on(outer, sentence, knowledge)):
        return
    road = outer.kind is Kind.PLACE and HOUSE.sub("", outer.text).endswith(words.words("road"))
    if road and places[-1].text != places[-1].value:
        return  # 南京|西路, with a house or without, does not lie in that city
    shore = outer.text.endswith(words.words("shore"))
    if shore and places[-1].text.endswith(FEATURES) and places[-1].text[-1] in RIVERS:
        return
    own = len(outer.text) - sum(len(place.text) for place in places)
    line = places[-1].code and ROUTE.match(outer.text)
    if line or outer.text.startswith(words.words("native"), len(outer.text) - own):
        return  # a line lies in neither of its ends; 香港|同胞联谊会
    if (
        (outer.kind is Kind.PLACE and own < OWN)
        or afar
        or _is_nameless(outer, head)
        or _is_country(places[-1], knowledge)
        or (outer.kind is Kind.PLACE and outer.code)
    ):
        return
    sure = TRADE if head is not None and head.kind == COMPANY else SEAT
    yield Fact(outer, "locatedIn", places[-1], sentence, "locatedIn/name-inside", sure)


def _is_wide(place: Mention, inner: list[Mention], knowledge: Knowledge) -> bool:
    """Whether what is named after a place is wider than that (成都|都市圈, 成都|平原), leads to it from elsewhere
    (成都|高铁), or is a village whose own name only begins like it (青川|庄村)."""
    own = place.text[sum(len(one.text) for one in inner) :]
    called = inner[-1].text != inner[-1].value
    heads = knowledge.lexicons["place_heads"]
    if called and len(own) <= VILLAGE and own.endswith(VILLAGES) and own not in heads:
        return True
    head = heads.ending(place.text)
    return head is not None and (head.kind == "wide" or "line" in head.more or (head.word == own and own in PLAINS))


def _goes_on(place: Mention, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Whether the text goes on to the head noun of a longer name: 枫林老街|历史文化街区, 王家店|西站."""
    heads = knowledge.lexicons["place_heads"]
    if heads.ending(place.text) or place.text.endswith((*FEATURES, *LEVELS)):
        return False
    after = sentence.text[place.end - sentence.start :][:AHEAD]
    return any(heads.ending(after, stop) for stop in range(2, len(after) + 1) if after[:stop].isalpha())


def _leading(outer: Mention, inner: list[Mention], knowledge: Knowledge) -> list[Mention]:
    """The places that the name begins with, each in the one before: in 晋江市|安平小学 安平县 lies elsewhere."""
    run: list[Mention] = []
    at = outer.start
    for mention in sorted(inner, key=lambda m: (m.start, -len(m.text))):
        if mention.kind is not Kind.PLACE or mention.start != at or mention.end >= outer.end:
            continue
        if not mention.code and mention.text == mention.value and mention.text in knowledge.lexicons["place_heads"]:
            break  # 中国|园区|联盟: a head noun names no place
        if len(mention.text) < SHORTEST and not mention.value.endswith(mention.text):
            break  # 青|藏高原, but 县|妇联
        if run and run[-1].code and mention.code and not knowledge.gazetteer.within(mention.code, run[-1].code):
            break
        run.append(mention)
        at = mention.end
    return run


def _is_nameless(outer: Mention, head: Entry | None) -> bool:
    """Whether no head noun makes a body of what the tagger took for one: 青川能源 is as often a line of business."""
    return outer.kind is Kind.ORGANIZATION and head is None


def _lends(place: Mention, outer: Mention, knowledge: Knowledge) -> bool:
    """Whether a place that is no division only lends its name: a water or a mountain, or any to what no head noun ends.

    So with 洞庭湖|平原 and 青川大桥|区域物流; but 青川茶城|管理委员会 is where its name says.
    """
    nature = knowledge.lexicons["place_heads"].ending(place.text)
    if place.text.endswith(FEATURES) or (nature is None and not place.text.endswith(LEVELS)):
        return True
    body = knowledge.lexicons["organisation_heads"].ending(outer.text)
    return (nature is not None and nature.kind == "nature") or (outer.kind is Kind.ORGANIZATION and body is None)


def _is_country(place: Mention, knowledge: Knowledge) -> bool:
    return bool(place.code) and knowledge.gazetteer.place(place.code).level is Level.COUNTRY


def _owner(outer: Mention, inner: list[Mention], sentence: Sentence, knowledge: Knowledge) -> Iterator[Fact]:
    """青川大学|茶学院, 远川|工会; but 远川科技|（成都）有限公司 does not belong to 远川科技."""
    owners = [m for m in inner if m.kind is Kind.ORGANIZATION and m.start == outer.start and m.end < outer.end]
    head = knowledge.lexicons["organisation_heads"].ending(outer.text)
    if not owners or outer.kind is not Kind.ORGANIZATION:
        return
    owner = max(owners, key=lambda m: m.end)
    part = works.is_part(owner.text, knowledge) or crews.is_shop(owner.text)
    if (head is None and not part) or owner.value == outer.value:
        return
    rest = outer.text[len(owner.text) :]
    words = knowledge.lexicons["no_names"]
    many = words.words("many", "people")
    if (rest.startswith(many) and rest.endswith(many)) or STUDENT.match(rest):
        return  # 总工会|系统先进组织
    if rest.startswith((*words.words("others"), *MEMORIAL)) or rest in words.words("paper"):
        return  # 证券交易所|上市公司, 青川银行|旧址纪念馆, 政协|报社
    if outer.text.startswith(FORCES, len(owner.text) - 2):
        return
    own = knowledge.lexicons["organisation_heads"].kind(rest)
    headed = any(has_head(name, knowledge) for name in {owner.text, owner.value})  # 集团公司|物资分公司
    if headed or own in PARTS or part:
        yield Fact(outer, "partOf", owner, sentence, "partOf/name-inside", SEAT)


def _sites(mentions: tuple[Mention, ...], sentence: Sentence, knowledge: Knowledge) -> Iterator[Fact]:
    """A place or body named right after the place in which it lies: 枫林镇|茶文化馆."""
    for place, thing in pairwise(_top(mentions)):
        if place.kind is not Kind.PLACE or place.end != thing.start:
            continue
        beyond = sentence.text.startswith(BORDER, thing.end - sentence.start)
        if _is_country(place, knowledge) and (beyond or not _is_abroad(thing, place, knowledge)):
            continue
        if len(place.text) < SHORTEST or (place.text != place.value and SIDE.match(thing.text)):
            continue  # 粤|澳合作区, 北京|东路
        if any(thing.text in knowledge.lexicons[heads] for heads in ("place_heads", "organisation_heads")):
            continue  # 灵山|采石场, 广东|省委: a head noun names nothing by itself
        if not place.code and not place.text.endswith(LEVELS):
            continue
        if thing.kind is Kind.PLACE and not thing.code and _goes_on(thing, sentence, knowledge):
            continue
        if (
            knowledge.lexicons["place_words"].kind(thing.text) == "range"
            or knowledge.lexicons["generic_names"].kind(thing.text) == "national"
        ):
            continue
        if sentence.text.startswith(SEATED, thing.end - sentence.start):
            continue  # 石桥|中国人民银行|旧址
        nested = thing.code and place.code and knowledge.gazetteer.within(thing.code, place.code)
        body = thing.kind is Kind.ORGANIZATION and not _is_nameless(
            thing, knowledge.lexicons["organisation_heads"].ending(thing.text)
        )
        if body or (thing.kind is Kind.PLACE and (nested or not thing.code)):
            yield Fact(thing, "locatedIn", place, sentence, "locatedIn/after-place", SITE)


def _is_abroad(thing: Mention, country: Mention, knowledge: Knowledge) -> bool:
    """Whether a city or region named right after a country lies there: 法国|里昂.

    中国|上海 tells nothing, nor does what may be another country (印度|不丹) or somebody (卡塔尔|埃米尔塔米姆).
    """
    if thing.kind is not Kind.PLACE or thing.code or country.code == HOME:
        return False
    if thing.text.startswith((MONARCH, *knowledge.gazetteer.countries)):
        return False
    return thing.text.endswith(REGIONS) or is_transcribed(thing.text, knowledge.lexicons["transcription"])


def _top(mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    """The mentions that stand inside no other one; of those that begin together the longest comes first."""
    end = 0
    for mention in mentions:
        if mention.end > end:
            yield mention
            end = mention.end
