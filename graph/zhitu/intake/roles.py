"""What a block is by itself: a short line, the lead of an article, a part of its body, or the page's imprint."""

from __future__ import annotations

import re
from enum import StrEnum

from zhitu.intake import bylines
from zhitu.intake.blocks import CLOSERS, Block

LONGEST_HEADING = 60
"""Characters of a headline; of 29,618 titles of broadcast news 99 % are no longer."""

LONGEST_SPOKEN = 40
"""Characters of a headline with a comma in it: 0.3 % of those titles have one, most pieces of sentences do."""

LONGEST_IMPRINT = 80
"""Characters of a line that names the people and addresses of a page."""

SHORTEST_HEADING = 4
"""Characters of a heading; of the titles of broadcast news none is shorter."""

TRAILERS = tuple("的和与在把将被及或、，：；,—·（(“《‘")
"""Characters that a headline does not end with: a line that does is a cut one."""

PAGE = re.compile(
    r"第?\s?[A-Z0-9一二三四五六七八九十]{1,3}\s?版(?:\s|$)|[A-Z]?\d{1,2}\s?$"
    r"|[\d\s\-/.年月日]{6,}(?:\s?(?:星期|周).)?(?:\s|$)"
)


class Role(StrEnum):
    """What a block is on its page."""

    SHORT = "short"
    LEAD = "lead"
    BODY = "body"
    IMPRINT = "imprint"


def judge(block: Block) -> Role:
    """What a block is, by itself."""
    text = block.text
    if is_imprint(text):
        return Role.IMPRINT
    if bylines.is_lead(text):
        return Role.LEAD
    if (
        len(text) > (LONGEST_SPOKEN if "，" in text else LONGEST_HEADING)
        or any(mark in text for mark in "。；;")
        or text.startswith(CLOSERS)
    ):
        return Role.BODY
    if len(text) < SHORTEST_HEADING or text.endswith(TRAILERS) or not any(map(str.isalnum, text)):
        return Role.BODY
    return Role.SHORT


def is_imprint(text: str) -> bool:
    """Whether a line belongs to the page or to its web site: its number, its date, who set it, where it came from."""
    if len(text) > LONGEST_IMPRINT:
        return False
    if len(text) <= LONGEST_SPOKEN and PAGE.match(text):
        return True
    bare = text.lstrip(bylines.FILLER)
    match = bylines.pattern("imprint", "meta").match(bare)
    return match is not None and bare[match.end() : match.end() + 1] in tuple("：: \u3000/")
