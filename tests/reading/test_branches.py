"""Parts of a firm and of a university are named with it, where the words between say which part it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhitu.knowledge import Knowledge
from zhitu.model import Sentence, Token
from zhitu.reading.organisations.branches import campuses, sections

Words = Callable[[str], tuple[Token, ...]]


def joined(words: tuple[Token, ...]) -> Sentence:
    return Sentence(0, "".join(word.text for word in words))


@pytest.mark.parametrize(
    ("tagged", "parts"),
    [
        ("远川集团有限公司/ORG 西/f 青/a 高铁/n 项目部/n 开工/v", ["远川集团有限公司西青高铁项目部"]),
        ("远川集团有限公司/ORG 变/v 电/n 检修班/n 到场/v", ["远川集团有限公司变电检修班"]),
        ("远川集团有限公司/ORG 重点/n 项目部/n 开工/v", []),
        ("远川集团有限公司/ORG 成立/v 高铁/n 项目部/n", []),
        ("远川集团有限公司/ORG 到/v 高铁/n 项目部/n 慰问/v", []),
        ("远川集团有限公司/ORG 的/u 高铁/n 项目部/n", []),
        ("远川集团有限公司/ORG 三个/m 高铁/n 项目部/n", []),
        ("远川集团有限公司/ORG 项目部/n 开工/v", []),
        ("青川县总工会/ORG 高铁/n 项目部/n 开工/v", []),
    ],
)
def test_a_part_of_a_firm_is_named_behind_it(tagged: str, parts: list[str], known: Knowledge, words: Words) -> None:
    given = words(tagged)
    found = sections.spans(joined(given), given, known)
    assert [joined(given).text[start:end] for start, end in found] == parts


@pytest.mark.parametrize(
    ("tagged", "campus"),
    [
        ("云岭大学/ORG 雅安校区/LOC 揭牌/v", ["云岭大学雅安校区"]),
        ("云岭大学/ORG 雅安/LOC 校区/n 揭牌/v", ["云岭大学雅安校区"]),
        ("云岭大学/ORG （/w 雅安/LOC ）/w 揭牌/v", ["云岭大学（雅安）"]),
        ("云岭大学/ORG 雅安/LOC 校友/n 到场/v", []),
        ("四川大学/ORG （/w 成都/LOC ）/w 揭牌/v", []),
        ("云岭大学/ORG （/w 雅安/LOC ）/w 和/c 远川大学/ORG （/w 成都/LOC ）/w", []),
    ],
)
def test_a_place_belongs_to_a_university_of_several(
    tagged: str, campus: list[str], known: Knowledge, words: Words
) -> None:
    given = words(tagged)
    found = campuses.spans(joined(given), given, known)
    assert [joined(given).text[start:end] for start, end in found] == campus
