"""The words of the secrecy gate, from marks.yaml, checked on load."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import msgspec

from pipeline.word_lists import Patterns, Words, any_pattern, held_in

_FILE = Path(__file__).with_name("marks.yaml")


class Marks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All lists of marks.yaml, where each is explained."""

    levels: Words
    garbled: Words
    halves: Words
    lookalikes: Words
    foreign: Words
    companions: Words
    signs: Words
    labels: Words
    followers: Words
    ticked_patterns: Patterns
    statement_patterns: Patterns
    declassified_patterns: Patterns
    head_patterns: Patterns
    issuer_patterns: Patterns
    body_patterns: Patterns
    division_patterns: Patterns
    kinds: Words
    unfinished: Words
    continuing: Words
    before_level: Words
    after_level: Words
    form_patterns: Patterns


@cache
def load_marks() -> Marks:
    """The lists of marks.yaml.

    Raises:
        BadRegister: a list is missing, empty or malformed, or a pattern is none.
    """
    return held_in(_FILE, Marks)


@cache
def pattern_of(field: str) -> re.Pattern[str]:
    """One pattern for all entries of a list of patterns."""
    return re.compile(any_pattern(getattr(load_marks(), field)))


@cache
def words_of(field: str) -> str:
    """The source of a pattern for any entry of a list of words, longest first, spacing free."""
    entries = sorted(getattr(load_marks(), field), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(each).replace(r"\ ", r"\s*") for each in entries) + ")"
