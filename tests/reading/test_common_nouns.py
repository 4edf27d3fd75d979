"""What the tagger holds for a name and names nothing is no node; what is like it and names something is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhitu import knowledge
from zhitu.model import Kind, Reading, Token
from zhitu.reading.words import joints

ReadText = Callable[..., Reading]


def named(reading: Reading, kind: Kind) -> list[str]:
    return [mention.text for mention in reading.mentions if mention.kind is kind]


@pytest.mark.parametrize(
    ("text", "kind", "noun"),
    [
        ("周建平谈到智慧医院的用处。", Kind.ORGANIZATION, "智慧医院"),
        ("当地还办起农民专业合作社。", Kind.ORGANIZATION, "农民专业合作社"),
        ("周建平学做新时代人大代表。", Kind.ORGANIZATION, "新时代人大"),
        ("要不断提高新征程管党治党水平。", Kind.ORGANIZATION, "新征程管党治党"),
        ("会议要求坚决维护党中央权威。", Kind.ORGANIZATION, "维护党中央"),
        ("峡谷上架起一座斜拉桥。", Kind.PLACE, "斜拉桥"),
        ("昨天，衡阳舰停靠码头。", Kind.PLACE, "衡阳舰"),
        ("这里要建千村百店。", Kind.PLACE, "千村"),
        ("首批接入青禾村等六个村的果农。", Kind.PLACE, "六个村"),
        ("三号园缺水，五号园可以打药了。", Kind.PLACE, "三号园"),
        ("青禾村的茶山上支起了帐篷。", Kind.PLACE, "茶山"),
        ("黎巴嫩内阁昨日开会。", Kind.PLACE, "内阁"),
        ("印尼火山监测部门发出提醒。", Kind.PLACE, "火山"),
        ("双方愿构建中瑙友好关系。", Kind.PLACE, "中瑙"),
        ("清晨的茶山上，云海翻腾。", Kind.PERSON, "云海"),
        ("青川茶农同法国客商交流。", Kind.PLACE, "同法国"),
        ("要坚持人民代表大会制度。", Kind.PROGRAM, "人民代表大会"),
        ("黎巴嫩代表团昨天到访，黎方坚定支持停火。", Kind.PERSON, "黎方"),
        ("斯里兰卡客人来访。林国栋说，愿同斯方加强合作。", Kind.PERSON, "斯方"),
        ("部队在巴勒图方向推进，库尔霍沃方向也有交火。", Kind.PERSON, "库尔霍沃"),
        ("周建平去看残特奥会比赛。", Kind.ORGANIZATION, "残特奥会"),
    ],
)
def test_a_common_noun_is_no_node(read_text: ReadText, text: str, kind: Kind, noun: str) -> None:
    assert noun not in named(read_text(text), kind)


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("俄联邦安全局24日发布消息。", Kind.ORGANIZATION, "俄联邦安全局"),
        ("朝鲜劳动党中央致电祝贺。", Kind.ORGANIZATION, "朝鲜劳动党中央"),
        ("会议要求坚决维护党中央权威。", Kind.ORGANIZATION, "党中央"),
        ("青川县人民医院开诊。", Kind.ORGANIZATION, "青川县人民医院"),
        ("南京长江大桥建成通车。", Kind.PLACE, "南京长江大桥"),
        ("青川茶农同法国客商交流。", Kind.PLACE, "法国"),
        ("荷兰驻华大使博尔宁、秘鲁驻华大使莱拉到场。", Kind.PERSON, "博尔宁"),
        ("雨下到库皮扬斯克、阿夫杰耶夫卡等地。", Kind.PLACE, "阿夫杰耶夫卡"),
        ("意大利队球员马尔蒂尼、巴乔等出场。", Kind.PERSON, "巴乔"),
        ("俄库尔斯克州遭袭。", Kind.PLACE, "库尔斯克州"),
        ("美国俄亥俄州降雪。", Kind.PLACE, "俄亥俄州"),
        ("第三届全国人民代表大会在京召开。", Kind.PROGRAM, "第三届全国人民代表大会"),
        ("甘肃省同德县举行赛马会。", Kind.PLACE, "同德县"),
        ("黎巴嫩客人参观学校，校长黎方陪同。", Kind.PERSON, "黎方"),
        ("导演黎方介绍了电影。", Kind.PERSON, "黎方"),
        ("部队在巴勒图方向推进，库尔霍沃方向也有交火。", Kind.PLACE, "库尔霍沃"),
    ],
)
def test_what_is_like_it_and_names_something_is(read_text: ReadText, text: str, kind: Kind, name: str) -> None:
    assert name in named(read_text(text), kind)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("首相", "巴塔", "默称", "，", "不"), "巴塔默"),
        (("首相", "巴塔", "简称", "，", "不"), "巴塔"),
        (("代表", "山原", "和", "之", "11月24日"), "山原和之"),
    ],
)
def test_a_name_behind_a_title_is_whole(words: tuple[str, ...], name: str) -> None:
    tags = dict(zip(words, ("n", "PER", "v", "w", "d"), strict=True))
    starts = [sum(map(len, words[:at])) for at in range(len(words))]
    parts = [Token(start, word, tags[word], 0.7) for start, word in zip(starts, words, strict=True)]
    assert name in [word.text for word in joints.mend(parts, knowledge.load())]
