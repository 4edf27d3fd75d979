"""The picture at every size: what it shows of too many, no name over another, and that it stands still again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest

from zhitu.exporters import viewer
from zhitu.exporters.viewer import selection
from zhitu.model import Graph

if TYPE_CHECKING:
    from tests.conftest import Reader

SIZES = ((1600, 1000), (1100, 700), (390, 844))

SHARE_DRAWN = """() => { const canvas = document.querySelector('#picture canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const ground = getComputedStyle(document.documentElement).getPropertyValue('--paper').trim();
    const paper = [1, 3, 5].map((at) => parseInt(ground.slice(at, at + 2), 16));
    let drawn = 0;
    for (let at = 0; at < data.length; at += 4)
        drawn += data[at + 3] > 0 && paper.some((value, part) => Math.abs(value - data[at + part]) > 12);
    return drawn / (data.length / 4); }"""


def overlapping(boxes: Sequence[dict[str, float]]) -> list[Any]:
    return [
        (one, two)
        for one, two in combinations(boxes, 2)
        if one["x"] < two["x"] + two["width"]
        and two["x"] < one["x"] + one["width"]
        and one["y"] < two["y"] + two["height"]
        and two["y"] < one["y"] + one["height"]
    ]


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_picture_is_full_and_legible_at_each_size(
    open_page: Callable[..., Reader], make_graph: Callable[[int], Graph], width: int, height: int
) -> None:
    reader = open_page(make_graph(400), viewport={"width": width, "height": height})
    names = reader.page.evaluate("zhitu.written()")
    assert len(names) >= 12
    assert overlapping(names) == []
    assert 0.02 < reader.page.evaluate(SHARE_DRAWN) < 0.5
    for _ in range(7):
        reader.page.click("#nearer")
        reader.page.wait_for_timeout(200)
        names = reader.page.evaluate("zhitu.written()")
        assert overlapping(names) == []
    if width == max(SIZES)[0]:
        assert any(name["text"] == "属于" for name in names), "relations have names once there is room"


def test_names_do_not_overlap_where_something_stands_out(reader: Reader, graph: Graph) -> None:
    for number in range(len(graph.entities)):
        reader.page.evaluate(f"location.hash = '#entity=e{number:02}'")
        reader.page.wait_for_timeout(60)
        names = reader.page.evaluate("zhitu.written()")
        assert graph.entities[number].name in [name["text"] for name in names]
        assert overlapping(names) == []


def test_picture_that_was_moved_is_painted_where_it_stands(reader: Reader, graph: Graph) -> None:
    box = reader.page.locator("#picture").bounding_box()
    before = reader.page.evaluate("zhitu.entityAt(0)")
    reader.page.mouse.move(box["x"] + 20, box["y"] + box["height"] - 120)
    reader.page.mouse.down()
    reader.page.mouse.move(box["x"] + 60, box["y"] + box["height"] - 150, steps=5)
    reader.page.mouse.up()
    reader.page.wait_for_timeout(400)
    after = reader.page.evaluate("zhitu.entityAt(0)")
    assert after["x"] - before["x"] == pytest.approx(40, abs=2)
    middle = reader.page.evaluate(
        """([x, y]) => { const canvas = document.querySelector('#picture canvas');
        const ratio = canvas.width / canvas.clientWidth;
        return [...canvas.getContext('2d').getImageData(x * ratio, y * ratio, 1, 1).data]; }""",
        [after["x"], after["y"]],
    )
    assert middle[:3] == [0x2C, 0x63, 0x96], "the middle of an organisation's mark"
    reader.click_entity(0)
    assert reader.text("#panel h2") == graph.entities[0].name


def test_hubs_are_shown_with_their_neighbours(
    open_page: Callable[..., Reader], make_graph: Callable[[int], Graph]
) -> None:
    graph = make_graph(viewer.BUDGET * 3)
    reader = open_page(graph)
    near = defaultdict(set)
    for edge in graph.edges:
        near[edge.subject].add(edge.object)
        near[edge.object].add(edge.subject)
    number = {entity.id: index for index, entity in enumerate(graph.entities)}
    drawn = set(reader.page.evaluate("zhitu.drawn()"))
    assert len(drawn) == viewer.BUDGET
    hubs = sorted(near, key=lambda one: (-len(near[one]), one))[:20]
    for hub in hubs:
        seen = sum(number[other] in drawn for other in near[hub])
        assert seen >= min(24, len(near[hub])), hub
    alone = [one for one in graph.entities if number[one.id] in drawn and len(near[one.id]) <= 2]
    assert len(alone) > 100, "the neighbours of hubs need not be hubs"


def test_page_says_that_it_holds_a_part(
    open_page: Callable[..., Reader], graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = open_page(graph)
    assert whole.text("#held") == ""
    monkeypatch.setattr(selection, "MOST_ENTITIES", 6)
    reader = open_page(graph)
    assert "11 个实体" in reader.text("#held")
    assert "6 个" in reader.text("#held")
    assert "6 / 6" in reader.text("#shown")
