"""Reprints and corrections: found across documents, and no reprint makes a fact surer."""

from __future__ import annotations

import pytest

import zhitu
from zhitu.model import Document, Graph

NEWS = (
    "10月8日，青禾市总工会主席苏明远走进红星机械厂，为一线职工送去慰问品。"
    "红星机械厂厂长何立群介绍，厂里今年新建了三间职工书屋，添置图书两千册。"
    "苏明远说，市总工会将把书屋办到更多车间去，让职工下班后有书可读。"
    "活动结束前，苏明远还同十二名青年职工座谈，听他们讲自己的打算。"
)
EDITED = NEWS.replace("苏明远说，市总工会将把书屋办到更多车间去，", "苏明远表示，书屋还要办到更多车间去，")
OTHER = "苏明远任青禾市总工会主席。他在柳溪县讲了安全生产，并看望了值班的环卫工人。"
NOTICE = "本报10月9日刊发的《工会送书进厂》一文中，“何立群”应为“何力群”，特此更正，并向读者致歉。"


def make(name: str, text: str, date: str = "", title: str = "", source: str = "") -> Document:
    return Document(name, text, name, title, date, is_record=True, source=source)


def versions(graph: Graph) -> dict[str, list[tuple[str, str]]]:
    return {one.id: [(version.kind, version.of) for version in one.versions] for one in graph.articles if one.versions}


def confidence(graph: Graph, relation: str) -> float:
    return max(edge.confidence for edge in graph.edges if edge.relation == relation)


@pytest.mark.parametrize("copy", [NEWS, EDITED, NEWS + "本报将继续关注书屋的建设进展。", NEWS.replace("。", "。\n")])
def test_a_reprint_is_found_and_makes_no_fact_surer(copy: str) -> None:
    first, reprint = make("a", NEWS, "2024-10-09", "工会送书进厂"), make("b", copy, "2024-10-11", "书屋进车间")
    graph = zhitu.build([reprint, first])
    assert versions(graph) == {"b": [("reprint", "a")]}
    alone = zhitu.build([first])
    assert confidence(graph, "leads") == confidence(alone, "leads")
    assert confidence(zhitu.build([first, make("c", OTHER)]), "leads") > confidence(alone, "leads")


def test_reprints_of_reprints_go_back_to_the_first() -> None:
    papers = [
        make(name, NEWS + f"（{name}）", f"2024-10-{day}") for name, day in (("a", "11"), ("b", "09"), ("c", "12"))
    ]
    assert versions(zhitu.build(papers)) == {"a": [("reprint", "b")], "c": [("reprint", "b")]}


@pytest.mark.parametrize(
    ("text", "date"),
    [(NEWS, "2025-10-09"), (OTHER, "2024-10-10"), (NEWS[: NEWS.index("。") + 1] + OTHER, "2024-10-10")],
    ids=["a year later", "another", "one sentence"],
)
def test_what_only_sounds_alike_is_no_reprint(text: str, date: str) -> None:
    assert not versions(zhitu.build([make("a", NEWS, "2024-10-09"), make("b", text, date)]))


def test_a_correction_is_linked_to_what_it_corrects() -> None:
    first = make("a", NEWS, "2024-10-09", "工会送书进厂", "青禾日报")
    notice = make("b", NOTICE, "2024-10-12", "更正", "青禾日报")
    assert versions(zhitu.build([notice, first])) == {"b": [("correction", "a")]}
    other = make("b", NOTICE, "2024-10-12", "更正", "柳溪晚报")
    assert not versions(zhitu.build([other, first]))


def test_the_rdf_says_which_article_is_which() -> None:
    documents = [
        make("a", NEWS, "2024-10-09", "工会送书进厂"),
        make("b", NEWS, "2024-10-10"),
        make("c", NOTICE, "", "更正"),
    ]
    said = zhitu.to_rdf(zhitu.build(documents)).query(
        """PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX schema: <https://schema.org/>
        SELECT ?left ?right { ?left prov:alternateOf|schema:correction ?right }"""
    )
    assert {tuple(str(node).rpartition("/")[2] for node in row) for row in said} == {("b", "a"), ("a", "c")}  # type: ignore[union-attr]
