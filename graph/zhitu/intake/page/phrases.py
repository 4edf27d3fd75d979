"""The words that papers print around articles, and the surnames, as patterns that the reading of a page asks for."""

from __future__ import annotations

import re
from functools import cache

from zhitu.knowledge import lexicons, ontology

FILLER = " \u3000\t\u00a0、，,/／：:；;|｜()（）[]【】〔〕□■◆◇●○▲△★☆▶▣◎⊙❑❏◘▼*"
"""Blanks and marks that stand around names and words of a lead."""


LONGEST_COLUMN = 4
"""Characters of the name of a column that ends on a word for short news: 工会短波."""


@cache
def words() -> lexicons.Lexicon:
    """The lexicon of leads."""
    return lexicons.read(ontology.folder() / "lexicons" / "leads.tsv")


@cache
def surnames() -> lexicons.Lexicon:
    """The lexicon of surnames."""
    return lexicons.read(ontology.folder() / "lexicons" / "surnames.tsv")


def is_column(text: str) -> bool:
    """Whether a line stands above short news, a picture or a notice: ■短讯, 公 告."""
    bare = "".join(text.split()).strip(FILLER + "·—-")
    return (len(bare) <= LONGEST_COLUMN and words().kind(bare[-2:]) == "column") or words().kind(bare) == "column"


def is_paper(text: str) -> bool:
    """Whether a name ends as those of papers do: 柳塘日报, 北岭工人报."""
    return text.endswith(words().words("paper")) and not text.endswith("及时报")


@cache
def heads() -> tuple[str, ...]:
    """The words that names of bodies end on."""
    return tuple(lexicons.read(ontology.folder() / "lexicons" / "organisation_heads.tsv"))


def is_body(text: str) -> bool:
    """Whether a line may be the name of a body: 北岭县交通运输局."""
    return text.endswith(heads())


def is_notice(text: str) -> bool:
    """Whether a line says that notice is given with it: 特此公告。"""
    return text.startswith("特此") and is_column(text.removeprefix("特此").rstrip("。！"))


def pattern(*kinds: str) -> re.Pattern[str]:
    """Any word of these kinds, the longest first."""
    return words().pattern(*kinds)
