"""The best path of labels through the scores of a padded batch."""

from __future__ import annotations

from collections.abc import Sequence
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
    active = len(lengths)
    for step in range(1, lengths[0]):
        while lengths[active - 1] <= step:
            active -= 1
        # the label left comes first, so that the maximum runs over whole rows at once
        sums[:active, step] += (sums[:active, step - 1].T[:, :, None] + entering).max(axis=0)
    last = np.asarray(lengths) - 1
    paths = np.zeros(scores.shape[:2], dtype=np.int64)
    paths[np.arange(len(lengths)), last] = sums[np.arange(len(lengths)), last].argmax(axis=1)
    for step in range(lengths[0] - 1, 0, -1):
        while active < len(lengths) and lengths[active] > step:
            active += 1
        before = sums[:active, step - 1] + transitions[paths[:active, step]]
        paths[:active, step - 1] = before.argmax(axis=1)
    return [paths[row, :length] for row, length in enumerate(lengths)]
