"""What changed between two builds, and what is said to have caused it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import zhitu
from zhitu import cli
from zhitu.comparison import Cause, Change, Difference, compare
from zhitu.errors import InputError

BEFORE = "石桥市总工会主席穆青山走访石桥钢铁有限公司。"
AFTER = "石桥市总工会主席丛望舒走访石桥钢铁有限公司。"
OTHER = "柳溪中学成立于1953年。"


def build(folder: Path, name: str, **texts: str) -> Path:
    seeds = folder / f"seeds-{name}"
    seeds.mkdir()
    for file, text in texts.items():
        (seeds / file.replace("_", ".")).write_text(text, encoding="utf-8")
    zhitu.export(zhitu.build(seeds), folder / name)
    return folder / name


def find(found: tuple[Difference, ...], of: str, change: Change) -> list[Difference]:
    return [one for one in found if (one.of, one.change) == (of, change)]


def test_a_build_does_not_differ_from_itself(tmp_path: Path) -> None:
    one = build(tmp_path, "one", a_txt=BEFORE, b_txt=OTHER)
    assert compare(one, build(tmp_path, "two", a_txt=BEFORE, b_txt=OTHER)) == ()


def test_a_changed_document_is_named_behind_what_it_changed(tmp_path: Path) -> None:
    found = compare(build(tmp_path, "one", a_txt=BEFORE, b_txt=OTHER), build(tmp_path, "two", a_txt=AFTER, b_txt=OTHER))
    assert [one.what for one in find(found, "document", Change.CHANGED)] == ["a.txt"]
    (gone,) = find(found, "entity", Change.REMOVED)
    assert gone.what.startswith("穆青山 (Person, ")
    (leads,) = (one for one in find(found, "fact", Change.ADDED) if "leads" in one.what)
    assert leads.what.startswith("丛望舒 — leads → 石桥市总工会")
    assert (leads.cause, leads.where) == (Cause.DOCUMENT, ("a.txt",))
    assert not [one for one in found if "柳溪中学" in one.what]


def test_a_judgement_is_named_behind_what_it_changed(tmp_path: Path) -> None:
    row = "name\t穆青山\t\t穆青松\t\t\t\t校对"
    old = build(tmp_path, "one", a_txt=BEFORE)
    found = compare(old, build(tmp_path, "two", a_txt=BEFORE, judgements_tsv=row))
    assert [one.what for one in find(found, "judgement", Change.ADDED)] == ["name 穆青山 穆青松"]
    (renamed,) = find(found, "entity", Change.CHANGED)
    assert renamed.how.startswith("name: 穆青山 → 穆青松")
    assert (renamed.cause, renamed.where) == (Cause.JUDGEMENT, ("judgements.tsv:1",))


def test_another_article_that_says_the_same_is_a_change_of_the_fact(tmp_path: Path) -> None:
    old = build(tmp_path, "one", a_txt=BEFORE)
    found = compare(old, build(tmp_path, "two", a_txt=BEFORE, c_txt="石桥市总工会主席穆青山在会上讲话。"))
    changed = next(one for one in find(found, "fact", Change.CHANGED) if "leads" in one.what)
    assert "sentences: 1 → 2" in changed.how
    assert changed.where == ("c.txt",)


def test_the_command_tells_each_change(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = build(tmp_path, "one", a_txt=BEFORE), build(tmp_path, "two", a_txt=AFTER)
    assert cli.main(["diff", str(old), str(new)]) == 0
    told = capsys.readouterr().out
    assert "~ document a.txt" in told
    assert "+ fact 丛望舒 — leads → 石桥市总工会" in told
    assert "    by document a.txt" in told
    assert cli.main(["diff", str(old), str(new), "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {"of": "document", "change": "changed", "what": "a.txt"}.items() <= rows[0].items()


def test_a_folder_without_a_build_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"documents\.jsonl"):
        compare(build(tmp_path, "one", a_txt=BEFORE), tmp_path / "absent")
