"""What reading costs beside tagging: CPU seconds of both over the same articles, in one run.

python benchmarks/reading.py [PATH ...]
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from zhitu import intake, knowledge, reading
from zhitu.errors import Problem
from zhitu.model import Settings
from zhitu.pipeline import batches
from zhitu.reading import sentences, tokens

ROUNDS = 3
TAGGER = Settings().tagger


def main(paths: list[Path]) -> None:
    known = knowledge.load()
    problems: list[Problem] = []
    articles = [a for document in intake.documents(paths, problems=problems) for a in intake.articles(document)[0]]
    characters = sum(len(article.text) for article in articles)
    parted = list(batches(articles, lambda article: len(article.text)))
    tag, read = tokens.load(TAGGER, known), reading.reader(TAGGER, known)
    list(read(articles[:1]))  # loads what is loaded once
    for number in range(1, ROUNDS + 1):
        start = time.process_time()
        for some in parted:
            list(tag(tuple(line for article in some for line in sentences.split(article))))
        middle = time.process_time()
        for some in parted:
            list(read(some))
        end = time.process_time()
        tagging, whole = middle - start, end - middle
        print(
            f"round {number}: {characters} characters, tagging {characters / tagging:,.0f}/s, "
            f"reading {characters / whole:,.0f}/s, ratio {whole / tagging:.2f}"
        )


if __name__ == "__main__":
    main([Path(path) for path in sys.argv[1:]] or [Path(__file__).parent.parent / "seeds"])
