"""How firms are named (远川集团|股份有限公司): their class, words for groups, forms behind; and who heads them."""

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

FOUNDER = "(?:联合|主要|共同)?(?:创始人|创办人)"
LEADER = "CEO|首席(?:执行|技术|运营|财务|营销|产品)官|董事长|董事局主席|董事会主席"
"""Posts that only a body has."""

MANAGER = f"{LEADER}|总裁|总经理"
"""The same, and those that firms have."""

OFFICER = f"{FOUNDER}|{MANAGER}|首席[一-鿿]{{2,4}}官|副总(?:裁|经理|(?![理统编指队工部]))|法定代表人|掌门人"
"""Whom firms have, behind their names: 青禾科技|创始人."""

HEADED = re.compile(f"的?(?:{OFFICER})")
"""The same, as what follows the name of a firm."""
