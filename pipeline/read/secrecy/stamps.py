"""Whether one line of the stamp area is a mark of secrecy."""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz.distance import Levenshtein

from pipeline.model.reading import Line
from pipeline.read.hygiene import fold_diacritics
from pipeline.read.secrecy.vocabulary import load_marks

_LONGEST = 90  # letters: a longer line is prose, unless it opens with a label
_PARTS = re.compile(r"\s{2,}|\t|\s*[|/–—]\s*|\s+-\s+|\s*[:;]\s*")
_FRAME = " \t*()[]{}<>«»\"'“”.,:;!_-–—=~|/\\"
_BRACKETED = re.compile(r"[\[(【]\s*([^\])】]{1,20})\s*[\])】]")
_NUMBERED = re.compile(r"^(?:Số|SỐ)\s*:?.*?\s((?:TUYỆT|TỐI)\s+MẬT|MẬT)[\s*.)\]]*$")
_MISREADS = 1  # letters of "TOIMAT" or "TUYETMAT" a recogniser may get wrong


def is_stamp(line: Line, before: str) -> bool:
    """Whether ``line`` is a mark of secrecy.

    Args:
        line: a line of the stamp area.
        before: the text of the line before it: a title that goes on makes its next line no stamp.
    """
    text = line.text.strip()
    if _labelled().match(text):
        return True
    if len(text) > _LONGEST or _goes_on(before, text):
        return False
    if any(_is_mark(found[1], line) for found in _BRACKETED.finditer(text) if found[1].isupper()):
        return True
    if _NUMBERED.match(text):
        return True
    whole = _is_mark(text, line)
    return whole or any(
        part.isupper() and _is_level(part) for part in _PARTS.split(text) if part.strip(_FRAME)
    )


def is_declassified(line: Line) -> bool:
    """Whether ``line`` is the stamp that ends a document's secrecy."""
    return line.text.isupper() and _letters(line.text) in _declassified()


def _is_mark(text: str, line: Line) -> bool:
    """Whether the whole of ``text`` is a level: in capitals, capitalised, or as misread."""
    bare = text.strip(_FRAME)
    if not bare or not bare[0].isupper():
        return False
    if _is_level(bare) or (bare.isupper() and _letters(bare) in _foreign()):
        return True
    folded = _folded(bare)
    if bare.isupper() and bare.isascii():
        return folded in _folded_levels()
    if not line.words or not bare.isupper():
        return False
    return any(
        folded == level or (len(level) > 3 and Levenshtein.distance(folded, level) <= _MISREADS)
        for level in _folded_levels()
    )


def _is_level(text: str) -> bool:
    return _letters(text).casefold() in _levels()


def _goes_on(before: str, text: str) -> bool:
    """Whether ``before`` is a line of a title in capitals that ``text`` ends."""
    return before.isupper() and text.isupper() and bool(_unfinished().search(before.strip()))


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]", "", text)


def _folded(text: str) -> str:
    return _letters(fold_diacritics(text)).upper()


@cache
def _levels() -> frozenset[str]:
    return frozenset(_letters(level).casefold() for level in load_marks().levels)


@cache
def _folded_levels() -> frozenset[str]:
    return frozenset(_folded(level) for level in load_marks().levels)


@cache
def _foreign() -> frozenset[str]:
    return frozenset(_letters(each) for each in load_marks().foreign)


@cache
def _declassified() -> frozenset[str]:
    return frozenset(_letters(each) for each in load_marks().declassified)


@cache
def _labelled() -> re.Pattern[str]:
    """A label, then a level and no more: "Độ mật: Tối mật"; not "Độ mật: do … quyết định"."""
    labels = "|".join(re.escape(label).replace(r"\ ", r"\s+") for label in load_marks().labels)
    levels = "|".join(level.replace(" ", r"\s*") for level in load_marks().levels)
    between = r"\s*[:\-–]?\s*[\[(«\"“*]*\s*"
    return re.compile(rf"[\W_]*(?:{labels}){between}(?:{levels})\W*$", re.IGNORECASE)


@cache
def _unfinished() -> re.Pattern[str]:
    ends = sorted(load_marks().unfinished, key=len, reverse=True)
    return re.compile("(?:" + "|".join(re.escape(end) for end in ends) + ")$")
