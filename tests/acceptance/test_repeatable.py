"""The same documents give the same bytes, whatever the hash seed, the order of the files and the processes."""

from __future__ import annotations

import random
from pathlib import Path

from .conftest import SEEDS, Command

FEW = ("liling-apprentices.txt", "page.txt", "broadcasts.jsonl")


def contents(folder: Path) -> dict[str, bytes]:
    found = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
    assert len(found) > 10
    return found


def test_another_hash_seed_order_and_number_of_processes(built: Path, zhitu: Command, tmp_path: Path) -> None:
    files = sorted(SEEDS.iterdir())
    random.Random(3).shuffle(files)
    zhitu("build", *files, "-o", tmp_path / "out", "-q", "--no-cache", "--jobs", "2", PYTHONHASHSEED="random")
    left, right = contents(built), contents(tmp_path / "out")
    assert left.keys() == right.keys()
    assert [name for name in left if left[name] != right[name]] == []


def test_the_light_tagger_over_an_older_build(zhitu: Command, tmp_path: Path) -> None:
    files = [SEEDS / name for name in FEW]
    made = []
    for hash_seed, order in (("0", files), ("1", files[::-1])):
        zhitu("build", *order, "-o", tmp_path, "-q", "--no-cache", "--tagger", "jieba", PYTHONHASHSEED=hash_seed)
        made.append(contents(tmp_path))
    assert made[0] == made[1]
