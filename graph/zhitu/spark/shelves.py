"""Where readings stand while a cluster weaves them: files beside the shards, which its machines write and read."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from zhitu import codec
from zhitu.model import Reading, Readings

FOLDER = "zhitu-readings"
"""The folder, which is gone once the shards are written."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The readings of a build, a file for each batch, below the URI that the shards are written to."""

    uri: str

    def keep(self, label: bytes, readings: Iterable[Readings]) -> str:
        """The name of the file in which the readings of a batch stand now; the ``label`` is the batch's own."""
        system, folder = place(self.uri)
        name = hashlib.blake2b(label, digest_size=16).hexdigest()
        part = f"{folder}/{FOLDER}/{name}.{uuid4().hex}.part"  # a second try must not meet the first
        data = zlib.compress(b"\n".join(map(codec.encode, readings)), 1)
        with system.open_output_stream(part) as stream:
            stream.write(data)
        system.move(part, f"{folder}/{FOLDER}/{name}")
        return name

    def open(self, name: str) -> Iterator[Reading]:
        """The readings of a file that are of an article, in their order."""
        system, folder = place(self.uri)
        with system.open_input_stream(f"{folder}/{FOLDER}/{name}") as stream:
            kept = zlib.decompress(stream.read()).split(b"\n")
        for some in kept:
            yield from (reading for reading in codec.decode(some) if reading.article.text)

    def make(self) -> None:
        """An empty folder, whatever a build that was killed left there."""
        self.remove()
        system, folder = place(self.uri)
        system.create_dir(f"{folder}/{FOLDER}")

    def remove(self) -> None:
        """Nothing there any more."""
        from pyarrow.fs import FileType

        system, folder = place(self.uri)
        if system.get_file_info(f"{folder}/{FOLDER}").type == FileType.Directory:
            system.delete_dir(f"{folder}/{FOLDER}")


def place(uri: str) -> tuple[Any, str]:
    """The file system of a URI, and the folder there."""
    from pyarrow.fs import FileSystem

    system, folder = FileSystem.from_uri(uri)
    return system, folder.rstrip("/")
