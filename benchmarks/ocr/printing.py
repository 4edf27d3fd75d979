"""Pages of two columns as a scanner sees them, by a seed, with the text that stands on them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from tests.intake.pages import stories

FONTS = ("NotoSerifCJK-Regular.ttc", "NotoSansCJK-Regular.ttc")
FOLDER = "/usr/share/fonts/opentype/noto/"
SIMPLIFIED = 2
"""Which font of a collection has the shapes of simplified Chinese."""

WIDTH, HEIGHT = 1654, 2339
"""An A4 page at 200 dots per inch."""

MARGIN, GAP = 130, 64
BODY, PITCH, HEAD = 29, 46, 62
CLOSERS = "，。、；：？！”’）》"
OPENERS = "“‘（《"
UPRIGHT = dict(zip("，。、：；！？“”‘’（）《》—…", "︐︒︑︓︔︕︖﹃﹄﹁﹂︵︶︽︾︱︙", strict=True))
"""The shapes of marks in vertical lines."""


@dataclass(frozen=True)
class Sheet:
    """A picture of a page, and its articles: the headline and the paragraphs, a line each."""

    picture: Image.Image
    articles: tuple[str, ...]
    poor: bool


def make(seed: int) -> Sheet:
    """The page of a seed; every other one is a poor copy."""
    rng = random.Random(seed)
    paths = [FOLDER + name for name in FONTS]
    body = ImageFont.truetype(paths[seed % 2], BODY, index=SIMPLIFIED)
    head = ImageFont.truetype(paths[rng.randrange(2)], HEAD, index=SIMPLIFIED)
    page = Image.new("L", (WIDTH, HEIGHT), 255)
    pen = ImageDraw.Draw(page)
    told = [story for half in ("tuning", "held") for story in stories.load(half)]
    top, articles = MARGIN, []
    for story in rng.sample(told, len(told)):
        paragraphs = ["本报讯 " + story.paragraphs[0], *story.paragraphs[1:]]
        rows = [row for paragraph in paragraphs for row in wrap(paragraph, (WIDTH - 2 * MARGIN - GAP) // 2 // BODY)]
        deep = -(-len(rows) // 2)
        if top + 2 * HEAD + deep * PITCH > HEIGHT - MARGIN or len(story.headline) * HEAD > WIDTH - 2 * MARGIN:
            continue
        pen.text((MARGIN, top), story.headline, font=head, fill=0)
        for number, (indent, row) in enumerate(rows):
            left = MARGIN + (number // deep) * ((WIDTH - 2 * MARGIN + GAP) // 2)
            draw_row(pen, left + indent * BODY, top + 2 * HEAD - 20 + number % deep * PITCH, row, body)
        top += 2 * HEAD + deep * PITCH + 40
        articles.append("\n".join([story.headline, *paragraphs]))
    return Sheet(copy(page, rng, seed, poor=bool(seed % 2)), tuple(articles), bool(seed % 2))


def make_vertical(seed: int) -> Sheet:
    """The page of a seed in vertical lines, without headlines, in one to three bands."""
    rng = random.Random(seed)
    font = ImageFont.truetype(FOLDER + FONTS[seed % 2], BODY, index=SIMPLIFIED)
    page = Image.new("L", (WIDTH, HEIGHT), 255)
    pen = ImageDraw.Draw(page)
    bands, columns = seed % 3 + 1, (WIDTH - 2 * MARGIN) // PITCH
    deep = ((HEIGHT - 2 * MARGIN + GAP) // bands - GAP) // BODY
    told = [story for half in ("tuning", "held") for story in stories.load(half)]
    rows: list[tuple[int, str]] = []
    articles = []
    for story in rng.sample(told, len(told)):
        # Digits and letters lie on their side in such lines: none is set.
        paragraphs = ["".join(char for char in one if not char.isascii()) for one in story.paragraphs]
        more = [row for paragraph in paragraphs for row in wrap(paragraph, deep)]
        if len(rows) + len(more) <= bands * columns:
            rows += more
            articles.append("\n".join(paragraphs))
    for number, (indent, row) in enumerate(rows):
        band, column = divmod(number, columns)
        top = MARGIN + band * (deep * BODY + GAP) + indent * BODY
        for place, char in enumerate(row):
            spot = (WIDTH - MARGIN - BODY - column * PITCH, top + place * BODY)
            pen.text(spot, UPRIGHT.get(char, char), font=font, fill=0)
    return Sheet(copy(page, rng, seed, poor=bool(seed % 2)), tuple(articles), bool(seed % 2))


def wrap(paragraph: str, width: int) -> Iterator[tuple[int, str]]:
    """The rows of a paragraph with how far they are indented; closing marks begin none, opening ones end none."""
    indent = 2
    while paragraph:
        cut = width - indent
        while cut < len(paragraph) and (paragraph[cut] in CLOSERS or paragraph[cut - 1] in OPENERS):
            cut -= 1
        yield indent, paragraph[:cut]
        paragraph, indent = paragraph[cut:].lstrip(), 0


def draw_row(pen: ImageDraw.ImageDraw, left: int, top: int, row: str, font: ImageFont.FreeTypeFont) -> None:
    """Sets each character in a square of its own, letters and digits in a half."""
    for char in row:
        pen.text((left, top), char, font=font, fill=0)
        left += BODY if not char.isascii() else BODY * 3 // 5 if char.isalnum() else BODY // 3


def copy(page: Image.Image, rng: random.Random, seed: int, *, poor: bool) -> Image.Image:
    """The page turned a little, blurred, on grey paper with grain; a poor one more so, and smaller."""
    page = page.rotate(rng.uniform(-1.2, 1.2), Image.Resampling.BICUBIC, fillcolor=255)
    if poor:
        page = page.resize((WIDTH * 3 // 4, HEIGHT * 3 // 4), Image.Resampling.BILINEAR)
    page = page.filter(ImageFilter.GaussianBlur(0.8))
    grain = np.random.default_rng(seed).normal(0, 22 if poor else 12, (page.height, page.width))
    dots = np.asarray(page, dtype=float) * 0.75 + 45 + grain
    return Image.fromarray(dots.clip(0, 255).astype(np.uint8))
