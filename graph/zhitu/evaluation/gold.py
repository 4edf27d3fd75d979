"""Gold: texts with the names and facts that a careful reader takes from them, from files of JSON lines.

``docs/gold-format.md`` has the format. What does not fit its text or the vocabulary is a problem, and the rest is used.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import IO, Any, cast

from zhitu import knowledge
from zhitu.errors import Problem
from zhitu.intake.readers import records
from zhitu.model import Kind, Status

TYPES = {
    "person": Kind.PERSON, "per": Kind.PERSON,
    "organization": Kind.ORGANIZATION, "org": Kind.ORGANIZATION,
    "place": Kind.PLACE, "loc": Kind.PLACE,
    "program": Kind.PROGRAM,
}  # fmt: skip
"""What a gold file may call the kinds of names, in small letters."""

NOT_GOLD = 20
"""Lines without gold at the head of a file after which it is taken for something else, and read no further."""

SHOWN = 60
"""Characters of a value that a problem shows."""

SETTINGS = ("types", "exhaustive")
"""What a line without a text says of all rows of its file."""

WRITE = 'Write one object a line: {"text", "entities", "facts"}; docs/gold-format.md has an example.'
OFFSETS = "Offsets count characters from 0, and the end is the place after the last one."

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Name:
    """A name at its place in the text."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact that the text states; ``others`` are objects that are right too, ``status`` is empty where any is."""

    subject: str
    relation: str
    object: str
    others: tuple[str, ...] = ()
    status: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A text with its gold; ``names`` or ``claims`` is None where it has none of that sort.

    ``kinds`` and ``relations`` are those that are judged; others are passed over, in the gold and in what was found.
    """

    id: str
    where: str
    text: str
    names: frozenset[Name] | None
    claims: tuple[Claim, ...] | None
    kinds: frozenset[Kind] = frozenset()
    relations: frozenset[str] = frozenset()
    exhaustive: bool = True


class Notes:
    """Problems of a file; those of one sort become one, with the first line and their number."""

    def __init__(self, shown: str, problems: list[Problem]) -> None:
        self.shown = shown
        self.problems = problems
        self.sorts: dict[tuple[str, str], list[int]] = {}

    def add(self, what: str, line: int, mend: str) -> None:
        """Notes something of one line."""
        self.problems.append(Problem(what, f"{self.shown}:{line}", mend))

    def gather(self, what: str, line: int, mend: str) -> None:
        """Notes something that many lines may share."""
        self.sorts.setdefault((what, mend), []).append(line)

    def close(self) -> None:
        """Hands over what was gathered."""
        for (what, mend), lines in self.sorts.items():
            times = f", {len(lines)} times" if len(lines) > 1 else ""
            self.problems.append(Problem(what + times, f"{self.shown}:{lines[0]}", mend))


def read(paths: Iterable[Path], problems: list[Problem]) -> tuple[Row, ...]:
    """The rows of all files, in order; what cannot be used is a problem."""
    return tuple(row for path in paths for row in _read_file(path, problems))


def _read_file(path: Path, problems: list[Problem]) -> tuple[Row, ...]:
    """The rows of a file. The relations that are judged are those that occur in it; so are the kinds, if not said."""
    notes = Notes(str(path), problems)
    rows: list[Row] = []
    try:
        with _open(path) as stream:
            rows.extend(_parse_lines(stream, notes))
    except (OSError, EOFError, zlib.error) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        problems.append(Problem(f"cannot be read: {reason}", str(path), "Check the path, the file and its rights."))
    notes.close()
    kinds = frozenset(name.kind for row in rows for name in row.names or ())
    relations = frozenset(claim.relation for row in rows for claim in row.claims or ())
    return tuple(replace(row, kinds=row.kinds or kinds, relations=relations) for row in rows)


def _open(path: Path) -> IO[bytes]:
    """The file, unpacked if its name says that it is packed."""
    return cast("IO[bytes]", gzip.open(path, "rb")) if path.suffix == ".gz" else path.open("rb")


def _parse_lines(stream: IO[bytes], notes: Notes) -> Iterator[Row]:
    """The rows of an open file."""
    settings: Fields = {}
    number = broken = found = 0
    while line := stream.readline(records.LINE_LIMIT + 1):
        number += 1
        if len(line) > records.LINE_LIMIT:
            notes.add("a line that is too long; the file is read up to here", number, "Keep a text below 16 MiB.")
            return
        if not line.strip():
            continue
        fields = _decode(line, number)
        if fields is None:
            broken += 1
            if broken == NOT_GOLD and not found:
                notes.sorts.clear()
                notes.gather("holds no gold: none of its first lines is a JSON object in UTF-8", 1, WRITE)
                return
            notes.gather("not a JSON object in UTF-8", number, WRITE)
        elif "text" not in fields and set(SETTINGS) & fields.keys():
            settings = {name: fields[name] for name in SETTINGS if name in fields}
        else:
            row = parse({**settings, **fields}, number, notes)
            if row:
                found += 1
                yield row


def _decode(line: bytes, number: int) -> Fields | None:
    try:
        fields = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
    except (ValueError, RecursionError):
        return None
    return fields if isinstance(fields, dict) else None


def parse(fields: Fields, line: int, notes: Notes) -> Row | None:
    """The row in the fields of one line, or None and a problem."""
    text = records.field(dict(fields), "text")
    if not text.strip():
        notes.gather("a row without a text", line, WRITE)
        return None
    facts = fields.get("facts", fields.get("relations"))
    if facts is None and "entities" not in fields:
        notes.gather("a text without entities and without facts", line, WRITE)
        return None
    given = fields.get("id")
    name = str(given) if isinstance(given, str | int) and given != "" else str(line)
    exhaustive = fields.get("exhaustive", True)
    if not isinstance(exhaustive, bool):
        notes.gather("exhaustive is neither true nor false", line, "Say true or false, or leave it out for true.")
        exhaustive = True
    return Row(
        name,
        f"{notes.shown}:{line}",
        text,
        _parse_names(fields["entities"], text, line, notes) if "entities" in fields else None,
        None if facts is None else _parse_claims(facts, text, line, notes),
        _parse_kinds(fields.get("types", []), line, notes),
        exhaustive=exhaustive,
    )


def _parse_kinds(types: object, line: int, notes: Notes) -> frozenset[Kind]:
    """The kinds that a row annotates; none where it does not say."""
    if isinstance(types, list):
        return frozenset(kind for one in types if (kind := _kind(one, line, notes)))
    notes.gather("types is not a list", line, 'Write it as "types": ["person", "org"].')
    return frozenset()


def _kind(name: object, line: int, notes: Notes) -> Kind | None:
    """The kind of that name; one that is not known is a problem."""
    kind = TYPES.get(name.lower()) if isinstance(name, str) else None
    if kind is None:
        notes.gather(f"the type {_quote(name)} is not known", line, f"Known are {', '.join(TYPES)}.")
    return kind


@cache
def relations() -> tuple[str, ...]:
    """The names of the relations that can be read."""
    return tuple(sorted(one.name for one in knowledge.load().relations))


def _parse_names(entities: object, text: str, line: int, notes: Notes) -> frozenset[Name]:
    if not isinstance(entities, list):
        notes.gather("entities is not a list", line, 'Write it as "entities": [{"start", "end", "type"}].')
        return frozenset()
    return frozenset(name for one in entities if (name := _parse_name(one, text, line, notes)))


def _parse_name(one: object, text: str, line: int, notes: Notes) -> Name | None:
    """The name, if it stands where it says."""
    place = _place(one, text)
    if not isinstance(one, dict) or place is None:
        notes.add("a name whose start and end are no place in the text", line, OFFSETS)
        return None
    start, end = place
    said = one.get("text", text[start:end])
    if said != text[start:end]:
        at = text.find(said) if isinstance(said, str) and said else -1
        mend = f"It stands at {at} to {at + len(said)}. {OFFSETS}" if at >= 0 else OFFSETS
        what = f"{_quote(said)} is not at {start} to {end}, where the text has {_quote(text[start:end])}"
        notes.add(what, line, mend)
        return None
    kind = _kind(one.get("type"), line, notes)
    return Name(start, end, kind) if kind else None


def _place(one: object, text: str) -> tuple[int, int] | None:
    """Start and end, if they are a place in the text."""
    if not isinstance(one, dict):
        return None
    start, end = one.get("start"), one.get("end")
    if type(start) is int and type(end) is int and 0 <= start < end <= len(text):
        return start, end
    return None


def _parse_claims(facts: object, text: str, line: int, notes: Notes) -> tuple[Claim, ...]:
    if not isinstance(facts, list):
        notes.gather("facts is not a list", line, 'Write it as "facts": [{"s", "p", "o"}].')
        return ()
    return tuple(claim for one in facts if (claim := _parse_claim(one, text, line, notes)))


def _parse_claim(one: object, text: str, line: int, notes: Notes) -> Claim | None:
    """The fact, if it has two ends and a relation that is known; one that is not stated is optional."""
    fields = one if isinstance(one, dict) else {}
    subject = _end(fields.get("s", fields.get("subject")), text)
    other = _end(fields.get("o", fields.get("object")), text)
    relation = fields.get("p", fields.get("predicate"))
    if not (subject and other and isinstance(relation, str)):
        mend = 'Write it as {"s": "…", "p": "…", "o": "…"}.'
        notes.add("a fact without a subject, a relation or an object", line, mend)
        return None
    status = fields.get("status", "")
    if not isinstance(status, str) or status not in ("", *Status):
        notes.gather(f"the status {_quote(status)} is not known", line, f"Known are {', '.join(Status)}.")
        return None
    if relation not in relations():
        like = get_close_matches(relation, relations(), 1)
        mend = f"Perhaps {like[0]}?" if like else f"Known are {', '.join(relations())}."
        notes.gather(f"the relation {_quote(relation)} is not known", line, mend)
        return None
    alternatives = fields.get("alt")
    others = tuple(filter(None, (_end(each, text) for each in alternatives))) if isinstance(alternatives, list) else ()
    optional = fields.get("optional") is True or fields.get("required") is False
    return Claim(subject, relation, other, others, status, optional or status not in {"", Status.STATED})


def _quote(value: object) -> str:
    """A value as a problem shows it, cut where it is long."""
    shown = repr(value)
    return shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}…"


def _end(value: object, text: str) -> str:
    """What an end of a fact is called: its words, or the words at its place in the text; empty where it is neither."""
    if isinstance(value, str):
        return records.SURROGATE.sub("\ufffd", value).strip()
    place = _place(value, text)
    return text[slice(*place)] if place else ""
