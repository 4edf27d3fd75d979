"""How names are spelt in pinyin, for those who search by the keyboard's letters."""

from __future__ import annotations


def spell(name: str) -> str:
    """The syllables of a name without tones, parted by spaces; what is not Chinese stays as it is.

    >>> spell("如皋市")
    'ru gao shi'
    """
    from pypinyin import lazy_pinyin

    return " ".join(lazy_pinyin(name)).lower()
