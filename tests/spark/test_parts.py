"""The parts of a graph hold all of it, once, however many shards there are."""

from __future__ import annotations

import gzip
import hashlib
import json
import pickle
from pathlib import Path

import pytest

import zhitu
from zhitu import knowledge
from zhitu.exporters import nquads
from zhitu.model import Graph, Settings
from zhitu.spark import parts, shards

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def graph() -> Graph:
    return zhitu.build(CHECKOUT / "seeds", settings=Settings(tagger="jieba"))


@pytest.mark.parametrize("many", [1, 4])
def test_the_parts_say_what_the_graph_says(graph: Graph, many: int) -> None:
    known = knowledge.load()
    told = parts.describe_graph(graph, known, many)
    sent = [pickle.loads(pickle.dumps(part)) for part in parts.split(graph, known)]
    rows = [row for part in sent for row in parts.describe(part, told)]
    quads = {(shard, line) for table, shard, line in rows if table == parts.QUADS}
    assert b"".join(sorted(line + b"\n" for _, line in quads)) == b"".join(nquads.write(graph, known))
    assert len(quads) == len({line for _, line in quads})
    assert {shard for shard, _ in quads} == set(range(many))
    told_of = {table: [json.loads(line) for other, _, line in rows if other == table] for table in parts.TABLES[1:]}
    assert [row[0] for row in told_of["entities"]] == [entity.id for entity in graph.entities]
    assert len(told_of["edges"]) == len(graph.edges)
    assert len(told_of["facts"]) == sum(len(e.facts) for e in graph.edges if told_by_a_text(graph, e.facts))
    assert {row[0] for row in told_of["facts"]} <= {row[0] for row in told_of["edges"]}


def told_by_a_text(graph: Graph, facts: tuple[zhitu.model.Fact, ...]) -> bool:
    articles = {article.id for article in graph.articles}
    return any(fact.subject.article in articles for fact in facts)


def test_shards_are_as_many_as_articles_ask_for() -> None:
    assert [shards.count(articles) for articles in (0, 1, 8_192, 8_193, 29_618, 1_000_000)] == [1, 1, 1, 2, 4, 128]


def test_files_are_written_sorted_once_and_with_their_digests(graph: Graph, tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'zhitu[spark]'")
    known = knowledge.load()
    told = parts.describe_graph(graph, known, 1)
    rows = [row for part in parts.split(graph, known) for row in parts.describe(part, told)]
    lines = sorted((shards.name(table, shard), line) for table, shard, line in rows)
    batch = pa.RecordBatch.from_pylist([{"file": file, "row": line} for file, line in lines])
    found = [row for out in shards._write(tmp_path.as_uri(), iter([batch])) for row in out.to_pylist()]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(row["name"] for row in found)
    for row in found:
        data = (tmp_path / row["name"]).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (row["bytes"], row["sha256"])
    assert gzip.decompress((tmp_path / "quads-0000.nq.gz").read_bytes()) == b"".join(nquads.write(graph, known))
    from pyarrow import parquet

    entities = parquet.read_table(tmp_path / "entities-0000.parquet").to_pylist()
    assert [(one["id"], one["aliases"]) for one in entities] == [(e.id, list(e.aliases)) for e in graph.entities]


def test_a_place_that_cannot_be_written_is_told_before_anything_is_read(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'zhitu[spark]'")
    (tmp_path / "file").touch()
    for uri in ("nowhere://there/graph", (tmp_path / "file" / "graph").as_uri()):
        with pytest.raises(zhitu.InputError, match="cannot write there"):
            shards.prepare(uri)
