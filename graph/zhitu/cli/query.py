"""``zhitu query``: a graph asked in SPARQL, or one of the named questions."""

from __future__ import annotations

import click

from zhitu.cli import terminal
from zhitu.errors import InputError, QueryError

FORMATS = ("table", "csv", "json")


@click.command()
@click.argument("source", metavar="DIR|FILE", required=False)
@click.argument("sparql", metavar="[SPARQL]", required=False)
@click.option("--name", metavar="NAME", help="Ask the question of that name instead of SPARQL.")
@click.option("--list", "listing", is_flag=True, help="List the named questions.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
def query(source: str | None, sparql: str | None, name: str | None, listing: bool, form: str) -> int:
    """Ask the graph in DIR (or an RDF file) a question."""
    import zhitu

    if listing:
        return _list()
    if source is None:
        raise InputError("no graph was named", "zhitu query", "Name the folder of a build, or an RDF file.")
    answer = zhitu.query(source, _question(sparql, name))
    if form != "table":
        terminal.speak_utf8()
    terminal.write({"table": answer.text, "csv": answer.csv, "json": answer.json}[form]())
    return 0


def _list() -> int:
    """Writes the named questions, in both languages."""
    from zhitu.rdf import queries

    rows = [(one.name, one.title_zh, one.title_en) for one in queries.named().values()]
    terminal.show_table("", ("name", "中文", "English"), rows)
    return 0


def _question(sparql: str | None, name: str | None) -> str:
    """The text of the question: written out, or one of the named ones."""
    from zhitu.rdf import queries

    if (sparql is None) == (name is None):
        mend = "Write a SPARQL query, or --name one of zhitu query --list."
        raise QueryError("one question is needed", "zhitu query", mend)
    if name is None:
        return str(sparql)
    known = queries.named()
    if name not in known:
        raise QueryError("no question has that name", name, f"Known are {', '.join(known)}.")
    return known[name].text
