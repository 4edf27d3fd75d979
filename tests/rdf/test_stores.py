"""A store on the disk answers as the loaded graph does, and is made anew whenever it is not that of the graph."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryFile

import pytest

from zhitu import exporters, folders, rdf
from zhitu.errors import InputError
from zhitu.exporters import placement
from zhitu.knowledge import Knowledge
from zhitu.model import Graph
from zhitu.rdf import engine, pool, queries, stores, worker
from zhitu.rdf.jobs import Job, Verdict
from zhitu.rdf.pool import Limits, Pool

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
BY_GRAPH = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"


@pytest.fixture(autouse=True)
def every_graph_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "LEAST", 1)
    monkeypatch.setattr(pool, "SERVED", 1)
    monkeypatch.setattr(stores, "SLICE", 40)  # several slices even here


@pytest.fixture
def built(folder: Path, tmp_path: Path) -> Path:
    """A folder with the RDF files of the sample alone."""
    shutil.copytree(folder, tmp_path / "built")
    return tmp_path / "built"


def no_loading(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on a question that loads the graph instead of opening the store ends in an error."""
    attempt = engine.attempt

    def open_only(path: Path, job: Job, store: Path | None = None):
        assert store
        return attempt(path, job, store)

    monkeypatch.setattr(engine, "attempt", open_only)


def test_a_store_answers_every_named_query_as_the_loaded_graph_does(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = {name: rdf.query(built / "graph.nq", one.text) for name, one in queries.named().items()}
    expected |= {text: rdf.query(built / "graph.nq", text) for text in (COUNT, BY_GRAPH)}
    no_loading(monkeypatch)
    asked = {name: one.text for name, one in queries.named().items()} | {text: text for text in (COUNT, BY_GRAPH)}
    for name, text in asked.items():
        assert rdf.query(built, text).rows == expected[name].rows, name


def test_a_process_with_a_store_can_open_nothing_more(built: Path, tmp_path: Path) -> None:
    store = stores.ready(built, 1)
    assert store
    probe = tmp_path / "probe"
    probe.touch()
    order = {"store": str(store), "path": str(built / "graph.nq"), "memory": engine.MOST_MEMORY}
    if not (child := os.fork()):
        code = 3
        try:
            for number in range(3, 64):
                os.close(number) if _is_open(number) else None
            worker.enter(order)
            probe.open("rb")
        except OSError:
            code = 0
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def drop(store: Path) -> None:
    shutil.rmtree(store)


def tear(store: Path) -> None:
    for file in store.glob("*.sst"):
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def bend(store: Path) -> None:
    (store / "CURRENT").write_bytes(b"nowhere")


def of_another(store: Path) -> None:
    os.utime(store.parent / "graph.nq", ns=(1, 1))


@pytest.mark.parametrize("harm", [drop, tear, bend, of_another])
def test_a_store_that_is_missing_broken_or_of_another_graph_is_made_anew(
    built: Path, harm: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = rdf.query(built, COUNT)
    harm(built / stores.FOLDER)
    no_loading(monkeypatch)
    assert rdf.query(built, COUNT) == expected
    assert stores.is_ours(built / stores.FOLDER)
    assert [path.name for path in built.iterdir() if path.name.startswith(".")] == []


def test_a_graph_is_loaded_where_no_store_can_be_made(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = rdf.query(built / "graph.nq", COUNT)

    def fail(dataset: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(stores, "write", fail)
    assert rdf.query(built, COUNT) == expected
    assert not (built / stores.FOLDER).exists()


@pytest.mark.skipif(not pool.FORKS, reason="no process can be forked here")
@pytest.mark.parametrize("harm", [None, drop, bend])
def test_a_served_store_answers_many_at_once(built: Path, harm: Callable[[Path], None] | None) -> None:
    expected = rdf.query(built / "graph.nq", COUNT)
    if harm and stores.ready(built, 1):
        harm(built / stores.FOLDER)

    async def ask(asked: Pool) -> bytes:
        with TemporaryFile() as file:
            outcome = await asked.ask(Job(COUNT), file)
            assert outcome.verdict is Verdict.ANSWERED, outcome
            file.seek(0)
            return file.read()

    async def work(asked: Pool) -> list[bytes]:
        return await asyncio.gather(*(ask(asked) for _ in range(20)))

    asked = Pool(built / "graph.nq", Limits())
    try:
        (answer,) = set(asyncio.run(work(asked)))
    finally:
        asked.close()
    assert rdf.results.read(("select", answer)) == expected
    assert stores.is_ours(built / stores.FOLDER)


def test_an_export_places_the_store_with_its_files(sample: Graph, known: Knowledge, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = exporters.export(sample, known, out)
    assert out / stores.FOLDER in first
    made = (out / stores.FOLDER / stores.MADE_OF).read_bytes()
    assert stores.ready(out, 1) == out / stores.FOLDER
    assert (out / stores.FOLDER / stores.MADE_OF).read_bytes() == made
    exporters.export(sample, known, out)
    assert (out / stores.FOLDER / stores.MADE_OF).read_bytes() != made
    assert [path.name for path in out.iterdir() if path.name.startswith(".")] == []


def test_an_export_without_room_for_a_store_leaves_the_old_files(
    sample: Graph, known: Knowledge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exporters.export(sample, known, tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    def fail(dataset: Path, target: Path) -> None:
        target.mkdir()
        (target / "half").touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(stores, "write", fail)
    with pytest.raises(InputError, match="No space left"):
        exporters.export(sample, known, tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_graph_that_is_small_now_keeps_no_store(
    sample: Graph, known: Knowledge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exporters.export(sample, known, tmp_path)
    monkeypatch.setattr(stores, "LEAST", 10**9)
    exporters.export(sample, known, tmp_path)
    assert not (tmp_path / stores.FOLDER).exists()


def test_a_folder_of_that_name_that_is_not_ours_stays(sample: Graph, known: Knowledge, tmp_path: Path) -> None:
    (tmp_path / stores.FOLDER).mkdir()
    (tmp_path / stores.FOLDER / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="no build wrote"):
        exporters.export(sample, known, tmp_path)
    assert (tmp_path / stores.FOLDER / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_what_a_killed_build_left_of_a_store_is_swept_away(tmp_path: Path) -> None:
    left = tmp_path / ".store.999999999.part"
    left.mkdir()
    (left / "000001.sst").touch()
    ours = folders.unfinished(tmp_path / "store")
    ours.mkdir()
    placement.sweep(tmp_path)
    assert not left.exists()
    assert ours.exists()
