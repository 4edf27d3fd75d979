"""What reads plain text, on any input: encodings, records, and the repair of pages."""

from __future__ import annotations

import io
from typing import Any

from tests.intake import laws
from tests.intake.pages import stories
from tests.intake.pages.breaks import BANNERS, CAPTIONS, FURNITURE, GUIDES

from zhitu import intake
from zhitu.intake.options import DEFAULTS
from zhitu.intake.readers import records
from zhitu.model import Document

SPOKEN = [line for half in ("tuning", "held") for story in stories.load(half)[:6] for line in story.paragraphs]
BESIDE = [
    *(story.headline for story in stories.load("tuning")),
    *BANNERS,
    *CAPTIONS,
    *FURNITURE,
    *(line for guide in GUIDES for line in guide),
    "本报讯 记者骆秋 通讯员阮棠报道 ",
    "（记者 骆秋）",
    "本报记者 骆秋 文/摄",
    "（下转第4版）",
    "（上接第1版）",
    "",
]
LARGEST = 20_000


def fuzz_pages(source: Any) -> None:
    """Repair a page of torn lines of articles and of any other characters."""
    lines: list[str] = []
    while source.remaining_bytes() and len(lines) < 200:
        choice = source.ConsumeIntInRange(0, 9)
        if choice < 4:
            line = source.PickValueInList(SPOKEN)
            start = source.ConsumeIntInRange(0, len(line))
            lines.append(line[start : source.ConsumeIntInRange(start, len(line))])
        elif choice < 8:
            lines.append(source.PickValueInList(BESIDE))
        elif choice == 8 and lines:
            lines[-1] += source.PickValueInList(BESIDE)
        else:
            lines.append(source.ConsumeUnicodeNoSurrogates(40))
    gap = source.PickValueInList(["\n", "\n\n", "\r\n", "\n\u3000\u3000"])
    repair(gap.join(lines)[:LARGEST])


def fuzz_bytes(source: Any) -> None:
    """Decode any bytes, and repair what they say."""
    found = intake.document("a.txt", source.ConsumeBytes(LARGEST), problems=[])
    if found:
        repair(found.text)


def fuzz_records(source: Any) -> None:
    """Read any bytes as records."""
    stream = io.BytesIO(source.ConsumeBytes(LARGEST))
    for record in records.parse("a.jsonl", stream, DEFAULTS, []):
        laws.hold(record, intake.articles(record)[0])


def repair(text: str) -> None:
    """Repair a text and hold its articles to the laws."""
    document = Document("page.txt", text, "")
    laws.hold(document, intake.articles(document)[0])
