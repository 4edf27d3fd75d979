"""What holds of the articles of any document, whatever it says."""

from __future__ import annotations

from collections.abc import Iterable

from zhitu.model import Article, Document


def hold(document: Document, articles: Iterable[Article]) -> None:
    """Every character of an article stands where it says, none in two, and none of the document is lost."""
    told: set[int] = set()
    for article in articles:
        placed = 0
        for piece in article.origin.pieces:
            end = piece.start + piece.length
            assert article.text[piece.start : end] == document.text[piece.raw : piece.raw + piece.length]
            raw = range(piece.raw, piece.raw + piece.length)
            assert told.isdisjoint(raw)
            told.update(raw)
            placed += piece.length
        assert len(article.text) - placed == sum(char in "\n " for char in article.text) - sum(
            document.text[raw] in "\n " for s, e in article.origin.ranges(0, len(article.text)) for raw in range(s, e)
        )
        assert 0 <= article.body <= len(article.text)
        for note in article.repairs:
            told.update(raw for start, end in note.ranges for raw in range(start, end))
    lost = [char for place, char in enumerate(document.text) if place not in told and not char.isspace()]
    assert lost == []


def stand(document: Document) -> None:
    """Its regions, where its kind has them, part its text: they follow one another, and none of it stands in none."""
    document.text.encode()
    if not document.regions:
        return
    end = 0
    for region in document.regions:
        assert not document.text[end : region.start].strip()
        assert end <= region.start < region.end <= len(document.text)
        assert document.text[region.start : region.end].strip()
        assert region.selector
        end = region.end
    assert not document.text[end:].strip()
