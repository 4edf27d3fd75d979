"""The best path of labels through the scores of a padded batch."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ids = NDArray[np.int64]
    Scores = NDArray[np.float32]


def best_paths(scores: Scores, transitions: Scores, lengths: Sequence[int]) -> list[Ids]:
    """The best labels of each line of a batch: one a character.

    ``scores`` is (line, character, label); ``transitions`` is (label entered, label left); the lines come with the
    longest first, none is empty, and the padding is never looked at.
    """
    import numpy as np

    # The best sum up to each character. Which label led to it is asked again on the way back, where it is asked of one
    # label instead of all: a third of the work.
    sums = scores.copy()
    entering = np.ascontiguousarray(transitions.T)[:, None, :]
    room = np.empty((len(entering), *scores[:, 0].shape), dtype=np.float32)
    active = len(lengths)
    for step in range(1, lengths[0]):
        while lengths[active - 1] <= step:
            active -= 1
        # the label left comes first, so that the maximum runs over whole rows at once
        ways = np.add(sums[:active, step - 1].T[:, :, None], entering, out=room[:, :active])
        sums[:active, step] += np.maximum.reduce(ways, axis=0)
    last = np.asarray(lengths) - 1
    rows = np.arange(len(lengths))
    paths = np.zeros(scores.shape[:2], dtype=np.int64)
    paths[rows, last] = sums[rows, last].argmax(axis=1)
    for step in range(lengths[0] - 1, 0, -1):
        while active < len(lengths) and lengths[active] > step:
            active += 1
        before = sums[:active, step - 1] + transitions[paths[:active, step]]
        paths[:active, step - 1] = before.argmax(axis=1)
    return [paths[row, :length] for row, length in enumerate(lengths)]


def likely_paths(scores: Scores, transitions: Scores, lengths: Sequence[int]) -> list[Ids]:
    """The same as :func:`best_paths`, much faster where transitions weigh little beside scores.

    ``scores`` is (character, label), of lines one behind the other of which none is empty. What a label can gain by its
    two transitions is bounded; so most characters have one label that can be on the best path at all, and only the
    stretches between them are searched.
    """
    import numpy as np

    gain = 2 * float(transitions.max() - transitions.min())
    # numpy finds where the largest of a row stands in a quarter of the time in which it finds the largest
    largest = np.take_along_axis(scores, scores.argmax(axis=1)[:, None], axis=1)
    possible = scores >= largest - gain
    places, labels = np.divmod(np.flatnonzero(possible), scores.shape[1])
    counts = np.bincount(places)
    path = labels[np.cumsum(counts) - counts]
    ends = np.cumsum(lengths)
    edges = np.zeros(len(scores) + 1, dtype=bool)
    edges[[0, *ends]] = True
    if len(several := np.flatnonzero(counts > 1)):
        apart = (np.diff(several) > 1) | edges[several[1:]]
        lows, highs = several[np.append(True, apart)], several[np.append(apart, True)] + 1
        _search((lows - ~edges[lows], highs + ~edges[highs]), (counts, labels), scores, transitions, path)
    return [path[start:end] for start, end in pairwise([0, *ends.tolist()])]


def _search(
    stretches: tuple[Ids, Ids], choices: tuple[Ids, Ids], scores: Scores, transitions: Scores, path: Ids
) -> None:
    """Puts the best labels of all stretches, given by starts and ends, onto the path; of equal ones the first.

    ``choices`` are how many labels each character has to choose from, and these labels.
    """
    import numpy as np

    counts, labels = choices
    order = np.argsort(stretches[0] - stretches[1], kind="stable")  # the longest first
    starts, sizes = stretches[0][order], (stretches[1] - stretches[0])[order]
    firsts, ranks, costs = np.cumsum(counts) - counts, np.arange(counts.max()), transitions.astype(np.float64)
    sums = np.zeros((len(starts), len(ranks)))
    steps: list[tuple[Ids, Ids, Ids]] = []
    for step in range(int(sizes[0])):
        places = starts[: np.count_nonzero(sizes > step)] + step
        entered = labels.take(firsts[places, None] + ranks, mode="clip")
        own = np.where(ranks < counts[places, None], scores[places[:, None], entered], -np.inf)
        if steps:
            tolls = costs[entered[:, :, None], steps[-1][1][: len(places), None]]
            ways = sums[: len(places), None] + tolls + own[:, :, None]
            best = ways.argmax(axis=2)
            sums[: len(places)] = np.take_along_axis(ways, best[:, :, None], axis=2)[:, :, 0]
        else:
            best = np.zeros_like(entered)
            sums[:] = own
        steps.append((places, entered, best))
    chosen = sums.argmax(axis=1)
    for places, entered, best in reversed(steps):
        rows = np.arange(len(places))
        path[places] = entered[rows, chosen[rows]]
        chosen[rows] = best[rows, chosen[rows]]
