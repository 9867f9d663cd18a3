"""The linear judges of facts and the table of rare words, each with its card, as they are written.

The judge of subjects is pinned: it is learnt only where it is named, or there is none. What stands
on it (norms and steps) was measured with the kept one, and one learnt anew served them worse
(``docs/figures.md``).
"""

from __future__ import annotations

import shutil
from collections.abc import Collection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np

from pipeline.directives.matching.rarity import MODEL as RARITY
from pipeline.extract.procedures import judging, kind_judging
from pipeline.extract.responsibilities.subjects.judging import MODEL as SUBJECTS
from pipeline.train import kinds, procedures, rarity, subjects
from pipeline.train.annotated import annotated_in
from pipeline.train.cards import write_card
from pipeline.train.cards.kinds import kind_card
from pipeline.train.cards.procedures import procedure_card
from pipeline.train.cards.rarity import rarity_card
from pipeline.train.cards.subjects import subject_card
from pipeline.train.texts import articles_of, passages_of, texts_in
from pipeline.trained import models_from, write_model
from pipeline.trained.kept import MODELS

PINNED = (SUBJECTS,)


class Judge(NamedTuple):
    """A linear model with its card, not yet written; ``weights`` has 2**bits numbers."""

    name: str
    weights: np.ndarray
    intercept: float
    bits: int
    threshold: float
    card: str

    def write(self, out: Path) -> None:
        """Write the model and its card into its folder below ``out``."""
        write_model(out / self.name, self.weights, self.intercept, self.bits, self.threshold)
        write_card(out / self.name, self.card)


def train_judges(data: Path, gold: Path, kept: Collection[str] = ()) -> list[Judge]:
    """Learn from articles below ``data`` and annotations below ``gold``.

    Args:
        data: folder of the texts.
        gold: folder of the annotations.
        kept: which of ``PINNED`` are not learnt.

    Raises:
        BadSettings: if a file cannot be read, or a text is nowhere to be found.
    """
    # Weak labels come from the rules alone: the same whatever models are there already.
    with TemporaryDirectory() as nothing, models_from(Path(nothing)):
        judges = [] if SUBJECTS in kept else [_subjects(data)]
        judges += [_procedures(data, gold), _kinds(data, gold)]
    return [*judges, _rarity(data)]


def pinned_to_keep(out: Path, named: Collection[str], shipped: Path = MODELS) -> list[str]:
    """The pinned models that are not ``named`` and stand below ``out`` or are shipped."""
    there = [name for name in PINNED if (out / name).exists() or (shipped / name).exists()]
    return [name for name in there if name not in named]


def keep(names: Collection[str], out: Path, shipped: Path = MODELS) -> None:
    """Let these models stay below ``out``.

    Where ``out`` does not have one, the shipped one comes along: what is learnt next stands on it.
    """
    for name in names:
        if not (out / name).exists():
            shutil.copytree(shipped / name, out / name)


def _subjects(data: Path) -> Judge:
    learnt = subjects.train_subjects(passages_of(data))
    sized = subjects.BITS, subjects.THRESHOLD
    return Judge(SUBJECTS, learnt.weights, learnt.intercept, *sized, subject_card(learnt))


def _procedures(data: Path, gold: Path) -> Judge:
    learnt = procedures.train_procedures(articles_of(data), annotated_in(gold, data))
    sized = procedures.BITS, procedures.THRESHOLD
    return Judge(judging.MODEL, learnt.weights, learnt.intercept, *sized, procedure_card(learnt))


def _kinds(data: Path, gold: Path) -> Judge:
    learnt = kinds.train_kinds(gold, data)
    return Judge(
        kind_judging.MODEL, learnt.weights, 0.0, kind_judging.ALL_BITS, 0.0, kind_card(learnt)
    )


def _rarity(data: Path) -> Judge:
    learnt = rarity.train_rarity(texts_in(data))
    return Judge(RARITY, learnt.weights, 0.0, rarity.BITS, 0.0, rarity_card(learnt))
