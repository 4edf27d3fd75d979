"""People, places and bodies parted from what the tagger took with their names."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from zhitu.knowledge import Knowledge
from zhitu.model import Kind, Reading, Token
from zhitu.reading.words import bodies, latin, people, places

Words = Callable[[str], tuple[Token, ...]]


def _written(found: Iterable[Token]) -> str:
    return " ".join(f"{word.text}/{word.tag}" for word in found)


@pytest.mark.parametrize(
    ("tagged", "at", "parts"),
    [
        ("罗韦恩遇袭/PER 。/w", 0, "罗韦恩/PER 遇袭/v"),
        ("总统/n 同佐科/PER 会谈/v", 1, "同/p 佐科/PER"),
        ("应林国栋/PER 邀请/v", 0, "应/p 林国栋/PER"),
        ("王青生/PER 于/p 福建龙岩/LOC ，/w", 0, "王青/PER 生/v"),
        ("王卫生/PER 于/p 2021年5月/TIME ，/w 在/p", 0, "王卫生/PER"),
        ("东方/PER 甄选/v", 0, "东方/n"),
        ("欧阳/PER 老师/n", 0, "欧阳/PER"),
        ("院工会/PER 主席/n", 0, "院工会/ORG"),
        ("罗·韦恩/PER 和保罗·艾伦/PER", 1, "和/p 保罗·艾伦/PER"),
        ("周建平/PER 说/v", 0, "周建平/PER"),
    ],
)
def test_a_person_is_parted_from_what_stands_beside_the_name(
    tagged: str, at: int, parts: str, words: Words, known: Knowledge
) -> None:
    assert _written(people.parted(words(tagged), at, known)) == parts


@pytest.mark.parametrize(
    ("tagged", "at", "parts"),
    [
        ("非洲/LOC 裔/n", 0, "非洲/n"),
        ("依托山/LOC 水/n", 0, "依托山/n"),
        ("辽宁东北/LOC 部/n", 0, "辽宁/LOC 东北/f"),
        ("密西西比州/LOC 和田纳西州/LOC", 1, "和/c 田纳西州/LOC"),
        ("内蒙古/LOC 和林格尔县/LOC", 1, "和林格尔县/LOC"),
        ("中莱/LOC 关系/n", 0, "中莱/n"),
        ("走进青川县/LOC ，/w", 0, "走进/v 青川县/LOC"),
        ("青川县/LOC ，/w", 0, "青川县/LOC"),
    ],
)
def test_a_place_is_parted_from_what_stands_beside_the_name(
    tagged: str, at: int, parts: str, words: Words, known: Knowledge
) -> None:
    assert _written(places.parted(words(tagged), at, known)) == parts


@pytest.mark.parametrize(
    ("tagged", "at", "parts"),
    [
        ("全/a 市法院/ORG", 1, "市法院/n"),
        ("各/n 镇卫生院/ORG", 1, "镇卫生院/n"),
        ("去/v 镇卫生院/ORG", 1, "镇卫生院/ORG"),
        ("广元市一家铝材厂/ORG", 0, "广元市/LOC 一家铝材厂/n"),
        ("广元市一家人餐饮公司/ORG", 0, "广元市一家人餐饮公司/ORG"),
        ("青禾一家餐饮公司/ORG", 0, "青禾一家餐饮公司/ORG"),
        ("青川公安管理部/ORG 门/n", 0, "青川公安管理部/n"),
        ("青川茶饮/ORG 业/n", 0, "青川茶饮/n"),
        ("新时代党/ORG 的/u", 0, "新时代党/n"),
        ("青川县总工会联合青川县教育局/ORG", 0, "青川县总工会/ORG 联合/v 青川县教育局/ORG"),
        ("遂宁站点协办/ORG", 0, "遂宁站点/ORG 协办/v"),
        ("青川茶业公司工会第三届委员会/ORG", 0, "青川茶业公司工会/ORG 第三届委员会/n"),
        ("青川县总工会“班组长讲堂/ORG ”/w", 0, "青川县总工会/ORG “/w 班组长讲堂/n"),
        ("中国成都/ORG", 0, "中国成都/LOC"),
        ("青川海警组织巡逻队/ORG", 0, "青川海警/ORG 组织/v 巡逻队/n"),
        ("青川建投所/ORG 属/v 安禾集团/ORG", 0, "青川建投/ORG 所/v"),
        ("青川县总工会/ORG", 0, "青川县总工会/ORG"),
    ],
)
def test_a_body_is_parted_from_what_stands_beside_the_name(
    tagged: str, at: int, parts: str, words: Words, known: Knowledge
) -> None:
    assert _written(bodies.parted(words(tagged), at, known)) == parts


@pytest.mark.parametrize(
    ("parts", "names"),
    [
        (("Mika/PER", " /w", "Salonen/PER", "和/c", "Juho/PER"), ["Mika Salonen", "Juho"]),
        (("Juho/PER", "、/w", "Mika/PER"), ["Juho", "Mika"]),
        (("Lushan/PER", " /w", "Institute/xc", " /w", "of/xc", " /w", "Tea/xc"), []),
        (("周建平/PER", " /w", "林国栋/PER"), ["周建平", "林国栋"]),
    ],
)
def test_a_name_in_latin_letters_is_one(parts: tuple[str, ...], names: list[str], known: Knowledge) -> None:
    tagged = tuple(part.rsplit("/", 1) for part in parts)
    starts = (sum(len(text) for text, _ in tagged[:at]) for at in range(len(tagged)))
    words = tuple(Token(start, text, tag) for start, (text, tag) in zip(starts, tagged, strict=True))
    assert [word.text for word in latin.mend(words, known) if word.tag == "PER"] == names


@pytest.mark.parametrize(
    ("text", "bodies_named"),
    [
        ("鲸落科技 鲸落科技有限公司成立于2015年。", {"鲸落科技", "鲸落科技有限公司"}),
        ("恒安建设 恒安建设集团有限公司的董事长是周建平。", {"恒安建设", "恒安建设集团有限公司"}),
    ],
)
def test_a_title_printed_before_the_name_is_no_part_of_it(
    text: str, bodies_named: set[str], read_text: Callable[[str], Reading]
) -> None:
    assert {m.text for m in read_text(text).mentions if m.kind is Kind.ORGANIZATION} == bodies_named
