"""The word lists: each says what it holds, and an editor finds it in the documentation."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhitu.knowledge import load
from zhitu.knowledge.lexicons import Entry, Lexicon

CHECKOUT = Path(__file__).parent.parent.parent
GUIDE = CHECKOUT / "docs" / "relations.md"
FILES = sorted((CHECKOUT / "ontology" / "lexicons").glob("*.tsv"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_lexicon_says_what_it_holds_and_is_documented(file: Path) -> None:
    assert file.read_text(encoding="utf-8").startswith("# ")
    assert f"`{file.name}`" in GUIDE.read_text(encoding="utf-8").replace("ontology/lexicons/", "")


def test_a_pattern_finds_the_longest_word_of_its_kinds_and_nothing_without_any() -> None:
    words = [Entry("设", "in", ()), Entry("设在", "in", ()), Entry("a.b", "out", ())]
    lexicon = Lexicon("words", {word.word: word for word in words})
    assert [found[0] for found in lexicon.pattern("in").finditer("总部设在青川，设有a.b")] == ["设在", "设"]
    assert lexicon.pattern("out").search("axb") is None
    assert lexicon.pattern("none").search("总部设在青川") is None


def test_no_word_is_read_with_a_blank_beside_it() -> None:
    lexicons = load().lexicons
    assert {(name, word) for name, lexicon in lexicons.items() for word in lexicon if word != word.strip()} == set()
