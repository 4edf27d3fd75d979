"""Which encoding bytes are in: a mark, strict UTF-8, else the reading with the most common characters."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from zhitu.intake import damage

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; the four-byte ones stand before the two-byte ones that they begin with."""

GUESSES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
"""What is tried without a mark, the first of equals wins."""

BAD = re.compile("[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]")
"""What cannot stand in a text: controls, private characters, and the mark of a lost one."""

SAMPLE = 1 << 16
"""Bytes that are scored; a page of a newspaper has a fifth of that."""

DAMAGED_SAMPLE = 1 << 12
"""Bytes that are scored where no encoding fits: to find the best reading takes time."""

BAD_WEIGHT = 2.0
"""A character that cannot be in a text counts this many times against the common ones."""

DECLARED = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5hkscs": "big5hkscs",
    "utf-8": "utf-8",
}
"""What is heard of what a page or a mail says of its encoding, by Python's name for it: pages in GBK call it GB 2312.
Where one says Latin-1 it lies: any bytes are that."""

SELF_EVIDENT = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "hz")
"""Encodings that text in another does not fit by chance."""

TRUST = 0.2
"""What the word of a file on its encoding counts against the score: a name of rare characters scores 0 in any, a
sentence 0.5 more in the right one."""

MARKUP_HEAD = 8192
"""Bytes in which markup says in which encoding it is; browsers look at the first 1,024."""

IN_MARKUP = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)

HIGH = re.compile(rb"[\x80-\xff]")

READABLE = 0.1
"""Least score of a text: Chinese text scores 0.6 to 0.8 in the right encoding, random bytes below 0."""

MENDED_READABLE = 0.5
"""The same where the reading was chosen character by character: random bytes make less than 0, a table of them 0.4."""

CONTROL_SHARE = 0.05
"""Texts bear next to no control characters; programs and pictures bear more than this."""

LOST_SHARE = 0.2
"""Share of lost characters up to which a text is one; a broken byte in a hundred costs one of twenty characters."""

PLAIN = ("utf-8", "utf-32-le", "utf-32-be")
"""Encodings in which a lost byte costs but its own character."""

FOLDED = re.compile(rb"~\{([^\n]*?)(?:~\}|(?=\n)|$)")
"""Chinese in HZ, an encoding of seven bits that mail and news once used; a line ends it."""

SHIFT = b"\x1b$)A"
"""What says in ISO-2022-CN that GB 2312 stands between the signs of a shift; other sets of it are not read."""

SHIFTED = re.compile(rb"\x0e([^\n\x0f]*)\x0f?")

UNSHIFTED = re.compile(rb"(?<![^\n\x80-\xff])([!-~]+)\x0f")

UNOPENED = re.compile(rb"(?<![^\n\x80-\xff])([!-}]+)~\}")


COMMON = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多"
    "经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性"
    "知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次"
    "度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建"
    "务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路"
    "记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运"
    "國來時個們這會對過發後說為經從學現當沒動還進樣開實無與長機間關點業將兩問戰頭體見產話給東聲員論處義條氣題爾別變總電數報結"
    "場計資統區隊決馬書則聽卻達強難權設記類據邊張該規萬覺術領確傳師觀運讓識導爭"
    "，。、：；？！“”《》（） \n\r\t0123456789"
)
"""Characters that make up most of any Chinese text, simplified and traditional, with its punctuation."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding it was in, and the places of the characters that could not be read."""

    text: str
    encoding: str
    lost: tuple[int, ...] = ()


def decode(data: bytes) -> Decoded | None:
    """The text in these bytes without its byte order mark, or ``None`` where they are no text."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return accept(data[len(mark) :], encoding)
    for name, unfold in (("hz", unfold_hz), ("iso-2022-cn", unfold_shifts)):
        if turned := unfold(data):
            found = accept(turned, "gb18030")
            return Decoded(found.text, name, found.lost) if found else None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        encoding = guess(data[:SAMPLE])
        return accept(data, encoding) if encoding else None
    # UTF-16 of plain Latin text is valid UTF-8 too, with a NUL at every other place.
    if "\0" in text:
        encoding = max(("utf-16-le", "utf-16-be"), key=lambda name: score(data[:SAMPLE], name))
        return accept(data, encoding) if score(data[:SAMPLE], encoding) >= READABLE else None
    return Decoded(text, "utf-8") if is_text(text) else None


def guess(sample: bytes) -> str:
    """The encoding in which a sample reads best; empty where it is no text in any."""
    for rate, least in ((score, READABLE), (score_damaged, MENDED_READABLE)):
        best, rank = max((rate(sample, encoding), -rank) for rank, encoding in enumerate(GUESSES))
        if best >= least:
            return GUESSES[-rank]
    return ""


def decode_declared(data: bytes, declared: str) -> Decoded | None:
    """The text in bytes that say in which encoding they are; they are believed where another is not plainly better."""
    found = decode(data)
    if found and not found.lost and found.encoding in SELF_EVIDENT:
        return found
    try:
        named = DECLARED.get(codecs.lookup(declared).name, "")
    except (LookupError, ValueError):
        named = ""
    # Markup begins with thousands of Latin letters, which are the same in all encodings: the guess needs what follows.
    first = HIGH.search(data)
    guessed = decode(data[first.start() :]) if first else None
    others = [accept(data, guessed.encoding) if guessed and guessed.encoding != "hz" else None, found]
    readings = [(accept(data, named) if named else None, TRUST), *((one, 0.0) for one in others)]
    rated = [(-len(one.lost), score_foreign(one.text) + trust, one) for one, trust in readings if one]
    return max(rated, key=lambda one: one[:2])[2] if rated else None


def score_foreign(text: str) -> float:
    """How much the part of a text that is not Latin looks like text."""
    return score_text("".join(char for char in text[:SAMPLE] if char > "\x7f"))


def find_declared(data: bytes) -> str:
    """The encoding that markup says it is in; empty where it says none."""
    found = IN_MARKUP.search(data[:MARKUP_HEAD])
    return found.group(1).decode("ascii") if found else ""


def accept(data: bytes, encoding: str) -> Decoded | None:
    """The decoded text with what was lost, or ``None`` where it is no text."""
    if encoding in PLAIN:
        text = data.decode(encoding, "replace")
        # A mark of loss that the bytes spell is the writer's own.
        lost = tuple(place for place, char in enumerate(text) if char == "\ufffd") if is_torn(data, encoding) else ()
    else:
        text, lost = damage.read_damaged(data, encoding)
    return Decoded(text, encoding, lost) if is_text(text) else None


def is_torn(data: bytes, encoding: str) -> bool:
    """Whether some bytes spell nothing in an encoding."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return True
    return False


def unfold_hz(data: bytes) -> bytes:
    """The bytes of a text in HZ as those of GB 2312; empty where it is none."""
    parts = FOLDED.findall(data[:SAMPLE]) if b"~{" in data else []
    if not parts or score_damaged(b"\n".join(map(lift, parts)), "gb18030") < MENDED_READABLE:
        return b""
    turned = FOLDED.sub(lambda match: lift(match.group(1)), data)
    # A run whose opening sign broke still has its closing one.
    turned = UNOPENED.sub(lambda match: lift(match.group(1)), turned)
    return turned.replace(b"~\n", b"").replace(b"~~", b"~")


def unfold_shifts(data: bytes) -> bytes:
    """The bytes of a text in ISO-2022-CN as those of GB 2312; empty where it is none."""
    if SHIFT not in data:
        return b""
    turned = SHIFTED.sub(lambda match: lift(match.group(1)), data.replace(SHIFT, b""))
    return UNSHIFTED.sub(lambda match: lift(match.group(1)), turned)


def lift(part: bytes) -> bytes:
    """Bytes with their high bit set; one that has it, or is a control, broke, and becomes one that spells nothing."""
    return bytes(byte | 0x80 if 0x20 < byte < 0x7F else 0xFF for byte in part)


def score(sample: bytes, encoding: str) -> float:
    """How much a sample looks like text in this encoding: the share of common characters less the impossible ones."""
    return score_text(codecs.getincrementaldecoder(encoding)("replace").decode(sample))


def score_damaged(sample: bytes, encoding: str) -> float:
    """The same for the likeliest reading of bytes that broke."""
    if encoding in PLAIN:
        return score(sample, encoding)
    return score_text(damage.mend(sample[:DAMAGED_SAMPLE], encoding))


def score_text(text: str) -> float:
    """The share of common characters in a text less the impossible ones."""
    if not text:
        return 0.0
    common = sum(char in COMMON or "a" <= char <= "z" or "A" <= char <= "Z" for char in text)
    return (common - BAD_WEIGHT * count_bad(text)) / len(text)


def count_bad(text: str) -> int:
    """How many characters of a text cannot stand in one."""
    return len(BAD.findall(text))


def is_text(text: str) -> bool:
    """Whether so few control characters stand in a text, and so few were lost, that it can be one."""
    sample = text[:SAMPLE]
    lost = sample.count("\ufffd")
    return count_bad(sample) - lost <= CONTROL_SHARE * len(sample) and lost <= LOST_SHARE * len(sample)
