"""The panel: an entity with its time and sources, a fact with its evidence, context and citation."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from zhitu.model import Graph

if TYPE_CHECKING:
    from tests.conftest import Reader

BROKEN_CLIPBOARD = """() => Object.defineProperty(navigator, 'clipboard',
    { value: { writeText: () => Promise.reject(new Error('kept')) } })"""


def choose(reader: Reader, name: str) -> None:
    reader.search(name)
    reader.page.keyboard.press("Enter")


def open_fact(reader: Reader, name: str, fact: str) -> None:
    choose(reader, name)
    reader.page.click(f"#panel .fact:has-text('{fact}') .open >> nth=0")
    assert reader.text("#panel .kind") == "事实"


def test_entity_says_all_that_is_known_of_it(reader: Reader, ways_graph: Graph) -> None:
    choose(reader, "老谷")
    assert reader.text("#panel h2") == "谷雨声"
    assert reader.text("#panel .names") == "老谷"
    pairs = reader.page.locator("#panel .pairs dd").all_inner_texts()
    assert "2024-06-18" in pairs
    assert "w05" in pairs
    groups = reader.page.locator("#panel h3").all_inner_texts()
    for relation, label in (
        ("worksFor", "任职于"),
        ("participatesIn", "参加"),
        ("holdsTitle", "职务"),
        ("leads", "领导"),
    ):
        count = sum(edge.subject == "w05" and edge.relation == relation for edge in ways_graph.edges)
        assert f"→ {label} {count}" in [text.replace("\n", " ") for text in groups]
    assert "老谷: 同一文章" in reader.page.locator("#panel .why li").first.evaluate("(one) => one.textContent")
    choose(reader, "普洱市")
    assert "530800" in reader.page.locator("#panel .pairs dd").all_inner_texts()


def test_facts_stand_in_both_directions(reader: Reader) -> None:
    choose(reader, "南坡合作社")
    groups = [text.split("\n")[0].strip() for text in reader.page.locator("#panel h3").all_inner_texts()]
    assert "← 领导" in [group.rstrip(" 0123456789") for group in groups]
    assert reader.text("#panel .fact:has-text('2011-05') .head").startswith("2011-05"), "a value is shown as a fact"


def test_timeline_goes_by_year_and_leads_to_its_fact(reader: Reader) -> None:
    choose(reader, "白芷")
    assert reader.page.locator("#panel .timeline time").all_inner_texts() == ["2016"]
    choose(reader, "南坡合作社")
    assert reader.page.locator("#panel .timeline time").all_inner_texts() == ["2011", "2016"]
    moments = reader.page.locator("#panel .timeline button")
    assert [" ".join(text.split()) for text in moments.all_inner_texts()] == ["05 成立时间 → 2011-05", "白芷 — 领导 →"]
    moments.nth(1).focus()
    reader.page.keyboard.press("Enter")
    assert reader.text("#panel .kind") == "事实"
    assert "2016" in reader.page.locator("#panel .pairs dd").all_inner_texts()
    choose(reader, "谷雨声")
    assert "曾经" in reader.text("#panel .timeline")
    choose(reader, "采青大赛")
    assert reader.count("#panel .timeline") == 0


def test_sources_lead_to_their_articles(reader: Reader) -> None:
    choose(reader, "石敢当")
    assert reader.page.locator("#panel .listed button").all_inner_texts() == ["west.txt"]
    reader.page.click("#panel .listed button")
    assert reader.page.is_visible("#article")
    reader.page.wait_for_timeout(300)  # the address is written at most so often
    assert reader.page.evaluate("location.hash") == "#article=west.txt%23a1"


def test_context_is_the_paragraph_and_those_around_it(reader: Reader, ways_graph: Graph) -> None:
    open_fact(reader, "白芷", "采青大赛")
    details = reader.page.locator("#panel details.around")
    details.locator("summary").focus()
    reader.page.keyboard.press("Enter")
    details.locator(".context p").first.wait_for()  # filled after it has opened
    lines = ways_graph.articles[0].text.split("\n")
    assert details.locator(".context p").all_inner_texts() == lines[2:5]
    assert details.locator(".said").inner_text() == "谷雨声和白芷𠮷都参加采青大赛。"
    assert details.locator("mark.subject").inner_text() == "白芷"


def test_citation_names_all_that_one_needs_to_find_it(reader: Reader, ways_graph: Graph) -> None:
    open_fact(reader, "白芷", "采青大赛")
    reader.page.click("#panel .evidence button:text-is('复制引文')")
    reader.page.wait_for_selector("#panel .evidence button:text-is('引文已复制')")
    article = ways_graph.articles[0]
    sentence = next(
        edge.facts[0].sentence for edge in ways_graph.edges if edge.subject == "w06" and edge.object == "w09"
    )
    ((start, end),) = article.origin.ranges(sentence.start, sentence.end)
    wanted = (
        "《云岭茶厂与南坡牵手》，记者 陆禾，通讯员 宁远、秋实，摄影 方晓，2024-06-18，tea.txt，"
        f"原文第 {start}–{end} 字：“谷雨声和白芷𠮷都参加采青大赛。”"
    )
    assert reader.page.evaluate("navigator.clipboard.readText()") == wanted
    assert reader.text("#told") == "引文已复制"


def test_citation_in_english(reader: Reader) -> None:
    reader.page.click("#language")
    choose(reader, "石敢当")
    reader.page.click("#panel .evidence button:text-is('Copy citation')")
    reader.page.wait_for_selector("#panel .evidence button:text-is('Citation copied')")
    copied = reader.page.evaluate("navigator.clipboard.readText()")
    assert copied == "west.txt, characters 0–11 of the source: “石敢当在西山林场工作。”"


def test_citation_without_a_clipboard(reader: Reader) -> None:
    """A browser may keep its clipboard from the page: then the old way is gone; where that fails the text is shown."""
    reader.page.evaluate("navigator.clipboard.writeText('before')")
    reader.page.evaluate(BROKEN_CLIPBOARD)
    open_fact(reader, "石敢当", "西山林场")
    reader.page.click("#panel .evidence button:text-is('复制引文')")
    reader.page.wait_for_selector("#panel .evidence button:text-is('引文已复制')")
    assert reader.page.evaluate(
        "Object.getPrototypeOf(navigator).__lookupGetter__('clipboard').call(navigator).readText()"
    ) == ("west.txt，原文第 0–11 字：“石敢当在西山林场工作。”")
    reader.page.evaluate("document.execCommand = () => false")
    reader.page.click("#panel .evidence .do >> nth=-1")
    reader.page.wait_for_selector("#panel textarea.cited")
    assert reader.page.input_value("#panel textarea.cited").endswith("“石敢当在西山林场工作。”")
    assert "手动复制" in reader.text("#told")
    assert reader.page.evaluate("getSelection().toString()").startswith("west.txt")


def test_evidence_is_made_when_it_is_opened(
    open_page: Callable[[Graph], Reader], make_graph: Callable[[int], Graph]
) -> None:
    graph = make_graph(400)
    reader = open_page(graph)
    ends = [end for edge in graph.edges for end in (edge.subject, edge.object)]
    hub = max(set(ends), key=ends.count)
    reader.page.evaluate(f"location.hash = '#entity={hub}'")
    reader.page.wait_for_timeout(100)
    facts = reader.page.locator("#panel .fact")
    assert facts.count() == ends.count(hub)
    assert reader.count("#panel .fact .evidence blockquote") <= 3
    reader.page.click("#panel button:text-is('展开全部证据')")
    reader.page.wait_for_timeout(100)
    assert reader.count("#panel .fact .evidence blockquote") == ends.count(hub)


def test_hostile_texts_stay_texts_wherever_they_are_read(
    open_page: Callable[[Graph], Reader], hostile_graph: Graph
) -> None:
    reader = open_page(hostile_graph)
    for number in range(len(hostile_graph.entities)):
        reader.page.evaluate(f"location.hash = '#entity=e{number:02}'")
        reader.page.wait_for_timeout(20)
        reader.page.evaluate("for (const one of document.querySelectorAll('#panel details')) one.open = true")
        reader.page.evaluate("for (const one of document.querySelectorAll('#panel .fold')) one.click()")
    reader.page.click("#panel .listed button >> nth=0")
    assert "<script>" in reader.text("#article")
    reader.page.evaluate("location.hash = '#path=e05,e02'")
    reader.page.wait_for_timeout(50)
    assert reader.count("#panel .steps > li") > 0
    reader.page.evaluate("location.hash = '#shared=e05,e04'")
    reader.page.click("#colouring")
    reader.page.click("#communities-list button >> nth=0")
    reader.page.click("#language")
    reader.page.wait_for_timeout(100)
    assert reader.page.evaluate("window.hurt") is None
    assert reader.count("img, iframe, object, embed, #stage svg:not(.icon):not([aria-hidden]), #panel script") == 0
