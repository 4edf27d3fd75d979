"""Characters that other programs hold: XML 1.0 and most tables take no controls and no half of a surrogate pair."""

from __future__ import annotations

import re

NOT_HELD = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LATIN_CONTROLS = re.compile(r"[\x7f-\x84\x86-\x9f]")
"""All but the line break among them."""
ALL_LATIN_CONTROLS = re.compile(r"[\x7f-\x9f]")


def clean(text: str) -> str:
    """The text without the characters that XML 1.0 cannot hold."""
    return NOT_HELD.sub("", text)


def disarm(text: str) -> str:
    """The text with no control but tab, line feed and carriage return: what a terminal or a table may be shown."""
    return ALL_LATIN_CONTROLS.sub("", clean(text))


def flatten(text: str) -> str:
    """The text on one line: every stretch of spaces and line breaks, also those of Unicode, is one space.

    Without the controls of Latin-1 too, which XML holds and YAML does not.
    """
    return " ".join(LATIN_CONTROLS.sub("", clean(text)).split())
