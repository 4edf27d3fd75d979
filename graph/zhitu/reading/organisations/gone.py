"""Bodies that are named as what they were: 青川省|原|粮食局, 原|青川县林业局."""

from __future__ import annotations

import re

from zhitu.knowledge import Knowledge

WAS = re.compile("原(?=[一-鿿]{1,10}(?:[局厅委办部院所社]|公司|集团|党组|党委)$)")
"""The word before the rest of a name that the tagger took it into, after a place or before one."""

MATTER = re.compile("原(?:[种料油木材子水盐酒煤奶生始]|材料)")
"""What only begins so: 青川县|原种场."""


def own(name: str, knowledge: Knowledge) -> str:
    """The name without 原; the same where it has none that says that the body is no more."""
    at = _place(name, knowledge)
    return name if at < 0 else name[:at] + name[at + 1 :]


def is_gone(name: str, knowledge: Knowledge) -> bool:
    """Whether a name says that its body is no more."""
    return _place(name, knowledge) >= 0


def _place(name: str, knowledge: Knowledge) -> int:
    """Where 原 stands that is said of the body, -1 where none does: 太原市 and 平原县 hold one that is not."""
    if "原" not in name:
        return -1
    codes, rest = knowledge.gazetteer.peel(name)
    if codes:
        at = len(name) - len(rest)
        return at if WAS.match(rest) and not MATTER.match(rest) else -1
    return 0 if name[0] == "原" and knowledge.gazetteer.peel(name[1:])[0] else -1
