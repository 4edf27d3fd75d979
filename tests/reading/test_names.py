"""People, bodies and programs: which stretches of a sentence are names, and what they stand for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhitu import evaluation
from zhitu.model import Kind, Reading, Settings
from zhitu.reading.facts.statement import outermost

ReadText = Callable[..., Reading]


def names(reading: Reading, kind: Kind) -> list[str]:
    return [mention.text for mention in outermost(reading.mentions) if mention.kind is kind]


def values(reading: Reading, kind: Kind) -> list[str]:
    return [mention.value for mention in outermost(reading.mentions) if mention.kind is kind]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("醴陵市窑工技艺传承劳模创新工作室联盟在醴陵市成立。", ["醴陵市窑工技艺传承劳模创新工作室联盟"]),
        ("安徽远岭物流有限公司(速捷)工会召开会员大会。", ["安徽远岭物流有限公司(速捷)工会"]),
        ("石柱科技（成都）有限公司发布年报。", ["石柱科技（成都）有限公司"]),
        ("民营企业青川云岭茶业有限公司成立于2001年。", ["青川云岭茶业有限公司"]),
        ("中国雅安市云岭茶业有限公司成立于2001年。", ["雅安市云岭茶业有限公司"]),
        ("民营企业协会开会。", ["民营企业协会"]),
        ("去年，青川县总工会揭牌成立了全县首个职工法律服务中心。", ["青川县总工会", "职工法律服务中心"]),
        ("共青团青川县委员会发出倡议。", ["共青团青川县委员会"]),
        ("骆青禾技能大师工作室揭牌。", ["骆青禾技能大师工作室"]),
        ("青川县总工会联合云岭茶业有限公司开班。", ["青川县总工会", "云岭茶业有限公司"]),
        ("青川县工商业联合会召开会议。", ["青川县工商业联合会"]),
        ("全县已有不少企业工会和非公企业工会。", []),
        ("青川县总工会主席台上坐着劳模。", ["青川县总工会"]),
    ],
)
def test_bodies_are_found_from_their_first_to_their_last_word(
    read_text: ReadText, text: str, wanted: list[str]
) -> None:
    assert names(read_text(text), Kind.ORGANIZATION) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("青川县总工会党组书记、主席周建平讲话。", ["周建平"]),
        ("灯塔少儿图书馆馆长丛笑，首任馆长为骆青禾。", ["丛笑", "骆青禾"]),
        ("楼青禾，女，1983年5月出生。", ["楼青禾"]),
        ("楼青禾，女，现任青川县水利局副局长；生有禾，男，现任青川县水利局局长。", ["楼青禾", "生有禾"]),
        ("楼青禾，女，回族；家属，男，汉族。", ["楼青禾"]),
        ("丁青禾先生出席会议。", ["丁青禾"]),
        ("全国劳动模范周建平发言。", ["周建平"]),
        ("青川县总工会主席高远山到企业走访。", ["高远山"]),
        ("心理咨询师讲课，职工们认真听讲。", []),
    ],
)
def test_people_are_found_and_occupations_are_not(read_text: ReadText, text: str, wanted: list[str]) -> None:
    assert names(read_text(text), Kind.PERSON) == wanted


def test_a_form_of_address_stands_for_the_full_name_and_is_left_out_without_one(read_text: ReadText) -> None:
    reading = read_text("骆青禾是语文教师。骆老师说，大家都喜欢上课。魏师傅在一旁听着。")
    assert values(reading, Kind.PERSON) == ["骆青禾", "骆青禾"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("支队长白青禾连夜到场。白队长说，人在堤在。", ["白青禾", "白青禾"]),
        ("民警纪青禾跳入江中救人，市民点赞纪警官。", ["纪青禾", "纪青禾"]),
        ("总工程师骆青禾带队攻关。骆工说，图纸改了九遍。", ["骆青禾", "骆青禾"]),
        ("技术员向明辉来到矿上，他向队长汇报。", ["向明辉"]),
        ("任青禾1998年参加工作，2003年任局长。", ["任青禾"]),
        ("工程师高青禾发言，新来的高主任很严格。", ["高青禾"]),
        ("白队长来了，支队长白青禾没有来。", ["白青禾"]),
        ("内科主任方青禾坐诊。方主任医师说，按时吃药。", ["方青禾"]),
        ("律师王青禾到场。王律师说，可以调解。", ["王青禾", "王青禾"]),
        ("志愿者张青禾上门看望张奶奶。", ["张青禾", "张奶奶"]),
    ],
)
def test_a_form_of_address_that_the_tagger_missed_is_found_where_its_bearer_was_named(
    read_text: ReadText, text: str, wanted: list[str]
) -> None:
    assert values(read_text(text), Kind.PERSON) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("技师皮埃尔·杜朗来到车间。杜朗说，他愿意教。", ["皮埃尔·杜朗", "皮埃尔·杜朗"]),
        ("皮埃尔·杜朗和玛丽·杜朗同行。杜朗说，很高兴。", ["皮埃尔·杜朗", "玛丽·杜朗", "杜朗"]),
    ],
)
def test_a_part_of_a_foreign_name_stands_for_the_only_one_that_has_it(
    read_text: ReadText, text: str, wanted: list[str]
) -> None:
    assert values(read_text(text), Kind.PERSON) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“春蚕助学”专项行动惠及两百名学生。", ["“春蚕助学”专项行动"]),
        ("“春芽杯”手工制茶培训暨采茶能手争霸活动开幕。", ["“春芽杯”手工制茶培训暨采茶能手争霸活动"]),
        ("双方签订《青川县茶业职工工资专项集体合同(2023年度)》。", ["《青川县茶业职工工资专项集体合同(2023年度)》"]),
        ("第五届全国焊接技能竞赛在成都举行。", ["第五届全国焊接技能竞赛"]),
        ("第九届数字青川建设峰会在福州开幕。", ["第九届数字青川建设峰会"]),
        ("周建平在厦门出席第六届四川—中亚茶叶论坛。", ["第六届四川—中亚茶叶论坛"]),
        ("周建平在青川参加国际学术研讨会。", []),
        ("公司推出“一键报修”。", ["“一键报修”"]),
        ("第七届“春芽杯”采茶技能竞赛决赛在青川县开赛。", ["第七届“春芽杯”采茶技能竞赛"]),
        ("青川县首届采茶技能竞赛决赛昨天落幕。", ["青川县首届采茶技能竞赛"]),
        ("2026年“春芽杯”采茶技能大赛开幕。", ["2026年“春芽杯”采茶技能大赛"]),
        ("2026世界茶叶大会在成都开幕，大会由青川县总工会主办。", ["2026世界茶叶大会"]),
        ("两个单位联合举办的农机手技能大赛收官。", ["农机手技能大赛"]),
        ("青川县总工会启动安全生产宣传月活动。", ["安全生产宣传月活动"]),
        ("远川集团主办的第五届职工书法展开幕。", ["第五届职工书法展"]),
        ("青川县总工会开展法治宣传周活动。", ["法治宣传周活动"]),
        ("青川县总工会开展了为期一周的宣传周活动，启动技能比武活动。", []),
        ("骑手们有了自己的“娘家”，驶上成才“快车道”。", []),
        ("《百年孤独》是他最爱的书。", []),
        ("要形成“春茶上市”发展新格局，走稳“最后一公里”关键环节。", []),
        ("村里取消了“人情合同”，干部不再搞“面子工程”。", []),
        ("会议提出要“建立统一的培训平台”。", []),
        ("国际研讨会在雅安举行。", []),
        ("第六次扩大会议广元市就业招聘会在雅安举行。", ["广元市就业招聘会"]),
        ("公司对货船实施“盗窃和劫持”。", []),
        ("茶山情2025年采茶技能大赛在雅安开幕。", ["茶山情2025年采茶技能大赛"]),
        ("县总工会推出“以茶会友”。青禾公司开展以茶会友服务。", ["“以茶会友”"]),
        ("“春芽苗”公益项目和“春芽苗”助学活动都办了，“春芽苗”也长了。", ["“春芽苗”公益项目", "“春芽苗”助学活动"]),
    ],
)
def test_programs_are_found_and_other_quotations_are_not(read_text: ReadText, text: str, wanted: list[str]) -> None:
    assert names(read_text(text), Kind.PROGRAM) == wanted


def test_a_launch_names_the_launch_and_what_is_launched(read_text: ReadText) -> None:
    reading = read_text("青川县总工会举行“春蚕助学”专项行动启动仪式。")
    programs = {mention.text for mention in reading.mentions if mention.kind is Kind.PROGRAM}
    assert programs == {"“春蚕助学”专项行动启动仪式", "“春蚕助学”专项行动"}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "“青禾云”平台上线。手机里有“青禾云”。周建平发布“青禾云”数字农服平台。",
            {"“青禾云”数字农服平台", "“青禾云”平台"},
        ),
        ("“青禾云”平台上线。手机里有“青禾云”。周建平发布“青禾云”行动。", {"“青禾云”行动", "“青禾云”平台"}),
    ],
)
def test_a_quotation_alone_is_the_longest_name_that_ends_like_the_others(
    text: str, values: set[str], read_text: ReadText
) -> None:
    programs = [mention for mention in read_text(text).mentions if mention.kind is Kind.PROGRAM]
    assert {mention.value for mention in programs} == values
    assert [m.value for m in programs if m.text == "“青禾云”"] == ["“青禾云”数字农服平台"] * ("数字" in text)


def test_short_forms_stand_for_the_body_that_the_article_names(read_text: ReadText) -> None:
    reading = read_text(
        "雅安市总工会启动培训。市总工会介绍，职工法律服务中心（以下简称中心）由雅安市总工会创办。中心主任周建平出席。"
    )
    assert values(reading, Kind.ORGANIZATION).count("雅安市总工会") == 3
    assert ("周建平", "leads", "职工法律服务中心") in facts(reading)


def test_a_city_body_without_its_city_takes_the_only_city_of_the_article(read_text: ReadText) -> None:
    assert "雅安市总工会" in values(read_text("本报雅安5月3日电 市总工会启动培训。"), Kind.ORGANIZATION)


def test_a_county_by_chance_is_no_place(read_text: ReadText) -> None:
    assert not [f for f in facts(read_text("东方证券发布研究报告。")) if f[1] == "locatedIn"]


def test_a_declared_short_form_is_another_name(read_text: ReadText) -> None:
    assert ("云岭茶业有限公司", "alternateName", "云岭茶业") in facts(
        read_text("云岭茶业有限公司（以下简称“云岭茶业”）位于武夷山市。")
    )


def test_a_branch_lies_in_the_place_behind_its_firm(read_text: ReadText) -> None:
    found = facts(read_text("中国农业银行成都分行行长林国栋到会，成都农业银行的职工也来了。"))
    assert ("中国农业银行成都分行", "locatedIn", "成都市") in found


def test_a_firm_is_named_without_the_word_for_whose_it_is_and_ends_where_a_trade_begins(read_text: ReadText) -> None:
    reading = read_text("集团子公司青禾矿业有限公司签约，成都市远川机械有限公司机修工林国栋到场。")
    assert {"青禾矿业有限公司", "成都市远川机械有限公司"} <= set(names(reading, Kind.ORGANIZATION))
    assert ("林国栋", "worksFor", "成都市远川机械有限公司") in facts(reading)


def test_names_inside_names_say_where_and_whose(read_text: ReadText) -> None:
    found = facts(read_text("安徽远岭物流有限公司工会召开会员大会。"))
    assert ("安徽远岭物流有限公司工会", "partOf", "安徽远岭物流有限公司") in found
    assert ("安徽远岭物流有限公司", "locatedIn", "安徽省") in found
    assert ("远川集团热轧厂", "partOf", "远川集团") in facts(read_text("远川集团热轧厂召开会议。"))
    assert not facts(read_text("远川集团有限公司召开会议。第九十九集团军某旅开展训练。远川集团电缆有限公司开业。"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2、远川集团远川集团成立于1984年，总部位于成都。", "远川集团"),
        ("创立远川茶业有限公司的人是周建平。", "远川茶业有限公司"),
    ],
)
def test_a_body_is_named_once_and_without_the_verb_of_its_founding(read_text: ReadText, text: str, name: str) -> None:
    assert set(values(read_text(text), Kind.ORGANIZATION)) == {name}


def test_a_line_lies_in_no_place_that_it_leads_to(read_text: ReadText) -> None:
    found = facts(read_text("成都至雅安高速铁路开始铺轨，雅安火车站同日开工。"))
    assert {subject for subject, relation, _ in found if relation == "locatedIn"} == {"雅安火车站"}


def facts(reading: Reading) -> set[tuple[str, str, str]]:
    return {
        (f.subject.value, f.relation, f.object if isinstance(f.object, str) else f.object.value) for f in reading.facts
    }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("伊朗总统哈塔米是一位学者。", ["哈塔米"]),
        ("若斯潘总理昨晚表示支持。", ["若斯潘"]),
        ("日本央行行长山本和男说，茶价会涨。", ["山本和男"]),
        ("达吉斯坦总统昨天抵达。", []),
        ("莫斯科市长昨天抵达。", []),
    ],
)
def test_a_foreign_name_is_told_by_the_title_beside_it(read_text: ReadText, text: str, wanted: list[str]) -> None:
    assert names(read_text(text), Kind.PERSON) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("新华社温得和克6月1日电 会议开幕。", ["温得和克"]),
        ("本报波恩5月25日电 会议开幕。", ["波恩"]),
        ("本报记者李青禾3月2日电 会议开幕。", []),
        ("新华社快讯3月5日电 会议开幕。", []),
    ],
)
def test_a_dateline_says_where_news_is_from(read_text: ReadText, text: str, wanted: list[str]) -> None:
    assert names(read_text(text), Kind.PLACE) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("青川科学院古茶树与古茶园研究所发布成果。", ["青川科学院古茶树与古茶园研究所"]),
        ("北京大学学生和水稻研究所合作。", ["北京大学", "水稻研究所"]),
        ("招商证券研报认为，需求回升。", ["招商证券"]),
        ("国家疾控局派专家组来到青川县。", ["国家疾控局"]),
    ],
)
def test_a_body_is_bounded_by_what_it_is_for_and_what_it_does(
    read_text: ReadText, text: str, wanted: list[str]
) -> None:
    assert names(read_text(text), Kind.ORGANIZATION) == wanted


def test_a_ministry_named_again_without_its_country_is_a_name_too() -> None:
    found = evaluation.find_names(evaluation.read("美国商务部发布清单，商务部随后作出解释。", Settings()))
    assert {(name.start, name.end) for name in found if name.kind is Kind.ORGANIZATION} == {(0, 5), (10, 13)}
