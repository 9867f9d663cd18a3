"""Trains the judge of ``extract.procedures.judging`` on what headings say of their articles.

An article headed "Trình tự, thủ tục cấp …" is a procedure, one headed "Phạm vi điều chỉnh" is
none (``procedure_headings.yaml``); the judge sees the body alone, and so learns to tell a procedure
where the heading says nothing. Labels of this sort: Ratner et al., Data Programming, 2016.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np
import yaml
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from pipeline.evaluate.scores import Score
from pipeline.extract.procedures import steps_of_prose
from pipeline.extract.procedures.judging import MODEL, features_of
from pipeline.extract.responsibilities import find_responsibilities
from pipeline.language import passage_of
from pipeline.train.texts import Article
from pipeline.trained import models_from, write_model
from pipeline.trained.linear import place_of
from pipeline.word_lists import words_of

BITS = 15
THRESHOLD = 1.5  # the articles whose heading does not say it are mostly none
_FILE = Path(__file__).with_name("procedure_headings.yaml")
_SHORTEST = 150  # letters of a body that can tell a procedure
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
    """The weights learnt from all examples, and figures on the topics that were held out.

    ``judge`` is the model alone; ``rules`` is whether steps are found without it, ``both`` with it,
    from bodies under a heading that says nothing, and under their own.
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


def train_procedures(articles: Iterable[Article]) -> TrainedProcedures:
    """The judge, learnt from the headings of ``articles``; the same for the same articles."""
    examples = list(_examples(articles))
    features = _features(examples)
    truth = np.array([each.procedure for each in examples])
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
    weights, intercept = _numbers(_fit(features, truth))
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
    told = yaml.safe_load(_FILE.read_text("utf-8"))
    return (
        words_of(_FILE, told, "in_order"),
        words_of(_FILE, told, "otherwise"),
        words_of(_FILE, told, "doubtful"),
    )


def _features(examples: Sequence[Example]) -> csr_matrix:
    rows: list[int] = []
    columns: list[int] = []
    for row, example in enumerate(examples):
        places = sorted({place_of(feature, BITS) for feature in features_of(example.body)})
        rows += [row] * len(places)
        columns += places
    shape = (len(examples), 1 << BITS)
    return csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), shape)


def _fit(features: csr_matrix, truth: np.ndarray) -> LogisticRegression:
    judge = LogisticRegression(C=0.1, max_iter=300, class_weight="balanced")
    return judge.fit(features, truth)


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


def _score(layer: str, examples: Sequence[Example], found: Sequence[bool]) -> Score:
    right = sum(each.procedure and yes for each, yes in zip(examples, found, strict=True))
    gold = sum(each.procedure for each in examples)
    return Score(layer=layer, right=right, predicted=sum(found), gold=gold)


def _spread(text: str) -> int:
    """A number that depends on ``text`` alone, spread evenly."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4])
