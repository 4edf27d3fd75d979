"""The calendar as the library icalendar reads it, the chart as Vega-Lite draws it, the map as shapely does."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from zhitu.exporters import dates
from zhitu.exporters.characters import clean
from zhitu.exporters.tools import geojson, timeline
from zhitu.knowledge import Knowledge, atlas
from zhitu.model import Graph, Status

CHECKOUT = Path(__file__).parents[3]
VEGA = CHECKOUT / "node_modules" / "vega-lite"
GRAPHS = ("graph", "hostile_graph", "varied_graph")


@pytest.fixture(scope="module")
def dated(graph: Graph) -> Graph:
    """The news, with times of every width, and one fact that is denied."""
    times = ("2019", "2019-02", "2019-12", "2020-02-29", "", "2019-13", "昨天", "9999", "0001-01-01")
    edges = [replace(edge, time=times[n % len(times)]) for n, edge in enumerate(graph.edges)]
    return replace(graph, edges=(*edges[:-1], replace(edges[-1], status=Status.DENIED)))


@pytest.mark.parametrize(
    ("time", "start", "end"),
    [
        ("2019", date(2019, 1, 1), date(2020, 1, 1)),
        ("2019-02", date(2019, 2, 1), date(2019, 3, 1)),
        ("2019-12", date(2019, 12, 1), date(2020, 1, 1)),
        ("2020-02-29", date(2020, 2, 29), date(2020, 3, 1)),
    ],
)
def test_a_time_lasts_as_long_as_it_is_wide(time: str, start: date, end: date) -> None:
    assert dates.span(time) == (start, end)


@pytest.mark.parametrize("text", ["2024-W01-1", "２０２４", "2024-1", "2024-02-30", "20240101", "今天"])
def test_what_is_no_year_month_or_day_is_no_date(text: str) -> None:
    assert dates.iso(text) == ""


@pytest.mark.parametrize("name", [*GRAPHS, "dated"])
def test_a_calendar_program_reads_every_event(name: str, request: pytest.FixtureRequest, knowledge: Knowledge) -> None:
    icalendar = pytest.importorskip("icalendar", reason="the Python package icalendar is not installed")
    graph: Graph = request.getfixturevalue(name)
    data = b"".join(timeline.write_calendar(graph, knowledge))
    assert all(len(line) <= timeline.LONGEST_LINE for line in data.split(b"\r\n"))
    said = [moment for moment in timeline.moments(graph) if moment.said]
    events = list(icalendar.Calendar.from_ical(data).walk("VEVENT"))
    assert [str(event["SUMMARY"]) for event in events] == [moment.title for moment in said]
    for event, moment in zip(events, said, strict=True):
        assert (event.decoded("DTSTART"), event.decoded("DTEND")) == dates.span(moment.time)
        assert not event.errors
        for quote in moment.account.quotes:
            assert " ".join(quote.split()) in " ".join(str(event["DESCRIPTION"]).split())


def test_only_what_the_text_dates_is_in_the_calendar(graph: Graph, dated: Graph, knowledge: Knowledge) -> None:
    # 2019年 as the fixture has it is no ISO date; a build writes 2019.
    assert not [moment for moment in timeline.moments(graph) if moment.said]
    assert len([moment for moment in timeline.moments(dated) if moment.said]) == 7
    assert b"2019" not in b"".join(timeline.write_calendar(graph, knowledge))


def test_a_denied_fact_is_on_no_timeline_and_a_planned_one_is_tentative(dated: Graph, knowledge: Knowledge) -> None:
    data = b"".join(timeline.write_calendar(dated, knowledge)).replace(b"\r\n ", b"").decode()
    planned = [moment for moment in timeline.moments(dated) if moment.account.edge.status is Status.PLANNED]
    assert [moment.said for moment in planned] == [True]
    assert data.count("STATUS:TENTATIVE") == 1
    assert all(moment.account.edge.status is not Status.DENIED for moment in timeline.moments(dated))


@pytest.mark.skipif(not (VEGA.is_dir() and shutil.which("node")), reason="Vega-Lite is not there: npm ci")
@pytest.mark.parametrize("name", [*GRAPHS, "dated"])
def test_vega_lite_draws_a_mark_for_each_fact(
    name: str, request: pytest.FixtureRequest, knowledge: Knowledge, tmp_path: Path
) -> None:
    graph: Graph = request.getfixturevalue(name)
    path = tmp_path / "chart.vl.json"
    path.write_bytes(b"".join(timeline.write_chart(graph, knowledge)))
    draw = Path(__file__).with_name("draw_vega.mjs")
    ran = subprocess.run(["node", str(draw), str(path)], capture_output=True, check=False, timeout=100)
    assert json.loads(ran.stdout or b"null") == {
        "warnings": [],
        "marks": len(list(timeline.moments(graph))),
    }, ran.stderr.decode()


def features(graph: Graph, knowledge: Knowledge) -> list[dict[str, Any]]:
    found = json.loads(b"".join(geojson.write(graph, knowledge)))
    assert set(found) == {"type", "features"}
    return list(found["features"])


@pytest.fixture(scope="module")
def placed(graph: Graph) -> Graph:
    """The news, in a city and a district that there are, and a hamlet that no gazetteer knows."""
    codes = {"青禾市": "430200", "柳溪区": "430281"}
    return replace(graph, entities=tuple(replace(one, code=codes.get(one.name, "")) for one in graph.entities))


def test_places_and_what_lies_in_them_stand_at_their_points(placed: Graph, knowledge: Knowledge) -> None:
    shapely = pytest.importorskip("shapely.geometry", reason="the Python package shapely is not installed")
    found = {one["properties"]["name"]: one for one in features(placed, knowledge)}
    assert set(found) == {"青禾市", "柳溪区", "青禾市总工会", "柳溪区总工会"}
    union, district = found["柳溪区总工会"], found["柳溪区"]
    assert union["geometry"] == district["geometry"]
    assert (union["properties"]["layer"], union["properties"]["code"]) == ("thing", "430281")
    assert district["properties"]["within"] == "湖南省、株洲市"
    assert district["properties"]["things"] == 1
    point = shapely.shape(union["geometry"])
    where = atlas.load()["430281"].point
    assert where
    assert (point.x, point.y) == (where.longitude, where.latitude), "RFC 7946 puts the longitude first"


def test_what_is_only_planned_or_denied_lies_nowhere(placed: Graph, knowledge: Knowledge) -> None:
    edges = tuple(replace(edge, status=Status.PLANNED) for edge in placed.edges)
    found = features(replace(placed, edges=edges), knowledge)
    assert {one["properties"]["layer"] for one in found} == {"place"}


def test_a_map_of_hostile_names_is_json(hostile_graph: Graph, knowledge: Knowledge) -> None:
    entities = tuple(replace(one, code="330500") for one in hostile_graph.entities)
    found = features(replace(hostile_graph, entities=entities), knowledge)
    names = {entity.id: clean(entity.name) for entity in entities}
    assert found
    assert all(one["properties"]["name"] == names[one["id"]] for one in found)
