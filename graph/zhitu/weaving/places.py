"""Which places are one, and the chain of divisions that each lies in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise

from zhitu.knowledge import Knowledge
from zhitu.knowledge.divisions import Level
from zhitu.knowledge.gazetteer import Gazetteer
from zhitu.model import Article, Fact, Kind, Mention, Sentence
from zhitu.weaving.bodies import LONGEST_NAME
from zhitu.weaving.clusters import Clusters
from zhitu.weaving.names import Endings, fold
from zhitu.weaving.units import Key

CHAIN_RULE = "gazetteer/chain"
CHAIN_CONFIDENCE = 0.99
"""The list of divisions is official; what is left over is a place that was linked wrongly."""

TYPES = {
    Level.COUNTRY: "Country",
    Level.PROVINCE: "Province",
    Level.PREFECTURE: "City",
    Level.COUNTY: "County",
    Level.TOWN: "Township",
}
"""The class of a division of each level."""

CLASSES = {"zone": "DevelopmentZone", "facility": "Facility", "road": "Road", "nature": "NaturalFeature"}
"""The class of each kind of the lexicon of places."""

LOCAL_TYPES = frozenset({"DevelopmentZone", "Facility", "Road"})
"""Places that each county has of its own under one name (人民路): known by the home of their article."""

LOCAL_ENDINGS = tuple("路街巷弄村站园楼店")
"""Endings of the same sort that are too short for the lexicon of what is found."""

ENDS = "。！？!?；;\n"
"""What a quoted sentence stops at."""


def join(clusters: Clusters, knowledge: Knowledge) -> dict[int, Key]:
    """Join the places among the units; the key of each comes back."""
    heads = endings(knowledge)
    keys: dict[int, Key] = {}
    groups: defaultdict[Key, list[int]] = defaultdict(list)
    texts: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for n, unit in enumerate(clusters.units):
        if unit.kind is not Kind.PLACE:
            continue
        texts[unit.scene.article.id][fold(unit.name)] = n
        for mention in unit.mentions:
            texts[unit.scene.article.id].setdefault(fold(mention.text), n)
        keys[n] = ("code", unit.code) if unit.code else _key(clusters, n, heads, knowledge.gazetteer)
        groups[keys[n]].append(n)
    for members in groups.values():
        for n in members[1:]:
            clusters.join(members[0], n)
    for known in texts.values():
        _join_inside(clusters, known, knowledge.gazetteer)
    return keys


def endings(knowledge: Knowledge) -> Endings:
    """The words that names of places end on, with their classes."""
    words = knowledge.lexicons.get("place_heads")
    return Endings(
        {word: CLASSES[entry.kind] for word, entry in words.items() if entry.kind in CLASSES} if words else {}
    )


def _key(clusters: Clusters, n: int, heads: Endings, gazetteer: Gazetteer) -> Key:
    unit = clusters.units[n]
    codes, rest = gazetteer.peel(fold(unit.name), unit.scene.near)
    if codes and rest:
        return ("in", codes[-1], rest)
    local = heads.classify(unit.name) in LOCAL_TYPES or rest.endswith(LOCAL_ENDINGS)
    return ("in", unit.scene.home or unit.scene.article.id, rest) if local else ("place", rest)


def _join_inside(clusters: Clusters, known: Mapping[str, int], gazetteer: Gazetteer) -> None:
    """Join 枫林镇白云综合体 with 白云综合体 of the same article, and a stretch of a road with the road."""
    for text, n in sorted(known.items()):
        if clusters.units[n].code:
            continue
        _, bare = gazetteer.peel(text, clusters.units[n].scene.near)
        for cut in range(2, min(len(text) - 1, LONGEST_NAME)):
            head, tail = text[:cut], text[cut:]
            named = tail in known and not clusters.units[known[tail]].code and _ends_one(tail, known)
            if (head in known or tail == bare) and named:
                clusters.join(n, known[tail], "同一文章，省略了所在地")
            elif head in known and tail.endswith("段") and not clusters.units[known[head]].code:
                codes, rest = gazetteer.peel(tail[:-1], clusters.units[n].scene.near)
                if tail[:-1] in known or (codes and not rest):
                    clusters.join(n, known[head], "同一文章，是同一条路的一段")


def _ends_one(tail: str, known: Mapping[str, int]) -> bool:
    """Whether the longer names that end so name one place: 国家公园 may be any of those that the article names."""
    longer = sorted((name for name in known if name != tail and name.endswith(tail)), key=len)
    return all(long.endswith(short) for short, long in pairwise(longer))


def sentence_around(article: Article, mention: Mention) -> Sentence:
    """The sentence that a mention stands in."""
    start = max(article.text.rfind(end, 0, mention.start) for end in ENDS) + 1
    stops = [stop for end in ENDS if (stop := article.text.find(end, mention.end)) >= 0]
    stop = min(stops, default=len(article.text))
    text = article.text[start : stop + 1].rstrip("\n")
    return Sentence(start, text)


def chain(found: Mapping[str, tuple[Sentence, Mention]], gazetteer: Gazetteer) -> dict[tuple[str, str], Fact]:
    """For each place, by code, one fact for each step up to its province, by the codes of its ends.

    ``found`` holds a mention of each place and its sentence, in which the lower place stands, or what lies in it where
    it does not stand itself.
    """
    facts: dict[tuple[str, str], Fact] = {}
    for code in sorted(found, key=lambda code: (-len(gazetteer.chain(code)), code)):
        sentence, mention = found[code]
        places = gazetteer.chain(code)
        for lower, upper in pairwise(places):
            if (lower.code, upper.code) in facts or (lower.code != code and lower.code in found):
                continue
            ends = (_stand_in(mention, place.code, place.name) for place in (lower, upper))
            facts[lower.code, upper.code] = Fact(
                next(ends), "locatedIn", next(ends), sentence, CHAIN_RULE, CHAIN_CONFIDENCE
            )
    return facts


def _stand_in(mention: Mention, code: str, name: str) -> Mention:
    """A mention of a place where one that lies in it stands: the name implies it."""
    if mention.code == code:
        return mention
    return Mention(mention.article, mention.start, mention.text, Kind.PLACE, name, code, mention.confidence)
