"""Selectors of every format as parts that a page has words for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from zhitu import exporters
from zhitu.exporters import selectors

FOLDERS = (Path(exporters.__file__).parent / "viewer" / "page", Path(exporters.__file__).parent / "pages")

READ = {
    "page=3&viewrect=72,120,300,14": (("page", "3"),),
    "xywh=pixel:10,20,300,40": (("box", "10,20,300,40"),),
    "page=2&xywh=pixel:10,20,300,40": (("page", "2"),),
    "row=7": (("row", "7"),),
    "sheet=人员&row=7": (("sheet", "人员"), ("row", "7")),
    "sheet=a&row=1&row=7": (("sheet", "a&row=1"), ("row", "7")),
    "paragraph=12": (("paragraph", "12"),),
    "footnote=2": (("footnote", "2"),),
    "endnote=1": (("endnote", "1"),),
    "table=1&row=2&cell=3": (("table", "1"), ("row", "2"), ("cell", "3")),
    "part=1.2": (("part", "1.2"),),
    "part=1.2&line=4,5": (("part", "1.2"), ("line", "5")),
    "part=1&line=0,3": (("part", "1"), ("line", "1–3")),
    "part=2!/html/body/p[2]": (("part", "2"), ("element", "p[2]")),
    "header=Subject": (("header", "Subject"),),
    "/html/body/div[2]/p[3]": (("element", "p[3]"),),
    "OEBPS/ch1.xhtml!/html/body/p[2]": (("file", "OEBPS/ch1.xhtml"), ("element", "p[2]")),
    "": (("selector", ""),),
    "line=4": (("selector", "line=4"),),
}


@pytest.mark.parametrize("selector", READ)
def test_a_selector_is_read(selector: str) -> None:
    assert selectors.read(selector) == READ[selector]


def test_every_part_has_words_in_every_language_and_place() -> None:
    parts = {name for _, names in selectors.FORMS for name in names}
    for folder, key in zip(FOLDERS, ("place{}", "place.{}"), strict=True):
        for language in ("zh", "en"):
            words = json.loads((folder / f"{language}.json").read_text(encoding="utf-8"))
            for part in parts:
                name = part.capitalize() if key == "place{}" else part
                assert "{value}" in words[key.format(name)], (folder, language, part)


def test_places_of_equal_parts_are_one() -> None:
    lines = ["page=1&viewrect=0,0,9,9", "page=1&viewrect=0,9,9,9", "page=2&viewrect=0,0,9,9"]
    assert selectors.group(lines) == [((("page", "1"),), tuple(lines[:2])), ((("page", "2"),), (lines[2],))]


def test_of_many_places_an_article_tells_the_first_and_the_last() -> None:
    """Only those that it takes up: what stands before and behind it in the file is another's."""
    record = {
        "regions": [[10 * n, 10 * n + 9, f"row={n}", 1.0] for n in range(9)],
        "pieces": [[0, 12, 30], [30, 42, 20]],
    }
    assert selectors.place_article(record) == [((("row", "1"),), ("row=1",)), None, ((("row", "6"),), ("row=6",))]
    assert selectors.place_article({"pieces": [[0, 0, 5]]}) == []
