"""Names: ours beside the bare taggers, exact spans, on sentences that others annotated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quality import data
from zhitu import evaluation
from zhitu.evaluation.engines import ENGINES, Finder
from zhitu.evaluation.gold import Name
from zhitu.evaluation.scoring import Score, Tally, judge_names
from zhitu.model import Kind, Settings

SAMPLE = 2000
TYPES = {Kind.PERSON: "PER", Kind.PLACE: "LOC", Kind.ORGANIZATION: "ORG"}


def report() -> Iterator[str]:
    """The tables, as lines of Markdown."""
    finders = {"zhitu": _ours("zhitu"), "zhitu, lac": _ours("lac"), "zhitu, jieba": _ours("jieba")}
    finders |= {name: engine.finder() for name, engine in ENGINES.items()}
    for title, rows in (
        ("CLUENER (web news), kept back", data.unlearnt(data.load("ner_sina_train.jsonl.gz"))),
        ("MSRA (news of 1998), kept back", data.unlearnt(data.load("ner_msra_train.jsonl.gz"))),
        ("People's Daily 1998 (a sanity check)", data.load("ner_pd_dev.jsonl")),
    ):
        chosen = data.sample(rows, SAMPLE)
        yield from _table(f"{title}, {len(chosen)} sentences", chosen, finders, tuple(TYPES))
    rows = data.load("news_open.jsonl")
    title = f"Labour and local news, {len(rows)} texts (places are not fully marked)"
    finders["zhitu, names inside names too"] = _inner(rows)
    yield from _table(title, rows, finders, (Kind.PERSON, Kind.ORGANIZATION))


def _table(title: str, rows: list[data.Row], finders: dict[str, Finder], kinds: tuple[Kind, ...]) -> Iterator[str]:
    yield f"### {title}\n"
    if not rows:
        yield "Skipped: the data is not on this machine.\n"
        return
    yield f"| | half | all P | all R | all F1 | {' | '.join(f'{TYPES[kind]} F1' for kind in kinds)} | PER R | ORG R |"
    yield "| --- | --- |" + " ---: |" * (5 + len(kinds))
    parsed = list(data.gold(rows))
    for finder, find in finders.items():
        tallies = {half: Tally() for half in (*data.HALVES, "both")}
        for fields, row in parsed:
            judged = tuple(judge_names(_of(row.names or (), kinds), _of(find(row.text), kinds)))
            tallies[data.half(fields)].count(judged)
            tallies["both"].count(judged)
        for half, tally in tallies.items():
            scores = [tally.scores.get(kind, Score()) for kind in kinds]
            figures = [tally.total.precision, tally.total.recall, tally.total.f1, *(score.f1 for score in scores)]
            figures += [tally.scores.get(kind, Score()).recall for kind in (Kind.PERSON, Kind.ORGANIZATION)]
            yield f"| {finder} | {half} | " + " | ".join(f"{figure:.3f}" for figure in figures) + " |"
    yield ""


def _ours(tagger: str) -> Finder:
    return lambda text: evaluation.find_names(evaluation.read(text, Settings(tagger=tagger)))


def _inner(rows: list[data.Row]) -> Finder:
    """Ours, with each name inside a longer one that the gold marks too.

    This gold marks a name of its list wherever the characters stand, in longer names as well, and no other name that
    a longer one holds: such a one is neither right nor wrong.
    """
    marked = {row.text: row.names or () for _, row in data.gold(rows)}

    def find(text: str) -> frozenset[Name]:
        found = evaluation.read(text, Settings())
        inner = {Name(one["start"], one["end"], Kind(one["kind"])) for one in found["nested"]}
        return evaluation.find_names(found) | inner.intersection(marked[text])

    return find


def _of(names: Iterable[Name], kinds: tuple[Kind, ...]) -> frozenset[Name]:
    return frozenset(name for name in names if name.kind in kinds)
