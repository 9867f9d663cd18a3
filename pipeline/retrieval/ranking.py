"""The learned ranking: a first look at each pair, then a second that knows the neighbours'."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np

from pipeline.retrieval.articles import Topic
from pipeline.retrieval.features import Relations, first_features, relations_of, second_features
from pipeline.trained.trees import load_trees

MODELS = ("law_ranker_first", "law_ranker_second")
_ROWS = 100  # articles looked at together


Score = Callable[[np.ndarray], np.ndarray]  # rows × features to log odds


class Ranker(NamedTuple):
    """How both looks score."""

    first: Score
    second: Score


def ranker(models: Path) -> Ranker:
    """The ranking kept in ``models``.

    Raises:
        BadRegister: if a model is missing or damaged.
    """
    first, second = (load_trees(models / name).score for name in MODELS)
    return Ranker(first, second)


def rank_topic(topic: Topic, with_: Ranker) -> dict[str, tuple[str, ...]]:
    """For the code of each subordinate article, the codes of the law's, likeliest first."""
    if not topic.others or not topic.laws:
        return {}
    relations = relations_of(topic)
    scores = second_scores(topic, relations, with_)
    codes = [law.code for law in topic.laws]
    order = np.argsort(-scores, 1, kind="stable")
    return {
        other.code: tuple(codes[column] for column in columns)
        for other, columns in zip(topic.others, order, strict=True)
    }


def first_scores(relations: Relations, score: Score) -> np.ndarray:
    """Log odds of the first look, others × laws."""
    n_others, n_laws = next(iter(relations.matrices.values())).shape
    scores = np.zeros((n_others, n_laws))
    for rows in _parts(n_others):
        scores[rows] = _scored(first_features(relations, rows), score)
    return scores


def second_scores(topic: Topic, relations: Relations, with_: Ranker) -> np.ndarray:
    """Log odds of both looks together, others × laws."""
    first = first_scores(relations, with_.first)
    scores = first.copy()
    for rows in _parts(len(first)):
        scores[rows] += _scored(second_features(topic, relations, first, rows), with_.second)
    return scores


def _parts(n: int) -> list[np.ndarray]:
    return [np.arange(start, min(n, start + _ROWS)) for start in range(0, n, _ROWS)]


def _scored(features: np.ndarray, score: Score) -> np.ndarray:
    rows, laws, _ = features.shape
    return score(features.reshape(rows * laws, -1)).reshape(rows, laws)
