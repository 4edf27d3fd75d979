"""Words that the tagger takes into the name of a body, or a piece of a sentence that looks like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhitu.knowledge import Knowledge
from zhitu.model import Kind, Reading, Token
from zhitu.reading.words import bounds, cuts

ReadText = Callable[..., Reading]
Words = Callable[[str], tuple[Token, ...]]


@pytest.mark.parametrize(
    ("tagged", "bodies"),
    [
        ("青川海警组织巡逻队/ORG 巡逻/v", ["青川海警"]),
        ("青川县总工会组织云岭茶业有限公司/ORG 参赛/v", ["青川县总工会", "云岭茶业有限公司"]),
        ("青川县总工会组织民管部/ORG 发文/v", ["青川县总工会组织民管部"]),
        ("免去/v 周明市总工会/ORG 主席/n", ["市总工会"]),
        ("免去/v 青川县教育局/ORG 局长/n", ["青川县教育局"]),
        ("中国/LOC 500/m 强远川集团/ORG 落户/v", ["远川集团"]),
        ("杭州中国银行/ORG 旧址/n 开放/v", ["中国银行"]),
        ("杭州中国银行/ORG 开业/v", ["杭州中国银行"]),
        ("大众汽车/ORG 消费/vn 升级/v", []),
        ("大众汽车/ORG 召回/v", ["大众汽车"]),
        ("云岭农商银行/ORG 和县医院/ORG 结对/v", ["云岭农商银行", "和县医院"]),
        ("云岭建投所/ORG 属/v 安禾集团/ORG 获奖/v", ["云岭建投", "安禾集团"]),
        ("云岭研究所/ORG 属于/v 青川县/LOC", ["云岭研究所"]),
        ("枫林镇云岭新邨/LOC 社区党委/ORG 书记/n", ["枫林镇云岭新邨社区党委"]),
        ("枫林镇/LOC 社区党委/ORG 书记/n", ["社区党委"]),
    ],
)
def test_a_body_is_named_without_what_stands_around_it(
    tagged: str, bodies: list[str], known: Knowledge, words: Words
) -> None:
    assert [word.text for word in bounds.mend(words(tagged), known) if word.tag == "ORG"] == bodies


def test_the_chief_of_an_office_of_the_party_heads_that(read_text: ReadText, known: Knowledge, words: Words) -> None:
    mended = cuts.mend(words("青川县委/ORG 宣传/vn 部长/n 周建平/PER"), known)
    assert [word.text for word in mended] == ["青川县委宣传部", "长", "周建平"]
    for text in ("青川县委宣传部长周建平讲话。", "青川县委组织部长周建平讲话。"):
        led = {fact.object.value for fact in read_text(text).facts if fact.relation == "leads"}
        assert led == {text[:7]}


def test_the_post_of_an_office_is_held_in_offices_only(read_text: ReadText) -> None:
    led = {f.object.value for f in read_text("青川县委、县政府办公室主任周建平讲话。").facts if f.relation == "leads"}
    assert led == {"青川县政府办公室"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("浙江大学（杭州）教授周建平讲课。", {"浙江大学"}),
        ("石湾学院（石湾师范学校）扩建校舍。", {"石湾学院", "石湾师范学校"}),
        ("石湾县公安局交警部门发布提示。", {"石湾县公安局"}),
        ("石湾餐饮公司系由周建平创立。", {"石湾餐饮公司"}),
        ("省里有关部门负责人到石湾化工（集团）有限公司走访。", {"石湾化工（集团）有限公司"}),
        ("山东大学（威海）教授周建平讲课。", {"山东大学", "山东大学（威海）"}),
        ("南京大学（江苏）和中国地质大学（武汉）结对。", {"南京大学", "中国地质大学"}),
        ("祝愿中国平安富强。", set()),
        ("我们同程旅行三天。", set()),
        ("学生需上交大作业。", set()),
        ("英国石油价格上涨。", set()),
        ("由周建平创办的公司破产了。", set()),
        ("始建于1166年的石桥横跨两岸。", set()),
    ],
)
def test_a_university_is_named_without_where_it_lies_and_common_speech_names_no_body(
    text: str, names: set[str], read_text: ReadText
) -> None:
    assert {mention.text for mention in read_text(text).mentions if mention.kind is Kind.ORGANIZATION} == names


def test_what_a_place_organises_is_no_program_of_that_name(read_text: ReadText) -> None:
    programs = [m.text for m in read_text("安徽省组织职业技能大赛。").mentions if m.kind is Kind.PROGRAM]
    assert not any("组织" in program for program in programs)


@pytest.mark.parametrize("text", ["书记常常说，要多读书。", "书记方便说，就多说。"])
def test_who_speaks_is_not_named_by_how(text: str, read_text: ReadText) -> None:
    assert not [mention for mention in read_text(text).mentions if mention.kind is Kind.PERSON]
