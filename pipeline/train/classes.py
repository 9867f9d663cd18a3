"""Classes of words that stand in like places, from unlabelled law.

A syllable, or a pair of them, is what stands left and right of it: positive pointwise mutual
information, reduced by singular values, clustered by k-means. Word classes as features of taggers:
Miller et al., Name Tagging with Word Clusters and Discriminative Training, 2004.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix
from sklearn.cluster import MiniBatchKMeans
from sklearn.decomposition import TruncatedSVD

from pipeline.extract.responsibilities.learnt.classes import WordClasses
from pipeline.extract.responsibilities.learnt.sequences import words_in

SEED = 1
FEWEST_WORDS, FEWEST_PAIRS = 20, 40  # times a syllable or a pair must stand in the texts
N_WORDS, N_PAIRS = 300, 500  # classes
_CONTEXTS = 4000  # the commonest words, told apart as neighbours
_DIMENSIONS = 60

Sighting = tuple[str, str, str]  # what stands there, left of it, right of it


def train_classes(texts: Iterable[str]) -> WordClasses:
    """The classes of the words in ``texts``; the same for the same texts."""
    lines = [
        ["<s>", *words, "</s>"]
        for text in texts
        for line in text.split("\n")
        if (words := words_in(line))
    ]
    often = Counter(word for line in lines for word in line)
    contexts = {word: place for place, (word, _) in enumerate(often.most_common(_CONTEXTS))}
    pairs = Counter(pair for line in lines for pair in _pairs(line))
    words = [word for word, count in often.items() if count >= FEWEST_WORDS and word[0] != "<"]
    kept = [pair for pair, count in pairs.items() if count >= FEWEST_PAIRS]
    return WordClasses(
        words=_clustered(words, _singles(lines), contexts, N_WORDS),
        pairs=_clustered(kept, _doubles(lines), contexts, N_PAIRS),
    )


def _pairs(line: Sequence[str]) -> Iterator[str]:
    for first, second in pairwise(line[1:-1]):
        if first[0].isalpha() and second[0].isalpha():
            yield f"{first} {second}"


def _singles(lines: Iterable[Sequence[str]]) -> Iterator[Sighting]:
    for line in lines:
        for place in range(1, len(line) - 1):
            yield line[place], line[place - 1], line[place + 1]


def _doubles(lines: Iterable[Sequence[str]]) -> Iterator[Sighting]:
    for line in lines:
        for place in range(1, len(line) - 2):
            yield f"{line[place]} {line[place + 1]}", line[place - 1], line[place + 2]


def _clustered(
    units: Sequence[str], sightings: Iterable[Sighting], contexts: dict[str, int], classes: int
) -> dict[str, int]:
    rows = {unit: place for place, unit in enumerate(units)}
    counts: Counter[tuple[int, int]] = Counter()
    for unit, left, right in sightings:
        row = rows.get(unit)
        if row is None:
            continue
        if left in contexts:
            counts[row, contexts[left]] += 1
        if right in contexts:
            counts[row, _CONTEXTS + contexts[right]] += 1
    vectors = TruncatedSVD(_DIMENSIONS, random_state=SEED).fit_transform(
        _informative(counts, len(units))
    )
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    means = MiniBatchKMeans(classes, random_state=SEED, n_init=3, batch_size=4096)
    return dict(zip(units, map(int, means.fit_predict(vectors)), strict=True))


def _informative(counts: Counter[tuple[int, int]], units: int) -> csr_matrix:
    """Positive pointwise mutual information of units (rows) and neighbours (columns)."""
    places = np.array(list(counts))
    seen = np.array(list(counts.values()), float)
    shape = (units, 2 * _CONTEXTS)
    table = coo_matrix((seen, (places[:, 0], places[:, 1])), shape=shape)
    by_unit = np.asarray(table.sum(1)).ravel()
    by_neighbour = np.asarray(table.sum(0)).ravel()
    told = np.log(seen * seen.sum() / (by_unit[places[:, 0]] * by_neighbour[places[:, 1]]))
    positive = told > 0
    return coo_matrix(
        (told[positive], (places[positive, 0], places[positive, 1])), shape=shape
    ).tocsr()
