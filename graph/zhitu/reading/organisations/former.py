"""Bodies that are named as what they were: 青川省|原|粮食局, 原|青川县林业局."""

from __future__ import annotations

import re

from zhitu.knowledge import Knowledge

WAS = re.compile("原(?=[一-鿿]{1,10}(?:[局厅委办部院所社]|党组|党委)$)")
"""The word before the rest of a public body's name that the tagger took it into, after a place or before one."""

FIRM = re.compile("原[一-鿿]{1,10}(?:公司|集团)$")
"""The same of a firm, which may have a brand that begins so: 青川县|原|农机公司, but 青川县|原野茶业公司."""

MATTER = "matter"
"""The kind of words that only begin so: 青川县|原种场."""


def own(name: str, knowledge: Knowledge) -> str:
    """The name without 原; the same where it has none that says that the body is no more."""
    at = _place(name, knowledge)
    return name if at < 0 else name[:at] + name[at + 1 :]


def is_former(name: str, knowledge: Knowledge) -> bool:
    """Whether a name says that its body is no more."""
    return _place(name, knowledge) >= 0


def _place(name: str, knowledge: Knowledge) -> int:
    """Where 原 stands that is said of the body, -1 where none does: 太原市 and 平原县 hold one that is not."""
    if "原" not in name:
        return -1
    codes, rest = knowledge.gazetteer.peel(name)
    if codes:
        at = len(name) - len(rest)
        trade = FIRM.match(rest) is not None and knowledge.lexicons["trade_words"].beginning(rest, 1) is not None
        was = trade or WAS.match(rest) is not None
        return at if was and not rest.startswith(knowledge.lexicons["no_names"].words(MATTER)) else -1
    return 0 if name[0] == "原" and knowledge.gazetteer.peel(name[1:])[0] else -1
