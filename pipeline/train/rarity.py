"""How rare runs of one to three syllables are among articles of law."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from pipeline.directives.matching.words import sequence
from pipeline.train.texts import articles_of
from pipeline.trained.linear import place_of

BITS = 17
_LONGEST = 3
_FEWEST = 8  # articles a run stands in; rarer ones count as unseen


class TrainedRarity(NamedTuple):
    """``weights`` are inverse document frequencies by hash, 0 where no run was seen."""

    weights: np.ndarray
    articles: int
    runs: int


def texts_in(folder: Path) -> Iterator[str]:
    """The articles of ``folder`` in words, heading and text.

    Raises:
        BadSettings: as ``articles_of``.
    """
    for article in articles_of(folder):
        yield f"{article.heading}\n{article.text or ''}"


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
                for length in range(1, _LONGEST + 1)
                for at in range(len(told) - length + 1)
            }
        )
    weights = np.zeros(1 << BITS)
    kept = [(run, count) for run, count in sorted(held.items()) if count >= _FEWEST]
    for run, count in kept:
        place = place_of(run, BITS)
        told_by = np.log((number + 1) / (count + 1))
        weights[place] = min(weights[place] or told_by, told_by)
    return TrainedRarity(weights, number, len(kept))


def rarity_card(trained: TrainedRarity) -> str:
    """The card of the table, as Markdown, with the figures of this training."""
    return f"""# How rare a word is in law

Tells how much a word of a requirement weighs when provisions are looked for: "giải trình" more than
"thực hiện". Used by `pipeline/directives/matching`; without it all words weigh alike.

- **Kind**: inverse document frequency (Spärck Jones 1972) of runs of one to {_LONGEST} syllables in
  {1 << BITS:,} hashed places. Plain numbers (`weights.npz`); runs in fewer than {_FEWEST} articles
  are left out, so no text can be read from it.
- **Data**: {trained.articles:,} articles of the official codification of law (`make train`);
  {trained.runs:,} runs.
- **Labels**: none; runs are only counted.
- **Figures**: none; what it brings by itself was not measured.
- **Limits**: runs that share a place weigh like the commonest of them; words of Party documents are
  rarer here than there.
"""
