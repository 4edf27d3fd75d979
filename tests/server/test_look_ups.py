"""What the server finds in the files of a build, and how a text is cut at what is marked in it."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhitu.errors import InputError
from zhitu.exporters.marking import Stretch, cut
from zhitu.server.index import Index
from zhitu.server.names import Names, is_variant, spells
from zhitu.server.triples import Triples

SAMPLE = Path(__file__).resolve().parents[2] / "exports"


def test_every_subject_is_found_with_all_its_lines() -> None:
    lines: dict[str, int] = defaultdict(int)
    for line in (SAMPLE / "graph.nq").read_text(encoding="utf-8").splitlines():
        lines[line.partition("> ")[0][1:]] += 1
    triples = Triples(SAMPLE / "graph.nq")
    assert {iri: len(triples.about(iri)) for iri in lines} == lines
    for stranger in ("", "a", "zz", "https://w3id.org/zhitu/id/", next(iter(lines))[:-1], next(iter(lines)) + "0"):
        assert triples.about(stranger) == []


def test_an_empty_graph_has_nothing(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_bytes(b"")
    assert Triples(tmp_path / "graph.nq").about("https://example.org/") == []


def test_a_folder_that_lacks_a_file_is_told(built: Path, tmp_path: Path) -> None:
    for name in ("graph.ttl", "graph.nq", "entities.jsonl", "facts.jsonl"):
        (tmp_path / name).write_bytes((built / name).read_bytes())
    with pytest.raises(InputError, match="cannot be read") as told:
        Index(tmp_path)
    assert "articles.jsonl" in told.value.problem.where
    (tmp_path / "articles.jsonl").write_text('{"id": 1\n', encoding="utf-8")
    with pytest.raises(InputError, match="JSON"):
        Index(tmp_path)


@given(st.text("青禾市总\n", max_size=12), st.lists(st.tuples(st.integers(0, 12), st.integers(1, 6)), max_size=6))
def test_a_text_that_was_cut_is_the_same_text_and_marks_do_not_overlap(
    text: str, wanted: list[tuple[int, int]]
) -> None:
    line_ends = [at for at, char in enumerate(text) if char == "\n"]
    spans = [
        (start, start + size, f"{start}+{size}")
        for start, size in wanted
        if start + size <= len(text) and not any(start <= at < start + size for at in line_ends)
    ]
    lines = cut(text, spans)
    assert "\n".join("".join(one.text for one in line) for line in lines) == text
    marked = [one for line in lines for one in line if one.mark]
    assert all(len(one.text) == int(one.mark.partition("+")[2]) for one in marked)
    first = min(spans, key=lambda span: (span[0], -span[1]), default=None)
    assert first is None or first[2] == marked[0].mark, "nothing stands before the first, so it is marked"


def test_of_names_in_names_the_outer_one_is_marked() -> None:
    assert cut("青禾市总工会", [(0, 3, "city"), (0, 6, "union")]) == [[Stretch("青禾市总工会", "union")]]


@pytest.mark.parametrize("text", ["zhongqing", "chongqing", "cq", "chongqs", "chongqings", "cqshi", "chongq"])
def test_pinyin_in_full_in_letters_and_mixed_spells_a_name(text: str) -> None:
    assert spells(text, "重庆市")


@pytest.mark.parametrize("text", ["chongqingshiq", "qing", "xqs", "cqx"])
def test_other_letters_do_not(text: str) -> None:
    assert not spells(text, "重庆市")


def test_only_traditional_characters_may_differ() -> None:
    assert is_variant("總工會", "总工会")
    assert is_variant("長安鄉", "长安乡")
    assert not is_variant("王玮", "王伟")  # both are simple: two names
    assert not is_variant("總工會", "总公会")
    assert not is_variant("總工", "总工会")


def test_names_are_called_by_all_their_spellings() -> None:
    names = Names([("“云杉”公司", 3), ("云杉公司", 1), ("云杉公司工会", 2), ("Ａ１公司", 0)])
    assert sorted(names.called("云杉 公司")) == [1, 3]
    assert names.called("a1公司") == [0]
    assert names.called("云杉") == names.called("zz") == names.called("") == []
