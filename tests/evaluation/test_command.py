"""``zhitu evaluate`` as a newsroom meets it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import zhitu
from zhitu import cli

TEXT = "石桥市总工会主席高远山到云溪县走访。"

Write = Callable[..., Path]
Printed = pytest.CaptureFixture[str]


@pytest.fixture
def folder(row: dict[str, Any], write: Write) -> Path:
    """A folder with good gold, an empty file and one that is no gold."""
    write("", name="empty.jsonl")
    write("{broken", name="broken.jsonl")
    return write(row).parent


def test_scores_are_printed_by_kind_and_by_relation(row: dict[str, Any], write: Write, capsys: Printed) -> None:
    assert cli.main(["evaluate", str(write(row))]) == 0
    told = capsys.readouterr()
    for word in ("1 text\n", "Organization", "Person", "Place", "leads", "1.000"):
        assert word in told.out
    assert not told.err


def test_gold_is_not_written_over_by_its_page(row: dict[str, Any], write: Write, capsys: Printed) -> None:
    gold = write(row)
    before = gold.read_bytes()
    assert cli.main(["evaluate", str(gold), "--html", f"{gold.parent}/./{gold.name}"]) == 2
    assert "--html" in capsys.readouterr().err
    assert gold.read_bytes() == before


def test_json_holds_scores_peers_and_errors(row: dict[str, Any], write: Write, capsys: Printed) -> None:
    missed = {**row, "facts": [*row["facts"], {"s": "高远山", "p": "founded", "o": "云溪茶社"}]}
    assert cli.main(["evaluate", str(write(missed)), "--json", "--peers"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["texts"] == 1
    assert told["names"]["all"] == {
        "wanted": 3, "hits": 3, "missed": 0, "false_alarms": 0, "precision": 1.0, "recall": 1.0, "f1": 1.0,
    }  # fmt: skip
    assert told["facts"]["founded"]["missed"] == 1
    assert [peer["name"] for peer in told["peers"]] == ["zhitu", "LAC alone", "jieba alone"]
    assert all(peer["names"]["all"]["wanted"] == 3 for peer in told["peers"])
    (error,) = told["errors"]
    assert error["mark"] == "miss"
    assert (error["relation"], error["object"]) == ("founded", "云溪茶社")


def test_errors_are_listed_on_demand(write: Write, capsys: Printed) -> None:
    wrong = {"text": TEXT, "entities": [{"start": 0, "end": 3, "type": "org"}], "types": ["org"]}
    assert cli.main(["evaluate", str(write(wrong)), "--errors"]) == 0
    out = capsys.readouterr().out
    assert "miss: Organization  【石桥市】" in out
    assert "false alarm: Organization  【石桥市总工会】" in out


def test_types_narrow_what_is_judged(row: dict[str, Any], write: Write, capsys: Printed) -> None:
    assert cli.main(["evaluate", str(write(row)), "--types", "Person,org", "--json"]) == 0
    assert set(json.loads(capsys.readouterr().out)["names"]) == {"Person", "Organization", "all"}


def test_a_floor_that_is_missed_ends_with_code_one(row: dict[str, Any], write: Write, capsys: Printed) -> None:
    missed = write({"text": TEXT, "facts": [{"s": "高远山", "p": "founded", "o": "云溪茶社"}]})
    assert cli.main(["evaluate", str(missed), "--floor", "0.5"]) == 1
    assert "below the floor of 0.5" in capsys.readouterr().err
    assert cli.main(["evaluate", str(write(row)), "--floor", "0.5"]) == 0


def test_gold_with_problems_is_scored_and_ends_with_code_one(
    row: dict[str, Any], write: Write, capsys: Printed
) -> None:
    assert cli.main(["evaluate", str(write(row, "{broken"))]) == 1
    told = capsys.readouterr()
    assert "gold.jsonl:2" in told.err
    assert "Person" in told.out


def test_many_problems_are_counted_and_json_has_them_all(row: dict[str, Any], write: Write, capsys: Printed) -> None:
    torn = {"text": "短", "entities": [{"start": 0, "end": 9, "type": "org"}] * 30}
    path = str(write(row, torn))
    assert cli.main(["evaluate", path]) == 1
    assert "20 more problems" in capsys.readouterr().err
    assert cli.main(["evaluate", path, "--json"]) == 1
    assert len(json.loads(capsys.readouterr().out)["problems"]) == 30


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["absent.jsonl"], "cannot be read"),
        (["."], "cannot be read"),
        (["empty.jsonl"], "no gold was found"),
        (["broken.jsonl"], "not a JSON object"),
        (["gold.jsonl", "--types", "title"], "'title' is not known"),
        (["gold.jsonl", "--html", "absent/page.html"], "No such file"),
        (["gold.jsonl", "--floor", "2"], "0<=x<=1"),
        ([], "Missing argument"),
    ],
)
def test_what_cannot_go_on_says_why(
    arguments: list[str], word: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.chdir(folder)
    assert cli.main(["evaluate", *arguments]) == 2
    told = capsys.readouterr().err
    assert word in told
    assert "Traceback" not in told


def test_no_gold_steers_the_terminal(write: Write, capsys: Printed) -> None:
    text = "\x1b[31m石桥市\u202e总工会"
    path = write(
        {"text": text, "entities": [{"start": 0, "end": 3, "type": "\x1b"}, {"start": 1, "end": 7, "type": "org"}]}
    )
    cli.main(["evaluate", str(path), "--errors"])
    told = "".join(capsys.readouterr())
    assert "\x1b" not in told
    assert "\u202e" not in told


def test_in_python_it_is_one_call(row: dict[str, Any], write: Write) -> None:
    found = zhitu.evaluate(write(row))
    assert found.names.total.f1 == 1
    assert found.facts.scores["leads"].hits == 1
