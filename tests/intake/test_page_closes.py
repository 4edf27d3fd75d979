"""What shows on a page that an article is over, or that a line begins none."""

from __future__ import annotations

import pytest

from zhitu.intake.page import bylines, chains, wrapping
from zhitu.intake.page.roles import Role, assign
from zhitu.intake.page.shorts import Page
from zhitu.intake.page.topics import Topics

LEAD = "本报讯（记者 骆青）6月3日，柳塘镇的第一座冷库投入使用，可存放蔬菜三百吨。"
HEADLINE = "柳塘镇建起第一座冷库"

TORN = "冷库由柳塘镇果蔬合作社管"
REST = "理，每天收费两元，果蔬合作社的社员减半。"
NEXT = "石桥市夜班公交昨日开通，末班车凌晨一点发出。"


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("车间要在一周内整改到位。（热处理车间 骆青）", True),
        ("今年还要送戏下乡一百场。（骆青）", True),
        ("今年还要送戏下乡一百场。（欧阳修文）", True),
        ("今年还要送戏下乡一百场。（通讯员 段柏生）", True),
        ("今年还要送戏下乡一百场。（热处理车间 供图）", False),
        ("今年还要送戏下乡一百场。", False),
        ("全年培训职工三千人次。（综合报道）", False),
        ("车间今年换了三台吊机。（见下图）", False),
        ("镇里还要再修两条路。（下转第三版）", False),
        ("镇里还要再修两条路。（完）", False),
        ("种茶的是返乡的向小波（42岁）", False),
        ("新楼有三十层（高九十米）。", False),
        ("产量比去年增长一成。（单位：吨）", False),
        ("祝贺全校得奖。（石桥小学 全体师生）", False),
        ("由他接任站长（任期三年）。", False),
        ("大会选出新主席（骆青）。", False),
        ("奖金每人五百元（税前）。", False),
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


def lay(*lines: str) -> Page:
    """A page of these lines, each a block with its role."""
    blocks = wrapping.split("\n\n".join(lines))
    return Page(blocks, assign(blocks), Topics([block.text for block in blocks]))


@pytest.mark.parametrize(
    ("lines", "broken"),
    [
        # Its rest stands elsewhere, and no word stands across here.
        ((TORN, NEXT, "（资料图片）", REST), True),
        # The rest is what stands next.
        ((TORN, REST, NEXT, "（资料图片）"), False),
        # Nothing on the page goes on from it.
        ((TORN, NEXT, "（资料图片）", NEXT), False),
        # A caption stands in the midst of an article.
        ((TORN, "（资料图片）", NEXT, "（资料图片）", REST), False),
        (("今年还要送戏下乡一百场。（骆青）", NEXT), True),
        (("今年还要送戏下乡一百场。（综合报道）", NEXT), False),
    ],
)
def test_another_article_may_begin_where_one_is_signed_or_goes_on_elsewhere(
    lines: tuple[str, ...], broken: bool
) -> None:
    page = lay(*lines)
    opened = frozenset({0} if lines[0] == TORN else ())
    assert chains.is_break(page, 0, 1, opened) is broken


@pytest.mark.parametrize(
    ("lines", "torn"),
    [
        ((TORN, NEXT, "（资料图片）", REST), True),
        ((TORN, NEXT, "（资料图片）", NEXT), False),
        (("冷库的三笔账", NEXT, "（资料图片）", REST), False),
    ],
)
def test_a_short_line_breaks_off_where_its_rest_stands_elsewhere(lines: tuple[str, ...], torn: bool) -> None:
    page = lay(*lines)
    assert (0 in chains.find_open(page, (range(len(lines)),))) is torn
