"""Short forms of the names of divisions: 湖州 of 湖州市, 恩施州 of 恩施土家族苗族自治州."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zhitu.knowledge.divisions import Place

ENDINGS = {
    "country": (),
    "province": ("特别行政区", "自治区", "省", "市"),
    "prefecture": ("自治州", "地区", "市", "盟"),
    "county": ("自治县", "自治旗", "新区", "林区", "特区", "县", "区", "市", "旗"),
    "town": ("街道", "苏木", "镇", "乡"),
}
"""What a full name ends on; without it, it is the short form. Tried in this order."""

WORN = 2
"""Short forms of districts with so many characters begin the name of a body only beside their city: of the 600 that no
other county shares, a third are words in use elsewhere (城东, 光明, 江北, 解放, 港口)."""

SIGHTS, GARDENS = tuple("祠窟寺塔庙坛阁宫"), tuple("园楼陵")
"""Ends of the names of sights, and those that only names of two characters have: 青园, but 林家园 is a quarter."""

SHORT = 2


def short_form(place: Place, peoples: tuple[str, ...]) -> str:
    """A name without its ending and its peoples; all of it where a single character would be left."""
    ending = next((e for e in ENDINGS[place.level] if place.name.endswith(e)), "")
    stem = place.name.removesuffix(ending) if ending else place.name
    if "族" in stem or ending.startswith("自治"):
        stem = _without_peoples(stem, peoples)
    return stem if len(stem) > 1 else place.name


def middle_form(place: Place, peoples: tuple[str, ...]) -> str:
    """What an autonomous division below a province is called in the news: 恩施州, 景宁县; empty for any other."""
    if place.level not in ("prefecture", "county"):
        return ""
    ending = next((e for e in ("自治州", "自治县", "自治旗") if place.name.endswith(e)), "")
    stem = short_form(place, peoples)
    return stem + ending[-1] if ending and stem != place.name else ""


def is_worn(place: Place, word: str) -> bool:
    """Whether the short form of a district is a word that many places use: 城东, 光明, 江北."""
    return len(word) == WORN and place.name == f"{word}区"


def is_sight(place: Place, word: str) -> bool:
    """Whether the short form of a town is first what the town is called after: a temple, a tower or a garden."""
    return place.level == "town" and word.endswith(SIGHTS if len(word) > SHORT else (*SIGHTS, *GARDENS))


def _without_peoples(stem: str, peoples: tuple[str, ...]) -> str:
    """景宁畲族 → 景宁; a stem that is nothing but a people's name keeps it: 东乡族 → 东乡, 鄂伦春 → 鄂伦春."""
    while people := next((p for p in peoples if stem.endswith(p) and len(stem) > len(p) + 1), ""):
        stem = stem.removesuffix(people)
    return stem.removesuffix("族")
