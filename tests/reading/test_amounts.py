from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhitu.knowledge import Knowledge
from zhitu.model import Article, Byline, Mention, Origin, Sentence, Token
from zhitu.reading import amounts

Read = Callable[..., list[Mention]]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("共有39名劳模。", ["39 名"]),
        ("投入1.5亿元。", ["150000000 元"]),
        ("培训不少于2万名职工。", ["≥20000 名"]),
        ("服务600余名快递员。", [">600 名"]),
        ("拨款1,200多万元。", [">12000000 元"]),
        ("三百五十家企业参加，两万多人次受益。", ["350 家", ">20000 人次"]),
        ("增长百分之三十，占5％。", ["30 %", "5 %"]),
        ("约1.16万名职工，近80家企业。", ["≈11600 名", "≈80 家"]),
        ("一亿三千万元", ["130000000 元"]),
        ("产值突破万亿元。", [">1000000000000 元"]),
        ("数十名职工，千万元级的项目，几百家企业。", []),
        ("第14轮协商，一件事，320国道，2020年。", []),
    ],
)
def test_amounts_are_written_in_digits_with_their_unit(read: Read, text: str, values: list[str]) -> None:
    assert [m.value for m in read(amounts, text)] == values


@given(st.text(st.sampled_from("0123456789.,，万亿千百十零一二两三不少于约近百分之多余几名元％第"), max_size=80))
def test_any_text_gives_amounts_that_stand_in_it(known: Knowledge, text: str) -> None:
    article = Article("a", "d", "", (), Byline(), "", text, 0, Origin(()))
    words = tuple(Token(at, mark, "m") for at, mark in enumerate(text))
    found = amounts.find(article, (Sentence(0, text),), (words,), known)
    assert all(text[m.start : m.end] == m.text and m.value for m in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
