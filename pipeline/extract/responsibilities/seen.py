"""What rules and vocabulary see in a passage; the trained models look at the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.responsibilities.ruled import norms_by_rule
from pipeline.extract.responsibilities.settings import Setting, settings_of
from pipeline.extract.responsibilities.vocabulary import Vocabulary, vocabulary
from pipeline.language import Passage
from pipeline.model.facts import Responsibility
from pipeline.read.hygiene import fold_tone

_BRACKETS = re.compile(r"\((?!\s*làm việc\s*\))[^()\n]*\)")  # "02 ngày (làm việc)" is one time


class Seen(NamedTuple):
    """What rules and vocabulary see in a passage.

    ``masked`` is its folded text whose brackets are blanked; ``settings`` are what each line gives
    to those under it; ``ruled`` are the norms of the rules.
    """

    passage: Passage
    masked: str
    settings: Sequence[Setting]
    ruled: tuple[Responsibility, ...]
    vocabulary: Vocabulary


def seen_in(passage: Passage) -> Seen:
    """All that rules see in ``passage``; spans count its characters."""
    words = vocabulary()
    masked = masked_of(passage.text)
    settings = settings_of(passage, masked, words)
    ruled = tuple(norms_by_rule(passage, masked, settings, words))
    return Seen(passage, masked, settings, ruled, words)


def ruled_norms(passage: Passage) -> tuple[Responsibility, ...]:
    """The norms that rules see in ``passage``, in reading order; spans count its characters."""
    return seen_in(passage).ruled


def masked_of(text: str) -> str:
    """The text with tones folded and brackets blanked, of the same length."""
    folded = fold_tone(text)
    return _BRACKETS.sub(lambda match: " " * len(match[0]), folded)
