"""Who signed an article: the words between a lead's 本报讯 and its first sentence, or in brackets at an end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from zhitu.knowledge import lexicons, ontology
from zhitu.model import Byline

ROLES = ("reporter", "correspondent", "photographer")
DEEDS = ("written", "taken", "both")

REACH = 160
"""Characters in which a lead's credits stand: ten names and their roles."""

TAIL = 60
"""Characters in which credits at the end of a paragraph stand."""

LONGEST_NAME = 4
"""Characters of a Han name; those with a point between their parts may have more."""

FILLER = " \u3000\t\u00a0、，,/／：:；;|｜()（）[]【】〔〕□■◆◇●○▲△★☆▶*"
HAN = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf·•]+")
DATELINE = re.compile(
    r"(?:本[报网台刊社][\u4e00-\u9fff]{0,6}|[\u4e00-\u9fff]{2,12}?)\s?(?:\d{1,2}月)?\d{1,2}日\s?(?:讯|电|消息)(?=[\s（(，：:]|记者)"
)
BRACKETS = re.compile(r"[（(]([^（）()]{2,50})[）)][。．]?$")
PHOTO = re.compile(r"[\s（(。，：:、/]([\u4e00-\u9fff]{2,7})\s?[/／]?\s?(?:摄|摄影|供图)[）)]?[。．]?$")


@dataclass(slots=True)
class Credits:
    """Names by role, as they are found; ``end`` is where the credits end in the text."""

    names: dict[str, list[str]] = field(default_factory=lambda: {role: [] for role in ROLES})
    end: int = 0
    sourced: bool = False
    closed: bool = False

    @property
    def found(self) -> bool:
        """Whether a name was found."""
        return any(self.names.values())


@cache
def words() -> lexicons.Lexicon:
    """The lexicon of leads."""
    return lexicons.read(ontology.folder() / "lexicons" / "leads.tsv")


@cache
def pattern(*kinds: str) -> re.Pattern[str]:
    """Any word of these kinds, the longest first."""
    return re.compile("|".join(map(re.escape, words().words(*kinds))))


def read_head(text: str) -> Credits:
    """The credits that a paragraph begins with; ``sourced`` if a mark such as 本报讯 stands before them."""
    found = Credits()
    place = len(text) - len(text.lstrip(FILLER))
    for source in (pattern("source"), DATELINE):
        if match := source.match(text, place, place + REACH):
            found.sourced = True
            place = match.end()
            break
    scan(text[: place + REACH], place, found)
    return found


def scan(text: str, place: int, found: Credits) -> None:
    """Read roles, names and deeds from a place on until something else stands there."""
    role, deed, group = "", "", list[str]()
    unsigned: list[str] = []
    before = False
    while place < len(text):
        if text[place] in FILLER:
            place += 1
            continue
        if pattern("day", "stop").match(text, place):
            found.closed |= (found.found or bool(group)) and text[place - 1] in FILLER
            break
        if match := pattern(*ROLES).match(text, place):
            sign(found, role, group, deed if before else "")
            role, group = words()[match.group()].kind, []
        elif match := pattern(*DEEDS).match(text, place):
            deed = words()[match.group()].kind
            if before or not (group or unsigned or found.found):
                # The deed stands before the names: 文/图 张三, 图/李四.
                sign(found, role, group, deed if before and role else "")
                before, role, group = True, "photographer" if deed == "taken" else "reporter", []
            elif role:
                # Who did both is everyone named since the last deed: 记者 甲 通讯员 乙 文/图.
                sign(found, "photographer" if deed == "taken" else role, group, "")
                found.names["photographer"] += unsigned if deed == "both" else []
                found.closed, role, group, unsigned = True, "", [], []
            else:
                break
        elif role and (name := read_name(text, place)):
            group.append("".join(name.split()))
            unsigned.append(group[-1])
            place = found.end = place + len(name)
            continue
        else:
            break
        place = found.end = match.end()
    sign(found, role, group, deed if before else "")


def sign(found: Credits, role: str, group: list[str], deed: str) -> None:
    """Enter a group of names under their role, as photographers too where they did both."""
    if group:
        found.names[role] += group
        if deed == "both" and role != "photographer":
            found.names["photographer"] += group


def read_name(text: str, place: int) -> str:
    """The name at a place, as it is written (王 强 has a blank inside), or the empty string."""
    match = HAN.match(text, place)
    if not match:
        return ""
    run = match.group()
    stop = pattern(*ROLES, *DEEDS, "day", "stop").search(run, 1)
    if stop and (stop.start() > 1 or len(run) > LONGEST_NAME):
        run = run[: stop.start()]
    if len(run) == 1:
        second = re.compile(r"[ \u3000]{1,4}([\u4e00-\u9fff])(?![\u4e00-\u9fff])").match(text, match.end())
        return text[place : second.end()] if second and len(match.group()) == 1 else ""
    end = place + len(run)
    if text[end : end + 1] in tuple("，。") and not pattern(*ROLES).match(text, end + 1):
        # 记者了解到，… is no name; a comma stands after one only where another role follows.
        return ""
    return run if len(run) <= LONGEST_NAME or "·" in run or "•" in run else ""


def is_lead(text: str) -> bool:
    """Whether a paragraph begins an article: a source mark, or credits that say what was done or stand alone."""
    found = read_head(text)
    return found.sourced or (found.found and (found.closed or is_alone(text, found)))


def is_alone(text: str, found: Credits) -> bool:
    """Whether nothing but the credits stands in a text."""
    return not text[found.end :].strip(FILLER + "。")


def is_credit(text: str) -> bool:
    """Whether a line bears nothing but credits, such as 本报记者 张三 文/摄."""
    found = read_head(text)
    return found.found and not found.sourced and is_alone(text, found)


def read_tail(text: str) -> Credits:
    """The credits that a paragraph ends with: in brackets, or the name before 摄."""
    found = Credits()
    end = text[-TAIL:]
    if (match := BRACKETS.search(end)) and pattern(*ROLES).search(match.group(1)):
        scan(match.group(1), 0, found)
    if match := PHOTO.search(end):
        name = match.group(1)
        role = pattern(*ROLES).match(name)
        name = name[role.end() :] if role else name
        if len(name) > 1 and name not in words():
            found.names["photographer"].append(name)
    return found


def collect(paragraphs: Iterable[str]) -> Byline:
    """Who signed an article, by its paragraphs; each name once, in the order of the text."""
    names: dict[str, dict[str, None]] = {role: {} for role in ROLES}
    for number, text in enumerate(paragraphs):
        head = read_head(text)
        if number == 0 or head.sourced or is_alone(text, head):
            enter(names, head)
        enter(names, read_tail(text))
    return Byline(*(tuple(names[role]) for role in ROLES))


def enter(names: dict[str, dict[str, None]], found: Credits) -> None:
    """Add the names of some credits."""
    for role in ROLES:
        names[role].update(dict.fromkeys(found.names[role]))
