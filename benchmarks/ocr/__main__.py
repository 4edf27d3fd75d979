"""How well and how fast scans are read: ``python -m ocr``, from the root of the checkout, with Noto CJK installed.

With ``--vertical`` pages in vertical lines; a number says how many.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from rapidfuzz.distance import Levenshtein

import zhitu
from ocr import printing
from ocr.printing import Sheet
from zhitu.intake.options import DEFAULTS
from zhitu.intake.readers import scan, strips
from zhitu.model import Document, Graph

PAGES = 10
BOUNDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999, 1.1)
"""Confidences of characters between which it is counted how many were wrong."""

BLANKS = re.compile(r"\s+")


def main(pages: int, make: Callable[[int], Sheet]) -> None:
    """Print errors and seconds for good and for poor pages, errors by confidence, and the facts beside the text's."""
    strips.SURE = 2.0  # every character says how sure it is
    read: list[tuple[Sheet, Document]] = []
    seconds: dict[bool, list[float]] = {False: [], True: []}
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(pages):
            sheet = make(seed)
            path = Path(folder) / f"{seed}.png"
            sheet.picture.save(path)
            start = time.process_time()
            (document,) = scan.read(path.name, path, DEFAULTS, [])
            seconds[sheet.poor].append(time.process_time() - start)
            read.append((sheet, document))
    print("| pages | characters | wrong | CPU s a page | facts: precision | recall | F1 |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name, some in (("good", [False]), ("poor", [True]), ("all", [False, True])):
        chosen = [(sheet, document) for sheet, document in read if sheet.poor in some]
        took = [second for poor in some for second in seconds[poor]]
        print_row(name, chosen, sum(took) / len(took))
    print_confidences(read)


def print_row(name: str, read: Sequence[tuple[Sheet, Document]], seconds: float) -> None:
    wrong = sum(Levenshtein.distance(bare(sheet), BLANKS.sub("", document.text)) for sheet, document in read)
    total = sum(len(bare(sheet)) for sheet, _ in read)
    texts = [
        replace(
            document, text="\n\n".join(sheet.articles).replace("\n", "\n\n"), regions=(), headlines=(), digest=str(n)
        )
        for n, (sheet, document) in enumerate(read)
    ]
    told, said = tell(zhitu.build([document for _, document in read])), tell(zhitu.build(texts))
    precision, recall = len(told & said) / max(1, len(told)), len(told & said) / max(1, len(said))
    score = 2 * precision * recall / max(1e-9, precision + recall)
    print(
        f"| {name} | {total:,} | {wrong / total:.2%} | {seconds:.1f} | {precision:.3f} | {recall:.3f} | {score:.3f} |"
    )


def bare(sheet: Sheet) -> str:
    """The text of a page without blanks."""
    return BLANKS.sub("", "".join(sheet.articles))


def tell(graph: Graph) -> set[tuple[str, str, str]]:
    """What a graph says: subject, relation, object, by name."""
    names = {entity.id: entity.name for entity in graph.entities}
    return {(names[edge.subject], edge.relation, names.get(edge.object, edge.object)) for edge in graph.edges}


def print_confidences(read: Sequence[tuple[Sheet, Document]]) -> None:
    """How many of the characters with a confidence were wrong."""
    seen: Counter[int] = Counter()
    wrong: Counter[int] = Counter()
    for sheet, document in read:
        sure = [0.0] * len(document.text)
        for region in document.regions:
            sure[region.start : region.end] = [region.confidence] * (region.end - region.start)
        chars = [place for place, char in enumerate(document.text) if not char.isspace()]
        text = "".join(document.text[place] for place in chars)
        bad = {
            place
            for step in Levenshtein.opcodes(text, bare(sheet))
            if step.tag in ("replace", "delete")
            for place in range(step.src_start, step.src_end)
        }
        for number, place in enumerate(chars):
            rank = next(rank for rank, bound in enumerate(BOUNDS[1:]) if sure[place] < bound)
            seen[rank] += 1
            wrong[rank] += number in bad
    print("\n| confidence | characters | wrong |\n| --- | ---: | ---: |")
    for rank in sorted(seen):
        print(f"| {BOUNDS[rank]} to {min(BOUNDS[rank + 1], 1.0)} | {seen[rank]:,} | {wrong[rank] / seen[rank]:.1%} |")


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    main(numbers[0] if numbers else PAGES, printing.make_vertical if "--vertical" in sys.argv else printing.make)
