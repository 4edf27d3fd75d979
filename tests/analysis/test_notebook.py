"""The tutorial runs from the first cell to the last."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorial.ipynb"


def test_the_tutorial_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    nbformat = pytest.importorskip("nbformat", reason="the tutorial needs nbformat, nbclient and ipykernel")
    nbclient = pytest.importorskip("nbclient", reason="the tutorial needs nbformat, nbclient and ipykernel")
    pytest.importorskip("pandas", reason="the extra notebook is not installed")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
    notebook = nbformat.read(TUTORIAL, as_version=4)
    assert not [cell for cell in notebook.cells if cell.get("outputs")], "it is kept without results"
    run = nbclient.NotebookClient(
        notebook, timeout=300, resources={"metadata": {"path": str(TUTORIAL.parent)}}
    ).execute()
    shown = "".join(str(output) for cell in run.cells for output in cell.get("outputs", ()))
    assert "瞿柏生" in shown
    assert "釉里春瓷业" in shown
