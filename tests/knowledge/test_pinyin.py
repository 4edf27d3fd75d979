"""Names in Latin letters, as a reader of Chinese would spell them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from zhitu import knowledge
from zhitu.knowledge import pinyin
from zhitu.model import Kind

KNOWN = knowledge.load()


@pytest.mark.parametrize(
    ("name", "spelt"),
    [
        ("单雨禾", "Shàn Yǔhé"),
        ("曾小满", "Zēng Xiǎomǎn"),
        ("仇一鸣", "Qiú Yīmíng"),
        ("解青", "Xiè Qīng"),
        ("查良山", "Zhā Liángshān"),
        ("尉迟安", "Yùchí Ān"),
        ("万俟清", "Mòqí Qīng"),
        ("玛丽·任", "Mǎlì·Rèn"),
        ("李安安", "Lǐ Ān'ān"),
        ("Anna", ""),
    ],
)
def test_a_surname_is_read_as_a_surname(name: str, spelt: str) -> None:
    assert pinyin.transcribe(name, Kind.PERSON, "", KNOWN) == spelt


def test_the_same_character_is_no_surname_elsewhere() -> None:
    assert pinyin.transcribe("单县青禾公司", Kind.ORGANIZATION, "", KNOWN).endswith("qīng hé gōng sī")
    assert pinyin.transcribe("解放路", Kind.PLACE, "", KNOWN) == "Jiě fàng lù"


@pytest.mark.parametrize(
    ("code", "spelt"),
    [
        ("330500", "Húzhōu Shì"),
        ("341500", "Lù'ān Shì"),
        ("331000", "Tāizhōu Shì"),
        ("331100", "Líshuǐ Shì"),
        ("140400", "Chángzhì Shì"),
        ("211300", "Cháoyáng Shì"),
    ],
)
def test_a_division_is_parted_from_what_sort_it_is(code: str, spelt: str) -> None:
    assert pinyin.transcribe(KNOWN.gazetteer.place(code).name, Kind.PLACE, code, KNOWN) == spelt


def test_the_letters_of_the_keyboard_find_a_person() -> None:
    assert pinyin.syllables("单雨禾", Kind.PERSON, KNOWN) == "shan yu he"
    assert pinyin.syllables("万俟清", Kind.PERSON, KNOWN) == "mo qi qing"
    assert pinyin.syllables("单县", Kind.PLACE, KNOWN) == "shan xian"


def test_every_surname_has_one_reading() -> None:
    """A reading has a syllable a character, or the surname would be spelt by another's letters."""
    rows = csv.reader(
        (Path(__file__).parents[2] / "ontology/lexicons/surnames.tsv").read_text("utf-8").splitlines(), delimiter="\t"
    )
    read = {row[0]: row[2] for row in rows if not row[0].startswith("#") and len(row) > 2}
    assert len(read) > 25
    assert all(len(reading.split()) == len(surname) for surname, reading in read.items())
