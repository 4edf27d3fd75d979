"""Reading in several processes: the order is kept, and a process that ends takes nothing else with it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import zhitu
from zhitu import processes
from zhitu.model import Article, Batch, Byline, Document, Origin, Reading, Readings


def say(batch: Batch) -> tuple[Readings, ...]:
    """Readings that repeat the documents; some documents end the process that reads them."""
    return tuple(map(repeat, batch))


def repeat(document: Document) -> Readings:
    if document.text == "ends":
        os._exit(9)
    if document.text == "ends once":
        mark = Path(document.title)
        if not mark.exists():
            mark.touch()
            os._exit(9)
    article = Article(document.path, document.path, "", (), Byline(), "", document.text, 0, Origin(()))
    return (Reading(article, (), ()),)


def batches(*texts: str, title: str = "", size: int = 1) -> Iterator[Batch]:
    documents = [Document(f"{number}.txt", text, "", title) for number, text in enumerate(texts)]
    return (tuple(documents[at : at + size]) for at in range(0, len(documents), size))


def test_the_order_is_kept() -> None:
    texts = [str(number) for number in range(60)]
    found = processes.mapper(2, eager=2)(say, batches(*texts, size=7))
    assert [reading.article.text for batch in found for (reading,) in batch] == texts


def test_a_document_that_ends_its_process_is_a_problem_and_the_rest_is_read() -> None:
    texts = [*"abc", "ends", *"defghijklmnop"]
    found = [readings for batch in processes.mapper(2, eager=0)(say, batches(*texts, size=3)) for readings in batch]
    assert [readings[0].article.text for readings in found] == ["" if text == "ends" else text for text in texts]
    (problem,) = found[3][0].problems
    assert problem.where == "3.txt"
    assert "ended the process" in problem.what


def test_a_process_that_was_ended_by_chance_costs_nothing(tmp_path: Path) -> None:
    texts = [*"abc", "ends once", *"defgh"]
    found = processes.mapper(2, eager=0)(say, batches(*texts, title=str(tmp_path / "once"), size=2))
    assert [readings[0].article.text for batch in found for readings in batch] == texts


def test_few_documents_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "open_pool", None)
    (found,) = processes.mapper(4)(say, batches(*"abc", size=3))
    assert len(found) == 3


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
