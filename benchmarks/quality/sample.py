"""Facts, or programs, of the news corpus drawn by a seed, to be judged one by one by a reader: rows of TSV.

    python -m quality.sample --seed A [--items 1500] [--offset 0 | --drawn] [--told | --programs] > judged.tsv

A graph is built of :data:`ITEMS` items, or of about as many as asked, taken at a fixed stride from the whole corpus so
that its years mix; another ``offset`` takes other items, and with ``--drawn`` the seed draws them. Drawn from are all
facts that the graph states and that a sentence says, those too that a name alone says (青川县|总工会 lies in 青川县); a
fact that several sentences say is drawn once, with its surest one.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator
from operator import itemgetter

import zhitu
from quality import data
from zhitu.model import Document, Graph, Kind, Mention, Status
from zhitu.processes import mapper

ITEMS = 1500
"""Items of a graph: they say some 6,000 facts in half a minute; a larger graph is no better to draw from."""

BY_NAME = ("gazetteer/chain", "locatedIn/name-inside", "locatedIn/after-place", "partOf/name-inside")
"""Rules that read the gazetteer, or names alone."""

Row = tuple[str, ...]

FACT_COLUMNS = ("relation", "subject", "object", "status", "time", "confidence", "rule", "article", "sentence")
PROGRAM_COLUMNS = ("name", "written", "confidence", "article", "line")


def main() -> None:
    """Prints the sample."""
    parser = argparse.ArgumentParser(prog="python -m quality.sample", description="Draw facts of the corpus to judge.")
    parser.add_argument("--seed", required=True, help="any word: another one draws another sample")
    parser.add_argument("--items", type=int, default=ITEMS, help="of about how many items the graph is built")
    taken = parser.add_mutually_exclusive_group()
    taken.add_argument("--offset", type=int, default=0, help="the first item of the stride")
    taken.add_argument("--drawn", action="store_true", help="draw the items by the seed too, not at a stride")
    parser.add_argument("--size", type=int, default=200, help="how many to draw")
    parser.add_argument("--told", action="store_true", help="only what sentences tell of two names")
    parser.add_argument("--programs", action="store_true", help="draw names of programs rather than facts")
    asked = parser.parse_args()
    graph = drawn(asked.items, asked.seed) if asked.drawn else build(asked.items, asked.offset)
    rows = programs(graph) if asked.programs else facts(graph, told=asked.told)
    print("\t".join(("number", *(PROGRAM_COLUMNS if asked.programs else FACT_COLUMNS))))
    for number, row in enumerate(draw(rows, asked.seed, asked.size), start=1):
        print("\t".join((str(number), *(" ".join(cell.split()) for cell in row))))


def draw(rows: Iterator[Row], seed: str, size: int) -> list[Row]:
    """That many rows, the same for the same rows and seed, in the order of their hashes."""
    return sorted(set(rows), key=lambda row: hashlib.sha256("\t".join((seed, *row)).encode()).hexdigest())[:size]


def facts(graph: Graph, *, told: bool) -> Iterator[Row]:
    """A row for each edge that the graph states; where ``told``, of those that a sentence tells of two names."""
    names = {entity.id: entity.name for entity in graph.entities}
    for edge in graph.edges:
        if edge.status is Status.STATED and edge.facts:
            fact = max(edge.facts, key=lambda f: (f.status is Status.STATED, f.confidence, f.subject.article))
            if told and (edge.literal or fact.rule in BY_NAME):
                continue
            subject = _end(names[edge.subject], fact.subject)
            thing = _end(edge.object if edge.literal else names[edge.object], fact.object)
            shown = (edge.relation, subject, thing, str(edge.status), edge.time, f"{edge.confidence:.2f}", fact.rule)
            yield (*shown, fact.subject.article, fact.sentence.text)


def programs(graph: Graph) -> Iterator[Row]:
    """A row for each program of the graph, where it is first named."""
    articles = {article.id: article.text for article in graph.articles}
    for entity in graph.entities:
        if entity.kind is Kind.PROGRAM:
            first = min(entity.mentions)
            text = articles[first.article]
            low, high = text.rfind("\n", 0, first.start) + 1, text.find("\n", first.end)
            line = f"{text[low : first.start]}【{first.text}】{text[first.end : high if high >= 0 else None]}"
            at = line.index("【")
            confidence = f"{first.confidence:.2f}"
            yield entity.name, first.text, confidence, first.article, line[max(0, at - 60) : at + len(first.text) + 60]


def build(items: int, offset: int) -> Graph:
    """The graph of about that many items at a fixed stride from ``offset``."""
    rows = data.load("news_corpus.jsonl.gz")
    return zhitu.build([_document(row) for row in rows[offset :: max(1, len(rows) // items)]], mapper=mapper(2))


def drawn(items: int, seed: str) -> Graph:
    """The graph of so many items that a seed draws, in the order of the corpus."""
    rows = data.load("news_corpus.jsonl.gz")
    first = sorted(rows, key=lambda row: hashlib.sha256(f"draw\t{seed}\t{row['id']}".encode()).hexdigest())[:items]
    return zhitu.build([_document(row) for row in sorted(first, key=itemgetter("id"))], mapper=mapper(2))


def _document(row: data.Row) -> Document:
    digest = hashlib.sha256(row["text"].encode()).hexdigest()
    return Document(f"news#{row['id']}", row["text"], digest, row["title"], row["date"], is_record=True)


def _end(name: str, written: Mention | str) -> str:
    """The name of a node, and the words that stand for it where they are others."""
    if isinstance(written, str) or written.text == name:
        return name
    return f"{name} [{written.text}]"


if __name__ == "__main__":
    main()
