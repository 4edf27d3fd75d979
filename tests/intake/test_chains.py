"""Which blocks of a page may go on in which, before it is weighed which do."""

from __future__ import annotations

import pytest

from zhitu.intake.page import chains, wrapping
from zhitu.intake.page.chains import Layout
from zhitu.intake.page.roles import Role
from zhitu.intake.page.topics import Topics

TORN = "急救箱里有纱布和止血带，崔玉梅教职工打开急救箱，用止血带和纱"
REST = "布止血包扎，止血带每次不超过一小时，急救箱里的纱布用完要补上。"
WAITING = "夜班工人说，公交开通之前要等到天亮他们才"
OTHER = "石桥市三条夜班公交线路昨日开通，末班车延长到凌晨一点。"


@pytest.mark.parametrize(
    ("scrap", "right", "beside", "linked"),
    [
        ("能骑车回家。", REST, WAITING, True),
        ("能骑车回家。", REST, OTHER, False),
        ("能骑车回家。", OTHER, WAITING, False),
        ("这些工人从此能在夜里坐车回家。", REST, WAITING, False),
        ("家。", REST, OTHER, True),
    ],
)
def test_a_few_words_of_another_section_that_breaks_off_may_stand_between_two_halves(
    scrap: str, right: str, beside: str, linked: bool
) -> None:
    page = wrapping.split("\n\n".join((beside, TORN, scrap, right)))
    breaks = {number for number in (0, 1) if not page[number].text.endswith("。")}
    layout = Layout(
        blocks=page,
        roles=[Role.BODY] * len(page),
        sections=((0,), (1, 2, 3)),
        copies={},
        topics=Topics([block.text for block in page]),
        around=dict.fromkeys(range(len(page)), ((), ())),
        open=frozenset(breaks),
        ends={},
    )
    assert ((1, 3) in {(link.left, link.right) for link in chains.link_neighbours(layout)}) is linked
