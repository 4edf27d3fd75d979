from __future__ import annotations

from collections.abc import Callable

import pytest

from zhitu.knowledge import Knowledge
from zhitu.model import Kind, Mention, Reading
from zhitu.reading import places

Read = Callable[..., list[Mention]]


def linked(mentions: list[Mention]) -> dict[str, str]:
    return {m.text: m.value if m.code else "" for m in mentions}


def test_a_chain_of_names_is_one_mention_each(read: Read) -> None:
    found = read(places, "活动在衢州龙游县湖镇镇举行。")
    assert [(m.text, m.value, m.code) for m in found] == [
        ("衢州", "衢州市", "330800"),
        ("龙游县", "龙游县", "330825"),
        ("湖镇镇", "湖镇镇", "330825101"),
    ]


def test_a_town_that_many_counties_have_is_linked_by_the_county_beside_it(read: Read, known: Knowledge) -> None:
    text = "天台县总工会昨日举行培训，平桥镇的职工参加了比赛。"
    code = next(m.code for m in read(places, text) if m.text == "平桥镇")
    assert known.gazetteer.place(code).parent == "331023"
    alone = next(m for m in read(places, "平桥镇的职工参加了比赛。") if m.text == "平桥镇")
    assert (alone.code, alone.value) == ("", "平桥镇")


def test_a_district_that_two_cities_have_goes_to_the_one_that_is_named(read: Read) -> None:
    assert next(m.code for m in read(places, "南昌市的工人来到西湖区。") if m.text == "西湖区") == "360103"
    assert next(m.code for m in read(places, "杭州市的工人来到西湖区。") if m.text == "西湖区") == "330106"


def test_former_names_lead_to_the_division_of_today(read: Read) -> None:
    assert linked(read(places, "他曾在上虞市工作。"))["上虞市"] == "上虞区"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("检查人员来到位于320国道的兰溪公路超限检查站。", "兰溪公路超限检查站"),
        ("检查人员来到位于320国道的兰溪公路超限检查站。", "320国道"),
        ("培训在嘉善经济开发区举行。", "嘉善经济开发区"),
        ("代表们参观了诸暨袜艺小镇。", "袜艺小镇"),
        ("活动在永康市五金文化广场举行。", "五金文化广场"),
    ],
)
def test_sites_and_roads_are_places_without_a_code(read: Read, text: str, name: str) -> None:
    assert any(m.text.endswith(name) and not m.code for m in read(places, text))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("在松岭湖畔，代表们合影。", ["松岭湖"]),
        ("金沙江江畔的码头。", ["金沙江"]),
        ("在松岭海湖畔，代表们合影。", ["松岭海"]),
        ("在松岭江河畔，代表们合影。", ["松岭江"]),
        ("沅江畔，游人如织。", ["沅江畔"]),
        ("碧溪畔饭店开业。", []),
        ("青川县水毁公路已抢通。", ["青川县"]),
        ("记者在沿江两岸看到，青川县沿江两岸公园建成。", ["青川县", "沿江两岸公园"]),
        ("国旗和香港特区区旗在金紫荆广场升起。", ["金紫荆广场"]),
        ("青川县大街小巷挂满灯笼。", ["青川县"]),
        ("成都春熙路大街人来人往。", ["成都", "春熙路大街"]),
    ],
)
def test_banks_flags_and_kinds_are_no_part_of_a_site(
    read_text: Callable[..., Reading], text: str, names: list[str]
) -> None:
    assert [m.text for m in read_text(text).mentions if m.kind is Kind.PLACE] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("云岭茶业有限公司位于西安市未央区凤城八路。", "凤城八路"),
        ("云岭茶业有限公司位于西安市雁塔区小寨东路91号。", "小寨东路91号"),
        ("云岭茶业有限公司位于韩国大田市。", "大田市"),
    ],
)
def test_a_road_and_a_town_abroad_are_no_division_that_they_begin_like(read: Read, text: str, name: str) -> None:
    assert [(m.text, m.code) for m in read(places, text)][-1] == (name, "")


def test_a_word_that_is_a_division_too_needs_the_wider_place(read: Read) -> None:
    assert read(places, "工人们搭起天桥，方便行人。") == []
    assert [m.code for m in read(places, "济南天桥区的工人来了。")] == ["370100", "370105"]


def test_general_words_are_no_places(read: Read) -> None:
    assert read(places, "全市各乡镇、街道、产业集聚区和工业园区的职工都来了。") == []


def test_a_name_ends_where_the_next_word_begins(read: Read) -> None:
    assert next(m.text for m in read(places, "温州市场监管部门来到温州市民中心。")) == "温州"
    assert [(m.text, m.code) for m in read(places, "济南市中区的职工")] == [("济南", "370100"), ("市中区", "370103")]


def test_streets_and_strings_of_letters_are_no_divisions(read: Read) -> None:
    assert not any(m.code for m in read(places, "他走过南京路，乘沪昆高铁。"))


@pytest.mark.parametrize(
    "text",
    [
        "改革惠及资源薄弱县。",
        "两国发表《玻利维亚共和国关于农业的声明》。",
        "新安江水库开闸泄洪。",
        "绿水青山就是金山银山。",
        "公安部印发通知。",
        "全省各市和县召开会议。",
        "项目位于城镇中心。",
        "记者走进朝阳里社区看望居民。",
        "朝阳里社区党委书记周明介绍情况。",
    ],
)
def test_words_and_waters_are_no_divisions_of_their_name(read_text: Callable[..., Reading], text: str) -> None:
    divisions = [m.value for m in read_text(text).mentions if m.code and not m.code.isalpha()]
    assert divisions == []


@pytest.mark.parametrize(
    ("text", "divisions"),
    [
        ("候鸟飞抵黑龙江兴凯湖。", {"黑龙江省"}),
        ("新疆天山南北风景如画。", {"新疆维吾尔自治区"}),
        ("北京老城的街区更新了。", {"北京市"}),
        ("游客来到青海茶卡盐湖。", {"青海省", "茶卡镇"}),
        ("上海合作组织发表声明。", set()),
        ("巴中特殊友好情谊历久弥坚。", set()),
        ("平陆运河进入施工黄金期。", set()),
        ("战机袭击了红海城市埃拉特。", set()),
        ("在雪乡，游客品尝雪糕。", set()),
        ("专家介绍了良渚文化。", set()),
        ("乌海军的一次行动使用了无人舰艇。", set()),
        ("滇中引水工程开工。", set()),
        ("他走进苏州老城的平江文化街区。", {"苏州市"}),
        ("他来到四川广元市黄山林场。", {"四川省", "广元市"}),
        ("云南丽江玉龙雪山下了大雪。", {"云南省", "丽江市", "玉龙纳西族自治县"}),
        ("广元市利州区新北茶桥施工结束，常州通报情况。", {"广元市", "利州区", "常州市"}),
    ],
)
def test_words_and_waters_behind_a_place_are_no_divisions_of_it(
    read_text: Callable[..., Reading], text: str, divisions: set[str]
) -> None:
    assert {m.value for m in read_text(text).mentions if m.code} == divisions


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("青海至浙江宁波高速公路山西云城段通车。", {"青海", "浙江"}),
        ("青海至浙江宁波高速公路陕西青城段通车。", {"青海", "浙江", "宁波", "宁波高速公路", "陕西"}),
    ],
)
def test_what_two_places_and_a_road_make_is_no_place(
    read_text: Callable[..., Reading], text: str, found: set[str]
) -> None:
    assert {m.text for m in read_text(text).mentions} == found


@pytest.mark.parametrize(
    "text", ["四川联合港澳发布标准。", "国家级新区共有十九个。", "从绵阳北站到青川机场站只要十分钟。"]
)
def test_words_that_go_with_a_place_make_no_other(read_text: Callable[..., Reading], text: str) -> None:
    assert not any(m.kind == "Place" and not m.code for m in read_text(text).mentions)


def test_the_port_of_a_city_is_no_part_of_a_name(read_text: Callable[..., Reading]) -> None:
    mentions = read_text("浙江宁波港青禾湾南作业区一片繁忙。").mentions
    assert [m.text for m in mentions] == ["浙江", "宁波港青禾湾南作业区", "宁波"]


def test_a_word_is_a_division_after_the_wider_place(read: Read) -> None:
    assert linked(read(places, "在江西兴国，农民忙着收麦。"))["兴国"] == "兴国县"


def test_countries_are_linked_to_their_iso_codes(read: Read) -> None:
    assert linked(read(places, "代表团访问了德国和塞尔维亚。")) == {"德国": "德国", "塞尔维亚": "塞尔维亚"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("这样的师徒，在瓷城醴陵还有八十多对。", ["醴陵"]),
        ("展览在泉城济南开幕。", ["济南"]),
        ("他从盐城建湖来。", ["盐城", "建湖"]),
        ("他从成都温江来。", ["成都", "温江"]),
    ],
)
def test_what_a_place_is_famed_as_is_no_place(text: str, wanted: list[str], read_text: Callable[..., Reading]) -> None:
    assert [mention.text for mention in read_text(text).mentions if mention.kind is Kind.PLACE] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("瓷都德化县总工会主席林国栋到场。", "德化县总工会"),
        ("古城西安市总工会主席林国栋到场。", "西安市总工会"),
        ("盐城大丰区总工会主席林国栋到场。", "盐城大丰区总工会"),
        ("萍乡莲花县教育局局长林国栋到场。", "萍乡莲花县教育局"),
        ("花都区总工会主席林国栋到场。", "花都区总工会"),
    ],
)
def test_what_a_place_is_famed_as_is_off_the_name_of_its_body(
    text: str, wanted: str, read_text: Callable[..., Reading]
) -> None:
    assert [mention.text for mention in read_text(text).mentions if mention.kind is Kind.ORGANIZATION] == [wanted]


def test_a_hostile_text_takes_no_long_time(read: Read) -> None:
    read(places, "枫林镇" * 3000 + "省市县区" * 1000)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("军队宣布收复恩图曼的广播大楼。", "恩图曼"),
        ("他们在保加利亚南部城市托波洛夫举办了展览。", "托波洛夫"),
        ("火箭弹落在戈兰高地一带。", "戈兰高地"),
    ],
)
def test_a_foreign_town_and_a_region_are_places(read_text: Callable[..., Reading], text: str, place: str) -> None:
    assert place in [mention.text for mention in read_text(text).mentions if mention.kind is Kind.PLACE]


@pytest.mark.parametrize("text", ["总统前往布莱尔家中。", "代表团前往马斯克的工厂参观。", "奥巴马当局宣布撤军。"])
def test_who_lives_somewhere_is_no_place(read_text: Callable[..., Reading], text: str) -> None:
    assert [mention.text for mention in read_text(text).mentions if mention.kind is Kind.PLACE] == []
