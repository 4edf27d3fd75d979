"""Files in: what is read, under which name, in which encoding, and what is said of the rest."""

from __future__ import annotations

import gzip
import json
import os
import re
from dataclasses import asdict
from pathlib import Path

import pytest

from zhitu import cli, intake
from zhitu.errors import Problem
from zhitu.model import Document

TEXT = "望溪镇总工会办比武\n5月3日，镇总工会在文化广场举行技能比武，六十名选手参加了电焊、叉车和绿化三个项目的角逐。"
TRADITIONAL = "望溪鎮總工會辦比武\n五月三日，鎮總工會在文化廣場舉行技能比武，六十名選手參加了電銲和綠化兩個項目的角逐。"


def read(*paths: Path) -> tuple[list[Document], list[Problem]]:
    problems: list[Problem] = []
    return list(intake.documents(paths, problems=problems)), problems


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", TEXT),
        ("utf-8-sig", TEXT),
        ("gb18030", TEXT),
        ("gbk", TEXT[:16]),
        ("big5hkscs", TRADITIONAL),
        ("utf-16", TEXT),
        ("utf-16-le", TEXT),
        ("utf-16-be", TEXT),
        ("utf-16-le", "Plain Latin words, no mark"),
    ],
)
def test_text_is_read_in_the_encoding_it_was_saved_in(tmp_path: Path, encoding: str, text: str) -> None:
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    found, problems = read(tmp_path)
    assert [document.text for document in found] == [text]
    assert problems == []


def test_broken_bytes_cost_only_themselves(tmp_path: Path) -> None:
    data = TEXT.encode()
    (tmp_path / "a.txt").write_bytes(data[:61] + data[62:])
    (found,), (problem,) = read(tmp_path)
    assert found.text.startswith("望溪镇总工会办比武")
    assert found.text.endswith("三个项目的角逐。")
    assert "could not be read as utf-8: at 2" in problem.what


def test_what_is_no_text_is_a_problem_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "binary.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_text(" \n\u3000\n", encoding="utf-8")
    (tmp_path / "table.xlsx").write_bytes(b"PK\x03\x04")
    (tmp_path / "program.exe").write_bytes(b"MZ")
    found, problems = read(tmp_path, tmp_path / "missing.txt")
    assert [document.path for document in found] == ["good.txt"]
    said = {Path(problem.where).name: problem.what for problem in problems}
    assert "binary" in said["binary.txt"]
    assert said["empty.txt"] == said["blank.txt"] == "empty"
    assert "damaged" in said["table.xlsx"]
    assert "not read" in said["program.exe"]
    assert "no such" in said["missing.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_rights_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir(mode=0)
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    found, problems = read(tmp_path)
    assert len(found) == 1
    assert "cannot be opened" in problems[0].what


def test_a_link_back_is_followed_once(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    found, problems = read(tmp_path)
    assert [document.path for document in found] == ["sub/a.txt"]
    assert len(problems) == 1


def test_names_do_not_depend_on_the_order_of_paths(tmp_path: Path) -> None:
    for folder in "甲", "乙":
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(TEXT + folder, encoding="utf-8")
    one, _ = read(tmp_path / "甲", tmp_path / "乙")
    two, _ = read(tmp_path / "乙", tmp_path / "甲")
    assert one == two
    assert {document.path for document in one} == {"甲/a.txt", "乙/a.txt"}


def test_a_copy_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(TEXT.encode("gb18030"))
    found, problems = read(tmp_path)
    assert [document.path for document in found] == ["a.txt"]
    assert problems[0].where == "b.txt"


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz"])
def test_records_keep_what_their_container_says(tmp_path: Path, suffix: str) -> None:
    rows = [
        {"id": "n 1", "title": "技能比武", "date": "2024-05-03", "text": "望溪镇总工会举行技能比武。"},
        {"title": 3, "date": "5月", "text": "青禾县成立工会。"},
        {"id": "n 1", "text": "另一篇。"},
        {"id": 7, "text": "\ud800坏字。"},
        {"id": "x", "text": ""},
        ["no record"],
    ]
    lines = "\n".join(map(json.dumps, rows)) + '\n{"broken\n\n' + "[" * 20_000
    data = lines.encode()
    (tmp_path / f"a{suffix}").write_bytes(gzip.compress(data) if suffix.endswith("gz") else data)
    found, problems = read(tmp_path)
    name = f"a{suffix}"
    assert [d.path for d in found] == [f"{name}#{i}" for i in ("n 1", "2", "n 1~3", "7", "x")]
    assert (found[0].title, found[0].date, found[1].date) == ("技能比武", "2024-05-03", "")
    assert (found[3].text, found[4].text) == ("\ufffd坏字。", "")
    assert all(document.is_record for document in found)
    assert [problem.where.rsplit(":", 1)[1] for problem in problems] == ["2", "3", "5", "6", "7", "9"]


def test_a_damaged_package_gives_what_stands_before_the_damage(tmp_path: Path) -> None:
    row = json.dumps({"id": "a", "text": TEXT}).encode() + b"\n"
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(row * 2000)[:-12])
    found, problems = read(tmp_path)
    assert len(found) >= 1
    assert any("cannot be unpacked" in problem.what for problem in problems)


def test_a_document_from_elsewhere_needs_no_file() -> None:
    problems: list[Problem] = []
    found = intake.document("stdin", TEXT.encode("gb18030"), problems=problems)
    assert found is not None
    assert found.text == TEXT
    assert intake.document("stdin", b"", problems=problems) is None
    assert problems[0].what == "empty"


def test_all_kinds_of_files_and_all_limits_are_told() -> None:
    told = (Path(__file__).parents[2] / "docs" / "documents.md").read_text(encoding="utf-8")
    cells = [cell.strip() for line in told.splitlines() if line.startswith("|") for cell in line.split("|")]
    assert set(re.findall(r"`(\.[a-z.0-9]+)`", " ".join(cells))) == set(intake.FORMATS) - {""}
    shown = {name: number for name, number, _ in re.findall(r"^\| `(\w+)` \| ([\d,]+) \| (.+) \|$", told, re.MULTILINE)}
    limits = asdict(intake.DEFAULTS)
    assert shown == {name: f"{limits[name]:,}" for name in limits if name not in {"columns", "rooms"}}


@pytest.mark.parametrize("limit", ["seconds=0", "size=", "size=-1", "rooms=2", f"memory={'9' * 5000}"])
def test_what_is_no_limit_is_told(limit: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", str(tmp_path), "-o", str(tmp_path / "out"), "--limit", limit]) == 2
    assert "not a limit" in capsys.readouterr().err


def test_every_format_has_its_reader() -> None:
    for ending, format_ in intake.FORMATS.items():
        found: list[Problem] = []
        try:
            assert not list(format_.read("none", Path(f"none{ending}"), intake.DEFAULTS, found))
        except OSError:  # which the process apart tells
            continue
        assert found, ending
