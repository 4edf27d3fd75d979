"""Teaching LAC's network to find names: the weights that the tagger ``zhitu`` runs on.

LAC's own network stays as it is; what is learnt is a small head on top of it. Each corpus has its own idea of a name
(is 中国队 one?), so each trains an output of its own, and the product takes the mean of all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from zhitu.errors import InputError

Report = Callable[[str], None]


def train(paths: Sequence[Path], seed: int, tell: Report) -> bytes:
    """The weights of a head trained on these corpora, for :class:`zhitu.reading.tokens.names.Names`.

    Of each corpus every fifth sentence is kept back, by the hash of its text, and scored at the end. The same files,
    seed and machine give the same bytes. Raises :class:`InputError` for a corpus that cannot be read, and where the
    packages that training needs are missing.
    """
    try:
        from zhitu.training import learning
    except ModuleNotFoundError as error:
        mend = "Install zhitu with what training needs: pip install 'zhitu[train]'."
        raise InputError(f"training needs the package {error.name}", "zhitu train", mend) from error
    return learning.train(paths, seed, tell)
