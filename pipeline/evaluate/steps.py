"""Approval steps against annotations made by reading.

The gold is a JSONL of ``{"id", "steps": [{"order", "actor", "kind", "action", "deadline", "output",
"branch"}]}``, each quote ``{"start", "end"}`` or null, with or without texts
(`pipeline.evaluate.gold`). Deadlines, outputs and branches are not scored.

A step is right when its action overlaps the gold's by at least half (intersection over union); with
kind, when also the kind is the same; with actor, when also the actors overlap by half (none only
with none). Order counts pairs of steps of one text that are both right, and how many of them stand
in the gold's order.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path

import msgspec

from pipeline.config import SHARED_DATA
from pipeline.evaluate.gold import GoldItem, Place, read_gold
from pipeline.evaluate.pairing import overlap, pairs, unpaired
from pipeline.evaluate.scores import Evaluation, Score, WorstCase, case_at
from pipeline.extract.annotate import Item, annotate
from pipeline.model.facts import StepKind

_HALF = 0.5


class GoldStep(msgspec.Struct, frozen=True, kw_only=True):
    """An annotated step."""

    order: int
    actor: Place | None
    kind: StepKind
    action: Place


class OrderedItem(GoldItem, frozen=True, kw_only=True):
    """A text with its steps; none where it is no procedure."""

    steps: tuple[GoldStep, ...]


def evaluate(gold: Path, data: Path = SHARED_DATA) -> Evaluation:
    """Annotate the gold's texts, which may stand in ``data``, and compare.

    Raises:
        BadSettings: if a line is not of the form above, or a text is nowhere to be found.
    """
    return evaluate_items(read_gold(gold, OrderedItem, data))


def evaluate_items(items: Sequence[tuple[OrderedItem, str]]) -> Evaluation:
    """Annotate the texts of ``items`` and compare."""
    right = kind = actor = n_gold = n_found = ordered = n_pairs = 0
    worst: list[WorstCase] = []
    for item, text in items:
        found = msgspec.convert(annotate(Item(item.id, text))["steps"], list[GoldStep])
        paired = pairs(item.steps, found, _alike, _HALF)
        n_gold, n_found = n_gold + len(item.steps), n_found + len(found)
        right += len(paired)
        kind += sum(one.kind is other.kind for one, other in paired)
        actor += sum(overlap(one.actor, other.actor) >= _HALF for one, other in paired)
        in_order = _in_order(paired)
        ordered, n_pairs = ordered + sum(in_order), n_pairs + len(in_order)
        worst += [
            case_at(item.id, fault, text, each.action.start, each.action.end)
            for fault, each in unpaired(item.steps, found, paired)
        ]
    return Evaluation(
        stage="steps",
        n_items=len(items),
        scores=(
            Score(layer="steps", right=right, predicted=n_found, gold=n_gold),
            Score(layer="steps +kind", right=kind, predicted=n_found, gold=n_gold),
            Score(layer="steps +actor", right=actor, predicted=n_found, gold=n_gold),
            Score(layer="order", right=ordered, predicted=n_pairs, gold=n_pairs),
        ),
        worst=tuple(worst),
    )


def _alike(one: GoldStep, other: GoldStep) -> float:
    return overlap(one.action, other.action)


def _in_order(paired: Sequence[tuple[GoldStep, GoldStep]]) -> list[bool]:
    return [
        (one.order < other.order) == (read_one.order < read_other.order)
        for (one, read_one), (other, read_other) in itertools.combinations(paired, 2)
    ]
