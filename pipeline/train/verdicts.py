"""Learns from verdicts of readers how the work a requirement asks for is told.

Rows of gold are looked at as ``looks_at`` says; documents on other matters teach what words tell by
chance. Figures and confidence come from rows whose unit was held out.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, TypeAlias

import msgspec
import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from pipeline.directives.matching import Index
from pipeline.directives.matching.answering import Judgement, judged_on
from pipeline.directives.matching.confidence import FILE, Line, sureness
from pipeline.directives.matching.pertinence import MODEL as PERTINENCE
from pipeline.directives.matching.pertinence import Pertinence, write_pertinence
from pipeline.directives.matching.traits import AGAINST, EITHER, FOR_CONTRARY, Traits
from pipeline.directives.matching.work import MODELS
from pipeline.evaluate.scores import Score
from pipeline.evaluate.verdicts import MADE, MADE_CORPUS, Texts, read_rows
from pipeline.model.verdict import Verdict
from pipeline.train.cards import write_card
from pipeline.train.examples import LOOKS, Example, Thinning, examples, looks_at, shelf_of
from pipeline.train.pertinence import Lessons, lesson_of_others
from pipeline.train.silent import on_other_matters, silent_traits
from pipeline.train.trees import as_arrays
from pipeline.trained import models_beside, models_from
from pipeline.trained.kept import write_settings
from pipeline.trained.trees import Trees, write_trees

FOLDER = "verdicts"
# Of them; nothing is learnt from the others.
LEARNT = ("tuned.jsonl", "tuned_real.jsonl", "made.jsonl")
SEED = 0
FOLDS = 7
ROUNDS = 200  # trees
OF_MADE = 0.3  # what a row on a made-up document weighs: it was written to be hard
_SIGNS = [0 if name in EITHER else -1 if name in AGAINST else 1 for name in Traits._fields]
_SIGNS_OF_CONTRARY = [int(name in FOR_CONTRARY) for name in Traits._fields]

Learner: TypeAlias = HistGradientBoostingClassifier


class TrainedVerdicts(NamedTuple):
    """The judges of passages, the trees, and what such as knew other units said of each example.

    ``silent`` is how many pairs of silent documents were learnt from.
    """

    pertinence: Pertinence
    trees: tuple[Trees, Trees, Trees]
    held_out: tuple[tuple[Example, Judgement], ...]
    silent: int


def train_verdicts(gold: Path, data: Path) -> TrainedVerdicts:
    """Learn from the gold below ``gold``, and from its and from silent documents below ``data``.

    A row is looked at with judges of passages that knew other units alone, as those to come are.

    Raises:
        BadSettings: if a row or a document cannot be read.
    """
    rows = [row for name in LEARNT for row in read_rows(gold / FOLDER / name)]
    shelf = shelf_of(rows, Texts(data, gold / FOLDER / MADE))
    others = on_other_matters(data, _named_in(gold))
    lessons = Lessons(shelf, lesson_of_others([Index(each.document) for each in others.others]))
    fold_of = _folds({row.unit for row in rows})
    seen: list[Example] = []
    for fold in range(FOLDS):
        held = {unit for unit, its in fold_of.items() if its == fold}
        with _beside(lessons.learnt_without(held)):
            seen += examples(shelf, [row for row in rows if row.unit in held])
    pertinence = lessons.learnt_without(set())
    with _beside(pertinence):
        asked = shelf.bench.requirements.values()
        silent = silent_traits(others.silent, asked, rows[0].as_of)
    held_out: list[tuple[Example, Judgement]] = []
    for fold in range(FOLDS):
        known = [each for each in seen if fold_of[each.row.unit] != fold]
        with TemporaryDirectory() as folder, models_from(Path(folder)):
            for name, trees in zip(MODELS, _trees(known, silent), strict=True):
                write_trees(Path(folder) / name, trees)
            held_out += [
                (each, judged_on(each.requirement, each.desk))
                for each in seen
                if fold_of[each.row.unit] == fold
            ]
    return TrainedVerdicts(pertinence, _trees(seen, silent), tuple(held_out), len(silent))


@contextmanager
def _beside(learnt: Pertinence) -> Iterator[None]:
    """Within, these are the judges of passages."""
    with TemporaryDirectory() as folder:
        write_pertinence(Path(folder) / PERTINENCE, learnt)
        with models_beside(Path(folder)):
            yield


def _folds(names: set[str]) -> dict[str, int]:
    order = sorted(names)
    random.Random(SEED).shuffle(order)  # noqa: S311
    return {name: place % FOLDS for place, name in enumerate(order)}


def _named_in(gold: Path) -> set[str]:
    """All documents that a file of gold verdicts names."""
    files = sorted((gold / FOLDER).glob("*.jsonl"))
    lines = (msgspec.json.decode(line) for file in files for line in file.read_bytes().splitlines())
    return {name for line in lines for name in line.get("documents", ())}


def _trees(known: Sequence[Example], silent: Sequence[Traits]) -> tuple[Trees, Trees, Trees]:
    """The three judges; what silent pairs weigh together is what rows that tell nothing weigh.

    Of a contradiction only rows tell for whose requirement judges of passages were learnt.
    """
    judged = [each for each in known if each.state is not None]
    states = np.asarray([*(each.state for each in judged), *(0 for _ in silent)])
    rows = np.asarray([*(each.traits for each in judged), *silent], np.float64)
    weights = np.ones(len(rows))
    weights[: len(judged)] = [OF_MADE if each.row.corpus == MADE_CORPUS else 1.0 for each in judged]
    if silent:
        told_nothing = weights[: len(judged)][states[: len(judged)] == 0]
        weights[len(judged) :] = told_nothing.sum() / len(silent)
    part, whole = (_learnt(rows, states >= least, weights, _SIGNS) for least in (1, 2))
    contrary = np.asarray(
        [*(each.row.verdict is Verdict.CONTRADICTS for each in judged), *(False for _ in silent)]
    )
    known_of = rows[:, Traits._fields.index("is_learnt")] > 0
    against = _learnt(rows[known_of], contrary[known_of], weights[known_of], _SIGNS_OF_CONTRARY)
    return as_arrays(part), as_arrays(whole), as_arrays(against)


def _learnt(rows: np.ndarray, told: np.ndarray, weights: np.ndarray, signs: list[int]) -> Learner:
    learner = HistGradientBoostingClassifier(
        max_iter=ROUNDS,
        learning_rate=0.05,
        max_leaf_nodes=16,
        min_samples_leaf=20,
        l2_regularization=10,
        monotonic_cst=signs,
        random_state=SEED,
    )
    return learner.fit(rows, told, weights)


def means_by_look(
    held_out: Sequence[tuple[Example, Judgement]],
) -> Iterator[tuple[Thinning, float]]:
    """For each look the mean F1 of the five verdicts."""
    for look_ in LOOKS:
        told = [(row.row.verdict, said.verdict) for row, said in held_out if row.left_out == look_]
        scores = [
            Score(
                layer=verdict.value,
                right=sum(gold is said is verdict for gold, said in told),
                predicted=sum(said is verdict for _, said in told),
                gold=sum(gold is verdict for gold, _ in told),
            )
            for verdict in Verdict
        ]
        yield look_, sum(score.f1 for score in scores) / len(scores)


def write_verdicts(out: Path, trained: TrainedVerdicts, card: str) -> None:
    """Write the judges, how sure they make a verdict, and their card below ``out``."""
    write_pertinence(out / PERTINENCE, trained.pertinence)
    for name, trees in zip(MODELS, trained.trees, strict=True):
        write_trees(out / name, trees)
    for name in (PERTINENCE, *MODELS):
        write_card(out / name, card)
    write_settings(out / MODELS[0] / FILE, lines_of(trained.held_out))


def lines_of(held_out: Sequence[tuple[Example, Judgement]]) -> dict[Verdict, Line]:
    """For each verdict how the log odds of its being right rise with those of the work's state."""
    lines = {}
    for verdict in Verdict:
        given = [(row, told) for row, told in held_out if told.verdict is verdict]
        right = np.asarray([row.row.verdict is verdict for row, _ in given])
        odds = np.asarray([[sureness(told.work)] for _, told in given])
        shares = np.asarray([1 / len(looks_at(row.row)) for row, _ in given])
        lines[verdict] = _line(odds, right, shares)
    return lines


def _line(odds: np.ndarray, right: np.ndarray, shares: np.ndarray) -> Line:
    """One of each is added as though it had been seen; the looks at a row share its weight."""
    weights = np.concatenate([shares, np.ones(2)])
    odds = np.concatenate([odds.reshape(-1, 1), np.zeros((2, 1))])
    fitted = LogisticRegression().fit(odds, np.concatenate([right, [True, False]]), weights)
    slope = max(float(fitted.coef_[0, 0]), 0.0)
    return Line(round(float(fitted.intercept_[0]), 4), round(slope, 4))
