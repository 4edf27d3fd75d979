"""What a query answered, as a value, and as the text, CSV or JSON of it."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from zhitu.knowledge.namespaces import PREFIXES

# What spreadsheets take for the beginning of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")

# Control characters would command the terminal, the others reorder what stands beside them.
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]")

RDF_TERMS = {"uri": "iri", "bnode": "blank"}


@dataclass(frozen=True, slots=True)
class Term:
    """A cell: ``kind`` is iri, literal or blank; ``language`` and ``datatype`` are empty where there is none."""

    kind: str
    value: str
    language: str = ""
    datatype: str = ""

    def __str__(self) -> str:
        return shorten(self.value) if self.kind == "iri" else self.value


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of an answer; a cell is None where its variable is unbound.

    ``form`` is select; or ask, whose one cell is true or false; or construct, whose columns are subject, predicate
    and object.
    """

    form: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def text(self) -> str:
        """A table for a terminal, Chinese characters two columns wide."""
        table = [self.columns, *([_printable(str(cell or "")) for cell in row] for row in self.rows)]
        widths = [max(width(row[at]) for row in table) for at in range(len(self.columns))]
        table.insert(1, ["─" * size for size in widths])
        lines = ("  ".join(_pad(cell, size) for cell, size in zip(row, widths, strict=True)) for row in table)
        return "\n".join(line.rstrip() for line in lines) + "\n"

    def csv(self) -> str:
        """Comma-separated values; no cell begins a formula in a spreadsheet."""
        file = io.StringIO()
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(self.columns)
        for row in self.rows:
            writer.writerow([_harmless(cell.value) if cell else "" for cell in row])
        return file.getvalue()

    def json(self) -> str:
        """The answer in the form of SPARQL 1.1 Query Results JSON."""
        if self.form == "ask":
            return json.dumps({"head": {}, "boolean": self.holds()}) + "\n"
        rows = [
            {name: _json_term(cell) for name, cell in zip(self.columns, row, strict=True) if cell} for row in self.rows
        ]
        whole = {"head": {"vars": list(self.columns)}, "results": {"bindings": rows}}
        return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"

    def holds(self) -> bool:
        """Whether an ask was answered with yes, or anything was found."""
        if self.form == "ask":
            return str(self.rows[0][0]) == "true"
        return bool(self.rows)


def read(form_and_bytes: tuple[str, bytes]) -> Answer:
    """The answer in the bytes of an engine: SPARQL JSON, or N-Triples of a construct, whose rows are sorted."""
    form, answer = form_and_bytes
    if form == "construct":
        return Answer(form, ("subject", "predicate", "object"), _triples(answer))
    whole = json.loads(answer)
    if form == "ask":
        return Answer(form, ("answer",), ((Term("literal", "true" if whole["boolean"] else "false"),),))
    columns = tuple(whole["head"]["vars"])
    rows = tuple(tuple(_term(row.get(name)) for name in columns) for row in whole["results"]["bindings"])
    return Answer(form, columns, rows)


def shorten(iri: str) -> str:
    """An IRI with the prefix of a known namespace."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )


def _triples(ntriples: bytes) -> tuple[tuple[Term, ...], ...]:
    from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

    def term(node: object) -> Term:
        if isinstance(node, NamedNode):
            return Term("iri", node.value)
        if isinstance(node, Literal):
            return Term("literal", node.value, node.language or "", "" if node.language else node.datatype.value)
        return Term("blank", node.value if isinstance(node, BlankNode) else str(node))

    quads: Iterable[object] = parse(ntriples, format=RdfFormat.N_TRIPLES)
    rows = {tuple(term(node) for node in (quad.subject, quad.predicate, quad.object)) for quad in quads}  # type: ignore[attr-defined]
    return tuple(sorted(rows, key=lambda row: [(cell.kind, cell.value, cell.language, cell.datatype) for cell in row]))


def _term(cell: dict[str, str] | None) -> Term | None:
    if cell is None:
        return None
    kind = RDF_TERMS.get(cell["type"], "literal")
    return Term(kind, str(cell["value"]), cell.get("xml:lang", ""), cell.get("datatype", ""))


def _json_term(cell: Term) -> dict[str, str]:
    kinds = {ours: theirs for theirs, ours in RDF_TERMS.items()}
    found = {"type": kinds.get(cell.kind, "literal"), "value": cell.value}
    if cell.language:
        found["xml:lang"] = cell.language
    elif cell.datatype:
        found["datatype"] = cell.datatype
    return found


def _printable(text: str) -> str:
    return UNPRINTABLE.sub(lambda found: " " if found.group() in "\t\r\n" else "\ufffd", text)


def _pad(text: str, size: int) -> str:
    return text + " " * (size - width(text))


def _harmless(text: str) -> str:
    return "'" + text if text.startswith(FORMULA) else text
