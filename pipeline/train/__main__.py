"""Trains the models and writes their cards.

``python -m pipeline.train --data DIR --gold DIR --out models [--with subject_end]``
"""

from __future__ import annotations

import argparse
from collections.abc import Collection
from pathlib import Path

import msgspec

from pipeline.directives.matching.themes import MODEL as THEMES
from pipeline.directives.matching.themes import write_themes
from pipeline.errors import RasoatError
from pipeline.extract.responsibilities.learnt import chain, deciding
from pipeline.extract.responsibilities.learnt import classes as kept_classes
from pipeline.retrieval import MODELS as RANKERS
from pipeline.train import classes, norms, ranking, verdicts
from pipeline.train.cards import write_card
from pipeline.train.cards.norms import classes_card, norms_card
from pipeline.train.cards.ranking import ranker_card
from pipeline.train.cards.themes import themes_card
from pipeline.train.cards.verdicts import verdict_card
from pipeline.train.judges import PINNED, keep, pinned_to_keep, train_judges
from pipeline.train.texts import texts_in
from pipeline.train.themes import train_themes
from pipeline.trained import models_from
from pipeline.trained.trees import write_trees


def main() -> int:
    """Train, write, and say how good it is; 2 where the data cannot be read."""
    settings = argparse.ArgumentParser(prog="python -m pipeline.train")
    settings.add_argument("--data", type=Path, required=True)
    settings.add_argument("--gold", type=Path, required=True)
    settings.add_argument("--out", type=Path, required=True)
    settings.add_argument("--with", action="append", choices=PINNED, default=[], dest="named")
    told = settings.parse_args()
    try:
        _train(told.data, told.gold, told.out, told.named)
    except RasoatError as error:
        print(error)
        return 2
    return 0


def _train(data: Path, gold: Path, out: Path, named: Collection[str]) -> None:
    kept = pinned_to_keep(out, named)
    judges = train_judges(data, gold, kept)
    ranker = ranking.train_ranker(data)
    for judge in judges:
        judge.write(out)
        print(judge.card)
    keep(kept, out)
    for name in kept:
        print(f"{name}: giữ mô hình đang có; muốn học lại: make train WITH={name}\n")
    _train_themes(data, out)
    _train_norms(data, gold, out)
    card = ranker_card(ranker)
    for name, trees in zip(RANKERS, ranker.trees, strict=True):
        write_trees(out / name, trees)
        write_card(out / name, card)
    print(card)
    with models_from(out):  # verdicts stand on the norms of the documents, and on themes
        judged = verdicts.train_verdicts(gold, data)
    verdicts.write_verdicts(out, judged, verdict_card(judged))


def _train_themes(data: Path, out: Path) -> None:
    """The space of themes, learnt with the table of rare words that is below ``out``."""
    with models_from(out):
        trained = train_themes(texts_in(data))
    card = themes_card(trained)
    write_themes(out / THEMES, trained.themes)
    write_card(out / THEMES, card)
    print(card)


def _train_norms(data: Path, gold: Path, out: Path) -> None:
    """The models of norms, learnt on the rules with the judge of subjects that is below ``out``."""
    made = classes.train_classes(texts_in(data))
    write_card(out / kept_classes.MODEL, classes_card(made))
    (out / kept_classes.MODEL / "classes.json").write_bytes(msgspec.json.encode(made) + b"\n")
    with models_from(out):
        trained = norms.train_norms(gold, made, out / chain.MODEL, data)
    trees = (deciding.WORK_MODEL, deciding.WHOLE_MODEL, deciding.NAME_MODEL)
    for name, kept in zip(trees, trained.judges, strict=True):
        write_trees(out / name, kept)
    card = norms_card(trained)
    for name in (chain.MODEL, *trees):
        write_card(out / name, card)
    print(card)


if __name__ == "__main__":
    raise SystemExit(main())
