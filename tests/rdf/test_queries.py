"""The named queries answer what their titles ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhitu import rdf
from zhitu.rdf import queries

# For each query: how many rows the hand-made graph gives, and one of them.
ANSWERS: dict[str, tuple[int, tuple[str, ...]]] = {
    "bodies-in-places": (2, ("青禾县", "职工服务中心")),
    "bodies-without-a-head": (1, ("职工服务中心",)),
    "doubtful-facts": (2, ("0.4", "李青", "zt:mentorOf", "林浩", "mentorOf/by-hand")),
    "evidence": (
        16,
        ("王芳", "zt:participatesIn", "“春送岗位”行动", "seeds/第一天.txt", "41", "56", "王芳没有参加“春送岗位”行动。"),
    ),
    "facts-by-document": (11, ("seeds/week.jsonl#7", "李青", "zt:mentorOf", "林浩", "0.4")),
    "honours": (1, ("县劳动模范", "周明")),
    "indicators": (1, ("青禾县总工会", "建成", "工会驿站", "≥", "20", "家", "2025", "true")),
    "leaders": (1, ("周明", "主席", "青禾县总工会")),
    "masters": (1, ("李青", "林浩")),
    "months": (10, ("2024-03", "周明", "2")),
    "most-connected": (9, ("青禾县总工会", "4")),
    "named-together": (30, ("青禾县总工会", "周明", "2")),
    "names": (11, ("青禾县总工会", "县总工会", "zt:TradeUnion")),
    "not-stated": (3, ("zt:Planned", "青禾县总工会", "zt:organizes", "“巧手杯”竞赛", "2025")),
    "people-without-a-body": (3, ("王芳",)),
    "places": (2, ("东湖镇", "330000001", "青禾县")),
    "programs-by-organiser": (1, ("青禾县总工会", "zt:organizes", "“巧手杯”竞赛", "zt:Planned", "2025")),
    "reporters": (3, ("徐飞", "2024-03-01", "职工服务中心成立", "seeds/第一天.txt")),
    "said-by-one": (9, ("李青", "zt:mentorOf", "林浩", "seeds/week.jsonl#7")),
    "said-by-several": (1, ("周明", "zt:leads", "青禾县总工会", "2")),
    "timeline": (4, ("2023", "青禾县总工会", "zt:founded", "职工服务中心", "zt:Stated")),
}


def test_every_named_query_has_an_answer_here() -> None:
    assert sorted(queries.named()) == sorted(ANSWERS)


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_a_named_query_finds_what_its_title_asks(name: str, folder: Path) -> None:
    count, row = ANSWERS[name]
    answer = rdf.query(folder, queries.named()[name].text)
    rows = [tuple(str(cell or "") for cell in cells) for cells in answer.rows]
    assert row in rows
    assert len(rows) == count


@pytest.mark.parametrize("name", ["evidence", "most-connected", "bodies-in-places"])
def test_a_named_query_finds_the_same_where_statements_stand_by_document(name: str, folder: Path) -> None:
    text = queries.named()[name].text
    assert rdf.query(folder / "graph.nq", text) == rdf.query(folder / "graph.ttl", text)


def test_a_named_query_has_titles_in_both_languages() -> None:
    for query in queries.named().values():
        assert any("一" <= letter <= "鿿" for letter in query.title_zh), query.name
        assert query.title_en.isascii()


def test_a_named_query_runs_on_any_engine() -> None:
    """Each declares the prefixes that it uses; parsed by another engine than ours."""
    from rdflib.plugins.sparql import prepareQuery

    for query in queries.named().values():
        prepareQuery(query.text)
