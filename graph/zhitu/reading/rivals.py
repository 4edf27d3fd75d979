"""Teams that are called by the place they come from, where they play: 客场击败|热那亚, |立陶宛|不敌巴西."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from zhitu.model import Kind, Mention

BEATS = "(?:战胜|击败|不敌|负于|输给|战平|逼平|力克|横扫|大胜|小胜|险胜|完胜|轻取|惜败|爆冷|迎战|对阵|挑战|淘汰)"
SCORE = r"(?:以?\d{1,3}(?:[比：:]|-)\d{1,3})"
SPORT = re.compile(
    r"[足篮排垒冰手羽网]球|球[队员迷赛场]|[主客]场(?!外交)|联赛|杯赛|[预决]赛|小组赛|欧冠|英超|西甲|意甲|德甲|法甲|中超|NBA|CBA|世界杯|"
    rf"欧洲杯|亚洲杯|晋级(?:[四八]强|十六强|下一轮|下轮)|出线|赔率|进球|射门|(?<![\d：:-]){SCORE}(?:的比分)?{BEATS}|"
    rf"{BEATS}[^，。；]{{2,8}}?\d{{1,3}}(?:[比：:]|-)\d{{1,3}}(?![\d：:年月日岁-])"
)
"""What a text about a match holds, within :data:`NEAR` characters."""

WAR = re.compile(
    "抗战|战争|军队|侵略|志愿军|部队|导弹|空袭|战机|轰炸|交火|停火|贸易|申办|[举主]办[权地]|GDP|案件|开庭|诉讼|谈判"
)
"""What a text about another sort of battle holds there."""

NEAR = 40

SITED = tuple("在于从向往自")
"""What stands before a place where something happens: 在马赛|战胜对手."""

BEFORE = re.compile(rf"(?:(?P<played>[主客]场{SCORE}?|{SCORE}){BEATS}了?|{BEATS}了?|(?i:vs\.?)|坐镇主场迎来|做客挑战)$")
"""What stands right before a team."""

BEHIND = re.compile(
    rf"(?:队?(?:在|能够?|有望|昨[天晚])?(?:[主客]场|上轮|本轮|首轮|加时|点球)?{SCORE}?(?P<verb>{BEATS}了?)|(?P<against>(?i:vs\.?))|[主客]场(?:迎战|作战|不敌|面对|对阵|{SCORE}))"
)
"""What stands right behind one."""

HOSTS = re.compile("(?:主队|客队|[主客]场(?:面对|对阵?))$")
WITH, BATTLE = ("与", "和", "同"), re.compile("一[战役]|之战")
"""What stands before, and around, a team alone: 主场面对|荷兰, 与|热那亚|一战."""

OPEN = re.compile("(?:之[战间]|一[战役]|的比赛|后|时|队?(?=[，。、；！？]|$))")
"""What stands behind a team that is named last."""

CALLED = 0.8
"""Confidence of such a name."""


def correct(found: Iterable[Mention], text: str) -> Iterator[Mention]:
    """The same mentions, each place that plays a match as the team of that name, whole: 山东|泰山."""
    mentions = list(found)
    if not SPORT.search(text):
        yield from mentions
        return
    places = {mention.end: mention for mention in mentions if mention.kind is Kind.PLACE}
    rivals = {mention.start: mention for mention in mentions if mention.kind in (Kind.PLACE, Kind.ORGANIZATION)}
    for mention in mentions:
        if mention.kind is Kind.PLACE and _plays(mention, text, rivals):
            first = places.get(mention.start, mention)
            yield _team(replace(mention, start=first.start, text=text[first.start : mention.end]))
        else:
            yield mention


def _plays(place: Mention, text: str, rivals: Mapping[int, Mention]) -> bool:
    """Whether what stands around a place says that it beats another, or is beaten by one named before."""
    low, high = max(0, place.start - NEAR), place.end + NEAR
    if text.endswith(SITED, 0, place.start) or not SPORT.search(text, low, high) or WAR.search(text, low, high):
        return False
    ahead = text[low : place.start]
    beats = BEHIND.match(text, place.end)
    if beats and beats["against"]:
        rival = rivals.get(beats.end())
        return rival is not None and _is_open(rival.end, text)
    if beats:
        return beats["verb"] is None or beats.end() in rivals
    if HOSTS.search(ahead) or (ahead.endswith(WITH) and BATTLE.match(text, place.end)):
        return True
    beaten = BEFORE.search(ahead)
    named = beaten is not None and (beaten["played"] or any(at in rivals for at in range(low, low + beaten.start())))
    return bool(named) and _is_open(place.end, text)


def _is_open(at: int, text: str) -> bool:
    """Whether nothing stands there that goes on with the name of a team."""
    return at == len(text) or OPEN.match(text, at) is not None


def _team(place: Mention) -> Mention:
    return replace(place, kind=Kind.ORGANIZATION, value=place.text, code="", confidence=min(place.confidence, CALLED))
