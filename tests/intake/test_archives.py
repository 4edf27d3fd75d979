"""Archives: what is in them is read as any other file, and what would harm is passed over and told."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from zhitu import intake
from zhitu.errors import Problem
from zhitu.intake.options import Options
from zhitu.model import Document

SPECIMENS = Path(__file__).parent / "specimens" / "archives"
SEEDS = Path(__file__).parents[2] / "seeds"
TEXT = "青禾市总工会主席苏明远宣布，第三届职工技能大赛在青禾市开幕。"


def read(path: Path, **options: int) -> tuple[dict[str, Document], list[Problem]]:
    problems: list[Problem] = []
    found = list(intake.documents([path], problems=problems, options=Options(**options)))  # type: ignore[arg-type]
    return {document.path: document for document in found}, problems


def pack(members: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return target.getvalue()


@pytest.mark.parametrize("name", ["news.zip", "news.tar.gz"])
def test_the_files_of_an_archive_are_read_under_its_name(name: str) -> None:
    found, problems = read(SPECIMENS / name)
    assert not problems
    assert {path: one.text for path, one in found.items()} == {
        f"{name}/来稿/医院.txt": (SEEDS / "tongcheng-hospital.txt").read_text(encoding="utf-8"),
        f"{name}/来稿/第二批/瞿柏生.txt": (SEEDS / "qu-baisheng.txt").read_text(encoding="utf-8"),
    }


def test_names_that_windows_packed_in_china_are_read(tmp_path: Path) -> None:
    name = "来稿/医院.txt"
    # Python would mark such a name as UTF-8: it is put where another of the same length stood.
    raw = name.encode("gb18030")
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        info = zipfile.ZipInfo("x" * len(raw))
        archive.writestr(info, TEXT.encode())
    (tmp_path / "a.zip").write_bytes(target.getvalue().replace(b"x" * len(raw), raw))
    found, _ = read(tmp_path / "a.zip")
    assert list(found) == [f"a.zip/{name}"]


def test_no_name_in_an_archive_is_a_path_of_this_machine(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    names = ("../up.txt", "/etc/root.txt", "C:\\\\boot.txt", "a/../../b.txt")
    (folder / "a.zip").write_bytes(pack({name: (TEXT + name).encode() for name in names}))
    found, problems = read(folder / "a.zip")
    assert sorted(found) == ["a.zip/C:/boot.txt", "a.zip/a/b.txt", "a.zip/etc/root.txt", "a.zip/up.txt"]
    assert not problems
    assert [path.name for path in tmp_path.rglob("*.txt")] == []


def test_links_and_devices_of_an_archive_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        for kind, name in (
            (tarfile.SYMTYPE, "link.txt"),
            (tarfile.LNKTYPE, "hard.txt"),
            (tarfile.FIFOTYPE, "pipe.txt"),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, str(tmp_path / "secret.txt")
            archive.addfile(info)
        info = tarfile.TarInfo("good.txt")
        info.size = len(TEXT.encode())
        archive.addfile(info, io.BytesIO(TEXT.encode()))
    assert list(read(tmp_path / "a.tar")[0]) == ["a.tar/good.txt"]


BOMB = pack({"bomb.txt": b" " * (60 << 20), "good.txt": TEXT.encode()})
NEST = pack({"3.zip": pack({"2.zip": pack({"1.zip": pack({"deep.txt": TEXT.encode()})}), "good.txt": TEXT.encode()})})
MANY = pack({f"{number}.txt": f"{TEXT}{number}".encode() for number in range(30)})


@pytest.mark.parametrize(
    ("data", "limits", "told", "read_still"),
    [
        (BOMB, {}, "--limit ratio=N", {"a.zip/good.txt"}),
        (BOMB, {"ratio": 10**6, "size": 1 << 20}, "--limit size=N", {"a.zip/good.txt"}),
        (NEST, {"depth": 2}, "--limit depth=N", {"a.zip/3.zip/good.txt"}),
        (MANY, {"members": 20}, "--limit members=N", {f"a.zip/{number}.txt" for number in range(20)}),
        (MANY, {"unpacked": 500}, "--limit unpacked=N", {f"a.zip/{number}.txt" for number in range(5)}),
    ],
    ids=["ratio", "size", "depth", "members", "unpacked"],
)
def test_a_limit_is_told_and_the_rest_is_read(
    data: bytes, limits: dict[str, int], told: str, read_still: set[str], tmp_path: Path
) -> None:
    (tmp_path / "a.zip").write_bytes(data)
    found, problems = read(tmp_path / "a.zip", **limits)
    assert told in problems[0].mend
    assert read_still == set(found)


def test_an_archive_that_holds_itself_ends(tmp_path: Path) -> None:
    data = pack({"a.txt": TEXT.encode()})
    for _ in range(12):
        data = pack({"again.zip": data, "twice.zip": data})
    (tmp_path / "a.zip").write_bytes(data)
    found, problems = read(tmp_path / "a.zip")
    assert not found
    assert {problem.what for problem in problems} == {"archives too deep in one another"}


@pytest.mark.parametrize("name", ["news.zip", "news.tar.gz"])
def test_of_a_damaged_archive_what_can_be_read_is(name: str, tmp_path: Path) -> None:
    whole = (SPECIMENS / name).read_bytes()
    (tmp_path / name).write_bytes(whole[: len(whole) * 2 // 3])
    _, problems = read(tmp_path / name)
    assert problems
    assert all("damaged" in problem.what for problem in problems)


def test_a_locked_file_is_told(tmp_path: Path) -> None:
    data = bytearray(pack({"locked.txt": TEXT.encode()}))
    data[6] |= 1  # the flag of the file itself, and that in the list at the end
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(data)
    _, problems = read(tmp_path / "a.zip")
    assert [problem.what for problem in problems] == ["locked by a password"]


def test_a_file_is_of_the_kind_that_its_last_suffix_tells(tmp_path: Path) -> None:
    table = f"标题,正文\n开幕,{TEXT}\n".encode()
    members = {"第1版.要闻.csv": table, f"{'x.' * 120}txt": TEXT.encode(), "图.五月三日": b"\x00"}
    (tmp_path / "a.zip").write_bytes(pack(members))
    found, problems = read(tmp_path / "a.zip")
    assert [one.title for one in found.values()] == ["开幕", ""]
    assert [(one.where, one.what) for one in problems] == [("a.zip/图.五月三日", "a kind of file that is not read")]
