"""The words of orders (``words.yaml``), compiled."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline.model.law import LawChange
from pipeline.read.hygiene import fold_tone
from pipeline.word_lists import Words, held_in, whole_words

_FILE = Path(__file__).parent / "words.yaml"


class _Words(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"excepting": "except"}
):
    orders: dict[LawChange, Words]
    passives: dict[LawChange, Words]
    words: Words
    words_in_marks: Words
    parts: Words
    excepting: Words


class Vocabulary(NamedTuple):
    """Patterns over text with the tone marks folded; orders and passives tell their change."""

    order: re.Pattern[str]
    orders: dict[str, LawChange]
    passive: re.Pattern[str]
    passives: dict[str, LawChange]
    words: re.Pattern[str]
    parts: re.Pattern[str]
    excepting: re.Pattern[str]


@cache
def vocabulary() -> Vocabulary:
    """Load, check and compile.

    Raises:
        BadRegister: if a list is missing, misspelt in its name, or holds something else.
    """
    words = held_in(_FILE, _Words)
    orders, passives = _by_word(words.orders), _by_word(words.passives)
    return Vocabulary(
        order=whole_words(orders),
        orders=orders,
        passive=whole_words(passives),
        passives=passives,
        # What is quoted has been made blank.
        words=re.compile(
            rf"{whole_words(map(fold_tone, words.words)).pattern}|"
            rf"{whole_words(map(fold_tone, words.words_in_marks)).pattern}(?=\s{{3,}})",
            re.IGNORECASE,
        ),
        parts=whole_words(fold_tone(word) for word in words.parts),
        excepting=whole_words(fold_tone(word) for word in words.excepting),
    )


def _by_word(changes: dict[LawChange, Words]) -> dict[str, LawChange]:
    return {fold_tone(word): change for change, words in changes.items() for word in words}
