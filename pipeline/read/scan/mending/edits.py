"""Changes to recognised lines: each at its place, with the rule that asked for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from pipeline.model.reading import Line, Mend, OffsetMap

_WORD = re.compile(r"\S+")


class Edit(NamedTuple):
    """The letters from ``start`` to ``stop`` of a line become ``text``."""

    start: int
    stop: int
    text: str


class Passage(NamedTuple):
    """A line's text; ``confidences`` are the recogniser's, one for each word between spaces, or
    empty where they are not known."""

    text: str
    confidences: tuple[float, ...] = ()

    def confidence(self, place: int) -> float | None:
        """How sure the recogniser was of the word that holds the letter at ``place``."""
        if not self.confidences:
            return None
        return self.confidences[len(_WORD.findall(self.text[: place + 1])) - 1]


def passage_of(line: Line) -> Passage:
    """The text of ``line`` with the confidences of its words."""
    confidences = tuple(word.confidence for word in line.words)
    fits = len(confidences) == len(line.text.split())
    return Passage(line.text, confidences if fits else ())


def edited(line: Line, edits: Iterable[Edit], rule: str, page: int) -> tuple[Line, list[Mend]]:
    """A line with changes made in it, and a record of each.

    Args:
        line: as recognised, or as mended before.
        edits: none overlaps another.
        rule: the name of the rule that asks for them.
        page: the line's page.

    Returns:
        The line, whose ``raw`` and ``map`` lead to what was recognised, and for each change the
        whole words it touches, before and after.
    """
    text = line.text
    parts: list[str] = []
    starts: list[int] = []
    mends: list[Mend] = []
    at = 0
    for edit in sorted(edits):
        parts += text[at : edit.start], edit.text
        starts += range(at, edit.start)
        last = max(edit.stop - 1, edit.start)
        starts += (min(edit.start + place, last) for place in range(len(edit.text)))
        at = edit.stop
        left, right = _words_around(text, edit)
        mends.append(
            Mend(
                before=text[left:right],
                after=text[left : edit.start] + edit.text + text[edit.stop : right],
                rule=rule,
                page=page,
            )
        )
    if not mends:
        return line, []
    parts.append(text[at:])
    starts += range(at, len(text) + 1)
    return (
        msgspec.structs.replace(
            line,
            text="".join(parts),
            raw=text if line.raw is None else line.raw,
            map=OffsetMap(tuple(line.map.original(start) for start in starts)),
        ),
        mends,
    )


def changes(text: str, pattern: re.Pattern[str], words: dict[str, str]) -> list[Edit]:
    """Each match of ``pattern`` (its last group, where it has any) that ``words`` tells a better
    form of."""
    edits = []
    for match in pattern.finditer(text):
        group = pattern.groups
        if (better := words.get(match[group])) is not None:
            edits.append(Edit(*match.span(group), better))
    return edits


def _words_around(text: str, edit: Edit) -> tuple[int, int]:
    left = text.rfind(" ", 0, edit.start) + 1
    right = text.find(" ", edit.stop)
    return left, len(text) if right < 0 else right


Passages = Sequence[Passage]
