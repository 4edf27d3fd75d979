"""Knowledge and taggers, loaded once, and a way to read a few words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhitu import knowledge, reading
from zhitu.knowledge import Knowledge
from zhitu.model import Article, Byline, Mention, Origin, Reading, Settings, Tagger, Token
from zhitu.reading import sentences, tokens

Read = Callable[..., list[Mention]]


def make_article(text: str, date: str = "") -> Article:
    return Article("a1", "d.txt", "", (), Byline(), date, text, 0, Origin(()))


def make_words(tagged: str) -> tuple[Token, ...]:
    """Tokens of a text written as 词/TAG 词/TAG."""
    found: list[Token] = []
    for part in tagged.split():
        word, tag = part.rsplit("/", 1)
        found.append(Token(found[-1].end if found else 0, word, tag))
    return tuple(found)


@pytest.fixture(name="words", scope="session")
def word_maker() -> Callable[[str], tuple[Token, ...]]:
    return make_words


@pytest.fixture(name="article", scope="session")
def article_maker() -> Callable[..., Article]:
    return make_article


@pytest.fixture(name="known", scope="session")
def loaded_knowledge() -> Knowledge:
    return knowledge.load()


@pytest.fixture(scope="session")
def lac(known: Knowledge) -> Tagger:
    return tokens.load("lac", known)


@pytest.fixture
def read(known: Knowledge, lac: Tagger) -> Callable[..., list[Mention]]:
    """What a finder finds in a text: ``read(places, text, date)``."""

    def find(finder: object, text: str, date: str = "") -> list[Mention]:
        article = make_article(text, date)
        lines = sentences.split(article)
        found: list[Mention] = finder.find(article, lines, tuple(lac(lines)), known)  # type: ignore[attr-defined]
        assert all(text[m.start : m.end] == m.text and m.value for m in found)
        return found

    return find


@pytest.fixture(scope="session")
def read_text(known: Knowledge) -> Callable[..., Reading]:
    """What the whole reader finds in a text: ``read_text(text, date)``."""
    reader = reading.reader(Settings().tagger, known)
    return lambda text, date="": next(reader([make_article(text, date)]))
