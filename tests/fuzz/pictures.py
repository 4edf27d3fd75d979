"""What reads scans before and after the models of OCR, and the text layer of a PDF file, on any input."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import numpy as np
from PIL import Image
from tests.fuzz.files import check, tear

from zhitu.errors import Problem
from zhitu.intake.options import DEFAULTS
from zhitu.intake.readers import pdf, scan, sheets

SPOKEN = (
    "望溪镇茶厂办起夜校，罗小梅（见图）第一个报名。本报讯 记者贺琳 2024年5月3日 A02版 Word—— \u3000\u202e\U0001f600"
)
ODD = "\0\n\ufffd\ue000\u00ad\ufb01\u2f00⺟︽︒ー\u0300é’‘”“1"
"""Controls, what has no meaning, what is folded, and marks of vertical lines."""
CODES = {char: code for code, char in enumerate(sorted({*SPOKEN, *ODD}), start=1)}
SIZES = (8.0, 10.5, 10.5, 10.5, 14.0, 28.0)
KINDS = ("PNG", "JPEG", "TIFF", "WEBP", "BMP")
OPTIONS = replace(DEFAULTS, pages=5, pixels=1_000_000)


@dataclass(frozen=True, slots=True)
class Found:
    """What an engine finds on a picture."""

    txts: tuple[str, ...] | None
    scores: tuple[float, ...]
    boxes: Any
    word_results: Any


@cache
def draw(kind: str) -> bytes:
    """A small picture of this kind."""
    packed = io.BytesIO()
    image = Image.linear_gradient("L").resize((24, 16)).convert("RGB")
    more: dict[str, Any] = {"save_all": True, "append_images": [image.convert("L")]} if kind == "TIFF" else {}
    image.save(packed, kind, **more)
    return packed.getvalue()


def fuzz_picture(source: Any) -> None:
    """Open a picture of which bytes became others, of any orientation, and find lines on it."""
    kind = source.PickValueInList(list(KINDS))
    found = find(source)
    problems: list[Problem] = []
    with TemporaryDirectory() as folder:
        path = Path(folder, f"a.{kind.lower()}")
        path.write_bytes(tear(source, draw(kind)))
        pages = list(scan.Scanner(lambda dots, **_: found, OPTIONS, problems).read_file(path.name, path))
    assert pages or problems
    assert len(pages) <= OPTIONS.pages
    check(document for page in pages for document in sheets.read_alone(path.name, page, scan.select))


def fuzz_boxes(source: Any) -> None:
    """Lay out what an engine finds on a page."""
    page = Image.new("L", (3, 3))
    found = find(source)
    lines = scan.Scanner(lambda dots, **_: found, OPTIONS, []).read_image(
        page, source.PickValueInList([1.0, 0.36]), "a"
    )
    sheet = sheets.Page(1, 1500, 2200, lines)
    check(sheets.read_alone("a.png", sheet, scan.select))


def find(source: Any) -> Found:
    """Strips in columns or anywhere, their characters where they should be or anywhere."""
    texts: list[str] = []
    scores: list[float] = []
    boxes: list[Any] = []
    words: list[Any] = []
    skew = source.ConsumeFloatInRange(-0.3, 0.3) if source.ConsumeBool() else 0.0
    while source.remaining_bytes() > 4 and len(texts) < 60:
        text = read_text(source)
        size = 2 * source.PickValueInList(list(SIZES))
        place = source.ConsumeIntInRange(0, 40)
        left, top = (50.0 + place // 20 * 700, 60.0 + place % 20 * 40)
        if source.ConsumeIntInRange(0, 5) == 0:
            left, top = source.ConsumeFloatInRange(-100, 3000), source.ConsumeFloatInRange(-100, 3000)
        quad = box(left, top, size * len(text), size, skew)
        if source.ConsumeIntInRange(0, 7) == 0:
            quad = [[source.ConsumeFloatInRange(-100, 3000) for _ in range(2)] for _ in range(4)]
        seen = [(char, 0.99, box(left + size * number, top, size, size, skew)) for number, char in enumerate(text)]
        if source.ConsumeIntInRange(0, 3) == 0:
            seen = [
                (
                    char,
                    source.ConsumeFloatInRange(0, 1),
                    box(source.ConsumeFloatInRange(-100, 3000), top, size, size, skew),
                )
                for char, _, _ in seen[: source.ConsumeIntInRange(0, 30)]
            ]
        texts.append(text)
        scores.append(source.PickValueInList([0.99, 0.9, 0.5, 0.1]))
        boxes.append(quad)
        words.append(tuple(seen))
    if not texts:
        return Found(None, (), None, None)
    known = tuple(words) if source.ConsumeBool() else None
    return Found(tuple(texts), tuple(scores), np.array(boxes, np.float32), known)


def read_text(source: Any) -> str:
    """A stretch of what a paper says, or any characters."""
    if source.ConsumeIntInRange(0, 5) == 0:
        return str(source.ConsumeUnicodeNoSurrogates(12)) or "。"
    start = source.ConsumeIntInRange(0, len(SPOKEN) - 1)
    return SPOKEN[start : start + source.ConsumeIntInRange(1, 20)]


def box(left: float, top: float, width: float, height: float, skew: float) -> list[list[float]]:
    """The corners of a box on a page that is turned."""
    corners = ((left, top), (left + width, top), (left + width, top + height), (left, top + height))
    return [[x - y * skew, y + x * skew] for x, y in corners]


def fuzz_layer(source: Any) -> None:
    """Read a PDF file whose characters stand anywhere, turned and of any size."""
    pages: list[str] = []
    while source.remaining_bytes() > 4 and len(pages) < 3:
        pages.append(write(source))
    problems: list[Problem] = []
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.pdf")
        path.write_bytes(bind(pages, source.PickValueInList([0, 0, 90, 180, 270])))
        with patch.object(scan, "load", return_value=None):
            found = list(pdf.read(path.name, path, OPTIONS, problems))
    check(found)


def write(source: Any) -> str:
    """What draws the text of a page."""
    parts = ["BT"]
    while source.remaining_bytes() > 4 and len(parts) < 80:
        size = source.PickValueInList(list(SIZES))
        place = source.ConsumeIntInRange(0, 60)
        x, y = 60 + place // 20 * 180, 780 - place % 20 * 15
        turn = "1 0 0 1"
        choice = source.ConsumeIntInRange(0, 9)
        if choice == 0:
            x, y = source.ConsumeIntInRange(-99, 900), source.ConsumeIntInRange(-99, 900)
        elif choice == 1:
            turn = source.PickValueInList(["0 1 -1 0", "-1 0 0 -1", "0 -1 1 0", "-1 0 0 1", "0 0 0 0", "1e9 0 0 1e9"])
        elif choice == 2:
            turn = " ".join(f"{source.ConsumeFloatInRange(-3, 3):.4f}" for _ in range(4))
        text = "".join(f"{CODES[char]:02x}" for char in read_text(source) if char in CODES)
        parts.append(f"/F {size} Tf {turn} {x} {y} Tm <{text}> Tj")
    return " ".join([*parts, "ET"])


def bind(pages: list[str], turn: int) -> bytes:
    """A PDF file of these pages, whose characters are drawn as nothing."""
    cmap = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange "
        f"{len(CODES)} beginbfchar "
        + " ".join(f"<{code:02x}> <{char.encode('utf-16-be').hex()}>" for char, code in CODES.items())
        + " endbfchar endcmap end"
    )
    names = " ".join(f"/c{code}" for code in CODES.values())
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /ToUnicode 5 0 R "
        f"/FirstChar 1 /LastChar {len(CODES)} /Widths [{'1 ' * len(CODES)}] "
        f"/CharProcs << {names.replace(' ', ' 4 0 R ')} 4 0 R >> /Encoding << /Differences [1 {names}] >> >>",
        "<< /Length 7 >> stream\n1 0 d0 \nendstream",
        f"<< /Length {len(cmap)} >> stream\n{cmap}\nendstream",
    ]
    for number, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {turn} "
            f"/Resources << /Font << /F 3 0 R >> >> /Contents {7 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(page)} >> stream\n{page}\nendstream")
    body, places = "%PDF-1.7\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj {one} endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    tail = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF"
    return f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{tail}".encode("ascii")
