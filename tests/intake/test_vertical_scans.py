"""Scans of pages set in vertical lines: read from right to left, each line from top to bottom, with their places."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image

from zhitu import intake
from zhitu.errors import Problem
from zhitu.intake.readers import scan, sheets, strips, uprights
from zhitu.intake.readers.columns import Box, Doubt
from zhitu.intake.readers.strips import Seen
from zhitu.intake.readers.uprights import Turned

HERE = Path(__file__).parent / "specimens" / "pages"

RIGHT = 0.97
"""Least share of a clean page's characters that come out, in their order."""


def stand(left: float, top: float, bottom: float) -> list[tuple[float, float]]:
    return [(left, top), (left + 10, top), (left + 10, bottom), (left, bottom)]


def test_the_right_line_is_the_first_and_its_places_are_those_of_the_page() -> None:
    quads = [stand(left, 0, 60) for left in (10.0, 70.0)]
    assert uprights.prevail(quads)
    page = Turned.find(quads, 100)
    second, first = (
        line
        for quad, text in zip(quads, ("丁戊己", "甲乙丙"), strict=True)
        for line in page.cut(
            text,
            0.9,
            quad,
            [Seen(char, 0.5, stand(quad[0][0], at * 20, at * 20 + 20)) for at, char in enumerate(text)],
        )
    )
    assert first.box.bottom < second.box.top
    assert first.shown == Box(70, 0, 80, 60)
    assert first.doubts[1] == Doubt(1, Box(70, 20, 80, 40), 0.5)


def test_level_lines_do_not_make_a_page_vertical_and_a_level_headline_keeps_its_place() -> None:
    level = [(0.0, 0.0), (90.0, 0.0), (90.0, 10.0), (0.0, 10.0)]
    assert not uprights.prevail([level, level, stand(0, 20, 80)])
    (line,) = Turned(100, 0.0).cut("标题在此", 0.99, level, ())
    assert line.shown == Box(0, 0, 90, 10)
    assert line.box.right <= 10
    assert line.box.top >= 10


def test_each_page_is_looked_at_upright_first_whatever_the_one_before_was(tmp_path: Path) -> None:
    asked: list[bool] = []

    class Engine:
        """Keeps what it is told, as the real one does."""

        turns = True

        def __call__(self, dots: object, use_cls: bool | None = None) -> SimpleNamespace:
            self.turns = self.turns if use_cls is None else use_cls
            asked.append(self.turns)
            quads = [stand(left, 0, 60) for left in (10.0, 70.0)]
            return SimpleNamespace(
                boxes=SimpleNamespace(tolist=lambda: quads),
                txts=("丁戊己", "甲乙丙"),
                scores=(0.9, 0.9),
                word_results=(),
            )

    first, second = (Image.new("RGB", (100, 80), "white") for _ in range(2))
    first.save(tmp_path / "two.tiff", save_all=True, append_images=[second])
    assert len(list(scan.Scanner(Engine(), intake.DEFAULTS, []).read_file("two.tiff", tmp_path / "two.tiff"))) == 2
    assert asked == [True, False, True, False]


def test_the_edge_of_a_vertical_page_is_that_of_the_paper() -> None:
    columns = [Box(40.0 * at, 50, 40.0 * at + 20, 950) for at in range(50)]
    foot = Box(980, 1470, 1020, 1490)
    turned = Turned(2000, 0.0)
    lines = tuple(
        line
        for text, box in [*((str(2024 + at), one) for at, one in enumerate(columns)), ("7", foot)]
        for line in turned.cut(
            text, 0.9, [(box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)], ()
        )
    )
    (page,), dropped = sheets.strip([sheets.Page(1, 2000, 1500, lines)])
    assert len(page.lines) == len(columns)
    assert dropped == ["7"]


@pytest.mark.skipif(find_spec("rapidocr") is None, reason="needs the extra ocr")
def test_a_vertical_page_is_read_from_right_to_left(tmp_path: Path) -> None:
    import pypdfium2

    page = pypdfium2.PdfDocument(HERE / "vertical.pdf")[0]
    path = tmp_path / "vertical.png"
    page.render(scale=scan.DPI / 72).to_pil().save(path)
    problems: list[Problem] = []
    (found,) = scan.read("vertical.png", path, intake.DEFAULTS, problems)
    assert problems == []
    wanted, text = (re.sub(r"\s", "", one) for one in ((HERE / "scan.txt").read_text(encoding="utf-8"), found.text))
    same = SequenceMatcher(None, wanted, text, autojunk=False).get_matching_blocks()
    assert sum(block.size for block in same) >= RIGHT * len(wanted)
    assert "普陀区总工会主席郁青岚介绍" in found.text
    places = [
        [int(edge) for edge in region.selector.partition("pixel:")[2].split(",")]
        for word in ("舟山市", "管理员")
        for region in found.regions
        if region.start <= found.text.index(word) < region.end
    ]
    (earlier, later) = places
    assert earlier[0] > later[0] + strips.GUTTER * later[2]
    assert all(height > uprights.TALL * width for _, _, width, height in places)
