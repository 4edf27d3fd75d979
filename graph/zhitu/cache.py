"""Readings remembered from build to build: a document that did not change is not read again.

What a document says hangs on its text, its name, the ontology, the tagger and our own code; the key of a reading is a
digest of all of these, so nothing stale is ever found, and a changed lexicon reads all again. The file is a cache:
whoever deletes it loses only time, and one that does not open is set aside. Files of others are not touched.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache as once
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from time import time

from zhitu import codec
from zhitu.errors import InputError
from zhitu.model import VERSION, Document, Reading

FILE = "readings.sqlite"

MAGIC = b"SQLite format 3\0"
"""What a database begins with."""

BATCH = 100
"""Readings that are written at once: what a sudden end loses at most, and a hundredth of the time of single writes."""

PAGE = 16_384
"""Bytes of a page of the file, so that most readings lie in one: found in a sixth less time than in pages of 4 KB."""

SEAL = 4
"""Bytes of a checksum before each value.

Readings are not packed: that would halve the file, but take three quarters more time to find them and ten times as much
to write them."""

PATIENCE = 60.0
"""Seconds to wait for another build that writes: a batch takes a few milliseconds."""

KEPT = 90 * 86_400
"""Seconds after which a reading that no build asked for is forgotten: a quarter of a year."""

DAY = 86_400

CODE = ("reading", "intake", "knowledge", "model.py", "codec.py", "pipeline.py")
"""What of our own code decides what a document says."""

SCHEMA = """
CREATE TABLE IF NOT EXISTS readings (key BLOB PRIMARY KEY, used INTEGER NOT NULL, value BLOB NOT NULL) WITHOUT ROWID
"""


class Cache:
    """The readings of earlier builds, in a file that several builds may use at once."""

    def __init__(self, connection: sqlite3.Connection, knowledge: str, tagger: str) -> None:
        self._connection = connection
        self._base = "\x1f".join((fingerprint(), knowledge, weigh(tagger), "")).encode("utf-8", "surrogatepass")
        self._waiting: list[tuple[bytes, int, bytes]] = []
        self._used: list[tuple[int, bytes]] = []
        self._now = int(time())

    def find(self, document: Document) -> tuple[Reading, ...] | None:
        """What a document says, if it was read before."""
        value = self._find(self._key(document))
        return None if value is None else codec.decode(value, document.text)

    def keep(self, document: Document, found: tuple[Reading, ...]) -> None:
        """Remembers what a document says; written with the next batch."""
        self._keep(self._key(document), codec.encode(found, document.text))

    def recall(self, key: bytes) -> bytes | None:
        """What our code made of something before, by a key that says all else that decides it."""
        value = self._find(self._code_key(key))
        return None if value is None else zlib.decompress(value)

    def retain(self, key: bytes, value: bytes) -> None:
        """Remembers what our code made of something; written with the next batch."""
        self._keep(self._code_key(key), zlib.compress(value, 1))

    def _find(self, key: bytes) -> bytes | None:
        row = self._connection.execute("SELECT value, used FROM readings WHERE key = ?", (key,)).fetchone()
        if row is None:
            return None
        value, used = row
        if used < self._now - DAY:
            self._used.append((self._now, key))  # written with the next batch, for a write shuts out other builds
            if len(self._used) >= BATCH:
                self.flush()
        return _unseal(value)

    def _keep(self, key: bytes, value: bytes) -> None:
        self._waiting.append((key, self._now, _seal(value)))
        if len(self._waiting) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Writes what waits."""
        with self._connection:
            self._connection.executemany("UPDATE readings SET used = ? WHERE key = ?", self._used)
            self._connection.executemany("INSERT OR REPLACE INTO readings VALUES (?, ?, ?)", self._waiting)
        self._used.clear()
        self._waiting.clear()

    def forget(self) -> None:
        """Drops what no build asked for in a long time."""
        with self._connection:
            self._connection.execute("DELETE FROM readings WHERE used < ?", (self._now - KEPT,))

    def _code_key(self, key: bytes) -> bytes:
        return hashlib.sha256(fingerprint().encode() + b"\x1f" + key).digest()

    def _key(self, document: Document) -> bytes:
        return hashlib.sha256(self._base + codec.identify(document)).digest()


@contextmanager
def opened(path: Path, knowledge: str, tagger: str) -> Iterator[Cache]:
    """The cache in a file, which is made where it is missing; what waits is written at the end, whatever ended it.

    A broken cache is set aside under another name, since a build can do without; raises :class:`InputError` where none
    can be made or used: another build holds it, the disk is full, it broke in the middle, or the file is no cache.
    """
    try:
        if path.is_file() and not _is_ours(path):
            raise _unusable(path, "something else stands in that file")
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = _connect(path)
    except sqlite3.OperationalError as error:  # a whole one that cannot be had now
        raise _unusable(path, str(error)) from error
    except sqlite3.DatabaseError:
        try:
            path.replace(path.with_name(f"{path.name}.broken"))
            for log in ("-wal", "-shm"):
                path.with_name(path.name + log).unlink(missing_ok=True)
            connection = _connect(path)
        except (sqlite3.Error, OSError) as error:
            raise _unusable(path, str(error)) from error
    except OSError as error:
        raise _unusable(path, error.strerror or str(error)) from error
    with closing(connection):
        found = Cache(connection, knowledge, tagger)
        try:
            try:
                yield found
            finally:
                found.flush()
                found.forget()
        except (sqlite3.Error, zlib.error) as error:
            raise _unusable(path, str(error)) from error


def weigh(tagger: str) -> str:
    """The name of a tagger; of a file of weights its digest as well, for the same file may hold others tomorrow."""
    file = Path(tagger)
    return f"{tagger} {hashlib.sha256(file.read_bytes()).hexdigest()}" if file.is_file() else tagger


def place() -> Path:
    """Where readings are remembered unless the user says otherwise: in his folder for caches."""
    from platformdirs import user_cache_path

    return user_cache_path("zhitu", appauthor=False) / FILE


@once
def fingerprint() -> str:
    """A digest of our own code as far as it decides what a document says: who changes it never sees old readings."""
    digest = hashlib.sha256(VERSION.encode())
    root = files("zhitu")
    for name in CODE:
        for file in _walk(root / name):
            digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _walk(root: Traversable) -> Iterator[Traversable]:
    """The files of the code, in the order of their names."""
    if root.is_file():
        yield root
        return
    for file in sorted(root.iterdir(), key=lambda one: one.name):
        if file.is_dir() and file.name != "__pycache__":
            yield from _walk(file)
        elif file.name.endswith((".py", ".onnx")):
            yield file


def _is_ours(path: Path) -> bool:
    """Whether a file is a cache, perhaps a broken one, or empty; what is no database and has another name is not."""
    with path.open("rb") as file:
        start = file.read(len(MAGIC))
    if start != MAGIC:
        return not start or path.name == FILE
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=PATIENCE)) as connection:
            rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            columns = [name for _, name, *_ in connection.execute("PRAGMA table_info(readings)")]
    except sqlite3.Error:  # broken, or held by another: told when it is opened to be written
        return True
    return rows == [] or (rows == [("readings",)] and columns == ["key", "used", "value"])


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=PATIENCE)
    try:
        connection.execute(f"PRAGMA page_size = {PAGE}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(SCHEMA)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _seal(value: bytes) -> bytes:
    return zlib.crc32(value).to_bytes(SEAL, "big") + value


def _unseal(sealed: bytes) -> bytes:
    value = sealed[SEAL:]
    if zlib.crc32(value) != int.from_bytes(sealed[:SEAL], "big"):
        raise sqlite3.DatabaseError("what is remembered is damaged")
    return value


def _unusable(path: Path, why: str) -> InputError:
    mend = "Name another file with --cache, or build with --no-cache."
    return InputError(f"readings cannot be remembered there: {why}", str(path), mend)
