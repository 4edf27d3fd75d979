"""Training on a few sentences of our own; needs the extra ``train``, which the product does without."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from zhitu.errors import InputError

pytest.importorskip("torch", reason="training needs the extra: pip install 'zhitu[train]'")
pytest.importorskip("onnx", reason="training needs the extra: pip install 'zhitu[train]'")

from zhitu import training
from zhitu.reading.tokens.names import Names
from zhitu.training import corpora

PLACES = ("临泽县", "东湖镇", "海宁市", "景东县", "安吉县", "龙泉市", "云溪镇", "青田县")
PEOPLE = ("周明", "骆青禾", "丁小满", "楼大山", "何春", "许知远", "林小满", "陈大有")
VERBS = ("参加", "调研", "看望", "走访", "检查", "讲课", "座谈", "参观")


@pytest.fixture(name="corpus")
def small_corpus(tmp_path: Path) -> Path:
    lines = []
    for place in PLACES:
        for person in PEOPLE:
            for verb in VERBS:
                text = f"{person}昨天在{place}{verb}。"
                at = text.index(place)
                names = [(0, len(person), "PER"), (at, at + len(place), "LOC")]
                entities = [{"start": start, "end": end, "type": kind} for start, end, kind in names]
                lines.append(json.dumps({"text": text, "entities": entities}))
    path = tmp_path / "corpus.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(lines).encode()))
    return path


def test_the_same_corpus_and_seed_give_the_same_weights_which_find_names(corpus: Path) -> None:
    told: list[str] = []
    weights = training.train([corpus], 3, told.append)
    assert training.train([corpus], 3, told.append) == weights
    assert training.train([corpus], 4, told.append) != weights
    found = Names(weights).find(("丁小满昨天在海宁市走访。",))[0]
    assert {name.span for name in found} == {(0, 3, "PER"), (6, 9, "LOC")}
    assert "kept back" in told[-1]


def test_a_fifth_is_kept_back_by_the_text_alone() -> None:
    held = [corpora.is_held(f"第{number}句") for number in range(1000)]
    assert 150 < sum(held) < 250
    assert held == [corpora.is_held(f"第{number}句") for number in range(1000)]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("no json", "no annotated sentence"),
        ('{"text": "周明"}', "no annotated sentence"),
        ('{"text": ["周明"], "entities": []}', "no annotated sentence"),
        ('{"text": "周明", "entities": [{"start": 0.5, "end": 2, "type": "PER"}]}', "no annotated sentence"),
        ('{"text": "周明", "entities": [{"start": 0, "end": 3, "type": "PER"}]}', "outside"),
        ('{"text": "周明", "entities": [{"start": 1, "end": 1, "type": "PER"}]}', "outside"),
        (
            '{"text": "周明", "entities": [{"start": 0, "end": 2, "type": "PER"}, '
            '{"start": 1, "end": 2, "type": "LOC"}]}',
            "overlap",
        ),
    ],
)
def test_a_line_that_is_none_is_named_with_its_place(tmp_path: Path, line: str, what: str) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text('{"text": "", "entities": []}\n' + line, "utf-8")
    with pytest.raises(InputError, match=what) as caught:
        corpora.load([path])
    assert caught.value.problem.where == f"{path}:2"


def test_nothing_to_learn_from_is_said(tmp_path: Path) -> None:
    path = tmp_path / "empty.jsonl"
    path.write_text("", "utf-8")
    with pytest.raises(InputError, match="no sentence to learn from"):
        training.train([path], 1, print)
