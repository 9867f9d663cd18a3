"""Trains the ranking of ``retrieval`` on the official codification.

In the codification, articles of decrees and circulars stand under the article of the law they carry
out; general articles (scope, entry into force) tell nothing and are left out. The second look is
learnt from scores of first looks that had not seen the topic (stacking: Wolpert 1992). Figures come
from topics that neither look has seen, nor any first look that the second was learnt from.
"""

from __future__ import annotations

import lzma
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

import msgspec
import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from pipeline.retrieval.articles import LAWS, Topic, read_topics
from pipeline.retrieval.delegating import is_general
from pipeline.retrieval.features import Relations, first_features, relations_of, second_features
from pipeline.retrieval.ranking import Ranker, first_scores, second_scores
from pipeline.train.trees import as_arrays
from pipeline.trained.trees import Trees

Learner: TypeAlias = HistGradientBoostingClassifier

FOLDS = 4
SEED = 0
_FEWEST_LAWS, _FEWEST = 20, 20
_ROWS = 60  # articles of a topic that are learnt from
_ASKED = 60  # articles of a topic that figures are taken on
_WRONG = 20  # wrong answers beside each right one, half of them the likest


class _Grown(NamedTuple):
    """How trees are grown: how many, what each counts, leaves of each, fewest rows of a leaf."""

    trees: int
    rate: float
    leaves: int
    fewest: int


# The second look adds to the first, so it is kept small.
FIRST, SECOND = _Grown(160, 0.08, 24, 80), _Grown(100, 0.06, 12, 200)


class Ranks(NamedTuple):
    """At which place the right article stood, 0 for the first, over all articles asked for."""

    places: tuple[int, ...]

    def within(self, n: int) -> float:
        """The share of articles whose right one is among the first ``n``."""
        return sum(place < n for place in self.places) / max(len(self.places), 1)


class TrainedRanker(NamedTuple):
    """The trees of both looks, learnt from all topics; ``ranks`` are of topics held out."""

    trees: tuple[Trees, Trees]
    topics: int
    ranks: Ranks
    by_words: Ranks


class _Known(NamedTuple):
    """A topic whose answers are known: ``right`` is a law's column, -1 where none is.

    ``asked`` are the rows that figures are taken on, as the benchmark of the codification draws
    them: at most sixty a topic, by chance.
    """

    topic: Topic
    relations: Relations
    right: np.ndarray
    asked: np.ndarray


class _Order(msgspec.Struct, frozen=True):
    code: str
    topic: str
    kind: str
    heading: str = ""


def train_ranker(data: Path) -> TrainedRanker:
    """The ranking, learnt from every ``articles.jsonl.xz`` below ``data``.

    Raises:
        BadSettings: if a file cannot be read.
    """
    known = [each for file in sorted(data.rglob("articles.jsonl.xz")) for each in _known(file)]
    folds = _folds(len(known), FOLDS, SEED)
    unseen = _Unseen(known, folds)
    places: list[int] = []
    by_words: list[int] = []
    for fold in range(FOLDS):
        ranker = _fit(unseen, frozenset((fold,)))
        for each in unseen.topics(fold):
            told = second_scores(each.topic, each.relations, ranker)
            places += _places(told, each.right, each.asked)
            by_words += _places(each.relations.matrices["words"], each.right, each.asked)
    first, second = (as_arrays(each) for each in _learners(unseen, frozenset()))
    return TrainedRanker((first, second), len(known), Ranks(tuple(places)), Ranks(tuple(by_words)))


class _Unseen:
    """First looks that have not seen some folds of the topics, each learnt once."""

    def __init__(self, known: Sequence[_Known], folds: np.ndarray) -> None:
        self._known = tuple(zip(known, folds, strict=True))
        self._learnt: dict[frozenset[int], Learner] = {}

    def topics(self, fold: int) -> list[_Known]:
        """The topics of a fold."""
        return [each for each, its in self._known if its == fold]

    def seen(self, held: frozenset[int]) -> list[_Known]:
        """The topics of all folds but those held out."""
        return [each for each, its in self._known if its not in held]

    def look(self, held: frozenset[int]) -> Learner:
        """The first look learnt from all topics but those of the folds held out."""
        if held not in self._learnt:
            self._learnt[held] = _fit_first(self.seen(held) or self.seen(frozenset()))
        return self._learnt[held]


def _fit(unseen: _Unseen, held: frozenset[int]) -> Ranker:
    return Ranker(*(each.decision_function for each in _learners(unseen, held)))


def _learners(unseen: _Unseen, held: frozenset[int]) -> tuple[Learner, Learner]:
    """Both looks, learnt from all topics but those of the folds held out."""
    scores: dict[str, np.ndarray] = {}
    for fold in set(range(FOLDS)) - held:
        look = unseen.look(held | {fold})
        for each in unseen.topics(fold):
            scores[each.topic.name] = first_scores(each.relations, look.decision_function)
    return unseen.look(held), _fit_second(unseen.seen(held), scores)


def _fit_first(known: Sequence[_Known]) -> Learner:
    pairs = [
        _pairs(first_features(each.relations, rows), each, rows, each.relations.matrices["words"])
        for each in known
        if len(rows := _learnt(each))
    ]
    return _boosted(pairs, FIRST)


def _fit_second(known: Sequence[_Known], scores: Mapping[str, np.ndarray]) -> Learner:
    pairs = []
    for each in known:
        rows, told = _learnt(each), scores[each.topic.name]
        if len(rows):
            seen = second_features(each.topic, each.relations, told, rows)
            pairs.append(_pairs(seen, each, rows, told))
    return _boosted(pairs, SECOND)


def _learnt(each: _Known) -> np.ndarray:
    rows = np.flatnonzero(each.right >= 0)
    return np.random.RandomState(SEED).permutation(rows)[:_ROWS]


def _pairs(
    seen: np.ndarray, each: _Known, rows: np.ndarray, likely: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """The right answer of each row and some wrong ones, half of them likely, half by chance."""
    chance = np.random.RandomState(SEED)
    columns, answers = [], []
    for place, row in enumerate(rows):
        right = each.right[row]
        wrong = np.delete(np.arange(seen.shape[1]), right)
        if len(wrong) > _WRONG:
            likeliest = wrong[np.argsort(-likely[row, wrong], kind="stable")]
            half = _WRONG // 2
            rest = chance.choice(np.sort(likeliest[half:]), half, replace=False)
            wrong = np.concatenate([likeliest[:half], rest])
        columns.append(seen[place, np.concatenate([[right], wrong])])
        answers.append(np.arange(len(wrong) + 1) == 0)
    return np.concatenate(columns), np.concatenate(answers)


def _boosted(pairs: Sequence[tuple[np.ndarray, np.ndarray]], grown: _Grown) -> Learner:
    learner = HistGradientBoostingClassifier(
        max_iter=grown.trees,
        learning_rate=grown.rate,
        max_leaf_nodes=grown.leaves,
        min_samples_leaf=grown.fewest,
        l2_regularization=1,
        max_bins=128,
        random_state=SEED,
    )
    rows = np.concatenate([columns for columns, _ in pairs])
    return learner.fit(rows, np.concatenate([answers for _, answers in pairs]))


def _known(file: Path) -> list[_Known]:
    parents = _parents(file)
    found = []
    for topic in read_topics(file):
        columns = {law.code: column for column, law in enumerate(topic.laws)}
        right = np.asarray([columns.get(parents.get(o.code, ""), -1) for o in topic.others])
        if len(topic.laws) >= _FEWEST_LAWS and (right >= 0).sum() >= _FEWEST:
            asked = _asked(topic, parents)
            found.append(_Known(topic, relations_of(topic), right, asked))
    return found


def _asked(topic: Topic, parents: Mapping[str, str]) -> np.ndarray:
    rows = {other.code: row for row, other in enumerate(topic.others)}
    codes = [code for code in parents if code in rows]  # in the order of the file
    random.Random(1).shuffle(codes)  # noqa: S311
    return np.asarray([rows[code] for code in codes[:_ASKED]])


def _parents(file: Path) -> dict[str, str]:
    """The article of the law each other one stands under in the file; general ones have none."""
    decoder = msgspec.json.Decoder(_Order)
    found: dict[str, str] = {}
    above: dict[str, _Order] = {}
    with lzma.open(file, "rb") as lines:
        for line in map(decoder.decode, lines):
            law = above.get(line.topic)
            if line.kind in LAWS:
                above[line.topic] = line
            elif law and not is_general(line.heading) and not is_general(law.heading):
                found[line.code] = law.code
    return found


def _folds(n: int, folds: int, seed: int) -> np.ndarray:
    found = np.empty(n, int)
    found[np.random.RandomState(seed).permutation(n)] = np.arange(n) % folds
    return found


def _places(scores: np.ndarray, right: np.ndarray, rows: np.ndarray) -> list[int]:
    of_right = scores[rows, right[rows]][:, None]
    return [int(place) for place in (scores[rows] > of_right).sum(1)]
