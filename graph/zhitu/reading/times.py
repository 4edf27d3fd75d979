"""When: 2020年, 11月3日, 去年, as ISO dates where the article lets them be known."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from zhitu.knowledge import Knowledge
from zhitu.knowledge.lexicons import Lexicon, alternation
from zhitu.model import Article, Kind, Mention, Sentence, Token
from zhitu.reading.prefilter import Prefilter, prefilter_of
from zhitu.reading.tags import MOMENT

YEARS = {"前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0, "明年": 1, "后年": 2}
MONTHS = {"上个月": -1, "上月": -1, "本月": 0, "这个月": 0, "下个月": 1, "下月": 1}
DAYS = {"前天": -2, "前日": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "明天": 1, "明日": 1, "后天": 2}
RUN = re.compile(r"\d(?:月份?)?[至到—–~-]$")
"""Before a month it opens a run of months, of which the year is told: 1至|5月."""

ON = re.compile(r"[至到—–~-]\d{1,2}月")
"""Behind the first month of such a run, its end: 1月|至5月."""

VAGUE = (
    *("近日", "日前", "近期", "近年来", "近年", "近几年", "前不久", "不久前", "目前"),
    *("当天", "当日", "当年", "同年", "当月", "同月"),
)
"""Times that stand for no date; their value is their text."""

MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
DAY = r"(?:[12]\d|3[01]|0?[1-9]|三十一?|[一二]?十[一二三四五六七八九]?|[一二三四五六七八九])"
PART = "|".join(("年?(?:[初底末]|中(?![国央共华科]))", "上半年", "下半年", "第?[一二三四]季度", "[春夏秋冬]季", "度"))

BUILT = "(?<=[建创立始]于)"
"""Before a year that lies further back than those of the news: 始建于|1166年; elsewhere 1200年 may be how long."""

DATED = (
    re.compile(rf"{BUILT}(?P<year>(?!1[5-9]\d\d|20\d\d)[1-9]\d{{2,3}})年(?!(?:[之以]?前)(?!后)|的?历史)"),
    re.compile(rf"(?<!\d)(?P<year>(?:19|20)\d\d)([-./])(?P<month>{MONTH})\2(?P<day>{DAY})(?!\d)"),
    re.compile(
        r"(?:(?<!\d)(?P<year>(?:1[5-9]|20)\d\d|[一二][零〇一二三四五六七八九]{3}) ?年(?!的?历史)|(?P<near>"
        + "|".join(YEARS)
        + "))"
        rf"(?:(?P<month>{MONTH})月(?:份|(?P<day>{DAY})[日号])?|{PART})?"
    ),
    re.compile(rf"(?<![\d.])(?P<month>{MONTH})月(?:份|(?P<day>{DAY})[日号])?"),
    re.compile(rf"(?<![\d.第])(?P<day>{DAY})日(?![游内前后间均])"),
)
"""Times with a number, and years by name; of those at one place the first that fits is taken. No repetition is open."""

NAMED = re.compile("|".join(sorted((*MONTHS, *DAYS, *VAGUE), key=lambda word: (-len(word), word))))
"""Times that are words; they count only where the tagger sees a word too: 今日, but not 今日头条."""

LATE, EARLY = 11, 2
"""A month from November on that bears no year, told in January or February, was in the year before."""

LAST_DAYS, FIRST_DAYS = 22, 7
"""A day from the 22nd on that bears no month, told in the first week of one, was in the month before."""

REIGN, FIRST = "reign", "元"
"""The kind of eras that are known by themselves, and what stands for their first year."""

DIGITS = {mark: digit for digit, mark in enumerate("零一二三四五六七八九")} | {"〇": 0}


@dataclass(frozen=True, slots=True)
class Day:
    """A day, month or year as far as it is known; what is not known is zero."""

    year: int = 0
    month: int = 0
    day: int = 0

    def iso(self) -> str:
        """The ISO date; empty where the year is not known or the calendar has no such day."""
        if not self.year or (self.day and not self.month) or not 0 <= self.month <= 12:
            return ""
        if self.day > (monthrange(self.year, self.month)[1] if self.month else 0):
            return ""
        return f"{self.year:04}" + (f"-{self.month:02}" if self.month else "") + (f"-{self.day:02}" if self.day else "")


def find(
    article: Article, sentences: tuple[Sentence, ...], tokens: tuple[tuple[Token, ...], ...], knowledge: Knowledge
) -> list[Mention]:
    """The times of an article by position.

    The value is an ISO date, month or year. 今年, 11月3日 and the like are counted from the article's date and from
    the dates before them in the sentence; what remains unknown (近日) has its text for a value.
    """
    today = _day(article.date)
    eras = knowledge.lexicons["eras"]
    found: list[Mention] = []
    for sentence, words in zip(sentences, tokens, strict=True):
        known = Day()
        for match in _matches(sentence, words, eras):
            day = _reigned(match, eras) or _read(match, known, today)
            known = day if day.year else known
            start = sentence.start + match.start()
            found.append(Mention(article.id, start, match[0], Kind.TIME, day.iso() or match[0], confidence=0.95))
    return found


def _matches(sentence: Sentence, words: tuple[Token, ...], eras: Lexicon) -> Iterator[re.Match[str]]:
    """The times of a sentence in order, none overlapping."""
    found = [
        (match.start(), order, match)
        for order, pattern in enumerate(prefilter(eras).possible(sentence.text))
        for match in pattern.finditer(sentence.text)
    ]
    if not found:
        return
    edges = {at for word in words if word.tag == MOMENT for at in range(word.start, word.end + 1)}
    starts = edges.union([word.start for word in words])
    ends = edges.union([word.end for word in words])
    last = 0
    for first, _, match in sorted(found, key=lambda candidate: candidate[:2]):
        start, end = sentence.start + first, sentence.start + match.end()
        word = match.re is NAMED or match.groupdict().get("near")
        fits = not word or (start in starts and end in ends)
        if fits and first >= last:
            yield match
            last = match.end()


@cache
def prefilter(eras: Lexicon) -> Prefilter[re.Pattern[str]]:
    """The patterns in their order, to be asked which of them a sentence allows."""
    return prefilter_of((_reckoned(eras), _reigns(eras), *DATED, NAMED))


def _reckoned(eras: Lexicon) -> re.Pattern[str]:
    """A year of the old calendar, behind which a bracket tells ours: 唐贞观二年（628年）."""
    dynasty, reign = eras.either("dynasty"), eras.either("reign")
    era = f"(?:(?:{dynasty})[代朝]?[一-鿿]{{2}}|{reign})(?:元|[一二三四五六七八九十]{{1,3}})年"
    return re.compile(rf"{era}[（(](?:即)?(?:公元)?(?P<year>[1-9]\d{{2,3}})年?[)）]")


def _reigns(eras: Lexicon) -> re.Pattern[str]:
    """A year of a reign whose first year is known, which no bracket need tell: 光绪二十八年, but no 知|道光三年."""
    reign = alternation(word for word in eras.words(REIGN) if eras[word].more)
    return re.compile(
        rf"(?:清[代朝]?)?(?<![知共协合一])(?P<reign>{reign})(?P<count>{FIRST}|[1-9]\d?|[二三四五六七八九]?十?[一二三四五六七八九]|[二三四五六七八九]?十)年(?![之以]?前|的?历史|[来间代])"
    )


def _reigned(match: re.Match[str], eras: Lexicon) -> Day | None:
    """The year that a year of a reign is; none for other times."""
    reign = match.groupdict().get("reign")
    if reign is None:
        return None
    count = 1 if match["count"] == FIRST else _number(match["count"])
    return Day(int(eras[reign].more[0]) + count - 1)


def _read(match: re.Match[str], known: Day, today: Day) -> Day:
    """The day that a match means, with ``known`` before it in its sentence."""
    parts = match.groupdict()
    if not parts:
        return _named(match[0], today)
    month, day = _number(parts.get("month")), _number(parts.get("day"))
    if near := parts.get("near"):
        return Day(today.year + YEARS[near] if today.year else 0, month, day)
    if year := parts.get("year"):
        return Day(int("".join(str(DIGITS.get(mark, mark)) for mark in year)), month, day)
    runs = RUN.search(match.string, 0, match.start()) or ON.match(match.string, match.end())
    if month and not day and runs:
        return Day(known.year or today.year)
    if month:
        before = today.month and today.month <= EARLY and month >= LATE
        return Day(known.year or (today.year - 1 if before else today.year), month, day)
    return _lone(day, known, today)


def _named(word: str, today: Day) -> Day:
    """The day or month that a word means, counted from today; nothing for a vague one."""
    if word in MONTHS and today.month:
        return _months_on(today, MONTHS[word])
    if word in DAYS and today.day:
        moved = date(today.year, today.month, today.day) + timedelta(DAYS[word])
        return Day(moved.year, moved.month, moved.day)
    return Day()


def _lone(day: int, known: Day, today: Day) -> Day:
    """The day that a bare 28日 means: in the month that was named last, else in this one or the one before."""
    month = known if known.month else today
    if not known.month and 0 < today.day <= FIRST_DAYS and day >= LAST_DAYS:
        month = _months_on(today, -1)
    return Day(month.year, month.month, day) if month.month else Day()


def _day(iso: str) -> Day:
    """The day of an ISO date, which may lack its day or month; nothing of what is no date."""
    try:
        numbers = [int(part) for part in iso.partition("T")[0].split("-")[:3]]
    except ValueError:
        return Day()
    day = Day(*numbers)
    return day if date.min.year < day.year < date.max.year and day.iso() else Day()


def _months_on(day: Day, months: int) -> Day:
    count = day.year * 12 + day.month - 1 + months
    return Day(count // 12, count % 12 + 1)


def _number(text: str | None) -> int:
    """The number up to 99 that digits or Chinese numerals spell; zero for none."""
    if not text:
        return 0
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (DIGITS[tens] if tens else 1) * 10 * bool(ten) + (DIGITS[ones] if ones else 0)
