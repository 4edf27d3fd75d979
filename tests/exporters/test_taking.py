"""What a reader takes along from the page: pictures, sheets, links, views, paper."""

from __future__ import annotations

import csv
import io
import json
import struct
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from zhitu.exporters import citations
from zhitu.model import Graph
from zhitu.rdf.iris import fact_id

if TYPE_CHECKING:
    from tests.conftest import Reader

SVG = "{http://www.w3.org/2000/svg}"


def download(page: Reader, selector: str) -> bytes:
    if not page.page.is_visible("#taking"):
        page.page.click("#take")
    with page.page.expect_download() as found:
        page.page.click(selector)
    return Path(found.value.path()).read_bytes()


def rows_of(page: Reader, selector: str) -> list[dict[str, str]]:
    data = download(page, selector)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_pixels_are_twice_those_of_the_screen_and_have_a_ground(reader: Reader) -> None:
    data = download(reader, "#take-png")
    assert data.startswith(b"\x89PNG")
    box = reader.page.locator("#picture").bounding_box()
    assert box
    assert struct.unpack(">II", data[16:24]) == (2 * int(box["width"]), 2 * int(box["height"]))
    colours = reader.page.evaluate(
        """async (bytes) => { const image = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
        const canvas = new OffscreenCanvas(image.width, image.height); const context = canvas.getContext('2d');
        context.drawImage(image, 0, 0); const data = context.getImageData(0, 0, image.width, image.height).data;
        const seen = new Map();
        for (let at = 0; at < data.length; at += 4) {
            const key = data.slice(at, at + 4).join(); seen.set(key, (seen.get(key) || 0) + 1); }
        return [...seen].filter(([, count]) => count > 300).map(([key]) => key); }""",
        list(data),
    )
    assert "250,248,243,255" in colours, "the ground"
    assert {"44,99,150,255", "207,90,52,255", "47,138,99,255", "138,79,158,255"} <= set(colours), "four kinds"


def test_shapes_are_those_of_the_picture_and_names_are_texts(reader: Reader, graph: Graph) -> None:
    root = ElementTree.fromstring(download(reader, "#take-svg"))
    names = {text.text for text in root.iter(f"{SVG}text")}
    written = reader.page.evaluate("zhitu.written().map(({ text }) => text)")
    assert set(written) <= names
    assert "青禾市总工会" in names
    fills = [path.get("fill") for path in root.iter(f"{SVG}path")]
    for kind, colour in (
        ("Organization", "#2c6396"),
        ("Person", "#cf5a34"),
        ("Place", "#2f8a63"),
        ("Program", "#8a4f9e"),
    ):
        assert fills.count(colour) == sum(entity.kind == kind for entity in graph.entities)
    edge = reader.page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--edge').trim()")
    lines = [path for path in root.iter(f"{SVG}path") if path.get("stroke") == edge]
    drawn = sum((path.get("d") or "").count("M") for path in lines)
    assert drawn == sum(not edge.literal for edge in graph.edges)
    assert any(path.get("stroke-dasharray") for path in lines), "what is planned is dashed"


def test_a_chosen_entity_stands_out_in_the_shapes(reader: Reader) -> None:
    plain = download(reader, "#take-svg")
    reader.page.keyboard.press("Escape")
    reader.search("苏师傅")
    reader.page.keyboard.press("Enter")
    chosen = ElementTree.fromstring(download(reader, "#take-svg"))
    assert b"fill-opacity" not in plain
    assert [path for path in chosen.iter(f"{SVG}path") if path.get("fill-opacity")], "the veil over the rest"


def test_hostile_names_are_texts_in_the_shapes(open_page: Callable[..., Reader], hostile_graph: Graph) -> None:
    page = open_page(hostile_graph)
    data = download(page, "#take-svg")
    root = ElementTree.fromstring(data)
    assert {element.tag for element in root.iter()} == {f"{SVG}{tag}" for tag in ("svg", "title", "path", "text")}
    assert not [name for element in root.iter() for name in element.attrib if name.startswith("on") or "href" in name]
    assert any("<img" in (text.text or "") for text in root.iter(f"{SVG}text"))


def test_the_sheet_of_entities(reader: Reader, graph: Graph) -> None:
    rows = rows_of(reader, "#take-entities")
    assert {row["编号"] for row in rows} == {entity.id for entity in graph.entities}
    union = next(row for row in rows if row["名称"] == "青禾市总工会")
    assert (union["别名"], union["大类"], union["事实"], union["提及"]) == ("市总工会、市总", "机构", "2", "2")
    assert next(row for row in rows if row["名称"] == "青禾市")["区划代码"] == "330000"


def test_the_sheet_of_facts_has_a_line_for_each_sentence(reader: Reader, graph: Graph) -> None:
    rows = rows_of(reader, "#take-facts")
    articles = citations.index(graph)
    names = {entity.id: entity.name for entity in graph.entities}
    expected = {
        (
            names[edge.subject], names.get(edge.object, edge.object), said.quote, said.article.headline,
            said.article.document, ", ".join(f"{start}–{end}" for start, end in said.ranges), said.fact.rule,
        )
        for edge in graph.edges
        for said in citations.cite(edge, articles)
    }  # fmt: skip
    found = {(r["主体"], r["客体"], r["原文"], r["标题"], r["文件"], r["原文字位"], r["依据规则"]) for r in rows}
    assert found == expected
    assert len(rows) == len(graph.edges) + 1, "one fact is said twice"


def test_sheets_hold_what_passes_the_filters(reader: Reader, graph: Graph) -> None:
    reader.page.uncheck("#articles label >> nth=0")
    left = reader.page.evaluate(
        "[...document.querySelectorAll('#articles label')].filter((one) => one.querySelector('input').checked)"
        ".map((one) => one.dataset.key)"
    )
    rows = rows_of(reader, "#take-articles")
    assert len(graph.articles) == 2
    assert [row["编号"] for row in rows] == [key for key in left if "#" in key]
    told = {fact_id(e) for e in graph.edges if any(f.subject.article in left for f in e.facts)}
    assert {row["编号"] for row in rows_of(reader, "#take-facts")} == told


def test_cells_run_nothing_in_a_spreadsheet(open_page: Callable[..., Reader], hostile_graph: Graph) -> None:
    page = open_page(hostile_graph)
    for sheet in ("#take-entities", "#take-facts", "#take-articles"):
        for row in rows_of(page, sheet):
            assert not [cell for cell in row.values() if cell and cell[0] in "=+-@\t\r＝＋－＠"]


def test_a_copied_link_leads_to_the_same_view(visit: Callable[..., Reader], reader: Reader) -> None:
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.page.uncheck("#kinds [data-key=Person] input")
    reader.page.click("#nearer")
    reader.page.click("#take")
    reader.page.click("#take-link")
    reader.page.wait_for_selector("#told:text-is('链接已复制')", state="attached")
    link = reader.page.evaluate("navigator.clipboard.readText()")
    assert "types=-Person" in link
    again = visit(link, locale="en-GB")
    assert again.page.get_attribute("html", "lang") == "zh-CN"
    for page in (reader, again):
        page.page.wait_for_timeout(100)
    assert again.page.evaluate("zhitu.entityAt(0)") == pytest.approx(reader.page.evaluate("zhitu.entityAt(0)"), abs=2)


def test_a_view_is_kept_under_its_name(reader: Reader) -> None:
    reader.page.uncheck("#kinds [data-key=Person] input")
    shown = reader.text("#shown")
    reader.page.click("#take")
    reader.page.fill("#view-name", "没有人 <b>")
    reader.page.keyboard.press("Enter")
    assert "没有人 <b>" in reader.text("#told")
    reader.page.click("#reset")
    assert reader.text("#shown") != shown
    reader.page.reload()
    reader.page.click("#take")
    reader.page.click("#saved .name")
    assert reader.text("#shown") == shown
    reader.page.click("#saved button >> nth=2")
    assert reader.count("#saved li") == 0
    reader.page.reload()
    reader.page.click("#take")
    assert reader.count("#saved li") == 0


def test_a_view_goes_into_a_file_and_comes_back(
    reader: Reader, open_page: Callable[..., Reader], graph: Graph, tmp_path: Path
) -> None:
    reader.page.locator("#least").fill("90")
    shown = reader.text("#shown")
    reader.page.click("#take")
    reader.page.fill("#view-name", "../可靠的")
    reader.page.keyboard.press("Enter")
    with reader.page.expect_download() as found:
        reader.page.click("#saved button >> nth=1")
    assert found.value.suggested_filename == "_可靠的.zhitu.json"
    path = tmp_path / "view.json"
    found.value.save_as(path)
    assert json.loads(path.read_text())["name"] == "../可靠的"
    other = open_page(graph)
    other.page.click("#take")
    other.page.set_input_files("#view-file", path)
    other.page.wait_for_timeout(200)
    assert other.text("#shown") == shown
    assert other.text("#saved .name") == "../可靠的"


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", '{"format": "zhitu-view", "name": 1, "view": []}', '{"name": "a", "view": ""}', "\x00" * 200_000],
)
def test_a_file_that_is_no_view_is_named(reader: Reader, tmp_path: Path, content: str) -> None:
    path = tmp_path / "bad.json"
    path.write_text(content)
    reader.page.click("#take")
    reader.page.set_input_files("#view-file", path)
    reader.page.wait_for_timeout(150)
    assert "bad.json" in reader.text("#view-told")
    assert reader.count("#saved li") == 0


def test_the_menu_is_left_by_escape(reader: Reader) -> None:
    reader.page.focus("#take")
    reader.page.keyboard.press("Enter")
    assert reader.page.evaluate("document.activeElement.id") == "take-png"
    reader.page.keyboard.press("Escape")
    assert not reader.page.is_visible("#taking")
    assert reader.page.evaluate("document.activeElement.id") == "take"


def test_paper_shows_the_picture_the_filters_and_the_evidence(reader: Reader) -> None:
    reader.page.click("#theme")
    reader.page.uncheck("#statuses [data-key=former] input")
    reader.page.locator("#least").fill("50")
    reader.search("苏师傅")
    reader.page.keyboard.press("Enter")
    reader.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    reader.page.emulate_media(media="print")
    paper = reader.text("#paper")
    assert "计划中" in paper
    assert "曾经" not in paper
    assert "50%" in paper
    assert "机构" in paper
    assert reader.page.is_visible("#paper figure svg text")
    assert reader.page.get_attribute("html", "data-theme") == "light"
    assert reader.page.is_visible("#panel h2")
    quotes = reader.page.locator("#panel blockquote").all()
    assert len(quotes) >= 4
    assert all(quote.is_visible() for quote in quotes)
    for control in ("#filters", "#zoom", "#take", "#query", "#picture", "#panel .actions"):
        assert not reader.page.is_visible(control), control
    reader.page.evaluate("dispatchEvent(new Event('afterprint'))")
    reader.page.emulate_media(media="screen")
    assert reader.page.get_attribute("html", "data-theme") == "dark"
    assert reader.page.is_visible("#picture canvas")


def test_paper_shows_the_table_where_that_is_shown(reader: Reader, graph: Graph) -> None:
    reader.page.click("#show-table")
    reader.page.click("#table-facts")
    reader.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    reader.page.emulate_media(media="print")
    assert reader.page.is_visible("#table tbody tr >> nth=0")
    assert f"{len(graph.edges)} 条事实" in reader.text("#paper")
    assert reader.count("#paper figure") == 0
