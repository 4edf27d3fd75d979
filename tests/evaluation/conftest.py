"""Gold files that the tests of the evaluation read: small ones with known answers, and hostile ones."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from zhitu import evaluation
from zhitu.evaluation import Evaluation, gold

Row = dict[str, Any]


@pytest.fixture
def row() -> Row:
    """One sentence with all its names but those inside others, and its fact."""
    return {
        "id": "t1",
        "text": "石桥市总工会主席高远山到云溪县走访。",
        "entities": [
            {"start": 0, "end": 6, "type": "org", "text": "石桥市总工会"},
            {"start": 8, "end": 11, "type": "person"},
            {"start": 12, "end": 15, "type": "LOC"},
        ],
        "facts": [{"s": "高远山", "p": "leads", "o": "石桥市总工会"}],
    }


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    def write_rows(*rows: Row | str, name: str = "gold.jsonl") -> Path:
        path = tmp_path / name
        lines = (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return path

    return write_rows


@pytest.fixture
def judge(write: Callable[..., Path]) -> Callable[[Row, Row], Evaluation]:
    """An evaluation of one row against what is said to have been found, without reading anything."""

    def judge_row(fields: Row, found: Row) -> Evaluation:
        (row,) = gold.read([write(fields)], [])
        result = Evaluation(evaluation.DEFAULTS)
        result.add(evaluation.judge(row, {"mentions": [], "facts": [], "nested": [], **found}, row.kinds))
        return result

    return judge_row
