"""Trains the judge of ``extract.procedures.kind_judging`` on steps annotated by hand.

Each annotated step is learnt from as it was annotated, and once more as the extractor finds it,
where it does: so the judge knows both the whole words of a step and those cut short or run on.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from pipeline.evaluate.gold import Place, read_gold
from pipeline.evaluate.pairing import overlap, pairs
from pipeline.evaluate.steps import GoldStep, OrderedItem
from pipeline.extract.procedures.kind_judging import ALL_BITS, ALWAYS, BITS, KINDS, features_of
from pipeline.extract.procedures.prose import kind_of, steps_if_told
from pipeline.extract.responsibilities import responsibilities_in
from pipeline.model.facts import ApprovalStep, Quote, StepKind
from pipeline.read.hygiene import normalise
from pipeline.train.annotated import FOLDS, SETS, fold_of
from pipeline.train.hashed import hashed
from pipeline.trained.linear import place_of

_HALF = 0.5  # of two actions that are one step
_NEVER = -1000.0  # log odds


class Places(GoldStep, frozen=True, kw_only=True):
    """An annotated step with its time limit and case."""

    deadline: Place | None = None
    branch: Place | None = None


class ArticleWithSteps(OrderedItem, frozen=True, kw_only=True):
    """An article with such steps."""

    steps: tuple[Places, ...]


class Example(NamedTuple):
    """What the judge sees of a step, its kind by rule and by hand, and its document's fold.

    ``found`` tells a step as the extractor finds it from one as it was annotated.
    """

    features: set[str]
    rule: StepKind
    kind: StepKind
    fold: int
    found: bool


class TrainedKinds(NamedTuple):
    """The weights, and how many of the annotated and of the found steps have the right kind.

    ``by_rule`` by verbs alone, ``by_judge`` by judges that learnt from other documents alone.
    """

    weights: np.ndarray
    annotated: int
    found: int
    annotated_by_rule: int
    annotated_by_judge: int
    found_by_rule: int
    found_by_judge: int


def train_kinds(gold: Path, data: Path) -> TrainedKinds:
    """The judge, learnt from the steps of all sets of ``gold`` that are learnt from.

    Texts that do not stand beside the annotations are those of ``data``.

    The same for the same annotations; to be called without trained models at hand.

    Raises:
        BadSettings: if a file does not keep its form, or a text is nowhere to be found.
    """
    return learnt_from(
        [
            example
            for name in SETS
            for item, text in read_gold(gold / name / "steps.jsonl", ArticleWithSteps, data)
            for example in examples_of(item, text)
        ]
    )


def examples_of(item: ArticleWithSteps, text: str) -> Iterator[Example]:
    """The steps of an article, as they were annotated and as they are found."""
    if not item.steps or any(normalise(line).text != line for line in text.split("\n")):
        return  # none, or its places are not those of the text as the extractor reads it
    fold = fold_of(item.id)
    by_hand = sorted(item.steps, key=lambda step: step.action.start)
    as_told = [_told(step, text) for step in by_hand]
    for step, told, features in zip(by_hand, as_told, features_of(as_told), strict=True):
        yield Example(features, told.kind, step.kind, fold, found=False)
    extracted = [
        msgspec.structs.replace(step, kind=kind_of(step.action.quote))
        for step in steps_if_told(text, responsibilities_in(text))
    ]
    seen = {
        _place(step): (features, step.kind)
        for step, features in zip(extracted, features_of(extracted), strict=True)
    }
    told_by_hand = {step.action: step.kind for step in by_hand}
    for hand, found in pairs([*told_by_hand], [*seen], overlap, _HALF):
        features, rule = seen[found]
        yield Example(features, rule, told_by_hand[hand], fold, found=True)


def learnt_from(examples: list[Example]) -> TrainedKinds:
    """The judge of ``examples``, with figures by folds."""
    features, kinds = _features(examples), np.array([KINDS.index(e.kind) for e in examples])
    folds, found = np.array([e.fold for e in examples]), np.array([e.found for e in examples])
    by_rule = np.array([e.rule is e.kind for e in examples])
    by_judge = np.zeros(len(examples), bool)
    for fold in range(FOLDS):
        asked = folds == fold
        if asked.any() and not asked.all():
            judge = _fit(features[~asked], kinds[~asked])
            by_judge[asked] = judge.predict(features[asked]) == kinds[asked]
    return TrainedKinds(
        weights=_numbers(_fit(features, kinds)),
        annotated=int((~found).sum()),
        found=int(found.sum()),
        annotated_by_rule=int(by_rule[~found].sum()),
        annotated_by_judge=int(by_judge[~found].sum()),
        found_by_rule=int(by_rule[found].sum()),
        found_by_judge=int(by_judge[found].sum()),
    )


def _told(step: Places, text: str) -> ApprovalStep:
    def quote(place: Place | None) -> Quote | None:
        if place is None:
            return None
        return Quote(quote=text[place.start : place.end], start=place.start, end=place.end)

    action = text[step.action.start : step.action.end]
    return ApprovalStep(
        order=step.order,
        kind=kind_of(action),
        action=Quote(quote=action, start=step.action.start, end=step.action.end),
        actor=quote(step.actor),
        deadline=quote(step.deadline),
        branch=quote(step.branch),
    )


def _place(step: ApprovalStep) -> Place:
    return Place(step.action.start, step.action.end)


def _features(examples: list[Example]) -> csr_matrix:
    return hashed((example.features for example in examples), BITS)


def _fit(features: csr_matrix, kinds: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=0.5, max_iter=200, fit_intercept=False).fit(features, kinds)


def _numbers(judge: LogisticRegression) -> np.ndarray:
    """All weights in one vector; a kind never seen is never told."""
    weights = np.zeros((1 << (ALL_BITS - BITS), 1 << BITS))
    weights[:, place_of(ALWAYS, BITS)] = _NEVER
    weights[judge.classes_] = judge.coef_
    return weights.ravel()
