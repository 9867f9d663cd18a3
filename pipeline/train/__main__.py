"""``python -m pipeline.train --data DIR --out models``: trains every model and writes its card."""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.errors import RasoatError
from pipeline.extract.responsibilities.subjects.judging import MODEL
from pipeline.train.card import subject_card
from pipeline.train.subjects import BITS, THRESHOLD, train_subjects
from pipeline.train.texts import passages_of
from pipeline.trained import models_from, write_model


def main() -> int:
    """Train, write, and say how good it is; 2 where the data cannot be read."""
    settings = argparse.ArgumentParser(prog="python -m pipeline.train")
    settings.add_argument("--data", type=Path, required=True)
    settings.add_argument("--out", type=Path, required=True)
    told = settings.parse_args()
    try:
        # Weak labels come from the rules alone: the same whatever models are there already.
        with TemporaryDirectory() as nothing, models_from(Path(nothing)):
            trained = train_subjects(passages_of(told.data))
    except RasoatError as error:
        print(error)
        return 2
    folder = told.out / MODEL
    write_model(folder, trained.weights, trained.intercept, BITS, THRESHOLD)
    card = subject_card(trained)
    (folder / "README.md").write_text(card, "utf-8")
    print(card)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
