"""The gold set is what every score rests on: names stand where it says, and facts join what it lists."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).parent / "gold"
GOLD = sorted(FOLDER.glob("*.json"))


def load_rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


SENTENCES = load_rows("sentences.jsonl")
HELD = load_rows("held.jsonl")
DEALS = [*load_rows("relations_dev.jsonl"), *load_rows("relations_held.jsonl")]
NEWS = [*load_rows("news_dev.jsonl"), *load_rows("news_held.jsonl")]

KINDS = {"Organization", "Person", "Place", "Program"}
BETWEEN_NODES = {
    "founded",
    "leads",
    "locatedIn",
    "launched",
    "organizes",
    "worksFor",
    "partOf",
    "participatesIn",
    "mentorOf",
    "alumniOf",
    "birthPlace",
    "acquired",
    "investedIn",
    "cooperatesWith",
    "owns",
    "spouse",
    "parent",
    "awardedBy",
}
TO_LITERALS = {"foundingDate", "alternateName", "receivedHonour"}
DATE = re.compile(r"\d{4}(-\d{2}){0,2}")
MONEY = re.compile(r"\d+ (元|美元)")


def decode(path: Path) -> str:
    encoding = "gb18030" if path.stem == "tongcheng-school" else "utf-8"
    return path.read_bytes().decode(encoding)


def load(path: Path) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return gold


def test_every_seed_has_gold() -> None:
    assert sorted(load(path)["source"] for path in GOLD) == sorted(
        f"seeds/{path.name}" for path in (ROOT / "seeds").iterdir()
    )


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_gold_fits_its_seed(path: Path) -> None:
    gold = load(path)
    raw = decode(ROOT / gold["source"])
    lines = raw.split("\n")
    folded = raw.replace("\n", "")
    ids = Counter(node["id"] for node in gold["nodes"])
    assert ids.most_common(1)[0][1] == 1
    for article in gold["articles"]:
        assert article["headline"] in raw
        assert all(subhead in raw for subhead in article["subheads"])
        assert all(name in raw for name in article["byline"])
        for order in [article["body_lines"], *article.get("alt_body_lines", [])]:
            assert all(lines[number - 1].strip() for number in order)
    for node in gold["nodes"]:
        assert set(node["types"]) <= KINDS
        assert node["optional"] or any(name in folded for name in [node["name"], *node["aliases"]]), node
    for fact in gold["facts"]:
        assert {fact["s"], fact["o"], *fact.get("alt", [])} <= set(ids), fact
        assert fact["p"] in BETWEEN_NODES
        assert fact["optional"] or fact["evidence"], fact
    for fact in gold["literals"]:
        assert fact["s"] in ids
        assert DATE.fullmatch(fact["value"])


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_evidence_is_read_in_the_order_of_the_gold(path: Path) -> None:
    gold = load(path)
    lines = decode(ROOT / gold["source"]).split("\n")
    read = "".join(lines[n - 1] for article in gold["articles"] for n in article["body_lines"])
    heads = "".join(part for article in gold["articles"] for part in [article["headline"], *article["subheads"]])
    for fact in [*gold["facts"], *gold["literals"]]:
        assert fact["evidence"] in read or fact["evidence"] in heads, fact


@pytest.mark.parametrize("row", [*SENTENCES, *HELD, *DEALS, *NEWS], ids=lambda row: row["id"])
def test_names_and_facts_of_the_gold_stand_in_its_text(row: dict[str, Any]) -> None:
    text, names, end = row["text"], set(), 0
    assert row["split"] in {"dev", "held"}
    for entity in row["entities"]:
        assert entity["start"] >= end, "entities are flat and in order"
        end = entity["end"]
        assert text[entity["start"] : end] == entity["text"]
        assert entity["type"] in {"person", "org", "place", "program"}
        names.add(entity["text"])
    for fact in row["facts"]:
        assert fact["s"] in names
        if fact["p"] == "foundingDate":
            assert DATE.fullmatch(fact["o"])
        elif fact["p"] == "registeredCapital":
            assert MONEY.fullmatch(fact["o"])
        elif fact["p"] in TO_LITERALS:
            assert fact["o"] in text
        else:
            assert fact["p"] in BETWEEN_NODES
            assert fact["o"] in names or (fact.get("optional") and fact["o"] in fact["s"])
        assert fact.get("status", "planned") in {"planned", "denied", "former"}


def test_the_splits_are_halves() -> None:
    counts = Counter((row["kind"], row["split"]) for row in SENTENCES)
    assert len(SENTENCES) == 150
    assert all(counts[kind, "dev"] == counts[kind, "held"] for kind, _ in counts)


def test_the_held_set_stands_apart() -> None:
    assert Counter(row["kind"] for row in HELD) == {"news": 50, "encyclopaedia": 40, "tricky": 30}
    assert all(row["split"] == "held" for row in HELD)
    assert Counter(row["split"] for row in NEWS) == {"dev": 30, "held": 30}
    rows = [*SENTENCES, *HELD, *NEWS]
    assert len({row["id"] for row in rows}) == len({row["text"] for row in rows}) == len(rows)


def test_each_newer_relation_has_sentences_on_both_sides() -> None:
    rows = [(row["split"], fact["p"]) for row in DEALS for fact in row["facts"]]
    counts = Counter(rows)
    assert all(counts["dev", relation] >= 8 for _, relation in rows)
    assert all(counts["held", relation] >= 5 for _, relation in rows)
    assert len({row["text"] for row in [*SENTENCES, *HELD, *DEALS]}) == len([*SENTENCES, *HELD, *DEALS])
