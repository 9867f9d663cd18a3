"""What articles of law are about: a small space by latent semantic analysis.

Articles are told by the runs of syllables by which passages are compared with sample clauses; those
that stand in few articles or in very many are left out, and the singular values of the rest kept
(Deerwester et al. 1990; the randomised method of Halko, Martinsson and Tropp 2011).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.decomposition import TruncatedSVD

from pipeline.directives.matching.samples import in_rows, of_length_1
from pipeline.directives.matching.themes import Themes

SEED = 0
RUNS = 4000  # the commonest of those kept
DIMENSIONS = 100
FEWEST = 20  # articles a run stands in
MOST = 0.2  # share of the articles; what stands in more tells nothing of what they are about
_ROUNDS = 4
_AT_ONCE = 1000  # articles


class TrainedThemes(NamedTuple):
    """The space, how many ``articles`` it was learnt from, what ``share`` of them it explains.

    ``share`` is that of the variance of what articles hold of the runs kept, 0 to 1.
    """

    themes: Themes
    articles: int
    share: float


def train_themes(articles: Iterable[str], dimensions: int = DIMENSIONS) -> TrainedThemes:
    """Learn from ``articles`` (their texts), with the table of rare words that is at hand.

    Of runs that share a hash one is learnt. Fewer articles or runs than there shall be dimensions
    give fewer of these.
    """
    rows = vstack([in_rows(some) for some in _parted(articles)]).tocsr()
    places = _telling(rows)
    told = of_length_1(rows[:, places])
    most = min(dimensions, *(each - 1 for each in told.shape))
    learner = TruncatedSVD(most, n_iter=_ROUNDS, random_state=SEED).fit(told)
    share = float(learner.explained_variance_ratio_.sum())
    return TrainedThemes(Themes(places, learner.components_.T), rows.shape[0], share)


def _parted(articles: Iterable[str]) -> Iterator[list[str]]:
    left = iter(articles)
    while some := list(islice(left, _AT_ONCE)):
        yield some


def _telling(rows: csr_matrix) -> np.ndarray:
    """The places of the runs that are kept, in order."""
    held = np.bincount(rows.indices, minlength=rows.shape[1])
    kept = np.flatnonzero((held >= FEWEST) & (held <= MOST * rows.shape[0]))
    return np.sort(kept[np.argsort(-held[kept], kind="stable")[:RUNS]])
