"""How the head is trained: rounds over sentences of all corpora, mixed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from zhitu.errors import InputError
from zhitu.reading.tokens import spans
from zhitu.reading.tokens.lac import FIRST_STATES, SECOND_STATES, TAGS, Network
from zhitu.reading.tokens.names import Names
from zhitu.training import corpora, fragment
from zhitu.training.corpora import Example
from zhitu.training.network import Head
from zhitu.training.variety import Variety

EPOCHS, BATCH, RATE = 3, 32, 2e-3
"""Rounds over all sentences; sentences in a step; the highest learning rate. More rounds bring nothing."""

MOVED, PASSED = 1e-3, 4
"""How far a step moves the running mean of the weights towards its own, and by how often that way it must have moved at
least at the end: few steps move it further. The mean finds more names in texts of other kinds than the last step."""

WARMING = 0.1
"""The part of all steps in which the learning rate rises."""

LARGEST = 32_000
"""Sentences that are drawn from one corpus at most, lest a large one drown the others."""

SMALL = 2
"""A corpus that a larger one outnumbers so often is read so often in a round: modern news is scarcer than old."""

CHUNK = 64
"""Batches whose sentences are sorted by length together, so that little is padding and the order stays random."""

UNLEARNT = -100
"""The label of padding, which costs nothing."""


def train(paths: Sequence[Path], seed: int, tell: Callable[[str], None]) -> bytes:
    """See :func:`zhitu.training.train`."""
    examples = corpora.load(paths)
    learnt = _balance(_draw([one for one in examples if not corpora.is_held(one.text)], seed))
    if not learnt:
        raise InputError("there is no sentence to learn from", "the corpora", f"Each line must be {corpora.FORMAT}.")
    torch.manual_seed(seed)
    torch.set_num_threads(1)  # sums come in one order, and a busy machine is not made to wait for itself
    torch.use_deterministic_algorithms(True)
    head = Head(len(paths))
    mean = deepcopy(head)
    network = Network(fragment.outputs(FIRST_STATES, SECOND_STATES), (FIRST_STATES, SECOND_STATES, TAGS))
    steps = EPOCHS * -(-len(learnt) // BATCH)
    adam = torch.optim.AdamW(head.parameters(), RATE)
    rate = torch.optim.lr_scheduler.OneCycleLR(adam, RATE, total_steps=steps, pct_start=WARMING)
    variety = Variety(learnt)
    for epoch in range(1, EPOCHS + 1):
        losses = []
        random = np.random.default_rng([seed, epoch])
        for batch in _batches([variety.change(one, random) for one in learnt], random):
            loss = _loss(head, network, batch)
            adam.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            adam.step()
            rate.step()
            _move(mean, head, min(1, max(MOVED, PASSED / steps)))
            losses.append(loss.item())
        tell(f"round {epoch} of {EPOCHS}: loss {np.mean(losses):.4f} on {len(learnt)} sentences")
    weights = fragment.write(mean.eval())
    for style, path in enumerate(paths):
        held = [one for one in examples if one.style == style and corpora.is_held(one.text)]
        tell(f"{path.name}: F1 {_score(Names(weights), held):.3f} on {len(held)} sentences kept back")
    return weights


def _draw(examples: list[Example], seed: int) -> list[Example]:
    """At most :data:`LARGEST` examples of each style, in their order."""
    random = np.random.default_rng(seed)
    drawn: list[Example] = []
    for style in sorted({one.style for one in examples}):
        own = [one for one in examples if one.style == style]
        chosen = random.permutation(len(own))[:LARGEST]
        drawn += [own[index] for index in sorted(chosen.tolist())]
    return drawn


def _balance(examples: list[Example]) -> list[Example]:
    """The examples, those of a small corpus :data:`SMALL` times."""
    sizes = Counter(one.style for one in examples)
    most = max(sizes.values(), default=0)
    return [one for one in examples for _ in range(SMALL if sizes[one.style] * SMALL <= most else 1)]


def _move(mean: Head, head: Head, part: float) -> None:
    """Moves the running mean by that part of the way to the weights of a step."""
    with torch.no_grad():
        for kept, newest in zip(mean.parameters(), head.parameters(), strict=True):
            kept.lerp_(newest, part)


def _batches(examples: list[Example], random: np.random.Generator) -> Iterator[list[Example]]:
    """All examples in a random order, those of like length together, the longest of a batch first."""
    order = random.permutation(len(examples)).tolist()
    batches = []
    for start in range(0, len(order), CHUNK * BATCH):
        chunk = sorted(order[start : start + CHUNK * BATCH], key=lambda index: -len(examples[index].text))
        batches += [chunk[at : at + BATCH] for at in range(0, len(chunk), BATCH)]
    for number in random.permutation(len(batches)).tolist():
        yield [examples[index] for index in batches[number]]


def _loss(head: Head, network: Network, batch: list[Example]) -> Tensor:
    """What a batch costs, a character; of each example only its own style learns."""
    first, second, tags = network.run([one.text for one in batch])
    features = np.concatenate([first.transpose(1, 2, 0), second.transpose(1, 2, 0), tags.transpose(0, 2, 1)], axis=1)
    wanted = _labels(batch)
    scores = head(torch.from_numpy(features), torch.from_numpy((wanted != UNLEARNT).astype(np.float32))[:, None])
    styles = torch.tensor([one.style for one in batch])
    own = scores[styles, torch.arange(len(batch))]
    return functional.nll_loss(own, torch.from_numpy(wanted), ignore_index=UNLEARNT)


def _labels(batch: list[Example]) -> NDArray[np.int64]:
    """The labels of a batch, (line, character), padded."""
    wanted = np.full((len(batch), len(batch[0].text)), UNLEARNT)
    for row, one in enumerate(batch):
        wanted[row, : len(one.text)] = spans.labels(len(one.text), list(one.spans))
    return wanted


def _score(names: Names, examples: list[Example]) -> float:
    """F1 of exact spans and kinds."""
    found = names.find(tuple(one.text for one in examples))
    right = sum(len({name.span for name in here} & set(one.spans)) for here, one in zip(found, examples, strict=True))
    return 2 * right / max(1, sum(map(len, found)) + sum(len(one.spans) for one in examples))
