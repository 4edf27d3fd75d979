"""Where names begin and end that the tagger marked with more than their own, and which have no head and are names."""

from __future__ import annotations

import pytest

from zhitu.knowledge import Knowledge
from zhitu.model import Token
from zhitu.reading.organisations import extent, tagged
from zhitu.reading.tags import BODY


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("民营企业青川茶业有限公司", "青川茶业有限公司"),
        ("世界500强企业云岭能源公司", "云岭能源公司"),
        ("青国第三大保险集团安禾公司", "安禾公司"),
        ("中国雅安市青川茶业公司", "雅安市青川茶业公司"),
        ("组建云岭茶业研究中心", "云岭茶业研究中心"),
        ("云岭茶业有限公司", "云岭茶业有限公司"),
        ("跨国公司", "跨国公司"),
    ],
)
def test_a_name_begins_behind_what_its_body_is(marked: str, name: str, known: Knowledge) -> None:
    assert marked[extent.lead(marked, known) :] == name


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("岭海大学物理系", "岭海大学"),
        ("岭海农学院林学系", "岭海农学院"),
        ("岭海科技（Linghai Technology", "岭海科技"),
        ("岭海科技（深圳）有限公司", "岭海科技（深圳）有限公司"),
        ("岭海大学医学院", "岭海大学医学院"),
        ("青川县茶业公司系", "青川县茶业公司"),
        ("青川县茶业执法大队干部", "青川县茶业执法大队"),
        ("青川县总工会主席王大明", "青川县总工会"),
        ("青川县委原常委", "青川县委"),
        ("青川县委员会主任办公室", "青川县委员会主任办公室"),
        ("安禾科技六成股份", "安禾科技"),
        ("青川县疾控局派", "青川县疾控局"),
        ("远川集团总部", "远川集团"),
        ("青川中学生", "青川中学生"),
        ("云岭茶业有限公司", "云岭茶业有限公司"),
    ],
)
def test_a_name_ends_before_what_is_told_of_its_body(marked: str, name: str, known: Knowledge) -> None:
    assert marked[: extent.length(marked, known)] == name


@pytest.mark.parametrize(
    ("name", "stands"),
    [
        ("国防部", True),
        ("市委", True),
        ("工会", False),
        ("南非队", True),
        ("青川队", False),
        ("云岭创投", True),
        ("青川县", False),
        ("温州市网", False),
        ("全球总部", False),
        ("采茶竞赛", False),
        ("汉族", False),
    ],
)
def test_what_is_a_name_though_no_head_makes_it_one(name: str, stands: bool, known: Knowledge) -> None:
    head = known.lexicons["organisation_heads"].ending(name)
    assert tagged.stands(Token(0, name, BODY, 0.8), head, known) is stands
