"""Trains the judge of ``extract.procedures.judging`` on what headings say of their articles.

An article headed "Trình tự, thủ tục cấp …" is a procedure, one headed "Phạm vi điều chỉnh" is
none (``procedure_headings.yaml``); the judge sees the body alone, and so learns to tell a procedure
where the heading says nothing. Labels of this sort: Ratner et al., Data Programming, 2016. Articles
annotated by hand are learnt from besides, each as much as many of those.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression

from pipeline.evaluate.scores import Score
from pipeline.extract.procedures import steps_of_prose
from pipeline.extract.procedures.judging import MODEL, features_of
from pipeline.extract.responsibilities import find_responsibilities
from pipeline.language import passage_of
from pipeline.train.annotated import FOLDS, Annotated
from pipeline.train.hashed import hashed
from pipeline.train.texts import Article
from pipeline.trained import models_from, write_model
from pipeline.word_lists import held_in, words_of

BITS = 15
THRESHOLD = 0.0
_FILE = Path(__file__).with_name("procedure_headings.yaml")
_SHORTEST = 150  # letters of a body that can tell a procedure
BY_HAND = 10  # an annotated article weighs as much as so many with weak labels
_OTHERS_KEPT = 3  # one in so many of the articles that are none
_HELD_OUT = 3  # tenths of the topics
_NOTE = re.compile(r"\((?:Điều|Khoản) này có nội dung liên quan.*", re.DOTALL)  # by the codifiers
_HEADING = "Điều 1. Quy định riêng"  # says nothing


class Example(NamedTuple):
    """An article, whether it is a procedure, and the tenth its topic falls in."""

    heading: str
    body: str
    procedure: bool
    fold: int


class TrainedProcedures(NamedTuple):
    """The weights learnt from all examples, and figures on what was held out.

    ``judge`` is the model alone; ``rules`` is whether steps are found without it, ``both`` with it,
    from bodies under a heading that says nothing, and under their own; all by a model of weak
    labels alone, on topics it had not seen. ``annotated_by_weak`` is a judge of weak labels alone
    on the articles annotated by hand, ``annotated_by_all`` one that learnt from those of other
    documents too.
    """

    weights: np.ndarray
    intercept: float
    examples: int
    procedures: int
    judge: Score
    rules: Score
    both: Score
    rules_with_headings: Score
    both_with_headings: Score
    annotated: int
    annotated_by_weak: Score
    annotated_by_all: Score


def train_procedures(
    articles: Iterable[Article], annotated: Sequence[Annotated] = ()
) -> TrainedProcedures:
    """The judge, learnt from the headings of ``articles`` and from what was ``annotated`` by hand.

    The same for the same articles.
    """
    examples = list(_examples(articles))
    features, truth = _features(examples), _truth(examples)
    held_out = np.array([each.fold < _HELD_OUT for each in examples])
    model = _fit(features[~held_out], truth[~held_out])
    unseen = [each for each in examples if each.fold < _HELD_OUT]
    judged = model.decision_function(features[held_out]) >= THRESHOLD
    with TemporaryDirectory() as folder, models_from(Path(folder)):
        rules = _found("rules", unseen)
    with TemporaryDirectory() as folder, models_from(Path(folder)):
        coefficients, intercept = _numbers(model)
        write_model(Path(folder) / MODEL, coefficients, intercept, BITS, THRESHOLD)
        both = _found("both", unseen)
    by_hand = _features(annotated)
    by_weak = _fit(features, truth)
    crossed = np.zeros(len(annotated), bool)
    for fold in range(FOLDS):
        asked = np.array([each.fold == fold for each in annotated], bool)
        if asked.any():
            others = [each for each in annotated if each.fold != fold]
            learnt = _fit(features, truth, by_hand[~asked], _truth(others))
            crossed[asked] = learnt.decision_function(by_hand[asked]) >= THRESHOLD
    seen_by_weak = (
        by_weak.decision_function(by_hand) >= THRESHOLD if annotated else np.zeros(0, bool)
    )
    weights, intercept = _numbers(_fit(features, truth, by_hand, _truth(annotated)))
    return TrainedProcedures(
        weights=weights,
        intercept=intercept,
        examples=len(examples),
        procedures=int(truth.sum()),
        judge=_score("judge", unseen, judged.tolist()),
        rules=rules[0],
        both=both[0],
        rules_with_headings=rules[1],
        both_with_headings=both[1],
        annotated=len(annotated),
        annotated_by_weak=_score("weak labels", annotated, seen_by_weak.tolist()),
        annotated_by_all=_score("all labels", annotated, crossed.tolist()),
    )


def _examples(articles: Iterable[Article]) -> Iterator[Example]:
    in_order, otherwise, doubtful = _headings()
    seen: set[str] = set()
    for article in articles:
        heading, body = article.heading.lower(), _NOTE.sub("", article.text or "")
        procedure = heading.startswith(in_order)
        other = heading.startswith(otherwise) and not any(word in heading for word in doubtful)
        if procedure == other or len(body) < _SHORTEST or body in seen:
            continue
        seen.add(body)
        if procedure or _spread(body) % _OTHERS_KEPT == 0:
            yield Example(
                article.heading, body, procedure, _spread(article.topic or article.heading) % 10
            )


@cache
def _headings() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    told = held_in(_FILE, dict[str, Any])
    return (
        words_of(_FILE, told, "in_order"),
        words_of(_FILE, told, "otherwise"),
        words_of(_FILE, told, "doubtful"),
    )


def _truth(examples: Sequence[Example | Annotated]) -> np.ndarray:
    return np.array([each.procedure for each in examples], bool)


def _features(examples: Sequence[Example | Annotated]) -> csr_matrix:
    return hashed((features_of(example.body) for example in examples), BITS)


def _fit(
    features: csr_matrix,
    truth: np.ndarray,
    by_hand: csr_matrix | None = None,
    told_by_hand: np.ndarray | None = None,
) -> LogisticRegression:
    """A judge to whom procedures weigh as much, all together, as what is none."""
    weights = np.ones(len(truth))
    if by_hand is not None and told_by_hand is not None and len(told_by_hand):
        features = vstack([features, by_hand])
        truth = np.concatenate([truth, told_by_hand])
        weights = np.concatenate([weights, np.full(len(told_by_hand), float(BY_HAND))])
    yes = truth.sum()
    weights *= len(truth) / 2 / np.where(truth, yes, len(truth) - yes)
    return LogisticRegression(C=0.1, max_iter=300).fit(features, truth, sample_weight=weights)


def _numbers(model: LogisticRegression) -> tuple[np.ndarray, float]:
    return model.coef_[0], float(model.intercept_[0])


def _found(layer: str, examples: Sequence[Example]) -> tuple[Score, Score]:
    """Where steps are found: with headings that say nothing, and with those there are."""
    hidden = [_has_steps(_HEADING, each.body) for each in examples]
    shown = [_has_steps(f"Điều 1. {each.heading}", each.body) for each in examples]
    return _score(layer, examples, hidden), _score(layer, examples, shown)


def _has_steps(heading: str, body: str) -> bool:
    text = f"{heading}\n{body}"
    return bool(steps_of_prose(text, find_responsibilities(passage_of(text))))


def _score(layer: str, examples: Sequence[Example | Annotated], found: Sequence[bool]) -> Score:
    right = sum(each.procedure and yes for each, yes in zip(examples, found, strict=True))
    gold = sum(each.procedure for each in examples)
    return Score(layer=layer, right=right, predicted=sum(found), gold=gold)


def _spread(text: str) -> int:
    """A number that depends on ``text`` alone, spread evenly."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4])
