"""Trains every model and writes its card.

``python -m pipeline.train --data DIR --gold DIR --out models``
"""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import numpy as np

from pipeline.directives.matching.rarity import MODEL as RARITY
from pipeline.errors import RasoatError
from pipeline.extract.procedures import judging as procedures_judging
from pipeline.extract.procedures import kind_judging
from pipeline.extract.responsibilities.learnt import chain, choosing
from pipeline.extract.responsibilities.learnt import classes as kept_classes
from pipeline.extract.responsibilities.subjects import judging as subjects_judging
from pipeline.retrieval import MODELS as RANKERS
from pipeline.train import classes, kinds, norms, procedures, ranking, rarity, subjects, verdicts
from pipeline.train.annotated import annotated_in
from pipeline.train.cards.kinds import kind_card
from pipeline.train.cards.norms import classes_card, norms_card
from pipeline.train.cards.procedures import procedure_card
from pipeline.train.cards.ranking import ranker_card
from pipeline.train.cards.rarity import rarity_card
from pipeline.train.cards.subjects import subject_card
from pipeline.train.cards.verdicts import verdict_card
from pipeline.train.texts import articles_of, passages_of, texts_in
from pipeline.trained import models_from, write_model
from pipeline.trained.trees import write_trees


def main() -> int:
    """Train, write, and say how good it is; 2 where the data cannot be read."""
    settings = argparse.ArgumentParser(prog="python -m pipeline.train")
    settings.add_argument("--data", type=Path, required=True)
    settings.add_argument("--gold", type=Path, required=True)
    settings.add_argument("--out", type=Path, required=True)
    told = settings.parse_args()
    try:
        # Weak labels come from the rules alone: the same whatever models are there already.
        with TemporaryDirectory() as nothing, models_from(Path(nothing)):
            subject = subjects.train_subjects(passages_of(told.data))
            procedure = procedures.train_procedures(
                articles_of(told.data), annotated_in(told.gold, told.data)
            )
            kind = kinds.train_kinds(told.gold, told.data)
        rare = rarity.train_rarity(texts_in(told.data))
        trained = ranking.train_ranker(told.data)
        judged = verdicts.train_verdicts(told.gold, told.data)
    except RasoatError as error:
        print(error)
        return 2
    _write(
        told.out / subjects_judging.MODEL,
        subject.weights,
        subject.intercept,
        (subjects.BITS, subjects.THRESHOLD),
        subject_card(subject),
    )
    _write(
        told.out / procedures_judging.MODEL,
        procedure.weights,
        procedure.intercept,
        (procedures.BITS, procedures.THRESHOLD),
        procedure_card(procedure),
    )
    _write(
        told.out / kind_judging.MODEL,
        kind.weights,
        0.0,
        (kind_judging.ALL_BITS, 0.0),
        kind_card(kind),
    )
    _write(told.out / RARITY, rare.weights, 0.0, (rarity.BITS, 0.0), rarity_card(rare))
    try:
        _train_norms(told.data, told.gold, told.out)
    except RasoatError as error:
        print(error)
        return 2
    card = ranker_card(trained)
    for name, trees in zip(RANKERS, trained.trees, strict=True):
        write_trees(told.out / name, trees)
        (told.out / name / "README.md").write_text(card, "utf-8")
    print(card)
    verdicts.write_verdicts(told.out, judged, verdict_card(judged))
    return 0


def _train_norms(data: Path, gold: Path, out: Path) -> None:
    """The models of norms, learnt on the rules with the judge of subjects just written."""
    made = classes.train_classes(texts_in(data))
    _write_text(out / kept_classes.MODEL, classes_card(made))
    (out / kept_classes.MODEL / "classes.json").write_bytes(msgspec.json.encode(made) + b"\n")
    with models_from(out):
        trained = norms.train_norms(gold, made, out / chain.MODEL)
    write_trees(out / choosing.WORK_MODEL, trained.judges.works)
    write_trees(out / choosing.NAME_MODEL, trained.judges.names)
    card = norms_card(trained)
    for name in (chain.MODEL, choosing.WORK_MODEL, choosing.NAME_MODEL):
        _write_text(out / name, card)
    print(card)


def _write_text(folder: Path, card: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "README.md").write_text(card, "utf-8")


def _write(
    folder: Path, weights: np.ndarray, intercept: float, sized: tuple[int, float], card: str
) -> None:
    bits, threshold = sized
    write_model(folder, weights, intercept, bits, threshold)
    (folder / "README.md").write_text(card, "utf-8")
    print(card)


if __name__ == "__main__":
    raise SystemExit(main())
