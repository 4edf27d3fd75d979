"""Scans: offline, the same each time, in doubt where they are hardly legible, within limits."""

from __future__ import annotations

import random
import socket
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from zhitu import intake
from zhitu.errors import Problem
from zhitu.intake.options import Options
from zhitu.intake.readers import paragraphs, scan, strips
from zhitu.intake.readers.columns import Box
from zhitu.intake.readers.strips import Seen
from zhitu.model import Article, Byline, Fact, Kind, Mention, Origin, Piece, Region, Sentence
from zhitu.reading import doubts

HERE = Path(__file__).parent / "specimens" / "pages"

needs_ocr = pytest.mark.skipif(find_spec("rapidocr") is None, reason="needs the extra ocr")
needs_pictures = pytest.mark.skipif(find_spec("PIL") is None, reason="needs the extra ocr")


def forbid(*_: Any, **__: Any) -> None:
    raise AssertionError("a network was asked for")


@needs_ocr
def test_a_scan_is_read_the_same_each_time_and_asks_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, forbid)
    monkeypatch.setattr(socket, "getaddrinfo", forbid)
    problems: list[Problem] = []
    first, second = (list(scan.read("scan.png", HERE / "scan.png", intake.DEFAULTS, problems)) for _ in range(2))
    assert first == second != []
    assert problems == []


@needs_ocr
def test_the_models_stand_in_the_package_and_no_other_file_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    from rapidocr.utils import download_file

    monkeypatch.setattr(download_file.DownloadFile, "run", forbid)
    engine = scan.load()
    for part in ("Det", "Cls", "Rec"):
        assert Path(engine.cfg[part].model_path).is_file()


def quad(left: float, right: float) -> list[tuple[float, float]]:
    return [(left, 0.0), (right, 0.0), (right, 10.0), (left, 10.0)]


def see(text: str, lefts: list[float], sure: float = 1.0) -> list[Seen]:
    return [Seen(char, sure, quad(left, left + 10)) for char, left in zip(text, lefts, strict=True)]


def test_a_strip_over_two_columns_is_cut_at_the_gutter() -> None:
    seen = see("甲乙丙丁", [0, 10, 40, 50])
    lines = list(strips.cut("甲乙丙丁", 0.99, quad(0, 60), seen, 0.0))
    assert [line.text for line in lines] == ["甲乙", "丙丁"]
    assert lines[0].box.right < lines[1].box.left


def test_a_doubtful_character_keeps_its_own_place_and_confidence() -> None:
    seen = [*see("甲乙", [0, 10]), *see("丙", [20], sure=0.4)]
    (line,) = strips.cut("甲乙 丙", 0.9, quad(0, 30), seen, 0.0)
    assert [(doubt.place, doubt.confidence, doubt.box) for doubt in line.doubts] == [(3, 0.4, Box(20, 0, 30, 10))]


def test_blanks_that_are_hardly_legible_stand_nowhere() -> None:
    assert list(strips.cut(" \u3000", 0.6, quad(0, 20), [], 0.0)) == []
    assert list(strips.cut("\u3000", 0.6, quad(0, 10), see("\u3000", [0]), 0.0)) == []
    (line,) = strips.cut("甲 乙", 0.6, quad(0, 30), [], 0.0)
    regions = list(paragraphs.place(line, 5, 1, scan.select))
    assert [(region.start, region.end, region.confidence) for region in regions] == [(5, 6, 0.6), (7, 8, 0.6)]


def test_a_strip_whose_characters_run_backwards_has_a_size() -> None:
    (line,) = strips.cut("甲乙丙", 0.99, quad(0, 30), see("甲乙丙", [20, 10, 0]), 0.0)
    assert line.size > 0


def test_a_skewed_page_stands_straight_in_reading_position() -> None:
    skewed = [[(x * 100.0, y * 10.0 + x * 2.0) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))]]
    skew = strips.find_skew(skewed)
    (line,) = strips.cut("甲乙丙丁戊己庚辛", 0.99, skewed[0], [], skew)
    assert line.box.height == pytest.approx(10 / strips.PADDED, rel=0.02)
    assert line.shown.height == 12


def test_a_fact_is_as_sure_as_the_least_legible_character_in_its_names() -> None:
    text = "柳塘镇总工会主席崔玉梅讲话。"
    regions = (Region(0, 8, "a"), Region(8, 9, "b", 0.5), Region(9, 11, "c", 0.9), Region(11, 14, "d", 0.2))
    article = Article("a", "d", "", (), Byline(), "", text, 0, Origin((Piece(0, 0, 14),)), regions=regions)
    body = Mention("a", 0, "柳塘镇总工会", Kind.ORGANIZATION, "柳塘镇总工会")
    head = Mention("a", 8, "崔玉梅", Kind.PERSON, "崔玉梅")
    fact = Fact(head, "leads", body, Sentence(0, text), "leads/x", 0.8)
    assert [one.confidence for one in doubts.lower(article, [fact])] == [0.4]
    clear = Article("a", "d", "", (), Byline(), "", text, 0, Origin((Piece(0, 0, 14),)), regions=regions[:1])
    assert [one.confidence for one in doubts.lower(clear, [fact])] == [0.8]


@needs_pictures
def test_a_picture_beyond_a_limit_is_not_unpacked() -> None:
    problems: list[Problem] = []
    scanner = scan.Scanner(forbid, Options(pixels=1000), problems)
    assert list(scanner.read_file("scan.png", HERE / "scan.png")) == []
    assert ["--limit pixels=N" in problem.mend for problem in problems] == [True]


@needs_pictures
def test_pages_before_one_that_is_torn_are_read(tmp_path: Path) -> None:
    from PIL import Image

    path = tmp_path / "a.tiff"
    page = Image.new("L", (8, 8))
    page.save(path, save_all=True, append_images=[page])
    width = b"\x00\x01\x04\x00" if b"\x00\x01\x04\x00" in path.read_bytes() else b"\x00\x01\x03\x00"
    whole, _, rest = path.read_bytes().rpartition(width)
    path.write_bytes(whole + b"\xff" + width[1:] + rest)
    problems: list[Problem] = []
    nothing = SimpleNamespace(txts=None, boxes=None)
    pages = list(scan.Scanner(lambda dots, use_cls: nothing, Options(), problems).read_file("a.tiff", path))
    assert [page.number for page in pages] == [1]
    assert [problem.what for problem in problems] == ["a picture that cannot be read: TypeError"]


@needs_pictures
@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_picture_ends_in_pages_or_problems(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    data = bytearray((HERE / "scan.png").read_bytes())
    for _ in range(rng.randint(1, 30)):
        place = rng.randrange(len(data))
        data[place : place + 1] = rng.randbytes(rng.choice((0, 1, 4)))
    path = tmp_path / "damaged.png"
    path.write_bytes(data[: rng.randint(1, len(data))])
    problems: list[Problem] = []

    class Blind:
        txts = boxes = None

    scanner = scan.Scanner(lambda _: Blind(), Options(), problems)
    assert list(scanner.read_file("damaged.png", path)) or problems
