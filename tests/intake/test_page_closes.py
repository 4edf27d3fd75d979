"""What shows on a page that an article is over, or that a line begins none."""

from __future__ import annotations

import pytest

from zhitu.intake.page import bylines, wrapping
from zhitu.intake.page.roles import Role, assign

LEAD = "本报讯（记者 骆青）6月3日，柳塘镇的第一座冷库投入使用，可存放蔬菜三百吨。"
HEADLINE = "柳塘镇建起第一座冷库"


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("车间要在一周内整改到位。（热处理车间 骆青）", True),
        ("今年还要送戏下乡一百场。（骆青）", True),
        ("今年还要送戏下乡一百场。（热处理车间 供图）", False),
        ("今年还要送戏下乡一百场。", False),
    ],
)
def test_who_wrote_an_article_closes_it(text: str, closed: bool) -> None:
    assert bylines.is_closed(text) is closed


@pytest.mark.parametrize(
    ("below", "role"), [("编辑 骆青 校对 段柏生", Role.IMPRINT), (HEADLINE, Role.SHORT), (LEAD, Role.SHORT)]
)
def test_the_name_of_a_page_stands_between_lines_of_the_page(below: str, role: Role) -> None:
    lines = ("柳塘日报 2025年3月18日 星期二 第3版", "乡村振兴", below, HEADLINE, LEAD)
    assert assign(wrapping.split("\n\n".join(lines)))[1] is role


@pytest.mark.parametrize(("above", "role"), [("农户把一筐筐青椒送进库房，", Role.BODY), (HEADLINE, Role.LEAD)])
def test_a_lead_that_is_printed_twice_begins_one_article(above: str, role: Role) -> None:
    lines = (HEADLINE, LEAD, "冷库由镇里的合作社管理，每天收费两元。", above, LEAD)
    assert assign(wrapping.split("\n\n".join(lines)))[4] is role
