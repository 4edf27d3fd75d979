"""The questions of the documentation: the sample graph gives the answers that stand there."""

from __future__ import annotations

import runpy
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_answers_in_the_documentation_are_those_of_the_sample_graph() -> None:
    script = runpy.run_path(str(DOCS / "questions.py"))
    page = script["PAGE"].read_text(encoding="utf-8")
    answered, short = script["answer_all"](page)
    assert answered == page, "the graph answers otherwise now: run python docs/questions.py"
    assert short in script["README"].read_text(encoding="utf-8"), "run python docs/questions.py"
    assert page.count("\n## ") == short.count("\n") - 2 == 10
    assert "|  |\n" not in short, "each question has an answer"
