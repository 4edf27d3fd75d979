"""What entities bear: the fullest name, names that hold outside the article, a class, a stable id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhitu.model import Byline, Kind, Reading, Verdict

if TYPE_CHECKING:
    from tests.weaving.conftest import Desk

ORG, PERSON, PLACE, PROGRAM = Kind.ORGANIZATION, Kind.PERSON, Kind.PLACE, Kind.PROGRAM


def test_the_fullest_name_is_canonical_and_pointing_words_are_no_alias(desk: Desk) -> None:
    reading = desk.read("a1", [(ORG, "嘉兴工会"), (ORG, "市总工会"), (ORG, "嘉兴市总工会")])
    city = reading.mentions[1]
    mentions = (
        reading.mentions[0],
        desk.mention("a1", city.start, (ORG, "市总工会"), "嘉兴市总工会"),
        reading.mentions[2],
    )
    graph = desk.weave(Reading(reading.article, mentions, ()))
    (entity,) = (entity for entity in graph.entities if entity.kind is ORG)
    assert (entity.name, entity.aliases, entity.type) == ("嘉兴市总工会", ("嘉兴工会",), "TradeUnion")
    assert any("总工会＝工会" in judgement.reasons for judgement in entity.judgements)


def test_the_id_does_not_depend_on_the_other_articles(desk: Desk) -> None:
    alone = desk.weave(desk.read("a1", [(ORG, "嘉兴市总工会")]))
    beside = desk.weave(
        desk.read("a0", [(ORG, "海盐县总工会"), (PERSON, "周晓岚")]), desk.read("a1", [(ORG, "嘉兴工会")])
    )
    assert desk.ids(alone, "嘉兴市总工会") == desk.ids(beside, "嘉兴工会")


def test_a_place_bears_its_official_name_and_lies_in_what_the_list_says(desk: Desk) -> None:
    graph = desk.weave(desk.read("a1", [(PLACE, "海盐", "330424")]))
    names = {entity.id: (entity.name, entity.type, len(entity.mentions)) for entity in graph.entities}
    assert names == {
        "place-330424": ("海盐县", "County", 1),
        "place-330400": ("嘉兴市", "City", 0),
        "place-330000": ("浙江省", "Province", 0),
    }
    assert [(edge.subject, edge.object) for edge in graph.edges] == [
        ("place-330400", "place-330000"),
        ("place-330424", "place-330400"),
    ]
    assert all(
        fact.rule == "gazetteer/chain" and fact.sentence.text == "海盐。" for e in graph.edges for fact in e.facts
    )


def test_a_head_noun_alone_joins_no_two_places(desk: Desk) -> None:
    names = ["三江源", "三江源国家公园", "武夷山", "武夷山国家公园", "国家公园"]
    graph = desk.weave(desk.read("a1", [(PLACE, name) for name in names]))
    assert len(desk.ids(graph, "三江源国家公园") | desk.ids(graph, "武夷山国家公园")) == 2


def test_a_name_without_code_is_linked_where_the_article_tells_which(desk: Desk) -> None:
    beside = desk.weave(desk.read("a1", [(PLACE, "长春市", "220100"), (PLACE, "朝阳区")]))
    alone = desk.weave(desk.read("a1", [(PLACE, "朝阳区")]))
    assert {entity.code for entity in beside.entities} == {"220104", "220100", "220000"}
    assert {entity.code for entity in alone.entities} == {""}


def test_one_thing_read_as_two_kinds_is_one(desk: Desk) -> None:
    graph = desk.weave(desk.read("a1", [(PLACE, "白云检查站"), (ORG, "白云检查站"), (PLACE, "白云检查站")]))
    assert [(entity.kind, len(entity.mentions)) for entity in graph.entities] == [(PLACE, 3)]


def test_a_short_name_means_what_its_own_article_says(desk: Desk) -> None:
    graph = desk.weave(
        desk.read("a1", [(ORG, "浙江恒岳物流有限公司"), (ORG, "恒岳物流")]),
        desk.read("a2", [(ORG, "江苏恒岳物流有限公司"), (ORG, "恒岳物流")]),
        desk.read("a3", [(ORG, "恒岳物流")]),
    )
    by_article = {m.article: e.id for e in graph.entities for m in e.mentions if m.text == "恒岳物流"}
    assert len(set(by_article.values())) == 3
    assert any("恒岳物流" in (p.left, p.right) and p.verdict is Verdict.UNSURE for p in graph.proposals)


def test_a_short_name_that_one_body_bears_elsewhere_is_that_body(desk: Desk) -> None:
    graph = desk.weave(
        desk.read("a1", [(ORG, "浙江恒岳物流有限公司"), (ORG, "恒岳物流")]), desk.read("a2", [(ORG, "恒岳物流")])
    )
    assert len(graph.entities) == 1


def test_two_bodies_of_one_kind_in_one_article_are_held_apart_aloud(desk: Desk) -> None:
    graph = desk.weave(desk.read("a1", [(ORG, "嘉兴市总工会"), (ORG, "绍兴市总工会")]))
    verdicts = {j.verdict for entity in graph.entities for j in entity.judgements}
    assert verdicts == {Verdict.DIFFERENT}


def test_persons_of_one_name(desk: Desk) -> None:
    def paper(identity: str, body: str, folder: str = "paper") -> Reading:
        reading = desk.read(identity, [(PERSON, "王强"), (ORG, body)], document=f"{folder}/{identity}.txt")
        return desk.say(reading, (0, "leads", 1))

    union, same, other = paper("a1", "嘉兴市总工会"), paper("a2", "嘉兴工会"), paper("a3", "衢州市人民医院")
    bare = desk.read("a4", [(PERSON, "王强")], document="paper/a4.txt")
    assert len(desk.ids(desk.weave(union, same), "王强")) == 1
    assert len(desk.ids(desk.weave(union, other), "王强")) == 2
    assert len(desk.ids(desk.weave(union, bare), "王强")) == 1
    torn = desk.weave(union, other, bare)
    assert len(desk.ids(torn, "王强")) == 3
    assert {(p.left, p.right) for p in torn.proposals} == {("王强", "王强")}


def test_a_reporter_of_one_paper_is_one_and_not_the_worker_of_that_name(desk: Desk) -> None:
    signed = [
        desk.read(f"a{n}", [(PERSON, "李娟")], document="paper/p.txt", byline=Byline(correspondents=("李娟",)))
        for n in range(2)
    ]
    worker = desk.say(
        desk.read("a3", [(PERSON, "李娟"), (ORG, "嘉兴市总工会")], document="paper/p.txt"), (0, "worksFor", 1)
    )
    assert len(desk.ids(desk.weave(*signed), "李娟")) == 1
    assert len(desk.ids(desk.weave(*signed, worker), "李娟")) == 2
