"""Learns which passages tell of a requirement: on its matter, in whole, to the contrary.

For each requirement three linear judges (logistic regression, both sides of equal weight). For the
first speak sample clauses that are on its matter and the passages that readers named in their
verdicts; against it the samples that only sound alike, those of other requirements, all other
passages of the documents read, and passages of documents on other matters. For the second speak
those of them that tell the work in whole, for the third those that contradict; against these two
above all the rest that is on the matter.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.linear_model import LogisticRegression

from pipeline.directives.matching import Index
from pipeline.directives.matching.pertinence import Chances, Judges, Pertinence, told_of
from pipeline.directives.matching.samples import BITS, in_columns
from pipeline.evaluate.verdicts import DEMO_CORPUS, GoldVerdict
from pipeline.model.demand import Deontic, Requirement, Telling
from pipeline.model.verdict import Verdict
from pipeline.train.examples import Shelf

SEED = 0
_C = 10.0
KEPT = 1500  # weights of a judge, the heaviest
_OTHERS = 3000  # passages of documents that no verdict names
_AGAINST = 1500  # passages on other matters beside which the second and third judge are learnt
_ON_THE_MATTER = 5.0  # what a passage on the matter weighs more against them
_NEVER = -20.0  # the log odds of what no example tells
_C_OF_KIND = 3.0
_KEPT_OF_KIND = 6000
_TELLINGS = {Telling.MET: "whole", Telling.PARTLY: "part", Telling.CONTRARY: "contrary"}
_ENOUGH = ("present", "stronger")


class Lesson(NamedTuple):
    """Passages to learn from as rows, and what of each requirement, by its id, is on its matter.

    Each passage on its matter, by its row, tells the work in "whole", in "part", or is "contrary".
    """

    passages: csr_matrix
    told: Mapping[str, Mapping[int, str]]


def lesson_of_samples(requirements: Iterable[Requirement]) -> Lesson:
    """The sample clauses of a catalogue."""
    texts: list[str] = []
    told: dict[str, dict[int, str]] = {}
    for requirement in requirements:
        told[requirement.id] = {
            len(texts) + place: _TELLINGS[sample.telling]
            for place, sample in enumerate(requirement.samples)
            if sample.telling in _TELLINGS
        }
        texts += [sample.words for sample in requirement.samples]
    return Lesson(in_columns(texts).T.tocsr(), told)


def lesson_of_document(name: str, index: Index, rows: Iterable[GoldVerdict]) -> Lesson:
    """The passages of a document, with what readers named in it."""
    passages = index.passages
    eids: dict[int, list[str]] = defaultdict(list)
    for number, strand in zip(passages.numbers, passages.strands, strict=True):
        eids[int(number)].append(index.strands[strand].eid)
    told: dict[str, dict[int, str]] = {}
    for row in rows:
        named = [each.eid for each in row.provisions if each.document == name and each.eid]
        if row.verdict is not Verdict.NOT_FOUND and named:
            telling = _telling(row)
            told[row.requirement] = {
                number: telling
                for number, held in eids.items()
                if any(eid == each or eid.startswith(f"{each}__") for eid in held for each in named)
            }
    return Lesson(passages.columns.T.tocsr(), told)


def _telling(row: GoldVerdict) -> str:
    if row.verdict is Verdict.CONTRADICTS:
        return "contrary"
    return "whole" if row.elements.get("what") in _ENOUGH else "part"


def lesson_of_others(indexes: Iterable[Index]) -> Lesson:
    """Passages of documents on other matters, some of them, drawn at random."""
    rows = vstack([index.passages.columns.T.tocsr() for index in indexes]).tocsr()
    count = rows.shape[0]
    drawn = random.Random(SEED).sample(range(count), min(_OTHERS, count))  # noqa: S311
    return Lesson(rows[sorted(drawn)], {})


class Lessons(NamedTuple):
    """What judges of passages learn from: the documents on a shelf, and others."""

    shelf: Shelf
    others: Lesson

    def learnt_without(self, units: Container[str]) -> Pertinence:
        """Judges that know nothing of ``units``: neither their rows nor their documents."""
        shelf = self.shelf
        rows_of: dict[str, list[GoldVerdict]] = defaultdict(list)
        for row in shelf.rows:
            if row.unit not in units:
                for name in row.documents:
                    rows_of[name].append(row)
        theirs = {
            name
            for row in shelf.rows
            if row.unit in units
            for name in row.documents
            if row.corpus != DEMO_CORPUS or name.startswith(f"{row.unit}/")
        }
        requirements = list(shelf.bench.requirements.values())
        documents = (
            lesson_of_document(name, shelf.indexes[name], rows)
            for name, rows in rows_of.items()
            if name in shelf.indexes and name not in theirs
        )
        return train_pertinence(
            requirements, [lesson_of_samples(requirements), self.others, *documents]
        )


def train_pertinence(requirements: Iterable[Requirement], lessons: Sequence[Lesson]) -> Pertinence:
    """The judges of each requirement that has sample clauses, learnt from ``lessons``."""
    passages = vstack([lesson.passages for lesson in lessons]).tocsr()
    firsts = np.cumsum([0, *(lesson.passages.shape[0] for lesson in lessons)])
    rows: dict[tuple[str, str], int] = {}
    learnt: list[_OfRequirement] = []
    on_matters: list[_OnMatter] = []
    for requirement in requirements:
        if not requirement.samples:
            continue
        told = {
            int(first) + place: telling
            for first, lesson in zip(firsts, lessons, strict=False)
            for place, telling in lesson.told.get(requirement.id, {}).items()
        }
        rows[requirement.id, told_of(requirement)] = len(learnt)
        learnt.append(_judges_of(passages, told))
        on_matters += [_OnMatter(row, requirement.deontic, told[row]) for row in sorted(told)]
    of_requirement = [_together(of_kind) for of_kind in zip(*learnt, strict=True)]
    kinds = {kind: row for row, kind in enumerate(sorted({each.kind for each in on_matters}))}
    by_kind = [_by_kind(passages, on_matters, kinds, told) for told in ("whole", "contrary")]
    return Pertinence(Chances(*of_requirement, *by_kind), rows, kinds)


class _Judge(NamedTuple):
    weights: csr_matrix
    intercept: float


class _OfRequirement(NamedTuple):
    pertinent: _Judge
    whole: _Judge
    contrary: _Judge


class _OnMatter(NamedTuple):
    """A passage, by its row, on the matter of a requirement of a kind, and what it tells of it."""

    row: int
    kind: Deontic
    told: str


def _together(judges: Iterable[_Judge]) -> Judges:
    kept = list(judges)
    return Judges(
        vstack([each.weights for each in kept]).tocsr(),
        np.asarray([each.intercept for each in kept], np.float32),
    )


def _by_kind(
    passages: csr_matrix,
    on_matters: Sequence[_OnMatter],
    kinds: Mapping[Deontic, int],
    told: str,
) -> Judges:
    """A judge for each kind of demand, learnt together: all weigh words alike, but for a part."""
    rows = passages[[each.row for each in on_matters]]
    of_kind = np.asarray([kinds[each.kind] for each in on_matters])
    parts = [rows.multiply((of_kind == kind)[:, None]) for kind in range(len(kinds))]
    learner = LogisticRegression(C=_C_OF_KIND, class_weight="balanced", solver="liblinear")
    learner.fit(hstack([rows, *parts]).tocsr(), [each.told == told for each in on_matters])
    common, *own = np.split(learner.coef_[0], len(kinds) + 1)
    intercept = float(learner.intercept_[0])
    return _together(_Judge(_heaviest(common + each, _KEPT_OF_KIND), intercept) for each in own)


def _judges_of(passages: csr_matrix, told: Mapping[int, str]) -> _OfRequirement:
    """The judges of a requirement of which ``told`` says, by row, what is on its matter."""
    on_it = sorted(told)
    others = sorted(set(range(passages.shape[0])) - set(told))
    some = random.Random(SEED).sample(others, min(_AGAINST, len(others)))  # noqa: S311
    rows = [*on_it, *some]
    weights = np.asarray([_ON_THE_MATTER] * len(on_it) + [1.0] * len(some))
    kinds = np.asarray([*(told[row] for row in on_it), *("" for _ in some)])
    is_on_it = np.zeros(passages.shape[0], bool)
    is_on_it[on_it] = True
    return _OfRequirement(
        pertinent=_learnt(passages, is_on_it, np.ones(len(is_on_it))),
        whole=_learnt(passages[rows], kinds == "whole", weights),
        contrary=_learnt(passages[rows], kinds == "contrary", weights),
    )


def _learnt(passages: csr_matrix, told: np.ndarray, weights: np.ndarray) -> _Judge:
    if not told.any():
        return _Judge(csr_matrix((1, 1 << BITS), dtype=np.float32), _NEVER)
    learner = LogisticRegression(C=_C, class_weight="balanced", solver="liblinear")
    learner.fit(passages, told, weights)
    return _Judge(_heaviest(learner.coef_[0], KEPT), float(learner.intercept_[0]))


def _heaviest(weights: np.ndarray, count: int) -> csr_matrix:
    """The heaviest weights, rounded as they are kept."""
    order = np.argsort(-np.abs(weights), kind="stable")[:count]
    places = np.sort(order[weights[order] != 0])
    values = weights[places].astype(np.float16).astype(np.float32)
    ends = np.asarray([0, len(places)])
    return csr_matrix((values, places, ends), shape=(1, len(weights)))
