"""The union of the only school that an article names, and schools that tell in a bracket what they were."""

from __future__ import annotations

import pytest

from zhitu import read


def named(text: str) -> dict[str, str]:
    return {mention.text: mention.value for reading in read(text) for mention in reading.mentions}


@pytest.mark.parametrize(
    ("text", "short", "value"),
    [
        ("青川大学召开大会，校工会主席骆青致辞。", "校工会", "青川大学工会"),
        ("青川师范学院附属中学举行教代会，学校工会主席向明作报告。", "学校工会", "青川师范学院附属中学工会"),
        ("青川大学召开大会，校团委书记段柏生讲话。", "校团委", "青川大学团委"),
        ("青川县人民医院举行比赛，医院工会主席骆青颁奖。", "医院工会", "青川县人民医院工会"),
        ("青川大学（原青川学院）工会主席骆青讲话。", "青川大学（原青川学院）工会", "青川大学工会"),
    ],
)
def test_the_union_of_a_school_is_that_of_the_only_one_named(text: str, short: str, value: str) -> None:
    assert named(text)[short] == value


@pytest.mark.parametrize(
    "text",
    [
        "北岭中学和石桥小学结对，学校工会主席骆青致辞。",
        "青川大学召开大会，高校工会、技校团委都来了。",
        "北岭中学开会，各学校工会和其他学校工会都要学习。",
        "北岭中学开会，全市中小学校工会主席参加培训。",
        "青川县教育局开会，学校工会主席骆青致辞。",
    ],
)
def test_the_union_of_several_schools_or_of_none_is_nobodys(text: str) -> None:
    assert not {"青川大学工会", "北岭中学工会", "石桥小学工会", "青川县教育局工会"} & set(named(text).values())


def test_a_place_in_a_bracket_remains_a_part_of_the_name() -> None:
    assert "青川（北岭）茶业公司工会" in named("青川（北岭）茶业公司工会主席段柏生说。").values()
    assert not any(name.count("（") > name.count("）") for name in named("青川大学（原青川学院）工会主席骆青讲话。"))
