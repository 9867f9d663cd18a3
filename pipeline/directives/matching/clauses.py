"""The clause of a passage that tells most of a wording, and where in it the matter begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.directives.matching.words import Syllables, Wording, syllables, wording

_CLAUSE = re.compile(r"(?:[^;\n.]|\.(?=\S))+")
_NEAR = 2
_LABEL = re.compile(r"^\s*(?:Điều \d+\w*|\d+(?:\.\d+)*|[a-zđ]{1,2})\s*[.)]\s*")
_HEADING = re.compile(r"\s*Điều \d+\w*\s*[.:][^\n]*[^\n.;:,\s]\s*\n(?=.*\w)")


class Clause(NamedTuple):
    """A clause: its words, how much of the wording it tells, and where the matter begins in it."""

    text: str
    told: float
    matter: int


def best_clause(text: str, wordings: Sequence[str]) -> Clause:
    """The first of the clauses of ``text`` that tell most of one of ``wordings``."""
    best = Clause(text, 0.0, 0)
    for clause in clauses_of(text):
        there = syllables(clause)
        held = frozenset(syllable for syllable, _ in there)
        for each in wordings:
            told, matter = _told(there, held, wording(each))
            if told > best.told:
                best = Clause(clause, told, matter)
    return best


def clauses_of(text: str) -> Iterator[str]:
    """The clauses of a passage, its label left out, and its heading where words stand below it.

    A heading names the matter as no clause does, and lays down nothing about it.
    """
    label = _HEADING.match(text) or _LABEL.match(text)
    for found in _CLAUSE.finditer(text, label.end() if label else 0):
        if found[0].strip():
            yield found[0]


def _told(
    there: Sequence[tuple[str, int]], held: frozenset[str], words: Wording
) -> tuple[float, int]:
    """How much of a wording a clause of these syllables tells, and where its matter begins."""
    total = told = 0.0
    found: list[int] = []
    for word in words:
        total += word.weight
        places = [
            place
            for way in word.ways
            if held.issuperset(way) and (place := _place(there, way)) is not None
        ]
        if places:
            told += word.weight
            found += places
    return told / total, min(found, default=0)


def _place(there: Sequence[tuple[str, int]], way: Syllables) -> int | None:
    """Where ``way`` first stands, its syllables near each other."""
    for start, (syllable, offset) in enumerate(there):
        if syllable != way[0]:
            continue
        at = start
        for wanted in way[1:]:
            window = there[at + 1 : at + 2 + _NEAR]
            step = next((n for n, (each, _) in enumerate(window) if each == wanted), None)
            if step is None:
                break
            at += step + 1
        else:
            return offset
    return None
