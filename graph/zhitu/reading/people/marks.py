"""What shows that a name is somebody's: a surname with a given name, or what only people do."""

from __future__ import annotations

import re
from functools import cache

from zhitu.knowledge import Knowledge
from zhitu.knowledge.lexicons import Lexicon

GIVEN = (1, 2)
"""Characters of a given name."""


@cache
def human(words: Lexicon) -> re.Pattern[str]:
    """What follows only the name of a person."""
    deed = words.pattern("deed").pattern
    return re.compile(f"(?:本人|曾|也|还|则|在接受采访时)?(?:{deed})|的(?:妻|丈|父|母|儿|女)")


def is_full_name(name: str, knowledge: Knowledge) -> bool:
    """Whether a name is a surname and a given name."""
    surnames = knowledge.lexicons["surnames"]
    return any(name[:size] in surnames and len(name) - size in GIVEN for size in (1, 2))
