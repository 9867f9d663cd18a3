"""Citations against annotations made by reading.

The gold is a JSONL of ``{"id", "text", "citations": [{"start", "end", "instrument",
"provisions"}]}``. Where it holds no texts they are joined by id from an ``items.jsonl`` beside it,
or in the shared data folder.

A citation is right when its span overlaps the gold's by at least 0.8 (intersection over union);
with instrument, when also the instrument is the same (case and spaces aside); with provisions,
when also the set of provisions is the same. One found citation matches at most one of the gold.
"""

from __future__ import annotations

import itertools
import unicodedata
from pathlib import Path

import msgspec

from pipeline.errors import BadSettings
from pipeline.evaluate.scores import Evaluation, Score, WorstCase
from pipeline.extract.annotate import Item, annotate

SHARED_ITEMS = Path(__file__).parents[2].parent / "shared" / "data" / "gold" / "items.jsonl"
_OVERLAP = 0.8
_CONTEXT = 60


class GoldCitation(msgspec.Struct, frozen=True):
    """An annotated citation; offsets count characters of the item's text."""

    start: int
    end: int
    instrument: str | None = None
    provisions: tuple[str, ...] = ()


class GoldItem(msgspec.Struct, frozen=True):
    """An annotated text; ``text`` is None where it stands elsewhere."""

    id: str
    citations: tuple[GoldCitation, ...]
    text: str | None = None


def evaluate(gold: Path) -> Evaluation:
    """Annotate the gold's texts and compare.

    Raises:
        BadSettings: if a line is not of the form above, or a text is nowhere to be found.
    """
    items = _with_texts(_read(gold), gold)
    right = dict.fromkeys(("citations", "citations +instrument", "citations +provisions"), 0)
    n_gold = n_found = 0
    worst: list[WorstCase] = []
    for item in items:
        text = item.text or ""
        found = msgspec.convert(annotate(Item(item.id, text))["citations"], list[GoldCitation])
        pairs = _pairs(item.citations, found)
        n_gold, n_found = n_gold + len(item.citations), n_found + len(found)
        for one, other in pairs:
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
                worst.append(_case(item.id, fault, text, one))
        matched = {id(each) for pair in pairs for each in pair}
        worst += [
            _case(item.id, fault, text, each)
            for fault, group in (("missed", item.citations), ("wrong", found))
            for each in group
            if id(each) not in matched
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


def _pairs(
    gold: tuple[GoldCitation, ...], found: list[GoldCitation]
) -> list[tuple[GoldCitation, GoldCitation]]:
    """One-to-one pairs by falling overlap."""
    candidates = sorted(
        (
            (_overlap(one, other), i, j)
            for (i, one), (j, other) in itertools.product(enumerate(gold), enumerate(found))
        ),
        reverse=True,
    )
    pairs: list[tuple[GoldCitation, GoldCitation]] = []
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for overlap, i, j in candidates:
        if overlap >= _OVERLAP and i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append((gold[i], found[j]))
    return pairs


def _overlap(one: GoldCitation, other: GoldCitation) -> float:
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(common, 0) / (max(one.end, other.end) - min(one.start, other.start))


def _key(instrument: str | None) -> str | None:
    if instrument is None:
        return None
    return " ".join(unicodedata.normalize("NFC", instrument).split()).lower()


def _case(item: str, fault: str, text: str, citation: GoldCitation) -> WorstCase:
    around = text[max(citation.start - _CONTEXT, 0) : citation.end + _CONTEXT]
    return WorstCase(item=item, fault=fault, text=" ".join(around.split()))


def _read(gold: Path) -> list[GoldItem]:
    decoder = msgspec.json.Decoder(GoldItem)
    items = []
    for number, line in enumerate(gold.read_bytes().splitlines(), 1):
        try:
            items.append(decoder.decode(line))
        except msgspec.MsgspecError as error:
            raise BadSettings(
                f"Dòng không đúng dạng ({error}).",
                remedy='Mỗi dòng phải là {"id", "text", "citations"}.',
                file=gold,
                place=f"dòng {number}",
            ) from error
    return items


def _with_texts(items: list[GoldItem], gold: Path) -> list[GoldItem]:
    if all(item.text is not None for item in items):
        return items
    beside = gold.with_name("items.jsonl")
    source = beside if beside.exists() else SHARED_ITEMS
    if not source.exists():
        raise BadSettings(
            "Tệp chuẩn không kèm văn bản.", remedy=f"Đặt items.jsonl cạnh «{gold}».", file=gold
        )
    decoder = msgspec.json.Decoder(Item)
    texts = {each.id: each.text for each in map(decoder.decode, source.read_bytes().splitlines())}
    missing = [item.id for item in items if item.text is None and item.id not in texts]
    if missing:
        raise BadSettings(
            f"Không có văn bản của {', '.join(missing[:5])}.",
            remedy="Bổ sung vào items.jsonl.",
            file=source,
        )
    return [
        item if item.text is not None else msgspec.structs.replace(item, text=texts[item.id])
        for item in items
    ]
