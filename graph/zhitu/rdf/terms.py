"""RDF terms in the one form that every store keeps: what cannot be held is replaced, what can be shortened is short."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache

from pyoxigraph import Literal, NamedNode

from zhitu.knowledge.namespaces import RDF, XSD

NODES = 4096
"""Nodes and literals of a kind that are kept: those of the vocabulary, and numbers and days, which come often."""


@lru_cache(NODES)
def term(iri: str) -> NamedNode:
    """A class, property or other term of a vocabulary; made once."""
    return NamedNode(iri)


TYPE = term(RDF + "type")

PINYIN = "zh-latn-pinyin"
"""The language of names in Latin letters; stores write the tags of languages small."""

# Lone surrogates are no characters; control characters and non-characters cannot be written in XML, and stores
# that keep RDF/XML or C strings lose what follows them. One for one, so that a quote keeps its length.
UNHOLDABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

# Four places are finer than any confidence is known.
CONFIDENCE_STEP = Decimal("0.0001")

DATE_FORMS = (
    (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), "", "date"),
    (re.compile(r"[0-9]{4}-[0-9]{2}"), "-01", "gYearMonth"),
    (re.compile(r"[0-9]{4}"), "-01-01", "gYear"),
)


def clean(text: str) -> str:
    """The text with everything that RDF cannot hold replaced, one for one, by U+FFFD."""
    return UNHOLDABLE.sub("\ufffd", text)


def chinese(text: str) -> Literal:
    """A text of the corpus."""
    return Literal(clean(text), language="zh")


def pinyin(text: str) -> Literal:
    """A Chinese name in Latin letters."""
    return Literal(clean(text), language=PINYIN)


def plain(text: str) -> Literal:
    """A text in no language: a code, a path, a digest."""
    return Literal(clean(text))


@lru_cache(NODES)
def integer(value: int) -> Literal:
    """A count of characters."""
    return Literal(str(value), datatype=term(XSD + "integer"))


@lru_cache(NODES)
def decimal(value: float) -> Literal:
    """A confidence as a canonical xsd:decimal: 0.9, not 0.90."""
    rounded = Decimal(repr(float(value))).quantize(CONFIDENCE_STEP)
    shortest = format(rounded, "f").rstrip("0").rstrip(".")
    return Literal(shortest, datatype=term(XSD + "decimal"))


def number(digits: str) -> Literal:
    """A measured number, which stands in digits, as xsd:decimal."""
    return Literal(digits, datatype=term(XSD + "decimal"))


def truth(value: bool) -> Literal:
    """True or false."""
    return Literal(str(value).lower(), datatype=term(XSD + "boolean"))


@lru_cache(NODES)
def day(text: str) -> Literal | None:
    """An ISO date, month or year as a typed literal; None for what is none of them."""
    for form, rest, datatype in DATE_FORMS:
        if form.fullmatch(text):
            try:
                date.fromisoformat(text + rest)
            except ValueError:
                return None
            return Literal(text, datatype=term(XSD + datatype))
    return None
