"""Marks that a paragraph ends with, that nothing begins with, and that begin an item of a list."""

from __future__ import annotations

import re

from zhitu.knowledge.bullets import BULLETS

SENTENCE_END = "。！？!?…；;：:"
"""Marks that a paragraph may end with."""

CLOSERS = tuple("，。、；：？！”’）》】〉」』…,.;:?!)]%")
"""Characters that nothing begins with but the rest of something that was cut."""

LISTED = re.compile(
    r"[（(]?[一二三四五六七八九十百\d]{1,3}[、.．）)]|第[一二三四五六七八九十\d]{1,3}[、，条章节，]"
    rf"|[①-⑳·{''.join(BULLETS)}]"
)
"""The number or the sign that begins an item of a list."""


def unbalanced(text: str) -> bool:
    """Whether a quotation or a bracket opens or closes in a text and its other half is missing."""
    return any(text.count(left) != text.count(right) for left, right in ("“”", "《》", "（）", "‘’"))
