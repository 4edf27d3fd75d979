"""What a block is: a short line, the lead of an article, a part of its body, a line of credits, the page's imprint."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import takewhile

from zhitu.intake.page import bylines, joins, margins, phrases
from zhitu.intake.page.blocks import Block
from zhitu.intake.page.credits import is_named, is_roll, is_word
from zhitu.intake.readers.marks import CLOSERS

LONGEST_HEADING = 60
"""Characters of a headline; of 29,618 titles of broadcast news 99 % are no longer."""

LONGEST_SPOKEN = 40
"""Characters of a headline with a comma in it: 0.3 % of those titles have one, most pieces of sentences do."""

SHORTEST_HEADING = 4
"""Characters of a heading; of the titles of broadcast news none is shorter."""

LONGEST_SPEAKER = 12
"""Characters of a line that names, with a colon, of whom the headline below it speaks."""

LONGEST_TITLE = 6
"""Characters of the name of a paper that does not say what it is: 渌江能源."""

SUBHEAD = "——"
"""What the line below a headline begins with that says of whom it speaks: ——记青川钢厂炉前工骆青."""

TRAILERS = tuple("的和与在把将被及或、，：；,—·（(“《‘")
"""Characters that a headline does not end with: a line that does is a cut one."""


class Role(StrEnum):
    """What a block is on its page."""

    SHORT = "short"
    LEAD = "lead"
    BODY = "body"
    CREDIT = "credit"
    IMPRINT = "imprint"
    JUMP = "jump"


BESIDE = (Role.IMPRINT, Role.JUMP)
"""Roles of blocks that stand beside the articles of a page."""


def assign(blocks: Sequence[Block]) -> list[Role]:
    """What each block of a page is, by itself and by what stands beside it."""
    roles = judge_all(blocks)
    last: int | None = None
    above = is_signed_above(blocks, roles)
    for number, block in enumerate(blocks):
        if above and bylines.is_signed(block.text):
            roles[number] = Role.SHORT
        elif roles[number] is Role.LEAD and bylines.is_credit(block.text):
            # Credits stand below a headline or close an article; who took the picture never begins one.
            below = last is None or roles[last] is Role.SHORT
            if not below or bylines.is_photo_credit(block.text) or is_close(block.text, roles[number + 1 : number + 2]):
                roles[number] = Role.CREDIT
        elif roles[number] is Role.BODY and is_name(block.text, blocks[number + 1 : number + 2]):
            roles[number] = Role.SHORT
        elif last is None or joins.examine(blocks[last].text).ended or margins.is_contact(blocks[last].text):
            if roles[number] is Role.BODY and is_rubric(block.text, roles[number + 1 : number + 3]):
                # A name alone signs what stands above it.
                roles[number] = Role.CREDIT if is_signature(block.text) else Role.SHORT
            elif (
                last is not None
                and [roles[last], roles[number]] == [Role.BODY, Role.SHORT]
                and is_notice_close(blocks, roles, number)
            ):
                # Who gives notice closes what stands above; the day below belongs to the page.
                roles[number] = Role.CREDIT
        if last is not None and roles[last] is Role.JUMP and margins.is_entry(blocks[last].text):
            # What goes on from another page begins here, as a lead does.
            roles[number] = Role.LEAD if roles[number] is Role.BODY else roles[number]
        if roles[number] is not Role.IMPRINT:
            last = number
    return roles


def is_signed_above(blocks: Sequence[Block], roles: Sequence[Role]) -> bool:
    """Whether who wrote a piece stands above its headline on a page: the first does, with no piece before it."""
    first = next((number for number, block in enumerate(blocks) if bylines.is_signed(block.text)), None)
    if first is None or list(roles[first + 1 : first + 3]) != [Role.SHORT, Role.BODY]:
        return False
    before = zip(blocks[:first], roles[:first], strict=True)
    return all(
        role is Role.IMPRINT or phrases.is_column(block.text) or len(block.text) < SHORTEST_HEADING
        for block, role in before
    )


def judge_all(blocks: Sequence[Block]) -> list[Role]:
    """What each block is by itself, and the names of the paper beside what belongs to the page."""
    roles = [judge(block) for block in blocks]
    opened: dict[str, str] = {}
    for number, block in enumerate(blocks):
        below = blocks[number + 1].text if number + 1 < len(blocks) else ""
        if roles[number] is Role.BODY and below.startswith(SUBHEAD) and is_above_subhead(block.text):
            roles[number] = Role.SHORT
        beside = roles[max(0, number - 1) : number] + roles[number + 1 : number + 2]
        if roles[number] is Role.LEAD and not bylines.is_credit(block.text):
            above = blocks[number - 1].text if number else ""
            if opened.setdefault(block.text, above) != above:
                # Printed a second time, and not with its headline: it begins no article there.
                roles[number] = Role.BODY
        if beside == [Role.IMPRINT, Role.IMPRINT] and is_section(block.text):
            roles[number] = Role.IMPRINT
        if Role.IMPRINT in beside and margins.is_masthead(block.text):
            roles[number] = Role.IMPRINT
        elif number and bylines.is_given(block.text):
            roles[number] = Role.CREDIT
    if is_top(blocks, roles):
        roles[0] = Role.IMPRINT
    return roles


def is_top(blocks: Sequence[Block], roles: Sequence[Role]) -> bool:
    """Whether the first line of a page is the name of the paper: two lines of the page stand below, then a headline."""
    below = list(takewhile(Role.IMPRINT.__eq__, roles[1:]))
    named = blocks[0].text.isalpha() and 1 < len(blocks[0].text) <= LONGEST_TITLE if blocks else False
    after = roles[len(below) + 1 : len(below) + 2]
    return named and len(below) > 1 and after in ([Role.SHORT], [Role.BODY])


def is_section(text: str) -> bool:
    """Whether a line between two that belong to the page may name the page: 乡村振兴, 城事."""
    return text.isalpha() and len(text) <= LONGEST_TITLE and not phrases.is_column(text)


def is_above_subhead(text: str) -> bool:
    """Whether a line above one that says of whom it speaks is the headline, though cut ones end so: 扳手还在."""
    return SHORTEST_HEADING <= len(text) <= LONGEST_SPOKEN and not any(mark in text for mark in "。；;")


def is_close(text: str, after: Sequence[Role]) -> bool:
    """Whether a line of credits closes an article: those in brackets do, unless a paragraph stands below them."""
    return text.startswith(("（", "(")) and not (after and after[0] in (Role.BODY, Role.LEAD))


def is_rubric(text: str, after: list[Role]) -> bool:
    """Whether a line too short for a heading stands above one: 暖心话, 采油六厂：."""
    short = 1 < len(text) < SHORTEST_HEADING and text.isalpha() and after[:1] == [Role.SHORT]
    speaks = text.endswith("：") and len(text) <= LONGEST_SPEAKER and after == [Role.SHORT, Role.LEAD]
    return short or speaks


def is_signature(text: str) -> bool:
    """Whether a line is the name of a person: 骆青."""
    return is_named(text) and not is_word(text)


def is_notice_close(blocks: Sequence[Block], roles: Sequence[Role], number: int) -> bool:
    """Whether a line names who gives notice: the day stands below it, and no text below that.

    A headline has the day below it too, and then its text. The line is the name of a body, or stands in a notice.
    """
    below = [block.text for block in blocks[number + 1 : number + 3]]
    if not below or not margins.is_day(below[0]) or any(map(margins.is_day, below[1:])):
        return False
    if any(role in (Role.LEAD, Role.BODY, Role.CREDIT) for role in roles[number + 2 : number + 3]):
        return False
    return phrases.is_body(blocks[number].text) or is_in_notice(blocks, roles, number)


def is_in_notice(blocks: Sequence[Block], roles: Sequence[Role], number: int) -> bool:
    """Whether the lines right above a line, up to their headline, say that they give notice."""
    for above in range(number - 1, -1, -1):
        if phrases.is_notice(blocks[above].text) or phrases.is_column(blocks[above].text):
            return True
        if roles[above] in (Role.SHORT, Role.LEAD):
            break
    return False


def is_name(text: str, after: Sequence[Block]) -> bool:
    """Whether a line is a bare name, too short for another heading, that the text below it begins with."""
    return 1 < len(text) < SHORTEST_HEADING and text.isalpha() and bool(after) and after[0].text.startswith(text)


def judge(block: Block) -> Role:
    """What a block is, by itself."""
    text = block.text
    if margins.is_jump(text):
        return Role.JUMP
    if margins.is_imprint(text):
        return Role.IMPRINT
    if bylines.is_lead(text):
        return Role.LEAD
    if (
        len(text) > (LONGEST_SPOKEN if "，" in text else LONGEST_HEADING)
        or any(mark in text for mark in "。；;")
        or text.startswith(CLOSERS)
    ):
        return Role.BODY
    if margins.is_contact(text):
        return Role.BODY
    bare = len(text) < SHORTEST_HEADING or not any(map(str.isalnum, text)) or text.endswith(TRAILERS)
    return Role.BODY if (bare or is_roll(text)) and not phrases.is_column(text) else Role.SHORT
