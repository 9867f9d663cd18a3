"""How alike passages are to the sample clauses of a requirement.

Both are told as the runs of one and two syllables they hold, each by its rarity; likeness is the
cosine of the two (Salton, Wong and Yang 1975). A passage is taken with what holds it, and a short
article as a whole besides: a sample is a whole article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

import numpy as np
from scipy.sparse import csr_matrix

from pipeline.directives.matching.rarity import rarity
from pipeline.directives.matching.words import Syllables, sequence
from pipeline.model.demand import Sample, Telling
from pipeline.trained.linear import place_of

BITS = 18  # of the hash of a run
_LONGEST = 2  # syllables of a run


T = TypeVar("T")


class Alike(NamedTuple, Generic[T]):
    """How alike something is to the likest sample of each kind, 0 to 1; 0 without samples.

    ``T`` is a number for one article, an array for many passages. The fields stand in the order of
    ``Telling``.
    """

    met: T
    partly: T
    contrary: T
    near: T

    @property
    def on_the_matter(self) -> tuple[T, T, T]:
        """To samples that are on the matter, however they tell of it."""
        return self.met, self.partly, self.contrary


def alike(passages: csr_matrix, samples: tuple[Sample, ...]) -> Alike[np.ndarray]:
    """Compare passages with samples.

    Args:
        passages: as ``in_columns`` tells them.
        samples: of a requirement.
    """
    likenesses = (_rows_of(samples) @ passages).toarray() if samples else None
    told = []
    for telling in Telling:
        places = [place for place, each in enumerate(samples) if each.telling is telling]
        if likenesses is None or not places:
            told.append(np.zeros(passages.shape[1]))
        else:
            told.append(likenesses[places].max(0))
    return Alike(*told)


def in_columns(texts: Iterable[str]) -> csr_matrix:
    """Passages as columns of numbers, to hold beside samples.

    They are turned, and not the samples: a matrix of columns keeps a place for every run there may
    be, which one document at a time can afford and every requirement of a catalogue cannot.
    """
    return in_rows(texts).T.tocsr()


@lru_cache(maxsize=1024)
def _rows_of(samples: tuple[Sample, ...]) -> csr_matrix:
    return in_rows(each.words for each in samples)


def in_rows(texts: Iterable[str]) -> csr_matrix:
    """Texts as rows of numbers, each of length 1 (all 0 where a text holds no word)."""
    counts = [Counter(_runs(sequence(text))) for text in texts]
    ends = np.cumsum([0, *map(len, counts)])
    columns = [_place(run) for count in counts for run in count]
    values = np.array(
        [(1 + np.log(n)) * _weight(run) for count in counts for run, n in count.items()]
    )
    rows = csr_matrix((values, columns, ends), shape=(len(counts), 1 << BITS))
    return of_length_1(rows)


def of_length_1(rows: csr_matrix) -> csr_matrix:
    """Rows scaled to length 1; those of zeros stay."""
    lengths = np.sqrt(rows.multiply(rows).sum(1)).A1
    scaled: csr_matrix = rows.multiply(1 / np.maximum(lengths, 1e-9)[:, None]).tocsr()
    return scaled


def _runs(told: Sequence[str]) -> Iterable[Syllables]:
    for length in range(1, _LONGEST + 1):
        for start in range(len(told) - length + 1):
            yield tuple(told[start : start + length])


@lru_cache(maxsize=1 << 17)
def _weight(run: Syllables) -> float:
    return rarity(run)


@lru_cache(maxsize=1 << 17)
def _place(run: Syllables) -> int:
    return place_of(" ".join(run), BITS)
