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
        ("阿孜古丽·买买提是石榴籽小学的语文教师。", "阿孜古丽·买买提"),
        ("芷江侗族自治县人民法院日前联合县总工会、县司法局设立调解中心。", "芷江侗族自治县人民法院"),
        ("林国栋曾任县中医院副院长。", "县中医院"),
        ("副主席周建平10月13日率旗政协委员走访企业。", "旗政协"),
        ("阳国平劳模和工匠人才创新工作室在云岭铜矿揭牌。", "阳国平劳模和工匠人才创新工作室"),
        ("发言人阿卜杜勒-拉希姆·卡萨瓦表示谴责。", "阿卜杜勒-拉希姆·卡萨瓦"),
        ("欧洲最老廉价航运公司西班牙安禾航空发表声明。", "西班牙安禾航空"),
        ("他来到四川翠屏湖水边。", "翠屏湖"),
        ("林国栋获中国青年五四奖章。", "中国青年五四奖章"),
        ("中国茶农第三次全国代表大会在成都闭幕。", "中国茶农第三次全国代表大会"),
        ("巴西总统卢拉同一天前往港口。", "卢拉"),
        ("匈牙利外长卡萨尔多称，价格太高。", "卡萨尔多"),
        ("中国民用航空局副局长周建学作了关于茶业的介绍。", "周建学"),
        ("青川县医保局联合财政部调研。", "财政部"),
        ("第六届全省茶业互联网采茶竞赛在成都开幕。", "第六届全省茶业互联网采茶竞赛"),
        ("欧阳老师来到青川县。", "欧阳"),
        ("北京饭店同仁堂药店开业。", "北京饭店同仁堂药店"),
        ("第七届数字四川建设峰会24日在成都开幕。", "第七届数字四川建设峰会"),
        ("第九届四川—重庆茶叶博览会在成都闭幕。", "第九届四川—重庆茶叶博览会"),
        ("记者来到北京茶坊胡同看望居民。", "茶坊胡同"),
        ("委内瑞拉茶业和通信部长卡马拉说，将减税。", "委内瑞拉茶业和通信部"),
        ("第二届中国（青川）茶业博览会在成都开幕。", "第二届中国（青川）茶业博览会"),
        ("四川省第三届茶艺交流大会在成都开幕。", "四川省第三届茶艺交流大会"),
        ("科考船驶入印度洋。", "印度洋"),
        ("青川县云岭水库加固工程将于明年3月启动。", "青川县云岭水库加固工程"),
        ("县水利局启动青川县云岭水库加固工程。", "青川县云岭水库加固工程"),
        ("九十届全国人大常委会第九十次会议落幕。", "九十届全国人大常委会第九十次会议"),
        ("青川县委第三巡察组来到石桥镇。", "青川县委第三巡察组"),
        ("代表团飞往墨西哥城。", "墨西哥城"),
        ("青川县红十字会举办“一滴热血”无偿献血活动。", "“一滴热血”无偿献血活动"),
        ("青川县妇联主办的2026年青川好茶艺主题展览展演活动举行。", "2026年青川好茶艺主题展览展演活动"),
    ],
)
def test_a_name_is_whole(text: str, name: str) -> None:
    assert name in {mention.value for reading in zhitu.read(text) for mention in reading.mentions}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("沿江八市的货运中心在新区。", {"沿江八市", "货运中心"}),
        ("林国栋在成都锦城大礼堂同欧盟委员会主席周建平见面。", {"成都锦城大礼堂同欧盟委员会"}),
        ("海口市美兰区下雨。香港特别行政区行政长官说，特区政府已开会。", {"美兰区政府", "区政府"}),
        ("海南62国免签旅游。", {"海南62国"}),
        ("在西岭州一家购物中心里。", {"西岭州一家购物中心"}),
        ("中央宣传部授予海军陆战队某团二大队称号。", {"海军陆战队"}),
        ("中国物流业景气指数上升。", {"中国物流"}),
        ("中莱关系提升，巴中铁杆友谊加深。", {"中莱", "巴中铁杆", "巴中市"}),
        ("驻德国美军发动空袭。", {"德国美军"}),
        ("库尔斯克俄军继续推进。", {"库尔斯克俄军"}),
        ("吉林长春组织茶农进城。", {"吉林长春组织"}),
        ("辽宁东北部有大雪，北卡罗来纳州非洲裔男子遭袭。", {"东北", "非洲"}),
        ("成都天府两大国际机场都很忙。", {"天府两大国际机场", "两大国际机场"}),
        ("大风过后，密西西比州和田纳西州停课。", {"和田纳西州", "和田地区"}),
        ("四川广元青川枫林垸嘉陵江一线堤防加高。", {"枫林垸嘉陵江"}),
        ("海军扬州舰静卧海上。", {"扬州市"}),
        ("北京这家购物中心客流量大。", {"这家购物中心"}),
        ("夏粮丰收，自来水普及率达九成，村里通了柏油路。", {"夏粮", "达九成", "柏油路"}),
        ("比赛途经海东、海北四市州。", {"海北四市州"}),
        ("将提早结束总统任期。", {"任期"}),
        ("东方甄选创始人林国栋毕业于青川大学。", {"东方"}),
        ("科考船驶入印度洋，代表团飞往巴西利亚。", {"印度", "巴西", "利亚"}),
        ("四川省召开大会，学习第三届大会精神。", {"第三届大会"}),
        ("推进青川县招大引强项目落地，青川县为民办事项目启用。", {"青川县招大引强项目", "青川县为民办事项目"}),
        ("青川县实施老旧小区改造工程，青川县重点项目很多。", {"青川县重点项目", "老旧小区改造工程"}),
        ("各巡察组要加强监督。九十届八次会议闭幕。", {"巡察组", "各巡察组", "九十届八次会议"}),
        ("青川县长周建平会见安诺生物创始人林国栋。", {"安诺"}),
        ("全国人大常委会国务院党组成员出席。", {"全国人大常委会国务院"}),
        ("青川县委从代中央保管的党费中支出。", {"代中央"}),
        ("青川县将发布“一揽子”茶业政策。", {"“一揽子”"}),
    ],
)
def test_what_names_nobody_is_no_name(text: str, names: set[str]) -> None:
    assert names.isdisjoint(mention.value for reading in zhitu.read(text) for mention in reading.mentions)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("游客走进周口店遗址公园。", "locatedIn"),
        ("黄梅戏曲婉转悠扬。", "locatedIn"),
        ("青川县31人去过成都大运会。", "hasIndicator"),
        ("1935年3月2日至9日，大会在青川召开，成立青川茶业公司。", "foundingDate"),
        ("总统卡马拉说，本国将担任茶业十国集团轮值主席国。", "worksFor"),
        ("深圳证券交易所上市公司增多。", "partOf"),
        ("香港同胞联谊会举行会议。", "locatedIn"),
        ("四川青川的老字号茶点厂家开发出20种新口味。", "hasIndicator"),
        ("青川队获得女子300米采茶赛、女子600米担茶赛金牌。", "hasIndicator"),
        ("青川县重点联系茶叶批发市场成交额同比增长6.8%。", "hasIndicator"),
        ("守军击落对岸发射的6枚弹道导弹。", "hasIndicator"),
        ("青川机场累计出入境航班超3万架次。", "hasIndicator"),
        ("德国130多家茶叶运输公司的约9万名员工参与罢工。", "hasIndicator"),
        ("美军对海岛守军的14枚导弹目标进行了打击。", "hasIndicator"),
        ("青川全县商业综合体累计接待客流258.49万人次。", "hasIndicator"),
        ("伊朗外交部长卡马拉表示，只要对方实施“极限加压”政策，就不谈判。", "launched"),
        ("法国总理贝尔南领导的政府昨天在议会举行的表决中落败。", "leads"),
        ("在青川县博物馆举办的“山河永固——茶业成就展”开放。", "organizes"),
        ("远川集团举行2024年茶业奥运会转播合作签约活动。", "organizes"),
        ("青川县部署了13个方面重点工作举措。", "hasIndicator"),
    ],
)
def test_a_turn_of_phrase_is_no_fact(text: str, relation: str) -> None:
    assert relation not in {said for _, said, _ in facts(text)}


def test_an_event_of_several_days_is_dated_by_the_first() -> None:
    found = [
        fact.time
        for reading in zhitu.read("1935年3月2日至9日，第一届青川茶业博览会在四川成都举行。")
        for fact in reading.facts
        if fact.relation == "locatedIn" and "博览会" in fact.subject.value
    ]
    assert found == ["1935-03-02"]


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
    found = facts("长春茶业大学中山研究院成立。")
    assert ("长春茶业大学中山研究院", "partOf", "长春茶业大学") in found
    assert ("长春茶业大学中山研究院", "locatedIn", "长春市") not in found


def test_who_heads_the_government_heads_no_parliament() -> None:
    found = facts("远川国民议会议长贝尔南、首相卡马拉出席。")
    assert ("卡马拉", "leads", "远川国民议会") not in found


def test_a_city_is_no_district_of_its_name_in_another_province() -> None:
    found = zhitu.read("西安旅游订单增长，黑龙江漠河等地也很热。")
    assert "西安市" in {mention.value for reading in found for mention in reading.mentions}
