"""The SPARQL page in a browser: what a reader writes, runs and sees, with the editor and without."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from zhitu.rdf import queries, query
from zhitu.server import editor

SAMPLE = Path(__file__).resolve().parents[2] / "exports"

INSTALLED = (editor.FOLDER / editor.EDITOR).is_file()

Reader = Any
Visit = Callable[..., Reader]
Serve = Callable[[Path], str]

LEADERS = "SELECT ?who ?body WHERE { ?who zt:leads ?body } ORDER BY ?who ?body"
AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
HOSTILE = '<img src=x onerror="window.hurt=1"></script><script>window.hurt=1</script>'


@pytest.fixture(scope="module")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """Runs `zhitu serve` over folders until the module ends; gives the address of each page."""
    running: list[subprocess.Popen[bytes]] = []

    def start(folder: Path) -> str:
        log = tmp_path_factory.mktemp("serve") / "log"
        command = [sys.executable, "-m", "zhitu", "serve", str(folder), "--port", "0"]
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        with log.open("wb") as journal:
            running.append(subprocess.Popen(command, stderr=journal, env=environment))
        while not (found := re.search(r"http://127\.0\.0\.1:\d+", log.read_text(encoding="utf-8"))):
            assert running[-1].poll() is None, log.read_text(encoding="utf-8")
            time.sleep(0.05)
        return f"{found[0]}/query"

    yield start
    for server in running:
        server.terminate()
        server.wait()


@pytest.fixture(scope="module")
def address(serve: Serve) -> str:
    return serve(SAMPLE)


@pytest.fixture
def open_page(visit: Visit, address: str) -> Callable[..., Reader]:
    """Opens the page, with its editor where that is installed; ``plain`` as an installation without npm shows it."""

    def bare(route: Any) -> None:
        given = {**route.fetch().json(), "editor": False}
        route.fulfill(content_type="application/json", body=json.dumps(given))

    def open_at(fragment: str = "", *, plain: bool = False, address: str = address, **options: Any) -> Reader:
        reader = visit("about:blank", **options)
        reader.address = address
        if plain:
            reader.page.route("**/query/given.json", bare)
        reader.page.goto(address + fragment)
        reader.page.wait_for_selector("html[data-ready=true]")
        assert reader.count("#pad textarea") == int(plain or not INSTALLED)
        return reader

    return open_at


@pytest.fixture
def reader(open_page: Callable[..., Reader]) -> Reader:
    return open_page()


@pytest.fixture(params=["editor", "plain"])
def either(request: pytest.FixtureRequest, open_page: Callable[..., Reader]) -> Reader:
    """The page with the editor, and without."""
    return open_page(plain=request.param == "plain")


def write(reader: Reader, text: str) -> None:
    reader.page.locator("#pad .cm-content, #pad textarea").click()
    reader.page.keyboard.press("Control+a")
    reader.page.keyboard.insert_text(text)


def written(reader: Reader) -> str:
    return str(reader.page.evaluate("localStorage.getItem('zhitu.query.text')"))


def run(reader: Reader, text: str, done: str = "done") -> None:
    write(reader, text)
    reader.page.keyboard.press("Control+Enter")
    reader.page.wait_for_selector(f"#report[data-kind={done}]")


def test_a_query_is_written_run_and_answered_in_a_table(either: Reader) -> None:
    run(either, LEADERS)
    rows = query(SAMPLE, LEADERS).rows
    assert either.count("#table tbody tr") == len(rows)
    assert f"{len(rows)} 行" in either.text("#report")


def test_an_entity_shows_its_name_and_links_to_its_page_and_the_explorer(reader: Reader) -> None:
    run(reader, LEADERS)
    first = query(SAMPLE, LEADERS).rows[0][0]
    assert first
    entity = first.value.rpartition("/")[2]
    named = query(SAMPLE, f"SELECT ?n {{ <{first.value}> rdfs:label ?n }}").rows[0][0]
    assert named
    link = reader.page.locator("#table tbody tr >> nth=0").locator("a.iri >> nth=0")
    link.get_by_text(named.value).wait_for()
    assert link.get_attribute("href").endswith(f"/id/{entity}")
    aside = reader.page.locator("#table a.explore >> nth=0").get_attribute("href")
    assert aside.endswith(f"/#entity={entity}")


def test_columns_are_sorted_by_number_and_by_word(reader: Reader) -> None:
    run(reader, 'SELECT ?n ?w { VALUES (?n ?w) { (10 "b") (9 "a") (100 UNDEF) } }')
    reader.page.click("#table th button >> nth=0")
    cells = reader.page.locator("#table tbody td:first-child")
    assert cells.all_inner_texts() == ["9", "10", "100"]
    reader.page.click("#table th button >> nth=0")
    assert cells.all_inner_texts() == ["100", "10", "9"]
    assert reader.page.get_attribute("#table th >> nth=0", "aria-sort") == "descending"
    reader.page.click("#table th button >> nth=1")
    assert reader.page.locator("#table tbody td:nth-child(2)").all_inner_texts() == ["a", "b", ""]


def test_a_long_table_has_pages(reader: Reader) -> None:
    run(reader, "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 250")
    assert reader.count("#table tbody tr") == 100
    reader.page.click(".pager button >> nth=1")
    reader.page.click(".pager button >> nth=1")
    assert reader.count("#table tbody tr") == 50
    assert "3 / 3" in reader.text(".pager")


def test_every_example_is_answered(reader: Reader) -> None:
    assert reader.page.locator("#examples button").all_inner_texts() == [q.title_zh for q in queries.named().values()]
    for name in ("masters", "most-connected"):
        reader.page.click(f"#examples [data-name={name}]")
        rows = len(query(SAMPLE, queries.named()[name].text).rows)
        reader.page.locator("#report").get_by_text(f"{rows} 行").wait_for()
        assert reader.count("#table tbody tr") == min(rows, 100)


def test_the_graph_joins_what_the_rows_join(reader: Reader) -> None:
    run(reader, "CONSTRUCT { ?a zt:mentorOf ?b } WHERE { ?a zt:mentorOf ?b }")
    reader.page.click("#show-graph")
    reader.page.wait_for_selector("#picture[data-ready]")
    rows = query(SAMPLE, "SELECT ?a ?b { ?a zt:mentorOf ?b }").rows
    things = {cell.value for row in rows for cell in row if cell}
    assert f"{len(things)} 个节点、{len(rows)} 条关系" in (reader.page.get_attribute("#picture", "aria-label") or "")
    assert coloured(reader) >= 2


def coloured(reader: Reader) -> int:
    """How many colours the picture has beside its ground."""
    return int(
        reader.page.evaluate(
            """() => { const canvas = document.querySelector('#picture canvas');
        const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        const seen = new Map();
        for (let at = 0; at < data.length; at += 4) {
            const key = data.slice(at, at + 3).join(); seen.set(key, (seen.get(key) || 0) + 1); }
        return [...seen.values()].filter((count) => count > 100).length - 1; }"""
        )
    )


def test_of_names_that_meet_the_first_stays(reader: Reader) -> None:
    boxes = [{"x": x, "y": 0, "width": 10, "height": 5} for x in (0, 9, 10, 30, 21)]
    kept = reader.page.evaluate("async (boxes) => (await import('/query/captions.js')).settle(boxes)", boxes)
    assert kept == [0, 2, 3]


def test_what_cannot_be_joined_is_told(reader: Reader) -> None:
    run(reader, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    reader.page.click("#show-graph")
    assert "CONSTRUCT" in reader.text("#graph")


def test_the_chart_draws_numbers_by_name_and_counts_what_has_none(reader: Reader) -> None:
    run(reader, 'SELECT ?name ?n { VALUES (?name ?n) { ("甲" 3) ("乙" 12) ("丙" 6) } }')
    reader.page.click("#show-chart")
    assert reader.page.locator("#chart .value").all_text_contents() == ["3", "12", "6"]
    widths = [float(bar.get_attribute("width")) for bar in reader.page.locator("#chart rect.bar").all()]
    assert widths[1] == pytest.approx(4 * widths[0])
    assert widths[1] == pytest.approx(2 * widths[2])
    reader.page.select_option("#chart-measure", index=0)
    assert reader.page.locator("#chart .value").all_text_contents() == ["1", "1", "1"]
    reader.page.select_option("#chart-drawnAs", index=1)
    assert reader.count("#chart polyline") == 1


def test_times_are_a_line_in_their_order(reader: Reader) -> None:
    run(reader, 'SELECT ?t ?n { VALUES (?t ?n) { ("2024-03" 1) ("2023" 4) ("2024-01" 2) } }')
    reader.page.click("#show-chart")
    assert reader.page.locator("#chart circle title").all_text_contents() == [
        "2023: 4",
        "2024-01: 2",
        "2024-03: 1",
    ]


def test_the_words_of_the_parser_are_shown_at_their_place(either: Reader) -> None:
    reader = either
    run(reader, "SELECT ?x WHERE {\n  ?x zt:leads }", "failed")
    assert "2:" in reader.text("#report")
    assert not reader.page.is_visible("#answer")
    if reader.count(".cm-editor"):
        assert reader.count(".cm-lintRange-error") == 1
    run(reader, LEADERS)
    assert reader.count(".cm-lintRange-error") == 0
    # the browser itself writes of every refusal
    browser_says = [line for line in reader.wrong if "status of 400" in line]
    assert len(browser_says) == 1
    reader.wrong.remove(browser_says[0])


def test_no_literal_and_no_iri_does_harm(reader: Reader) -> None:
    quoted = HOSTILE.replace('"', '\\"')
    run(
        reader,
        f'SELECT ?name ?link ?n {{ VALUES ?n {{ 1 2 }} BIND("{quoted}" AS ?name)'
        ' BIND(IRI("javascript:window.hurt=1") AS ?link) }',
    )
    assert HOSTILE in reader.text("#table")
    assert reader.count("#table a[href^=javascript]") == 0
    for view in ("graph", "chart"):
        reader.page.click(f"#show-{view}")
        reader.page.wait_for_timeout(300)
    run(reader, f'CONSTRUCT {{ <urn:x> rdfs:label "{quoted}" ; zt:leads <data:text/html,x> }} WHERE {{}}')
    reader.page.wait_for_selector("#chart")
    reader.page.click("#show-table")
    assert HOSTILE in reader.text("#table")
    assert reader.count("#table a[href^=data]") == 0
    assert reader.count("#answer img, #answer script, #examples img") == 0
    assert reader.page.evaluate("window.hurt") is None


def test_a_graph_of_hostile_texts_does_no_harm(open_page: Callable[..., Reader], serve: Serve, spoilt: Path) -> None:
    reader = open_page(address=serve(spoilt))
    for sparql in ("SELECT ?e ?o WHERE { ?e zt:locatedIn ?o }", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"):
        run(reader, sparql)
        for view in ("graph", "chart", "table"):
            reader.page.click(f"#show-{view}")
            reader.page.wait_for_timeout(300)
        assert "<script>window.hurt=1</script>" in reader.text("#table")
    assert reader.page.evaluate("window.hurt") is None
    assert reader.count("#answer img, #answer script") == 0


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not there: npm ci")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_page: Callable[..., Reader], scheme: str) -> None:
    reader = open_page(color_scheme=scheme, bypass_csp=True)
    reader.page.add_script_tag(path=str(AXE))
    run(reader, LEADERS)
    found = {}
    for view in ("table", "graph", "chart"):
        reader.page.click(f"#show-{view}")
        reader.page.wait_for_timeout(300)
        for wrong in reader.page.evaluate("async () => (await axe.run()).violations"):
            found[wrong["id"]] = [node["html"] for node in wrong["nodes"]]
    assert found == {}


def test_an_iri_leads_out_only_over_http_and_never_out_of_its_folder(reader: Reader) -> None:
    within = "<https://w3id.org/zhitu/id/../../data> <https://w3id.org/zhitu/id/document/a.txt#char=1,2>"
    run(reader, f"SELECT ?i {{ VALUES ?i {{ schema:NewsArticle zt:leads {within} <file:///etc/passwd> }} }}")
    links = [link.get_attribute("href") for link in reader.page.locator("#table a.iri").all()]
    assert links[0] == "https://schema.org/NewsArticle"
    assert links[1].endswith("/ontology/leads")
    assert "/resource?iri=https%3A" in links[2]
    assert links[3].endswith("/resource?iri=https%3A%2F%2Fw3id.org%2Fzhitu%2Fid%2Fdocument%2Fa.txt%23char%3D1%2C2")
    assert len(links) == 4


def test_downloads_hold_the_answer_and_guard_their_cells(reader: Reader) -> None:
    run(reader, 'SELECT ?a ?b { VALUES (?a ?b) { ("=HYPERLINK(1)" "甲,乙") (-5 "x") } }')
    with reader.page.expect_download() as csv:
        reader.page.click("#get-csv")
    expected = '\ufeffa,b\r\n"\'=HYPERLINK(1)","甲,乙"\r\n-5,x\r\n'
    assert Path(csv.value.path()).read_bytes().decode() == expected
    with reader.page.expect_download() as whole:
        reader.page.click("#get-whole")
    assert len(json.loads(Path(whole.value.path()).read_bytes())["results"]["bindings"]) == 2


def test_the_address_holds_the_query_and_its_view(open_page: Callable[..., Reader]) -> None:
    first = open_page()
    run(first, LEADERS)
    first.page.click("#show-chart")
    fragment = first.page.evaluate("location.hash")
    second = open_page(fragment)
    second.page.click("#run")
    second.page.wait_for_selector("#chart svg")
    assert second.page.evaluate("location.hash") == fragment


def test_what_was_written_and_run_is_remembered_here_and_can_be_forgotten(either: Reader) -> None:
    run(either, LEADERS)
    either.page.reload()
    either.page.wait_for_selector("html[data-ready=true]")
    assert written(either) == LEADERS
    either.page.click("#recent-section summary")
    either.page.click("#recent button >> nth=0")
    either.page.wait_for_selector("#table tbody tr")
    either.page.click("#forget")
    assert not either.page.is_visible("#recent-section")


def test_the_page_speaks_one_language_and_changes_to_the_other(open_page: Callable[..., Reader]) -> None:
    reader = open_page(locale="en-US")
    assert reader.page.get_attribute("html", "lang") == "en"
    run(reader, "ASK { ?x zt:leads ?y }")
    reader.page.click("#show-chart")
    shown = reader.text("body").replace("中文", "").replace("织", "")
    assert not [char for char in shown if "\u4e00" <= char <= "\u9fff"]
    reader.page.click("#language")
    assert reader.text("#run") == "查询"
    assert reader.text("#examples button >> nth=0") == next(iter(queries.named().values())).title_zh
    assert reader.page.locator("#pad .cm-content, #pad textarea").get_attribute("aria-label") == "SPARQL 查询"


def test_a_running_query_can_be_stopped(reader: Reader) -> None:
    reader.page.route("**/sparql", lambda route: None)
    write(reader, LEADERS)
    reader.page.click("#run")
    reader.page.click("#cancel")
    reader.page.get_by_text("已停止").first.wait_for()
    assert reader.page.is_visible("#run")


def test_dark_and_narrow(open_page: Callable[..., Reader]) -> None:
    reader = open_page(viewport={"width": 390, "height": 844}, color_scheme="dark")
    run(reader, LEADERS)
    ground = reader.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(20, 23, 29)"
    for view in ("table", "graph", "chart"):
        reader.page.click(f"#show-{view}")
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= 390
    reader.page.click("#theme")
    assert reader.page.evaluate("getComputedStyle(document.body).backgroundColor") != ground


@pytest.mark.skipif(not INSTALLED, reason="the editor is not there: make editor")
def test_a_term_is_completed_by_its_chinese_name_and_its_prefix_declared(reader: Reader) -> None:
    write(reader, "SELECT * WHERE { ?x ")
    reader.page.keyboard.type("领导")
    reader.page.wait_for_selector(".cm-tooltip-autocomplete")
    reader.page.wait_for_timeout(200)
    reader.page.keyboard.press("Enter")
    assert written(reader).startswith("PREFIX zt: <https://w3id.org/zhitu/ontology#>\nSELECT * WHERE { ?x zt:leads")


@pytest.mark.skipif(not INSTALLED, reason="the editor is not there: make editor")
def test_a_name_in_a_text_is_completed_in_pinyin_with_its_language(reader: Reader) -> None:
    write(reader, "SELECT * WHERE { ?x rdfs:label ")
    reader.page.keyboard.type('"zhuzhoushizonggonghui')
    reader.page.wait_for_selector(".cm-tooltip-autocomplete")
    reader.page.wait_for_timeout(200)
    reader.page.keyboard.press("Enter")
    assert written(reader).endswith('rdfs:label "株洲市总工会"@zh')
