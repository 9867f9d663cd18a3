"""Heads of provisions and labels of clauses and points, held to their series.

"Điêu 5." → "Điều 5."; "ø)" → "g)"; "1)" between points k and m → "l)"; "“1," → "“1.".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.read.scan.mending.edits import Edit, Passages
from pipeline.read.scan.mending.shapes import shapes
from pipeline.word_lists import as_written

_POINT = re.compile(r"[“\"]?(?P<label>[a-zđ1])\)(?=\s)")
_CLAUSE = re.compile(r"(?P<quote>[“\"]?)(?P<number>\d{1,2})(?P<sign>[.,])(?= [A-ZÀ-ỸĐ])")
_SERIES = "abcdđeghiklmnopqrstuvxy"


def heads(passages: Passages) -> Iterator[tuple[int, Edit]]:
    """Misread words before the numbers of provisions, each with the place of its line."""
    for at, passage in enumerate(passages):
        for match in _heads().finditer(passage.text):
            yield at, Edit(*match.span("head"), shapes().heads[match["head"]])


def labels(passages: Passages) -> Iterator[tuple[int, Edit]]:
    """Labels of points and clauses at the heads of lines."""
    for at, passage in enumerate(passages):
        if match := _signs().match(passage.text):
            yield at, Edit(*match.span("sign"), shapes().points[match["sign"]])
    yield from _points(passages)
    yield from _clauses(passages)


def _points(passages: Passages) -> Iterator[tuple[int, Edit]]:
    """Letters that only their places in the series tell: "1)" for "l)", "đ)" for "d)"."""
    found = [(at, match) for at, each in enumerate(passages) if (match := _POINT.match(each.text))]
    for (_, before), (at, match), (_, after) in zip(found, found[1:], found[2:], strict=False):
        held = match["label"]
        place = _SERIES.find(before["label"]) + 1
        if not 0 < place < len(_SERIES) - 1:
            continue
        due = _SERIES[place]
        in_doubt = held != due and {held, due} in ({"1", "l"}, {"d", "đ"})
        if in_doubt and after["label"] == _SERIES[place + 1]:
            yield at, Edit(*match.span("label"), due)


def _clauses(passages: Passages) -> Iterator[tuple[int, Edit]]:
    """A comma after the number of a clause where clauses near it have a stop."""
    found = [(at, match) for at, each in enumerate(passages) if (match := _CLAUSE.match(each.text))]
    stopped = {int(match["number"]) for _, match in found if match["sign"] == "."}
    for at, match in found:
        number = int(match["number"])
        near = number - 1 in stopped or number + 1 in stopped
        if match["sign"] == "," and (match["quote"] or near):
            yield at, Edit(*match.span("sign"), ".")


@cache
def _heads() -> re.Pattern[str]:
    words = as_written(shapes().heads)
    return re.compile(rf"(?<!\w)(?P<head>{words})(?= (?:\d+[a-zđ]?(?!\w)|[IVX]+(?!\w)|[a-zđ],? ))")


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(rf"[“\"]?(?P<sign>[{re.escape(''.join(shapes().points))}])\)(?=\s)")
