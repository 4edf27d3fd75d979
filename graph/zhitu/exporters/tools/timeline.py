"""When things were, as a calendar (RFC 5545) and as a chart (Vega-Lite)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from zhitu.exporters import dates
from zhitu.exporters.characters import clean, flatten
from zhitu.exporters.tools import accounts
from zhitu.exporters.tools.accounts import Account
from zhitu.model import Graph, Status

if TYPE_CHECKING:
    from zhitu.knowledge import Knowledge

LONGEST_LINE = 75
"""Bytes of a line of a calendar; what is longer goes on in the next."""

STATES = {Status.STATED: "CONFIRMED", Status.FORMER: "CONFIRMED", Status.PLANNED: "TENTATIVE"}
"""How sure an event of a calendar is; a denied fact is none."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A fact and its time: what the text says of it, or, if it says nothing, the day of the first report."""

    account: Account
    time: str
    said: bool

    @property
    def title(self) -> str:
        """The fact in words."""
        one = self.account
        end = one.target.name if one.target else one.value
        said = f"{one.subject.name} {accounts.label(one.edge.relation, 'zh')} {end}"
        return flatten(said)


def moments(graph: Graph) -> Iterator[Moment]:
    """The moments of all facts that have one, in the order of the graph; denied facts have none."""
    for one in accounts.gather(graph):
        if one.edge.status is Status.DENIED:
            continue
        time = dates.said(one.edge)
        if time or one.reported:
            yield Moment(one, time or one.reported[0], bool(time))


def write_calendar(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """``timeline.ics``: an all-day event for each fact whose time the text says; a year lasts a year."""
    yield _lines("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//zhitu//zhitu//ZH", "X-WR-CALNAME:织图 zhitu")
    for moment in moments(graph):
        if moment.said:
            yield _event(moment)
    yield _lines("END:VCALENDAR")


def _event(moment: Moment) -> bytes:
    one = moment.account
    start, end = dates.span(moment.time)
    stamp = dates.span(one.reported[-1])[0] if one.reported else start
    sources = [f"{clean(said.quote)}（{clean(said.article.document)}）" for said in one.citations]
    return _lines(
        "BEGIN:VEVENT",
        f"UID:{one.id}@zhitu",
        # When the event became known, not when it was written: the same graph gives the same bytes.
        f"DTSTAMP:{_day(stamp)}T000000Z",
        f"DTSTART;VALUE=DATE:{_day(start)}",
        f"DTEND;VALUE=DATE:{_day(end)}",
        f"SUMMARY:{_escape(moment.title)}",
        f"DESCRIPTION:{_escape(chr(10).join(sources))}",
        f"CATEGORIES:{_escape(accounts.label(one.edge.relation, 'zh'))}",
        f"STATUS:{STATES[one.edge.status]}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    )


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _escape(text: str) -> str:
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(text.splitlines())


def _lines(*lines: str) -> bytes:
    return "".join(f"{_fold(line)}\r\n" for line in lines).encode()


def _fold(line: str) -> str:
    """The line in pieces that are short enough, cut between characters."""
    pieces, size = [""], 0
    for letter in line:
        width = len(letter.encode())
        if size + width > LONGEST_LINE:
            pieces.append("")
            size = 1  # the space that a line begins with which goes on
        pieces[-1] += letter
        size += width
    return "\r\n ".join(pieces)


def write_chart(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """``timeline.vl.json``: a strip for each relation, a mark for each fact; its sentence shows where one points."""
    rows = [_row(moment) for moment in moments(graph)]
    yield (json.dumps(_chart(rows), ensure_ascii=False, indent=1) + "\n").encode()


def _row(moment: Moment) -> dict[str, str | float]:
    one = moment.account
    return {
        "time": dates.span(moment.time)[0].isoformat(),
        "written": moment.time,
        "relation": accounts.label(one.edge.relation, "zh"),
        "fact": moment.title,
        "status": str(one.edge.status),
        "basis": "文中时间 said" if moment.said else "首次报道 reported",
        "confidence": float(one.edge.confidence),
        "quote": one.quotes[0] if one.quotes else "",
    }


def _chart(rows: list[dict[str, str | float]]) -> dict[str, Any]:
    shown = ("fact", "written", "basis", "status", "quote")
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "title": "织图 zhitu",
        "width": 900,
        "height": {"step": 26},
        "data": {"values": rows},
        "params": [{"name": "zoom", "select": {"type": "interval", "encodings": ["x"]}, "bind": "scales"}],
        "mark": {"type": "point", "filled": True, "size": 70, "opacity": 0.7},
        "encoding": {
            "x": {"field": "time", "type": "temporal", "title": "时间 time"},
            "y": {"field": "relation", "type": "nominal", "title": "关系 relation", "sort": "-x"},
            "color": {"field": "basis", "type": "nominal", "title": "时间依据 basis"},
            "shape": {"field": "status", "type": "nominal", "title": "状态 status"},
            "tooltip": [{"field": name, "type": "nominal"} for name in shown],
        },
    }
