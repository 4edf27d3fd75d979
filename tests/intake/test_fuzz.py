"""Any bytes, any torn page, any record: no failure, and every character keeps its place."""

from __future__ import annotations

import io
import json

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.intake import laws
from tests.intake.pages.printing import make

from zhitu import intake
from zhitu.errors import Problem
from zhitu.intake.options import DEFAULTS
from zhitu.intake.readers import records
from zhitu.model import Document

PAGES = st.integers(0, 10_000).map(make).map(lambda page: page.text)
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030", "big5hkscs", "hz")
PLACES = st.floats(0, 1, exclude_max=True)
PATCHES = st.lists(st.tuples(PLACES, PLACES, st.text(max_size=30)), max_size=6)
FIELDS = st.dictionaries(
    st.sampled_from(("id", "title", "date", "text", "source", "more")),
    st.one_of(st.none(), st.integers(), st.floats(), st.text(max_size=40), st.lists(st.text(max_size=3), max_size=2)),
)


@settings(max_examples=150, deadline=None)
@given(PAGES, PATCHES)
def test_a_page_with_any_pieces_moved_and_put_in_keeps_its_characters(
    text: str, patches: list[tuple[float, float, str]]
) -> None:
    for one, two, more in patches:
        start, end = sorted((int(one * len(text)), int(two * len(text))))
        text = text[end:] + more + text[:start] + text[start:end]
    document = Document("page.txt", text, "")
    laws.hold(document, intake.articles(document)[0])


@settings(max_examples=300, deadline=None)
@given(
    PAGES,
    st.sampled_from(ENCODINGS),
    st.lists(st.tuples(PLACES, st.binary(max_size=3)), max_size=30),
    st.integers(1, 3000),
)
def test_any_bytes_are_text_or_a_problem(
    text: str, encoding: str, patches: list[tuple[float, bytes]], length: int
) -> None:
    data = bytearray(text[:length].encode(encoding, "ignore"))
    for place, more in patches:
        spot = int(place * len(data))
        data[spot : spot + 2] = more
    problems: list[Problem] = []
    found = intake.document("a.txt", bytes(data), problems=problems)
    assert found or problems
    if found:
        found.text.encode()
        laws.hold(found, intake.articles(found)[0])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(FIELDS.map(json.dumps).map(str.encode), st.binary(max_size=60)), max_size=6))
def test_any_lines_are_records_or_problems(lines: list[bytes]) -> None:
    problems: list[Problem] = []
    found = list(records.parse("a.jsonl", io.BytesIO(b"\n".join(lines)), DEFAULTS, problems))
    for record in found:
        laws.hold(record, intake.articles(record)[0])
