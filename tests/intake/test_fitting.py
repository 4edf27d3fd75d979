"""The weights of the cues of headlines are fitted again by ``python -m pages.cues``: here on articles of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.intake.pages import stories

from pages import cues as command
from pages import news
from pages.groups import collect
from pages.softmax import judge
from zhitu.intake.page import cues

PAGES = 40


def rows(half: str, odd: int) -> list[dict[str, str]]:
    """The articles of a half without their crossheads, and a paragraph of each as a short item."""
    told = []
    for story in stories.load(half):
        paragraphs = [text for text in story.paragraphs if text.endswith(news.ENDS)]
        told.append((story.headline, "\n".join(paragraphs)))
        told.append((f"{story.headline}又有进展", max(paragraphs, key=len)))
    return [
        {"id": f"own-{2 * number + odd}", "title": title, "text": text} for number, (title, text) in enumerate(told)
    ]


def write(path: Path, found: list[dict[str, str]]) -> Path:
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in found), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = rows("tuning", 0) + rows("held", 1)
    return write(tmp_path_factory.mktemp("corpus") / "news.jsonl", found)


@pytest.fixture(scope="module")
def weights(corpus: Path) -> dict[str, float]:
    return command.find_weights(news.load(corpus)["dev"], PAGES)


def test_weights_say_what_heads_an_article_and_what_does_not(weights: dict[str, float]) -> None:
    assert weights.keys() == cues.WEIGHTS.keys()
    for_it = ("lead below", "nothing above", "said below", "signed above")
    against = ("comma", "numbered", "short", "said above")
    assert {cue: weights[cue] for cue in for_it if weights[cue] <= 0} == {}
    assert {cue: weights[cue] for cue in against if weights[cue] >= 0} == {}


def test_the_same_corpus_gives_the_same_weights(corpus: Path, weights: dict[str, float]) -> None:
    assert command.find_weights(news.load(corpus)["dev"], PAGES) == weights


def test_lines_of_articles_that_were_not_fitted_on_are_taken_right(corpus: Path, weights: dict[str, float]) -> None:
    groups = collect(news.load(corpus)["held"], PAGES)
    assert judge(groups, weights) > 0.9 > judge(groups, dict.fromkeys(weights, 0.0))


def test_the_command_prints_weights_and_leaves_those_that_ship(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shipped = dict(cues.WEIGHTS)
    command.main(corpus, 8)
    told = capsys.readouterr().out
    assert all(f'"{cue}": ' in told for cue in shipped)
    assert "| shipped |" in told
    assert "| fitted |" in told
    assert shipped == cues.WEIGHTS


def test_a_corpus_that_is_too_small_says_so(tmp_path: Path) -> None:
    small = write(tmp_path / "small.jsonl", rows("tuning", 0))
    with pytest.raises(news.TooFewError, match="'held' of the corpus has 0 articles"):
        news.load(small)
