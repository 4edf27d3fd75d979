"""Names of offices that are put together in several ways: committees of the party, offices of the police."""

from __future__ import annotations

from collections.abc import Collection

from zhitu.knowledge.gazetteer import Gazetteer, sign

PARTY_COMMITTEE = "党委员会"
LEADS = {
    "中国共产党": PARTY_COMMITTEE,
    "中共": PARTY_COMMITTEE,
    "中国共产主义青年团": "共青团委员会",
    "共青团": "共青团委员会",
    "中国人民政治协商会议": "政治协商会议",
    "政协": "政治协商会议",
}
"""What stands before the place in the full name of a committee, and what the committee is."""

CENTRE = "中央"
"""The party's centre: with 中国共产党 or 中共 before it, or without."""

COMMITTEE, COMMITTEE_SHORT = "委员会", "委"
POLICE, BRANCH, STATION = "公安局", "分局", "派出所"

Peeled = tuple[tuple[str, ...], str]
"""The codes of the places that a name begins with, and its rest."""


def central(text: str) -> str:
    """The name of a body of the party's centre without the party: 中共中央办公厅 → 中央办公厅, 党中央 → 中央委员会."""
    if text in ("党中央", "中央委员会"):
        return CENTRE + COMMITTEE
    lead = next((word for word in ("中国共产党", "中共", "党") if text.startswith(word + CENTRE)), "")
    rest = text.removeprefix(lead)
    return CENTRE + COMMITTEE if lead and rest in (CENTRE, CENTRE + COMMITTEE) else rest


def peel(text: str, near: Collection[str], gazetteer: Gazetteer) -> Peeled:
    """The places of an office and what it is there, the same for every way to put its name together.

    中国共产党温州市委员会, 中共温州市委 and 温州市委 are the 党委员会 of 温州市; 绍兴市公安局越城区分局 and
    绍兴市公安局越城分局 are the 公安局 of 越城区; a police station is known by its place alone.
    """
    lead = next((word for word in LEADS if text.startswith(word)), "")
    codes, rest = gazetteer.peel(text.removeprefix(lead), near)
    if committee := _committee(rest, LEADS.get(lead, ""), bool(codes)):
        return codes, committee
    if lead:
        codes, rest = gazetteer.peel(text, near)
    if not codes or POLICE not in rest or not rest.endswith((BRANCH, STATION)):
        return codes, rest
    return _police(codes, rest, gazetteer)


def _committee(rest: str, kind: str, placed: bool) -> str:
    """The committee with what belongs to it (宣传部); empty for another body.

    ``kind`` is what the words before the place say that it is; a committee without such words is the party's.
    """
    bare = rest.removeprefix(sign(rest))
    if bare.startswith(COMMITTEE):
        return kind + bare.removeprefix(COMMITTEE) if placed and kind else ""
    if not bare.startswith(COMMITTEE_SHORT) or not (placed or bare != rest):
        return ""
    return (kind or PARTY_COMMITTEE) + bare.removeprefix(COMMITTEE_SHORT)


def _police(codes: tuple[str, ...], rest: str, gazetteer: Gazetteer) -> Peeled:
    owner, _, part = rest.partition(POLICE)
    inner, left = gazetteer.peel(part, codes[-1:])
    if owner or not inner or not gazetteer.within(inner[-1], codes[-1]):
        inner, left = (), part
    if left == BRANCH and inner:
        return (*codes, *inner), POLICE
    if owner or not left.removeprefix(BRANCH).endswith(STATION):
        return codes, rest
    return (*codes, *inner), left.removeprefix(BRANCH)
