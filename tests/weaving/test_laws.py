"""Laws of weaving: order does not matter, nothing is lost, ids are safe in an IRI."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhitu.model import NODE_KINDS, Byline, Kind, Reading, Status

if TYPE_CHECKING:
    from tests.weaving.conftest import Desk

NAMES = (
    (Kind.ORGANIZATION, "嘉兴市总工会"),
    (Kind.ORGANIZATION, "嘉兴工会"),
    (Kind.ORGANIZATION, "海盐县总工会"),
    (Kind.ORGANIZATION, "浙江恒岳物流有限公司"),
    (Kind.ORGANIZATION, "江苏恒岳物流有限公司"),
    (Kind.ORGANIZATION, "恒岳物流"),
    (Kind.ORGANIZATION, "恒岳物流工会"),
    (Kind.ORGANIZATION, "工会委员会"),
    (Kind.ORGANIZATION, "“智慧工会”平台"),
    (Kind.PROGRAM, "“智慧工会”平台"),
    (Kind.PROGRAM, "“智慧工会”"),
    (Kind.PROGRAM, "海盐“智慧工会”平台"),
    (Kind.PROGRAM, "第九届职工技能大赛"),
    (Kind.PROGRAM, "职工技能大赛"),
    (Kind.PROGRAM, "（"),
    (Kind.PERSON, "周晓岚"),
    (Kind.PERSON, "魏师傅"),
    (Kind.PLACE, "嘉兴市", "330400"),
    (Kind.PLACE, "海盐县", "330424"),
    (Kind.PLACE, "南湖"),
    (Kind.PLACE, "人民路"),
    (Kind.TIME, "2020"),
)
FACTS = st.tuples(
    st.integers(0, 9), st.sampled_from(("leads", "worksFor", "locatedIn", "holdsTitle")), st.integers(0, 9)
)
ARTICLES = st.lists(
    st.tuples(st.lists(st.sampled_from(NAMES), min_size=1, max_size=6), st.booleans(), st.lists(FACTS, max_size=4)),
    min_size=1,
    max_size=5,
)


def write(desk: Desk, articles: list[tuple[list, bool, list]]) -> list[Reading]:
    readings = []
    for number, (names, signed, facts) in enumerate(articles):
        byline = Byline(("周晓岚",)) if signed else Byline()
        reading = desk.read(f"a{number}", names, document=f"d{number % 2}/x.txt", byline=byline)
        size = len(reading.mentions)
        wanted = [(s % size, relation, o % size) for s, relation, o in facts]
        readings.append(desk.say(reading, *(f for f in wanted if reading.mentions[f[0]].kind in NODE_KINDS)))
    return readings


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(articles=ARTICLES, seed=st.integers(0, 99))
def test_order_and_repetition_do_not_matter(desk: Desk, articles: list, seed: int) -> None:
    readings = write(desk, articles)
    shuffled = [
        Reading(r.article, tuple(random.Random(seed).sample(r.mentions, len(r.mentions))), r.facts[::-1])
        for r in readings
    ]
    random.Random(seed).shuffle(shuffled)
    assert desk.weave(*shuffled, readings[0]) == desk.weave(*readings)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(articles=ARTICLES)
def test_every_mention_has_one_entity_and_every_edge_two_ends(desk: Desk, articles: list) -> None:
    readings = write(desk, articles)
    graph = desk.weave(*readings)
    held = [mention for entity in graph.entities for mention in entity.mentions]
    assert sorted(held) == sorted({m for r in readings for m in r.mentions if m.kind in NODE_KINDS})
    ids = [entity.id for entity in graph.entities]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z]+-[0-9A-Za-z]+", one) for one in ids)
    assert all(edge.subject in ids and (edge.literal or edge.object in ids) for edge in graph.edges)
    assert all(edge.subject != edge.object and 0 < edge.confidence < 1 and edge.facts for edge in graph.edges)
    assert all(edge.status is Status.STATED for edge in graph.edges)
    assert all(entity.name not in entity.aliases for entity in graph.entities)
    assert all(
        reading.article.text[m.start : m.end] == m.text
        for edge in graph.edges
        for fact in edge.facts
        for reading in readings
        for m in (fact.subject, fact.object)
        if not isinstance(m, str) and m.article == reading.article.id
    )


TEXTS = sorted({name[1] for name in NAMES if name[0] is not Kind.TIME})
WHERE = st.sampled_from(("", "", "a0", "a1", "d1/x.txt"))
ROWS = st.lists(
    st.tuples(
        st.sampled_from(("same", "same", "different", "different", "name", "type", "add", "drop", "wrong", "right")),
        st.sampled_from(TEXTS),
        st.sampled_from(("leads", "locatedIn")),
        st.sampled_from((*TEXTS, "Company", "Person")),
        WHERE,
        WHERE,
    ),
    min_size=1,
    max_size=5,
).map(lambda rows: ["\t".join(row) for row in rows])


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(articles=ARTICLES, rows=ROWS, seed=st.integers(0, 99))
def test_what_a_person_decides_holds_and_its_order_does_not_matter(
    desk: Desk, articles: list, rows: list[str], seed: int
) -> None:
    readings = write(desk, articles)
    rulings = desk.rule(*rows)
    graph = desk.weave(*readings, rulings=rulings)
    shuffled = random.Random(seed).sample(rulings, len(rulings))
    assert desk.weave(*random.Random(seed).sample(readings, len(readings)), rulings=shuffled) == graph
    assert len({entity.id for entity in graph.entities}) == len(graph.entities)
    held = [mention for entity in graph.entities for mention in entity.mentions]
    assert len(held) == len(set(held))
    told = {problem.where for problem in graph.problems}
    for one in graph.rulings:
        assert one.fits or f"{one.ruling.source}:{one.ruling.line}" in told


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(articles=ARTICLES, rows=ROWS)
def test_same_is_one_and_different_is_two_unless_it_is_told(desk: Desk, articles: list, rows: list[str]) -> None:
    kept = [row for row in rows if row.startswith(("same", "different"))]
    graph = desk.weave(*write(desk, articles), rulings=desk.rule(*kept))
    told = {problem.where for problem in graph.problems}
    documents = {article.id: article.document for article in graph.articles}

    def homes(name: str, where: str) -> set[str]:
        return {
            entity.id
            for entity in graph.entities
            for mention in entity.mentions
            if mention.value == name and where in ("", mention.article, documents[mention.article])
        }

    narrow = any(row.startswith("different") for row in kept)
    for one in graph.rulings:
        row = one.ruling
        if f"{row.source}:{row.line}" in told or (row.left == row.right and row.left_where != row.right_where):
            continue
        left, right = homes(row.left, row.left_where), homes(row.right, row.right_where)
        if row.decision == "different":
            assert not left & right
        elif not narrow and len({entity.kind for entity in graph.entities if entity.id in left | right}) == 1:
            assert len(left | right) == 1


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(articles=ARTICLES, rows=ROWS)
def test_rows_that_fit_nothing_change_nothing(desk: Desk, articles: list, rows: list[str]) -> None:
    readings = write(desk, articles)
    absent = [row.replace("\t\t", "\tnowhere\t").replace("a1", "nowhere") for row in rows]
    rulings = [r for r in desk.rule(*absent) if r.left_where == "nowhere"]
    plain, ruled = desk.weave(*readings), desk.weave(*readings, rulings=rulings)
    assert (ruled.entities, ruled.edges, ruled.proposals) == (plain.entities, plain.edges, plain.proposals)
    assert {p.where for p in ruled.problems} >= {f"{r.source}:{r.line}" for r in rulings}
