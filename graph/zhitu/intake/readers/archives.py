"""Archives: their files are unpacked one at a time and read as any other, under the name of the archive.

What a hostile archive may try meets a limit: how many files, how much they unfold to, how deep they nest. No name in an
archive is ever a path on this machine: files are unpacked under names of ours.
"""

from __future__ import annotations

import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import IO

from zhitu.errors import Problem
from zhitu.intake.options import Options
from zhitu.model import Document

CHUNK = 1 << 20

SMALL = 10 << 20
"""Bytes up to which a file may unpack from anything: a page of blanks packs to nothing and harms nobody."""

UTF8_NAME = 0x800
"""The flag of a file in a ZIP archive whose name is in UTF-8."""

ENCRYPTED = 0x1

DAMAGED = (OSError, EOFError, ValueError, RuntimeError, NotImplementedError, tarfile.TarError, zipfile.BadZipFile)
DAMAGED_STREAM = (zlib.error, lzma.LZMAError, *DAMAGED)

TRUST = "Unpack it yourself if you trust it, or allow more by --limit {}=N."


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its name there, its bytes, those that it is packed in, and how it is opened."""

    name: str
    size: int
    packed: int
    locked: bool
    open: Callable[[], IO[bytes] | None]


@dataclass(slots=True)
class Budget:
    """What is left to an archive and all archives within it: files, and bytes unpacked."""

    members: int
    unpacked: int


def read_zip(shown: str, path: Path, options: Options, problems: list[Problem]) -> Iterator[Document]:
    """The documents of the files in a ZIP archive."""
    yield from _read(list_zip, shown, path, options, Budget(options.members, options.unpacked), problems)


def read_tar(shown: str, path: Path, options: Options, problems: list[Problem]) -> Iterator[Document]:
    """The documents of the files in a TAR archive, packed or not."""
    yield from _read(list_tar, shown, path, options, Budget(options.members, options.unpacked), problems)


def find_fault(path: Path, options: Options) -> str:
    """What is wrong with a ZIP file that a library is to unpack whole (an office document), or nothing."""
    total = 0
    try:
        for count, member in enumerate(list_zip(path), start=1):
            total += member.size
            if count > options.members:
                return f"it holds more than {options.members} files"
            if total > options.unpacked:
                return f"it unfolds to more than {options.unpacked} bytes"
            if is_bomb(member, options):
                return f"a file in it unfolds to more than {options.ratio} times its size: {member.name}"
    except DAMAGED as error:
        return f"damaged: {error}"
    return ""


def is_bomb(member: Member, options: Options) -> bool:
    """Whether a large file is packed tighter than any text."""
    return member.size > max(SMALL, options.ratio * member.packed)


def list_zip(path: Path) -> Iterator[Member]:
    """The files in a ZIP archive, in its order."""
    with zipfile.ZipFile(path) as archive:
        for one in archive.infolist():
            if not one.is_dir():
                locked = bool(one.flag_bits & ENCRYPTED)
                yield Member(
                    _decode(one),
                    one.file_size,
                    one.compress_size,
                    locked,
                    lambda one=one: archive.open(one),  # type: ignore[misc]
                )


def list_tar(path: Path) -> Iterator[Member]:
    """The files in a TAR archive, in its order; links and devices are none."""
    with tarfile.open(path) as archive:
        for one in archive:
            if one.isreg():
                # What a file is packed in is not known; that it unfolds too far shows when it is unpacked.
                yield Member(one.name, one.size, one.size, False, lambda one=one: archive.extractfile(one))  # type: ignore[misc]


def _decode(one: zipfile.ZipInfo) -> str:
    """The name of a file in a ZIP archive: what Windows packs in China is not marked, and in GB 18030."""
    if one.flag_bits & UTF8_NAME:
        return one.filename
    data = one.orig_filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return one.filename


def _read(  # noqa: PLR0913, PLR0917 - a reader's four, how the archive is listed, and what is left to it
    listed: Callable[[Path], Iterator[Member]],
    shown: str,
    path: Path,
    options: Options,
    budget: Budget,
    problems: list[Problem],
) -> Iterator[Document]:
    if options.depth <= 0:
        problems.append(Problem("archives too deep in one another", shown, TRUST.format("depth")))
        return
    with TemporaryDirectory(prefix="zhitu-") as folder:
        try:
            for number, member in enumerate(listed(path)):
                budget.members -= 1
                if budget.members < 0:
                    what = f"more than {options.members} files in one archive: the rest was not read"
                    problems.append(Problem(what, shown, TRUST.format("members")))
                    return
                name = show_name(member.name)
                if not name or name.rpartition("/")[2].startswith(".") or name.startswith("__MACOSX/"):
                    continue
                within = f"{shown}/{name}"
                place = find_place(within, Path(folder), number, problems)
                if place is None:
                    continue
                if _unpack(member, place, within, options, budget, problems):
                    yield from _read_member(within, place, options, budget, problems)
                place.unlink(missing_ok=True)
        except DAMAGED_STREAM as error:
            mend = "Pack it again. What stands before was read."
            problems.append(Problem(f"a damaged archive: {error}", shown, mend))


def find_place(shown: str, folder: Path, number: int, problems: list[Problem]) -> Path | None:
    """Where a file is unpacked, by a name of ours that tells its format; ``None`` and a problem if that is unknown."""
    from zhitu.intake import formats

    end = formats.find_end(PurePosixPath(shown))
    if end is None:
        problems.append(formats.unknown(shown))
        return None
    return folder / f"{number}{end}"


def show_name(name: str) -> str:
    """The name of a file in an archive as it is shown: relative, and without steps up."""
    parts = name.replace("\\", "/").split("/")
    return "/".join(
        "".join(c if c.isprintable() else "_" for c in part) for part in parts if part not in ("", ".", "..")
    )


def _unpack(  # noqa: PLR0913, PLR0917 - what is unpacked, where to, and what bounds it
    member: Member, place: Path, shown: str, options: Options, budget: Budget, problems: list[Problem]
) -> bool:
    """Whether a file was unpacked; it never takes more than the limits, whatever the archive says of its size."""
    if member.locked:
        problems.append(Problem("locked by a password", shown, "Unpack it yourself and give the files."))
        return False
    if is_bomb(member, options):
        what = f"it unfolds to more than {options.ratio} times its size"
        problems.append(Problem(what, shown, TRUST.format("ratio")))
        return False
    most = min(options.size, budget.unpacked)
    source = member.open()
    if source is None:
        return False
    written = 0
    with source, place.open("wb") as target:
        while written <= most and (chunk := source.read(CHUNK)):
            target.write(chunk)
            written += len(chunk)
    budget.unpacked -= written
    if written > most:
        limit = "size" if most == options.size else "unpacked"
        problems.append(Problem(f"larger than {most} bytes", shown, TRUST.format(limit)))
        return False
    return True


def _read_member(
    shown: str, place: Path, options: Options, budget: Budget, problems: list[Problem]
) -> Iterator[Document]:
    """The documents of an unpacked file: an archive among them shares what is left, one in a mail gets no more."""
    from zhitu.intake import formats

    inner = replace(options, depth=options.depth - 1, members=budget.members, unpacked=budget.unpacked)
    found = formats.find(place)
    if found in (formats.ZIP, formats.TAR):
        listed = list_zip if found is formats.ZIP else list_tar
        yield from _read(listed, shown, place, inner, budget, problems)
    else:
        yield from read_unpacked(shown, place, inner, problems)


def read_unpacked(shown: str, place: Path, options: Options, problems: list[Problem]) -> Iterator[Document]:
    """The documents of a file that came out of another; where a library fails on it, a problem: the others go on."""
    from zhitu.intake import formats

    try:
        yield from formats.read(shown, place, options, problems)
    except MemoryError:  # what is left would not do for the next
        raise
    except Exception as error:
        reason = str(error).replace(str(place), shown)  # our own place is another at every build
        mend = "Open it and save it again, or as text. The rest was read."
        problems.append(Problem(f"cannot be read: {type(error).__name__}: {reason}", shown, mend))
