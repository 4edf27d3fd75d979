"""A page of a company's own paper, whose articles call the company by less than its name."""

from __future__ import annotations

import pytest

import zhitu
from zhitu import read
from zhitu.model import Document, Reading

FIRST = (
    "集团公司召开年中会议",
    "本报讯（记者 骆青）8月10日，渌江钢铁集团有限公司召开年中会议。集团公司董事长段柏生作报告，各单位负责人参加会议。",
)
SECOND = (
    "共建产业学院",
    "本报讯（记者 向明）8月9日，渌江钢铁集团与北岭技师学院签署协议。集团公司人力资源部主任谭小舟出席签约仪式。",
)
THIRD = (
    "送清凉到工地",
    "本报讯（记者 骆青）8月8日，集团工会副主席崔玉梅来到检修现场，为职工送去西瓜和绿豆，还有一车矿泉水。",
)
OTHER = (
    "百名职工登高望远",
    "本报讯（记者 向明）8月7日，青川重工集团工会组织百名职工登山，集团工会主席骆远山为优胜者颁奖，场面热烈。",
)


def page(*articles: tuple[str, str]) -> tuple[Reading, ...]:
    return read("\n\n".join(line for article in articles for line in article))


def values(readings: tuple[Reading, ...], headline: str) -> set[str]:
    return {m.value for reading in readings if reading.article.headline == headline for m in reading.mentions}


def test_the_group_is_the_company_whose_paper_it_is() -> None:
    readings = page(FIRST, SECOND, THIRD)
    assert "渌江钢铁集团有限公司工会" in values(readings, THIRD[0])
    assert {"渌江钢铁集团有限公司", "渌江钢铁集团有限公司人力资源部"} <= values(readings, SECOND[0])
    facts = {(f.subject.value, f.relation, getattr(f.object, "value", "")) for one in readings for f in one.facts}
    assert ("崔玉梅", "worksFor", "渌江钢铁集团有限公司工会") in facts
    assert ("渌江钢铁集团有限公司人力资源部", "partOf", "渌江钢铁集团有限公司") in facts


def test_a_paper_that_bears_the_short_name_of_a_company_is_its_own() -> None:
    declaring = (FIRST[0], FIRST[1].replace("有限公司召开", "有限公司（以下简称“渌钢”）召开"))
    sold = (
        "船板交货",
        "本报讯（记者 向明）8月6日，渌钢华东销售分公司经理骆远山来到船厂，与厂方商定了交货的日子和地点。",
    )
    plain = (
        "送清凉到工地",
        "本报讯（记者 骆青）8月8日，柳塘镇的果农来到检修现场，为职工送去西瓜和绿豆，还有一车矿泉水。",
    )
    readings = read("\n\n".join(("渌钢报 第2版 2026年8月12日", *declaring, *sold, *plain)))
    facts = {(f.subject.value, f.relation, getattr(f.object, "value", "")) for one in readings for f in one.facts}
    assert ("渌钢华东销售分公司", "partOf", "渌江钢铁集团有限公司") in facts
    assert not any("渌江" in value for value in values(readings, plain[0]))


def test_an_article_that_names_another_group_means_that() -> None:
    readings = page(FIRST, SECOND, OTHER)
    assert not any("渌江" in value for value in values(readings, OTHER[0]))


def test_a_page_that_names_a_group_once_is_nobodys_paper() -> None:
    readings = page(FIRST, THIRD, ("柳塘镇开办夜校", "本报讯（记者 向明）8月6日，柳塘镇总工会开办夜校，四十人报名。"))
    assert not any("渌江" in value for value in values(readings, THIRD[0]))


def test_a_page_with_news_of_a_group_in_a_few_articles_is_not_its_paper() -> None:
    works = ("抢修水管", "本报讯（记者 向明）8月6日，市自来水公司抢修管道。集团公司总经理骆远山到场指挥，连夜完工。")
    others = tuple(
        (f"{town}镇修好三座桥", f"本报讯（记者 骆青）8月5日，{town}镇的三座危桥修缮完工，村民出行方便了许多。")
        for town in ("柳塘", "云岭", "石桥")
    )
    assert not any("渌江" in value for value in values(page(FIRST, SECOND, *others, THIRD), THIRD[0]))
    assert not any("渌江" in value for value in values(page(FIRST, SECOND, works), works[0]))


def test_before_a_title_the_end_of_a_name_stands_for_it() -> None:
    (reading,) = read("电力检修分公司工会举办技能大赛。检修分公司总经理段柏生为选手颁奖。")
    assert ("段柏生", "leads", "电力检修分公司") in {
        (fact.subject.value, fact.relation, getattr(fact.object, "value", "")) for fact in reading.facts
    }


@pytest.mark.parametrize(
    ("body", "value"),
    [
        ("集团军医院", "集团军医院"),
        ("集团化改革办公室", "集团化改革办公室"),
        ("集团化工分公司", "远川重工集团化工分公司"),
        ("集团企业文化部", "远川重工集团企业文化部"),
    ],
)
def test_an_army_and_a_reform_belong_to_no_group(body: str, value: str) -> None:
    (reading,) = read(f"远川重工集团开会。{body}负责人林国栋发言。")
    assert {m.value for m in reading.mentions if m.text == body} == {value}


def test_a_body_called_by_a_post_leaves_the_post_a_post() -> None:
    (reading,) = read("青川县劳模协会（简称“劳模”）成立。")
    assert any(fact.relation == "alternateName" for fact in reading.facts)


def test_a_body_of_its_level_lies_where_the_article_does() -> None:
    (reading,) = read("攸县皇图岭镇石桥村修路。县妇联启动“银针”项目。")
    assert ("攸县妇联", "locatedIn", "攸县") in {
        (fact.subject.value, fact.relation, getattr(fact.object, "value", "")) for fact in reading.facts
    }


COUNTY = (
    ("醴陵市人民医院迁址", "本报讯（记者 骆青）8月10日，醴陵市人民医院迁到新址，当天接诊三百余人，市民纷纷点赞。"),
    ("醴陵市修好三座桥", "本报讯（记者 向明）8月9日，醴陵市泗汾镇的三座危桥修缮完工，村民出行方便了许多。"),
    ("夜校开课", "本报讯（记者 骆青）8月8日，醴陵市的夜校开课，书法和茶艺班最受欢迎，三天就报满了名额。"),
)
LIBRARY = ("流动图书车下乡", "本报讯（记者 向明）8月7日，市图书馆的流动图书车开到醴陵市泗汾镇，孩子们排起了长队。")
STRANGER = ("培训班结业", "本报讯（记者 向明）8月7日，株洲市举办培训班，市图书馆派人授课，四十人拿到了证书。")


def test_on_a_page_of_a_county_what_is_of_the_city_is_that_countys() -> None:
    assert "醴陵市图书馆" in values(page(*COUNTY, LIBRARY), LIBRARY[0])
    assert "醴陵市图书馆" not in values(page(LIBRARY), LIBRARY[0])


def test_an_article_that_names_another_city_is_not_of_the_county() -> None:
    assert not any("醴陵" in value for value in values(page(*COUNTY, STRANGER), STRANGER[0]))


def test_a_page_most_of_whose_articles_speak_of_one_group_is_its_paper() -> None:
    second = (
        "百日竞赛收官",
        "本报讯（记者 向明）8月8日，集团公司总经理谭小舟为竞赛优胜班组颁奖，三十个车间参加了竞赛。",
    )
    bridge = ("柳塘镇修好三座桥", "本报讯（记者 骆青）8月5日，柳塘镇的三座危桥修缮完工，村民出行方便了许多。")
    readings = page(FIRST, SECOND, THIRD, second, bridge)
    assert "渌江钢铁集团有限公司" in values(readings, second[0])
    assert not any("渌江" in value for value in values(readings, bridge[0]))


PRINTED = ("责任编辑：骆 青", "电话：0731-8888666")
OWN = (
    "公司与北岭技师学院共建实训基地",
    "本报讯（记者 骆青）8月9日，渌川油田公司与北岭技师学院签署协议，共建实训基地。",
)
TEAM = ("压裂队创纪录", "本报讯（记者 向明）8月7日，渌川油田公司压裂队创下新纪录，全队四十人连续奋战了三个昼夜。")
UNION = ("春风进井场", "本报讯（记者 骆青）8月6日，公司工会主席崔玉梅来到井场，为一线职工送去慰问品，大家热情很高。")
BUILDER = (
    "立井完工",
    "本报讯（记者 向明）8月4日，青川建工有限公司承建的立井完工，公司总经理骆远山到场祝贺，工人放起鞭炮。",
)


def printed(name: str, *articles: tuple[str, str]) -> tuple[Reading, ...]:
    return read("\n\n".join((f"{name} 2018年8月10日 第二版", *PRINTED, *(line for one in articles for line in one))))


def test_what_a_paper_is_called_tells_whose_firm_its_articles_mean() -> None:
    readings = printed("渌川油田报", OWN, TEAM, UNION, BUILDER)
    assert "渌川油田公司工会" in values(readings, UNION[0])
    assert not any("渌川" in value for value in values(readings, BUILDER[0]))


@pytest.mark.parametrize("name", ["北岭工人报", "渌川日报"])
def test_in_another_paper_the_firm_of_other_articles_is_not_meant(name: str) -> None:
    assert not any("渌川" in value for value in values(printed(name, OWN, TEAM, UNION, BUILDER), UNION[0]))


def test_a_group_is_known_by_the_short_name_that_its_paper_bears() -> None:
    works = ("车间创新", "本报讯（记者 骆青）8月8日，渌钢集团炼铁厂完成技术攻关，点检员段柏生提出的方案省下了百万元。")
    contest = ("焊工比武", "本报讯（记者 向明）8月7日，渌钢集团举办焊工比武，来自十个单位的六十名焊工参赛，场面热烈。")
    full = ("职代会召开", "本报讯（记者 骆青）8月6日，湖南渌江钢铁集团有限公司召开职代会，会议审议通过了集体合同。")
    readings = printed("渌钢报", works, contest, full)
    assert "湖南渌江钢铁集团有限公司" in values(readings, contest[0])
    other = ("职代会召开", full[1].replace("渌江钢铁", "青川船舶"))
    assert "渌钢集团" in values(printed("渌钢报", works, contest, other), contest[0])


def test_an_article_without_a_province_is_of_that_of_its_page() -> None:
    first = ("站台添新灯", "本报讯（记者 骆青）8月10日，湖南省株洲市的石桥站换上新灯，渌江铁路集团石桥车务段连夜施工。")
    second = ("列车准点", "本报讯（记者 向明）8月9日，渌江铁路集团举行技术比武，六十名选手参赛，场面十分热烈。")
    third = ("送清凉", "本报讯（记者 骆青）8月8日，渌江铁路集团总经理段柏生到车站慰问职工，送去了西瓜和绿豆。")
    text = "\n\n".join(line for one in (first, second, third) for line in one)
    entities = zhitu.build([Document("page.txt", text, "1")]).entities
    assert [one.name for one in entities if one.name == "渌江铁路集团"] == ["渌江铁路集团"]


CONTEST = (
    "知识竞赛收官",
    "本报讯（记者 骆青）6月16日，市总工会举办安全知识竞赛，副主席段柏生颁奖，高新区总工会获优秀组织奖，场面热烈。",
)


@pytest.mark.parametrize(
    "head", ["2026年8月10日 第3版 潍坊新闻", "今日潍坊 2026年8月10日 第3版", "潍坊市总工会主办 2026年8月10日"]
)
def test_the_city_that_a_page_is_printed_under_is_that_of_its_offices_and_zones(head: str) -> None:
    found = values(read("\n\n".join((head, *CONTEST))), CONTEST[0])
    assert {"潍坊市总工会", "潍坊高新区总工会"} <= found


@pytest.mark.parametrize("head", ["第3版 综合新闻", "和平日报 第3版", "山东工人报 第3版", "潍坊日报 临沂新闻"])
def test_a_page_printed_under_no_city_or_two_tells_of_none(head: str) -> None:
    found = values(read("\n\n".join((f"{head} 2026年8月10日", *CONTEST))), CONTEST[0])
    assert {"市总工会", "高新区总工会"} <= found


@pytest.mark.parametrize(
    ("body", "value"),
    [
        ("市总工会的同志到临沂市学习办夜校的经验，听了两堂课。", "市总工会"),
        ("寿光市的菜农进了工会，市总工会送来书籍和图纸。", "市总工会"),
        ("寿光市总工会和诸城市总工会组队参赛，市总工会颁发奖状。", "潍坊市总工会"),
        ("济南高新区总工会一行来访，高新区总工会介绍了夜校的经验。", "济南高新区总工会"),
        ("临朐县的果农学会了直播，高新区总工会派来了老师。", "高新区总工会"),
        ("新疆的亲友来信，市总工会慰问了援疆职工的家属。", "潍坊市总工会"),
    ],
)
def test_an_article_that_names_another_city_is_not_of_that_of_its_page(body: str, value: str) -> None:
    text = "\n\n".join(
        ("潍坊日报 2026年8月10日 第3版", "职工夜校受欢迎", f"本报讯（记者 骆青）8月9日，{body}职工都说好。")
    )
    open_ones = [m.value for one in read(text) for m in one.mentions if m.text in ("市总工会", "高新区总工会")]
    assert set(open_ones) == {value}


def test_a_province_is_told_by_its_paper() -> None:
    visit = (
        "送清凉到工地",
        "本报讯（记者 骆青）8月9日，省总工会主席段柏生到工地慰问职工，送去西瓜和绿豆，大家都说好。",
    )
    readings = read("\n\n".join(("河南工人报 2026年8月10日 第3版", *visit, *CONTEST)))
    assert "河南省总工会" in values(readings, visit[0])
    assert "市总工会" in values(readings, CONTEST[0])
