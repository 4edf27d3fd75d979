"""The files of a build, read back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from zhitu.errors import InputError

Row = dict[str, Any]

BUILD_AGAIN = "Name a folder that zhitu build wrote, or build it again."


def lines(path: Path) -> Iterator[Row]:
    """The objects of a file of JSON lines; raises :class:`InputError` where it is none."""
    try:
        with path.open(encoding="utf-8") as rows:
            for row in rows:
                yield json.loads(row)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", str(path), BUILD_AGAIN) from error
    except ValueError as error:
        raise InputError(f"is not lines of JSON: {error}", str(path), BUILD_AGAIN) from error
