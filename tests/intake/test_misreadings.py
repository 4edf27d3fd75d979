"""Broken bytes that leave only common characters: they are told, with their places, and clean texts are not."""

from __future__ import annotations

import random
import re

import pytest
from tests.intake.pages import stories

from zhitu import intake
from zhitu.errors import Problem
from zhitu.intake import losses, misreadings
from zhitu.intake.charset import Decoded

ARTICLES = [
    "\n".join((story.headline, *story.subheads, *story.paragraphs))
    for part in ("held", "tuning")
    for story in stories.load(part)
]
TOLD = 0.95
"""Least share of these articles told of: all but two. What broke may have become what fits as well."""

TEXT = (
    "望溪镇总工会办技能比武\n五月三日，镇总工会在文化广场举行技能比武，六十名选手参加了电焊和绿化两个项目的角逐。"
    "比武由镇总工会主席崔玉梅主持，获得第一名的是县水厂的钳工孔令辉。\n镇里将为前三名颁发证书，并且在职工学校开设夜间课程。"
)


def change(text: str, encoding: str, word: str, at: int, wrong: str) -> bytes:
    """The bytes of a text in which one character of a word is another, whose bytes differ in one."""
    right = word[at]
    one, two = right.encode(encoding), wrong.encode(encoding)
    assert len(one) == len(two)
    assert sum(a != b for a, b in zip(one, two, strict=True)) == 1
    place = text.index(word) + at
    return (text[:place] + wrong + text[place + 1 :]).encode(encoding)


@pytest.mark.parametrize(
    ("encoding", "word", "at", "wrong"),
    [("gb18030", "主席", 1, "翔"), ("gb18030", "课程", 0, "眶"), ("utf-16-le", "参加", 1, "勘")],
)
def test_a_common_character_in_a_wrong_place_is_told_and_left(encoding: str, word: str, at: int, wrong: str) -> None:
    problems: list[Problem] = []
    found = intake.document("a.txt", change(TEXT, encoding, word, at, wrong), problems=problems)
    place = TEXT.index(word) + at
    assert found is not None
    assert found.text == TEXT[:place] + wrong + TEXT[place + 1 :]
    (problem,) = problems
    line, column = TEXT.count("\n", 0, place) + 1, place - TEXT.rfind("\n", 0, place)
    assert f"line {line}, column {column} (at {place}) {wrong}, perhaps {word[at]}" in problem.what


def test_beside_lost_characters_the_misread_ones_are_named() -> None:
    data = change(TEXT, "gb18030", "主席", 1, "翔").replace("角逐".encode("gb18030"), b"\xff\xff\xff\xff")
    problems: list[Problem] = []
    intake.document("a.txt", data, problems=problems)
    (problem,) = problems
    assert "could not be read" in problem.what
    assert "翔, perhaps 席" in problem.what


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le", "utf-16-be", "hz"])
def test_articles_of_which_one_byte_in_a_hundred_broke_are_told_of(encoding: str) -> None:
    rng = random.Random(encoding)
    told = []
    for text in ARTICLES:
        data = bytearray(text.encode(encoding, "ignore"))
        for place in rng.sample(range(len(data)), len(data) // 100):
            data[place] ^= rng.randrange(1, 256)
        problems: list[Problem] = []
        found = intake.document("a.txt", bytes(data), problems=problems)
        told.append(found is None or bool(problems))
    assert sum(told) >= TOLD * len(told)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le", "big5hkscs"])
def test_clean_articles_are_not_told_of(encoding: str) -> None:
    assert [text[:20] for text in ARTICLES if misreadings.find(text, encoding)] == []


def test_a_repeated_name_is_no_damage() -> None:
    text = "本报讯 昨天，县水厂的钳工濮阳镕堃获得第一名。濮阳镕堃说，师傅教得好。比武之后，濮阳镕堃回到了县水厂。"
    assert misreadings.find(text, "gb18030") == ()


def test_few_places_are_named_and_all_are_counted() -> None:
    chars = list(max(ARTICLES, key=len))
    for number, char in enumerate("翔眶褐勘壇敮隘霞檄駕瀑榴篾魍鲱鬃"):
        chars[10 + 20 * number] = char
    problem = losses.find(Decoded("".join(chars), "gb18030", (1,)), "a.txt")
    assert problem is not None
    assert int(re.findall(r"(\d+) characters hardly", problem.what)[0]) > losses.PLACES_SHOWN
    assert problem.what.count(" (at ") == losses.PLACES_SHOWN
    assert problem.what.endswith("…")
