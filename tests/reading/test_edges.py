"""Names end where the words of the text do, and a word that begins behind them is not taken for their end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhitu.knowledge import Knowledge
from zhitu.model import Kind, Reading, Token
from zhitu.reading.words import edges

Words = Callable[[str], tuple[Token, ...]]
ReadText = Callable[..., Reading]


@pytest.mark.parametrize(
    ("tagged", "names"),
    [
        ("广元北部局/ORG 地/n 下雨/v", ["广元北部"]),
        ("云岭县教育局/ORG 地处/v 县城/n", ["云岭县教育局"]),
        ("四川广元局/ORG 地/n 大/a 暴雨/n", ["四川广元"]),
        ("四川广元水利局/ORG 地/n 处/v", ["四川广元水利局"]),
        ("至/v 云岭特/LOC 高压/n 工程/n", ["云岭"]),
        ("云岭老巷胡/LOC 同/p 里/f", ["云岭老巷胡同"]),
        ("云岭沙/LOC 地/nz 的/u 变化/vn", ["云岭沙地"]),
        ("广元多/LOC 地/u 降雪/v", ["广元"]),
        ("广元市快递行业建会/ORG 纪事/n", ["广元市"]),
        ("青国/LOC 新闻/n 和/c 通信部/ORG 长/n 林国栋/PER", ["青国", "林国栋"]),
        ("青国集团新闻部/ORG 和/c 通信部/ORG 长/n", ["青国集团新闻部", "通信部"]),
        ("云岭党党/ORG 首/n 林国栋/PER", ["云岭党", "林国栋"]),
        ("云岭剧院建院/ORG 30周年/TIME 演出/n", ["云岭剧院"]),
        ("云岭医院/ORG 建院/v 30周年/TIME", ["云岭医院"]),
        ("云岭纱厂建厂/ORG 于/p 1958年/TIME", ["云岭纱厂"]),
        ("云岭村东北/LOC 2.5公里/m 处/n", ["云岭村"]),
        ("云岭村东北/LOC 下雨/v", ["云岭村东北"]),
        ("云岭核电站1号/LOC 机组/n 投产/v", ["云岭核电站"]),
        ("云岭小区3号/LOC 住户/n", ["云岭小区3号"]),
        ("云岭/LOC 江流域/n 治理/v", ["云岭江"]),
        ("云岭/LOC 至/v 广元高速公路云岭大桥/LOC 开工/v", ["云岭至广元高速公路", "云岭大桥"]),
        ("云岭/LOC 至/v 广元/LOC 开行/v", ["云岭", "广元"]),
        ("行驶/v 至/v 云岭高速公路/LOC 时/n", ["云岭高速公路"]),
        ("1950年/TIME 至/p 云岭铁路/LOC 通车/v", ["云岭铁路"]),
        ("云岭县博物/LOC 馆藏/n 书画/n", ["云岭县博物"]),
        ("云岭县博物馆/ORG 藏有/v 书画/n", ["云岭县博物馆"]),
        ("云岭机场二期/LOC 扩建/vn 工程/n", ["云岭机场"]),
        ("约旦正/PER 朝/p 着/u", ["约旦"]),
        ("各/r 县总工会/ORG 部署/v", []),
        ("林国/PER 中等/a 10/m 人/n 当选/v", ["林国中"]),
        ("林国/PER 中等/a 生/n", ["林国"]),
        ("总理/n 巴勒图/PER 苏说/v ，/w", ["巴勒图苏"]),
        ("总理/n 巴勒图/PER 小说/n ，/w", ["巴勒图"]),
        ("司令/n 巴勒/PER 日内/TIME 当天/TIME 表示/v", ["巴勒日内"]),
        ("总理/n 巴勒/PER 日内/TIME 访问/v", ["巴勒"]),
        ("云岭县总工/ORG 会诊/v 故障/n", ["云岭县总工会"]),
        ("云岭县总工/ORG 讲课/v", ["云岭县总工"]),
        ("云岭省委省/ORG 政府/n 部署/v", ["云岭省委省政府"]),
        ("云岭省/LOC 政府/n 部署/v", ["云岭省"]),
        ("市委/n 市政府/n 要求/v", ["市委"]),
        ("市委/n 县政府/n 要求/v", []),
        ("市委/n 书记/n 要求/v", []),
        ("第三届/m 云岭花会组委会/ORG 成立/v", ["第三届云岭花会组委会"]),
        ("第三届/m 云岭县总工会/ORG 成立/v", ["云岭县总工会"]),
        ("云岭寨村白水河/LOC 涨水/v", ["云岭寨村", "白水河"]),
        ("白水河/LOC 涨水/v", ["白水河"]),
    ],
)
def test_a_name_ends_where_its_words_do(tagged: str, names: list[str], known: Knowledge, words: Words) -> None:
    tokens = words(tagged)
    mended = edges.mend(tokens, known)
    assert [word.text for word in mended if word.tag in ("PER", "LOC", "ORG")] == names
    assert "".join(word.text for word in mended) == "".join(word.text for word in tokens)


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("广元市中小学今天开学。", Kind.ORGANIZATION, []),
        ("四川省原粮食局局长林国栋受审。", Kind.ORGANIZATION, ["四川省粮食局"]),
        ("四川省原种场工会开会。", Kind.ORGANIZATION, ["四川省原种场工会"]),
        ("青川县原野茶业有限公司开业。", Kind.ORGANIZATION, ["青川县原野茶业有限公司"]),
        ("青川县原农机公司经理林国栋受审。", Kind.ORGANIZATION, ["青川县农机公司"]),
        ("远川集团有限公司系统工程部开会。", Kind.ORGANIZATION, ["远川集团有限公司系统工程部", "远川集团有限公司"]),
        ("云岭生产商贸有限公司开业。", Kind.ORGANIZATION, ["云岭生产商贸有限公司"]),
        ("青川连锁超市有限公司开业。", Kind.ORGANIZATION, ["青川连锁超市有限公司"]),
        ("昨天，联合钢铁公司举办茶会。", Kind.ORGANIZATION, ["联合钢铁公司"]),
        ("公园里来了三只松鼠。", Kind.ORGANIZATION, []),
        ("我国计划延长石油勘探期限。", Kind.ORGANIZATION, []),
        ("今年全总产值达到三亿元，全总共有三十户。", Kind.ORGANIZATION, []),
        ("全总日前印发通知。", Kind.ORGANIZATION, ["全总"]),
        ("工人沈飞、马钢、唐钢获奖，马钢担任组长。", Kind.ORGANIZATION, []),
        ("法国外交部长会晤林国栋。", Kind.ORGANIZATION, ["法国外交部"]),
        ("广元原子研究所成立。", Kind.ORGANIZATION, ["广元原子研究所"]),
        ("北海道巴士公司停运。", Kind.PLACE, []),
        ("云岭至广元高速公路通车。", Kind.ORGANIZATION, []),
        ("学习林国栋经济思想，林国栋表示欢迎。", Kind.PERSON, ["林国栋"]),
        ("以“云岭之光”为主题的灯会开幕。", Kind.PLACE, []),
        ("“林国栋”号试验船出海。", Kind.PERSON, []),
    ],
)
def test_what_many_places_have_is_no_name(read_text: ReadText, text: str, kind: Kind, names: list[str]) -> None:
    assert [mention.value for mention in read_text(text).mentions if mention.kind is kind] == names


@pytest.mark.parametrize(
    ("tagged", "tag"),
    [
        ("云岭/LOC 检验/v 中心/n 揭牌/v", "vn"),
        ("云岭/LOC 检验/v 中心/n 人员/n", "v"),
        ("他/r 检验/v 中心/n 揭牌/v", "v"),
    ],
)
def test_a_verb_may_say_what_a_house_is_for(tagged: str, tag: str, known: Knowledge, words: Words) -> None:
    assert edges.mend(words(tagged), known)[1].tag == tag
