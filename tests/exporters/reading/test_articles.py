"""The article view: the whole repaired text, every mention a link, the joints and repairs shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from zhitu.model import Graph

if TYPE_CHECKING:
    from tests.conftest import Reader

PAGE = "#article article"
WORDS = """() => [...document.querySelectorAll('#article article > :not(.credit)')].map((line) => line.textContent)"""


def open_article(reader: Reader, name: str = "tea.txt%23a1") -> None:
    reader.page.evaluate(f"location.hash = '#article={name}'")
    reader.page.wait_for_selector("#article article")


def test_the_whole_text_stands_there_line_by_line(reader: Reader, ways_graph: Graph) -> None:
    open_article(reader)
    assert reader.page.evaluate(WORDS) == ways_graph.articles[0].text.split("\n")
    tags = [tag.lower() for tag in reader.page.evaluate(WORDS.replace("textContent", "tagName"))]
    assert tags == ["h2", "h3", "p", "p", "p"]
    credit = reader.text(f"{PAGE} .credit")
    for part in ("2024-06-18", "记者 陆禾", "通讯员 宁远、秋实", "摄影 方晓", "tea.txt"):
        assert part in credit
    assert not reader.page.is_visible("#picture")


def test_every_mention_is_a_link_to_its_entity(reader: Reader, ways_graph: Graph) -> None:
    open_article(reader)
    wanted = {
        (number, mention.text)
        for number, entity in enumerate(ways_graph.entities)
        for mention in entity.mentions
        if mention.article == "tea.txt#a1"
    }
    linked = {
        int(n)
        for n in reader.page.evaluate("[...document.querySelectorAll('#article a')].map((a) => a.dataset.entity)")
    }
    assert linked == {number for number, _ in wanted}
    reader.page.click(f"{PAGE} a.mention:text-is('采青大赛') >> nth=0")
    assert reader.text("#panel h2") == "采青大赛"
    assert reader.page.is_visible(PAGE), "the article stays open beside the entity that it names"
    assert reader.text(f"{PAGE} .chosen >> nth=0") == "采青大赛"


def test_names_within_names_keep_their_own_links(reader: Reader, number: Callable[[str], int]) -> None:
    open_article(reader)
    first = reader.page.locator(f"{PAGE} p:not(.credit) >> nth=0")
    # 云岭茶厂工会委员会 is covered by 云岭茶厂 and 工会委员会; 茶厂工会 crosses both.
    pieces = first.locator("a").evaluate_all(
        "(links) => links.map((one) => [one.textContent, Number(one.dataset.entity)])"
    )
    assert pieces[:4] == [
        ["云岭", number("云岭茶厂")], ["茶厂", number("云岭茶厂")],
        ["工会", number("茶厂工会")], ["委员会", number("工会委员会")],
    ]  # fmt: skip
    covered = first.locator("a.covered")
    assert covered.count() == 1
    assert "云岭茶厂工会委员会" in str(covered.get_attribute("aria-label"))
    covered.click()
    assert reader.text("#panel h2") == "云岭茶厂工会委员会"


def test_joints_show_where_the_raw_page_jumps(reader: Reader, ways_graph: Graph) -> None:
    open_article(reader)
    first, second, third = ways_graph.articles[0].origin.pieces
    joints = reader.page.locator(".joint")
    titles = joints.evaluate_all("(all) => all.map((one) => one.title)")
    assert len(titles) == 2, "the break between the last paragraphs is one of the raw page"
    assert f"{first.raw + first.length} " in titles[0]
    assert f"{second.raw} " in titles[0]
    assert f"{second.raw + second.length} " in titles[1]
    assert f"{third.raw} " in titles[1]
    assert joints.evaluate_all("(all) => all.map((one) => one.classList.contains('jump'))") == [False, True]
    around = joints.nth(0).evaluate("(one) => [one.previousSibling.textContent, one.nextSibling.textContent]")
    assert around == ["谷雨声", "主持。"]


def test_every_repair_is_told_with_kind_reason_and_place(reader: Reader, ways_graph: Graph) -> None:
    open_article(reader)
    rows = reader.page.locator(".repairs li").all_inner_texts()
    for repair, row, (kind, reason) in zip(
        ways_graph.articles[0].repairs,
        rows,
        (("接合", "断栏"), ("移动", "拆开"), ("删去", "重复"), ("未收入正文", "a reason that no list knows")),
        strict=False,
    ):
        assert kind in row
        assert reason in row
        for start, end in repair.ranges:
            assert f"{start}–{end}" in row
    look = reader.page.locator(".repairs li[data-kind=moved] button")
    look.click()
    assert reader.text(f"{PAGE} .said >> nth=0").startswith("谷雨声")
    assert reader.page.locator(".repairs li[data-kind=dropped] button").count() == 0


def test_facts_of_the_article_lead_to_their_sentences(reader: Reader, ways_graph: Graph) -> None:
    open_article(reader)
    rows = reader.page.locator(".sayings button")
    assert rows.count() == sum(fact.subject.article == "tea.txt#a1" for edge in ways_graph.edges for fact in edge.facts)
    reader.page.click(".sayings button:has-text('南坡合作社 — 成立时间')")
    said = "".join(reader.page.locator(f"{PAGE} .said").all_inner_texts())
    assert said == "南坡合作社成立于2011-05。"
    assert reader.text(f"{PAGE} mark.subject") == "南坡合作社"
    assert reader.text(f"{PAGE} mark.object") == "2011-05"
    assert "2011-05" in reader.text("#panel h2")
    assert reader.page.locator(f"{PAGE} .said >> nth=0").evaluate(
        "(one) => { const box = one.getBoundingClientRect(); return box.top > 0 && box.bottom < innerHeight; }"
    )


def test_evidence_opens_its_article_at_the_sentence(reader: Reader) -> None:
    reader.page.evaluate("location.hash = '#entity=w06'")
    reader.page.click("#panel .evidence:has-text('常务理事') button:text-is('在报道中阅读') >> nth=0")
    said = "".join(reader.page.locator(f"{PAGE} .said").all_inner_texts())
    assert said == "白芷2016年任南坡合作社理事长，谷雨声2019年3月当选常务理事。"
    assert reader.text(f"{PAGE} mark.subject") == "白芷"
    assert reader.text("#panel h2") == "白芷", "what was read before stays in the panel"
    assert reader.page.evaluate("document.activeElement.id") == "article"
    reader.page.keyboard.press("Escape")
    assert reader.page.is_visible("#picture")
    assert not reader.page.is_visible(PAGE)


def test_article_tells_its_facts_and_names_in_the_panel(reader: Reader, ways_graph: Graph) -> None:
    open_article(reader, "west.txt%23a1")
    assert reader.text("#panel h2") == "west.txt"
    assert reader.count("#panel .fact") == 1
    assert {"石敢当", "西山林场"} <= set(reader.page.locator("#panel .top .link").all_inner_texts())
    assert reader.text(PAGE).startswith("无日期")
    assert "报道：west.txt" in reader.text("#told")
    reader.page.evaluate("location.hash = '#article=nowhere'")
    reader.page.wait_for_selector("#panel .start")
    assert not reader.page.is_visible("#article"), "an article that the page does not know opens nothing"


def test_article_speaks_english(reader: Reader) -> None:
    open_article(reader)
    reader.page.click("#language")
    assert "reported by 陆禾" in reader.text(f"{PAGE} .credit")
    assert "torn from the block before it" in reader.text(".repairs")
    assert "Facts in this article" in reader.text("#article .about")
    assert reader.page.get_attribute(PAGE, "lang") == "zh-CN"


def test_article_gives_way_to_what_it_does_not_name(reader: Reader) -> None:
    open_article(reader)
    reader.search("石敢当")
    reader.page.keyboard.press("Enter")
    assert reader.text("#panel h2") == "石敢当"
    assert reader.page.is_visible("#picture")
    assert not reader.page.is_visible("#article")
