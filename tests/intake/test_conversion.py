"""Files read apart: in order, several at once, and not again as long as they are the same."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from zhitu import intake
from zhitu.errors import Problem
from zhitu.intake import conversion, rooms
from zhitu.intake.options import Options
from zhitu.intake.rooms import Room
from zhitu.knowledge import ontology


class Memory(dict[bytes, bytes]):
    def recall(self, key: bytes) -> bytes | None:
        return self.get(key)

    def retain(self, key: bytes, value: bytes) -> None:
        self[key] = value


def pack(members: dict[str, str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return target.getvalue()


def read(folder: Path, kept: Memory | None = None, **options: int) -> tuple[list[tuple[str, str]], list[Problem]]:
    problems: list[Problem] = []
    found = intake.documents([folder], problems=problems, options=Options(**options), memory=kept)  # type: ignore[arg-type]
    return [(one.path, one.text) for one in found], problems


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(6):
        members = {f"{part}.txt": f"第{number}卷第{part}篇" for part in range(20)}
        (tmp_path / f"{number}.zip").write_bytes(pack(members))
        (tmp_path / f"{number}.txt").write_text(f"第{number}页", encoding="utf-8")
    (tmp_path / "3.zip").write_bytes(b"damaged")
    return tmp_path


@pytest.mark.parametrize("count", [1, 2, 5])
def test_documents_come_in_order_however_many_processes_read(folder: Path, count: int) -> None:
    found, problems = read(folder, rooms=count)
    expected = []
    for number in range(6):
        expected.append((f"{number}.txt", f"第{number}页"))
        if number != 3:
            expected += [(f"{number}.zip/{part}.txt", f"第{number}卷第{part}篇") for part in range(20)]
    assert found == expected
    assert [problem.where for problem in problems] == ["3.zip"]


def test_what_did_not_change_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory()
    first = read(folder, memory)
    assert len(memory) == 6, "the damaged one too: it will not get better"
    read_files: list[str] = []
    reader = Room.read

    def note(room: Room, shown: str, path: Path, problems: list[Problem]) -> object:
        read_files.append(shown)
        return reader(room, shown, path, problems)

    monkeypatch.setattr(Room, "read", note)
    assert read(folder, memory) == first
    assert not read_files
    (folder / "5.zip").write_bytes(pack({"new.txt": "新的一篇"}))
    found, _ = read(folder, memory)
    assert read_files == ["5.zip"]
    assert found[-1] == ("5.zip/new.txt", "新的一篇")
    read(folder, memory, members=50)
    assert len(read_files) == 7, "another limit may find more"


def test_what_ended_its_process_is_tried_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory()
    with monkeypatch.context() as patched:
        patched.setattr(rooms, "START", 0)
        _, problems = read(folder, memory, memory=1 << 20)
    assert {problem.where for problem in problems} == {f"{number}.zip" for number in range(6)}
    assert all(b"3.zip" in found for found in memory.values()), "but the damaged one, which little memory tells"
    assert len(read(folder, memory)[0]) == 106


def test_a_reader_who_stops_early_waits_for_nothing(folder: Path) -> None:
    problems: list[Problem] = []
    found = intake.documents([folder], problems=problems, options=Options(rooms=3))
    assert next(found).path == "0.txt"
    found.close()  # type: ignore[attr-defined]
    assert not problems


def test_a_file_for_which_no_process_can_begin_is_a_problem(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def start(memory: int, place: str) -> None:
        raise BlockingIOError("no more processes")

    monkeypatch.setattr(rooms, "_start", start)
    found, problems = read(folder)
    assert [path for path, _ in found] == [f"{number}.txt" for number in range(6)]
    assert [problem.where for problem in problems] == [f"{number}.zip" for number in range(6)]


def test_a_library_is_not_remembered(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "REMEMBERED", 1000)
    memory = Memory()
    found, _ = read(folder, memory)
    assert len(found) == 106
    assert len(memory) == 1, "only what is told of the damaged one"


def test_files_are_read_again_where_a_lexicon_of_the_readers_has_changed(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Memory()
    read(folder, kept)
    before = set(kept)
    other = tmp_path_factory.mktemp("ontology")
    (other / "lexicons").mkdir()
    for name in conversion.LEXICONS:
        (other / "lexicons" / f"{name}.tsv").write_text("新词\n", encoding="utf-8")
    monkeypatch.setattr(ontology, "folder", lambda: other)
    conversion.words.cache_clear()
    read(folder, kept)
    conversion.words.cache_clear()
    assert before
    assert len(kept) == 2 * len(before)


def test_every_lexicon_that_readers_ask_for_tells_whether_files_are_read_again() -> None:
    code = (path.read_text(encoding="utf-8") for path in Path(intake.__file__).parent.rglob("*.py"))
    asked = {name for text in code for name in re.findall(r'"lexicons" / "(\w+)\.tsv"', text)}
    assert asked == set(conversion.LEXICONS)
