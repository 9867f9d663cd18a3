"""The words two sources of one document are compared by, and the stretches where these differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from pipeline.model.document import Document, Span
from pipeline.read.hygiene import fold_diacritics

_WORD = re.compile(r"\w+(?:[/.-]\w+)*")


class Word(NamedTuple):
    """A word without case and diacritics, and where it stands in ``Document.text``."""

    key: str
    start: int
    end: int


class Run(NamedTuple):
    """Half-open ranges of words in the signed source (a) and the draft (b) that differ."""

    a0: int
    a1: int
    b0: int
    b1: int


def words_of(document: Document) -> list[Word]:
    """The words of the provisions; head and signature block are blank in a draft."""
    text = document.text
    spans = [node.span for node in document.provisions] or [Span(0, len(text))]
    return [
        Word(fold_diacritics(found[0]).casefold(), found.start(), found.end())
        for span in spans
        for found in _WORD.finditer(text, span.start, span.end)
    ]


def runs_of(one: Sequence[Word], other: Sequence[Word]) -> list[Run]:
    """The stretches that differ, in reading order; between any two stands a word both have."""
    steps = Indel.opcodes([word.key for word in one], [word.key for word in other])
    runs = (
        Run(step.src_start, step.src_end, step.dest_start, step.dest_end)
        for step in steps
        if step.tag != "equal"
    )
    return list(joined(runs, near=0))


def joined(runs: Iterator[Run] | Sequence[Run], near: int) -> Iterator[Run]:
    """The runs, those made one between which at most ``near`` words stand in both sources."""
    before: Run | None = None
    for run in runs:
        if before and run.a0 - before.a1 <= near and run.b0 - before.b1 <= near:
            before = Run(before.a0, run.a1, before.b0, run.b1)
            continue
        if before:
            yield before
        before = run
    if before:
        yield before
