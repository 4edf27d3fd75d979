"""Names of divisions in a sentence: full ones wherever they stand, short ones inside what the tagger marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import product

from zhitu.knowledge import Knowledge
from zhitu.knowledge.divisions import Level
from zhitu.knowledge.gazetteer import FEATURES, QUARTERS, STREETS, UNITS
from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import Sentence, Token
from zhitu.reading.organisations.firms import BESIDE
from zhitu.reading.tags import ANCHORS, BODY, CONJUNCTION, PARTICLE, PLACE, PREPOSITION
from zhitu.reading.words.joints import is_transcribed

FUNCTION = frozenset((PREPOSITION, CONJUNCTION, PARTICLE))
"""Tags of words that no name begins with, though a division is called so: 位于|城镇, 市|和|县 (于城镇, 和县)."""

DIRECT = 2
"""Divisions in the chain of a district right below a province, as those of 重庆 are."""

CULTURE = re.compile("文化(?![馆站局厅广节中和会公宫街产名园])|戏(?![院楼台园剧校])")
"""After a place that gave it the name, that of an age or of an opera: 良渚|文化, 黄梅|戏."""

VILLAGE = re.compile("店(?=遗址|镇|乡|村|水库|古)|庄(?=[村镇乡])|家(?=[村庄镇])|舰")
"""Behind a short form, the end of a longer name: 周口|店遗址, 万全|庄村, 扬州|舰."""

SIDE = re.compile("[东南西北中][一二三四五]?路(?![人段])")
"""Behind the short form of a city, what makes a road of it: 南京|西路."""

OFFICE, ALONE = "街道", re.compile("[^一-鿿]|[在和与及的至到等是有为举设开建也已将展迎]|$")
"""How a street office is called, and what follows its short form where no other name begins with it: 六里桥|在…."""

STREETS_AND_QUARTERS = (*STREETS, *QUARTERS)

GENERIC = ("generic", "weak", "quarter")
"""Kinds of heads that are no name of a division by themselves, though one may be called so."""

PROVINCES, LONG_PROVINCE = ("州", "邦"), 4
"""How the name of a province abroad ends, and characters that it exceeds."""

SIDES = frozenset("东西南北中")
"""What makes the side of a province behind its letter, though a division begins so."""

REGION = 4
"""Characters of a region at least that hides the division it begins like."""

PORT = "港"
"""Behind a city it makes the name of the port, which goes on: 宁波|港青禾湾作业区."""

NAVY = re.compile("海军(?!分区)")
"""Behind the letter of a country, the navy of that: 乌|海军."""

ORIGIN = re.compile("(?P<name>[一-鿿]{2,3}(?<!部))人(?=[，。；、]|$)")
"""Behind a place, a place in it and who is from there."""

WIDE = (Level.PROVINCE, Level.PREFECTURE)
HOUSE, HOME = re.compile(r"\d[号弄](?:院|楼)?$"), ("中国", "中华人民共和国")
"""How an address ends, and the country whose divisions are known."""

LONGEST = 8
"""Hardly a short form is longer (克孜勒苏柯尔克孜 has eight characters)."""


class Source(StrEnum):
    """What says that a span is a place."""

    FULL = "full name of a division"
    SHORT = "short form of a division, marked as a name"
    INNER = "short form of a division that a longer name begins with"
    KNOWN = "region or city of the lexicon"
    SITE = "name that ends on the head noun of a site or road"
    TAGGED = "the tagger alone"


@dataclass(frozen=True, slots=True)
class Span:
    """A place as it stands in the text of the article."""

    start: int
    text: str
    source: Source

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return self.start + len(self.text)


Run = tuple[Span, ...]
"""Names that stand side by side, as a rule each lying in the one before: 遵义|湄潭县|永兴镇."""


def find(sentence: Sentence, tokens: tuple[Token, ...], knowledge: Knowledge) -> list[Run]:
    """The runs of names of divisions, and of regions and cities of the lexicon, by position."""
    # short forms count in these alone: elsewhere three in four are something else
    marked = {at: token for token in tokens if token.tag in ANCHORS for at in range(token.start, token.end)}
    full = dict(_full(sentence, tokens, marked, knowledge))
    starts = {*full, *(token.start for token in marked.values())}
    found: list[Run] = []
    end = 0
    for start in sorted(starts):
        if start >= end and (run := tuple(_run(start, sentence, full, marked, knowledge))):
            found.append(run)
            end = run[-1].end
    return found


def _run(
    at: int, sentence: Sentence, full: dict[int, str], marked: dict[int, Token], knowledge: Knowledge
) -> Iterator[Span]:
    """The names that follow on one another from a place in the text on."""
    first, before = at, ""
    while True:
        if at in full:
            if at == first and at not in marked and full[at] in knowledge.gazetteer.words:
                return  # 各市|和县
            span = Span(at, full[at], Source.FULL)
        elif before and (home := _origin(at, before, sentence, knowledge)):
            yield home
            return
        elif at not in marked or (short := _short(at, sentence, full, marked[at], knowledge)) is None:
            return
        elif _is_word(short.text, knowledge) and (at == first or _is_town(short.text, knowledge)):
            return  # a word of the language, unless another place stands before it: 江西|兴国
        elif _is_nature(short.text, before, knowledge):
            return
        else:
            span = short
        yield span
        at, before = span.end, span.text


def _origin(at: int, before: str, sentence: Sentence, knowledge: Knowledge) -> Span | None:
    """The division inside the one before from which somebody is, whatever else the word means: 福建|光泽|人."""
    match = ORIGIN.match(sentence.text, at - sentence.start)
    if match is None:
        return None
    pairs = product(knowledge.gazetteer.named(match["name"]), knowledge.gazetteer.named(before))
    lies = any(inner != outer and knowledge.gazetteer.within(inner.code, outer.code) for inner, outer in pairs)
    return Span(at, match["name"], Source.SHORT) if lies else None


def _is_word(text: str, knowledge: Knowledge) -> bool:
    """Whether a short form is first of all something else, and no region."""
    return text in knowledge.gazetteer.ambiguous and text not in knowledge.gazetteer.regions


def _is_town(text: str, knowledge: Knowledge) -> bool:
    """Whether a short form is a town's alone: 成都|天府 is no 天府街道."""
    return {place.level for place in knowledge.gazetteer.named(text)} == {Level.TOWN}


def _is_nature(text: str, before: str, knowledge: Knowledge) -> bool:
    """Whether a short form is a water or a mountain first of all, behind a province that holds it: 新疆|天山."""
    gazetteer = knowledge.gazetteer
    if gazetteer.lexicon.kind(text) != "feature":
        return False
    wide = [place for place in gazetteer.named(before) if place.level is Level.PROVINCE]
    return bool(wide) and all(len(gazetteer.chain(place.code)) > DIRECT for place in gazetteer.named(text))


def _full(
    sentence: Sentence, tokens: tuple[Token, ...], marked: dict[int, Token], knowledge: Knowledge
) -> Iterator[tuple[int, str]]:
    """Full names that cut through no word, unless it is a marked one: 中共|松阳县|委."""
    names = list(knowledge.gazetteer.find(sentence.text))
    if not names:
        return
    edges = {token.start for token in tokens} | {sentence.end}
    joined = {token.start for token in tokens if token.tag in FUNCTION}
    heads = knowledge.lexicons["place_heads"]
    for local, name in names:
        start = sentence.start + local
        end = start + len(name)
        begins = (start in edges and start not in joined) or (start in marked and len(name) > 2)
        if _is_longer(local, len(name), sentence.text, knowledge):
            continue  # 墨西哥|城, 印度|洋
        side = local > 0 and name[0] in SIDES and sentence.text[local - 1] in knowledge.gazetteer.letters  # 浙|西山区
        sea = local > 0 and sentence.text[local - 1 : local + 1] in knowledge.gazetteer.regions  # 红|海城市
        if begins and not sea and not side and (end in edges or end in marked) and heads.kind(name) not in GENERIC:
            cut = int(local > 0 and _is_province_before(sentence.text[local - 1 : local + 1], name[1:], knowledge))
            yield start + cut, name[cut:]


def _is_longer(start: int, size: int, text: str, knowledge: Knowledge) -> bool:
    """Whether a region or a city abroad begins with the name of so many characters: 几内亚|湾."""
    regions = knowledge.gazetteer.regions
    return any(text[start : start + longer] in regions for longer in range(size + 1, LONGEST + 1))


def _is_province_before(two: str, rest: str, knowledge: Knowledge) -> bool:
    """Whether a name begins with the end of a province that holds what the rest names: 山|西吉县 is 吉县 in 山西."""
    gazetteer = knowledge.gazetteer
    provinces = {place.code for place in gazetteer.named(two) if place.level is Level.PROVINCE}
    return any(gazetteer.within(place.code, code) for place in gazetteer.titled(rest) for code in provinces)


def _short(at: int, sentence: Sentence, full: dict[int, str], token: Token, knowledge: Knowledge) -> Span | None:
    """The longest short form that begins here and ends within its token, if its surroundings allow it."""
    gazetteer, generic = knowledge.gazetteer, knowledge.lexicons["place_heads"]
    words = knowledge.lexicons["place_words"]
    related, reaches = words.words("related", "joint"), _reaches(words)
    rest = token.text[at - token.start :]
    if rest in gazetteer.regions:
        return Span(at, rest, Source.KNOWN)
    firm = token.tag == BODY and _is_firm(rest, sentence.text, knowledge)
    if firm or _is_other(rest, sentence.text, at - sentence.start, knowledge):
        return None
    for size in range(min(len(rest), LONGEST), 1, -1):
        word, end = rest[:size], at + size
        levels = {place.level for place in gazetteer.named(word)}
        if not levels or (token.tag == BODY and size < len(rest) and _is_firm(word, sentence.text, knowledge)):
            continue  # 阿里|影业
        street = sentence.text.startswith(STREETS_AND_QUARTERS, end - sentence.start)
        street = street or SIDE.match(sentence.text, end - sentence.start) is not None
        water = levels == {Level.TOWN} and word.endswith(FEATURES)  # 兴凯湖 is no 兴凯湖乡
        wide = levels & {Level.COUNTRY, Level.PROVINCE}
        after = end - sentence.start
        lands = not wide and gazetteer.characters.issuperset(word)
        own = sentence.text.startswith(words.words("joint"), after) and not levels.isdisjoint(WIDE)
        pair = lands and not own and sentence.text.startswith(related, after)
        age = CULTURE.match(sentence.text, end - sentence.start) is not None and levels <= {Level.COUNTY, Level.TOWN}
        part = rest[size : size + 1] == PORT and len(rest) > size + 1 and rest[size : size + 2] not in generic
        reach = word.endswith(FEATURES) and sentence.text.startswith(reaches, after)
        longer = reach or VILLAGE.match(sentence.text, end - sentence.start) is not None
        street = street or (levels.isdisjoint(WIDE) and _is_road(rest, knowledge))
        other = word in gazetteer.regions or word in generic or water or age or pair or part or longer
        if street or other or _is_feature(sentence.text, end - sentence.start, levels, knowledge):
            continue
        if size == len(rest):
            return Span(at, word, Source.SHORT) if token.tag == PLACE or levels != {Level.TOWN} else None
        if levels == {Level.TOWN} and _is_street_alone(word, sentence.text, after, knowledge):
            continue  # 梅江|灌区 is of no 梅江街道
        behind = (rest[size:stop] for stop in range(size + 2, len(rest) + 1))
        if end in full or any(gazetteer.named(name) for name in behind if name not in generic):
            return Span(at, word, Source.SHORT)
        if _heads(rest, levels, token, knowledge):
            return Span(at, word, Source.INNER)
    return None


def _is_firm(name: str, text: str, knowledge: Knowledge) -> bool:
    """Whether a firm is called like a division (阿里), and nothing in the text tells of where that lies."""
    gazetteer = knowledge.gazetteer
    if knowledge.lexicons["abbreviations"].kind(name) != BESIDE:
        return False
    around = [wider for place in gazetteer.named(name) for wider in gazetteer.chain(place.code)]
    return not any(place.name in text or gazetteer.short(place) in text.replace(name, "") for place in around)


@cache
def _reaches(words: Lexicon) -> tuple[str, ...]:
    """What only a river or a lake has."""
    return (*words.words("reach"), *(word for word, entry in words.items() if "water" in entry.more))


def _is_road(rest: str, knowledge: Knowledge) -> bool:
    """Whether a word is the name of a road, or of a house in it, that begins like a county or town: 小寨|东路91号."""
    return rest.endswith(knowledge.lexicons["place_words"].words("road", "lane")) or HOUSE.search(rest) is not None


def _is_abroad(text: str, at: int, knowledge: Knowledge) -> bool:
    """Whether what begins there stands right behind another country: 韩国|大田市 is no 大田县."""
    return text.endswith(knowledge.gazetteer.countries, 0, at) and not text.endswith(HOME, 0, at)


def _is_other(rest: str, text: str, at: int, knowledge: Knowledge) -> bool:
    """Whether no division begins at a place in a text, as what is left of the token there shows.

    It may be a region (大兴|安岭林海), a body that only looks so, a person, a country (乌|海军), or lie in one.
    """
    gazetteer = knowledge.gazetteer
    return (
        rest[0] in UNITS
        or _is_abroad(text, at, knowledge)
        or _is_province(rest, knowledge)
        or any(rest[:size] in gazetteer.regions for size in range(REGION, min(len(rest), LONGEST)))
        or text.startswith(gazetteer.wholes, at)
        or _is_person(text, at, knowledge)
        or (rest[0] in gazetteer.letters and NAVY.match(text, at + 1) is not None)
    )


def _is_province(rest: str, knowledge: Knowledge) -> bool:
    """Whether a token is a province abroad, by its letters: 佛罗|里达州."""
    long = len(rest) > LONG_PROVINCE and rest.endswith(PROVINCES) and not knowledge.gazetteer.named(rest)
    return long and is_transcribed(rest[:-1], knowledge.lexicons["transcription"])


def _is_person(text: str, at: int, knowledge: Knowledge) -> bool:
    """Whether a short form that begins there is the name of who has a post in a country: 圭亚那总统|阿里."""
    title = knowledge.lexicons["titles"].ending(text, at)
    if title is None or title.kind != "head":
        return False
    return text.endswith(knowledge.gazetteer.countries, 0, at - len(title.word))


def _is_feature(text: str, end: int, levels: set[Level], knowledge: Knowledge) -> bool:
    """Whether the short form of a county or town that ends there begins the name of a water or a mountain."""
    nature = (*FEATURES, *knowledge.lexicons["place_words"].words("ice"))
    return text.startswith(nature, end) and levels.isdisjoint((Level.PROVINCE, Level.PREFECTURE))


def _is_street_alone(word: str, text: str, end: int, knowledge: Knowledge) -> bool:
    """Whether only a street office is called so, and a word goes on behind what is told of it: 大兴|社区医院."""
    office = all(place.name.endswith(OFFICE) for place in knowledge.gazetteer.named(word))
    return office and ALONE.match(text, end) is None


def _heads(rest: str, levels: set[Level], token: Token, knowledge: Knowledge) -> bool:
    """Whether a token is the name of a body or a site that may begin with the place it lies in."""
    if levels == {Level.TOWN}:
        return False
    if token.tag == BODY and levels & {Level.PROVINCE, Level.PREFECTURE}:
        return True
    lexicon = knowledge.lexicons["organisation_heads" if token.tag == BODY else "place_heads"]
    return lexicon.ending(rest) is not None
