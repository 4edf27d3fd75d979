"""What a web page says of itself: title, day, author, source and address, from its metadata, else from its lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any
from urllib.parse import urlsplit

from zhitu.intake.page import margins, phrases
from zhitu.intake.readers import records
from zhitu.intake.readers.elements import HEADINGS, Line, squeeze, tidy

TITLES = ("articletitle", "og:title", "twitter:title", "dc.title", "dcterms.title", "headline")
DATES = (
    "article:published_time", "og:published_time", "og:release_date", "og:time", "pubdate", "publishdate",
    "publish_date", "publish-date", "firstpublishedtime", "datepublished", "dc.date", "dc.date.issued",
    "dcterms.created", "dcterms.issued", "dcterms.date", "date",
)  # fmt: skip
SOURCES = (
    "contentsource",
    "source",
    "mediaid",
    "og:article:source",
    "dc.source",
    "dc.publisher",
    "og:site_name",
    "sitename",
)
AUTHORS = ("author", "og:article:author", "article:author", "dc.creator", "dcterms.creator")
ADDRESSES = ("og:url", "url", "twitter:url")
"""Names and properties of ``meta`` that bear each, in lower case; those stand first that are surest to speak of the
article: the ones that the state prescribes for its sites, those of the Open Graph, those of the Dublin Core."""

CHINA = timezone(timedelta(hours=8))
"""A moment in world time is a day of China's calendar: a page of half past midnight says 16:30Z of the day before."""

EARLIEST = "1800"
"""Year before which no day of a page is believed: programs write the first day of their own calendar."""

LONGEST = 300
"""Characters of a title or a name that is believed."""

SHORTEST = 4
"""Characters of a headline that what stands before a site's name can be."""

LONGEST_ADDRESS = 2000
"""Characters of an address that is believed."""

DEEPEST = 20
"""Objects within objects of JSON that are looked at."""

BESIDE = 6
"""Lines below the headline in which a page prints day, source and author."""

SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://[^\s>]+)\s*-->")
"""What browsers write into a page that they save."""

FOUNDER = ("<!--enpproperty", "/enpproperty-->")
"""What stands before and behind what the system that most papers set their pages with writes beside an article."""

LONGEST_FOUNDER = 8000
"""Characters of it."""

FIELD = re.compile(r"<(title|date|author)>([^<]*)</\1>")
SEPARATORS = re.compile(r"\s*[_|｜]\s*|\s+[-–—]{1,2}\s+|-{1,2}")
LABEL = re.compile(r"^\s*(?:稿件|信息|文章)?(?:来源|作者|记者|文)\s*[:：/]\s*")
PRINTED_SOURCE = re.compile(r"(?:来源|稿源|出处)\s*[:：]\s*([^\s|｜,，;；:：()（）\[\]【】]{2,30})")
PRINTED_AUTHOR = re.compile(
    r"作者\s*[:：]\s*([\u4e00-\u9fff·]{2,12}(?![\u4e00-\u9fff])"
    r"(?:[、,，] ?[\u4e00-\u9fff·]{2,4}(?![\u4e00-\u9fff])){0,8})"
)
NOT_A_NAME = re.compile(r"^[\d\W_]*$|https?://|@")
ARTICLES = ("article", "posting", "report", "webpage")


@dataclass(frozen=True, slots=True)
class About:
    """What a page says of itself; ``path`` is the element that its title stands in, ``line`` the number of its line.

    ``line`` is -1 where no line of the page shows the title.
    """

    title: str = ""
    date: str = ""
    author: str = ""
    source: str = ""
    url: str = ""
    path: str = ""
    line: int = -1


def describe(root: Any, text: str, lines: Sequence[Line]) -> About:
    """All that the page's metadata say, and in their place what its lines say."""
    metas = list(find_metas(root))
    stated = read_data(root)
    founder = read_founder(text)
    title, path = find_title(root, metas, stated, founder)
    dates = (*pick(metas, DATES), stated.get("date", ""), founder.get("date", ""))
    named = find_title_line(lines, title)
    shown = lines[named + 1 : named + 1 + BESIDE] if named >= 0 else lines[: 2 * BESIDE]
    printed = "\n".join(one.text for one in shown if len(one.text) <= margins.LONGEST_IMPRINT and one.text[-1] != "。")
    sources = (*pick(metas, SOURCES[:-2]), printed_name(PRINTED_SOURCE, printed), *pick(metas, SOURCES[-2:]))
    authors = (*pick(metas, AUTHORS), stated.get("author", ""), founder.get("author", ""))
    return About(
        title=lines[named].text if named >= 0 else without_site(title),
        date=next(filter(None, map(to_day, dates)), "") or records.to_iso(printed),
        author=next(filter(None, map(to_name, authors)), "") or printed_name(PRINTED_AUTHOR, printed),
        source=next(filter(None, map(to_name, (*sources, stated.get("source", "")))), ""),
        url=find_address(root, text, metas, stated),
        path=lines[named].path if named >= 0 else path,
        line=named,
    )


def find_metas(root: Any) -> Iterator[tuple[str, str, str]]:
    """Name, content and path of each ``meta`` in the head."""
    for number, element in enumerate(root.iterfind("head/meta"), start=1):
        name = element.get("name") or element.get("property") or element.get("itemprop") or ""
        if content := tidy(element.get("content", "")):
            yield name.strip().lower(), content, f"/{root.tag}/head/meta[{number}]"


def pick(metas: Sequence[tuple[str, str, str]], names: Sequence[str]) -> Iterator[str]:
    """The contents under these names, in the order of the names."""
    for wanted in names:
        yield from (content for name, content, _ in metas if name == wanted)


def read_founder(text: str) -> dict[str, str]:
    """What the papers' system wrote into a page, by the names of its fields."""
    opening, closing = FOUNDER
    end = text.find(closing, max(0, text.find(opening)))
    start = text.rfind(opening, max(0, end - LONGEST_FOUNDER - len(opening)), max(0, end))
    return dict(FIELD.findall(text[start + len(opening) : end])) if start >= 0 else {}


def read_data(root: Any) -> dict[str, str]:
    """Title, date, author, source and url of the article that the page's JSON-LD describes."""
    for script in root.iter("script"):
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for one in find_objects(data):
            kinds = one.get("@type", "")
            kind = " ".join(map(str, kinds)) if isinstance(kinds, list) else str(kinds)
            title = one.get("headline") or one.get("title")
            if isinstance(title, str) and (kind.lower().endswith(ARTICLES) or "pubDate" in one):
                return {
                    "title": name_of(title),
                    "date": name_of(one.get("datePublished") or one.get("pubDate")),
                    "author": name_of(one.get("author")),
                    "source": name_of(one.get("sourceOrganization") or one.get("publisher")),
                    "url": name_of(one.get("url") or one.get("@id")),
                }
    return {}


def find_objects(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The objects in JSON-LD, from the outside to the inside."""
    if depth > DEEPEST:
        return
    if isinstance(data, dict):
        yield data
        for inner in data.values():
            yield from find_objects(inner, depth + 1)
    elif isinstance(data, list):
        for inner in data:
            yield from find_objects(inner, depth + 1)


def name_of(value: Any, depth: int = 0) -> str:
    """The text of a value of JSON-LD: itself, its ``name``, or those of several."""
    if isinstance(value, str):
        return tidy(records.SURROGATE.sub("\ufffd", value))
    if isinstance(value, dict) and depth < DEEPEST:
        return name_of(value.get("name", ""), depth + 1)
    if isinstance(value, list) and depth < DEEPEST:
        return "、".join(filter(None, (name_of(one, depth + 1) for one in value[:DEEPEST])))
    return ""


def find_title(
    root: Any, metas: Sequence[tuple[str, str, str]], stated: dict[str, str], founder: dict[str, str]
) -> tuple[str, str]:
    """The title in the page's metadata and the element that bears it."""
    for wanted in TITLES:
        for name, content, path in metas:
            if name == wanted and len(content) <= LONGEST:
                return content, path
    inner = root.find("head/title")
    path = f"/{root.tag}/head/title[1]"
    for own in (
        stated.get("title", ""),
        founder.get("title", ""),
        tidy("".join(inner.itertext())) if inner is not None else "",
    ):
        if 0 < len(own) <= LONGEST:
            return own, path
    return "", ""


def find_title_line(lines: Sequence[Line], title: str) -> int:
    """The line that shows the title: the heading that equals it or what stands before the site's name; -1 if none."""
    headings = [number for number, line in enumerate(lines) if line.tag in HEADINGS]
    others = [number for number, line in enumerate(lines) if line.tag not in HEADINGS]
    if not title:
        first = [number for number in headings if lines[number].tag == "h1"]
        return first[0] if len(first) == 1 else -1
    wanted = squeeze(title)
    for number in (*headings, *others):
        shown = squeeze(lines[number].text)
        if shown == wanted or (
            len(shown) >= SHORTEST and wanted.startswith(shown) and SEPARATORS.match(title[len(lines[number].text) :])
        ):
            return number
    return -1


def without_site(title: str) -> str:
    """A title without the names of site and column behind it."""
    first = SEPARATORS.split(title)[0]
    return first if len(first) >= SHORTEST else title


def to_day(text: str) -> str:
    """The day in a text as YYYY-MM-DD, a moment of world time as China's day; empty where there is none."""
    try:
        moment = datetime.fromisoformat(text.strip())
        day = (moment.astimezone(CHINA) if moment.tzinfo else moment).date().isoformat()
    except (ValueError, OverflowError):
        day = margins.read_date(text)
    return day if day >= EARLIEST else ""


def to_name(text: str) -> str:
    """A name of a person or a paper without the label before it; empty where it is an address or a number."""
    name = tidy(LABEL.sub("", text))
    return "" if NOT_A_NAME.search(name) or len(name) > LONGEST else name


def printed_name(wanted: re.Pattern[str], text: str) -> str:
    """The name that stands behind a label in the lines of a page."""
    found = wanted.search(text)
    return found.group(1).strip(phrases.FILLER) if found else ""


def find_address(root: Any, text: str, metas: Sequence[tuple[str, str, str]], stated: dict[str, str]) -> str:
    """The address of the page as it says itself; never one that is relative, or of another protocol."""
    canonical = (
        link.get("href", "") for link in root.iterfind("head/link") if link.get("rel", "").lower() == "canonical"
    )
    saved = [found.group(1)] if (found := SAVED.search(text)) else []
    for address in (*canonical, *pick(metas, ADDRESSES), stated.get("url", ""), *saved):
        if is_address(bare := str(address).strip()):
            return bare
    return ""


def is_address(address: str) -> bool:
    """Whether a text is an address on the web that can be shown."""
    if len(address) > LONGEST_ADDRESS or not address.isprintable() or " " in address:
        return False
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
