"""What keeps hostile text from running, and proof that it would run: pyvis's own page, and ours with its guards off."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from zhitu.exporters import viewer
from zhitu.exporters.viewer import page
from zhitu.knowledge import Knowledge
from zhitu.model import Graph

if TYPE_CHECKING:
    from tests.conftest import Reader

HURT = "() => new Promise((done) => setTimeout(() => done(window.hurt ?? null), 300))"
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


@pytest.fixture
def run(browser: Any, tmp_path: Path) -> Iterator[Callable[[str], Any]]:
    """Opens a page without any network and says whether a payload ran."""
    context = browser.new_context(offline=True)
    context.route("**/*", lambda route: route.continue_() if route.request.url.startswith("file:") else route.abort())

    def run(html: str) -> Any:
        path = tmp_path / "tried.html"
        path.write_text(html, encoding="utf-8", errors="backslashreplace")
        tab = context.new_page()
        tab.on("dialog", lambda dialog: dialog.dismiss())
        tab.goto(path.as_uri(), wait_until="load")
        return tab.evaluate(HURT)

    yield run
    context.close()


def test_the_page_of_pyvis_runs_what_stands_in_a_name(run: Callable[[str], Any]) -> None:
    from pyvis.network import Network

    net = Network(cdn_resources="in_line", heading="<img src=x onerror='window.hurt=1'>")
    net.add_node(1, label="青禾市")
    assert run(net.generate_html()) == 1


def test_payloads_run_without_guards_and_the_policy_alone_stops_them(
    run: Callable[[str], Any], hostile_graph: Graph, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    guarded = b"".join(viewer.write(hostile_graph, knowledge)).decode()
    assert run(guarded) is None
    monkeypatch.setattr(page, "SCRIPT_ESCAPES", {})
    unescaped = b"".join(viewer.write(hostile_graph, knowledge)).decode()
    assert POLICY.search(unescaped)
    assert run(POLICY.sub("", unescaped)) == 1
    assert run(unescaped) is None


def test_every_field_of_an_article_stays_text(open_page: Callable[..., Reader], hostile_graph: Graph) -> None:
    reader = open_page(hostile_graph)
    reader.page.evaluate("location.hash = '#entity=e05'")
    reader.page.wait_for_timeout(50)
    reader.page.click("#panel .listed button >> nth=0")
    text = reader.text("#article")
    assert text.count("</script><script>window.hurt=1</script>") >= 3, "headline, byline and text"
    assert "<img src=x onerror" in text
    reader.page.click("#language")
    reader.page.click("#show-table")
    for kind in ("entities", "facts", "articles"):
        reader.page.click(f"#table-{kind}")
        assert reader.count("#table tbody tr") > 0
    assert reader.page.evaluate(HURT) is None
    assert reader.count("img, iframe, object, embed") == 0
