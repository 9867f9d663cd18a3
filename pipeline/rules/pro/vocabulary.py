"""The words of ``words.yaml``, checked as they are loaded."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.errors import BadRegister
from pipeline.word_lists import held_in, rows_of, whole_words, words_of

_FILE = Path(__file__).with_name("words.yaml")


class Pair(NamedTuple):
    """Patterns of two works that should be parted, and why; ``unless`` it is somebody's very post."""

    first: re.Pattern[str]
    second: re.Pattern[str]
    why: str
    unless: re.Pattern[str] | None


@cache
def words(field: str) -> tuple[str, ...]:
    """The list ``field``.

    Raises:
        BadRegister: if it is missing, empty, or holds anything but words.
    """
    return words_of(_FILE, _held(), field)


@cache
def any_of(field: str) -> re.Pattern[str]:
    """Whole words of the list ``field``, in any letter case, the longest first."""
    return whole_words(words(field))


def ends_in(field: str, before: str) -> bool:
    """Whether ``before`` ends in a word of the list ``field``, white space aside."""
    led = before.rstrip()
    return any(named.end() == len(led) for named in any_of(field).finditer(led))


class Field(NamedTuple):
    """A sensitive field, and the words of titles that tell it."""

    name: str
    words: re.Pattern[str]


@cache
def sensitive_fields() -> tuple[Field, ...]:
    """The fields in which nobody should act alone.

    Raises:
        BadRegister: if an entry lacks its name or its words.
    """
    return tuple(
        Field(_said(entry, "field", "sensitive"), whole_words(words_of(_FILE, entry, "words")))
        for entry in rows_of(_FILE, _held(), "sensitive")
    )


@cache
def pairs_apart() -> tuple[Pair, ...]:
    """Works that should not be in the same hands.

    Raises:
        BadRegister: if an entry lacks its two lists or its reason.
    """
    pairs = []
    for entry in rows_of(_FILE, _held(), "apart"):
        why = _said(entry, "why", "apart")
        first, second = (whole_words(words_of(_FILE, entry, side)) for side in ("first", "second"))
        unless = whole_words(words_of(_FILE, entry, "unless")) if "unless" in entry else None
        pairs.append(Pair(first, second, why, unless))
    return tuple(pairs)


def _said(entry: dict[str, Any], name: str, field: str) -> str:
    said = entry.get(name)
    if not isinstance(said, str) or not said.strip():
        raise BadRegister(
            f"Mỗi dòng phải có mục {name}.",
            remedy=f"Thêm mục {name} cho dòng thiếu.",
            file=_FILE,
            place=f"mục {field}",
        )
    return said


@cache
def _held() -> dict[str, Any]:
    return held_in(_FILE, dict[str, Any])
