"""What sort of firm it is, before its name: 青国家电巨头|远川集团, 青国炼油厂运营商|巴勒图集团."""

from __future__ import annotations

import re
from functools import cache

from zhitu.knowledge import Knowledge
from zhitu.knowledge.lexicons import Lexicon

LEADING = "leading"
"""What the lexicon says of a sort that stands before a name."""

NAMED = "(?!协会|商会|联盟|联合会|大会|委员会|[品会业务标贸城场厦管]|(?:股份|控股)?(?:有限|集团)|股份)(?=.{3,})"
"""What follows a sort and is a name: no longer word (供应商|管理公司), no mere legal form (连锁超市|有限公司)."""


def end(name: str, knowledge: Knowledge) -> int:
    """Where the sort of firm ends that a name begins with; 0 where it begins with none."""
    found = _sorts(knowledge.lexicons["firm_words"]).match(name)
    return found.end() if found else 0


@cache
def _sorts(words: Lexicon) -> re.Pattern[str]:
    """Words that describe a firm, and the one for its sort."""
    return re.compile(f"[^，。；]{{0,12}}?(?:{words.either(LEADING)}){NAMED}")
