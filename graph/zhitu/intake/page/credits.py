"""Names with their roles, read from a place of a text on: 记者 张三 通讯员 李四 文/图, 张三/文 李四/摄."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from zhitu.intake.page import joins
from zhitu.intake.page.phrases import FILLER, pattern, surnames, words

ROLES = ("reporter", "correspondent", "photographer")
DEEDS = ("written", "taken", "both")

LONGEST_NAME = 4
"""Characters of a Han name; those with a point between their parts may have more."""

LONGEST_SURNAME = 2
"""Characters of a surname; the rare longer ones begin with a shorter one nearly always."""

FEWEST_ROLL = 3
"""Names that make a row of them; a headline may begin with one or two."""

EVERYDAY = 300
"""Count in jieba's dictionary from which what looks like a name is a word (高兴, 高温); names of people are below."""

OPENING = "(（[【〔"
CLOSING = ")）]】〕"
SPEAKING = tuple("，。：:；;！？,")
"""Marks after which a text speaks on: what stands between 记者 and one of them is hardly a name (记者表示：…)."""

HAN = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf·•]+")
PARTED = re.compile(r"[\u4e00-\u9fff][ \u3000]{1,4}[\u4e00-\u9fff](?![\u4e00-\u9fff])")
NEXT = re.compile(r"[ \u3000、]+([\u4e00-\u9fff]{2,4})(?=[ \u3000、）)]|$)")
SEVERAL = re.compile(r"[ \u3000、,，/／]{1,2}")


@dataclass(slots=True)
class Credits:
    """Names by role, as they are found; ``end`` is where the credits end in the text.

    ``sourced`` if a mark such as 本报讯 stands before them, ``closed`` if what follows shows that they were credits;
    ``signed`` are the photographers that bore the role of another.
    """

    names: dict[str, list[str]] = field(default_factory=lambda: {role: [] for role in ROLES})
    end: int = 0
    sourced: bool = False
    closed: bool = False
    signed: dict[str, str] = field(default_factory=dict)

    @property
    def found(self) -> bool:
        """Whether a name was found."""
        return any(self.names.values())

    def sign(self, role: str, group: list[str], deed: str) -> None:
        """Enter a group of names under their role, or as photographers where that is what they did, or both."""
        if not group:
            return
        if deed == "taken" and role != "photographer":
            self.signed.update(dict.fromkeys(group, role))
            role = "photographer"
        self.names[role] += group
        if deed == "both" and role != "photographer":
            self.names["photographer"] += group


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
            found.sign(role, group, deed if before else "")
            role, group = words()[match.group()].kind, []
        elif end := read_deed(text, place):
            last, deed = deed, words()[text[place:end]].kind
            if before or not (group or unsigned or found.found):
                # The deed stands before the names: 文/图 张三, 图/李四.
                found.sign(role, group, last)
                before, role, group = True, "photographer" if deed == "taken" else "reporter", []
            elif role and deed == "taken" and is_followed(text, end):
                # 记者 甲 摄影 乙: the deed is the other's.
                found.sign(role, group, "")
                role, group = "photographer", []
            elif role:
                # Who did both is everyone named since the last deed: 记者 甲 通讯员 乙 文/图.
                found.sign(role, group, "taken" if deed == "taken" else "")
                found.names["photographer"] += unsigned if deed == "both" else []
                found.closed, role, group, unsigned = True, "", [], []
            else:
                break
            place = found.end = end
            continue
        elif role and (name := read_name(text, place, sure=found.sourced)):
            group.append("".join(name.split()))
            unsigned.append(group[-1])
            place = found.end = place + len(name)
            continue
        elif not role and (names := read_unroled(text, place)):
            role, group, unsigned = "reporter", list(names[0]), list(names[0])
            place = found.end = names[1]
            continue
        else:
            break
        place = found.end = match.end()
    found.sign(role, group, deed if before else "")


def read_deed(text: str, place: int) -> int:
    """Where the word at a place ends that says what was done, 0 if there is none; 文 alone may begin any word."""
    match = pattern(*DEEDS).match(text, place)
    if not match:
        return 0
    alone = len(match.group()) > 1 or match.end() == len(text) or text[match.end()] in FILLER + "。．"
    return match.end() if alone else 0


def read_unroled(text: str, place: int) -> tuple[list[str], int] | None:
    """Names without a role at a place and where they end, if a word of what was done follows them: 张三/文."""
    names: list[str] = []
    while len(names) < LONGEST_NAME and (match := HAN.match(text, place)):
        run = match.group()[: LONGEST_NAME + 1]
        if len(run) == 1 and (parted := PARTED.match(text, place)):
            run = parted.group()
        cut = next((n for n in range(2, len(run)) if read_deed(text, place + n)), 0)
        name = run[:cut] if cut else run
        bare = "".join(name.split())
        if len(bare) > LONGEST_NAME or not is_named(bare):
            return None
        names.append(bare)
        place += len(name)
        gap = SEVERAL.match(text, place)
        if read_deed(text, gap.end() if gap else place):
            return names, place
        if not gap:
            return None
        place = gap.end()
    return None


def is_named(name: str) -> bool:
    """Whether a name begins with a surname."""
    return len(name) > 1 and any(name[:length] in surnames() for length in range(1, LONGEST_SURNAME + 1))


def is_roll(text: str) -> bool:
    """Whether a line is a row of names, as of those who were honoured."""
    names = text.split()
    return len(names) >= FEWEST_ROLL and all(len(name) < LONGEST_NAME and is_named(name) for name in names)


def read_name(text: str, place: int, *, sure: bool = False) -> str:
    """The name at a place, as it is written (王 强 has a blank inside), or the empty string; ``sure`` inside a lead."""
    match = HAN.match(text, place)
    if not match:
        return ""
    run = match.group()
    stop = pattern(*ROLES, *DEEDS, "day", "stop").search(run, 1)
    if stop and (stop.start() > 1 or len(run) > LONGEST_NAME) and not is_lettered(text, place, run):
        run = run[: stop.start()]
    if len(run) == 1:
        second = PARTED.match(text, place)
        return second.group() if second and len(match.group()) == 1 else ""
    if len(run) > LONGEST_NAME and "·" not in run and "•" not in run:
        return ""
    end = place + len(run)
    opened, closed = (max(text.rfind(mark, 0, place) for mark in marks) for marks in (OPENING, CLOSING))
    if text[end : end + 1] in SPEAKING and not (is_named(run) and is_stood(text, end)):
        return ""
    if sure or opened > closed or is_stood(text, end):
        return run if is_named(run) or not is_word(run) else ""
    return run if is_named(run) and not is_word(run) else ""


def is_lettered(text: str, place: int, run: str) -> bool:
    """Whether a run is a name that ends on 文, which is no deed there: 张学文 before a role or a bracket."""
    after = text[place + len(run) :].lstrip(" \u3000")
    told = after[:1] in tuple(CLOSING) or bool(pattern(*ROLES).match(after)) or after.startswith("报道")
    return len(run) == LONGEST_NAME - 1 and run.endswith("文") and is_named(run) and told


def is_stood(text: str, end: int) -> bool:
    """Whether what stands after a name shows that it is one: a bracket, the end, another role, what was done."""
    after = text[end:].lstrip(" \u3000")
    bare = after.lstrip(FILLER)
    if (match := NEXT.match(text, end)) and is_named(match.group(1)) and not is_word(match.group(1)):
        return True
    return not bare or after[0] in (*CLOSING, "、") or bool(pattern(*ROLES).match(bare) or read_deed(bare, 0))


def is_followed(text: str, place: int) -> bool:
    """Whether a name stands next in a text, and shows that it is one."""
    place = len(text) - len(text[place:].lstrip(FILLER))
    name = read_name(text, place)
    return bool(name) and is_named(name) and is_stood(text, place + len(name))


def is_word(run: str) -> bool:
    """Whether a run of characters is an everyday word; the dictionary knows names too, but they are rarer."""
    return joins.dictionary()[0].get(run, 0) >= EVERYDAY
