"""What the server finds in the files of a build, and where names stand in an article that was repaired."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhitu.errors import InputError
from zhitu.server.index import Index
from zhitu.server.marking import Name, Stretch, mark
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


@settings(deadline=None)
@given(st.data())
def test_names_are_marked_wherever_repair_put_them(data: st.DataObject) -> None:
    """A page of random lines in random order and random gaps: each name is marked, and nothing else."""
    words = st.text("青禾柳溪市总工会主席", min_size=1, max_size=6)
    lines = data.draw(st.lists(st.lists(words, min_size=1, max_size=4), min_size=1, max_size=4))
    order = data.draw(st.permutations(range(len(lines))))
    starts, raw = {}, 0
    for number in order:
        raw += data.draw(st.integers(2, 5))
        starts[number] = raw
        raw += len("".join(lines[number]))
    ranges, names, expected = [], [], []
    for number, line in enumerate(lines):
        at = starts[number]
        ranges.append((at, at + len("".join(line))))
        expected.append([])
        for place, word in enumerate(line):
            if place % 2:
                names.append(Name(f"e{number}.{place}", word, ((at, at + len(word)),)))
            expected[-1].append(Stretch(word, f"e{number}.{place}" if place % 2 else ""))
            at += len(word)
    text = "\n".join("".join(line) for line in lines)
    assert mark(text, ranges, names) == expected


def test_a_name_across_a_space_that_repair_put_in_is_marked() -> None:
    text = "采用ISO nine标准。"
    names = [Name("e1", "ISO nine", ((12, 15), (20, 24)))]
    assert mark(text, ((10, 15), (20, 27)), names) == [[Stretch("采用"), Stretch("ISO nine", "e1"), Stretch("标准。")]]


def test_a_place_that_has_other_words_marks_nothing() -> None:
    assert mark("青禾市", ((0, 3),), [Name("e1", "柳溪市", ((0, 3),)), Name("e2", "市", ((7, 8),))]) == [
        [Stretch("青禾市")]
    ]


def test_of_names_in_names_the_outer_one_is_marked() -> None:
    names = [Name("city", "青禾市", ((0, 3),)), Name("union", "青禾市总工会", ((0, 6),))]
    assert mark("青禾市总工会", ((0, 6),), names) == [[Stretch("青禾市总工会", "union")]]


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
