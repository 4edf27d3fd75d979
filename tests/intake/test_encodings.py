"""One article in every encoding, whole and with broken bytes: the right text, or a problem that says what was lost."""

from __future__ import annotations

import codecs
import random
import re
from difflib import SequenceMatcher

import pytest
from tests.intake.pages import stories

from zhitu import intake
from zhitu.errors import Problem
from zhitu.intake import charset

SIMPLIFIED = "\n".join(
    line for story in stories.load("held")[:2] for line in (story.headline, *story.subheads, *story.paragraphs)
)
TRADITIONAL = (
    "望溪鎮總工會辦比武\n五月三日，鎮總工會在文化廣場舉行技能比武，六十名選手參加了電焊和綠化兩個項目的角逐。"
    "臺北市來的師傅駱秋說，機器換人以後，手上的功夫反而更要緊，「三分靠機器，七分靠琢磨」。\n"
    "比武由鎮總工會主席崔玉梅主持。獲得第一名的是縣水廠的鉗工孔令輝，他用十七分鐘修好了一臺停了半年的水泵，"
    "觀眾席裡響起了掌聲。鎮裡將為前三名頒發證書，並且在職工學校開設夜間課程，請他們輪流授課。"
)


def shift(line: str) -> bytes:
    """A line in ISO-2022-CN, which Python does not write."""
    runs = re.split(r"([\x00-\x7f]+)", line)
    return b"\x1b$)A" + b"".join(
        run.encode() if run.isascii() else bytes((14, *(byte & 0x7F for byte in run.encode("gb2312")), 15))
        for run in runs
    )


WRITTEN = {
    "utf-8": SIMPLIFIED.encode(),
    "utf-8 with a mark": codecs.BOM_UTF8 + SIMPLIFIED.encode(),
    "utf-16-le": SIMPLIFIED.encode("utf-16-le"),
    "utf-16-be": SIMPLIFIED.encode("utf-16-be"),
    "utf-16-le with a mark": codecs.BOM_UTF16_LE + SIMPLIFIED.encode("utf-16-le"),
    "utf-16-be with a mark": codecs.BOM_UTF16_BE + SIMPLIFIED.encode("utf-16-be"),
    "gb18030": SIMPLIFIED.encode("gb18030"),
    "gbk": SIMPLIFIED.encode("gbk"),
    "gb2312": SIMPLIFIED.encode("gb2312"),
    "hz": SIMPLIFIED.encode("hz"),
    "iso-2022-cn": b"\n".join(map(shift, SIMPLIFIED.split("\n"))),
    "big5": TRADITIONAL.encode("big5"),
    "big5hkscs": TRADITIONAL.encode("big5hkscs"),
}
LIKE = 0.95
"""Share of the text that one broken byte in a hundred leaves; each costs one character, or two where it is lost."""


def expected(name: str) -> str:
    return TRADITIONAL if name.startswith("big5") else SIMPLIFIED


@pytest.mark.parametrize("name", WRITTEN)
def test_a_whole_article_is_read_as_it_was_written(name: str) -> None:
    problems: list[Problem] = []
    found = intake.document("a.txt", WRITTEN[name], problems=problems)
    assert found is not None
    assert found.text == expected(name)
    assert problems == []


@pytest.mark.parametrize("harm", ["wrong", "lost"])
@pytest.mark.parametrize("name", WRITTEN)
def test_broken_bytes_cost_themselves_and_are_told(name: str, harm: str) -> None:
    rng = random.Random(name + harm)
    data = bytearray(WRITTEN[name])
    for place in sorted(rng.sample(range(4, len(data)), len(data) // 100), reverse=True):
        if harm == "lost":
            del data[place]
        else:
            data[place] = rng.randrange(256)
    problems: list[Problem] = []
    found = intake.document("a.txt", bytes(data), problems=problems)
    assert found is not None
    matcher = SequenceMatcher(None, expected(name), found.text, autojunk=False)
    assert sum(block.size for block in matcher.get_matching_blocks()) >= LIKE * len(expected(name))
    (problem,) = problems
    place = int(re.findall(r"\bat (\d+)", problem.what)[0])
    assert found.text[: max(0, place - 1)] in expected(name) or place < len(found.text)
    assert problem.where == "a.txt"


def test_a_rare_name_is_no_damage() -> None:
    text = "本报讯 记者骆秋报道 昨天，县水厂的钳工朱镕城获得第一名。朱镕城说，师傅教得好，徒弟学得快。"
    assert charset.decode(text.encode("gbk")) == charset.Decoded(text, "gb18030")


@pytest.mark.parametrize("text", ["a ~{ b ~} c\n" * 9, "cd ~/src && ls ~{a,b}", "x~~y"])
def test_tildes_alone_are_no_encoding(text: str) -> None:
    found = charset.decode(text.encode())
    assert found is not None
    assert (found.text, found.encoding) == (text, "utf-8")
