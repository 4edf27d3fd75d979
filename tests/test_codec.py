"""What travels as bytes arrives as it was."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from zhitu import codec
from zhitu.model import Document, Region

TEXTS = st.text(st.characters(codec=None))
PLACES = st.lists(st.integers(0), max_size=3).map(tuple)
REGIONS = st.lists(st.builds(Region, st.integers(0), st.integers(0), TEXTS, st.floats(0, 1)), max_size=3).map(tuple)


@example(Document("two halves that are no pair", "\ud83d\ude00", ""))
@given(st.builds(Document, *[TEXTS] * 5, is_record=st.booleans(), regions=REGIONS, url=TEXTS, headlines=PLACES))
def test_a_document_arrives_as_it_was_sent(document: Document) -> None:
    sent = codec.encode_document(document)
    assert codec.decode_document(sent) == document
    assert b"\n" not in sent
