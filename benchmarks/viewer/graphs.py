"""Graphs of any size for measuring pages: invented news with the skew of real ones.

An article names some twenty entities of its own neighbourhood and a few that everybody names; its facts are said by
its sentences. So communities, hubs, and the length of texts are those of a graph that was woven.
"""

from __future__ import annotations

import random
from collections import defaultdict

from zhitu.model import (
    Article,
    Byline,
    Edge,
    Entity,
    Fact,
    Graph,
    Kind,
    Mention,
    Origin,
    Piece,
    Sentence,
    Settings,
    Source,
)

KINDS = (Kind.ORGANIZATION, Kind.PERSON, Kind.PLACE, Kind.PROGRAM)
FAMILIES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = "明远素云清柏生砚农小满念慈维岳文博思齐若水承欢望舒怀瑾长青"
GROUND = "青禾柳溪云杉石桥沙洲临江白鹭枫林泗水渌口衡阳醴泉望城"
TYPES = {"Organization": "Company", "Person": "Person", "Place": "City", "Program": "Campaign"}
RELATIONS = ("worksFor", "leads", "partOf", "locatedIn", "organizes", "launched", "cooperatesWith", "founded")
FILLER = "当天的活动吸引了来自各行各业的代表参加，大家围绕技能培训、产业升级与职工服务展开了热烈的讨论。"
ENTITIES_AN_ARTICLE = 20
FACTS_A_NODE = 1.5
FILLERS = 4
"""With four such sentences beside those of its facts an article is 900 to 1,700 characters long."""


def weave(count: int, seed: int = 3) -> Graph:
    """A graph of ``count`` entities and one and a half times as many edges, said by an article in twenty entities."""
    rng = random.Random(seed)
    names = [name(number, rng) for number in range(count)]
    said: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    pairs: set[tuple[int, int]] = set()
    articles = max(1, count // ENTITIES_AN_ARTICLE)
    while len(pairs) < FACTS_A_NODE * count:
        at = rng.randrange(articles)
        low = at * ENTITIES_AN_ARTICLE
        one = low + int(rng.random() ** 1.5 * ENTITIES_AN_ARTICLE)
        two = low + int(rng.random() ** 3 * ENTITIES_AN_ARTICLE)
        if rng.random() < 0.2:  # beyond its own neighbourhood: near articles, or what everybody names
            two = int(rng.random() ** 6 * count) if rng.random() < 0.4 else low + rng.randrange(-100, 100)
        pair = (one % count, two % count)
        if pair[0] == pair[1] or pair in pairs:
            continue
        pairs.add(pair)
        for place in {at, *(rng.randrange(articles) for _ in range(rng.choice((0, 0, 0, 1))))}:
            said[place].append(pair)
    return publish(names, [said[number] for number in range(articles)])


def name(number: int, rng: random.Random) -> str:
    """An invented name of the number's kind; the number keeps it apart from all others."""
    ground = rng.choice(GROUND) + rng.choice(GROUND)
    mark = chr(0x4E00 + number % 5000) + (chr(0x6000 + number // 5000) if number >= 5000 else "")
    return (
        f"{ground}{mark}{rng.choice(('工业有限公司', '总工会', '大学', '集团'))}",
        f"{rng.choice(FAMILIES)}{mark}{rng.choice(GIVEN)}",
        f"{ground[0]}{mark}{rng.choice(('市', '县', '区', '镇'))}",
        f"“{ground}{mark}”{rng.choice(('行动', '技能大赛', '论坛'))}",
    )[number % 4]


def publish(names: list[str], said: list[list[tuple[int, int]]]) -> Graph:
    """The graph whose articles say these pairs."""
    articles, mentions = [], defaultdict(list)
    facts: defaultdict[tuple[int, int], list[Fact]] = defaultdict(list)
    for number, pairs in enumerate(said):
        key, headline = f"news/{number % 12}/{number}.txt", f"第{number}号报道：{names[number % len(names)]}的一天"
        text = headline + "\n"
        for index, (one, two) in enumerate(pairs):
            if index < FILLERS:
                text += FILLER
            sentence = Sentence(len(text), f"据介绍，{names[one]}与{names[two]}今年继续深入合作，成效明显。")
            ends = []
            for start, end in ((4, one), (5 + len(names[one]), two)):
                kind = KINDS[end % 4]
                ends.append(Mention(key, sentence.start + start, names[end], kind, names[end]))
                mentions[end].append(ends[-1])
            relation = RELATIONS[(one + two) % len(RELATIONS)]
            confidence = 0.4 + (one * 7 + two) % 60 / 100
            facts[one, two].append(Fact(ends[0], relation, ends[1], sentence, f"{relation}/a", confidence))
            text += sentence.text
        date = f"{2015 + number % 11}-{1 + number % 12:02}-{1 + number % 28:02}"
        origin = Origin((Piece(0, 0, len(text)),))
        articles.append(Article(key, key, headline, (), Byline(), date, text, len(headline) + 1, origin))
    entities = tuple(
        Entity(f"n{n:05}", KINDS[n % 4], TYPES[KINDS[n % 4]], label, (), "", tuple(sorted(mentions[n])), ())
        for n, label in enumerate(names)
    )
    edges = tuple(
        Edge(
            f"n{one:05}", found[0].relation, f"n{two:05}", False, tuple(found), max(one.confidence for one in found),
            found[0].status, "",
        )
        for (one, two), found in sorted(facts.items())
    )  # fmt: skip
    sources = tuple(Source(a.document, "0" * 64, len(a.text), a.date) for a in articles)
    return Graph(entities, edges, (), tuple(articles), sources, (), Settings())
