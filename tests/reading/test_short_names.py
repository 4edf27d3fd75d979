"""Short names of bodies that no common noun ends are found, and are not found inside other words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhitu.model import Kind, Mention, Reading
from zhitu.reading import organisations

Read = Callable[..., list[Mention]]
ReadText = Callable[[str], Reading]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("团市委在永康市举办了青年职工联谊活动。", "团市委"),
        ("受伤的架子工已经转到浙大一院治疗。", "浙大一院"),
        ("记者从市二院了解到，体检车下周开进工地。", "市二院"),
        ("这项标准由中铁四局和两家民营企业一同起草。", "中铁四局"),
        ("县文联昨天送春联到车间。", "县文联"),
    ],
)
def test_a_short_name_is_found(read: Read, text: str, name: str) -> None:
    assert name in [mention.text for mention in read(organisations, text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("丽水市总牵头办了两个班。", {"丽水市总"}),
        ("龙泉市总、云和县总联合送来棉衣。", {"龙泉市总", "云和县总"}),
        ("市总联合市人社局开了招聘会。", {"市总", "市人社局"}),
        ("丽水市总面积不小。", set()),
        ("丽水市总要有个说法。", set()),
        ("丽水市总开展面积达三万平方米。", set()),
        ("江苏省总慰问品发放了。", set()),
        ("丽水市总组织架构图挂在墙上。", set()),
        ("云和县总投资三亿元。", set()),
        ("丽水供电的抢修队半夜出门。", {"丽水供电"}),
        ("丽水供电紧张了一个月。", set()),
        ("共青团开展了三天活动。", {"共青团"}),
    ],
)
def test_unions_and_services_of_a_place_are_called_by_one_word(read: Read, text: str, names: set[str]) -> None:
    assert {mention.text for mention in read(organisations, text)} == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("国家电投旗下的两座电厂并网了。", {"国家电投"}),
        ("镇上的信寄给了欧洲议会议长。", {"欧洲议会"}),
        ("云岭农商行和县总工会签了协议。", {"云岭农商行", "县总工会"}),
        ("市委市政府的院子种了桂花。", {"市委", "市政府"}),
        ("本报讯商务部昨天派人来了。", {"商务部"}),
    ],
)
def test_a_body_ends_where_another_word_begins(read_text: ReadText, text: str, names: set[str]) -> None:
    assert {m.text for m in read_text(text).mentions if m.kind is Kind.ORGANIZATION} == names


def test_a_memorial_holds_the_body_that_it_is_for_without_the_place(read_text: ReadText) -> None:
    bodies = {mention.text for mention in read_text("石桥中国人民银行旧址纪念馆开馆。").mentions}
    assert "中国人民银行" in bodies
    assert "石桥中国人民银行" not in bodies


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("工行、农行、兴业、建行昨天都改了开门时间。", {"工行", "农行", "兴业", "建行"}),
        ("比亚迪和蔚来、小鹏、理想同时延长了保修期。", {"比亚迪", "蔚来", "小鹏", "理想"}),
        ("平安旗下的仓库月底搬家。", {"平安"}),
        ("大家谈平安、健康和幸福。", set()),
        ("中国银行和民生保障单位签约。", {"中国银行"}),
        ("京东和小米辣种植基地签约。", {"京东"}),
        ("中国移动与平安校园建设单位签约。", {"中国移动"}),
        ("国家电网与中通服签约。", {"国家电网", "中通服"}),
        ("太平、平安和幸福是百姓的心愿。", set()),
        ("人民大众和小米都是他画里的主角。", {"小米"}),
        ("车间里最美的总裁是她。", set()),
    ],
)
def test_a_firm_that_is_called_by_a_word_is_found_beside_another(read: Read, text: str, names: set[str]) -> None:
    assert {mention.text for mention in read(organisations, text)} == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("他说，教育部门要多到车间走走。", "教育部"),
        ("新团员在市区的广场上宣誓。", "市区"),
        ("中南大西门外的工地复工了。", "中南大"),
    ],
)
def test_the_beginning_of_another_word_is_no_short_name(read: Read, text: str, name: str) -> None:
    assert name not in [mention.text for mention in read(organisations, text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("大良镇云岭村党总支书记、村委会主任周建平说。", {"大良镇云岭村党总支", "云岭村村委会"}),
        ("青禾社区党委书记、居委会主任周建平说。", {"青禾社区党委", "青禾社区居委会"}),
        ("周建平来到云岭村，各村村委会主任都在。", set()),
        ("云岭村和石桥村合并，村委会主任周建平说。", set()),
    ],
)
def test_the_office_of_a_village_is_that_of_the_village_named_before(
    read_text: ReadText, text: str, wanted: set[str]
) -> None:
    led = {fact.object.value for fact in read_text(text).facts if fact.relation == "leads"}
    assert led == wanted


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("法国内政部长签署了文件。", "法国内政部"),
        ("代表团看望了驻韩使馆工作人员。", "驻韩使馆"),
        ("《新皇冠报》刊登了这条消息。", "新皇冠报"),
        ("湖北省印发通知，省生态环境厅公布了电话。", "省生态环境厅"),
        ("《卫报》刊登了这条消息。", "卫报"),
        ("中央第三生态环境保护督察组进驻。", "中央第三生态环境保护督察组"),
    ],
)
def test_an_office_a_mission_and_a_paper_are_found(read: Read, text: str, name: str) -> None:
    assert name in [mention.text for mention in read(organisations, text)]


@pytest.mark.parametrize(
    "text",
    [
        "英国内阁部长辞职。",
        "中央派出督导组赴各地。",
        "《感恩图报》是一部新戏。",
        "请提醒驻外使馆。",
        "《联合公报》和《天气预报》都提到了。",
    ],
)
def test_what_only_looks_like_one_is_none(read: Read, text: str) -> None:
    assert read(organisations, text) == []
