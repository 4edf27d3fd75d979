"""A firm that is called by its brand alone is no person."""

from __future__ import annotations

import pytest

from zhitu.knowledge import Knowledge
from zhitu.model import Kind, Mention
from zhitu.reading.mentions import namesakes


def find(text: str, *names: tuple[Kind, str]) -> list[Mention]:
    found = []
    at = 0
    for kind, name in names:
        at = text.index(name, at)
        found.append(Mention("a", at, name, kind, name))
        at += len(name)
    return found


def test_a_brand_is_the_firm_that_the_article_names_in_full(known: Knowledge) -> None:
    mentions = find(text := "远川集团发布报告，远川收入过半", (Kind.ORGANIZATION, "远川集团"), (Kind.PERSON, "远川"))
    brand = namesakes.correct(mentions, known, text)[1]
    assert (brand.kind, brand.value) == (Kind.ORGANIZATION, "远川集团")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("林青集团董事长林青致辞", [(Kind.ORGANIZATION, "林青集团"), (Kind.TITLE, "董事长"), (Kind.PERSON, "林青")]),
        ("林青工作室揭牌，林青到场", [(Kind.ORGANIZATION, "林青工作室"), (Kind.PERSON, "林青")]),
        ("远川集团扩产，远川也表示欢迎", [(Kind.ORGANIZATION, "远川集团"), (Kind.PERSON, "远川")]),
        ("远川集团扩产，远川的妻子到场", [(Kind.ORGANIZATION, "远川集团"), (Kind.PERSON, "远川")]),
    ],
)
def test_who_has_a_post_a_studio_or_a_wife_or_says_something_is_a_person(
    text: str, names: list[tuple[Kind, str]], known: Knowledge
) -> None:
    assert namesakes.correct(find(text, *names), known, text)[-1].kind is Kind.PERSON
