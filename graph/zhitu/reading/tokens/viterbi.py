"""The best path of labels through the scores of a padded batch."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
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

    What a label can gain by its two transitions is bounded; so most characters have one label that can be on the best
    path at all, and only the stretches between them are searched.
    """
    import numpy as np

    _, width, count = scores.shape
    gain = 2 * float(transitions.max() - transitions.min())
    possible = scores >= scores.max(axis=2, keepdims=True) - gain
    places, labels = np.divmod(np.flatnonzero(possible), count)
    paths = np.empty(scores.shape[:2], dtype=np.int64)
    paths.ravel()[places] = labels  # those with several labels are searched
    several = np.unique(places[1:][places[1:] == places[:-1]])
    for row, ats in groupby(several.tolist(), key=lambda place: place // width):
        length = lengths[row]
        for start, end in _stretches([at for at in (place - row * width for place in ats) if at < length]):
            low, high = max(start - 1, 0), min(end + 1, length)
            choices = [possible[row, at].nonzero()[0].tolist() for at in range(low, high)]
            paths[row, low:high] = _search(choices, scores[row, low:high], transitions)
    return [paths[row, :length] for row, length in enumerate(lengths)]


def _stretches(places: list[int]) -> list[tuple[int, int]]:
    """The runs of neighbours among places, ends exclusive."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place:
            runs[-1] = runs[-1][0], place + 1
        else:
            runs.append((place, place + 1))
    return runs


def _search(choices: list[list[int]], scores: Scores, transitions: Scores) -> list[int]:
    """The best of the paths that these choices of labels leave; of equal ones that with the first label."""
    ways = [(scores.item(0, label), [label]) for label in choices[0]]
    for at in range(1, len(choices)):
        ways = [
            max(
                (
                    (worth + transitions.item(label, path[-1]) + scores.item(at, label), [*path, label])
                    for worth, path in ways
                ),
                key=itemgetter(0),
            )
            for label in choices[at]
        ]
    return max(ways, key=itemgetter(0))[1]
