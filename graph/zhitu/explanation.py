"""Why the graph says what it says of an entity: read from the folder of exports alone, without the documents."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from zhitu import exported
from zhitu.errors import InputError
from zhitu.exported import BUILD_AGAIN, Row

# Names offered where none fits; a longer list is not read.
SUGGESTIONS = 5

ASKED = ("verdict", "left", "right", "left_where", "right_where", "kind", "reasons", "left_id", "right_id")
"""What is shown of a proposal, and what tells of which entities it speaks; people open that table in spreadsheets."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """An entity as ``entities.jsonl`` has it, and what the other files say of it.

    ``facts`` are those of ``facts.jsonl`` that name it, ``rulings`` a person's judgements, ``doubts`` the proposals.
    """

    entity: Row
    facts: tuple[Row, ...]
    rulings: tuple[Row, ...]
    doubts: tuple[Row, ...]


def explain(folder: str | Path, name: str) -> tuple[Explanation, ...]:
    """Every entity that bears the name, an alias or the id, each with its facts.

    Raises :class:`InputError` where the folder holds no exports, or no entity is called so.
    """
    folder = Path(folder)
    wanted = fold(name)
    entities = list(exported.lines(folder / "entities.jsonl"))
    found = [one for one in entities if wanted in map(fold, _names(one))]
    if not found:
        raise InputError("no entity has that name", name, _suggest(wanted, entities))
    facts = {one["id"]: [] for one in found}  # type: dict[str, list[Row]]
    for fact in exported.lines(folder / "facts.jsonl"):
        for end in {fact["subject"]["id"], fact["object"].get("id")} & facts.keys():
            facts[end].append(fact)
    rulings = list(exported.lines(folder / "judgements.jsonl"))
    doubts = list(_table(folder / "proposals.tsv"))
    return tuple(
        Explanation(
            one,
            tuple(facts[one["id"]]),
            tuple(row for row in rulings if one["id"] in row["entities"]),
            tuple(row for row in doubts if _is_doubted(one, row)),
        )
        for one in found
    )


def _is_doubted(entity: Row, row: Row) -> bool:
    """Whether a proposal speaks of an entity: by its id, or of all that bears its name."""
    wide = not row["left_where"] and row["kind"] == entity["kind"]
    return entity["id"] in (row["left_id"], row["right_id"]) or (
        wide and fold(row["left"]) in map(fold, _names(entity))
    )


def fold(name: str) -> str:
    """A name without the differences that nobody means: width, case, spaces, quotes, brackets."""
    wide = unicodedata.normalize("NFKC", name).casefold()
    return "".join(letter for letter in wide if unicodedata.category(letter)[0] not in "ZC" and letter not in QUOTES)


QUOTES = "“”\"'‘’《》〈〉「」『』()"


def _names(entity: Row) -> tuple[str, ...]:
    return (entity["name"], *entity["aliases"], entity["id"])


def _suggest(wanted: str, entities: list[Row]) -> str:
    """Names that contain what was asked or look like it, as advice."""
    names = {fold(name): name for one in entities for name in (one["name"], *one["aliases"])}
    like = [key for key in sorted(names, key=lambda key: (len(key), key)) if wanted and wanted in key]
    like = like or get_close_matches(wanted, sorted(names), SUGGESTIONS)
    if not like:
        return "See nodes.csv for the names that the graph knows."
    return "Perhaps: " + "、".join(names[key] for key in like[:SUGGESTIONS])


def _table(path: Path) -> Iterator[Row]:
    """The rows of a table of tab-separated cells, by its header; a cell that a row leaves out is empty."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", restval=""):
                if absent := [name for name in ASKED if name not in row]:
                    raise InputError(f"lacks the columns {', '.join(absent)}", str(path), BUILD_AGAIN)
                yield row
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", str(path), BUILD_AGAIN) from error
    except (csv.Error, ValueError) as error:
        raise InputError(f"is not a table in UTF-8: {error}", str(path), BUILD_AGAIN) from error
