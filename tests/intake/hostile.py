"""Files that harm a reader who trusts them, made anew each time: no bytes of theirs are kept."""

from __future__ import annotations

import json
import random
from collections.abc import Callable

MEGA = 1_000_000

SENTENCE = "本报讯 记者骆秋报道 4月9日，柳塘镇总工会主席崔玉梅在文化礼堂举办培训班，八十五名安全员参加了培训。"


def scatter(*spans: tuple[int, int]) -> str:
    """A page of our own with characters of these code points between its own."""
    rng = random.Random(str(spans))
    pool = [code for first, last in spans for code in range(first, last + 1)]
    return "".join(char + chr(rng.choice(pool)) for char in SENTENCE * 40)


HOSTILE: dict[str, Callable[[], str | bytes]] = {
    "ten megabytes on one line.txt": lambda: (SENTENCE[:-1] * 70_000).encode()[: 10 * MEGA],
    "ten megabytes without a mark.txt": lambda: ("工会" * MEGA).encode() + "会".encode() * MEGA,
    "a million empty lines.txt": lambda: b"\n" * MEGA + SENTENCE.encode(),
    "a million empty lines of a press.txt": lambda: b"\r\n\x0c" * MEGA + SENTENCE.encode(),
    "a million digits.txt": lambda: b"7" * MEGA,
    "a million digits and points.txt": lambda: b"1.0," * (MEGA // 4),
    "a million Chinese digits.txt": lambda: "一百".encode() * (MEGA // 2),
    "a million blanks.txt": lambda: "工会".encode() + b" " * MEGA + "成立。".encode(),
    "a million wide blanks.txt": lambda: "工" + "\u3000" * MEGA + "会",
    "combining marks.txt": lambda: ("工" + "\u0301" * 1000).encode() * 500,
    "punctuation.txt": lambda: "，。、；：？！“”《》（）…—".encode() * 20_000,
    "open brackets.txt": lambda: "（《“【".encode() * 100_000,
    "closed brackets.txt": lambda: "）》”】".encode() * 100_000,
    "names without end.txt": lambda: "本报讯 记者" + "王强、" * 100_000,
    "leads without end.txt": lambda: "本报讯 记者骆秋报道 " * 50_000,
    "jumps without end.txt": lambda: "（下转第4版" * 50_000,
    "titles without end.txt": lambda: "总工会主席、党委书记、" * 50_000,
    "bodies without end.txt": lambda: "市总工会" * 100_000,
    "dates without end.txt": lambda: "2024年3月" * 50_000,
    "NUL.txt": lambda: SENTENCE.replace("，", "，\0").encode() * 40,
    "turned.txt": lambda: scatter((0x202A, 0x202E), (0x2066, 0x2069)).encode(),
    "private.txt": lambda: scatter((0xE000, 0xF8FF)).encode(),
    "surrogates.txt": lambda: scatter((0xD800, 0xDFFF)).encode("utf-8", "surrogatepass"),
    "tags.txt": lambda: scatter((0xE0000, 0xE007F), (0xFE00, 0xFE0F)).encode(),
    "controls.txt": lambda: scatter((0x01, 0x08), (0x0E, 0x1F), (0x7F, 0x9F)).encode(),
    "line ends.txt": lambda: SENTENCE.replace("，", "，\x85\u2028\u2029\v\f\r").encode() * 40,
    "nested.jsonl": lambda: b"[" * MEGA + b"\n" + b'{"text":' * MEGA,
    "a number too long.jsonl": lambda: b'{"id": ' + b"9" * MEGA + b', "text": "a"}\n',
    "a record too long.jsonl": lambda: b'{"text": "' + b"a" * (17 * MEGA) + b'"}\n',
    "a path.jsonl": lambda: json.dumps({"id": "../../etc\0\u202e", "text": SENTENCE, "date": "9999-99-99"}).encode(),
}
"""Files by name, each with what makes its bytes, or its text in UTF-8."""


def make(name: str) -> bytes:
    """The bytes of a file."""
    made = HOSTILE[name]()
    return made.encode() if isinstance(made, str) else made
