"""``zhitu explain``: an entity, why its names were judged one, and each of its facts with the evidence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import click

from zhitu.cli import terminal


@click.command()
@click.argument("folder", metavar="DIR")
@click.argument("name", metavar="NAME")
def explain(folder: str, name: str) -> int:
    """Show what the graph in DIR knows of NAME, and the words it knows it from."""
    from zhitu import explanation

    for one in explanation.explain(folder, name):
        _show_entity(one.entity)
        for row in one.rulings:
            _show_ruling(row)
        for row in one.doubts:
            _line(f"  {row['left']} | {row['right']}: {row['verdict']}, for {row['reasons']}")
            if row["left_where"]:
                _line(f"    {row['left_where']} | {row['right_where']}")
        for fact in one.facts:
            _show_fact(fact)
        terminal.say()
    return 0


def _show_entity(entity: dict[str, Any]) -> None:
    sort = dict.fromkeys(filter(None, (entity["kind"], entity["type"], entity["code"])))
    _line(f"{entity['name']}  ({' · '.join(sort)})")
    _line(f"  {entity['id']}")
    if entity["aliases"]:
        _line(f"  also called: {'、'.join(entity['aliases'])}")
    for one in entity["judgements"]:
        _line(f"  {one['left']} | {one['right']}: {one['verdict']}, for {'; '.join(one['reasons'])}")
    _line(f"  stands in the text {terminal.count(len(entity['mentions']), 'time')}:")
    for mention in entity["mentions"]:
        _line(f"    {mention['text']}  {mention['document']} {_places(mention['ranges'])}")


def _show_ruling(row: dict[str, Any]) -> None:
    cells = (row[name] for name in ("verdict", "left", "left_where", "relation", "right", "right_where"))
    _line(f"  a person said: {' '.join(filter(None, cells))}  ({row['file']}, line {row['line']})")


def _show_fact(fact: dict[str, Any]) -> None:
    item = fact["object"]
    time = f", {fact['time']}" if fact["time"] else ""
    _line(f"  {fact['subject']['name']} — {fact['relation']} → {item.get('name', item.get('value'))}")
    _line(f"    {fact['status']}{time}, confidence {fact['confidence']:.2f}, rule {fact['rule']}")
    for piece in fact["evidence"]:
        _line(f"    “{piece['quote']}”")
        _line(f"      {piece['document']} {_places(piece['ranges'])}")


def _places(ranges: Iterable[tuple[int, int]]) -> str:
    """Character ranges of the raw file, as a person writes them."""
    return ", ".join(f"{start}–{end}" for start, end in ranges)


def _line(text: str) -> None:
    terminal.say(text[: len(text) - len(text.lstrip())] + terminal.clean(text.strip()))
