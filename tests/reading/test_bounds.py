"""The names of people end where the words around them show that they end."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from zhitu.knowledge import Knowledge
from zhitu.model import Token
from zhitu.reading.words import bounds

Words = Callable[[str], tuple[Token, ...]]


@pytest.mark.parametrize(
    ("tagged", "tag"),
    [
        ("大会/n 选举/v 余江远/ORG 为/v 主席/n", "PER"),
        ("大会/n 选举/v 安禾厂/ORG 为/v 主席/n", "ORG"),
        ("大会/n 感谢/v 余江远/ORG 为/p 大家/r", "ORG"),
        ("大会/n 选举/v 余江区/LOC 为/v 主席/n", "LOC"),
    ],
)
def test_who_is_chosen_for_a_post_is_somebody(tagged: str, tag: str, known: Knowledge, words: Words) -> None:
    assert bounds.mend(words(tagged), known)[2].tag == tag


@pytest.mark.parametrize(
    ("tagged", "places"),
    [
        ("位于/v 青川县长江路/LOC", ["青川县", "长江路"]),
        ("位于/v 青川县长/LOC", ["青川县长"]),
        ("位于/v 石湾新区长江路/LOC", ["石湾新区长江路"]),
    ],
)
def test_a_road_may_begin_like_the_title_of_a_head(
    tagged: str, places: list[str], known: Knowledge, words: Words
) -> None:
    assert [word.text for word in bounds.mend(words(tagged), known) if word.tag == "LOC"] == places


@pytest.mark.parametrize(
    ("tagged", "tag"),
    [
        ("安禾科技/ORG 牵头/v ，/w 联合/n 远川集团/ORG 共同/ad 出资/v", "v"),
        ("安禾科技/ORG 牵头/v ，/w 联合/n 远川集团/ORG 到场/v", "n"),
        ("大家/r 牵头/v ，/w 联合/n 远川集团/ORG 共同/ad 出资/v", "n"),
        ("安禾科技/ORG 牵头/v ，/w 联合/n 组织/n 共同/ad 出资/v", "n"),
    ],
)
def test_what_opens_a_clause_before_an_ally_is_a_verb(tagged: str, tag: str, known: Knowledge, words: Words) -> None:
    mended = bounds.mend(words(tagged), known)
    assert next(word.tag for word in mended if word.text == "联合") == tag


@pytest.mark.parametrize(
    ("tagged", "people"),
    [
        ("林国乘/PER 包机/v 抵达/v", ["林国"]),
        ("周平在/PER 京/n 出席会议/v", ["周平"]),
        ("周平作/PER 了/u 报告/n", ["周平"]),
        ("马丁科警/PER 告/v 称/v", ["马丁科"]),
        ("林志强/PER 调研/v", ["林志强"]),
        ("秘书长/n 林强敦/PER 促/v", ["林强"]),
        ("林强状/PER 告/v 远川集团/ORG", ["林强"]),
        ("远川/nz 成立/v ，/w 林强任/PER 董事长/n", ["林强"]),
        ("林作/PER 了/u", ["林作"]),
        ("主席/n 同拉贝/PER 总统/n", ["拉贝"]),
        ("国王/n 卡洛斯/PER 三世/TIME 到场/v", ["卡洛斯三世"]),
        ("阿里/PER -/w 马丁/PER 说/v", ["阿里-马丁"]),
        ("周平/PER -/w 林志强/PER", ["周平", "林志强"]),
        ("罗·韦恩/PER 和保罗·马丁/PER", ["罗·韦恩", "保罗·马丁"]),
        ("和·拉西德/PER 到场/v", ["和·拉西德"]),
        ("林国栋/PER 、/w 曾/d 青禾/PER 五位/m", ["林国栋", "曾青禾"]),
        ("院长/n 林国/PER 权作/n 讲解/vn", ["林国权"]),
        ("院长/n 林国/PER 合作/vn 报告/n", ["林国"]),
        ("总统/n 巴勒图/PER 苏尔/PER 到访/v", ["巴勒图苏尔"]),
        ("总统/n 西雅尔/PER 多/a 称/v", ["西雅尔多"]),
        ("林青生/PER 于/p 1950年/TIME ，/w 是/v 教师/n", ["林青"]),
        ("被告人/n 林卫生/PER 于/p 2021年5月/TIME ，/w 在/p 青川/LOC 盗窃/v", ["林卫生"]),
        ("林春生/PER 于/p 昨天下午/TIME ，/w 前往/v 青川/LOC", ["林春生"]),
        ("总统/n 西雅尔/PER 多/a 年/q", ["西雅尔"]),
        ("总统/n 巴勒图/PER 马勒/ORG 等/u 到场/v", ["巴勒图"]),
        ("总统/n 巴勒图/PER 比/p 29日/TIME 称/v", ["巴勒图比"]),
        ("主席/n 巴·额力德/PER 木图/n 参加/v", ["巴·额力德木图"]),
        ("主席/n 罗·韦恩/PER 大会/n 召开/v", ["罗·韦恩"]),
        ("县长/n 扎西才/PER 让/v ，/w", ["扎西才让"]),
        ("县长/n 林国才/PER 让/v 大家/r 回家/v", ["林国才"]),
        ("总统/n 巴勒图/PER 比/p 去年/TIME 忙/a", ["巴勒图"]),
        ("总统/n 巴勒图/PER 基/n 、/w 林国栋/PER", ["巴勒图基", "林国栋"]),
        ("总理/n 马丁科遇袭/PER 受伤/v", ["马丁科"]),
        ("总理/n 马丁科当晚/PER 召集/v 会议/n", ["马丁科"]),
        ("总统/n 马丁科通/PER 电话/n", ["马丁科"]),
        ("林国栋/PER 周平/PER 到访/v", ["林国栋", "周平"]),
        ("创始人/n 卡里戈/PER 任/v 。/w", ["卡里戈任"]),
        ("林国/PER 任/v 主席/n", ["林国"]),
    ],
)
def test_people_are_named_whole_and_without_what_follows(
    tagged: str, people: list[str], known: Knowledge, words: Words
) -> None:
    before = words(tagged)
    after = bounds.mend(before, known)
    assert [word.text for word in after if word.tag == "PER"] == people
    assert "".join(word.text for word in after) == "".join(word.text for word in before)
    assert all(left.end == right.start for left, right in pairwise(after))


@pytest.mark.parametrize(
    ("tagged", "bodies"),
    [
        ("青川县总工会联合青川县教育局/ORG 发布/v", ["青川县总工会", "青川县教育局"]),
        ("青川县依托合作社/ORG 种植/v", []),
        ("青川大学联合实验室/ORG 成立/v", ["青川大学联合实验室"]),
        ("青川县总工会和青川县妇女联合会/ORG 到场/v", ["青川县总工会", "青川县妇女联合会"]),
        ("青川县文化和旅游局/ORG 到场/v", ["青川县文化和旅游局"]),
        ("青川县人大/ORG 环境/n 和/c 资源委员会/ORG 主任/n", ["青川县人大环境和资源委员会"]),
        ("青川县总工会/ORG 和/c 青川县体育委员会/ORG", ["青川县总工会", "青川县体育委员会"]),
        ("中国常驻联合国代表团/ORG 到场/v", ["中国常驻联合国代表团"]),
        ("青川县工会联合会/ORG 成立/v", ["青川县工会联合会"]),
        ("总部/n 位于/v 中国雅安/ORG", []),
        ("总部/n 位于/v 青川巴特/ORG", []),
        ("成都公安管理部/ORG 门/n 通知/v", []),
        ("青川茶饮/ORG 业新订单/n 上升/v", []),
        ("青川海警组织/ORG 编队/n 巡航/v", ["青川海警"]),
        ("青川茶业组织/ORG 成立/v", ["青川茶业组织"]),
        ("新时代党/ORG 和/c 国家/n", []),
        ("雅安国际航空/ORG 枢纽/n 建成/v", []),
        ("雅安市人社/ORG 部门/n 通知/v", []),
        ("雅安市财政局/ORG 部门/n 通知/v", ["雅安市财政局"]),
        ("青川党校县委/ORG 书记/n 研修班/n", ["青川党校"]),
        ("发展/v 中国家茶叶联盟/ORG 成立/v", ["发展中国家茶叶联盟"]),
        ("主席/n 复信远川交响乐团/ORG 总裁/n", ["远川交响乐团"]),
        ("青川控股(/ORG 00365/m )/w", ["青川控股"]),
        ("赴/v 青川拜会广元市总工会/ORG 主席/n", ["广元市总工会"]),
        ("远川科技控股股东安禾集团/ORG 公告/v", ["远川科技", "安禾集团"]),
        ("远川集团/ORG 控股/vn 股东/n 周建平/PER 到场/v", ["远川集团"]),
        ("远川集团/ORG 第一/m 大/a 股/n 东安禾科技/ORG 减持/v", ["远川集团", "安禾科技"]),
        ("联合国敦/ORG 促/v 以色列/LOC 停火/v", ["联合国"]),
        ("云岭市委拜会/ORG 青川县委/ORG", ["云岭市委", "青川县委"]),
        ("远川集团控股子公司/ORG 安禾科技/ORG 中标/v", ["远川集团", "安禾科技"]),
        ("青川医学院/ORG 附属/vn 林国栋/PER 医院/n 开院/v", ["青川医学院附属林国栋医院"]),
        ("青川医科大学/ORG 第三/m 附属/vn 医院/n", ["青川医科大学第三附属医院"]),
        ("青川大学/ORG 附属/vn 企业/n 和/c 医院/n", ["青川大学"]),
        ("全/a 市法院/ORG 开展/v 培训/vn", []),
        ("青川茶业公司工会第三届委员会/ORG 成立/v", ["青川茶业公司工会"]),
        ("中国成都/ORG 举办/v 茶会/n", []),
    ],
)
def test_bodies_that_act_together_are_two(tagged: str, bodies: list[str], known: Knowledge, words: Words) -> None:
    assert [word.text for word in bounds.mend(words(tagged), known) if word.tag == "ORG"] == bodies


@pytest.mark.parametrize(
    ("tagged", "places"),
    [
        ("辽宁东北/LOC 部/n 降雪/v", ["辽宁"]),
        ("东北/LOC 部/n 降雪/v", []),
        ("密西西比州/LOC 和田纳西州/LOC 降雪/v", ["密西西比州", "田纳西州"]),
        ("青川县/LOC 和林格尔县/LOC 降雪/v", ["青川县", "和林格尔县"]),
        ("依托青川古城遗址/LOC 办展/v", ["青川古城遗址"]),
        ("中国成都/ORG 举办/v 茶会/n", ["中国成都"]),
        ("青川/LOC 裔/n 商人/n", []),
        ("位于/v 美国/LOC 弗吉尼亚州/LOC 罗阿诺克/nz 。/w", ["美国", "弗吉尼亚州", "罗阿诺克"]),
        ("位于/v 美国/LOC 罗阿诺克/PER 发言/v", ["美国"]),
        ("位于/v 青川县/LOC 罗阿诺克/nz 。/w", ["青川县"]),
    ],
)
def test_a_place_is_named_without_what_the_tagger_took_with_it(
    tagged: str, places: list[str], known: Knowledge, words: Words
) -> None:
    assert [word.text for word in bounds.mend(words(tagged), known) if word.tag == "LOC"] == places


def test_a_body_ends_before_the_quotation_that_the_tagger_took_into_it(known: Knowledge, words: Words) -> None:
    mended = bounds.mend(words("青川电气“班组长讲堂/ORG ”/w 开班/v"), known)
    assert [(word.text, word.tag) for word in mended][:2] == [("青川电气", "ORG"), ("“", "w")]


def test_the_place_of_a_body_is_whole(known: Knowledge, words: Words) -> None:
    mended = bounds.mend(words("住建局/n 、/w 离/n 石区总工会/ORG"), known)
    assert [word.text for word in mended if word.tag == "ORG"] == ["离石区总工会"]
