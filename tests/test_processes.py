"""Reading in several processes: the order is kept, and a process that ends takes nothing else with it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import zhitu
from zhitu import processes
from zhitu.model import Article, Byline, Document, Origin, Reading


def say(document: Document) -> tuple[Reading, ...]:
    """A reading that repeats the document; some documents end the process that reads them."""
    if document.text == "ends":
        os._exit(9)
    if document.text == "ends once":
        mark = Path(document.title)
        if not mark.exists():
            mark.touch()
            os._exit(9)
    article = Article(document.path, document.path, "", (), Byline(), "", document.text, 0, Origin(()))
    return (Reading(article, (), ()),)


def documents(*texts: str, title: str = "") -> Iterator[Document]:
    return (Document(f"{number}.txt", text, "", title) for number, text in enumerate(texts))


def test_the_order_is_kept() -> None:
    texts = [str(number) for number in range(60)]
    found = [reading.article.text for (reading,) in processes.mapper(2, eager=5)(say, documents(*texts))]
    assert found == texts


def test_a_document_that_ends_its_process_is_a_problem_and_the_rest_is_read() -> None:
    texts = [*"abc", "ends", *"defghijklmnop"]
    found = list(processes.mapper(2, eager=0)(say, documents(*texts)))
    assert [readings[0].article.text for readings in found] == ["" if text == "ends" else text for text in texts]
    (problem,) = found[3][0].problems
    assert problem.where == "3.txt"
    assert "ended the process" in problem.what


def test_a_process_that_was_ended_by_chance_costs_nothing(tmp_path: Path) -> None:
    texts = [*"abc", "ends once", *"defgh"]
    found = processes.mapper(2, eager=0)(say, documents(*texts, title=str(tmp_path / "once")))
    assert [readings[0].article.text for readings in found] == texts


def test_few_documents_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "open_pool", None)
    assert len(list(processes.mapper(4)(say, documents(*"abc")))) == 3


def test_a_killed_build_leaves_no_unfinished_file_behind_the_next(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("石桥市总工会主席穆青山走访了柳溪中学。", encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    gone = out / ".graph.nq.999999999.part"
    other = out / f".graph.nq.{os.getppid()}.part"
    gone.write_text("half", encoding="utf-8")
    other.write_text("another build writes here", encoding="utf-8")
    zhitu.export(zhitu.build(tmp_path / "page.txt"), out)
    assert not gone.exists()
    assert other.exists()
