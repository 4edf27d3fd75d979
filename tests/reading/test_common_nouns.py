"""What the tagger holds for a name and names nothing is no node; what is like it and names something is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhitu.model import Kind, Reading

ReadText = Callable[..., Reading]


def named(reading: Reading, kind: Kind) -> list[str]:
    return [mention.text for mention in reading.mentions if mention.kind is kind]


@pytest.mark.parametrize(
    ("text", "kind", "noun"),
    [
        ("代表们格外关注智慧医院建设。", Kind.ORGANIZATION, "智慧医院"),
        ("当地还办起农民专业合作社。", Kind.ORGANIZATION, "农民专业合作社"),
        ("代表们展现了新时代人大代表的风采。", Kind.ORGANIZATION, "新时代人大"),
        ("要不断提高新征程管党治党水平。", Kind.ORGANIZATION, "新征程管党治党"),
        ("会议要求坚决维护党中央权威。", Kind.ORGANIZATION, "维护党中央"),
        ("峡谷上架起一座斜拉桥。", Kind.PLACE, "斜拉桥"),
        ("海军舰艇编队南宁舰、衡阳舰向公众开放。", Kind.PLACE, "衡阳舰"),
        ("千村引领、万村振兴的画卷正在展开。", Kind.PLACE, "千村"),
        ("双方愿构建中瑙友好关系。", Kind.PLACE, "中瑙"),
        ("驿站木屋外，云海浩渺。", Kind.PERSON, "云海"),
        ("国家主席在都江堰同法国总统友好交流。", Kind.PLACE, "同法国"),
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
        ("国家主席在都江堰同法国总统友好交流。", Kind.PLACE, "法国"),
        ("甘肃省同德县举行赛马会。", Kind.PLACE, "同德县"),
    ],
)
def test_what_is_like_it_and_names_something_is(read_text: ReadText, text: str, kind: Kind, name: str) -> None:
    assert name in named(read_text(text), kind)
