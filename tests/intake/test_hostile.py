"""Hostile files: each is read right or is a problem, in seconds, and what stands beside it is read."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from tests.intake import laws
from tests.intake.hostile import HOSTILE, MEGA, make

import zhitu
from zhitu import intake
from zhitu.errors import Problem
from zhitu.intake.page.layout import PAGE_LIMIT

GOOD = "石桥市总工会主席高远山为职工书屋揭牌。"
SECONDS = 15
"""CPU seconds a file; the slowest takes a fifth of them."""

LARGE = 100_000
"""Bytes of a file from which reading, which is no matter of intake, takes too long for a test."""


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_read_or_told_in_seconds(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(make(name))
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    problems: list[Problem] = []
    start = time.process_time()
    found = list(intake.documents([tmp_path], problems=problems))
    articles = {document.path: intake.articles(document) for document in found}
    assert time.process_time() - start < SECONDS
    assert "good.txt" in articles
    assert len(articles) == 2 or any(name in problem.where for problem in problems)
    for document in found:
        if len(document.text) > PAGE_LIMIT:
            assert articles[document.path][1]
        elif len(document.text) < MEGA:
            laws.hold(document, articles[document.path][0])


def test_a_folder_of_hostile_files_is_built(tmp_path: Path) -> None:
    for name in HOSTILE:
        if len(data := make(name)) < LARGE:
            (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    graph = zhitu.build(tmp_path)
    assert "高远山" in {entity.name for entity in graph.entities}
    told = {problem.where.split("#")[0].split(":")[0] for problem in graph.problems}
    assert {"NUL.txt", "private.txt", "surrogates.txt", "controls.txt", "turned.txt", "tags.txt"} <= told
    assert not [problem for problem in graph.problems if "failed" in problem.what]
