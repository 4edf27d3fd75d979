"""On a real cluster: the bytes of one machine, whatever becomes of a worker or of what a document does to it."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from pyoxigraph import RdfFormat, Store

import zhitu
from zhitu import cli, pipeline, spark
from zhitu.model import Article, Batch, Byline, Document, Mapper, Origin, Reading, Readings, Settings, Work
from zhitu.spark import weaver

from .conftest import PATIENCE, Cluster, end

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")

TAGGER = Settings().tagger


@pytest.fixture(scope="module")
def expected(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The exports of a build on this machine."""
    folder = tmp_path_factory.mktemp("local")
    zhitu.export(zhitu.build(pages), folder)
    return contents(folder)


@pytest.fixture(scope="module")
def session(cluster: Cluster) -> Iterator[Any]:
    with spark.opened(cluster.master) as opened:
        yield opened


def test_a_build_on_the_cluster_writes_the_same_bytes(
    cluster: Cluster, pages: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    begun = time.monotonic()
    out = str(tmp_path / "out")
    arguments = ["build", str(pages), "-o", out, "--engine", "spark", "--master", cluster.master, "--no-cache", "-q"]
    assert cli.main(arguments) == (1 if expected["problems.jsonl"] else 0)
    assert contents(tmp_path / "out") == expected
    report(f"build of {len(list(pages.iterdir()))} pages on two workers: {time.monotonic() - begun:.1f} s")


def test_shards_hold_the_graph_and_load_into_a_database(
    cluster: Cluster, pages: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    for left in ("quads-0009.nq.gz", "quads-0000.nq.gz.0a1b.part"):
        (out / left).write_bytes(b"left by another build")
    (out / "notes.txt").write_text("kept", encoding="utf-8")
    begun = time.monotonic()
    arguments = ["build", str(pages), "-o", out.as_uri(), "--engine", "spark", "--master", cluster.master, "-q"]
    assert cli.main(arguments) == (1 if expected["problems.jsonl"] else 0)
    manifest = json.loads((out / "manifest.json").read_bytes())
    files = {one["name"]: one for one in manifest["files"]}
    assert {path.name for path in out.iterdir()} == {*files, "manifest.json", "problems.jsonl", "notes.txt"}
    for name, one in files.items():
        assert hashlib.sha256((out / name).read_bytes()).hexdigest() == one["sha256"]
    store = Store()
    for path in sorted(out.glob("*.nq.gz")):
        with gzip.open(path) as file:
            store.bulk_load(file, format=RdfFormat.N_QUADS)
    assert len(store) == manifest["rows"]["quads"]
    whole = Store()
    whole.bulk_load(expected["graph.nq"], format=RdfFormat.N_QUADS)
    assert set(store) == set(whole)
    report(f"shards of {len(store)} quads: {time.monotonic() - begun:.1f} s")


def test_a_process_that_is_killed_while_the_cluster_weaves_changes_nothing(
    cluster: Cluster, session: Any, pages: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    begun = time.monotonic()
    find, killed = weaver.find_steps, []

    def kill_and_find(*told: Any) -> Any:
        # What was made of names so far stands on the disks of two processes; one takes its half along.
        killed.append(kill_one(executors(cluster)))
        return find(*told)

    out = tmp_path / "out"
    spark.prepare(out.as_uri())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(weaver, "find_steps", kill_and_find)
        built = spark.build(session, pages, out.as_uri())
    assert len(killed) == 1
    assert gzip.decompress((out / "quads-0000.nq.gz").read_bytes()) == expected["graph.nq"]
    files = {one.name for one in built.shards}
    assert {path.name for path in out.iterdir()} == {*files, "manifest.json", "problems.jsonl"}
    report(f"shards with a process killed in the midst of weaving: {time.monotonic() - begun:.1f} s")


def test_a_document_that_ends_its_process_is_a_problem_and_the_rest_is_read(session: Any) -> None:
    def say(batch: Batch) -> tuple[Readings, ...]:
        if any(document.text == "ends" for document in batch):
            os._exit(9)
        return tuple(
            (Reading(Article(one.path, one.path, "", (), Byline(), "", one.text, 0, Origin(())), (), ()),)
            for one in batch
        )

    texts = ["a", "ends", "b \ud800", "c"]
    batch = tuple(Document(f"{number}.txt", text, "") for number, text in enumerate(texts))
    (found,) = spark.mapper(session, TAGGER)(say, [batch])
    assert [readings[0].article.text for readings in found] == ["a", "", "b \ud800", "c"]
    (problem,) = found[1][0].problems
    assert problem.where == "1.txt"
    assert "ended the process" in problem.what


def test_what_stops_a_build_on_this_machine_stops_it_on_the_cluster(session: Any, pages: Path) -> None:
    with pytest.raises(zhitu.InputError, match="no tagger 'none'"):
        zhitu.build(pages, settings=Settings(tagger="none"), mapper=spark.mapper(session, "none"))


def test_a_worker_that_is_killed_in_mid_job_changes_nothing(
    cluster: Cluster, session: Any, pages: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    marks = tmp_path / "marks"
    marks.mkdir()
    killer = Thread(target=kill_when_all_work, args=(cluster, marks))
    killer.start()
    begun = time.monotonic()
    graph = pipeline.build(pages, pipeline.Plan(mapper=marking(spark.mapper(session, TAGGER), marks)))
    killer.join()
    zhitu.export(graph, tmp_path / "out")
    assert contents(tmp_path / "out") == expected
    read = [mark.name.partition(" ")[0] for mark in marks.iterdir()]
    again = len(read) - len(set(read))
    assert cluster.workers[0].poll() is not None
    assert again > 0
    report(f"build with a worker killed: {time.monotonic() - begun:.1f} s, {again} documents read again")


def marking(mapper: Mapper, marks: Path) -> Mapper:
    """The mapper, with small batches and work that leaves a mark for each document and process, and takes its time."""

    def apply(work: Work, batches: Iterable[Batch]) -> Iterator[tuple[Readings, ...]]:
        def marked(batch: Batch) -> tuple[Readings, ...]:
            for document in batch:
                (marks / f"{document.path} {os.getpid()}").touch()
                time.sleep(0.1)
            return work(batch)

        return mapper(marked, ((document,) for batch in batches for document in batch))

    return apply


def kill_when_all_work(cluster: Cluster, marks: Path) -> None:
    """Kills a worker with its executor, once two processes have each read a few documents."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        busy = [mark.name.partition(" ")[2] for mark in marks.iterdir()]
        if len([one for one in set(busy) if busy.count(one) > 2]) > 1:
            break
        time.sleep(0.05)
    end(cluster.workers[0])


def executors(cluster: Cluster) -> list[int]:
    """The processes that the workers have started and that live."""
    parents = {run.pid for run in cluster.workers}
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, parent = stat.read_text(encoding="utf-8").rpartition(")")[2].split()[:2]
            if int(parent) in parents and state != "Z":
                found.append(int(stat.parent.name))
    return sorted(found)


def kill_one(processes: list[int]) -> int:
    os.kill(processes[0], signal.SIGKILL)
    return processes[0]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def report(line: str) -> None:
    """A figure for whoever runs the tests with ``-s``."""
    sys.stdout.write(f"\n  {line}\n")
