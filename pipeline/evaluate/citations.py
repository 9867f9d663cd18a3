"""Citations against annotations made by reading.

The gold is a JSONL of ``{"id", "citations": [{"start", "end", "instrument", "provisions"}]}``,
with or without texts (`pipeline.evaluate.gold`).

A citation is right when its span overlaps the gold's by at least 0.8 (intersection over union);
with instrument, when also the instrument is the same (case and spaces aside); with provisions,
when also the set of provisions is the same. One found citation matches at most one of the gold.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import msgspec

from pipeline.config import SHARED_DATA
from pipeline.evaluate.gold import GoldItem, Place, read_gold
from pipeline.evaluate.pairing import overlap, pairs, unpaired
from pipeline.evaluate.scores import Evaluation, Score, WorstCase, case_at
from pipeline.extract.annotate import Item, annotate

_OVERLAP = 0.8


class GoldCitation(Place, frozen=True):
    """An annotated citation."""

    instrument: str | None = None
    provisions: tuple[str, ...] = ()


class CitedItem(GoldItem, frozen=True, kw_only=True):
    """A text with its citations."""

    citations: tuple[GoldCitation, ...]


def evaluate(gold: Path, data: Path = SHARED_DATA) -> Evaluation:
    """Annotate the gold's texts, which may stand in ``data``, and compare.

    Raises:
        BadSettings: if a line is not of the form above, or a text is nowhere to be found.
    """
    items = read_gold(gold, CitedItem, data)
    right = dict.fromkeys(("citations", "citations +instrument", "citations +provisions"), 0)
    n_gold = n_found = 0
    worst: list[WorstCase] = []
    for item, text in items:
        found = msgspec.convert(annotate(Item(item.id, text))["citations"], list[GoldCitation])
        paired = pairs(item.citations, found, overlap, _OVERLAP)
        n_gold, n_found = n_gold + len(item.citations), n_found + len(found)
        for one, other in paired:
            same_instrument = _key(one.instrument) == _key(other.instrument)
            same_provisions = set(one.provisions) == set(other.provisions)
            right["citations"] += 1
            right["citations +instrument"] += same_instrument
            right["citations +provisions"] += same_provisions
            if not same_instrument or not same_provisions:
                fault = (
                    f"instrument {other.instrument} for {one.instrument}, "
                    f"provisions {list(other.provisions)} for {list(one.provisions)}"
                )
                worst.append(case_at(item.id, fault, text, one.start, one.end))
        worst += [
            case_at(item.id, fault, text, each.start, each.end)
            for fault, each in unpaired(item.citations, found, paired)
        ]
    return Evaluation(
        stage="citations",
        n_items=len(items),
        scores=tuple(
            Score(layer=layer, right=count, predicted=n_found, gold=n_gold)
            for layer, count in right.items()
        ),
        worst=tuple(worst),
    )


def _key(instrument: str | None) -> str | None:
    if instrument is None:
        return None
    return " ".join(unicodedata.normalize("NFC", instrument).split()).lower()
