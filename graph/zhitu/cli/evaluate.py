"""``zhitu evaluate``: how well texts are read whose names and facts somebody has marked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zhitu.cli import documents, terminal
from zhitu.errors import InputError, Problem
from zhitu.model import Kind, Settings

if TYPE_CHECKING:
    from zhitu.evaluation import Evaluation
    from zhitu.evaluation.scoring import Tally


@click.command()
@click.argument("gold", metavar="GOLD…", nargs=-1, required=True)
@click.option("--errors", is_flag=True, help="List every miss and every false alarm.")
@click.option("--html", metavar="FILE", help="Write a page that shows each of them in its sentence.")
@click.option("--json", "as_json", is_flag=True, help="Write one object of JSON instead of tables.")
@click.option("--types", metavar="LIST", default="", help="Judge only these kinds of names: person,org,place,program.")
@click.option("--peers", is_flag=True, help="Score the bare taggers on the same names.")
@click.option("--floor", metavar="F1", type=click.FloatRange(0, 1), default=0.0, help="End with code 1 below that F1.")
@click.option("--tagger", metavar="NAME", default=Settings().tagger, show_default=True, help=terminal.TAGGERS)
def evaluate(  # noqa: PLR0913, PLR0917 - one for each option
    gold: Sequence[str],
    errors: bool,
    html: str | None,
    as_json: bool,
    types: str,
    peers: bool,
    floor: float,
    tagger: str,
) -> int:
    """Score what is found in the texts of GOLD against the names and facts that it marks."""
    from zhitu import evaluation
    from zhitu.evaluation import page, report
    from zhitu.exporters import placement

    if html:
        documents.spare(gold, [Path(html)], "Name another file with --html.")
    kinds = _kinds(types)
    problems: list[Problem] = []
    with terminal.progress(quiet=as_json) as told:
        found = evaluation.evaluate(
            gold, settings=Settings(tagger=tagger), kinds=kinds, peers=peers, problems=problems, progress=told
        )
    if html:
        placement.place(Path(html), [page.render(found)])
    if as_json:
        terminal.speak_utf8()
        terminal.say(json.dumps(report.to_json(found, problems), ensure_ascii=False))
    else:
        _show(found)
        for line in report.lines(found) if errors else ():
            terminal.say(terminal.clean(line))
    terminal.tell_all(problems, "--json has them all")
    return 1 if problems or _below(floor, (found.names, found.facts)) else 0


def _kinds(types: str) -> frozenset[Kind]:
    """The kinds in a list with commas; raises :class:`InputError` for one that is not known."""
    from zhitu.evaluation.gold import TYPES

    named = [name.strip() for name in types.lower().split(",") if name.strip()]
    for name in named:
        if name not in TYPES:
            raise InputError(f"the type {name!r} is not known", "--types", f"Known are {', '.join(TYPES)}.")
    return frozenset(TYPES[name] for name in named)


def _show(found: Evaluation) -> None:
    """Writes the scores as tables."""
    from zhitu.evaluation import report

    terminal.say(terminal.count(len(found.texts), "text"))
    for title, tally in (("names", found.names), ("facts", found.facts)):
        if tally.scores:
            rows = [(label, *report.cells(score)) for label, score in report.rows(tally)]
            terminal.show_table(title, ("", *report.COLUMNS), rows)
    if found.peers:
        rows = [(peer.name, peer.version, *report.cells(peer.names.total)) for peer in found.peers]
        title = "people, places and bodies, beside bare engines"
        terminal.show_table(title, ("", "version", *report.COLUMNS), rows)


def _below(floor: float, tallies: Iterable[Tally]) -> bool:
    """Whether names or facts score below the floor, with a word on which does."""
    below = [tally for tally in tallies if tally.scores and tally.total.f1 < floor]
    for tally in below:
        what = f"an F1 of {tally.total.f1:.3f} is below the floor of {floor}"
        terminal.tell(Problem(what, "--floor", "See --errors or --html for what went wrong."))
    return bool(below)
