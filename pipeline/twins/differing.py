"""Where two sources of one document differ in their words, recognition errors left out.

Method: Myers-like matching of words (rapidfuzz's indel opcodes) on words without case and
diacritics, so that a misread diacritic does not break a match; then every differing run is judged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.fuzz import ratio

from pipeline.model.document import Document, Span
from pipeline.model.run import Difference
from pipeline.twins.reordered import without_reordered
from pipeline.twins.words import Run, Word, joined, runs_of, words_of

_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"^\d+[/.-]?")
_DATED = re.compile(r"(?:so|ngay|thang|nam)$")  # what a number or a date stands after
_MISREAD = 60.0  # likeness in percent from which letters are taken for misread, digits aside
_NEAR = 2  # equal words between two differing runs that belong to one change


def differences(signed: Document, draft: Document) -> tuple[Difference, ...]:
    """Where ``draft`` says something else than ``signed``, in reading order.

    Blanks of a draft (number, date, signature), letters that a recogniser misreads and words that
    are only read in another order are no differences; digits are never taken for misread.
    """
    one, other = words_of(signed), words_of(draft)
    told = without_reordered(runs_of(one, other), (signed, one), (draft, other))
    runs = (_with_unit(one, other, run) for run in joined(told, _NEAR))
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


def _is_misread(mine: Sequence[Word], theirs: Sequence[Word]) -> bool:
    left = "".join(token.key for token in mine)
    right = "".join(token.key for token in theirs)
    if _DIGIT.findall(left) != _DIGIT.findall(right):
        return False
    return ratio(left, right) >= _MISREAD


def _with_unit(one: Sequence[Word], other: Sequence[Word], run: Run) -> Run:
    """A run of numbers with the word they count, which both sources have: "05 ngày"."""
    a0, a1, b0, b1 = run
    bare = a1 > a0 and b1 > b0 and all(t.key.isdigit() for t in (*one[a0:a1], *other[b0:b1]))
    more = bare and a1 < len(one) and b1 < len(other)
    return Run(a0, a1 + more, b0, b1 + more)


def _is_blank(one: Sequence[Word], start: int, end: int, theirs: Sequence[Word]) -> bool:
    """Whether the draft only leaves out the number or day that the signing filled in."""
    filled = [
        _NUMBER.sub("", token.key) if _DATED.match(one[at - 1].key if at else "") else token.key
        for at, token in enumerate(one[start:end], start)
    ]
    return "".join(filled) == "".join(token.key for token in theirs)


def _span(tokens: Sequence[Word], start: int, end: int) -> Span:
    """Where a run stands; of a run without words, the word before it."""
    if end > start:
        return Span(tokens[start].start, tokens[end - 1].end)
    anchor = tokens[max(start - 1, 0)] if tokens else Word("", 0, 0)
    return Span(anchor.start, anchor.end)
