"""Time limits written alone, as cells of a table have them: "02 ngày làm việc"."""

from __future__ import annotations

import re

import msgspec

from pipeline.extract.deadlines.finding import find_deadlines, is_kept
from pipeline.extract.deadlines.vocabulary import vocabulary
from pipeline.model.facts import Bound, Deadline, DeadlineKind, Quote
from pipeline.read.hygiene import fold_tones

_OPENINGS = ("", "trong thời hạn ", "trong ", "vào ")  # what prose would put before it
_MARK = re.compile(r"\s*[-–+•]\s+")


def deadline_alone(text: str, work: str = "") -> Deadline | None:
    """The limit that ``text`` begins with, behind the mark of a list or none.

    None where it begins with anything else. Offsets count characters of ``text``. ``work`` is what
    is to be done: of "Lưu hồ sơ" the time "05 năm" is the least it is kept.
    """
    mark = _MARK.match(text)
    start = mark.end() if mark else 0
    for opening in _OPENINGS:
        limit = next(iter(find_deadlines(opening + text[start:])), None)
        if limit is not None and limit.quote.start == 0 and limit.quote.end > len(opening):
            limit = _without(limit, opening).moved(start)
            kept = is_kept(work, limit.unit)
            return msgspec.structs.replace(limit, bound=Bound.LEAST) if kept else limit
    return None


def labelled_deadline(text: str) -> Deadline | None:
    """The first limit behind its name and a colon in a cell: "Thẩm định. Thời gian: 01 ngày"."""
    for label in vocabulary().label.finditer(fold_tones(text).lower()):
        limit = deadline_alone(text[label.end() :])
        if limit is not None and limit.kind is DeadlineKind.WITHIN:
            return limit.moved(label.end())
    return None


def is_deadline(text: str) -> bool:
    """Whether ``text`` begins with a limit, at its first letter."""
    limit = deadline_alone(text)
    return limit is not None and limit.quote.start == 0


def _without(limit: Deadline, opening: str) -> Deadline:
    """``limit`` in the text that ``opening`` was put before."""
    moved = limit.moved(-len(opening))
    words = limit.quote.quote.removeprefix(opening)
    quote = Quote(quote=words, start=0, end=moved.quote.end)
    return msgspec.structs.replace(moved, quote=quote)
