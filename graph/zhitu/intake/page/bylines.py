"""Who signed an article: the words between 本报讯 and the first sentence, lines of credits, brackets at the end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhitu.intake.page import joins
from zhitu.intake.page.credits import LONGEST_NAME, LONGEST_SURNAME, ROLES, Credits, is_named, is_word, scan
from zhitu.intake.page.phrases import FILLER, is_body, is_column, pattern, surnames
from zhitu.knowledge.bullets import BULLETS
from zhitu.model import Byline

REACH = 160
"""Characters in which a lead's credits stand: ten names and their roles."""

TAIL = 60
"""Characters in which credits at the end of a paragraph stand."""

PAPER = r"[\u4e00-\u9fff]{1,12}?(?:报|网|台|社|中心|频道|客户端)"
DATELINE = re.compile(
    r"(?:本[报网台刊社][\u4e00-\u9fff]{0,6}|[\u4e00-\u9fff]{2,12}?)\s?(?:\d{1,2}月)?\d{1,2}日\s?(?:讯|电|消息)"
    r"(?=[\s（(，：:]|记者)"
)
WIRE = re.compile(rf"(?![据从由来])(?:{PAPER})\s?(?:讯|电|消息)(?=[\s（(：:]|记者)")
TAKEN_FROM = re.compile(r"[：:\s]\s?[^\s，。：:；（）()]{2,20}(?=$|[\s（）()])")
MARRED = re.compile(r"本?[报网台社刊][^，。；：！？“”（）()]{0,20}[（(]\s?")
"""What begins with the name of the paper and goes on with credits in brackets, though its middle cannot be read."""
BRACKETS = re.compile(r"[（(]([^（）()]{2,50})[）)][。．]?$")
PHOTO = re.compile(r"[\s（(。，：:、/]([\u4e00-\u9fff]{2,7})\s?[/／]?\s?(?:摄|摄影|供图)[）)]?[。．]?$")
GIVEN = re.compile(r"[（(][^（）()，。]{2,30}(?:供稿|供图|提供)[）)]")
SIGNED = re.compile(rf"[{''.join(BULLETS)}][ \u3000]*([\u4e00-\u9fff](?:[ \u3000]+[\u4e00-\u9fff]){{1,2}})")
"""A line that bears a sign and a name with blanks in it: who wrote a column."""

PARTS = re.compile(r"[\s、，]+")


def read_head(text: str) -> Credits:
    """The credits that a paragraph begins with; ``sourced`` if a mark such as 本报讯 stands before them."""
    found = Credits()
    place = len(text) - len(text.lstrip(FILLER))
    for source in (pattern("source"), DATELINE, WIRE):
        if match := source.match(text, place, place + REACH):
            found.sourced = True
            place = match.end()
            break
    if not found.sourced and (match := MARRED.match(text, place)) and pattern(*ROLES).match(text, match.end()):
        found.sourced = True
        place = match.end()
    if (match := pattern("meta").match(text, place)) and (taken := TAKEN_FROM.match(text, match.end())):
        place = taken.end()
    scan(text[: place + REACH], place, found)
    if not found.found and is_signed(text):
        found.names["reporter"].append("".join(text[1:].split()))
        found.end = len(text)
    return found


def is_signed(text: str) -> bool:
    """Whether a line is a sign and who wrote a column: □ 言 午."""
    match = SIGNED.fullmatch(text)
    return match is not None and is_pen_name("".join(match.group(1).split()))


def is_pen_name(name: str) -> bool:
    """Whether what stands with blanks behind a sign names who wrote, and no column: 言午, not 短讯."""
    return not is_word(name) and not is_column(name)


def is_lead(text: str) -> bool:
    """Whether a paragraph begins an article: a source mark, or credits that say what was done or stand alone."""
    found = read_head(text)
    return found.sourced or (found.found and (found.closed or is_alone(text, found)))


def is_alone(text: str, found: Credits) -> bool:
    """Whether nothing but the credits stands in a text, perhaps with those of the page's editors."""
    rest = text[found.end :].strip(FILLER + "。")
    return not rest or bool(pattern("imprint").match(rest))


def is_credit(text: str) -> bool:
    """Whether a line bears nothing but credits, such as 本报记者 张三 文/摄."""
    found = read_head(text)
    return found.found and not found.sourced and is_alone(text, found)


def is_given(text: str) -> bool:
    """Whether a line in brackets says who sent an article in: （某镇 供稿）."""
    return GIVEN.fullmatch(text) is not None


def is_photo_credit(text: str) -> bool:
    """Whether a line bears nothing but who took a picture."""
    found = read_head(text)
    named = found.names["reporter"] or found.names["correspondent"]
    return is_credit(text) and not named


def read_tail(text: str) -> Credits:
    """The credits that a paragraph ends with: in brackets, or the name before 摄."""
    found = Credits()
    end = text[-TAIL:]
    if (match := BRACKETS.search(end)) and pattern(*ROLES, "taken", "both").search(match.group(1)):
        scan(match.group(), 1, found)
    if (match := PHOTO.search(end)) and not found.found:
        name = match.group(1)
        role = pattern(*ROLES).match(name)
        name = name[role.end() :] if role else name
        if (role and len(name) > 1) or (len(name) <= LONGEST_NAME and is_named(name) and not is_word(name)):
            found.names["photographer"].append(name)
    return found


def is_photo_tail(text: str) -> bool:
    """Whether a line ends with who took a picture."""
    return PHOTO.search(text[-TAIL:]) is not None and bool(read_tail(text).names["photographer"])


def read_close(text: str) -> tuple[str, ...]:
    """The bare names in brackets that an article ends with, after its last sentence: …。（张三）."""
    match = BRACKETS.search(text[-TAIL:])
    if not match or not joins.is_ended(text[-TAIL:][: match.start()]):
        return ()
    names = [part for part in PARTS.split(match.group(1)) if part]
    if len(names) > 1 and is_body(names[0]):
        # （热处理车间 张三）: where the writer works stands before the name.
        names = names[1:]
    return tuple(names) if all(map(is_signer, names)) else ()


def is_signer(name: str) -> bool:
    """Whether a bare word may be who signed; of four characters it has a surname of two, or is none (全体师生)."""
    short = len(name) < LONGEST_NAME or (len(name) == LONGEST_NAME and name[:LONGEST_SURNAME] in surnames())
    return short and is_named(name) and not is_word(name)


def is_closed(text: str) -> bool:
    """Whether a paragraph ends with who wrote the article: …（张三）."""
    names = read_tail(text).names
    return bool(names["reporter"] or names["correspondent"] or read_close(text))


def collect(paragraphs: Sequence[str]) -> Byline:
    """Who signed an article, by its paragraphs; each name once, in the order of the text.

    What bears no other name, such as a photo with a few words, is signed by who took the picture, where a role is told.
    """
    names: dict[str, dict[str, None]] = {role: {} for role in ROLES}
    signed: dict[str, str] = {}
    for number, text in enumerate(paragraphs):
        head = read_head(text)
        found = [read_tail(text)]
        if number == 0 or head.sourced or is_alone(text, head):
            found.insert(0, head)
        for one in found:
            signed |= one.signed
            for role in ROLES:
                names[role].update(dict.fromkeys(one.names[role]))
    if not (names["reporter"] or names["correspondent"]):
        for name, role in signed.items():
            names[role][name] = None
        if not signed and paragraphs:
            names["reporter"].update(dict.fromkeys(read_close(paragraphs[-1])))
    return Byline(*(tuple(names[role]) for role in ROLES))
