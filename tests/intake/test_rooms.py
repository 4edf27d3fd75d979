"""Files that are read in a process apart: whatever one of them does to it, the others are read."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from zhitu.errors import Problem
from zhitu.intake import rooms
from zhitu.intake.options import Options
from zhitu.intake.rooms import Room
from zhitu.model import Document

STUB = """
import os, socket, sys, tempfile, time
from zhitu.intake import apart, formats
from zhitu.intake.formats import Format
from zhitu.model import Document

def say(shown, path, options, problems):
    print("what a library prints")
    yield Document(shown, "text", "digest")

def hang(shown, path, options, problems):
    yield Document(shown, "before", "digest")
    time.sleep(60)

def end(shown, path, options, problems):
    os._exit(9)
    yield

def tear(shown, path, options, problems):
    for handle in range(3, 20):
        try:
            os.write(handle, b'["half a doc')
        except OSError:
            continue
    os._exit(9)
    yield

def unpack(shown, path, options, problems):
    yield Document(shown, tempfile.mkdtemp(prefix="zhitu-"), "digest")
    time.sleep(60)

def swell(shown, path, options, problems):
    yield Document(shown, str(len(bytearray(8 << 30))), "digest")

def fail(shown, path, options, problems):
    yield Document(shown, "before", "digest")
    raise ValueError("a page without a page")

def call(shown, path, options, problems):
    socket.create_connection(("127.0.0.1", int(path.stem)), 2)
    yield Document(shown, "connected", "digest")

formats.FORMATS = {f".{one.__name__}": Format(one) for one in (say, hang, end, tear, unpack, swell, fail, call)}
sys.argv = ["apart", sys.argv[1]]
apart.main()
"""


@pytest.fixture(autouse=True)
def stub(monkeypatch: pytest.MonkeyPatch) -> None:
    def start(memory: int, folder: str) -> subprocess.Popen[bytes]:
        pipe = subprocess.PIPE
        command = [sys.executable, "-c", STUB, str(memory)]
        environment = {"PYTHONPATH": str(Path(rooms.__file__).parents[2]), "TMPDIR": folder}
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env=environment)

    monkeypatch.setattr(rooms, "_start", start)


def read(*names: str, **options: int) -> tuple[list[Document], list[Problem]]:
    room, problems = Room(Options(**options)), []  # type: ignore[var-annotated, arg-type]
    try:
        return [found for name in names for found in room.read(name, Path(name), problems)], problems
    finally:
        room.close()


def test_what_a_library_prints_does_not_matter() -> None:
    found, problems = read("a.say", "b.say")
    assert [one.path for one in found] == ["a.say", "b.say"]
    assert not problems


@pytest.mark.parametrize(
    ("name", "options", "told", "before"),
    [
        ("a.hang", {"seconds": 1}, "--limit seconds=N", 1),
        ("a.end", {}, "another format", 0),
        ("a.tear", {}, "another format", 0),
        ("a.swell", {"memory": 1 << 30}, "another format", 0),
        ("a.fail", {}, "again", 1),
    ],
)
def test_a_file_that_ends_its_process_takes_nothing_else_with_it(
    name: str, options: dict[str, int], told: str, before: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rooms, "START", 20)
    found, problems = read("good.say", name, "better.say", **options)
    assert [one.path for one in found] == ["good.say", *[name] * before, "better.say"]
    assert [problem.where for problem in problems] == [name]
    assert told in problems[0].mend


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux takes the network away")
def test_a_reader_has_no_network() -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as server:
        found, problems = read(f"{server.getsockname()[1]}.call")
    assert not found
    assert "Error" in problems[0].what


def test_a_reader_that_nobody_listens_to_any_more_is_ended() -> None:
    problems: list[Problem] = []
    room = Room(Options())
    start = time.monotonic()
    reading = room.read("a.hang", Path("a.hang"), problems)
    assert next(reading).text == "before"
    reading.close()  # type: ignore[attr-defined]
    assert time.monotonic() - start < 30
    assert not problems


def test_what_a_file_unpacked_is_removed_with_its_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "START", 20)
    found, problems = read("a.unpack", seconds=1)
    assert [problem.where for problem in problems] == ["a.unpack"]
    assert not Path(found[0].text).exists()


def test_a_room_that_was_stopped_begins_no_process() -> None:
    problems: list[Problem] = []
    room = Room(Options())
    room.stop()
    assert not list(room.read("a.say", Path("a.say"), problems))
    assert [problem.where for problem in problems] == ["a.say"]
