"""An export lands whole or not at all, and touches nothing that is not its own."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from zhitu import cli
from zhitu.errors import InputError
from zhitu.exporters import tools
from zhitu.exporters.tools import delivery
from zhitu.knowledge import Knowledge
from zhitu.model import Graph


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def some(*files: str) -> Iterable[tuple[str, Iterable[bytes]]]:
    return [(name, [name.encode()]) for name in files]


def test_one_file_lands_where_it_is_named_or_in_a_folder_under_its_own_name(tmp_path: Path) -> None:
    assert delivery.deliver_file(tmp_path / "new" / "x.gexf", "g.gexf", some("g.gexf")) == (tmp_path / "new/x.gexf",)
    assert delivery.deliver_file(tmp_path, "g.gexf", some("g.gexf")) == (tmp_path / "g.gexf",)
    assert (tmp_path / "g.gexf").read_bytes() == b"g.gexf"


def test_a_second_export_removes_what_is_no_longer_written(tmp_path: Path) -> None:
    delivery.deliver_folder(tmp_path, some("a.md", "deep/er/b.md", "deep/c.md"))
    (tmp_path / "deep" / "mine.md").write_text("mine")
    delivery.deliver_folder(tmp_path, some("a.md", "d.md"))
    assert names(tmp_path) == {"a.md", "d.md", "deep/mine.md", delivery.MANIFEST}
    assert not (tmp_path / "deep" / "er").exists()


def test_a_file_that_changed_its_case_is_one_where_case_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stands for such a system: both names are there, and are the same file."""
    delivery.deliver_folder(tmp_path, some("ABC工会.md"))
    (tmp_path / "abc工会.md").hardlink_to(tmp_path / "ABC工会.md")
    monkeypatch.setattr(Path, "samefile", lambda one, two: one.name.casefold() == two.name.casefold())
    delivery.deliver_folder(tmp_path, some("abc工会.md"))
    assert {"ABC工会.md", "abc工会.md"} <= names(tmp_path)
    assert json.loads((tmp_path / delivery.MANIFEST).read_text())["files"] == ["abc工会.md"]


def test_a_file_that_changed_its_case_is_another_where_case_counts(tmp_path: Path) -> None:
    delivery.deliver_folder(tmp_path, some("ABC工会.md"))
    delivery.deliver_folder(tmp_path, some("abc工会.md"))
    assert names(tmp_path) == {"abc工会.md", delivery.MANIFEST}
    (tmp_path / "ABC工会.md").write_text("mine")
    with pytest.raises(InputError, match="no export wrote"):
        delivery.deliver_folder(tmp_path, some("ABC工会.md"))


def test_a_file_of_the_user_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("mine")
    with pytest.raises(InputError, match="no export wrote"):
        delivery.deliver_folder(tmp_path, some("new/b.md", "a.md"))
    assert names(tmp_path) == {"a.md"}
    assert not (tmp_path / "new").exists()
    assert (tmp_path / "a.md").read_text() == "mine"


def test_a_tool_that_fails_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    def fail() -> Iterable[tuple[str, Iterable[bytes]]]:
        yield "a.md", [b"new"]
        raise RuntimeError

    delivery.deliver_folder(tmp_path, some("a.md"))
    with pytest.raises(RuntimeError):
        delivery.deliver_folder(tmp_path, fail())
    assert (tmp_path / "a.md").read_bytes() == b"a.md"
    assert names(tmp_path) == {"a.md", delivery.MANIFEST}


@pytest.mark.parametrize("listed", ["../mine.txt", "/mine.txt", "a/../../mine.txt"])
def test_a_manifest_from_elsewhere_removes_nothing_outside(tmp_path: Path, listed: str) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (tmp_path / "mine.txt").write_text("mine")
    (folder / delivery.MANIFEST).write_text(json.dumps({"files": [listed]}))
    delivery.deliver_folder(folder, some("a.md"))
    assert (tmp_path / "mine.txt").exists()


@pytest.mark.parametrize("files", [("a.md",), ("sub/mine.txt",)])
def test_a_link_in_the_folder_leads_no_export_out_of_it(tmp_path: Path, files: tuple[str, ...]) -> None:
    folder, outside = tmp_path / "out", tmp_path / "outside"
    folder.mkdir()
    outside.mkdir()
    (outside / "mine.txt").write_text("mine")
    (folder / "sub").symlink_to(outside, target_is_directory=True)
    (folder / delivery.MANIFEST).write_text(json.dumps({"files": ["sub/mine.txt"]}))
    with pytest.raises(InputError, match="leads out"):
        delivery.deliver_folder(folder, some(*files))
    assert (outside / "mine.txt").read_text() == "mine"
    assert not (folder / "a.md").exists()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, graph: Graph, knowledge: Knowledge) -> Path:
    from zhitu import exporters

    return exporters.export(graph, knowledge, tmp_path_factory.mktemp("built"))[0].parent


@pytest.mark.parametrize("form", tools.TOOLS)
def test_each_format_is_written_alike_from_the_folder_and_from_the_graph(
    form: str, built: Path, graph: Graph, knowledge: Knowledge, tmp_path: Path
) -> None:
    assert cli.main(["export", str(built), form, "-o", str(tmp_path / "one")]) == 0
    tools.export(graph, knowledge, form, tmp_path / "two")
    if tools.TOOLS[form].file:
        assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
        return
    assert names(tmp_path / "one") == names(tmp_path / "two")
    for name in names(tmp_path / "one"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


@pytest.mark.parametrize("form", tools.TOOLS)
def test_each_format_is_written_of_nothing(form: str, no_graph: Graph, knowledge: Knowledge, tmp_path: Path) -> None:
    assert tools.export(no_graph, knowledge, form, tmp_path / "out")


def test_formats_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["export", "--list"]) == 0
    told = capsys.readouterr().out
    assert all(name in told and tool.about.split(":")[0] in told for name, tool in tools.TOOLS.items())


def test_what_is_missing_is_told(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, word in (
        (["export"], "DIR is missing"),
        (["export", str(built)], "FORMAT is missing"),
        (["export", str(built), "gexf"], "-o OUT is missing"),
        (["export", str(built), "gexg", "-o", str(tmp_path / "x")], "Known are"),
        (["export", str(tmp_path / "no"), "gexf", "-o", str(tmp_path / "x")], "cannot be read"),
        (["export", str(built), "gexf", "-o", str(built / "facts.jsonl" / "x")], "could not be written"),
    ):
        assert cli.main(arguments) == 2
        assert word in capsys.readouterr().err
    assert not (tmp_path / "x").exists()
