"""How firms are named: their class, the words for groups of them, and the forms behind: 远川集团|股份有限公司."""

from __future__ import annotations

import re

COMPANY = "Company"
"""Their class in the vocabulary."""

BESIDE = "beside"
"""The kind of their short names in the lexicon that are words, places or people too: 平安, 阿里."""

GROUP, GROUPS = "集团", ("集团", "集团公司")
"""What a firm is called in whose name it stands, whatever that ends on: 远川钢铁集团有限公司."""

FORM = "(?:股份|控股)?(?:有限)?(?:责任)?(?:公司)?"
"""The legal form behind that word, where there is one."""

FORMED = re.compile(f"{GROUP}[）)]?{FORM}$")
"""How the name of a group ends."""
