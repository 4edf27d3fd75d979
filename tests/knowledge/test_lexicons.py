"""The word lists: each says what it holds, and an editor finds it in the documentation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from zhitu.errors import OntologyError
from zhitu.knowledge import lexicons, load, namespaces, relations, vocabulary
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


def test_a_word_bears_the_marks_of_every_field_behind_it() -> None:
    words = [Entry("说", "dated", ("quoted",)), Entry("道", "quoted", ()), Entry("介绍说", "told", ("quoted",))]
    lexicon = Lexicon("words", {word.word: word for word in words})
    assert lexicon.marked("quoted") == ("介绍说", "说", "道")
    assert lexicon.marked("told", "dated") == ("介绍说", "说")
    assert lexicon.marked("none") == ()
    assert lexicon.bears("说", "dated")
    assert lexicon.bears("说", "quoted")
    assert not lexicon.bears("道", "dated")
    assert not lexicon.bears("问", "quoted")


def test_an_expression_of_words_takes_each_word_by_the_letter() -> None:
    words = [Entry("a.b", "in", ()), Entry("“轩辕”", "out", ("in",)), Entry("（", "out", ())]
    lexicon = Lexicon("words", {word.word: word for word in words})
    assert re.findall(lexicon.either("in"), "axb a.b “轩辕”（") == ["a.b", "“轩辕”"]
    assert re.findall(lexicon.either(), "axb a.b “轩辕”（") == ["a.b", "“轩辕”", "（"]
    assert re.findall(lexicon.either("none"), "axb a.b “轩辕”（") == []


PATTERN = '[ zt:id "x" ; zt:match "<s:Person>" ; zt:confidence "high" ]'
PREFIX = f"@prefix zt: <{namespaces.ZT}> .\n"


@pytest.mark.parametrize(
    ("name", "text", "where", "what"),
    [
        ("heads.tsv", "# heads\n工会\tx\n工会\ty\n", "heads.tsv:3", "stands twice"),
        ("heads.tsv", "\tx\n", "heads.tsv:1", "without a word"),
        ("leads.ttl", "zt:leads a", "leads.ttl", "not Turtle"),
        ("leads.ttl", f"{PREFIX}zt:leads a zt:Relation ; zt:pattern {PATTERN} .", "leads.ttl", "pattern of leads"),
        ("leads.ttl", f'{PREFIX}zt:leads a zt:Relation ; zt:yields "周建平到场。" .', "leads.ttl", "example of leads"),
        ("zhitu.owl", "zt:leads a", "zhitu.owl", "the vocabulary cannot be read"),
    ],
)
def test_what_an_editor_wrote_wrongly_is_told_with_its_place(
    tmp_path: Path, name: str, text: str, where: str, what: str
) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    read = {".tsv": lexicons.read, ".ttl": lambda one: relations.read((one,)), ".owl": vocabulary.read}[file.suffix]
    with pytest.raises(OntologyError, match=what) as raised:
        read(file)
    assert where in str(raised.value)


def test_no_word_is_read_with_a_blank_beside_it() -> None:
    lexicons = load().lexicons
    assert {(name, word) for name, lexicon in lexicons.items() for word in lexicon if word != word.strip()} == set()
