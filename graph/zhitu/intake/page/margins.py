"""What a page prints beside its articles: running heads, imprints, guides to other pages, notes of a jump to one."""

from __future__ import annotations

import re

from zhitu.intake.page import phrases
from zhitu.intake.readers import records

LONGEST_IMPRINT = 80
"""Characters of a line that names the people and addresses of a page."""

LONGEST_HEAD = 40
"""Characters of a line that begins with the number or the date of a page, or that tells the weather."""

LONGEST_GUIDE = 60
"""Characters of a line that tells on which page an article stands."""

MOST_LEFT = 12
"""Characters that a running head bears beside numbers and dates: the names of the paper and of the page."""

NUMBER = r"[A-Z]?[0-9一二三四五六七八九十]{1,3}"
YEAR = "[0-9〇○零一二三四五六七八九]"

PAGE = re.compile(
    r"第?\s?[A-Z0-9一二三四五六七八九十]{1,3}\s?版(?:\s|$)|[A-Z]?\d{1,2}\s?$"
    r"|[\d\s\-/.年月日]{6,}(?:\s?(?:星期|周).)?(?:\s|$)"
    r"|(?:[A-Z]\d{1,2}|0\d)[\s·]{1,3}[\u4e00-\u9fff]{2,6}$|[\u4e00-\u9fff]{2,6}[\s·]{1,3}(?:[A-Z]\d{1,2}|0\d)$"
)
NUMBERED = re.compile(rf"第?\s?{NUMBER}\s?版|{YEAR}{{4}}\s?[年\-/.]\s?[\d一二三四五六七八九十]{{1,3}}\s?[月\-/.]")
PIECES = re.compile(
    rf"第?\s?{NUMBER}\s?版|{YEAR}{{4}}\s?[年\-/.]\s?[\d一二三四五六七八九十]{{1,3}}\s?[月\-/.]\s?"
    r"[\d一二三四五六七八九十]{1,3}\s?日?|(?:星期|周)[一二三四五六日天]|(?:总第?|第)\s?\d{1,6}\s?期|农历[\u4e00-\u9fff]{2,8}"
)
DAY = re.compile(r"\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日")
WEEKDAY = re.compile(r"^(?:星期|周)[一二三四五六日天]\s")
HAN_DATE = re.compile(
    r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九]|十[一二]?)月([一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日"
)
DAY_AHEAD = r"(?:[今明后][天日晚夜](?:白天|夜间|到[今明后][天日晚夜])?|天气(?:预报)?)[：:，\s]*"
SKY = "(?:晴(?:天|间多云)?|多云|阴(?:天)?|雾|霾|雷?阵雨|[小中大暴](?:到[中大暴])?[雨雪]|雨夹雪|阵雪)"
DEGREES = r"(?:℃|°C?|度)"
RANGE = rf"\d+\s?{DEGREES}?\s?[~～\-—–至到]\s?[\-零下]*\d+\s?{DEGREES}"
WIND = r"风[^，。；\s]{0,6}级"
FORECAST = re.compile(
    rf"(?:{DAY_AHEAD}|(?=.*{WIND})){SKY}(?:[转到间]{SKY})*(?=[：:，,、；\s\d\-零最气])(?=.*{RANGE})[^。！？]*"
)
"""The sky of a day to come, or the sky and the wind, and between which degrees."""

CONTACT = re.compile(r"(?:联系人|咨询人|(?:报名|咨询|联系|举报|监督)?(?:电话|地址|地点|时间))\s?[：:]")
MASTHEAD = re.compile(r"[\u4e00-\u9fff]{3,8}")
"""A line that may be nothing but the name of a paper."""

GUIDE = re.compile(r"(?:今日|本期|本版|内容|要闻|新闻)?导[读览]$")
GUIDING = re.compile(rf"(?:详见|见|>>|》》|→|▶|►|\.\.|…|—)\s?(?:第?\s?{NUMBER}\s?版|[A-Z]\d{{2}}|P\d{{1,2}})[）)]?$")
JUMP = rf"[（(【〔]\s?(?:下转|上接|紧接|转接)[^（）()【】〔〕]{{0,3}}?{NUMBER}\s?版[^（）()【】〔〕]{{0,40}}[）)】〕]"
JUMPS = re.compile(rf"{JUMP}|(?:^|(?<=[。”\s]))(?:下转|上接|紧接)第?\s?{NUMBER}\s?版$")


def is_foot(text: str) -> bool:
    """Whether a line names where a paper is made, as its foot does: an address, who prints or posts it, its number."""
    words = phrases.words()
    told = {word for word in words.marked("foot", "press") if word in text}
    posted = not told.isdisjoint(words.marked("press"))
    return len(told) > 1 and posted and not any(mark in text for mark in "，。；！？")


def is_imprint(text: str) -> bool:
    """Whether a line belongs to the page or to its web site: its number, its date, who set it, where it came from."""
    if len(text) > LONGEST_IMPRINT:
        return False
    if (len(text) <= LONGEST_HEAD and PAGE.match(text)) or is_running_head(text) or is_guide(text):
        return True
    if (len(text) <= LONGEST_HEAD and FORECAST.fullmatch(text)) or is_foot(text):
        return True
    # A running head may be broken over lines: 星期三 责任编辑：张三.
    bare = WEEKDAY.sub("", text.lstrip(phrases.FILLER)).lstrip(phrases.FILLER)
    match = phrases.pattern("imprint", "meta", "press").match(bare)
    if match is None or bare[match.end() : match.end() + 1] not in tuple("：: \u3000/"):
        return False
    # 来源：某报 作者：张三 says who signed the article.
    return not phrases.pattern("reporter", "correspondent").search(bare)


def is_running_head(text: str) -> bool:
    """Whether a line bears a page number or a full date and hardly anything else."""
    if not NUMBERED.search(text) or any(mark in text for mark in "，。；！？“"):
        return False
    rest = PIECES.sub(" ", text)
    editors = phrases.pattern("imprint", "press").search(rest)
    return sum(map(str.isalnum, rest[: editors.start()] if editors else rest)) <= MOST_LEFT


def is_day(text: str) -> bool:
    """Whether a line is a day of the calendar and nothing else."""
    return bool(DAY.fullmatch(text) or HAN_DATE.fullmatch(text))


def read_date(text: str) -> str:
    """The first day of the calendar in a line, in digits or in Chinese numerals, as YYYY-MM-DD; empty if none is."""
    written = HAN_DATE.sub(lambda match: "-".join(map(read_numeral, match.groups())), text)
    return records.to_iso(written)


def read_numeral(text: str) -> str:
    """A year, month or day in Chinese numerals as digits: 二〇二三, 十二, 二十一."""
    if "十" in text:
        tens, ones = text.split("十", 1)
        text = (tens or "一") + (ones or "零")
    return "".join(str("零一二三四五六七八九".index("零" if char in "〇○" else char)) for char in text)


def is_contact(text: str) -> bool:
    """Whether a line says whom to ask, and how, as notices do below their text."""
    return CONTACT.match(text) is not None


def is_masthead(text: str) -> bool:
    """Whether a line may be the paper's own name, if the page's number or date stands beside it."""
    bare = text.strip(phrases.FILLER)
    return MASTHEAD.fullmatch(bare) is not None and phrases.is_paper(bare)


def is_guide(text: str) -> bool:
    """Whether a line tells on which page an article stands, or heads such lines."""
    bare = text.strip(phrases.FILLER)
    return len(text) <= LONGEST_GUIDE and bool(GUIDE.match(bare) or GUIDING.search(text))


def is_jump(text: str) -> bool:
    """Whether a text is a note that an article goes on, or began, on another page."""
    return JUMPS.fullmatch(text) is not None


def is_entry(text: str) -> bool:
    """Whether a note of a jump says that the article began on another page."""
    return "上接" in text or "紧接" in text


def find_jump(text: str) -> tuple[int, int] | None:
    """Where a note of a jump stands at the beginning or the end of a text."""
    for match in JUMPS.finditer(text):
        if match.start() == 0 or not text[match.end() :].strip(" \u3000。"):
            return match.span()
    return None
