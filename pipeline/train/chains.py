"""Annotated norms as labels of words, and the chain that learns them."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from underthesea_core import CRFTrainer

from pipeline.extract.responsibilities.learnt.chain import (
    ABOVE,
    AFTER,
    BEARER,
    NOBODY,
    OUTSIDE,
    OWN,
)
from pipeline.extract.responsibilities.learnt.sequences import LineOfWords
from pipeline.language import Passage
from pipeline.model.document import Span

L1, L2, ROUNDS = 1.5, 0.5, 80
SEEN = 11  # times a feature must stand in the articles


class Truth(NamedTuple):
    """An annotated norm: its action, and its bearer."""

    action: Span
    bearer: Span | None


def labels_of(
    passage: Passage, lines: Sequence[LineOfWords], truths: Iterable[Truth]
) -> list[list[str]]:
    """A label for each word of each line: B or I, and what of."""
    ordered = sorted(truths)
    told: list[list[str]] = []
    for line in lines:
        stands = passage.lines[line.line].span
        labels = [OUTSIDE] * len(line.words)
        for truth in ordered:
            if truth.bearer is not None and _inside(truth.bearer, stands):
                _mark(line, labels, truth.bearer, BEARER)
        for truth in ordered:
            if _inside(truth.action, stands):
                _mark(line, labels, truth.action, _whose(truth, stands))
        told.append(labels)
    return told


def _inside(span: Span, line: Span) -> bool:
    return line.start <= span.start and span.end <= line.end


def _whose(truth: Truth, line: Span) -> str:
    if truth.bearer is None:
        return NOBODY
    if not _inside(truth.bearer, line):
        return ABOVE
    return AFTER if truth.bearer.start > truth.action.start else OWN


def _mark(line: LineOfWords, labels: list[str], span: Span, what: str) -> None:
    sign = "B"
    for place, word in enumerate(line.words):
        if not (span.start <= word.start and word.end <= span.end):
            continue
        if what != BEARER and labels[place].endswith(BEARER):
            continue  # the name inside an action stays a name
        labels[place] = f"{sign}-{what}"
        sign = "I"


def train_chain(
    features: Sequence[list[list[str]]], labels: Sequence[list[str]], file: Path
) -> None:
    """Learn a chain from lines of words and write it.

    The trainer takes features in no fixed order: the same lines give the same answers up to
    rounding, not the same bytes.
    """
    often = Counter(each for line in features for word in line for each in word)
    kept = [[[each for each in word if often[each] >= SEEN] for word in line] for line in features]
    trainer = CRFTrainer()
    trainer.set_l1_penalty(L1)
    trainer.set_l2_penalty(L2)
    trainer.set_max_iterations(ROUNDS)
    with _silence():
        trainer.train(kept, list(labels))
    trainer.get_model().save(str(file))


@contextmanager
def _silence() -> Iterator[None]:
    """The trainer tells every round on standard error, below Python."""
    with tempfile.TemporaryFile() as nowhere:
        before = os.dup(2)
        os.dup2(nowhere.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(before, 2)
            os.close(before)
