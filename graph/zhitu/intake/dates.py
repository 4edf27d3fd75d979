"""The day that the name of a file tells: 青禾日报20240503.txt, 2024-05/03/A02.pdf."""

from __future__ import annotations

import re
from datetime import date

DAY = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:(?P<month>\d\d)(?P<day>\d\d)|[-_./年](?P<moon>\d{1,2})[-_./月](?P<sun>\d{1,2}))(?!\d)"
)
"""Four digits of a year, then month and day: two digits each, or parted by a sign, which may be that of a folder."""


def read_name(path: str) -> str:
    """The last day of the calendar in a name, as YYYY-MM-DD; empty where there is none."""
    for found in reversed(list(DAY.finditer(path))):
        try:
            month, day = found["month"] or found["moon"], found["day"] or found["sun"]
            return date(int(found["year"]), int(month), int(day)).isoformat()
        except ValueError:
            continue
    return ""
