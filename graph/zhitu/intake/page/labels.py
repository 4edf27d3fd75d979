"""Lines that stand beside the text of an article: captions, credits, rows of names."""

from __future__ import annotations

import re

from zhitu.intake.page import bylines
from zhitu.intake.page.credits import is_roll
from zhitu.intake.page.phrases import FILLER

CAPTION = re.compile(r"图[为①-⑨一二三四五\d]|[上下左右]图|资料图|制图")


def is_label(text: str) -> bool:
    """Whether a line stands beside the text: a caption, who signed, a row of names."""
    if is_roll(text):
        return True
    return is_caption(text) or bylines.is_credit(text) or bool(bylines.read_tail(text).found)


def is_caption(text: str) -> bool:
    """Whether a line says what a picture shows, or whose it is."""
    return bool(CAPTION.match(text.lstrip(FILLER)))
