from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhitu.knowledge import gazetteer
from zhitu.knowledge.divisions import Level

GAZETTEER = gazetteer.load()
SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "places_zhejiang.tsv"


def names(codes: tuple[str, ...]) -> list[str]:
    return [GAZETTEER.place(code).name for code in codes]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("浙江省", "330000"),
        ("浙江", "330000"),
        ("北京", "110000"),
        ("内蒙古", "150000"),
        ("广西", "450000"),
        ("香港", "810000"),
        ("台湾", "710000"),
        ("湖州", "330500"),
        ("黔东南", "522600"),
        ("锡林郭勒", "152500"),
        ("景宁", "331127"),
        ("浦东", "310115"),
        ("神农架", "429021"),
        ("鄂伦春", "150723"),
        ("积石山", "622927"),
        ("石河子", "659001"),
        ("临平区", "330113"),
        ("临安市", "330112"),
        ("美利坚合众国", "US"),
    ],
)
def test_a_place_goes_by_its_full_short_and_former_names(name: str, code: str) -> None:
    assert GAZETTEER.named(name)[0].code == code


def test_no_short_form_has_a_single_character() -> None:
    assert GAZETTEER.named("赵") == ()
    assert all(len(GAZETTEER.short(place)) > 1 for place in GAZETTEER.places.values())


def test_names_that_many_share_come_with_the_widest_first() -> None:
    assert [place.level for place in GAZETTEER.named("吉林")][:2] == [Level.PROVINCE, Level.PREFECTURE]
    assert len(GAZETTEER.titled("太平镇")) > 20


def test_the_chain_of_a_place_ends_at_its_province() -> None:
    town = next(place for place in GAZETTEER.titled("永兴镇") if GAZETTEER.within(place.code, "520328"))
    assert [place.name for place in GAZETTEER.chain(town.code)] == ["永兴镇", "湄潭县", "遵义市", "贵州省"]
    assert GAZETTEER.chain("nowhere") == ()


def test_every_place_lies_in_a_place_one_level_or_more_above() -> None:
    ranks = gazetteer.RANKS
    for place in GAZETTEER.places.values():
        if place.parent:
            assert ranks[GAZETTEER.place(place.parent).level] < ranks[place.level]


@pytest.mark.parametrize(
    ("name", "places", "rest"),
    [
        ("遵义湄潭县永兴镇茶叶产业工会", ["遵义市", "湄潭县", "永兴镇"], "茶叶产业工会"),
        ("湖州工会", ["湖州市"], "工会"),
        ("上海港", ["上海市"], "港"),
        ("中山市总工会", ["中山市"], "总工会"),
        ("中山大学", [], "中山大学"),
        ("温州市市场监管局", ["温州市"], "市场监管局"),
        ("温州市场监管局", ["温州市"], "市场监管局"),
        ("济南市中心医院", ["济南市"], "中心医院"),
        ("济南市中区法院", ["济南市", "市中区"], "法院"),
        ("石家庄市长安区总工会", ["石家庄市", "长安区"], "总工会"),
        ("北京朝阳医院", ["北京市", "朝阳区"], "医院"),
        ("南京路商会", [], "南京路商会"),
        ("龙泉市人民医院", ["龙泉市"], "人民医院"),
        ("太平镇工会", [], "太平镇工会"),
        ("", [], ""),
    ],
)
def test_the_places_before_a_name_are_peeled_off(name: str, places: list[str], rest: str) -> None:
    codes, left = GAZETTEER.peel(name)
    assert (names(codes), left) == (places, rest)


def test_a_shared_name_is_peeled_where_the_text_is_near_one_of_its_bearers() -> None:
    codes, rest = GAZETTEER.peel("和平镇茶产业联合会", near=["330522"])
    assert (names(codes), rest) == (["和平镇"], "茶产业联合会")
    assert GAZETTEER.within(codes[0], "330522")


@given(st.text(st.sampled_from("遵义市湄潭县永兴镇贵州省枫林中山国场民长"), max_size=24))
def test_peeled_places_lie_in_one_another_and_stand_before_the_rest(name: str) -> None:
    codes, rest = GAZETTEER.peel(name)
    assert name.endswith(rest)
    assert bool(codes) == (rest != name)
    assert all(GAZETTEER.within(inner, outer) for outer, inner in pairwise(codes))


def test_full_names_are_found_and_end_where_the_next_word_begins() -> None:
    text = "四川省雅安市名山区，温州市民在温州市区；济南市中区，石家庄市长安区。"
    found = list(GAZETTEER.find(text))
    assert all(text.startswith(name, start) for start, name in found)
    assert [name for _, name in found] == [
        *("四川省", "雅安市", "名山区", "温州", "温州"),
        *("济南", "市中区", "石家庄市", "长安区"),
    ]


def test_codes_and_names_agree_with_a_list_that_others_made() -> None:
    if not SHARED.is_file():
        pytest.skip("places_zhejiang.tsv is not beside the checkout")
    with SHARED.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    assert [row["name"] for row in rows] == [GAZETTEER.place(row["adcode"]).name for row in rows]


def test_a_district_that_the_context_leaves_open_is_not_the_city_of_that_name() -> None:
    assert GAZETTEER.peel("朝阳区总工会") == ((), "朝阳区总工会")
    assert names(GAZETTEER.peel("朝阳区总工会", ("110000",))[0]) == ["朝阳区"]
    assert names(GAZETTEER.peel("朝阳总工会")[0]) == ["朝阳市"]


@pytest.mark.parametrize(("name", "is_town"), [("豫园", False), ("大雁塔", False), ("潘家园", True), ("良渚", True)])
def test_the_name_of_a_sight_stands_for_no_town_that_is_called_after_it(name: str, *, is_town: bool) -> None:
    assert bool(GAZETTEER.named(name)) is is_town
