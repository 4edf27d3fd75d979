"""Readings remembered: what is read again and what is not, and that nothing is lost or stale."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhitu import cache, codec, exporters, knowledge, pipeline
from zhitu.errors import InputError
from zhitu.model import Batch, Document, Graph, Readings, Settings, Work

NEWS = (
    "石桥市总工会主席穆青山走访石桥钢铁有限公司。",
    "柳溪中学成立于1953年，位于石桥市柳溪区。",
    "石桥市启动“匠心传灯”行动。",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for number, text in enumerate(NEWS):
        (seeds / f"{number}.txt").write_text(text, encoding="utf-8")
    return tmp_path


class Reader:
    """A mapper that notes which documents it was asked to read."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, work: Work, batches: Iterable[Batch]) -> Iterator[tuple[Readings, ...]]:
        for batch in batches:
            self.read += [document.path for document in batch]
            yield work(batch)


def build(folder: Path, settings: Settings | None = None) -> tuple[Graph, list[str]]:
    reader = Reader()
    place = folder / "cache" / "readings.sqlite"
    plan = pipeline.Plan(settings=settings or Settings(), mapper=reader, remembered=place)
    graph = pipeline.build(folder / "seeds", plan)
    return graph, reader.read


def test_a_second_build_reads_nothing_and_makes_the_same_graph(folder: Path) -> None:
    first, read = build(folder)
    assert read == ["0.txt", "1.txt", "2.txt"]
    second, again = build(folder)
    assert again == []
    assert second == first
    assert second == pipeline.build(folder / "seeds")


def test_only_the_document_that_changed_is_read(folder: Path) -> None:
    build(folder)
    (folder / "seeds" / "1.txt").write_text("柳溪中学成立于1954年。", encoding="utf-8")
    graph, read = build(folder)
    assert read == ["1.txt"]
    assert graph == pipeline.build(folder / "seeds")


def test_another_tagger_or_ontology_reads_all_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(folder)
    assert len(build(folder, Settings(tagger="jieba"))[1]) == len(NEWS)
    assert build(folder)[1] == []
    known = replace(knowledge.load(), digest="another lexicon")
    monkeypatch.setattr(knowledge, "load", lambda: known)
    assert len(build(folder)[1]) == len(NEWS)


def test_weights_of_another_content_are_another_tagger(tmp_path: Path) -> None:
    weights = tmp_path / "mine.onnx"
    weights.write_bytes(b"one")
    before = cache.weigh(str(weights))
    weights.write_bytes(b"two")
    assert cache.weigh(str(weights)) != before


def test_a_broken_cache_is_set_aside(folder: Path) -> None:
    graph, _ = build(folder)
    (folder / "cache" / "readings.sqlite").write_bytes(b"no database" * 1000)
    again, read = build(folder)
    assert len(read) == len(NEWS)
    assert again == graph
    assert (folder / "cache" / "readings.sqlite.broken").exists()
    assert build(folder)[1] == []


@pytest.mark.parametrize("name", ["notes.txt", "notes.sqlite", "stock.sqlite"])
def test_a_file_that_is_no_cache_is_left_as_it_is(folder: Path, name: str) -> None:
    mine = folder / name
    if mine.stem == "stock":
        with closing(sqlite3.connect(mine)) as connection:
            connection.execute("CREATE TABLE readings (meter TEXT, used INTEGER)")
            connection.execute("INSERT INTO readings VALUES ('gas', 1)")
            connection.commit()
    else:
        mine.write_text("青禾日报的线索\n" * 100, encoding="utf-8")
    before = mine.read_bytes()
    with pytest.raises(InputError, match="something else"):
        pipeline.build(folder / "seeds", pipeline.Plan(remembered=mine))
    assert mine.read_bytes() == before
    assert sorted(file.name for file in folder.iterdir()) == sorted(["seeds", name])


def test_a_cache_that_cannot_be_made_says_how_to_mend_it(folder: Path) -> None:
    (folder / "cache").write_text("a file", encoding="utf-8")
    with pytest.raises(InputError, match="--no-cache"):
        build(folder)


def test_a_build_that_ends_early_keeps_what_it_read(folder: Path) -> None:
    def fail(work: Work, batches: Iterable[Batch]) -> Iterator[tuple[Readings, ...]]:
        for batch in batches:
            yield work(batch[:2])
            raise KeyboardInterrupt

    place = folder / "cache" / "readings.sqlite"
    with pytest.raises(KeyboardInterrupt):
        pipeline.build(folder / "seeds", pipeline.Plan(mapper=fail, remembered=place))
    assert build(folder)[1] == ["2.txt"]


def test_two_builds_at_once_do_not_hurt_each_other(folder: Path) -> None:
    place = folder / "cache" / "readings.sqlite"
    known = knowledge.load().digest
    documents = [Document(f"{n}.txt", text, f"{n}") for n, text in enumerate(NEWS * 200)]
    reading = pipeline.read_document(documents[0], Settings())
    with cache.opened(place, known, "lac") as one, cache.opened(place, known, "lac") as two:
        for document in documents:
            one.keep(document, reading)
            two.keep(document, reading)
    with cache.opened(place, known, "lac") as after:
        assert all(after.find(document) == reading for document in documents)


def test_a_build_that_finds_all_shuts_no_other_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(folder)
    place = folder / "cache" / "readings.sqlite"
    with sqlite3.connect(place) as connection:
        connection.execute("UPDATE readings SET used = used - ?", (2 * cache.DAY,))
    monkeypatch.setattr(cache, "PATIENCE", 0.1)
    known = knowledge.load().digest
    digest = hashlib.sha256(NEWS[0].encode()).hexdigest()
    with cache.opened(place, known, Settings().tagger) as one:
        assert one.find(Document("0.txt", NEWS[0], digest))
        with cache.opened(place, known, Settings().tagger) as two:
            two.retain(b"key", b"value")
    with cache.opened(place, known, Settings().tagger) as after:
        assert after.recall(b"key") == b"value"


def test_a_cache_that_another_program_holds_is_not_set_aside(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(folder)
    place = folder / "cache" / "readings.sqlite"
    monkeypatch.setattr(cache, "PATIENCE", 0.1)
    with closing(sqlite3.connect(place)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(InputError, match="--no-cache"):
            build(folder)
    assert [file.name for file in place.parent.iterdir() if "broken" in file.name] == []
    assert build(folder)[1] == []


def test_a_cache_that_broke_in_the_middle_is_told(folder: Path) -> None:
    build(folder)
    place = folder / "cache" / "readings.sqlite"
    with sqlite3.connect(place) as connection:
        connection.execute("UPDATE readings SET value = ?", (b"torn",))
    with pytest.raises(InputError, match="--no-cache"):
        build(folder)


def test_what_no_build_asks_for_is_forgotten(folder: Path) -> None:
    build(folder)
    place = folder / "cache" / "readings.sqlite"
    with sqlite3.connect(place) as connection:
        connection.execute("UPDATE readings SET used = used - ?", (cache.KEPT + 10,))
    (folder / "seeds" / "2.txt").unlink()
    assert build(folder)[1] == []
    with sqlite3.connect(place) as connection:
        assert connection.execute("SELECT count(*) FROM readings").fetchone() == (2,)


def test_exports_of_remembered_readings_are_the_same_bytes(folder: Path) -> None:
    for name in ("first", "second"):
        exporters.export(build(folder)[0], knowledge.load(), folder / name)
    for name in exporters.EXPORTERS:
        assert (folder / "first" / name).read_bytes() == (folder / "second" / name).read_bytes()


@settings(deadline=None)  # the first reading loads the tagger
@given(st.text(alphabet=st.characters(codec=None), max_size=60), st.integers(0, len(NEWS) - 1))
def test_every_reading_survives(noise: str, which: int) -> None:
    text = noise + NEWS[which] + noise[::-1]
    found = pipeline.read(text, settings=Settings(tagger="jieba"))
    for whole in ("", text, found[0].article.text):
        assert codec.decode(codec.encode(found, whole), whole) == found


def test_the_text_of_a_document_is_not_written_a_second_time() -> None:
    text = "9月1日，苍岩市总工会主席林国栋到宏远钢铁公司调研。"
    found = pipeline.read(text, settings=Settings(tagger="jieba"))
    assert found[0].article.text == text
    assert text.encode() in codec.encode(found)
    assert text.encode() not in codec.encode(found, text)


def test_a_reading_of_which_a_byte_broke_is_told_of_and_never_used(folder: Path) -> None:
    build(folder)
    with closing(sqlite3.connect(folder / "cache" / "readings.sqlite")) as connection, connection:
        for key, value in connection.execute("SELECT key, value FROM readings").fetchall():
            broken = value.replace(b"Place", b"Person")
            connection.execute("UPDATE readings SET value = ? WHERE key = ?", (broken, key))
    with pytest.raises(InputError, match="damaged"):
        build(folder)
