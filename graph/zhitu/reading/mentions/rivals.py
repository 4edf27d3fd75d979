"""Teams that are called by the place they come from, where they play: 客场击败|热那亚, |立陶宛|不敌巴西."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from zhitu.knowledge import Knowledge
from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import Kind, Mention
from zhitu.reading.prefilter import Prefilter, prefilter_of

SCORE = r"(?:以?\d{1,3}(?:[比：:]|-)\d{1,3})"

NEAR = 40
"""Characters around a place in which a text about a match says so."""

SITED = tuple("在于从向往自")
"""What stands before a place where something happens: 在马赛|战胜对手."""

HOSTS = re.compile("(?:主队|客队|[主客]场(?:面对|对阵?))$")
WITH, BATTLE = ("与", "和", "同"), re.compile("一[战役]|之战")
"""What stands before, and around, a team alone: 主场面对|荷兰, 与|热那亚|一战."""

OPEN = re.compile("(?:之[战间]|一[战役]|的比赛|后|时|队?(?=[，。、；！？]|$))")
"""What stands behind a team that is named last."""

CALLED = 0.8
"""Confidence of such a name."""


@dataclass(frozen=True, slots=True)
class _Frames:
    """What a text about a match holds, and one about another battle; what stands right before a team, and behind."""

    sport: re.Pattern[str]
    battle: re.Pattern[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]


@cache
def _frames(words: Lexicon) -> _Frames:
    beats = f"(?:{words.pattern('beats').pattern})"
    wins = rf"(?<![\d：:-]){SCORE}(?:的比分)?{beats}"
    ends = rf"{beats}[^，。；]{{2,8}}?\d{{1,3}}(?:[比：:]|-)\d{{1,3}}(?![\d：:年月日岁-])"
    return _Frames(
        re.compile(rf"{words.pattern('sport').pattern}|[主客]场(?!外交)|{wins}|{ends}"),
        words.pattern("battle"),
        re.compile(rf"(?:(?P<played>[主客]场{SCORE}?|{SCORE}){beats}了?|{beats}了?|(?i:vs\.?)|坐镇主场迎来|做客挑战)$"),
        re.compile(
            rf"(?:队?(?:在|能够?|有望|昨[天晚])?(?:[主客]场|上轮|本轮|首轮|加时|点球)?{SCORE}?(?P<verb>{beats}了?)|(?P<against>(?i:vs\.?))|[主客]场(?:迎战|作战|不敌|面对|对阵|{SCORE}))"
        ),
    )


@cache
def _prefilter(words: Lexicon) -> Prefilter[re.Pattern[str]]:
    """The expression for a text about a match, to be asked whether it may be found in a text."""
    return prefilter_of([_frames(words).sport])


def correct(found: Iterable[Mention], text: str, knowledge: Knowledge) -> Iterator[Mention]:
    """The same mentions, each place that plays a match as the team of that name, whole: 山东|泰山."""
    mentions = list(found)
    known = knowledge.lexicons["match_words"]
    frames = _frames(known)
    if not _prefilter(known).found(text) or not frames.sport.search(text):
        yield from mentions
        return
    places = {mention.end: mention for mention in mentions if mention.kind is Kind.PLACE}
    rivals = {mention.start: mention for mention in mentions if mention.kind in (Kind.PLACE, Kind.ORGANIZATION)}
    for mention in mentions:
        if mention.kind is Kind.PLACE and _plays(mention, text, rivals, frames):
            first = places.get(mention.start, mention)
            yield _team(replace(mention, start=first.start, text=text[first.start : mention.end]))
        else:
            yield mention


def _plays(place: Mention, text: str, rivals: Mapping[int, Mention], frames: _Frames) -> bool:
    """Whether what stands around a place says that it beats another, or is beaten by one named before."""
    low, high = max(0, place.start - NEAR), place.end + NEAR
    if text.endswith(SITED, 0, place.start):
        return False
    if not frames.sport.search(text, low, high) or frames.battle.search(text, low, high):
        return False
    ahead = text[low : place.start]
    beats = frames.behind.match(text, place.end)
    if beats and beats["against"]:
        rival = rivals.get(beats.end())
        return rival is not None and _is_open(rival.end, text)
    if beats:
        return beats["verb"] is None or beats.end() in rivals
    if HOSTS.search(ahead) or (ahead.endswith(WITH) and BATTLE.match(text, place.end)):
        return True
    beaten = frames.before.search(ahead)
    named = beaten is not None and (beaten["played"] or any(at in rivals for at in range(low, low + beaten.start())))
    return bool(named) and _is_open(place.end, text)


def _is_open(at: int, text: str) -> bool:
    """Whether nothing stands there that goes on with the name of a team."""
    return at == len(text) or OPEN.match(text, at) is not None


def _team(place: Mention) -> Mention:
    return replace(place, kind=Kind.ORGANIZATION, value=place.text, code="", confidence=min(place.confidence, CALLED))
