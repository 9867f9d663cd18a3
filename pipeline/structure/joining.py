"""Whether a line goes on with the paragraph of the line before it.

A reader that knows says so (``Line.joins``). On a page the answer comes from how paragraphs are
set: more room above them, a first line that stands in, a last line that leaves room for the next
word. Across pages, where room above tells nothing, the words decide with the rest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.model.reading import Align, Box, Line
from pipeline.structure.labels import read_label

_ENDS = '.;:!?”"/'
_INDENT = 8.0  # points a first line stands in at least
_LEADING = 1.25  # more than this much of the usual line pitch stands between paragraphs
_GLANCE = 12  # letters that tell whether a line is in capitals
_SLACK = 3.0  # points by which a line may miss the margin though the next word did not fit
_SELDOM_WRAPPED = frozenset({"arabic", "letter"})
_BEFORE_NUMBERS = frozenset(
    (
        *("điểm", "khoản", "điều", "mục", "bước", "bảng", "số", "ngày", "tháng", "năm", "quý"),
        *("tuần", "và", "hoặc", "các", "đến", "từ", "tại", "là"),
    )
)
_BEFORE_WORDS = frozenset(
    (
        *("theo", "của", "cho", "với", "trong", "bằng", "về", "và", "hoặc", "các", "những", "do"),
        *("tại", "từ", "là", "khi", "nếu", "bởi"),
    )
)
_ANNEX = "Phụ lục"
_ISSUED_WITH = re.compile(r"\((?:Ban hành )?kèm theo", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Setting:
    """How running text is set, in points: its right margin and the pitch of its lines."""

    right: float
    pitch: float

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Setting | None:
        """The setting most lines keep to; None where lines have no boxes."""
        boxes = [line.box for line in lines if line.box is not None]
        if not boxes:
            return None
        rights = sorted(box.x1 for box in boxes)
        pitches = Counter(
            round(after.top - before.top)
            for before, after in pairwise(boxes)
            if 0 < after.top - before.top < _tallest(before)
        )
        usual = pitches.most_common(1)
        pitch = usual[0][0] if usual else boxes[0].bottom - boxes[0].top
        return cls(right=rights[int(len(rights) * 0.98)], pitch=float(pitch))


def _tallest(box: Box) -> float:
    """The widest pitch that can still be that of one paragraph: double spacing and a half."""
    return 2.6 * (box.bottom - box.top)


def continues(paragraph: Sequence[Line], line: Line, setting: Setting | None) -> bool:
    """Whether ``line`` belongs to the paragraph whose lines are ``paragraph``.

    Args:
        paragraph: the lines so far, at least one.
        line: the next line in reading order.
        setting: of the text both stand in, None where it has no geometry.
    """
    if line.joins is not None:
        return line.joins
    last = paragraph[-1]
    if setting is None or line.box is None or last.box is None:
        return _reads_on(last, line)
    set_apart = (
        (line.page == last.page and not _close(last.box, line.box, setting))
        or _stands_apart(paragraph, line)
        or (_leaves_room(last, line, setting) and not _runs_on(last, line))
    )
    return not set_apart and not _begins(last, line)


def _begins(last: Line, line: Line) -> bool:
    """Whether the words of ``line`` begin a paragraph, geometry leaving it open."""
    ended = last.text[-1:] in _ENDS
    label = read_label(line.text)
    if label is None:
        return ended and line.page != last.page and _starts(line)
    return ended or (label.style in _SELDOM_WRAPPED and not _awaits_number(last.text))


def _awaits_number(text: str) -> bool:
    """Whether a number or letter is what the words before a line break lack: "… tại điểm"."""
    return text[-1:] in ",(" or _last_word(text) in _BEFORE_NUMBERS


def _close(last: Box, box: Box, setting: Setting) -> bool:
    """Whether no more room than between lines of a paragraph stands above ``box``."""
    return 0 < box.top - last.top <= _LEADING * setting.pitch


def _stands_apart(paragraph: Sequence[Line], line: Line) -> bool:
    """Whether ``line`` is set as the first of a paragraph: standing in, or in other type."""
    last = paragraph[-1]
    assert last.box is not None and line.box is not None
    if last.text.isupper() and line.text[:_GLANCE] != line.text[:_GLANCE].upper():
        return True  # a title in capitals ends where text begins
    if Align.LEFT not in (line.align, last.align):
        return line.align is not last.align or (line.bold != last.bold and _starts(line))
    if line.align is not last.align:
        return line.bold != last.bold or _starts(line)
    shift = line.box.x0 - last.box.x0
    if shift > _INDENT:
        return True
    if shift < -_INDENT:
        return len(paragraph) > 1 and _starts(line)
    return line.bold != last.bold and _starts(line)


def _runs_on(last: Line, line: Line) -> bool:
    """Whether the words of two lines belong together however much room the first one leaves.

    Words that a space keeps together ("khoản 2", "Phụ lục I") go to the next line as one.
    """
    if read_label(line.text):
        return False
    if line.text[:1].isdigit() and not _awaits_number(last.text):
        return last.text.endswith(_ANNEX)  # any other number counts footnotes, rows or steps
    return _reads_on(last, line) or _awaits_more(last.text)


def _awaits_more(text: str) -> bool:
    """Whether a paragraph cannot end with the words of a line: "… Việt Nam -", "… kèm theo"."""
    return text[-1:] in ",(-–" or _last_word(text) in _BEFORE_WORDS or text.endswith(_ANNEX)


def _last_word(text: str) -> str:
    """In small letters; "" where a damaged file gives a line of nothing but blanks."""
    return "".join(text.lower().split()[-1:])


def _starts(line: Line) -> bool:
    """Whether the words may begin a paragraph: a label or a capital."""
    return not line.text[:1].islower()


def _leaves_room(last: Line, line: Line, setting: Setting) -> bool:
    """Whether the next line's first word would still have fitted on ``last``."""
    assert last.box is not None
    width = last.box.x1 - last.box.x0
    letter = width / max(len(last.text), 1)
    word = letter * (len(line.text.split(" ", 1)[0]) + 1)
    if last.align is Align.CENTER:
        word /= 2  # a centred line grows to both sides
    return last.box.x1 + word + _SLACK < setting.right


def _reads_on(last: Line, line: Line) -> bool:
    """Without geometry: a line goes on that starts small after a line without an end."""
    first = line.text[:1]
    if last.text[-1:] in _ENDS or not first or read_label(line.text):
        return False
    if first == "(":
        return not _ISSUED_WITH.match(line.text)
    return first.islower() or first.isdigit() or first in ",;)"
