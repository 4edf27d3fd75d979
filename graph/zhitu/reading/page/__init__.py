"""What the page of an article tells of it: the company whose paper it is, and the county or the city that it is of.

A page is read twice: each article alone, and then anew those that speak of 集团公司 or 市图书馆 and leave open which.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from zhitu.knowledge import Knowledge
from zhitu.model import Reading
from zhitu.reading.page import city, company, county

LEAST = 3
"""Articles of a page from which they tell of one another; what it is printed under tells of fewer too."""


class Paper(NamedTuple):
    """What its page tells of one article: the company, the code of the county or the city; empty where it does not."""

    company: company.Company = company.UNKNOWN
    home: str = ""


BY_ITSELF = Paper()
"""What an article is read with that stands alone."""


def find(readings: Sequence[Reading], imprint: str, knowledge: Knowledge) -> tuple[Paper, ...]:
    """What its page tells of each of its articles, in the order of their readings.

    ``imprint`` are the lines that the page prints beside them.
    """
    homes = city.find(readings, imprint, knowledge.gazetteer)
    owned = dict[str, company.Company]()
    if len(readings) >= LEAST:
        owned = company.find(readings, imprint, knowledge)
        home, natives = county.find(readings, knowledge.gazetteer)
        homes |= dict.fromkeys(natives, home)
    names = [reading.article.id for reading in readings]
    return tuple(Paper(owned.get(name, company.UNKNOWN), homes.get(name, "")) for name in names)
