"""Whatever stands in the folder: clear words, the right exit code, and the rest is built."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from zhitu import cli

from .conftest import Command, rows

TEXT = "石桥市总工会启用职工书屋\n\n本报讯 记者林小满报道 3月5日，石桥市总工会主席高远山为职工书屋揭牌。\n"
CHANCE = random.Random(11)
SIZE = 10_000


def draw(*spans: tuple[int, int]) -> str:
    """Characters drawn from spans of code points."""
    pool = [code for first, last in spans for code in range(first, last + 1)]
    return "".join(map(chr, CHANCE.choices(pool, k=SIZE)))


UNREADABLE = {
    "bytes.txt": bytes(CHANCE.randrange(256) for _ in range(SIZE)),
    "control.txt": draw((0, 31)).encode(),
    "private.txt": draw((0xE000, 0xF8FF)).encode(),
    "surrogates.txt": draw((0xD800, 0xDFFF)).encode("utf-8", "surrogatepass"),
    "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(CHANCE.randrange(256) for _ in range(1000)),
    "picture.png": b"\x89PNG\r\n\x1a\n",
    "packed.jsonl.gz": b"not packed",
    "empty.txt": b"",
    "mark.txt": b"\xef\xbb\xbf",
}
READABLE = {
    "characters.txt": draw((0x4E00, 0x9FFF)).encode(),
    "marks.txt": draw((0x4E00, 0x4F00), *((ord(mark), ord(mark)) for mark in "，。、“”《》（）\n：；")).encode(),
    "turned.txt": ("石桥市总工会主席高远山\u202e\u2066到访。\u200b\ufeff" * 300).encode(),
    "open.txt": ("“" * SIZE).encode(),
    "leads.txt": ("本报讯 记者" * 1000).encode(),
    "script.txt": "</script><script>alert(1)</script>“</title>”专项行动启动，“=1+1”平台由石桥市总工会打造。".encode(),
    "line\nbreak.txt": "石桥市总工会主席高远山到甲厂。".encode(),
    "\x1b[31m\"'<b>.txt": "石桥市总工会主席高远山到乙厂。".encode(),
    os.fsdecode(b"\xb9\xa4\xff.txt"): "石桥市总工会主席高远山到丙厂。工会委员会举办竞赛。".encode(),
    "ids.jsonl": "".join(
        f'{{"id": {name}, "text": "石桥市总工会主席高远山到{n}号厂。"}}\n'
        for n, name in enumerate(('"../.."', '"a#b c"', '"\\ud800"', '"<>{}|^`"', "null", "1e999", '".."'))
    ).encode(),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile")
    for name, data in (UNREADABLE | READABLE).items():
        (path / name).write_bytes(data)
    (path / "good.txt").write_text(TEXT, encoding="utf-8")
    (path / "loop").symlink_to(path)
    (path / "nowhere.txt").symlink_to(path / "absent")
    os.mkfifo(path / "pipe.txt")
    return path


def test_a_folder_of_noise_is_built_with_a_problem_for_each_file_that_is_no_text(
    folder: Path, zhitu: Command, tmp_path: Path
) -> None:
    ran = zhitu("build", "-", "absent.txt", folder, "-o", tmp_path, data=b"")
    assert ran.returncode == 1
    assert b"\x1b" not in ran.stdout + ran.stderr
    problems = [*rows((tmp_path / "problems.jsonl").read_bytes())]
    told = {Path(problem["where"]).name for problem in problems}
    assert set(UNREADABLE) | {"loop", "nowhere.txt", "pipe.txt", "absent.txt", "stdin"} <= told
    assert all(problem["what"] and problem["mend"] for problem in problems)
    assert not [problem for problem in problems if "failed" in problem["what"]]
    read = {row["document"].partition("#")[0] for row in rows((tmp_path / "articles.jsonl").read_bytes())}
    assert set(READABLE) | {"good.txt"} <= read
    page = (tmp_path / "graph.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert zhitu("check", tmp_path).returncode == 0


def test_too_large_a_text_is_a_problem_and_the_rest_is_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "large.txt").write_text(TEXT * 10, encoding="utf-8")
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    assert cli.main(["build", str(tmp_path), "-o", str(tmp_path / "out"), "--limit", "size=1000"]) == 1
    told = capsys.readouterr()
    assert "large.txt" in told.err
    assert "1 document, " in told.out


def test_a_folder_without_rights_is_a_problem_and_the_rest_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    look = Path.iterdir

    def refuse(path: Path) -> object:  # root may open any folder, so the refusal is played
        if path.name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert cli.main(["build", str(tmp_path), "-o", str(tmp_path / "out")]) == 1
    told = capsys.readouterr()
    assert "Permission denied" in told.err
    assert "closed" in told.err
    assert "1 document, " in told.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["build", "", "-o", "out"], "an argument is empty"),
        (["build", "good.txt", "-o", ""], "an argument is empty"),
        (["build", "empty", "-o", "out"], "no document was found"),
        (["build", "good.txt", "-o", "good.txt/out"], "cannot write there"),
        (["read", "empty"], "no document was found"),
        (["read", "absent.txt", "gone.txt"], "1 more"),
        (["explain", "empty", "高远山"], "Name a folder that zhitu build wrote"),
    ],
)
def test_nothing_to_do_is_said_and_is_no_success(
    arguments: list[str],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    assert cli.main(arguments) == 2
    assert words in capsys.readouterr().err
