"""What the ranking looks at: for each subordinate article, each article of the law.

Each matrix is told as it is, as a share of the row's best, as a rank, and by how many standard
deviations it stands out of its row.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from pipeline.retrieval.articles import Article, Topic
from pipeline.retrieval.citing import Citations, citations
from pipeline.retrieval.delegating import GOVERNMENT, MINISTRY, traits
from pipeline.retrieval.likeness import likenesses, tf_idf
from pipeline.retrieval.ordering import align, positions
from pipeline.retrieval.purposes import purposes

_LOWEST_RANK = 50
_NEAREST = 6  # articles of the topic that are most like one
_SHARP = 4.0  # of likeness, made into shares
_DECREES, _CIRCULARS = ("NĐ",), ("TT", "TL", "NL")
_PLAIN = frozenset(("apart", "sought", "title held", "issuer"))  # told as they are alone
_WEIGHED = {"words": 1.0, "heading and title": 1.0, "title bm25": 0.5, "scope": 0.5}


class Relations(NamedTuple):
    """Of one topic: matrices others × laws by name, and what is known of rows and columns."""

    matrices: Mapping[str, np.ndarray]
    law_traits: np.ndarray
    kinds: np.ndarray
    alike: np.ndarray
    cited: Citations


def relations_of(topic: Topic) -> Relations:
    """How the articles of a topic stand to each other."""
    others, laws = topic.others, topic.laws
    cited = citations(others, laws)
    matrices = likenesses(others, laws) | purposes(others, laws)
    matrices["cited"], matrices["cited at once"] = cited.of_law, cited.at_once
    matrices["apart"] = positions(others, len(laws))
    told = _told(matrices)
    aligned = align(others, told)
    matrices["aligned"], matrices["around"] = aligned.along, aligned.around
    matrices["sought"] = _sought(told)
    return Relations(matrices, traits(laws), _kinds(others), _alike(others), cited)


def first_features(relations: Relations, rows: np.ndarray) -> np.ndarray:
    """What is seen before anything is learnt (rows × laws × features)."""
    return _stacked(relations, relations.matrices, rows)


def second_features(
    topic: Topic, relations: Relations, scores: np.ndarray, rows: np.ndarray
) -> np.ndarray:
    """The same, and what the first scores of the article's neighbours tell.

    Args:
        topic: whose articles they are.
        relations: of that topic.
        scores: others × laws, log odds of the first ranking.
        rows: which of the others.
    """
    told = np.exp(scores - scores.max(1, keepdims=True))
    told /= told.sum(1, keepdims=True)
    aligned = align(topic.others, told)
    more = {
        "score": scores,
        "share": told,
        "of those alike": relations.alike @ told,
        "of those cited": relations.cited.of_others @ told,
        "along": aligned.along,
        "beside": aligned.beside,
        "around": aligned.around,
        "instrument": aligned.instrument,
        "sought": _sought(told),
    }
    first = first_features(relations, rows)
    return np.concatenate([first, _stacked(relations, more, rows)], 2)


def _stacked(
    relations: Relations, matrices: Mapping[str, np.ndarray], rows: np.ndarray
) -> np.ndarray:
    layers: list[np.ndarray] = []
    for name, matrix in matrices.items():
        layers += _told_in_ways(matrix[rows], name in _PLAIN)
    n_laws = len(relations.law_traits)
    shape = (len(rows), n_laws)
    layers += [np.broadcast_to(column, shape) for column in relations.law_traits.T]
    kinds = relations.kinds[rows][:, None]
    layers.append(np.broadcast_to(kinds, shape))
    left = relations.law_traits[:, [GOVERNMENT, MINISTRY]]
    layers.append(np.where(kinds == 0, left[None, :, 0], left[None, :, 1]))
    layers.append(np.full(shape, n_laws))
    return np.stack([layer.astype(np.float32) for layer in layers], 2)


def _told_in_ways(matrix: np.ndarray, plainly: bool) -> list[np.ndarray]:
    if plainly:
        return [matrix]
    best = matrix.max(1, keepdims=True)
    ranks = np.argsort(np.argsort(-matrix, 1, kind="stable"), 1, kind="stable")
    spread = matrix.std(1, keepdims=True) + 1e-9
    return [
        matrix,
        matrix / (best + 1e-9),
        np.minimum(ranks, _LOWEST_RANK),
        (matrix - matrix.mean(1, keepdims=True)) / spread,
    ]


def _told(matrices: Mapping[str, np.ndarray]) -> np.ndarray:
    """What words, titles and citations tell together, as shares."""
    sum_ = matrices["headings"] + matrices["meaning"] + 2 * np.minimum(matrices["cited"], 1)
    for name, weight in _WEIGHED.items():
        matrix = matrices[name]
        sum_ = sum_ + weight * matrix / (matrix.max(1, keepdims=True) + 1e-9)
    told = np.exp(_SHARP * sum_)
    shares: np.ndarray = told / told.sum(1, keepdims=True)
    return shares


def _sought(told: np.ndarray) -> np.ndarray:
    """How much all articles of the topic look to each of the law's, 1 on average."""
    return np.broadcast_to(told.mean(0)[None] * told.shape[1], told.shape)


def _kinds(others: tuple[Article, ...]) -> np.ndarray:
    kinds = [
        0 if other.kind in _DECREES else 1 if other.kind in _CIRCULARS else 2 for other in others
    ]
    return np.asarray(kinds, np.float32)


def _alike(others: tuple[Article, ...]) -> np.ndarray:
    """Shares of the articles most like each one (others × others)."""
    words = [other.first_words for other in others]
    likeness = tf_idf(words, words, (1, 2))
    np.fill_diagonal(likeness, 0)
    if likeness.shape[0] > _NEAREST:
        least = np.partition(likeness, -_NEAREST, 1)[:, [-_NEAREST]]
        likeness = np.where(likeness >= least, likeness, 0)
    squares = likeness**2
    shares: np.ndarray = squares / (squares.sum(1, keepdims=True) + 1e-9)
    return shares
