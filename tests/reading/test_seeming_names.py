"""What looks like a name, or like another name of somebody, and is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhitu.model import Kind, Reading

ReadText = Callable[..., Reading]


def facts(reading: Reading, relation: str) -> set[tuple[str, str]]:
    told = (fact for fact in reading.facts if fact.relation == relation)
    return {(fact.subject.value, str(getattr(fact.object, "value", fact.object))) for fact in told}


def named(reading: Reading, kind: Kind) -> list[str]:
    return [mention.text for mention in reading.mentions if mention.kind is kind]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("云岭茶业有限公司（以下简称云岭公司）位于福州。", {("云岭茶业有限公司", "云岭公司")}),
        ("青川县人民医院（青川县总医院）开诊。", {("青川县人民医院", "青川县总医院")}),
        ("青川大学第二附属医院（成都医院）开诊。", {("青川大学第二附属医院", "成都医院")}),
        (
            "云岭茶业有限公司，中文简称：云茶，英文缩写：YLCY。",
            {("云岭茶业有限公司", "云茶"), ("云岭茶业有限公司", "YLCY")},
        ),
        ("远川大学（原青川工业大学）开学。", {("远川大学", "青川工业大学")}),
        ("云岭茶业有限公司（以下简称公司）与远川大学（简称“学校”）签约。", set()),
        ("青川县茶叶协会（以下简称“协会”）成立。", set()),
        ("远川公司（隶属远川总公司）开业。", set()),
        ("青川县总工会（四川省总工会）开会。", set()),
        ("远川集团（安禾集团）成立。", set()),
        ("远川大学（北京大学）开学。", set()),
        ("远川集团全称为远川控股集团有限公司。", {("远川集团", "远川控股集团有限公司")}),
        ("远川集团全名单公布后引发关注。", set()),
        ("远川集团全称无人知晓。", set()),
        ("远川集团（Yuanchuan Group）成立。", {("远川集团", "Yuanchuan Group")}),
        ("周建平（Team A）出席。", set()),
        ("王大明（male）出席。", set()),
        ("林国栋1962年生于四川省广元市，旧称利州。", set()),
        ("云岭茶业有限公司位于石桥镇，别称石桥集。", {("石桥镇", "石桥集")}),
        ("公司总部位于青川县，艺名白玉兰。", set()),
        ("云岭寺位于青川县，原名玄云寺。", set()),
        ("云岭学院位于成都市青江路，简称云学院。", {("云岭学院", "云学院")}),
        ("周建平研究人工智能，简称AI。", set()),
        ("远川集团（以下简称“公司”或“远川”）成立。", {("远川集团", "远川")}),
        ("远川集团有限公司（下称“远川集团”、“公司”）成立。", {("远川集团有限公司", "远川集团")}),
        ("远川集团又叫做远川茶业集团。", {("远川集团", "远川茶业集团")}),
        ("远川集团又叫停了项目。", set()),
        ("周建平1998年栽下一批茶树，又称古树茶。", set()),
    ],
)
def test_only_another_name_of_the_same_is_one(read_text: ReadText, text: str, wanted: set[tuple[str, str]]) -> None:
    assert facts(read_text(text), "alternateName") == wanted


def test_a_chain_of_names_is_read_once(read_text: ReadText) -> None:
    chain = "".join(f"（简称远川{at}）" for at in range(200))
    assert len(facts(read_text(f"远川集团{chain}成立。"), "alternateName")) <= 200


@pytest.mark.parametrize(
    "text",
    [
        "林青松公司发布年报。林青松出生于1963年。",
        "周建平集团成立，周建平出生于福建。",
        "王守义集团成立。王守义的妻子是沈秋荷。",
        "周建平公司成立。周建平说：“很好。”",
    ],
)
def test_the_founder_whose_name_a_firm_bears_is_a_person(read_text: ReadText, text: str) -> None:
    assert set(named(read_text(text), Kind.PERSON)) >= {text[:3]}


@pytest.mark.parametrize("text", ["北京时间3月5日晚开始。", "北京时间晚上八点开始。"])
def test_the_clocks_of_a_city_are_no_place(read_text: ReadText, text: str) -> None:
    assert named(read_text(text), Kind.PLACE) == []


@pytest.mark.parametrize("text", ["周建作政府工作报告。", "周建致辞，大家鼓掌。", "李某原系某镇政府工作人员。"])
def test_a_name_ends_before_what_its_bearer_does(read_text: ReadText, text: str) -> None:
    assert named(read_text(text), Kind.PERSON) == [text[:2]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("青川县总工会荣获2023年度四川省工会工作先进单位。", ["四川省工会工作先进单位"]),
        ("青川县总工会评为先进单位的有三家。", []),
        ("周建平获得青川县教学能手称号。", ["青川县教学能手"]),
        ("周建平获青川工匠、四川省育人模范等称号。", ["青川工匠", "四川省育人模范"]),
        ("周建平获得市级以上荣誉称号，又获得过多个称号。", []),
    ],
)
def test_an_honour_that_is_not_quoted_is_whole(read_text: ReadText, text: str, wanted: list[str]) -> None:
    assert named(read_text(text), Kind.HONOUR) == wanted


def test_a_day_of_founding_is_that_of_the_body_named_last(read_text: ReadText) -> None:
    found = read_text("远川集团成立于1998年，青禾公司是其子公司，成立于2005年。").facts
    days = {(fact.subject.value, fact.object) for fact in found if fact.relation == "foundingDate"}
    assert days == {("远川集团", "1998"), ("青禾公司", "2005")}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("青川县第十四届人民代表大会第三次会议昨日闭幕。", ["青川县第十四届人民代表大会第三次会议"]),
        ("县十四届人大三次会议开幕。", ["县十四届人大三次会议"]),
        ("县十四届人大三次会议主席团第一次会议开幕。", ["县十四届人大三次会议主席团第一次会议"]),
        (
            "县九届人大六次会议主席团常务主席会议第八次会议开幕。",
            ["县九届人大六次会议主席团常务主席会议第八次会议"],
        ),
        ("县九届人大六次会议主席团常务主席林国栋出席会议。", []),
        ("远川集团十四届三次会议纪要已发。", ["远川集团十四届三次会议"]),
        ("他说第三次会议更长。", []),
        ("“最美职工”发布仪式在青川县举行。", ["“最美职工”发布仪式"]),
        ("他获得“最美职工”称号。", []),
    ],
)
def test_a_session_and_a_ceremony_are_events(read_text: ReadText, text: str, wanted: list[str]) -> None:
    assert named(read_text(text), Kind.PROGRAM) == wanted


def test_a_storm_is_nobody(read_text: ReadText) -> None:
    assert named(read_text("第14号台风“木桑达”昨日生成，周建平到了现场。"), Kind.PERSON) == ["周建平"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("周建平系统集成有限公司成立。", ["周建平系统集成有限公司"]),
        ("周建平系远川集团董事长。", ["远川集团"]),
        ("青川第一大股东权益保护协会成立。", ["青川第一大股东权益保护协会"]),
        ("青川会见中心落成。", ["青川会见中心"]),
        ("四川启用科技公司成立。", ["四川启用科技公司"]),
        ("学校主办了《论语》诵读比赛。", []),
        ("远川集团创办《职工心声》专栏。", ["远川集团"]),
        ("传闻CEO林国栋将到会。", []),
        ("会议总部在北京。", []),
        ("基地总部设在成都。", []),
        ("夏令营创办于1998年。", []),
        ("这支队伍成立于1998年。", []),
        ("女儿2003年在成都创办。", []),
        ("他们被誉为“乌兰牧骑式的轻骑兵”。", []),
        ("县里组建“没有围墙的讲师团”。", []),
        ("县里评出“百名先锋队”。", []),
        ("形成了小红袖、大力士、老黄牛等企业文化。", []),
        ("小红袖、志愿者李强、老黄牛等企业参加。", ["小红袖", "老黄牛"]),
        ("远川大学加入“双一流”大学联盟。", ["远川大学", "“双一流”大学联盟"]),
        ("大学生村官党支部书记周建平出席。", []),
        ("远川集团机关党委书记周建平出席。", ["远川集团机关党委", "远川集团"]),
        ("远川集团党委书记周建平出席。", ["远川集团"]),
        ("他是“老兵”护林队的队员。", ["“老兵”护林队"]),
        ("“青川红”宣讲团团长周建平出席。", ["“青川红”宣讲团"]),
        ("区委常委、组织部部长周建平出席。", ["区委", "组织部"]),
        ("湖南省防指昨日启动响应。", ["湖南省防指"]),
        ("北京市政协会议召开。", ["北京市政协"]),
        ("林国栋是中车株洲电力机车有限公司的职工。", ["中车株洲电力机车有限公司"]),
        ("周建平，男，汉族，1985年生。", []),
        ("中国榫卯文化研究会，英文缩写CMTS，2011年在青川成立。", ["中国榫卯文化研究会", "CMTS"]),
        ("慰问团走访了青川县部分学校。", []),
        ("第六届青川茶叶博览会组委会主任周建平。", ["第六届青川茶叶博览会组委会"]),
    ],
)
def test_bodies_are_no_less_and_no_more_than_their_names(read_text: ReadText, text: str, wanted: list[str]) -> None:
    assert named(read_text(text), Kind.ORGANIZATION) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("产品被认定为“不合格产品”。", []),
        ("周建平被认定为“视同工伤死亡”。", []),
        ("台风被命名为“春芽三号台风”。", []),
        ("影片获得“最佳影片奖”提名。", []),
        ("周建平获得“青川最美教师”。", ["青川最美教师"]),
        ("周建平获得“茶业杰出贡献者”。", ["茶业杰出贡献者"]),
        ("远川集团获得“茶乡百强企业”。", ["茶乡百强企业"]),
    ],
)
def test_a_quotation_is_an_honour_by_what_it_says(read_text: ReadText, text: str, wanted: list[str]) -> None:
    assert named(read_text(text), Kind.HONOUR) == wanted


def test_the_contest_of_another_year_is_not_the_same(read_text: ReadText) -> None:
    reading = read_text("第二届“春风杯”采茶竞赛去年举行，今年“春风杯”采茶竞赛开幕。")
    values = [mention.value for mention in reading.mentions if mention.kind is Kind.PROGRAM]
    assert values == ["第二届“春风杯”采茶竞赛", "“春风杯”采茶竞赛"]


def test_a_meeting_that_is_held_everywhere_is_no_program(read_text: ReadText) -> None:
    assert named(read_text("青川县召开第三次全国总结大会和第二届村民大会。"), Kind.PROGRAM) == []


def test_a_temple_with_a_room_is_whole(read_text: ReadText) -> None:
    assert named(read_text("会议在城隍庙会议室召开。"), Kind.PLACE) == ["城隍庙"]


def test_a_name_that_ends_like_a_conjunction_is_whole_before_a_verb_of_speech(read_text: ReadText) -> None:
    assert named(read_text("青川县卫生健康委员会主任瞿清和表态，将支持医院。"), Kind.PERSON) == ["瞿清和"]
    assert named(read_text("周建平和林国栋表态，将支持医院。"), Kind.PERSON) == ["周建平", "林国栋"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("首相应林国栋邀请访问青川县。", ["林国栋"]),
        ("民警查周建平车辆时到场。", ["周建平"]),
        ("德吉白玛社区党支部换届。", []),
        ("乌兰巴图雅和那仁图雅是姐妹。", ["乌兰巴图雅", "那仁图雅"]),
        ("全国劳模高技能创新工作室成立，高技能人才齐聚。", []),
    ],
)
def test_a_word_before_or_in_a_name_is_no_part_of_it(read_text: ReadText, text: str, people: list[str]) -> None:
    assert named(read_text(text), Kind.PERSON) == people


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("此前担任县长的林国栋任青川县委书记。", {("青川县委", "stated")}),
        ("此前任青川县残联主席的林国栋到场。", {("青川县残联", "former")}),
        ("林国栋此前任教于青川大学，现任远川中学校长。", {("远川中学", "stated")}),
        ("林国栋是远川中学前任校长。", {("远川中学", "former")}),
    ],
)
def test_a_post_held_before_another_leaves_that_one_stated(
    read_text: ReadText, text: str, told: set[tuple[str, str]]
) -> None:
    facts = [fact for fact in read_text(text).facts if fact.relation == "leads"]
    assert {(getattr(fact.object, "value", ""), str(fact.status)) for fact in facts} == told


def test_what_a_firm_does_is_in_the_name_of_no_part_of_it(read_text: ReadText) -> None:
    for verb in ("到", "赴", "为", "有"):
        bodies = named(read_text(f"远川集团有限公司{verb}石桥高铁项目部慰问。"), Kind.ORGANIZATION)
        assert not any(f"公司{verb}" in body for body in bodies)


def test_a_firm_that_is_called_like_a_division_lies_in_it_by_no_name_of_its_own(read_text: ReadText) -> None:
    assert named(read_text("阿里影业发布财报。"), Kind.PLACE) == []
    assert named(read_text("阿里地区行署发布公告。"), Kind.PLACE) != []


def test_a_union_by_its_short_name_is_the_one_named_in_full(read_text: ReadText) -> None:
    reading = read_text("余姚市总牵头组织竞赛。余姚市总工会主席周建平到场。")
    assert {m.value for m in reading.mentions if m.kind is Kind.ORGANIZATION} == {"余姚市总工会"}


def test_a_language_has_no_other_name(read_text: ReadText) -> None:
    assert facts(read_text("西湖大学位于杭州，英文简称WU。"), "alternateName") == set()


@pytest.mark.parametrize("school", ["英国顶尖大学", "德国顶级大学"])
def test_a_school_that_is_only_praised_is_none(read_text: ReadText, school: str) -> None:
    assert named(read_text(f"周建平毕业于{school}。"), Kind.ORGANIZATION) == []


@pytest.mark.parametrize(
    ("text", "brands"),
    [
        ("四川“青大骨”是著名的卤食品牌，创始人是周建平。", ["青大骨"]),
        ("“五谷青”，是我国知名粮油品牌。", ["五谷青"]),
        ("“青川先锋”是著名党建品牌，“四季青歌”是知名文化品牌。", []),
        ("青川公司由青禾幸之助先生创建于1918年。", ["青川公司"]),
    ],
)
def test_a_quotation_is_a_brand_where_it_is_told_to_be_a_known_one(
    read_text: ReadText, text: str, brands: list[str]
) -> None:
    assert named(read_text(text), Kind.ORGANIZATION) == brands


def test_a_blank_before_a_name_is_no_part_of_it(read_text: ReadText) -> None:
    assert named(read_text("请问远川集团董事长\u00a0周建平在吗？"), Kind.PERSON) == ["周建平"]
