"""Trains the judge of ``extract.responsibilities.subjects`` on weak labels.

Where a clause says "X có trách nhiệm V", or a lead-in line names X and an item below says V, it is
known for sure where X ends. Joined without the words between ("X V"), or with a weaker modal
("X phải V"), they make a clause as hard as any, whose answer is known. Names in lists of things
("Hồ sơ gồm: …") are clauses without a predicate. Distant supervision: Mintz et al., 2009.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from pipeline.extract.responsibilities.adjuncts import leading_adjuncts
from pipeline.extract.responsibilities.seen import masked_of, ruled_norms
from pipeline.extract.responsibilities.settings import Mode, settings_of
from pipeline.extract.responsibilities.standing import above_of
from pipeline.extract.responsibilities.subjects.candidates import candidates_of, tokens_of
from pipeline.extract.responsibilities.subjects.features import features_of
from pipeline.extract.responsibilities.subjects.ruling import by_rules
from pipeline.extract.responsibilities.vocabulary import Vocabulary, vocabulary
from pipeline.language import Passage
from pipeline.trained.linear import place_of

BITS = 17
THRESHOLD = -1.5
SEED = 5
_STRONG = re.compile(r"(?<!\w)có (?:trách nhiệm|nghĩa vụ|nhiệm vụ|quyền hạn|quyền)(?!\w)")
_WITH_WEAK = 0.25  # of the clauses are told once more, with a weak modal
# What a name does not hold: a second predicate, an adjunct, a torn end.
_NO_NAME = re.compile(
    r"(?<!\w)(?:phải|không được|chịu trách nhiệm|có quyền|sẽ|thì|cần)(?!\w)|"
    r"\b(?:và|không)$|,$|[:;]|trong phạm vi|theo phân|căn cứ"
)
_IS = re.compile(r"(?<!\w)là(?!\w)")
_LONGEST = 32  # words of a name
_SHORTEST_LONE = 3
_PREFIX = 40  # letters of a predicate that tell it from another of the same name
_WINDOW = 160  # letters after the name whose verbs are given as wrong answers
_HELD_OUT = 2  # tenths of the names


class Example(NamedTuple):
    """A clause, and where its predicate begins; None for a name alone."""

    name: str
    clause: str
    predicate: int | None


class Trained(NamedTuple):
    """``weights``: 2**BITS; of the ``held_out`` clauses, how many were right."""

    weights: np.ndarray
    intercept: float
    examples: int
    held_out: int
    right: int
    right_by_rules: int


def train_subjects(passages: Iterable[Passage]) -> Trained:
    """The judge, learnt from the sure clauses of ``passages``; the same for the same passages.

    The figures are of a model that saw none of the held-out names; the weights are learnt from all.
    """
    examples = list(_examples(passages))
    table = _Table(examples)
    learn = table.folds >= _HELD_OUT
    judged = _fit(table, learn)
    right, by_rules_right = table.right(judged)
    whole = _fit(table, np.ones_like(learn))
    return Trained(
        weights=whole.coef_[0],
        intercept=float(whole.intercept_[0]),
        examples=len(examples),
        held_out=sum(_fold(each.name) < _HELD_OUT for each in examples),
        right=right,
        right_by_rules=by_rules_right,
    )


def _examples(passages: Iterable[Passage]) -> Iterator[Example]:
    words = vocabulary()
    chance = random.Random(SEED)  # noqa: S311
    weak = sorted(modal for modal, said in words.modals.items() if not said.strong)
    seen: set[tuple[str, str]] = set()
    for passage in passages:
        for name, predicate in _pairs(passage, words):
            told = name, predicate[:_PREFIX]
            if told in seen:
                continue
            seen.add(told)
            if not predicate:
                yield Example(name, name, None)
                continue
            yield Example(name, f"{name} {predicate}", len(name) + 1)
            if chance.random() < _WITH_WEAK:
                modal = chance.choice(weak)
                yield Example(name, f"{name} {modal} {predicate}", len(name) + 1)


def _pairs(passage: Passage, words: Vocabulary) -> Iterator[tuple[str, str]]:
    """Names with what they are to do; with "" where nothing follows the name."""
    masked = masked_of(passage.text)
    for pair in (*_told(passage, masked, words), *_below(passage, masked, words)):
        name, predicate = (" ".join(each.split()) for each in pair)
        if not predicate:
            alone = _SHORTEST_LONE <= len(name.split()) <= _LONGEST
            if alone and by_rules(masked_of(name), 0, 1, len(name), words) is None:
                yield name, ""
        elif not _NO_NAME.search(name) and len(name.split()) <= _LONGEST:
            small = predicate[0].lower() + predicate[1:]
            if words.verb.match(small):
                yield name, small


def _told(passage: Passage, masked: str, words: Vocabulary) -> Iterator[tuple[str, str]]:
    """Names before a strong modal, and names that are all of an item of a list of things."""
    settings = settings_of(passage, masked, words)
    for clause in passage.clauses:
        end = clause.span.end
        _, start = leading_adjuncts(masked, clause.span.start, end, words)
        if not words.bearer.match(masked, start, end):
            continue
        strong = _STRONG.search(masked, start, end)
        if strong:
            yield passage.text[start : strong.start()].strip(" ,"), passage.text[strong.end() : end]
        elif above_of(passage, settings, clause).mode is Mode.THINGS and not (
            words.modal.search(masked, start, end) or _IS.search(masked, start, end)
        ):
            yield passage.text[start:end].strip(" ;."), ""


def _below(passage: Passage, masked: str, words: Vocabulary) -> Iterator[tuple[str, str]]:
    """Names in headings and lead-in lines, with the works in the lines under them."""
    for norm in ruled_norms(passage):
        if norm.bearer is None or "\n" not in masked[norm.bearer.end : norm.action.start]:
            continue
        line = masked.rfind("\n", 0, norm.action.start) + 1
        if norm.action.start - line < 6 and words.verb.match(masked, norm.action.start):
            yield norm.bearer.quote, norm.action.quote


class _Table:
    """All candidates of all examples: their features, which is right, and what the rules pick."""

    def __init__(self, examples: Sequence[Example]) -> None:
        words = vocabulary()
        rows: list[int] = []
        columns: list[int] = []
        right: list[bool] = []
        folds: list[int] = []
        self.groups: list[tuple[int, int]] = []  # the candidates of each example
        self._starts: list[int] = []
        self._examples = examples
        self._ruled: list[int | None] = []
        for example in examples:
            masked = masked_of(example.clause)
            end = len(masked)
            tokens = tokens_of(masked, 0, end)
            ruled = by_rules(masked, 0, 1, end, words)
            self._ruled.append(ruled.start if ruled else None)
            found = candidates_of(masked, 1, end, tokens, words)
            first = len(right)
            told = features_of(masked, tokens, found, ruled, words)
            for candidate, features in zip(found, told, strict=True):
                if example.predicate is not None and candidate.start > example.predicate + _WINDOW:
                    break
                places = {place_of(feature, BITS) for feature in features}
                rows += [len(right)] * len(places)
                columns += sorted(places)
                right.append(candidate.start == example.predicate)
                folds.append(_fold(example.name))
                self._starts.append(candidate.start)
            self.groups.append((first, len(right)))
        self.right_ones = np.array(right)
        self.folds = np.array(folds)
        shape = (len(right), 1 << BITS)
        self.features = csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), shape)

    def right(self, judge: LogisticRegression) -> tuple[int, int]:
        """How many of the held-out examples the judge, and the rules alone, get right."""
        scores = judge.decision_function(self.features)
        judged = ruled = 0
        for example, (first, last), rules in zip(
            self._examples, self.groups, self._ruled, strict=True
        ):
            if _fold(example.name) >= _HELD_OUT:
                continue
            ruled += rules == example.predicate
            picked = None
            if last > first:
                best = max(range(first, last), key=scores.__getitem__)
                picked = self._starts[best] if scores[best] >= THRESHOLD else None
            judged += picked == example.predicate
        return judged, ruled


def _fit(table: _Table, of: np.ndarray) -> LogisticRegression:
    judge = LogisticRegression(C=1.0, max_iter=300)
    return judge.fit(table.features[of], table.right_ones[of])


def _fold(name: str) -> int:
    """One of ten folds; a name is in one only, however it is spelled."""
    return hashlib.sha256(name.casefold().encode()).digest()[0] % 10
