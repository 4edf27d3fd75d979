"""Names that the tagger cut in two are whole again: addresses, foreign towns, divisions that begin with 和."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhitu.knowledge import Knowledge
from zhitu.model import Reading, Token
from zhitu.reading.facts.statement import outermost
from zhitu.reading.words import cuts

ReadText = Callable[..., Reading]


def tokens(*words: tuple[str, str, float]) -> tuple[Token, ...]:
    found: list[Token] = []
    for text, tag, sure in words:
        found.append(Token(found[-1].end if found else 0, text, tag, sure))
    return tuple(found)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ([("青江大道", "LOC", 0.8), ("中", "f", 0), ("289号", "m", 0)], ["青江大道中289号"]),
        ([("青川县", "LOC", 0.8), ("南门", "n", 0), ("5号", "m", 0)], ["青川县南门5号"]),
        ([("成都市青江路", "LOC", 0.7), ("四段", "m", 0), ("55号", "m", 0)], ["成都市青江路四段55号"]),
        ([("青禾日记母公司", "ORG", 0.8), ("远川集团", "ORG", 0.9)], ["青禾日记", "母公司", "远川集团"]),
        ([("由", "p", 0), ("周志", "PER", 0.9), ("和", "c", 0), ("创办", "v", 0)], ["由", "周志和", "创办"]),
        ([("周志", "PER", 0.9), ("和", "c", 0), ("参观", "v", 0)], ["周志", "和", "参观"]),
        ([("周建", "PER", 0.9), ("大于", "v", 0), ("2003年", "TIME", 0)], ["周建大", "于", "2003年"]),
        ([("周建", "PER", 0.9), ("大于", "v", 0), ("去年", "TIME", 0)], ["周建", "大于", "去年"]),
        ([("位于", "v", 0), ("丹麦", "LOC", 0.3), ("比隆", "PER", 0.3), ("。", "w", 0)], ["位于", "丹麦比隆", "。"]),
        ([("在", "p", 0), ("丹麦", "LOC", 0.9), ("比隆", "PER", 0.9)], ["在", "丹麦", "比隆"]),
        ([("呼和浩特市", "LOC", 0.9), ("和", "c", 0), ("林格尔县", "LOC", 0.5)], ["呼和浩特市", "和林格尔县"]),
        ([("成都市", "LOC", 0.9), ("和", "c", 0), ("雅安市", "LOC", 0.9)], ["成都市", "和", "雅安市"]),
        ([("青禾港", "LOC", 0.7), ("石湾作业区", "LOC", 0.7)], ["青禾港石湾作业区"]),
        ([("青禾港", "LOC", 0.7), ("石湾小区", "LOC", 0.7)], ["青禾港", "石湾小区"]),
        ([("校长", "n", 0), ("为何", "r", 0), ("塞·青禾", "PER", 0.9)], ["校长", "为", "何塞·青禾"]),
        ([("周建", "PER", 0.8), ("一。", "m", 0)], ["周建", "一", "。"]),
        ([("青川县博物馆馆址", "LOC", 0.8), ("在", "p", 0)], ["青川县博物馆", "馆址", "在"]),
        ([("青川县文化馆馆", "LOC", 0.8), ("长", "n", 0)], ["青川县文化馆", "馆长"]),
        ([("石桥村村", "LOC", 0.8), ("支书", "n", 0)], ["石桥村", "村支书"]),
        ([("青川县文化馆馆", "LOC", 0.8), ("长期", "d", 0)], ["青川县文化馆馆", "长期"]),
    ],
)
def test_names_are_joined(words: list[tuple[str, str, float]], wanted: list[str], known: Knowledge) -> None:
    assert [word.text for word in cuts.mend(tokens(*words), known)] == wanted


@pytest.mark.parametrize(
    ("words", "tag"),
    [
        ([("位于", "v", 0), ("丹麦比隆", "PER", 0.3)], "LOC"),
        ([("采访", "v", 0), ("丹麦比隆", "PER", 0.3)], "PER"),
        ([("住", "v", 0), ("青江路10号院", "ORG", 0.6)], "LOC"),
        ([("共", "d", 0), ("15", "LOC", 0.6)], "m"),
    ],
)
def test_what_is_no_name_of_its_kind_is_marked_as_what_it_is(
    words: list[tuple[str, str, float]], tag: str, known: Knowledge
) -> None:
    assert [word.tag for word in cuts.mend(tokens(*words), known)][-1] == tag


def test_who_heads_a_list_of_founders_is_found(read_text: ReadText) -> None:
    reading = read_text("青川中学是严立、周建平于1921年创办的学校。")
    assert [m.text for m in outermost(reading.mentions) if m.kind == "Person"] == ["严立", "周建平"]
