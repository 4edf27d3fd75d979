"""Puts the editor of the SPARQL page into the wheel: npm fetches it, esbuild makes one file of it.

Where npm is missing or reaches no registry, the wheel is made without it; the page is a plain text area then and says
how to get the editor.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

EDITOR = Path("graph") / "zhitu" / "server" / "editor"

# Seconds. npm and esbuild need three together; without a network npm gives up after its one try.
PATIENCE = 120


class Bundle(BuildHookInterface[Any]):
    """Makes the bundle before a wheel is packed; a checkout that is installed to be edited has `make editor`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Makes it, or says why there is none."""
        if version == "editable":
            return
        try:
            bundle(Path(self.root))
        except (OSError, subprocess.SubprocessError) as error:
            words = getattr(error, "stderr", None) or error
            self.app.display_warning(f"The SPARQL page goes without its editor, which npm could not bring: {words}")


def bundle(root: Path) -> None:
    """Writes the bundle into the page's folder; its tools are fetched to a place of their own and removed."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if not npm or not node:
        raise FileNotFoundError("there is no npm")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(root / name, place / name)
        shutil.copytree(root / EDITOR / "source", place / "source")
        fetch = ("ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=0")
        for command in ([npm, *fetch], [node, "source/bundle.mjs", str(root / EDITOR / "page")]):
            subprocess.run(  # noqa: S603 - npm and node, as the lock file says
                command, cwd=place, check=True, capture_output=True, text=True, timeout=PATIENCE
            )
