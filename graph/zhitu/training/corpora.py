"""Annotated sentences to learn names from: files of JSON lines that the user brings."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import index
from pathlib import Path

from zhitu.errors import InputError
from zhitu.reading.tags import NAMES
from zhitu.reading.tokens.spans import Span

FORMAT = '{"text": "…", "entities": [{"start": 0, "end": 3, "type": "PER"}]}, with the types PER, LOC and ORG'
"""What a line must look like, for messages."""

KEPT_BACK = 5
"""Of so many sentences one is never learnt from, so that every corpus can also be measured on."""

LONGEST = 400
"""Characters of a sentence at most; longer ones are passed over, for they are no sentences."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with its names; ``style`` is the number of its corpus, which has its own idea of a name."""

    text: str
    spans: tuple[Span, ...]
    style: int


def load(paths: Sequence[Path]) -> list[Example]:
    """The examples of all files, the same on every run; raises :class:`InputError` for a line that is none."""
    return [example for style, path in enumerate(paths) for example in _read(path, style)]


def is_held(text: str) -> bool:
    """Whether a sentence is kept back, by the hash of its text: whatever corpus it stands in."""
    return int(hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), 16) % KEPT_BACK == 0


def _read(path: Path, style: int) -> Iterator[Example]:
    try:
        packed = path.suffix == ".gz"
        with gzip.open(path, "rt", encoding="utf-8") if packed else path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                example = _parse(line, style, f"{path}:{number}")
                if 0 < len(example.text) <= LONGEST:
                    yield example
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise InputError(f"the corpus cannot be read: {error}", str(path), "Name a file of JSON lines.") from error


def _parse(line: str, style: int, where: str) -> Example:
    try:
        row = json.loads(line)
        text = str.__str__(row["text"])
        names = [one for one in row["entities"] if one["type"] in NAMES]
        spans = sorted((index(one["start"]), index(one["end"]), one["type"]) for one in names)
    except (ValueError, TypeError, KeyError) as error:
        raise InputError(f"no annotated sentence: {error!r}", where, f"Write {FORMAT}.") from error
    places = [0, *(place for start, end, _ in spans for place in (start, end - 1)), max(len(text) - 1, 0)]
    if places != sorted(places) or any(left[1] > right[0] for left, right in pairwise(spans)):
        raise InputError("names that overlap or lie outside the text", where, "Keep the outermost names.")
    return Example(text, tuple(spans), style)
