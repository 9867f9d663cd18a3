"""Dates and the numbers of provisions: letters read for digits, and the words between misread.

"ngày l5 :háng 3 răm 2O24" → "ngày 15 tháng 3 năm 2024"; "Điều l2" → "Điều 12".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from pipeline.read.scan.mending.edits import Edit, Passages
from pipeline.read.scan.mending.shapes import shapes

_DIGIT = r"[\dOoQlIi|!ZSB]"
_DATE = re.compile(
    rf"(?<!\w)(?P<ngày>[^\s(“\"]{{3,5}}) (?P<day>{_DIGIT}{{1,2}}) (?P<tháng>\S{{4,6}}) "
    rf"(?P<month>{_DIGIT}{{1,2}}) (?P<năm>\S{{2,4}}) (?P<year>{_DIGIT}{{4}})(?!\w)"
)
_SHORT = re.compile(
    rf"(?<=ngày )(?P<day>{_DIGIT}{{1,2}})/(?P<month>{_DIGIT}{{1,2}})/(?P<year>{_DIGIT}{{4}})(?!\w)"
)
_PROVISION = re.compile(
    rf"(?<!\w)(?:Điều|[Kk]hoản) (?P<number>{_DIGIT}{{1,2}}[\dOQI|!])(?=[\s.,;:)]|$)"
)  # in small letters the last may be that of an article put in later: Điều 23i
_MOST_WRONG = 2  # letters of the three words together
_LENGTHS = (("day", 31), ("month", 12))


def dates(passages: Passages) -> Iterator[tuple[int, Edit]]:
    """The dates to change, each with the place of its line; only valid ones come of it."""
    for at, passage in enumerate(passages):
        for match in _DATE.finditer(passage.text):
            yield from ((at, edit) for edit in _written_out(match))
        for match in _SHORT.finditer(passage.text):
            yield from ((at, edit) for edit in _digits(match))


def provisions(passages: Passages) -> Iterator[tuple[int, Edit]]:
    """Numbers of articles and clauses in which letters were read for some of the digits."""
    for at, passage in enumerate(passages):
        for match in _PROVISION.finditer(passage.text):
            read = match["number"]
            better = shapes().number(read)
            if better != read and any(map(str.isdecimal, read)):
                yield at, Edit(*match.span("number"), better)


def _written_out(match: re.Match[str]) -> list[Edit]:
    words = ("ngày", "tháng", "năm")
    if sum(Levenshtein.distance(match[word].lower(), word) for word in words) > _MOST_WRONG:
        return []
    numbers = _digits(match)
    if not _is_date(match):
        return []
    right = [
        Edit(*match.span(word), word)
        for word in words
        if match[word].lower() != word and len(match[word]) >= len(word)
    ]
    return [*numbers, *right]


def _digits(match: re.Match[str]) -> list[Edit]:
    if not _is_date(match):
        return []
    return [
        Edit(*match.span(part), shapes().number(match[part]))
        for part in ("day", "month", "year")
        if not match[part].isdecimal()
    ]


def _is_date(match: re.Match[str]) -> bool:
    parts = {part: shapes().number(match[part]) for part in ("day", "month", "year")}
    if not all(map(str.isdecimal, parts.values())):
        return False
    return all(1 <= int(parts[part]) <= most for part, most in _LENGTHS) and parts["year"][:2] in (
        "19",
        "20",
    )
