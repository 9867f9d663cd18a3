"""Articles annotated by hand: which are procedures, by the steps they hold."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

from pipeline.evaluate.gold import read_gold
from pipeline.evaluate.steps import OrderedItem
from pipeline.read.hygiene import normalise
from pipeline.train.norms import DRAWN, MENDED

# Folders of the gold; nothing is learnt from ``norms_b`` and those held, and on steps
# nothing from ``doubtful`` either: whether an article tells steps, its readers agree on too little.
SETS = (*MENDED, *DRAWN)
FOLDS = 8


class Annotated(NamedTuple):
    """An article as the extractor reads it, and whether steps are annotated in it.

    ``fold`` is one of ``FOLDS``; all articles of a document fall in the same.
    """

    heading: str
    body: str
    procedure: bool
    fold: int


def annotated_in(gold: Path, data: Path) -> tuple[Annotated, ...]:
    """The articles of the ``steps.jsonl`` of every set in ``gold``, with texts of ``data``.

    Raises:
        BadSettings: if a file does not keep its form, or a text is nowhere to be found.
    """
    return tuple(
        _annotated(item, text)
        for name in SETS
        for item, text in read_gold(gold / name / "steps.jsonl", OrderedItem, data)
    )


def _annotated(item: OrderedItem, text: str) -> Annotated:
    heading, *lines = [normalise(line).text for line in text.split("\n")]
    return Annotated(heading, "\n".join(lines), bool(item.steps), fold_of(item.id))


def fold_of(item: str) -> int:
    """One of ``FOLDS``, by the document that the id of an item names."""
    document = item.partition("#")[0]
    return hashlib.sha256(document.encode()).digest()[0] % FOLDS
