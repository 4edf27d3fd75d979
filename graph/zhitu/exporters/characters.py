"""Characters that other programs hold: XML 1.0 and most tables take no controls and no half of a surrogate pair."""

from __future__ import annotations

import re

HIGHEST_CONTROL = 0x20
LATIN_CONTROLS = re.compile(r"[\x7f-\x84\x86-\x9f]")
"""All but the line break among them."""


def clean(text: str) -> str:
    """The text without the characters that XML 1.0 cannot hold."""
    return "".join(char for char in text if holds(ord(char)))


def holds(code: int) -> bool:
    """Whether XML 1.0 can hold a character."""
    if code < HIGHEST_CONTROL:
        return code in (0x9, 0xA, 0xD)
    return code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000


def flatten(text: str) -> str:
    """The text on one line: every stretch of spaces and line breaks, also those of Unicode, is one space.

    Without the controls of Latin-1 too, which XML holds and YAML does not.
    """
    return " ".join(LATIN_CONTROLS.sub("", clean(text)).split())
