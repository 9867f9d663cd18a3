"""How rare runs of one to three syllables are among articles of law."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from pipeline.directives.matching.words import sequence
from pipeline.trained.linear import place_of

BITS = 17
LONGEST = 3
FEWEST = 8  # articles a run stands in; rarer ones count as unseen


class TrainedRarity(NamedTuple):
    """``weights`` are inverse document frequencies by hash, 0 where no run was seen."""

    weights: np.ndarray
    articles: int
    runs: int


def train_rarity(articles: Iterable[str]) -> TrainedRarity:
    """Count in how many of ``articles`` (their texts) each run of syllables stands.

    Of runs that share a hash the commonest counts.
    """
    held: Counter[str] = Counter()
    number = 0
    for number, article in enumerate(articles, 1):  # noqa: B007
        told = sequence(article)
        held.update(
            {
                " ".join(told[at : at + length])
                for length in range(1, LONGEST + 1)
                for at in range(len(told) - length + 1)
            }
        )
    weights = np.zeros(1 << BITS)
    kept = [(run, count) for run, count in sorted(held.items()) if count >= FEWEST]
    for run, count in kept:
        place = place_of(run, BITS)
        told_by = np.log((number + 1) / (count + 1))
        weights[place] = min(weights[place] or told_by, told_by)
    return TrainedRarity(weights, number, len(kept))
