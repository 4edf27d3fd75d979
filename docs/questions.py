"""Asks the sample graph the questions of docs/questions.md, and writes the answers there and, in short, in README.md.

Run it with `python docs/questions.py` when the sample graph or a question has changed.
"""

from __future__ import annotations

import re
from pathlib import Path

from zhitu.rdf import Answer, query

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "questions.md"
README = ROOT / "README.md"
GRAPH = ROOT / "exports"

QUESTION = re.compile(r"^## \d+\. (.+)\n([\s\S]*?)^```sparql\n([\s\S]*?)^```\n(?:\n(?:\|.*\n)+)?", re.MULTILINE)
SHORT = re.compile(r"(?<=<!-- questions -->\n)[\s\S]*(?=<!-- /questions -->)")
LETTERS = 66


def answer_all(page: str) -> tuple[str, str]:
    """The page with an answer behind each of its questions, and the table of the README."""
    short = ["| question | answer |", "| --- | --- |"]

    def fill(found: re.Match[str]) -> str:
        question, words, sparql = found.groups()
        answer = query(GRAPH, sparql)
        short.append(f"| {question} | {brief(answer)} |")
        return f"{found[0].partition(chr(10))[0]}\n{words}```sparql\n{sparql}```\n\n{table(answer)}"

    return QUESTION.sub(fill, page), "\n".join(short) + "\n"


def table(answer: Answer) -> str:
    """All rows in Markdown."""
    rows = [answer.columns, ["---"] * len(answer.columns), *([write(cell) for cell in row] for row in answer.rows)]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def brief(answer: Answer) -> str:
    """As many rows as stand on one line, the first at least, and how many there are if these are not all."""
    rows = [" ".join(filter(None, map(write, row))) for row in answer.rows]
    taken = rows[:1]
    while len(taken) < len(rows) and len("；".join(rows[: len(taken) + 1])) <= LETTERS:
        taken = rows[: len(taken) + 1]
    return "；".join(taken) + (f" … ({len(rows)} in all)" if len(taken) < len(rows) else "")


def write(cell: object) -> str:
    """A cell in which nothing is markup."""
    return re.sub(r"([\\|*_`<\[])", r"\\\1", str(cell or ""))


def main() -> None:
    """Writes both files."""
    page, short = answer_all(PAGE.read_text(encoding="utf-8"))
    PAGE.write_text(page, encoding="utf-8")
    README.write_text(SHORT.sub(lambda _: short, README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
