"""Pictures of pages: lines with boxes and confidences by OCR, offline, and on one thread: equal files read equal."""

from __future__ import annotations

import math
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhitu.errors import Problem
from zhitu.intake.options import Options
from zhitu.intake.readers import plain, sheets, strips, uprights
from zhitu.intake.readers.columns import Box, Line
from zhitu.intake.readers.sheets import Page
from zhitu.intake.readers.strips import Seen
from zhitu.model import Document

if TYPE_CHECKING:
    from PIL import Image
    from pypdfium2 import PdfPage

MEND = "Install what reads pictures: pip install 'zhitu[ocr]'"

DPI = 200
"""Dots per inch at which a page of a PDF file is drawn: ten-point type is 28 dots high, as the models were made for."""

LONGEST_SIDE = 2200
"""Dots of the longer side to which a larger picture is made smaller. Pages of newspapers are read better so, in two
thirds of the time: type of 12 to 16 dots with 0.0 to 0.3 % wrong, of 22 to 26 dots with 0.1 to 0.4 %."""

KINDS = ("PNG", "JPEG", "TIFF", "WEBP", "BMP")

LEGIBLE = 0.5
"""Mean confidence below which a line is no text, but a stain, a seal or a picture."""


def read(shown: str, path: Path, options: Options, problems: list[Problem]) -> Iterator[Document]:
    """The documents of a picture, one for each page of a TIFF file."""
    engine = load()
    if engine is None:
        problems.append(Problem("a picture", shown, MEND))
        return
    scanner = Scanner(engine, options, problems)
    for page in scanner.read_file(shown, path):
        if not page.lines:
            where = f"{shown}#page={page.number}"
            problems.append(Problem("a picture without text", where, "Scan it with 200 dots per inch or more."))
        yield from sheets.read_alone(shown, page, select)


def select(page: int, box: Box) -> str:
    """The name of a place of a picture as Media Fragments have it: left, top, width and height in dots."""
    edges = (box.left, box.top, box.right - box.left, box.bottom - box.top)
    return f"page={page}&" * (page > 1) + f"xywh=pixel:{','.join(str(round(edge)) for edge in edges)}"


def load() -> Any:
    """The engine with the models of its package, ``None`` where it is not installed.

    It asks no network, for each model is named as a file.
    """
    if find_spec("rapidocr") is None:
        return None
    import rapidocr

    models = Path(rapidocr.__file__).parent / "models"
    threads = "EngineConfig.onnxruntime.{}_op_num_threads"
    found = {
        f"{part}.model_path": str(min(models.glob(f"*{name}*.onnx")))
        for part, name in (("Det", "_det_"), ("Cls", "_cls_"), ("Rec", "_rec_"))
    }
    return rapidocr.RapidOCR(
        params={
            **found,
            threads.format("intra"): 1,
            threads.format("inter"): 1,
            "Global.log_level": "critical",
            "Global.text_score": 0.0,
            "Global.max_side_len": LONGEST_SIDE,
            "Global.return_word_box": True,
            "Global.return_single_char_box": True,
        }
    )


class Scanner:
    """Reads pictures with an engine; what cannot be read joins the problems."""

    def __init__(self, engine: Any, options: Options, problems: list[Problem]) -> None:
        self.engine = engine
        self.options = options
        self.problems = problems

    def read_file(self, shown: str, path: Path) -> Iterator[Page]:
        """The pages of a picture file in order."""
        for number, image in self.open(shown, path):
            where = f"{shown}#page={number}"
            yield Page(number, image.width, image.height, self.read_image(image, 1.0, where))

    def open(self, shown: str, path: Path) -> Iterator[tuple[int, Image.Image]]:
        """The pictures of a file with their numbers, as large as may be, whole and upright."""
        from PIL import Image, ImageOps, ImageSequence

        Image.MAX_IMAGE_PIXELS = None  # they are counted here, before any is unpacked
        try:
            if not plain.fits(shown, path.stat().st_size, self.options, self.problems):
                return
            with Image.open(path, formats=KINDS) as file:
                for number, frame in enumerate(ImageSequence.Iterator(file), start=1):
                    where = f"{shown}#page={number}"
                    if number > self.options.pages:
                        mend = "Split the file, or allow more by --limit pages=N."
                        self.problems.append(Problem("more pages than are read", where, mend))
                        return
                    if frame.width * frame.height > self.options.pixels:
                        what = f"a picture of {frame.width} × {frame.height} dots"
                        mend = "Make it smaller, or allow more by --limit pixels=N."
                        self.problems.append(Problem(what, where, mend))
                        continue
                    yield number, flatten(ImageOps.exif_transpose(frame))
        except MemoryError:  # what is left would not do for the next file
            raise
        except Exception as error:  # the library fails on a torn picture in any way
            what = f"a picture that cannot be read: {type(error).__name__}"
            self.problems.append(Problem(what, shown, "Save it again, as PNG or TIFF."))

    def read_page(self, page: PdfPage, where: str) -> tuple[Line, ...]:
        """The lines of a page of a PDF file that is a picture, in points."""
        width, height = page.get_size()
        scale = min(DPI / 72, math.sqrt(self.options.pixels / max(width * height, 1.0)))
        return self.read_image(page.render(scale=scale).to_pil(), 1 / scale, where)

    def read_image(self, image: Image.Image, unit: float, where: str) -> tuple[Line, ...]:
        """The lines of a picture whose dots measure ``unit``."""
        import numpy as np

        dots = np.ascontiguousarray(np.asarray(flatten(image))[:, :, ::-1])
        found = self.engine(dots, use_cls=True)  # the engine keeps what it was told last
        vertical = found.boxes is not None and uprights.prevail(found.boxes.tolist())
        if vertical:
            # What tells whether a line stands on its head takes vertical ones for such, unless the whole page does.
            found = max(found, self.engine(dots, use_cls=False), key=lambda one: sum(one.scores or ()))
        if found.txts is None or found.boxes is None:
            return ()
        words = found.word_results if len(found.word_results or ()) == len(found.txts) else [()] * len(found.txts)
        quads = [[(x * unit, y * unit) for x, y in quad] for quad in found.boxes.tolist()]
        turned = uprights.Turned.find(quads, image.width * unit) if vertical else None
        skew = strips.find_skew(quads)
        lines: list[Line] = []
        dim = 0
        for text, score, quad, chars in zip(found.txts, found.scores, quads, words, strict=True):
            if score < LEGIBLE:
                dim += 1
            else:
                own = [Seen(char, sure, [(x * unit, y * unit) for x, y in spot]) for char, sure, spot in chars]
                lines += turned.cut(text, score, quad, own) if turned else strips.cut(text, score, quad, own, skew)
        if dim:
            what = f"{dim} lines that are not legible were left out"
            self.problems.append(Problem(what, where, "Scan it again, with more dots per inch."))
        return tuple(strips.even(lines))


def flatten(image: Image.Image) -> Image.Image:
    """A picture in three colours, on white where it can be seen through."""
    from PIL import Image

    if image.mode == "RGB":
        return image.copy()
    if image.has_transparency_data:
        seen = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen)
    return image.convert("RGB")
