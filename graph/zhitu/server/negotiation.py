"""What a client would rather have: a format by ``Accept``, a language by ``Accept-Language``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

MOST_RANGES = 50
"""More than any browser sends; the rest of a longer header is not read."""


def choose_type(header: str, offered: Sequence[str]) -> str | None:
    """The offered media type that an ``Accept`` header likes best, the first of equals; None if it wants none."""
    ranges = list(_weigh(header or "*/*"))

    def weight(kind: str) -> float:
        fits = [(_precision(range_), q) for range_, q in ranges if _covers(range_, kind)]
        return max(fits)[1] if fits else 0.0

    best = max(offered, key=weight)
    return best if weight(best) > 0 else None


def choose_language(header: str, offered: Sequence[str]) -> str:
    """The offered language that an ``Accept-Language`` header likes best; the first one where it names none of them."""
    for range_, q in sorted(_weigh(header), key=lambda one: -one[1]):
        language = range_.partition("-")[0]
        if q > 0 and language in offered:
            return language
    return offered[0]


def _weigh(header: str) -> Iterator[tuple[str, float]]:
    """The ranges of a header with their weights; one that cannot be read weighs nothing."""
    for part in header.split(",")[:MOST_RANGES]:
        range_, *settings = (one.strip() for one in part.lower().split(";"))
        q = next((one.removeprefix("q=") for one in settings if one.startswith("q=")), "1")
        try:
            yield range_, min(max(float(q), 0.0), 1.0)
        except ValueError:
            yield range_, 0.0


def _covers(range_: str, kind: str) -> bool:
    return range_ in (kind, "*/*") or (range_.endswith("/*") and kind.startswith(range_[:-1]))


def _precision(range_: str) -> int:
    return 0 if range_ == "*/*" else 1 if range_.endswith("/*") else 2
