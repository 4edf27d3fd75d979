"""Neo4j's tables by the grammar of their headers, and its script by a reader of its strings and by its own grammar."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from zhitu.exporters.characters import flatten
from zhitu.exporters.tools import neo4j
from zhitu.exporters.tools.neo4j import elements, script
from zhitu.knowledge import Knowledge
from zhitu.model import Graph, Status

CHECKOUT = Path(__file__).parents[3]
GRAMMAR = CHECKOUT / "node_modules" / "@neo4j-cypher" / "language-support"

FIELD = re.compile(
    r"(?P<name>[^:]*)(:(?P<type>ID|LABEL|START_ID|END_ID|TYPE|IGNORE|int|long|float|double|boolean|byte|short|char|string"
    r"|point|date|localtime|time|localdatetime|datetime|duration)(?P<array>\[\])?(\((?P<space>[^)]*)\))?(\{[^}]*\})?)?"
)
"""A field of a header, as Neo4j's manual describes it."""

READERS: dict[str, Any] = {"int": int, "long": int, "double": float, "float": float, "string": str, "": str}

EVIL = (
    "\\u0027}) DETACH DELETE n //",
    "' OR 1=1; MATCH (n) DETACH DELETE n; //",
    'a","b"\n"c;d',
    "\\",
    "'",
    "\\'",
    "`x`\r\nx",
    "\x1f\x00\ud83d",
    "$row {a: 1}",
    "/* */ -- //",
)
"""What would end a string, a cell, a list or a label."""


@dataclass
class Imported:
    """What an import of the tables makes."""

    nodes: dict[str, tuple[set[str], dict[str, Any]]]
    links: list[tuple[str, str, str, dict[str, Any]]]


def files(graph: Graph, knowledge: Knowledge) -> dict[str, bytes]:
    return {name: b"".join(chunks) for name, chunks in neo4j.write(graph, knowledge)}


def read_table(data: bytes, delimiter: str) -> Iterator[dict[tuple[str, str], Any]]:
    header, *rows = csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True)
    fields = [FIELD.fullmatch(field) for field in header]
    for row in rows:
        assert len(row) == len(header)
        assert not [cell for cell in row if "\n" in cell or "\r" in cell], "needs --multiline-fields"
        record = {}
        for field, cell in zip(fields, row, strict=True):
            assert field
            kind = field["type"] or ""
            listed = field["array"] or kind == "LABEL"
            read = READERS.get(kind, str)
            value = [read(item) for item in cell.split(delimiter) if item] if listed else read(cell) if cell else None
            special = kind.isupper()
            record[kind if special else "", "" if special else field["name"]] = value
        yield record


def load(graph: Graph, knowledge: Knowledge) -> Imported:
    """What ``import.sh`` would import, by the options that it gives."""
    made = files(graph, knowledge)
    command = made["import.sh"].decode()
    delimiter = chr(int(re.search(r"--array-delimiter=U\+(\w{4})", command)[1], 16))  # type: ignore[index]
    found = Imported({}, [])
    for name in re.findall(r"--nodes=(\S+)", command):
        for row in read_table(made[name], delimiter):
            assert row["ID", ""] not in found.nodes, "ids are unique in their space"
            known = {name: value for (kind, name), value in row.items() if not kind}
            found.nodes[row["ID", ""]] = (set(row["LABEL", ""]), known)
    for name in re.findall(r"--relationships=(\S+)", command):
        for row in read_table(made[name], delimiter):
            known = {name: value for (kind, name), value in row.items() if not kind}
            found.links.append((row["START_ID", ""], row["TYPE", ""], row["END_ID", ""], known))
    return found


@pytest.fixture(scope="module")
def evil_graph(graph: Graph) -> Graph:
    """Names, values and sentences that try to end the string or the cell that they stand in."""
    names = [EVIL[n % len(EVIL)] + str(n) for n in range(len(graph.entities))]
    entities = tuple(
        replace(entity, name=name, aliases=EVIL, type=name) for entity, name in zip(graph.entities, names, strict=True)
    )
    articles = tuple(replace(one, headline=EVIL[0], document=EVIL[1]) for one in graph.articles)
    edges = tuple(
        replace(edge, relation=EVIL[n % len(EVIL)], object=EVIL[2] if edge.literal else edge.object, time=EVIL[0])
        for n, edge in enumerate(graph.edges)
    )
    return replace(graph, entities=entities, articles=articles, edges=edges)


@pytest.mark.parametrize("name", ["graph", "hostile_graph", "varied_graph", "evil_graph"])
def test_the_tables_import(name: str, request: pytest.FixtureRequest, knowledge: Knowledge) -> None:
    graph: Graph = request.getfixturevalue(name)
    found = load(graph, knowledge)
    for start, kind, end, _ in found.links:
        assert start in found.nodes
        assert end in found.nodes
        assert re.fullmatch("[A-Z_]+", kind)
    values = sum(edge.literal for edge in graph.edges)
    assert len(found.nodes) == len(graph.entities) + len(graph.articles) + values
    assert len([link for link in found.links if link[1] != "NAMES"]) == len(graph.edges)
    for entity in graph.entities:
        assert found.nodes[entity.id][1]["name"] == flatten(entity.name)
        assert found.nodes[entity.id][1]["aliases"] == [*filter(None, map(flatten, entity.aliases))]


def test_a_former_post_is_not_asked_for_by_its_plain_type(graph: Graph, knowledge: Knowledge) -> None:
    found = load(graph, knowledge)
    works = {kind: known for _, kind, _, known in found.links if kind.startswith("WORKS_FOR")}
    assert works["WORKS_FOR_FORMER"]["quotes"] == ["苏师傅曾在柳溪区总工会工作。"]
    assert len(works["WORKS_FOR"]["quotes"]) == 2
    assert elements.type_of("organizes", Status.PLANNED) == "ORGANIZES_PLANNED"
    assert {"Entity", "Organization", "TradeUnion"} <= found.nodes["e00"][0]


def strings(text: str) -> list[str]:
    """The strings of a script as Neo4j reads it: first characters spelt \\uXXXX, then strings and their escapes."""
    text = re.sub(r"\\u+([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    found = re.findall(r"'((?:[^'\\]|\\.)*)'((?: \+ '(?:[^'\\]|\\.)*')*)", text)
    outside = re.sub(r"'(?:[^'\\]|\\.)*'", "", text)
    assert not re.search(r"['\\`]|DELETE|--|/\*", outside), "something got out of its string"
    return [
        re.sub(r"\\(.)", r"\1", first + "".join(re.findall(r" \+ '((?:[^'\\]|\\.)*)'", more))) for first, more in found
    ]


@pytest.mark.parametrize("name", ["graph", "hostile_graph", "evil_graph"])
def test_no_name_leaves_its_string(name: str, request: pytest.FixtureRequest, knowledge: Knowledge) -> None:
    graph: Graph = request.getfixturevalue(name)
    text = files(graph, knowledge)["graph.cypher"].decode()
    said = set(strings(text))
    assert {flatten(entity.name) for entity in graph.entities} - {""} <= said


@pytest.mark.parametrize("text", EVIL)
def test_a_literal_is_read_back(text: str) -> None:
    text = flatten(text)
    assert strings(script.literal(text)) == [text]


@pytest.mark.skipif(not (GRAMMAR.is_dir() and shutil.which("node")), reason="Neo4j's grammar is not there: npm ci")
@pytest.mark.parametrize("name", ["graph", "evil_graph"])
def test_neo4js_own_grammar_takes_the_script(
    name: str, request: pytest.FixtureRequest, knowledge: Knowledge, tmp_path: Path
) -> None:
    path = tmp_path / "graph.cypher"
    path.write_bytes(files(request.getfixturevalue(name), knowledge)["graph.cypher"])
    linter = Path(__file__).with_name("lint_cypher.mjs")
    ran = subprocess.run(["node", str(linter), str(path)], capture_output=True, check=False, timeout=100)
    assert json.loads(ran.stdout or b"null") == [], ran.stderr.decode()


def test_a_batch_is_of_one_shape_and_not_too_long(varied_graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(script, "BATCH", 7)
    chunks = [chunk.decode() for chunk in script.write(varied_graph)]
    assert all(chunk.count("\n {") <= 7 for chunk in chunks)
    assert sum(chunk.count("\n {start") for chunk in chunks if "r:NAMES" not in chunk) == len(varied_graph.edges)
