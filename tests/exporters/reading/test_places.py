"""Where in its file a sentence stands, and an article, on the page: in words of both languages, and for programs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from zhitu.exporters import viewer
from zhitu.knowledge import Knowledge
from zhitu.model import Graph, Region
from zhitu.rdf.iris import fact_id

if TYPE_CHECKING:
    from tests.conftest import Reader

TOLD = {
    "zh-CN": (
        "tea.txt · 第 1 页 · 第 2 页 · 原文第",
        "第 1 页、第 2 页，",
        "第 1 页 · … · 第 9 页",
        "工作表“来稿”，第 7 行",
    ),
    "en-GB": (
        "tea.txt · page 1 · page 2 · characters",
        "page 1, page 2, ",
        "page 1 · … · page 9",
        "sheet “来稿”, row 7",
    ),
}


def paginate(graph: Graph) -> Graph:
    """The first article on the pages of a PDF, the second in a row of a table."""
    tea, west = graph.articles
    low, high, _ = tea.origin.pieces  # the first sentence is cut between these two
    lines = (
        Region(0, low.raw, "page=9&viewrect=1,2,3,4"),
        Region(low.raw, low.raw + low.length, "page=1&viewrect=72,120,300,14"),
        Region(high.raw, high.raw + 6, "page=2&viewrect=72,40,300,14"),
        Region(high.raw + 6, 960, "page=3&viewrect=72,60,300,14"),
    )
    row = (Region(0, len(west.text), "sheet=来稿&row=7"),)
    return replace(graph, articles=(replace(tea, regions=lines), replace(west, regions=row)))


@pytest.mark.parametrize("locale", TOLD)
def test_evidence_citation_and_article_say_where_in_the_file_they_stand(
    locale: str, visit: Callable[..., Reader], ways_graph: Graph, knowledge: Knowledge, tmp_path: Path
) -> None:
    evidence, cited, article, row = TOLD[locale]
    (tmp_path / "graph.html").write_bytes(b"".join(viewer.write(paginate(ways_graph), knowledge)))
    reader = visit((tmp_path / "graph.html").as_uri(), locale=locale)
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.page.evaluate(f"location.hash = '#fact={fact_id(ways_graph.edges[0])}'")
    reader.page.wait_for_selector("#panel .evidence")
    assert evidence in reader.text("#panel .evidence .place")
    spots = reader.page.locator("#panel .evidence .spot")
    assert [spot.get_attribute("title") for spot in spots.all()] == [
        "page=1&viewrect=72,120,300,14", "page=2&viewrect=72,40,300,14",
    ]  # fmt: skip
    reader.page.click("#panel .evidence .do >> nth=1")
    assert cited in reader.page.evaluate("navigator.clipboard.readText()")
    reader.page.click("#panel .evidence .do >> nth=0")
    assert article in reader.text("#article .credit")
    reader.page.evaluate("location.hash = '#article=west.txt%23a1'")
    reader.page.wait_for_selector("#article .spot[title='sheet=来稿&row=7']")
    assert reader.text("#article .spot") == row
