"""What the other articles of a page tell of one: the company whose paper it is, and the county that it is of.

A page is read twice: each article alone, and then anew those that speak of 集团公司 or 市图书馆 and leave open which.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from zhitu.knowledge import Knowledge
from zhitu.model import Reading
from zhitu.reading.page import company, county

LEAST = 3
"""Articles of a page from which they tell of one another."""


class Paper(NamedTuple):
    """What the others tell of one article: the company, the code of the county; empty where they do not."""

    company: company.Company = company.UNKNOWN
    county: str = ""


BY_ITSELF = Paper()
"""What an article is read with that stands alone."""


def find(readings: Sequence[Reading], imprint: str, knowledge: Knowledge) -> tuple[Paper, ...]:
    """What the others tell of each of the articles of a page, in the order of their readings.

    ``imprint`` are the lines that the page prints beside them.
    """
    if len(readings) < LEAST:
        return (BY_ITSELF,) * len(readings)
    owned = company.find(readings, imprint, knowledge)
    home, natives = county.find(readings, knowledge.gazetteer)
    names = [reading.article.id for reading in readings]
    return tuple(Paper(owned.get(name, company.UNKNOWN), home if name in natives else "") for name in names)
