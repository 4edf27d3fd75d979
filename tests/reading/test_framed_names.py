"""Short names of companies are found where the text speaks of a founder or a head, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhitu.model import Mention
from zhitu.reading import organisations
from zhitu.reading.facts.statement import outermost

Read = Callable[..., list[Mention]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("据绿野机械首席执行官何立群介绍，新厂已经投产。", "绿野机械"),
        ("孙一帆，男，1980年生，云端教育创始人。", "云端教育"),
        ("何立群创立的绿野机械去年上市。", "绿野机械"),
        ("蓝鲸资本由周以恒、沈若谷联合创立。", "蓝鲸资本"),
        ("何立群执掌绿野机械二十年。", "绿野机械"),
    ],
)
def test_who_founds_or_heads_it_makes_a_name(read: Read, text: str, name: str) -> None:
    assert name in [mention.text for mention in read(organisations, text)]


@pytest.mark.parametrize(
    "text",
    [
        "何立群说，绿野机械轰鸣。",
        "何立群创办职业教育已有二十年。",
        "知名科技创始人何立群到场。",
        "农机技术教育科技总裁何立群到场。",
        "绿野机械CEO的位置还空着。",
        "何立群参加“绿野小店”活动。",
        "何立群创办了“绿野茶铺”读书会，母校是由他创办的学校。",
        "中文名 何立群 国籍 中国 职业 教师",
    ],
)
def test_a_line_of_business_alone_makes_none(read: Read, text: str) -> None:
    assert read(organisations, text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("青禾多多创始人何立群在会上发言。", "青禾多多"),
        ("知名电商平台青禾多多的创始人何立群到场。", "青禾多多"),
        ("青禾多多成立于2012年。", "青禾多多"),
        ("青禾多多总部位于成都。", "青禾多多"),
        ("好时光由何立群于2012年创立。", "好时光"),
        ("何立群，好时光创始人兼CEO。", "好时光"),
        ("成立于2012年的好时光，以卖书起家。", "好时光"),
        ("好时光是由何立群创立的图书平台。", "好时光"),
        ("中文名 好时光 创始人 何立群 总部地点 成都", "好时光"),
        ("何立群来到成都，开办了“好时光鸭店”。", "好时光鸭店"),
        ("知名栏目“好时光”创始人何立群到场。", "好时光"),
        ("何立群创立了童装品牌“好时光”。", "好时光"),
        ("何立群开办了名为“好时光”的书店。", "好时光"),
        ("说起好时光，人们先想到它的创始人何立群。", "好时光"),
        ("好时光是国内知名的图书零售企业。", "好时光"),
        ("他是港股上市公司好时光（00569.HK）的董事。", "好时光"),
    ],
)
def test_who_has_a_founder_or_a_day_of_founding_is_a_body_whatever_its_words(read: Read, text: str, name: str) -> None:
    assert name in [mention.text for mention in read(organisations, text)]


@pytest.mark.parametrize(
    "text",
    [
        "公司创始人何立群到场。",
        "两位创始人都到场。",
        "“何氏竹编”创始人何立群到场。",
        "社区创立了品牌“好时光”读书活动。",
        "何立群参观了名为“好时光”的书店。",
        "“互联网诊所”创始人何立群到场。",
        "茶农存款2012年由储蓄社开办。",
        "知名品牌创始人何立群到场。",
        "何立群创办了农家乐。",
        "志愿服务活动创始人何立群到场。",
        "总部设在成都。",
        "他们把区域总部设在成都。",
        "全体会议（2023）在成都召开。",
        "交流会的东道主是一家茶叶企业。",
        "2017年1月，由十个部门组成的双创办公室挂牌。",
    ],
)
def test_a_common_noun_with_a_founder_is_no_name(read: Read, text: str) -> None:
    names = {mention.text for mention in read(organisations, text)}
    assert names <= {"双创办公室"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("青禾多多（QINGHE）由何立群于2012年创办。", ["青禾多多"]),
        ("何立群，1968年生，禾渌创始人、董事长。", ["禾渌"]),
        ("百禾园的创始人何立群到场。", ["百禾园"]),
        ("2007年，何立群成立青渌光通，林国栋出任董事长。", ["青渌光通"]),
        ("老茶青，全称渌水老茶青食品有限责任公司，创始人何立群。", ["老茶青", "渌水老茶青食品有限责任公司"]),
        ("渌禾基金由何立群、林国栋于2007年创立。", ["渌禾基金"]),
        ("何立群创办《青报》，任社长。", ["青报"]),
        ("《青川文艺》杂志1985年1月创刊。", ["青川文艺"]),
        ("公司旗下拥有青禾记、绿鹭等品牌。", ["青禾记", "绿鹭"]),
        ("公司被源禾资本、鼎禾投资收购。", ["源禾资本", "鼎禾投资"]),
        ("绿野青鹭（成都）食品科技集团有限公司成立于2011年。", ["绿野青鹭（成都）食品科技集团有限公司"]),
        ("多好禾（成都）教育科技有限公司成立于2011年。", ["多好禾（成都）教育科技有限公司"]),
    ],
)
def test_what_only_its_company_tells_is_found(read: Read, text: str, names: list[str]) -> None:
    assert [mention.text for mention in outermost(read(organisations, text))] == names


@pytest.mark.parametrize(
    "text",
    [
        "公司引入社会资本投资。",
        "公司旗下拥有酒店、餐饮等企业。",
        "优秀人才于2003年成立。",
        "何立群创办《好时光》节目。",
        "何立群2010年创办，林国栋接手。",
    ],
)
def test_common_words_in_such_frames_are_no_names(read: Read, text: str) -> None:
    assert [mention.text for mention in read(organisations, text)] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("李小禾成立于1905年，总部位于广元。", "李小禾"),
        ("半禾总部位于成都。", "半禾"),
        ("古禾由周建平于2012年创立。", "古禾"),
        ("安禾青创始人周建平到场。", "安禾青"),
        ("古禾董事长周建平到场。", "古禾"),
        ("周建平2012年创办了安青禾。", "安青禾"),
    ],
)
def test_what_the_tagger_takes_for_a_person_is_a_body_if_it_was_founded(read: Read, text: str, name: str) -> None:
    assert [mention.text for mention in read(organisations, text)] == [name]


@pytest.mark.parametrize(
    "text", ["注册成立于2012年，总部位于杭州。", "正式成立于2012年。", "他们是一家企业。", "周建平董事长到场。"]
)
def test_an_opening_without_a_name_makes_none(read: Read, text: str) -> None:
    assert [mention.text for mention in read(organisations, text)] == []
