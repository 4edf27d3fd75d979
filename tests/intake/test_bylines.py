"""Leads and credits: who signed, in the ways in which papers write it."""

from __future__ import annotations

import pytest

from zhitu.intake import bylines
from zhitu.model import Byline


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本报讯 记者程小雪报道 日前，活动举行。", Byline(("程小雪",))),
        ("本报讯 记者邹锋摄影 报道 近日，活动举行。", Byline(("邹锋",), (), ("邹锋",))),
        ("本报讯 记者羊江 通讯员胡可、曾甄报道 近日，活动举行。", Byline(("羊江",), ("胡可", "曾甄"))),
        ("本报讯（记者 张三 通讯员 李四）近日，活动举行。", Byline(("张三",), ("李四",))),
        ("本报讯(记者张三丰 通讯员李 四 王五)5月3日，活动举行。", Byline(("张三丰",), ("李四", "王五"))),
        ("本报杭州6月5日电 记者赵钱孙报道 活动举行。", Byline(("赵钱孙",))),
        ("本报讯 记者王海报道 财政部今天发布数据。", Byline(("王海",))),
        ("本报讯 记者从市总工会获悉，活动举行。", Byline()),
        ("本报记者 王五 文/摄", Byline(("王五",), (), ("王五",))),
        ("见习记者 王小明 通讯员 李四 文/图", Byline(("王小明",), ("李四",), ("王小明", "李四"))),
        ("图/文 记者 张三", Byline(("张三",), (), ("张三",))),
        ("□本报记者 张三 通讯员 李四", Byline(("张三",), ("李四",))),
        ("记者 张三 近日，活动举行。", Byline(("张三",))),
        ("活动圆满结束。（记者 张三 通讯员 李四）", Byline(("张三",), ("李四",))),
        ("图为活动现场。 张三 摄", Byline((), (), ("张三",))),
        ("记者了解到，今年活动更多。", Byline()),
        ("记者在现场看到，大家干劲十足。", Byline()),
        ("他从小喜欢摄影", Byline()),
    ],
)
def test_names_are_read_with_their_roles(text: str, expected: Byline) -> None:
    assert bylines.collect([text]) == expected


@pytest.mark.parametrize("text", ["记者了解到，今年", "记者在现场看到", "通讯员队伍不断壮大。", "摄影展开幕。"])
def test_what_speaks_of_reporters_is_no_lead(text: str) -> None:
    assert not bylines.is_lead(text)
