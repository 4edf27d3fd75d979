"""What changed between two builds, and what caused it: read from their folders alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from zhitu import exported
from zhitu.exported import Row

Say = Callable[[Row], str]


class Change(StrEnum):
    """What became of something."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Cause(StrEnum):
    """What a change comes from; ``weaving`` is all that is neither: other documents, rules, another version."""

    DOCUMENT = "document"
    JUDGEMENT = "judgement"
    WEAVING = "weaving"


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """One change: of a document, a judgement, an entity or a fact, in words, with what caused it.

    ``what`` names it, ``how`` says what differs of a changed one, ``where`` lists the documents or rows that caused it.
    """

    of: str
    change: Change
    what: str
    how: str
    cause: Cause
    where: tuple[str, ...]


def compare(old: str | Path, new: str | Path) -> tuple[Difference, ...]:
    """All that differs between the builds in two folders, sorted: documents, judgements, entities, facts.

    Raises :class:`zhitu.errors.InputError` where a folder holds no build.
    """
    before, after = Path(old), Path(new)
    documents = _compare_documents(before, after)
    judgements = _compare_judgements(before, after)
    causes = Causes(documents, judgements, (before, after))
    return (
        *documents,
        *judgements,
        *sorted(_compare("entity", before / "entities.jsonl", after / "entities.jsonl", _call, _differ, causes)),
        *sorted(_compare("fact", before / "facts.jsonl", after / "facts.jsonl", _state, _shift, causes)),
    )


class Causes:
    """Which documents and judgements differ, to be found behind what they changed."""

    def __init__(
        self, documents: Iterable[Difference], judgements: Iterable[Difference], folders: tuple[Path, Path]
    ) -> None:
        self._documents = {one.what for one in documents}
        changed = {one.what for one in judgements}
        self._rows: defaultdict[str, set[str]] = defaultdict(set)
        for folder in folders:
            for row in exported.lines(folder / "judgements.jsonl"):
                if _judge(row) in changed:
                    for entity in row["entities"]:
                        self._rows[entity].add(f"{row['file']}:{row['line']}")

    def find(self, rows: Iterable[Row]) -> tuple[Cause, tuple[str, ...]]:
        """The cause behind rows of entities or facts, the narrowest first: a judgement, a document, the weaving."""
        rows = list(rows)
        said = {place for row in rows for entity in _ends(row) for place in self._rows.get(entity, ())}
        if said:
            return Cause.JUDGEMENT, tuple(sorted(said))
        named = {place["document"] for row in rows for place in row.get("mentions") or row.get("evidence") or ()}
        if changed := sorted(named & self._documents):
            return Cause.DOCUMENT, tuple(changed)
        return Cause.WEAVING, ()


def _compare_documents(before: Path, after: Path) -> list[Difference]:
    old, new = (
        {row["path"]: row["digest"] for row in exported.lines(folder / "documents.jsonl")} for folder in (before, after)
    )
    return [
        Difference("document", _changed(path in old, path in new), path, "", Cause.DOCUMENT, (path,))
        for path in sorted(old.keys() | new.keys())
        if old.get(path) != new.get(path)
    ]


def _compare_judgements(before: Path, after: Path) -> list[Difference]:
    old, new = ({_judge(row): row for row in exported.lines(folder / "judgements.jsonl")} for folder in (before, after))
    found = []
    for words in sorted(old.keys() ^ new.keys()):
        row = new.get(words) or old[words]
        place = (f"{row['file']}:{row['line']}",)
        found.append(Difference("judgement", _changed(words in old, words in new), words, "", Cause.JUDGEMENT, place))
    return found


def _compare(  # noqa: PLR0913, PLR0917 - two files, and how to speak of their rows
    of: str, before: Path, after: Path, call: Say, differ: Callable[[Row, Row], str], causes: Causes
) -> Iterable[Difference]:
    old: Mapping[str, Row] = {row["id"]: row for row in exported.lines(before)}
    new: Mapping[str, Row] = {row["id"]: row for row in exported.lines(after)}
    for one in old.keys() | new.keys():
        rows = [row for row in (old.get(one), new.get(one)) if row is not None]
        how = differ(*rows) if len(rows) == 2 else ""
        if len(rows) == 2 and not how:
            continue
        cause, where = causes.find(rows)
        yield Difference(of, _changed(one in old, one in new), call(rows[-1]), how, cause, where)


def _changed(was: bool, is_: bool) -> Change:
    return Change.CHANGED if was and is_ else Change.ADDED if is_ else Change.REMOVED


def _call(entity: Row) -> str:
    return f"{entity['name']} ({entity['kind']}, {entity['id']})"


def _differ(old: Row, new: Row) -> str:
    """What differs of an entity beside where it stands in the text."""
    parts = [f"{key}: {old[key]} → {new[key]}" for key in ("name", "type", "code") if old[key] != new[key]]
    lost, won = sorted(set(old["aliases"]) - set(new["aliases"])), sorted(set(new["aliases"]) - set(old["aliases"]))
    parts += [f"alias + {name}" for name in won] + [f"alias − {name}" for name in lost]
    return "; ".join(parts)


def _state(fact: Row) -> str:
    target = fact["object"]
    return f"{fact['subject']['name']} — {fact['relation']} → {target.get('name', target.get('value'))} ({fact['id']})"


def _shift(old: Row, new: Row) -> str:
    """What differs of a fact: how sure it is, and how many sentences say it."""
    parts = [f"{key}: {old[key]} → {new[key]}" for key in ("confidence", "rule") if old[key] != new[key]]
    if len(old["evidence"]) != len(new["evidence"]):
        parts.append(f"sentences: {len(old['evidence'])} → {len(new['evidence'])}")
    return "; ".join(parts)


def _ends(row: Row) -> Iterable[str]:
    """The entities that a row of entities or facts speaks of."""
    return (row["subject"]["id"], row["object"].get("id", "")) if "subject" in row else (row["id"],)


def _judge(row: Row) -> str:
    """A judgement in words: all its cells that say something."""
    cells = ("verdict", "left", "left_where", "relation", "right", "right_where", "kind")
    return " ".join(row[cell] for cell in cells if row[cell])
