"""Names whole and no longer than they are, and what looks like a fact of two names and is none."""

from __future__ import annotations

import pytest

import zhitu
from zhitu.model import Fact


def say(fact: Fact) -> tuple[str, str, str]:
    thing = fact.object if isinstance(fact.object, str) else getattr(fact.object, "value", "")
    return fact.subject.value, fact.relation, thing


def facts(text: str) -> list[tuple[str, str, str]]:
    return [say(fact) for reading in zhitu.read(text) for fact in reading.facts]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("青海军区共出动官兵清理积雪。", "青海军区"),
        ("发言人阿卜杜勒-拉希姆·卡萨瓦表示谴责。", "阿卜杜勒-拉希姆·卡萨瓦"),
        ("欧洲最大廉价航空公司西班牙安禾航空发表声明。", "西班牙安禾航空"),
        ("他来到四川翠屏湖水边。", "翠屏湖"),
        ("林国栋获中国青年五四奖章。", "中国青年五四奖章"),
        ("中国妇女第十三次全国代表大会在京闭幕。", "中国妇女第十三次全国代表大会"),
        ("巴西总统卢拉同一天发表讲话。", "卢拉"),
        ("匈牙利外长西雅尔多称，决定是危险的。", "西雅尔多"),
        ("中国民用航空局副局长吕尔学作了关于公约的说明。", "吕尔学"),
        ("国家医保局联合财政部印发方案。", "财政部"),
        ("第二届中国（青川）茶业博览会在成都开幕。", "第二届中国（青川）茶业博览会"),
        ("全国妇联主办的2026年青川好家风主题展览展演活动举行。", "2026年青川好家风主题展览展演活动"),
    ],
)
def test_a_name_is_whole(text: str, name: str) -> None:
    assert name in {mention.value for reading in zhitu.read(text) for mention in reading.mentions}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("沿江八市的货运中心在新区。", {"沿江八市", "货运中心"}),
        ("海南59国免签入境。", {"海南59国"}),
        ("在西岭州一家购物中心里。", {"西岭州一家购物中心"}),
        ("中央宣传部授予海军陆战队某团二大队称号。", {"海军陆战队"}),
        ("中国物流业景气指数上升。", {"中国物流"}),
        ("中莱关系提升，巴中铁杆友谊加深。", {"中莱", "巴中铁杆", "巴中市"}),
        ("驻德国美军发动空袭。", {"德国美军"}),
        ("库尔斯克俄军继续推进。", {"库尔斯克俄军"}),
        ("吉林长春组织党员干部深入基层。", {"吉林长春组织"}),
        ("辽宁东北部有大雪，北卡罗来纳州非洲裔男子遭袭。", {"东北", "非洲"}),
        ("深圳宝安两大国际机场首次直连。", {"宝安两大国际机场", "两大国际机场"}),
        ("由于大雪，密西西比州和田纳西州断电。", {"和田纳西州", "和田地区"}),
        ("湖南岳阳华容团洲垸洞庭湖一线堤防决口。", {"团洲垸洞庭湖"}),
        ("海军扬州舰静卧海上。", {"扬州市"}),
        ("北京这家购物中心客流量大。", {"这家购物中心"}),
        ("夏粮丰收，自来水普及率达九成，村里通了柏油路。", {"夏粮", "达九成", "柏油路"}),
        ("比赛途经海东、海北四市州。", {"海北四市州"}),
        ("将提早结束总统任期。", {"任期"}),
        ("全国人大常委会国务院党组成员出席。", {"全国人大常委会国务院"}),
        ("中央组织部从代中央管理党费中划拨资金。", {"代中央"}),
        ("农业农村部将发布“一揽子”惠农政策。", {"“一揽子”"}),
    ],
)
def test_what_names_nobody_is_no_name(text: str, names: set[str]) -> None:
    assert names.isdisjoint(mention.value for reading in zhitu.read(text) for mention in reading.mentions)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("游客走进周口店遗址公园。", "locatedIn"),
        ("黄梅戏曲婉转悠扬。", "locatedIn"),
        ("青川县48人参加过北京冬奥会。", "hasIndicator"),
        ("1931年11月7日至20日，大会在瑞金召开，成立青川茶业公司。", "foundingDate"),
        ("总统拉马福萨说，本国将担任二十国集团轮值主席国。", "worksFor"),
        ("深圳证券交易所上市公司增多。", "partOf"),
        ("香港同胞联谊会举行会议。", "locatedIn"),
        ("浙江嘉兴的老字号粽子厂家开发出20种新口味。", "hasIndicator"),
        ("中国队获得女子200米单人划艇、女子500米单人皮艇金牌。", "hasIndicator"),
        ("商务部重点联系商品批发市场成交额同比增长6.8%。", "hasIndicator"),
        ("乌军击落俄方发射的6枚弹道导弹。", "hasIndicator"),
        ("广州白云机场累计出入境航班超8万架次。", "hasIndicator"),
        ("德国130多家市政运输公司的约9万名员工参与罢工。", "hasIndicator"),
        ("美军对也门胡塞武装的14枚导弹目标进行了打击。", "hasIndicator"),
        ("淮南全市商业综合体累计接待客流258.49万人次。", "hasIndicator"),
        ("伊朗外交部长阿拉格齐表示，只要美国实施“极限施压”政策，就不谈判。", "launched"),
        ("法国总理贝鲁领导的政府8日在国民议会举行的投票中失利。", "leads"),
        ("在青川县博物馆举办的“山河永固——茶业成就展”开放。", "organizes"),
        ("远川集团举行2024年巴黎奥运会版权合作签约活动。", "organizes"),
        ("青川县部署了13个方面重大任务举措。", "hasIndicator"),
    ],
)
def test_a_turn_of_phrase_is_no_fact(text: str, relation: str) -> None:
    assert relation not in {said for _, said, _ in facts(text)}


def test_an_event_of_several_days_is_dated_by_the_first() -> None:
    found = [
        fact.time
        for reading in zhitu.read("1931年11月7日至20日，第一届青川茶业博览会在江西瑞金举行。")
        for fact in reading.facts
        if fact.relation == "locatedIn" and "博览会" in fact.subject.value
    ]
    assert found == ["1931-11-07"]


def test_a_run_of_months_is_dated_by_its_year() -> None:
    found = (
        *zhitu.read("2025年1至5月，青川县接待游客16万人次。"),
        *zhitu.read("2025年1月—3月，青川县接待游客9万人次。"),
    )
    assert [fact.time for reading in found for fact in reading.facts if fact.relation == "hasIndicator"] == [
        "2025",
        "2025",
    ]


def test_what_is_held_over_a_run_of_months_is_dated_by_the_first() -> None:
    (reading,) = zhitu.read("2023年3月—4月，青川县总工会举办“红烛”技能大赛。")
    assert [fact.time for fact in reading.facts if fact.relation == "organizes"] == ["2023-03"]


def test_a_branch_elsewhere_does_not_lie_where_its_owner_is_named() -> None:
    found = facts("长春理工大学中山研究院成立。")
    assert ("长春理工大学中山研究院", "partOf", "长春理工大学") in found
    assert ("长春理工大学中山研究院", "locatedIn", "长春市") not in found


def test_who_heads_the_government_heads_no_parliament() -> None:
    found = facts("远川国民议会议长维斯勒、首相弗里登出席。")
    assert ("弗里登", "leads", "远川国民议会") not in found


def test_a_city_is_no_district_of_its_name_in_another_province() -> None:
    found = zhitu.read("西安旅游订单增长，黑龙江漠河等地也很热。")
    assert "西安市" in {mention.value for reading in found for mention in reading.mentions}
