"""What is around an entity, paths, what two share, communities: against the same questions put to networkx."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

from zhitu.exporters import viewer
from zhitu.model import Graph

if TYPE_CHECKING:
    from tests.conftest import Reader

Number = Callable[[str], int]


def net(graph: Graph, but: str = "") -> Any:
    """The graph as networkx sees it, without relations of one name."""
    names = {entity.id: entity.name for entity in graph.entities}
    found = nx.Graph()
    found.add_nodes_from(names.values())
    found.add_edges_from(
        (names[e.subject], names[e.object]) for e in graph.edges if not e.literal and e.relation != but
    )
    return found


def choose(reader: Reader, name: str) -> None:
    reader.search(name)
    reader.page.keyboard.press("Enter")


def join(reader: Reader, one: str, other: str, what: str) -> None:
    """Chooses one, then what joins it to another, then the other by search; all by keyboard but for one button."""
    choose(reader, one)
    reader.page.focus(f"#panel [data-do={what}]")
    reader.page.keyboard.press("Enter")
    assert reader.page.is_visible("#pairing")
    assert reader.page.evaluate("document.activeElement.id") == "query"
    reader.page.keyboard.type(other)
    reader.page.keyboard.press("Enter")


def shown(reader: Reader, graph: Graph) -> set[str]:
    """The names of the entities on the picture."""
    return {
        entity.name
        for number, entity in enumerate(graph.entities)
        if reader.page.evaluate(
            f"(() => {{ try {{ zhitu.entityAt({number}); return true; }} catch {{ return false; }} }})()"
        )
    }


def steps(reader: Reader) -> list[str]:
    """The first fact of each step of a path."""
    rows = reader.page.locator("#panel .steps > li").all()
    return [str(row.locator(".whole").first.inner_text()).replace("\n", " ") for row in rows]


@pytest.mark.parametrize("reach", [1, 2, 3])
def test_focus_reaches_so_many_steps(reader: Reader, ways_graph: Graph, reach: int) -> None:
    choose(reader, "南坡合作社")
    reader.page.click(f"#panel [data-steps='{reach}']")
    wanted = set(nx.single_source_shortest_path_length(net(ways_graph), "南坡合作社", cutoff=reach))
    assert shown(reader, ways_graph) == wanted
    assert f"{len(wanted)} 个实体" in reader.text("#shown")
    assert reader.page.get_attribute(f"#panel [data-steps='{reach}']", "aria-pressed") == "true"
    assert reader.page.evaluate("document.activeElement.dataset.steps") == str(reach)
    reader.page.click("#leave")
    assert len(shown(reader, ways_graph)) == len(ways_graph.entities)


def test_path_is_found_by_keyboard_with_the_evidence_of_each_step(reader: Reader, ways_graph: Graph) -> None:
    join(reader, "谷雨声", "南坡合作社", "path")
    paths = list(nx.all_shortest_paths(net(ways_graph), "谷雨声", "南坡合作社"))
    assert f"{len(paths[0]) - 1} 步" in reader.text("#panel")
    assert f"第 1 / {len(paths)} 条" in reader.text("#panel")
    # The surest edge comes first: 谷雨声 works for 云岭茶厂 (0.95), takes part in 采青大赛 (0.8).
    assert shown(reader, ways_graph) == {"谷雨声", "云岭茶厂", "白芷", "南坡合作社"}
    assert steps(reader) == ["谷雨声 — 任职于 → 云岭茶厂", "白芷 — 任职于 → 云岭茶厂", "白芷 — 领导 → 南坡合作社"]
    assert reader.text("#panel .steps > li:nth-child(3) blockquote").startswith("白芷2016年任南坡合作社理事长")
    assert "谷雨声 到 南坡合作社" in reader.text("#told")
    reader.page.wait_for_timeout(300)  # the address is written at most so often
    assert reader.page.evaluate("location.hash") == "#path=w05,w04"


def test_path_is_a_line(reader: Reader, number: Number) -> None:
    join(reader, "谷雨声", "南坡合作社", "path")
    names = ("谷雨声", "云岭茶厂", "白芷", "南坡合作社")
    places = [reader.page.evaluate(f"zhitu.entityAt({number(name)})") for name in names]
    across = [place["x"] for place in places]
    assert across == sorted(across)
    assert max(place["y"] for place in places) - min(place["y"] for place in places) < 2


def test_alternatives_of_the_same_length_are_shown_one_by_one(reader: Reader, ways_graph: Graph) -> None:
    join(reader, "谷雨声", "南坡合作社", "path")
    seen = []
    for _ in range(2):
        seen.append(shown(reader, ways_graph))
        reader.page.click("#panel [data-do=pathNext]")
    assert sorted(map(sorted, seen)) == sorted(
        sorted(path) for path in nx.all_shortest_paths(net(ways_graph), "谷雨声", "南坡合作社")
    )
    assert reader.page.evaluate("document.activeElement.dataset.do") == "pathNext"
    assert "谷雨声 → 云岭茶厂 → 白芷 → 南坡合作社" in reader.text("#told")


def test_path_honours_the_filters(reader: Reader, ways_graph: Graph) -> None:
    join(reader, "谷雨声", "南坡合作社", "path")
    reader.page.uncheck("#relations [data-key=worksFor] input")
    paths = list(nx.all_shortest_paths(net(ways_graph, "worksFor"), "谷雨声", "南坡合作社"))
    assert [set(path) for path in paths] == [shown(reader, ways_graph)]
    assert "没有同样长的其他路径" in reader.text("#panel")
    reader.page.uncheck("#relations [data-key=participatesIn] input")
    assert "没有路径" in reader.text("#panel .none")
    assert "3 步" in reader.text("#panel"), "there is one without filters, and the page says so"
    assert reader.count("#panel .steps") == 0


def test_path_avoids_what_was_hidden(reader: Reader, ways_graph: Graph) -> None:
    choose(reader, "云岭茶厂")
    reader.page.click("#panel [data-do=hide]")
    join(reader, "谷雨声", "南坡合作社", "path")
    assert shown(reader, ways_graph) == {"谷雨声", "采青大赛", "白芷", "南坡合作社"}


def test_no_path_is_said(reader: Reader) -> None:
    join(reader, "石敢当", "谷雨声", "path")
    assert "没有路径" in reader.text("#panel .none")
    assert "不加筛选" not in reader.text("#panel")
    assert "没有路径" in reader.text("#told")


def test_second_end_can_be_clicked_and_waiting_can_be_left(reader: Reader, number: Number) -> None:
    choose(reader, "谷雨声")
    reader.page.click("#panel [data-do=path]")
    assert "谷雨声" in reader.text("#pairing")
    assert "谷雨声" in reader.text("#told")
    reader.page.keyboard.press("Escape")
    reader.page.keyboard.press("Escape")
    assert not reader.page.is_visible("#pairing")
    choose(reader, "谷雨声")
    reader.page.click("#panel [data-do=path]")
    reader.click_entity(number("白芷"))
    assert reader.text("#panel .kind") == "最短路径"
    assert len(steps(reader)) == 2
    reader.page.click("#back")
    assert reader.text("#panel h2") == "谷雨声"


def test_what_two_share(reader: Reader, ways_graph: Graph) -> None:
    join(reader, "谷雨声", "白芷", "shared")
    common = set(nx.common_neighbors(net(ways_graph), "谷雨声", "白芷"))
    sections = reader.page.locator("#panel .shared")
    assert {str(one.locator("h4").inner_text()) for one in sections.all()} == common
    assert all(one.locator(".fact").count() == 2 for one in sections.all()), "the facts that join each to both"
    assert shown(reader, ways_graph) == {"谷雨声", "白芷", *common}
    assert f"{len(common)} 个实体" in reader.text("#shown")
    assert reader.text("#panel .listed button") == "云岭茶厂与南坡牵手"
    reader.page.click("#panel .listed button")
    assert reader.page.is_visible("#article")
    reader.page.click("#article .back")
    assert reader.text("#panel .kind") == "共同点"
    assert reader.page.is_visible("#picture")


def test_what_strangers_share_is_nothing(reader: Reader) -> None:
    join(reader, "石敢当", "白芷", "shared")
    assert "没有共同邻居" in reader.text("#panel")
    assert "没有报道同时提到两者" in reader.text("#panel")


def test_addresses_of_pairs(reader: Reader) -> None:
    reader.page.evaluate("location.hash = '#path=w06,w05'")
    reader.page.wait_for_timeout(100)
    assert len(steps(reader)) == 2
    for hostile in ("path=w06", "path=w06,w06", "shared=w06,%00", "community=", "path=,", "shared=w06,__proto__"):
        reader.page.evaluate(f"location.hash = '#{hostile}'")
        reader.page.wait_for_timeout(50)
        assert reader.count("#panel .start") == 1, hostile


def test_hide_and_bring_back(reader: Reader, ways_graph: Graph) -> None:
    everything = shown(reader, ways_graph)
    choose(reader, "白芷")
    reader.page.click("#panel [data-do=hide]")
    assert shown(reader, ways_graph) == everything - {"白芷"}
    assert "白芷 已从图中隐藏" in reader.text("#told")
    assert reader.text("#panel [data-do=hide]") == "放回图中"
    reader.page.click("#panel [data-do=hide]")
    assert shown(reader, ways_graph) == everything
    for name in ("白芷", "谷雨声"):
        choose(reader, name)
        reader.page.click("#panel [data-do=hide]")
    assert "2" in reader.text("#unhide")
    reader.page.click("#unhide")
    assert shown(reader, ways_graph) == everything
    assert not reader.page.is_visible("#unhide")


def test_expand_adds_neighbours_to_a_focus(reader: Reader, ways_graph: Graph) -> None:
    graph = net(ways_graph)
    choose(reader, "南坡合作社")
    reader.page.click("#panel [data-steps='1']")
    choose(reader, "白芷")
    reader.page.focus("#panel [data-do=expand]")
    reader.page.keyboard.press("Enter")
    assert shown(reader, ways_graph) == {"南坡合作社", "白芷", *graph["白芷"]}
    fresh = set(graph["白芷"]) - {"南坡合作社"}
    assert f"{len(fresh)} 个邻居" in reader.text("#told")
    assert reader.count("#panel [data-do=expand]") == 0, "nothing is left to add"
    spots = [
        tuple(reader.page.evaluate(f"Object.values(zhitu.entityAt({n}))"))
        for n, e in enumerate(ways_graph.entities)
        if e.name in shown(reader, ways_graph)
    ]
    assert len(set(spots)) == len(spots)


def test_communities_have_colours_a_legend_and_a_focus(reader: Reader, ways_graph: Graph) -> None:
    reader.page.focus("#colouring")
    reader.page.keyboard.press("Enter")
    assert reader.page.get_attribute("#colouring", "aria-pressed") == "true"
    rows = reader.page.locator("#communities-list li")
    counts = [int(text) for text in rows.locator(".number").all_inner_texts()]
    assert sum(counts) == len(ways_graph.entities)
    first = rows.nth(0).locator("button")
    members = str(first.locator(".text").inner_text()).split("、")
    degrees = dict(net(ways_graph).degree)
    first.focus()
    reader.page.keyboard.press("Enter")
    inside = shown(reader, ways_graph)
    assert len(inside) == counts[0]
    best = sorted(inside, key=lambda name: -degrees[name])[:3]
    assert sorted(degrees[name] for name in members) == sorted(degrees[name] for name in best)
    assert reader.text("#panel .kind") == "社区"
    assert {str(text) for text in reader.page.locator("#panel .top .link").all_inner_texts()} == inside
    reader.page.wait_for_timeout(300)  # the address is written at most so often
    assert reader.page.evaluate("location.hash").startswith("#community=w")
    reader.page.click("#leave")
    reader.page.click("#colouring")
    assert not reader.page.is_visible("#communities")


def test_expand_reaches_beyond_the_budget(
    open_page: Callable[[Graph], Reader], make_graph: Callable[[int], Graph]
) -> None:
    graph = make_graph(viewer.BUDGET + 300)
    reader = open_page(graph)
    drawn = set(shown(reader, graph))
    near = net(graph)
    name = max(drawn, key=lambda one: (len(set(near[one]) - drawn), one))
    beyond = set(near[name]) - drawn
    assert beyond
    reader.page.evaluate(f"location.hash = '#entity=n{name.removeprefix('测试名称'):0>5}'")
    reader.page.wait_for_selector("#panel [data-do=expand]")
    reader.page.click("#panel [data-do=expand]")
    assert beyond <= shown(reader, graph)
    assert f"{len(beyond)} 个邻居" in reader.text("#told")
