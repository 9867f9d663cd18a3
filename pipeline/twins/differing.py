"""Where two sources of one document differ in their words, recognition errors left out.

Method: Myers-like matching of words (rapidfuzz's indel opcodes) on words without case and
diacritics, so that a misread diacritic does not break a match; then every differing run is judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import ratio

from pipeline.model.document import Document, Span
from pipeline.model.run import Difference
from pipeline.read.hygiene import fold_diacritics

_WORD = re.compile(r"\w+(?:[/.-]\w+)*")
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"^\d+[/.-]?")
_DATED = re.compile(r"(?:so|ngay|thang|nam)$")  # what a number or a date stands after
_MISREAD = 60.0  # likeness in percent from which letters are taken for misread, digits aside
_NEAR = 2  # equal words between two differing runs that belong to one change


class _Token(NamedTuple):
    key: str
    start: int
    end: int


class _Run(NamedTuple):
    """Half-open ranges of words in the signed source (a) and the draft (b)."""

    a0: int
    a1: int
    b0: int
    b1: int


def differences(signed: Document, draft: Document) -> tuple[Difference, ...]:
    """Where ``draft`` says something else than ``signed``, in reading order.

    Blanks of a draft (number, date, signature) and letters that a recogniser misreads are no
    differences; digits are never taken for misread.
    """
    one, other = _body(signed), _body(draft)
    runs = (_with_unit(one, other, run) for run in _runs(one, other))
    return tuple(
        Difference(
            signed=_span(one, a0, a1),
            draft=_span(other, b0, b1),
            signed_words=signed.text[one[a0].start : one[a1 - 1].end] if a1 > a0 else "",
            draft_words=draft.text[other[b0].start : other[b1 - 1].end] if b1 > b0 else "",
        )
        for a0, a1, b0, b1 in runs
        if not _is_misread(one[a0:a1], other[b0:b1]) and not _is_blank(one, a0, a1, other[b0:b1])
    )


def _body(document: Document) -> list[_Token]:
    """The words of the provisions; head and signature block are blank in a draft."""
    text = document.text
    spans = [node.span for node in document.provisions] or [Span(0, len(text))]
    return [
        _Token(fold_diacritics(found[0]).casefold(), found.start(), found.end())
        for span in spans
        for found in _WORD.finditer(text, span.start, span.end)
    ]


def _runs(one: Sequence[_Token], other: Sequence[_Token]) -> Iterator[_Run]:
    """Differing runs of words, neighbours joined."""
    joined: list[_Run] = []
    for step in Indel.opcodes([t.key for t in one], [t.key for t in other]):
        if step.tag == "equal":
            continue
        run = _Run(step.src_start, step.src_end, step.dest_start, step.dest_end)
        before = joined[-1] if joined else None
        if before and run.a0 - before.a1 <= _NEAR and run.b0 - before.b1 <= _NEAR:
            run = _Run(before.a0, run.a1, before.b0, run.b1)
            joined.pop()
        joined.append(run)
    yield from joined


def _is_misread(mine: Sequence[_Token], theirs: Sequence[_Token]) -> bool:
    left = "".join(token.key for token in mine)
    right = "".join(token.key for token in theirs)
    if _DIGIT.findall(left) != _DIGIT.findall(right):
        return False
    return ratio(left, right) >= _MISREAD


def _with_unit(one: Sequence[_Token], other: Sequence[_Token], run: _Run) -> _Run:
    """A run of numbers with the word they count, which both sources have: "05 ngày"."""
    a0, a1, b0, b1 = run
    bare = a1 > a0 and b1 > b0 and all(t.key.isdigit() for t in (*one[a0:a1], *other[b0:b1]))
    more = bare and a1 < len(one) and b1 < len(other)
    return _Run(a0, a1 + more, b0, b1 + more)


def _is_blank(one: Sequence[_Token], start: int, end: int, theirs: Sequence[_Token]) -> bool:
    """Whether the draft only leaves out the number or day that the signing filled in."""
    filled = [
        _NUMBER.sub("", token.key) if _DATED.match(one[at - 1].key if at else "") else token.key
        for at, token in enumerate(one[start:end], start)
    ]
    return "".join(filled) == "".join(token.key for token in theirs)


def _span(tokens: Sequence[_Token], start: int, end: int) -> Span:
    """Where a run stands; of a run without words, the word before it."""
    if end > start:
        return Span(tokens[start].start, tokens[end - 1].end)
    anchor = tokens[max(start - 1, 0)] if tokens else _Token("", 0, 0)
    return Span(anchor.start, anchor.end)
