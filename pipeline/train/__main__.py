"""Trains every model and writes its card.

``python -m pipeline.train --data DIR --gold DIR --out models``
"""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from pipeline.directives.matching.rarity import MODEL as RARITY
from pipeline.errors import RasoatError
from pipeline.extract.procedures import judging as procedures_judging
from pipeline.extract.procedures import kind_judging
from pipeline.extract.responsibilities.subjects import judging as subjects_judging
from pipeline.retrieval import MODELS as RANKERS
from pipeline.train import kinds, matching, procedures, rarity, subjects, verdicts
from pipeline.train.annotated import annotated_in
from pipeline.train.card import procedure_card, ranker_card, subject_card, verdict_card
from pipeline.train.texts import articles_of, passages_of
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
            procedure = procedures.train_procedures(articles_of(told.data), annotated_in(told.gold))
            kind = kinds.train_kinds(told.gold)
        rare = rarity.train_rarity(rarity.texts_in(told.data))
        trained = matching.train_ranker(told.data)
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
        kinds.kind_card(kind),
    )
    _write(told.out / RARITY, rare.weights, 0.0, (rarity.BITS, 0.0), rarity.rarity_card(rare))
    card = ranker_card(trained)
    for name, trees in zip(RANKERS, trained.trees, strict=True):
        write_trees(told.out / name, trees)
        (told.out / name / "README.md").write_text(card, "utf-8")
    print(card)
    verdicts.write_verdicts(told.out, judged, verdict_card(judged))
    return 0


def _write(
    folder: Path, weights: np.ndarray, intercept: float, sized: tuple[int, float], card: str
) -> None:
    bits, threshold = sized
    write_model(folder, weights, intercept, bits, threshold)
    (folder / "README.md").write_text(card, "utf-8")
    print(card)


if __name__ == "__main__":
    raise SystemExit(main())
