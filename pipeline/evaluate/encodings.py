"""How well old encodings are told and turned: on documents in Unicode, and the same made old.

Gold: a JSONL file (``.jsonl.xz``) of documents in Unicode, ``id`` and ``html`` each. Every line
must stay as it is; and every document, encoded line by line in TCVN3 and VNI, must come back
letter by letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rapidfuzz.distance import Indel

from pipeline.evaluate.published import published
from pipeline.evaluate.scores import Evaluation, Score, WorstCase
from pipeline.model.reading import Line, Reading, lines_in
from pipeline.read.encodings import Encoding, in_unicode
from pipeline.read.encodings.decoding import disguises, encode


def evaluate(gold: Path) -> Evaluation:
    """Scores over the documents of ``gold``; a document that is itself in an old encoding is named
    among the remarks and left out."""
    kept = lines = items = 0
    right = dict.fromkeys(Encoding, 0)
    letters = dict.fromkeys(Encoding, 0)
    remarks: list[str] = []
    worst: list[WorstCase] = []
    for id_, texts in _documents(gold):
        before = _reading(texts)
        after = list(lines_in(in_unicode(before).blocks))
        changed = [line.raw or "" for line in after if line.raw]
        if len(changed) > len(texts) / 2:
            remarks.append(f"{id_} tự nó gõ bằng bảng mã cũ, không tính.")
            continue
        items += 1
        lines += len(texts)
        kept += len(texts) - len(changed)
        worst += [WorstCase(item=id_, fault="bị coi là bảng mã cũ", text=text) for text in changed]
        for encoding in Encoding:
            same, of, faults = _round_trip(id_, texts, encoding)
            right[encoding] += same
            letters[encoding] += of
            worst += faults
    scores = [Score(layer="dòng Unicode giữ nguyên", right=kept, predicted=lines, gold=lines)]
    scores += [
        Score(
            layer=f"chữ cái, {each.label}",
            right=right[each],
            predicted=letters[each],
            gold=letters[each],
        )
        for each in Encoding
    ]
    return Evaluation(
        stage="encodings",
        n_items=items,
        scores=tuple(scores),
        remarks=tuple(remarks),
        worst=tuple(worst),
    )


def _round_trip(id_: str, texts: list[str], encoding: Encoding) -> tuple[int, int, list[WorstCase]]:
    """Letters that come back, of how many, and the lines in which some do not."""
    disguise = disguises()[0]
    gold, stored = [], []
    for text in texts:
        try:
            stored.append(encode(text, encoding, disguise))
        except ValueError:
            continue  # holds what the encoding has no code for; toned capitals in TCVN3
        gold.append(text)
    same = of = 0
    faults = []
    for text, line in zip(gold, lines_in(in_unicode(_reading(stored)).blocks), strict=True):
        of += len(text)
        alike = Indel.similarity(text, line.text) // 2
        same += alike
        if alike < len(text):
            fault = f"{encoding.label}: đọc ra «{line.text[:60]}»"
            faults.append(WorstCase(item=id_, fault=fault, text=text))
    return same, of, faults


def _reading(texts: list[str]) -> Reading:
    return Reading(format="txt", blocks=tuple(Line(text=text) for text in texts))


def _documents(gold: Path) -> Iterator[tuple[str, list[str]]]:
    for entry in published(gold):
        yield entry.id, [line.text for line in lines_in(entry.reading.blocks)]
