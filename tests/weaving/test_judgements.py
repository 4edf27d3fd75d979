"""What a person decides is done, and nothing that he decides is passed over in silence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from zhitu.model import Entity, Graph, Kind, Mention, Reading, Status, Verdict

if TYPE_CHECKING:
    from tests.weaving.conftest import Desk

ORG, PERSON, PLACE, PROGRAM = Kind.ORGANIZATION, Kind.PERSON, Kind.PLACE, Kind.PROGRAM


def paper(desk: Desk, identity: str, body: str, name: str = "王强") -> Reading:
    reading = desk.read(identity, [(PERSON, name), (ORG, body)], document=f"paper/{identity}.txt")
    return desk.say(reading, (0, "leads", 1))


def entity(graph: Graph, name: str) -> Entity:
    (found,) = (one for one in graph.entities if name in (one.name, *one.aliases))
    return found


def facts(graph: Graph) -> set[tuple[str, str, str]]:
    names = {one.id: one.name for one in graph.entities}
    return {(names[e.subject], e.relation, e.object if e.literal else names[e.object]) for e in graph.edges}


def test_same_joins_what_no_rule_would(desk: Desk) -> None:
    readings = desk.read("a1", [(ORG, "浙江恒岳物流有限公司")]), desk.read("a2", [(ORG, "快捷达")])
    assert len(desk.weave(*readings).entities) == 2
    graph = desk.weave(*readings, rulings=desk.rule("same|快捷达||浙江恒岳物流有限公司"))
    one = entity(graph, "快捷达")
    assert one.name == "浙江恒岳物流有限公司"
    assert [j.reasons for j in one.judgements if j.verdict is Verdict.SAME] == [("人工判定（judgements.tsv 第1行）",)]
    assert graph.rulings[0].entities == (one.id,)
    assert not graph.problems


def test_same_makes_whole_clusters_one_and_persons_follow_their_body(desk: Desk) -> None:
    readings = paper(desk, "a1", "嘉兴市总工会"), paper(desk, "a2", "嘉兴工会"), paper(desk, "a3", "禾城职工之家")
    assert len(desk.ids(desk.weave(*readings), "王强")) == 2
    graph = desk.weave(*readings, rulings=desk.rule("same|禾城职工之家||嘉兴工会"))
    assert entity(graph, "禾城职工之家").name == "嘉兴市总工会"
    assert len(desk.ids(graph, "王强")) == 1


def test_different_keeps_apart_what_every_rule_joins(desk: Desk) -> None:
    readings = desk.read("a1", [(ORG, "嘉兴市总工会")]), desk.read("a2", [(ORG, "嘉兴工会")])
    graph = desk.weave(*readings, rulings=desk.rule("different|嘉兴市总工会||嘉兴工会"))
    assert len({one.id for one in graph.entities}) == 2
    assert all(j.verdict is Verdict.DIFFERENT for one in graph.entities for j in one.judgements)


def test_what_is_turned_away_stays_together(desk: Desk) -> None:
    readings = [desk.read(f"a{n}", [(ORG, "嘉兴市总工会" if n < 2 else "嘉兴工会")]) for n in range(4)]
    graph = desk.weave(*readings, rulings=desk.rule("different|嘉兴市总工会||嘉兴工会"))
    assert sorted(len(one.mentions) for one in graph.entities) == [2, 2]


def test_one_person_of_a_name_is_told_from_the_others_by_his_article(desk: Desk) -> None:
    readings = [paper(desk, f"a{n}", "嘉兴市总工会") for n in range(3)]
    graph = desk.weave(*readings, rulings=desk.rule("different|王强||王强|a1|"))
    articles = sorted(sorted(m.article for m in one.mentions) for one in graph.entities if one.kind is PERSON)
    assert articles == [["a0", "a2"], ["a1"]]


def test_a_wall_holds_across_a_third_name(desk: Desk) -> None:
    names = ("浙江恒岳物流有限公司", "恒岳物流", "恒岳")
    reading = desk.read("a1", [(ORG, name) for name in names])
    assert len(desk.weave(reading).entities) == 1
    graph = desk.weave(reading, rulings=desk.rule("different|恒岳||浙江恒岳物流有限公司"))
    assert len(desk.ids(graph, "恒岳") & desk.ids(graph, "浙江恒岳物流有限公司")) == 0
    assert len(graph.entities) == 2
    reasons = {reason for one in graph.entities for judgement in one.judgements for reason in judgement.reasons}
    assert "人工判定（judgements.tsv 第1行），未合并" in reasons


def test_a_proposal_is_answered_by_its_own_cells(desk: Desk) -> None:
    readings = paper(desk, "a1", "嘉兴市总工会"), paper(desk, "a2", "衢州市人民医院")
    (asked,) = desk.weave(*readings).proposals
    cells = f"{asked.left}||{asked.right}|{asked.left_mention.article}|{asked.right_mention.article}|Person"
    joined = desk.weave(*readings, rulings=desk.rule(f"same|{cells}"))
    parted = desk.weave(*readings, rulings=desk.rule(f"different|{cells}"))
    assert (len(desk.ids(joined, "王强")), joined.proposals) == (1, ())
    assert (len(desk.ids(parted, "王强")), parted.proposals) == (2, ())
    assert (asked.facts, {asked.left_id, asked.right_id}) == (2, desk.ids(parted, "王强"))


def test_words_that_the_article_resolved_wrongly_can_be_given_to_another(desk: Desk) -> None:
    reading = desk.read("a1", [(ORG, "嘉兴市总工会"), (ORG, "市总工会"), (ORG, "绍兴市总工会")])
    wrong = desk.mention("a1", reading.mentions[1].start, (ORG, "市总工会"), "嘉兴市总工会")
    reading = Reading(reading.article, (reading.mentions[0], wrong, reading.mentions[2]), ())
    graph = desk.weave(reading, rulings=desk.rule("same|市总工会||绍兴市总工会|a1|a1"))
    assert len(entity(graph, "绍兴市总工会").mentions) == 2
    assert len(entity(graph, "嘉兴市总工会").mentions) == 1


def test_a_short_form_is_another_wherever_it_was_read_as_the_name_that_it_is_not(desk: Desk) -> None:
    readings = []
    for identity in ("a1", "a2"):
        reading = desk.read(identity, [(ORG, "浙江恒岳物流有限公司"), (ORG, "恒岳"), (PERSON, "王强")])
        full, short, person = reading.mentions
        short = replace(short, value=full.text)
        fact = desk.say(reading, (2, "leads", 1)).facts[0]
        readings.append(Reading(reading.article, (full, short, person), (replace(fact, object=short),)))
    assert facts(desk.weave(*readings)) == {("王强", "leads", "浙江恒岳物流有限公司")}
    graph = desk.weave(*readings, rulings=desk.rule("different|恒岳||浙江恒岳物流有限公司"))
    assert facts(graph) == {("王强", "leads", "恒岳")}
    assert not graph.problems


def test_a_place_may_be_told_from_the_folder_of_the_file(desk: Desk) -> None:
    readings = [desk.read(f"sub/p.txt#{n}", [(ORG, "禾城职工之家")], document="sub/p.txt") for n in range(2)]
    rows = [replace(row, source="sub/judgements.tsv") for row in desk.rule("drop|禾城职工之家|||p.txt#0")]
    graph = desk.weave(*readings, rulings=rows)
    assert [mention.article for one in graph.entities for mention in one.mentions] == ["sub/p.txt#1"]


def test_contradictions_are_told_and_different_holds(desk: Desk) -> None:
    reading = desk.read("a1", [(ORG, "甲木厂"), (ORG, "乙木厂"), (ORG, "丙木厂")])
    rows = ("same|甲木厂||乙木厂", "same|乙木厂||丙木厂", "different|甲木厂||丙木厂")
    graph = desk.weave(reading, rulings=desk.rule(*rows))
    assert len(graph.entities) == 2
    assert desk.ids(graph, "甲木厂") != desk.ids(graph, "丙木厂")
    (problem,) = graph.problems
    assert "line 3 says different" in problem.what
    assert problem.where in {"judgements.tsv:1", "judgements.tsv:2"}


def test_a_narrow_row_is_an_exception_to_a_wide_one(desk: Desk) -> None:
    readings = [paper(desk, f"a{n}", body) for n, body in enumerate(("嘉兴市总工会", "衢州市人民医院", "海盐县总工会"))]
    graph = desk.weave(*readings, rulings=desk.rule("same|王强||王强", "different|王强||王强|a0|a1"))
    assert len(desk.ids(graph, "王强")) == 2
    assert not [p for p in graph.problems if "judgement" in p.what]


def test_a_name_given_by_a_person_is_the_name_and_the_id_stays(desk: Desk) -> None:
    reading = desk.read("a1", [(ORG, "禾城职工之加")])
    before = desk.weave(reading)
    after = desk.weave(reading, rulings=desk.rule("name|禾城职工之加||禾城职工之家"))
    assert after.entities[0].id == before.entities[0].id
    assert (after.entities[0].name, after.entities[0].aliases) == ("禾城职工之家", ("禾城职工之加",))
    more = desk.weave(reading, rulings=desk.rule("name|禾城职工之加||禾城职工之家", "type|禾城职工之家||Center"))
    assert more.entities[0].type == "Center"


@pytest.mark.parametrize("word", ["Organization", "组织"])
def test_a_kind_is_that_of_every_mention_and_facts_that_it_forbids_go(desk: Desk, word: str) -> None:
    one = desk.read("a1", [(PLACE, "禾城驿站"), (PERSON, "王强")])
    two = desk.read("a2", [(ORG, "禾城驿站"), (PERSON, "周晓岚")])
    readings = desk.say(one, (1, "birthPlace", 0)), desk.say(two, (1, "leads", 0))
    assert facts(desk.weave(*readings)) == {("王强", "birthPlace", "禾城驿站"), ("周晓岚", "leads", "禾城驿站")}
    graph = desk.weave(*readings, rulings=desk.rule(f"type|禾城驿站||{word}"))
    assert {(e.kind, len(e.mentions)) for e in graph.entities if e.name == "禾城驿站"} == {(ORG, 1)}
    assert facts(graph) == {("周晓岚", "leads", "禾城驿站")}
    assert not graph.problems


def test_a_place_gets_the_code_that_a_person_says(desk: Desk) -> None:
    reading = desk.read("a1", [(PLACE, "朝阳区", "110105")])
    graph = desk.weave(reading, rulings=desk.rule("code|朝阳区||220104"))
    assert {one.id for one in graph.entities} == {"place-220104", "place-220100", "place-220000"}


def test_two_places_of_one_code_can_be_held_apart(desk: Desk) -> None:
    readings = [desk.read(f"a{n}", [(PLACE, "海盐县", "330424")]) for n in range(2)]
    graph = desk.weave(*readings, rulings=desk.rule("different|海盐县||海盐县|a0|a1"))
    assert sorted((one.code, len(one.mentions)) for one in graph.entities if one.name == "海盐县") == [
        ("", 1),
        ("330424", 1),
    ]


def test_a_name_that_was_not_found_is_added_wherever_it_stands(desk: Desk) -> None:
    readings = [
        desk.read(f"a{n}", [(PERSON, "王强"), (Kind.TIME, "窑边课堂"), (Kind.TIME, "窑边课堂")]) for n in range(2)
    ]
    rows = ("add|窑边课堂||Training|a1", "right|王强|leads|窑边课堂", "add|没有的名字||Person")
    graph = desk.weave(*readings, rulings=desk.rule(*rows))
    found = entity(graph, "窑边课堂")
    assert (found.kind, found.type, [m.article for m in found.mentions]) == (PROGRAM, "Training", ["a1", "a1"])
    assert facts(graph) == {("王强", "leads", "窑边课堂")}
    assert [problem.where for problem in graph.problems] == ["judgements.tsv:3"]


def test_what_is_no_name_leaves_the_graph_with_its_facts(desk: Desk) -> None:
    reading = desk.say(desk.read("a1", [(ORG, "嘉兴市总工会"), (PROGRAM, "“快车道”")]), (0, "launched", 1))
    graph = desk.weave(reading, rulings=desk.rule("drop|快车道"))
    assert ([one.name for one in graph.entities], graph.edges, graph.problems) == (["嘉兴市总工会"], (), ())
    elsewhere = desk.weave(reading, rulings=desk.rule("drop|快车道|||a2"))
    assert [p.where for p in elsewhere.problems] == ["judgements.tsv:1"]


def test_a_wrong_fact_is_struck_and_only_where_the_row_says(desk: Desk) -> None:
    readings = paper(desk, "a1", "嘉兴市总工会"), paper(desk, "a2", "嘉兴市总工会")
    assert not desk.weave(*readings, rulings=desk.rule("wrong|王强|领导|嘉兴市总工会")).edges
    (left,) = desk.weave(*readings, rulings=desk.rule("wrong|王强|leads|嘉兴市总工会|a1")).edges
    assert [fact.subject.article for fact in left.facts] == ["a2"]


def test_a_right_fact_may_speak_of_a_division_that_no_text_names(desk: Desk) -> None:
    reading = desk.read("a1", [(ORG, "禾城职工之家"), (PLACE, "海盐县", "330424")])
    graph = desk.weave(reading, rulings=desk.rule("right|禾城职工之家|locatedIn|嘉兴市"))
    assert ("禾城职工之家", "locatedIn", "嘉兴市") in facts(graph)


def test_a_wrong_value_is_struck(desk: Desk) -> None:
    reading = desk.say(desk.read("a1", [(ORG, "嘉兴市总工会")]), (0, "foundingDate", "1950"))
    graph = desk.weave(reading, rulings=desk.rule("wrong|嘉兴市总工会|foundingDate|1950"))
    assert (graph.edges, graph.problems) == ((), ())


def test_a_right_fact_is_stated_and_sure_and_cites_its_row(desk: Desk) -> None:
    reading = desk.read("a1", [(ORG, "嘉兴市总工会"), (PERSON, "周晓岚")])
    row = "right|周晓岚|leads|嘉兴市总工会"
    graph = desk.weave(reading, rulings=desk.rule("# mine", row, "right|嘉兴市总工会|foundingDate|1950-05"))
    leads = next(edge for edge in graph.edges if edge.relation == "leads")
    (fact,) = leads.facts
    assert (leads.status, leads.confidence, fact.rule) == (Status.STATED, 1.0, "judgement")
    article = next(one for one in graph.articles if one.id == fact.subject.article)
    assert article.document == "judgements.tsv"
    for end in (fact.subject, fact.object):
        assert isinstance(end, Mention)
        assert article.text[end.start : end.end] == end.text
    assert article.text[fact.sentence.start : fact.sentence.end] == row.replace("|", "\t")
    assert article.origin.ranges(fact.sentence.start, fact.sentence.end) == ((7, 7 + len(row)),)
    assert ("嘉兴市总工会", "foundingDate", "1950-05") in facts(graph)


@pytest.mark.parametrize(
    ("row", "word"),
    [
        ("same|甲木厂||嘉兴市总工会", "fits nothing in this build, for 甲木厂 is not in it"),
        ("right|嘉兴市总工会|foundingDate|soon", "soon is no date"),
        ("right|嘉兴市总工会|foundingDate|1950-13", "1950-13 is no date"),
        ("right|周晓岚|leads|甲木厂|a1", "for 甲木厂 is not in it"),
        ("add|周晓岚||Program", "stands in a1 as Person already"),
        ("same|周晓岚||嘉兴市总工会", "two kinds"),
        ("different|周晓岚||周晓岚", "both names mean the same"),
        ("type|周晓岚||Wizard", "no type is called Wizard"),
        ("add|周晓岚||leads", "no type is called leads"),
        ("code|周晓岚||999999", "no division has the code"),
        ("wrong|周晓岚|likes|嘉兴市总工会", "no relation is called likes"),
        ("wrong|周晓岚|founded|嘉兴市总工会", "fits nothing"),
        ("right|嘉兴市总工会|leads|周晓岚", "does not join"),
        ("name|甲木厂||乙木厂", "fits nothing"),
    ],
)
def test_a_row_that_cannot_be_followed_is_told_with_its_line(desk: Desk, row: str, word: str) -> None:
    reading = paper(desk, "a1", "嘉兴市总工会", "周晓岚")
    graph = desk.weave(reading, rulings=desk.rule("", row))
    (problem,) = graph.problems
    assert word in problem.what
    assert problem.where == "judgements.tsv:2"
    assert facts(graph) == facts(desk.weave(reading))


def test_rows_that_correct_one_thing_in_two_ways_are_told(desk: Desk) -> None:
    reading = desk.read("a1", [(ORG, "禾城职工之加")])
    rows = ("name|禾城职工之加||禾城职工之家", "name|禾城职工之加||禾城职工之夹")
    graph = desk.weave(reading, rulings=desk.rule(*rows))
    assert [problem.what for problem in graph.problems if "another row says" in problem.what]
    assert graph.entities[0].name == desk.weave(reading, rulings=desk.rule(*rows[::-1])).entities[0].name
