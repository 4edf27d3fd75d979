"""Lines that are more than memory should hold are sorted all the same, and the exports have the same bytes."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhitu import exporters
from zhitu.errors import InputError
from zhitu.exporters import placement, sorting
from zhitu.knowledge import Knowledge
from zhitu.model import Graph

DEAD = 2**22 + 1
"""The number of no process: Linux gives none so high."""

RDF = ("graph.ttl", "graph.nq", "graph.jsonld")


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """So little room that a small graph is sorted in runs on the disk."""
    monkeypatch.setattr(sorting, "HELD", 5_000)
    monkeypatch.setattr(sorting, "SLICE", 10)
    monkeypatch.setattr(sorting, "BLOCK", 700)


def open_full(**_: Any) -> Any:
    return Path("/dev/full").open("r+b")


def test_what_a_killed_build_spooled_is_swept_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.getpid", lambda: DEAD)
    # as on systems where a file cannot be nameless
    monkeypatch.setattr(tempfile, "TemporaryFile", partial(tempfile.NamedTemporaryFile, delete=False))
    with sorting.beside(tmp_path), sorting.spool():
        assert list(tmp_path.iterdir())
    monkeypatch.undo()
    placement.sweep(tmp_path)
    assert not list(tmp_path.iterdir())


@given(
    st.lists(st.binary(max_size=9).filter(lambda text: not {10, 13} & set(text)), max_size=60),
    st.integers(1, 900), st.integers(1, 9), st.integers(1, 30),
)  # fmt: skip
def test_any_lines_come_in_their_order_each_once(texts: list[bytes], held: int, taken: int, block: int) -> None:
    lines = [text + b"\n" for text in texts]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sorting, "HELD", held)
        patch.setattr(sorting, "SLICE", taken)
        patch.setattr(sorting, "BLOCK", block)
        assert list(sorting.sort(lines)) == sorted(set(lines))


def test_a_graph_sorted_on_the_disk_has_the_bytes_of_one_sorted_in_memory(
    graph: Graph, knowledge: Knowledge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    exporters.export(graph, knowledge, tmp_path / "memory")
    request.getfixturevalue("narrow")
    asked: list[Path] = []
    make = tempfile.TemporaryFile

    def watch(**told: Any) -> Any:
        asked.append(told["dir"])
        return make(**told)

    monkeypatch.setattr(tempfile, "TemporaryFile", watch)
    exporters.export(graph, knowledge, tmp_path / "disk")
    assert asked == [tmp_path / "disk"] * len(RDF)
    for name in RDF:
        assert (tmp_path / "disk" / name).read_bytes() == (tmp_path / "memory" / name).read_bytes()
    assert {path.name for path in (tmp_path / "disk").iterdir()} == set(exporters.EXPORTERS)


@pytest.mark.usefixtures("narrow")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no disk that is always full")
def test_a_disk_that_is_full_in_the_midst_of_sorting_is_told_and_the_old_files_stay(
    graph: Graph, no_graph: Graph, knowledge: Knowledge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exporters.export(no_graph, knowledge, tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    monkeypatch.setattr(tempfile, "TemporaryFile", open_full)
    with pytest.raises(InputError, match="No space left on device") as caught:
        exporters.export(graph, knowledge, tmp_path)
    assert caught.value.problem.where == str(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
