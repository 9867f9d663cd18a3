"""Lines of a text with their labels, and which line each stands under.

A stack of open lines by rank, as the labels of Vietnamese law are ranked: article, clause, point,
indent. An unlabelled line belongs to the labelled line above it; one that ends with a colon holds
the items after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline.language.model import Line, LineKind
from pipeline.model.document import Span
from pipeline.word_lists import held_in

_FILE = Path(__file__).with_name("labels.yaml")
_RANKS = {
    LineKind.CLOSING: 0.0,
    LineKind.HEADING: 0.0,
    LineKind.ARTICLE: 1.0,
    LineKind.SECTION: 1.5,
    LineKind.STEP: 1.8,
    LineKind.CLAUSE: 2.0,
    LineKind.POINT: 3.0,
    LineKind.INDENT: 4.0,
}
_STEP_SAID = re.compile(r"ước|ƯỚC|\bB\d")
_LEADING = re.compile(r"[\s“\"«‘]*")


class _Labels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    heading: re.Pattern[str]
    article: re.Pattern[str]
    step: re.Pattern[str]
    section: re.Pattern[str]
    clause: re.Pattern[str]
    point: re.Pattern[str]
    indent: re.Pattern[str]
    closing: re.Pattern[str]
    step_inside: re.Pattern[str]
    clause_inside: re.Pattern[str]


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of ``text`` that say something, in order."""
    found: list[Line] = []
    open_lines: list[tuple[float, int]] = []
    closing = False
    start = 0
    for words in _split(text):
        span = Span(start, start + len(words))
        start = span.end + 1
        if not words.strip():
            continue
        line = _read(words, span)
        if line.kind is LineKind.ARTICLE:
            closing = False
        elif closing or line.kind is LineKind.CLOSING:
            closing = True
            line = msgspec.structs.replace(line, kind=LineKind.CLOSING)
        found.append(_placed(line, words, found, open_lines))
    return tuple(found)


def may_hold_steps(text: str) -> bool:
    """Whether "Bước" or "B1" may be there: a quick look before the patterns of steps."""
    return _STEP_SAID.search(text) is not None


def _split(text: str) -> Iterator[str]:
    """The lines, parted where a khoản or a step begins inside one; one character stands between."""
    labels = _labels()
    for line in text.split("\n"):
        for part in labels.clause_inside.split(line):
            yield from labels.step_inside.split(part) if may_hold_steps(part) else (part,)


def _read(words: str, span: Span) -> Line:
    begin = _LEADING.match(words).end()  # type: ignore[union-attr]
    label, kind, num = Span(span.start + begin, span.start + begin), LineKind.TEXT, ""
    for candidate, pattern in _labels().kinds.items():
        match = pattern.match(words, begin)
        if match:
            kind = candidate
            num = next((each for each in match.groups() if each), "")
            label = Span(span.start + match.start(), span.start + match.end())
            break
    else:
        if words.isupper():
            kind = LineKind.HEADING
    body_start = label.end
    while body_start < span.end and words[body_start - span.start].isspace():
        body_start += 1
    body_end = max(body_start, span.start + len(words.rstrip()))
    leads = words.rstrip(' \t”"').endswith(":")
    body = Span(body_start, body_end)
    return Line(kind=kind, span=span, label=label, body=body, num=num, leads=leads)


def _placed(
    line: Line, words: str, before: list[Line], open_lines: list[tuple[float, int]]
) -> Line:
    """``line`` with its parent; ``open_lines`` (rank, place) is brought up to date."""
    if line.kind is LineKind.TEXT:
        above = open_lines[-1] if open_lines else None
        if above and line.leads and before[above[1]].kind is LineKind.TEXT:
            open_lines.pop()
        rank = open_lines[-1][0] + 0.05 if open_lines else 0.5
    else:
        rank = _RANKS[line.kind] + _depth(line, words)
        if line.kind is LineKind.STEP:
            rank = _rank_of_step(before, open_lines)
        while open_lines and open_lines[-1][0] >= rank:
            open_lines.pop()
    parent = open_lines[-1][1] if open_lines else None
    if line.kind is not LineKind.TEXT or line.leads:
        open_lines.append((rank, len(before)))
    return msgspec.structs.replace(line, parent=parent)


def _rank_of_step(before: list[Line], open_lines: list[tuple[float, int]]) -> float:
    """Steps that a line leads in stand under it: "7. Văn phòng có trách nhiệm:", "Bước 1. …"."""
    for rank, place in reversed(open_lines):
        if before[place].kind is LineKind.STEP:
            return rank
    if open_lines and open_lines[-1][1] == len(before) - 1 and before[-1].leads:
        return open_lines[-1][0] + 0.01
    return _RANKS[LineKind.STEP]


def _depth(line: Line, words: str) -> float:
    """What parts add to a rank: "5.1.", "a1)" and "+" stand below "5.", "a)" and "-"."""
    if line.kind is LineKind.CLAUSE:
        return 0.1 * line.num.count(".")
    if line.kind is LineKind.INDENT:
        return 0.1 if words[line.label.start - line.span.start] == "+" else 0.0
    if line.kind is not LineKind.POINT:
        return 0.0
    if line.label.end - line.label.start == len(line.num) + 2:
        return 0.2  # "(i)" stands below "a)"
    return 0.1 if line.num[:1].isalpha() and line.num[-1:].isdigit() else 0.0


class Labels(NamedTuple):
    """A pattern for each kind of label, and of places where one begins inside a line."""

    kinds: dict[LineKind, re.Pattern[str]]
    step_inside: re.Pattern[str]
    clause_inside: re.Pattern[str]


@cache
def _labels() -> Labels:
    return load_labels(_FILE)


def load_labels(file: Path) -> Labels:
    """The patterns of ``file``.

    Raises:
        BadRegister: a label is missing, misspelt in its name, or no pattern.
    """
    labels = held_in(file, _Labels)
    kinds = [name for name in labels.__struct_fields__ if not name.endswith("_inside")]
    patterns = {LineKind(name): getattr(labels, name) for name in kinds}
    return Labels(patterns, labels.step_inside, labels.clause_inside)
