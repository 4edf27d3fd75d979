"""Bodies of local news: parties' committees, offices with two fields, posts abroad, heads that the tagger parts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import zhitu
from zhitu.model import Kind, Reading
from zhitu.reading.facts.statement import outermost

ReadText = Callable[..., Reading]


def bodies(reading: Reading) -> list[str]:
    return [mention.text for mention in outermost(reading.mentions) if mention.kind is Kind.ORGANIZATION]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("慈云桥社区党委书记何淑萍每天走访居民。", ["慈云桥社区党委"]),
        ("青川县总工会党组书记何淑萍到会。", ["青川县总工会"]),
        ("青川县慈善总会收到捐款三百万元。", ["青川县慈善总会"]),
        ("市委书记周建平讲话，市委、市政府提出要求。", ["市委", "市委", "市政府"]),
        ("青川供电公司组织党员突击队抢修线路。", ["青川供电公司"]),
        ("青川县住房和城乡建设局通报情况。", ["青川县住房和城乡建设局"]),
        ("记者在江苏昆山采访。", []),
        ("他1953年中国茶业学会成立时入会。", ["中国茶业学会"]),
        ("中国驻英国大使馆举行招待会。", ["中国驻英国大使馆"]),
        ("省总、市总发出通知，全市总面积很大。", ["省总", "市总"]),
        ("开远工务段职工蔡勇说。", ["开远工务段"]),
        ("上海铁路局青川机务段司机蔡勇值乘。", ["上海铁路局", "青川机务段"]),
        ("《青川文艺》编辑部召开会议。", ["《青川文艺》编辑部"]),
        ("由青川县总工会、职工学校主办。", ["青川县总工会", "职工学校"]),
        ("青川县总工会、各级工会都来了。", ["青川县总工会"]),
        ("大家登上云湖观景台。", []),
        ("远川集团直属党委开会。", ["远川集团直属党委"]),
        ("各直属党委要落实责任。", []),
        ("远川集团成立党委。", ["远川集团"]),
        ("青川县总工会设立劳动争议联合调解中心。", ["青川县总工会", "劳动争议联合调解中心"]),
        ("青川县职业病防治院院长周建平到会。", ["青川县职业病防治院"]),
        ("青川县第二百家户外劳动者驿站建成。", []),
        ("青川县第二中学的学生来了。", ["青川县第二中学"]),
        ("文化和旅游部发布通知。", ["文化和旅游部"]),
        ("中共中央政治局常委周建平到会。", ["中共中央政治局"]),
        ("青川县红十字会总会派出队伍。", ["青川县红十字会总会"]),
        ("福建省宁德市霞浦县三沙镇青禾村村委会发来通知。", ["福建省宁德市霞浦县三沙镇青禾村村委会"]),
        ("国际茶叶联合会东亚地区代表处主任周建平出席大会。", ["国际茶叶联合会东亚地区代表处"]),
        ("据《青川日报》报道，今年丰收。", ["青川日报"]),
        ("成都公安出入境管理部门增设窗口。", ["成都公安"]),
        ("印度国务部长辛格到机场迎接。", []),
        ("青禾汽车是一家全球化的智能电动汽车公司，去年上市。", ["青禾汽车"]),
        (
            "远川集团、云岭仪表、安禾酵母、青川农商行等16家企业参加。",
            ["远川集团", "云岭仪表", "安禾酵母", "青川农商行"],
        ),
        ("青川县教育局、广大群众、街坊邻居等单位参加。", ["青川县教育局"]),
        ("“春芽义警”志愿服务队来到石桥镇。", ["“春芽义警”志愿服务队"]),
        ("她所在的“彩虹班组”有十一人。", ["彩虹班组"]),
        ("“一窗式”服务中心由青川县教育局设立。", ["青川县教育局"]),
        ("远川集团团委书记周建平到会。", ["远川集团团委"]),
        ("远川集团党委书记周建平到会。", ["远川集团"]),
        ("全县建设“三新三强”劳模创新工作室。", []),
        ("青川县总工会组织“岗位练兵”。", ["青川县总工会"]),
        ("石桥镇党委副书记周建平到会。", ["石桥镇党委"]),
        ("远川株机党委书记、董事长周建平出席。", ["远川株机"]),
        ("青川县总工会还联合县图书馆、县文化馆举办展览。", ["青川县总工会", "县图书馆", "县文化馆"]),
        ("离石区总工会派人到场。", ["离石区总工会"]),
        ("新加坡全国职工总会秘书长周建平来访。", ["新加坡全国职工总会"]),
        ("周建平，纳西族，1986年生。", []),
        ("四川省整合政府各条热线，方便群众办事。", []),
        ("甘肃省成立工作专班。", []),
        ("江苏省委省政府召开会议。", ["江苏省委", "省政府"]),
        ("党和国家林木保护工作委员会主任周建平到会。", ["党和国家林木保护工作委员会"]),
        ("甘肃国家茶叶与林业委员会主任周建平到会。", ["甘肃国家茶叶与林业委员会"]),
        ("西河子公司农机软件中心开业。", ["西河子公司农机软件中心"]),
        ("中央和国家机关工委派人到场。", ["中央和国家机关工委"]),
        ("邮政茶业新订单指数上升。", []),
        ("周建平在纽约联合国发言。", ["联合国"]),
        ("吉林长春组织党员干部参加义务植树。", []),
        ("京中国科学院院士周建平到会。", ["中国科学院"]),
        ("青川（一家在本地很有名望而且历史悠久的企业）茶业有限公司成立。", []),
        ("青川县政府发布通知。远川民主党主席、政府副总理林国栋到场。", ["青川县政府", "远川民主党"]),
        ("青川县总工会开会。远川集团党委副书记、工会主席周建平到会。", ["青川县总工会", "远川集团", "工会"]),
    ],
)
def test_a_body_is_found_whole_and_alone(read_text: ReadText, text: str, wanted: list[str]) -> None:
    assert bodies(read_text(text)) == wanted


def test_the_committee_of_the_place_that_the_text_is_about_is_meant(read_text: ReadText) -> None:
    reading = read_text("温州市召开大会，市委书记周建平讲话。市委副书记、市长刘立强主持。")
    told = {(f.subject.text, f.relation, getattr(f.object, "value", f.object)) for f in reading.facts}
    assert ("周建平", "leads", "温州市委") in told
    assert ("刘立强", "worksFor", "温州市委") in told
    assert ("刘立强", "leads", "温州市委") not in told


def test_an_office_that_the_title_of_its_chief_begins_with_is_named(read_text: ReadText) -> None:
    reading = read_text("俄罗斯国防部长伊万诺夫说，谈判正在进行。")
    told = {(f.subject.text, f.relation, getattr(f.object, "value", f.object)) for f in reading.facts}
    assert told == {("伊万诺夫", "leads", "俄罗斯国防部"), ("伊万诺夫", "holdsTitle", "部长")}


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("青川县人民医院召开大会。该院院长李强到会。", "该院", "青川县人民医院"),
        ("青川大学与石桥中学结对。青川大学今年招生，该校校长张明到会。", "该校", "青川大学"),
        ("枫林村党支部换届。该村位于青川县乔庄镇。", "该村", "枫林村"),
        ("王大明来到青川县。该县去年有36个乡镇。", "该县", "青川县"),
    ],
)
def test_a_word_points_back_to_what_ends_as_it_says(read_text: ReadText, text: str, word: str, meant: str) -> None:
    assert [mention.value for mention in read_text(text).mentions if mention.text == word] == [meant]


def test_a_word_that_points_to_nothing_names_nothing(read_text: ReadText) -> None:
    assert [mention for mention in read_text("该校校长张明到会。").mentions if mention.text == "该校"] == []


@pytest.mark.parametrize("line", ["国务院", "中共中央", "国务院办公厅", "全国总工会", "中央广播电视总台"])
def test_a_line_that_is_nothing_but_a_body_is_read(line: str) -> None:
    """As those who sign a notice stand below it."""
    (reading,) = zhitu.read(f"特此通知。\n{line}")
    assert not [problem for problem in reading.problems if "failed" in problem.what]
    assert line in {mention.text for mention in reading.mentions}
