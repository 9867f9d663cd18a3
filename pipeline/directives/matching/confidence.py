"""How sure a verdict is: learnt from how often verdicts like it were a reader's.

``models/work_told/confidence.json`` holds for each verdict the log odds of its being right, and how
they rise with those of the state the work was judged to be in (Platt 1999), fitted to verdicts on
units held out. Without it one figure for each verdict stands, and says less.
"""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path

import msgspec

from pipeline.directives.matching.concerning import Concern
from pipeline.directives.matching.work import MODELS, Work
from pipeline.errors import BadRegister
from pipeline.model.verdict import State, Verdict
from pipeline.trained.kept import folder_of, reading
from pipeline.trained.odds import chance_of

FILE = "confidence.json"
_PLAIN = {
    Verdict.MET: 0.7,
    Verdict.PARTLY: 0.5,
    Verdict.NOT_FOUND: 0.75,
    Verdict.CONTRADICTS: 0.85,
    Verdict.NOT_APPLICABLE: 0.95,
}
_DOUBT = 0.1  # less where only its documents' content says that a unit is concerned
_LEAST, _MOST = 0.02, 0.98


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The log odds of being right: ``base``, and ``slope`` for each of the state's."""

    base: float
    slope: float


def confidence(verdict: Verdict, concerned: Concern, work: Work | None) -> float:
    """The chance that a verdict is right, 0 to 1.

    Args:
        verdict: as answered.
        concerned: why the requirement concerns the unit.
        work: how the work was judged to be told; None where it was not judged.
    """
    lines = _lines(folder_of(MODELS[0]) / FILE)
    chance = _PLAIN[verdict]
    if lines:
        line = lines[verdict]
        chance = chance_of(line.base + line.slope * sureness(work))
    if concerned is Concern.BY_CONTENT and verdict is not Verdict.NOT_APPLICABLE:
        chance -= _DOUBT
    return round(min(max(chance, _LEAST), _MOST), 3)


def sureness(work: Work | None) -> float:
    """The log odds of the state the work was judged to be in; 0 where it was not judged."""
    if work is None:
        return 0.0
    chance = {
        State.ABSENT: 1 - work.in_part,
        State.WEAKER: work.in_part - work.in_whole,
        State.PRESENT: work.in_whole,
    }[work.state]
    chance = min(max(chance, _LEAST), _MOST)
    return math.log(chance / (1 - chance))


@cache
def _lines(file: Path) -> dict[Verdict, Line]:
    if not file.exists():
        return {}
    with reading(file):
        lines = msgspec.json.decode(file.read_bytes(), type=dict[Verdict, Line])
    missing = [verdict for verdict in Verdict if verdict not in lines]
    if missing:
        raise BadRegister(
            f"Mô hình thiếu kết luận {missing[0]}.", remedy="Chạy: make train.", file=file
        )
    return lines
