"""Responsibilities against annotations made by reading.

The gold is a JSONL of ``{"id", "responsibilities": [{"bearer", "modality", "action", "deadline",
"partners", "condition"}]}``, each quote ``{"start", "end"}`` or null, with or without texts
(`pipeline.evaluate.gold`). Partners and conditions are not scored.

A responsibility is right when its action and its bearer overlap the gold's by at least half
(intersection over union; no bearer only with none); with modality, when also the modality is the
same; with deadline, when also the deadlines overlap by half.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from pipeline.config import SHARED_DATA
from pipeline.evaluate.gold import GoldItem, Place, read_gold
from pipeline.evaluate.pairing import overlap, pairs, unpaired
from pipeline.evaluate.scores import Evaluation, Score, WorstCase, case_at
from pipeline.extract.annotate import Item, annotate
from pipeline.model.facts import Modality

_HALF = 0.5


class GoldNorm(msgspec.Struct, frozen=True, kw_only=True):
    """An annotated responsibility."""

    bearer: Place | None
    modality: Modality
    action: Place
    deadline: Place | None = None


class BoundItem(GoldItem, frozen=True, kw_only=True):
    """A text with its responsibilities."""

    responsibilities: tuple[GoldNorm, ...]


def evaluate(gold: Path, data: Path = SHARED_DATA) -> Evaluation:
    """Annotate the gold's texts, which may stand in ``data``, and compare.

    Raises:
        BadSettings: if a line is not of the form above, or a text is nowhere to be found.
    """
    items = read_gold(gold, BoundItem, data)
    right = modality = deadline = n_gold = n_found = 0
    worst: list[WorstCase] = []
    for item, text in items:
        wanted = item.responsibilities
        read = annotate(Item(item.id, text))["responsibilities"]
        found = msgspec.convert(read, list[GoldNorm])
        paired = pairs(wanted, found, alike, _HALF)
        n_gold, n_found = n_gold + len(wanted), n_found + len(found)
        right += len(paired)
        modality += sum(one.modality is other.modality for one, other in paired)
        deadline += sum(overlap(one.deadline, other.deadline) >= _HALF for one, other in paired)
        worst += [
            case_at(item.id, fault, text, each.action.start, each.action.end)
            for fault, each in unpaired(wanted, found, paired)
        ]
    return Evaluation(
        stage="responsibilities",
        n_items=len(items),
        scores=tuple(
            Score(layer=layer, right=count, predicted=n_found, gold=n_gold)
            for layer, count in (
                ("responsibilities", right),
                ("responsibilities +modality", modality),
                ("responsibilities +deadline", deadline),
            )
        ),
        worst=tuple(worst),
    )


def alike(one: GoldNorm, other: GoldNorm) -> float:
    """How far the actions overlap, 0 to 1; 0 where the bearers are not the same."""
    same_bearer = overlap(one.bearer, other.bearer) >= _HALF
    return overlap(one.action, other.action) if same_bearer else 0.0
