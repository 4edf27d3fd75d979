"""The reliability diagram: what a confidence says against how many such facts are right, as an SVG."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from quality.calibration import Bin, error

WIDTH, HEIGHT, MARGIN = 560, 420, 56
LOWEST = 0.3
"""Where both axes begin; no point lies lower."""
COLOURS = {"dev": "#8a8f98", "held": "#c2410c"}
TICKS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def draw(halves: Mapping[str, Sequence[Bin]]) -> str:
    """The diagram: a point for each range of confidence, its 95 % interval, and the line on which points should lie."""
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="13"'
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size}>',
            "<title>Share of facts that are right, by stated confidence</title>",
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
            *_axes(),
            *(line for place, (half, bins) in enumerate(halves.items()) for line in _half(half, bins, place)),
            "</svg>\n",
        )
    )


def _axes() -> Iterator[str]:
    left, right, top, bottom = _x(LOWEST), _x(1.0), _y(1.0), _y(LOWEST)
    for tick in TICKS:
        yield f'<path d="M{left} {_y(tick)}H{right}M{_x(tick)} {top}V{bottom}" stroke="#e5e7eb" fill="none"/>'
        yield f'<text x="{_x(tick)}" y="{bottom + 18}" text-anchor="middle" fill="#374151">{tick:.1f}</text>'
        yield f'<text x="{left - 8}" y="{_y(tick) + 4}" text-anchor="end" fill="#374151">{tick:.1f}</text>'
    yield f'<path d="M{left} {bottom}L{right} {top}" stroke="#9ca3af" stroke-dasharray="4 4"/>'
    yield f'<text x="{(left + right) / 2:.1f}" y="{HEIGHT - 14}" text-anchor="middle">stated confidence</text>'
    yield f'<text transform="translate(16 {(top + bottom) / 2:.1f}) rotate(-90)" text-anchor="middle">right</text>'


def _half(half: str, bins: Sequence[Bin], place: int) -> Iterator[str]:
    colour, seen = COLOURS[half], [one for one in bins if one.count]
    shift = (place - 0.5) * 4
    points = [(_x(one.stated) + shift, _y(one.share), one) for one in seen]
    yield f'<polyline points="{" ".join(f"{x:.1f},{y}" for x, y, _ in points)}" fill="none" stroke="{colour}"/>'
    for x, y, one in points:
        low, high = one.interval
        yield f'<path d="M{x:.1f} {_y(low)}V{_y(high)}" stroke="{colour}" stroke-width="2" stroke-opacity="0.5"/>'
        told = escape(f"{half}: {one.count} facts say {one.stated:.3f}, {one.share:.3f} are right")
        spot = f'cx="{x:.1f}" cy="{y}" r="{2 + one.count**0.5 / 4:.1f}"'
        yield f'<circle {spot} fill="{colour}"><title>{told}</title></circle>'
    words = f"{half}, {sum(one.count for one in seen)} facts, error {error(seen):.3f}"
    yield f'<circle cx="{_x(LOWEST) + 16}" cy="{_y(1.0) + 16 + 20 * place}" r="5" fill="{colour}"/>'
    yield f'<text x="{_x(LOWEST) + 28}" y="{_y(1.0) + 20 + 20 * place}">{words}</text>'


def _x(value: float) -> float:
    return round(MARGIN + (max(value, LOWEST) - LOWEST) / (1 - LOWEST) * (WIDTH - 2 * MARGIN), 1)


def _y(value: float) -> float:
    return round(HEIGHT - MARGIN - (max(value, LOWEST) - LOWEST) / (1 - LOWEST) * (HEIGHT - 2 * MARGIN), 1)
