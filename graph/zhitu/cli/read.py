"""``zhitu read``: what was found in a text, as tables or as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from zhitu.cli import documents, terminal
from zhitu.errors import Problem
from zhitu.model import Document, Reading, Settings

if TYPE_CHECKING:
    from zhitu.intake import Options


@click.command()
@click.argument("files", metavar="[FILE…|-]", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="A line of JSON for each record, in order.")
@click.option("--tagger", metavar="NAME", default=Settings().tagger, show_default=True, help=terminal.TAGGERS)
@documents.options
def read(files: Sequence[str], as_json: bool, tagger: str, **given: Any) -> int:
    """Show what each file (or standard input) says: names, values and facts."""
    from zhitu import pipeline
    from zhitu.exporters import transcript

    if as_json:
        terminal.speak_utf8()
    problems: list[Problem] = []
    read_any = False
    for name, document in _records(files or ("-",), documents.collect(given), problems):
        read_any = True
        readings = pipeline.read_document(document, Settings(tagger=tagger))
        problems.extend(problem for one in readings for problem in one.problems)
        if as_json:
            terminal.say(json.dumps(transcript.record(name, readings), ensure_ascii=False))
        else:
            _show(name, readings)
    if not read_any:
        raise pipeline.no_documents(problems)
    for problem in problems:
        terminal.tell(problem)
    return 1 if problems else 0


def _records(files: Sequence[str], options: Options, problems: list[Problem]) -> Iterator[tuple[str, Document]]:
    """Each record with its name: the id that its file gives it, or the path of a plain file."""
    from zhitu import intake

    for file in files:
        if file == "-":
            if given := terminal.take_input(problems):
                yield "stdin", given
            continue
        for document in intake.documents([Path(file)], problems=problems, options=options):
            yield document.path.removeprefix(f"{Path(file).name}#"), document


def _show(name: str, readings: Sequence[Reading]) -> None:
    """Writes what a record says as two tables."""
    from zhitu.exporters import transcript

    found = transcript.record(name, readings)
    names = _rows(found["mentions"], "kind", "text", "name", "start", "end")
    values = _rows(found["values"], "kind", "text", "name", "start", "end")
    terminal.show_table(name, ("kind", "text", "stands for", "start", "end"), [*names, *values])
    facts = _rows(found["facts"], "subject", "relation", "object", "status", "time", "confidence", "rule")
    if facts:
        terminal.show_table("", ("subject", "relation", "object", "status", "time", "confidence", "rule"), facts)


def _rows(found: Sequence[Mapping[str, object]], *fields: str) -> list[list[str]]:
    return [[str(row[field]) for field in fields] for row in found]
