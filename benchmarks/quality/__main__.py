"""``make quality``: names, facts, quantities and the real page of ``docs/quality.md``, as tables of Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from quality import calibration, facts, indicators, names, own, page, wording
from short_forms import report as short_forms
from zhitu.evaluation.scoring import Score


def main() -> None:
    for title, lines in (
        ("The real page", page.report()),
        ("Our own texts", _own()),
        ("Relations", facts.report()),
        ("Relations, whatever the wording of names", wording.report()),
        ("Indicators: 70 sentences of our own", indicators.report()),
        ("What a confidence is worth", calibration.report()),
        ("Names", names.report()),
        ("Short forms of names of bodies", short_forms.lines()),
    ):
        print(f"## {title}\n")
        for line in lines:
            print(line, flush=True)


def _own() -> Iterator[str]:
    scores = own.measure_seeds()
    yield "### Seeds, each built alone\n"
    yield from _table({name: getattr(scores, name) for name in ("nodes", "facts", "core", "articles")})
    for title, files in (
        ("Sentences", own.SPLITS),
        ("Sentences of news", own.NEWS),
        ("Sentences on deals and kin", own.DEALS),
    ):
        for split, file in files.items():
            for what, tally in zip(("names", "facts"), own.measure_sentences(file), strict=True):
                yield f"### {title}: {what}, {split}\n"
                yield from _table(dict(sorted(tally.scores.items())) | {"**all**": tally.total})


def _table(scores: dict[str, Score]) -> Iterator[str]:
    yield "| | wanted | P | R | F1 |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for label, score in scores.items():
        wanted = score.hits + score.missed
        yield f"| {label} | {wanted} | {score.precision:.3f} | {score.recall:.3f} | {score.f1:.3f} |"
    yield ""


main()
