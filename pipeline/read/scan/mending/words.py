"""Words with a letter misread into no word at all: "1hủ tướng", ":háng 5", "hà+h vi".

Method: where a word is none that Vietnamese spelling allows, or the recogniser was unsure of one
legal text does not know, the words one letter away are weighed by the company they would be in;
the best is taken if that company is usual, and the next best far behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from pipeline.read.hygiene.spelling import is_syllable
from pipeline.read.scan.mending.company import START, company
from pipeline.read.scan.mending.edits import Edit, Passages
from pipeline.read.scan.mending.syllables import key_of

# A word between spaces without the quotes, brackets and stops around it.
_WORD = re.compile(r"(?<!\S)[\"“‘(\[]*(\S+?)([\"”’)\].,;:]*)(?!\S)")
_STROKES = "1!|¡¬+:‹›"  # signs the recogniser puts for the strokes of letters
_STEMS = "1!|"  # of those, what stands for capitals
_MARKED = re.compile(r"[^\W\dA-Za-z_]")
_UNSURE = 0.9
_LEAST_LETTERS = 3
_OFTEN = 40
_MARGIN = 2.0  # natural logarithm


class _Word(NamedTuple):
    """A word at ``start`` of a line, and whether a clause ends behind it."""

    line: int
    start: int
    text: str
    ends: bool
    confidence: float | None

    @property
    def key(self) -> str:
        """What it is counted by; that of a number is that of a clause's start."""
        return key_of(self.text) if any(map(str.isalpha, self.text)) else START


def words(passages: Passages) -> Iterator[tuple[int, Edit]]:
    """The words to change, each with the place of its line."""
    found = [
        _Word(
            at,
            match.start(1),
            match[1],
            match[2] not in ("", ","),
            passage.confidence(match.start(1)),
        )
        for at, passage in enumerate(passages)
        for match in _WORD.finditer(passage.text)
    ]
    for at, word in enumerate(found):
        if not _is_broken(word):
            continue
        left = found[at - 1].key if at and not found[at - 1].ends else START
        right = found[at + 1].key if not word.ends and at + 1 < len(found) else ""
        key = _likeliest(word.key, left, right)
        if key is not None:
            text = _in_case_of(word.text, key, begins=left == START)
            yield word.line, Edit(word.start, word.start + len(word.text), text)


def _is_broken(word: _Word) -> bool:
    letters = word.text.translate(_WITHOUT_STROKES)
    if len(word.text) < _LEAST_LETTERS or not letters.isalpha() or not _MARKED.search(letters):
        return False
    if letters != word.text:
        return True
    if word.text[1:] != word.text[1:].lower() and not word.text.isupper():
        return False  # an abbreviation
    key = word.key
    unsure = word.confidence is not None and word.confidence < _UNSURE
    return not company().knows(key) and (unsure or not is_syllable(key))


_WITHOUT_STROKES = str.maketrans("", "", _STROKES)


def _likeliest(broken: str, left: str, right: str) -> str | None:
    """The word one letter away from ``broken`` that is usual beside its neighbours."""
    weighed = sorted(
        (
            company().likelihood(left, key) + (company().likelihood(key, right) if right else 0.0),
            key,
        )
        for key in _near(broken)
    )
    if not weighed or (len(weighed) > 1 and weighed[-1][0] - weighed[-2][0] < _MARGIN):
        return None
    key = weighed[-1][1]
    beside = [company().count(left, key)] if left != START else []
    if right:
        beside.append(company().count(key, right))
    return key if beside and max(beside) >= _OFTEN and min(beside) > 0 else None


@lru_cache(maxsize=512)
def _near(broken: str) -> tuple[str, ...]:
    """The syllables one letter away.

    A sign stands for a letter and is never one too many (it may be a bullet, or a note's number),
    nor is a first letter: it may be a word of its own that ran into this one.
    """
    signs = broken.translate(_WITHOUT_STROKES) != broken
    found = process.extract(
        broken,
        company().syllables(),
        scorer=Levenshtein.distance,
        score_cutoff=1,
        limit=None,
    )
    return tuple(
        key
        for key, _, _ in found
        if is_syllable(key)
        and key != broken[1:]
        and (not signs or len(key) >= len(broken))
        and len(key) > 1
    )


def _in_case_of(read: str, key: str, *, begins: bool) -> str:
    """``key`` in capitals or with a capital as ``read`` was; a stem at its head was a capital."""
    if read.translate(_WITHOUT_STROKES).isupper():
        return key.upper()
    capital = read[0].isupper() or read[0] in _STEMS or (begins and len(key) > len(read))
    return key.capitalize() if capital else key
