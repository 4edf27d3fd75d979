"""``zhitu check``: a graph against the SHACL shapes."""

from __future__ import annotations

import click

from zhitu.cli import terminal


@click.command()
@click.argument("source", metavar="DIR|FILE")
def check(source: str) -> int:
    """Check that the graph in DIR (or an RDF file) satisfies the shapes of the ontology."""
    import zhitu

    report = zhitu.check(source)
    for problem in report.problems:
        terminal.tell(problem)
    terminal.say(f"{terminal.count(report.triples, 'triple')}, {len(report.problems)} against the shapes")
    return 1 if report.problems else 0
