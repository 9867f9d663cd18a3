"""At which level of a unit a post stands, by the words that open its name."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline.word_lists import Word, Words, broken, held_in, whole_words

_FILE = Path(__file__).with_name("levels.yaml")
_BETWEEN_NAMES = re.compile(r"\s*(?:[,;/]|(?<!\w)(?:và|hoặc|hay)(?!\w))\s*")


class _Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    level: Word
    words: Words


class _Held(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    levels: tuple[_Row, ...]
    left_out: Words
    delegated: Words


class Level(NamedTuple):
    """A level: its ``rank`` counts from 0, the highest, and ``name`` is how a reviewer reads it."""

    rank: int
    name: str


class Levels(NamedTuple):
    """The level of each opening of a post's name, None for one that tells none, in small letters;
    and the words by which a step says that it is done for a higher level."""

    openings: dict[str, Level | None]
    delegated: re.Pattern[str]


def level_of(actor: str) -> Level | None:
    """The level of the post ``actor`` names, of several the highest; None where one is not told.

    Raises:
        BadRegister: if the list of levels breaks its rules.
    """
    names = [name for name in _BETWEEN_NAMES.split(" ".join(actor.casefold().split())) if name]
    levels = [_level_of_one(name) for name in names]
    known = [level for level in levels if level is not None]
    return min(known) if known and len(known) == len(levels) else None


def is_delegated(words: str) -> bool:
    """Whether ``words`` of a step say that it is done for, or was handed down by, a higher level."""
    return _levels().delegated.search(words) is not None


def _level_of_one(name: str) -> Level | None:
    openings = _levels().openings
    fitting = (words for words in openings if name == words or name.startswith(f"{words} "))
    longest = max(fitting, key=len, default=None)
    return openings[longest] if longest is not None else None


@cache
def _levels() -> Levels:
    return load_levels(_FILE)


def load_levels(file: Path) -> Levels:
    """The lists of ``file``.

    Raises:
        BadRegister: if an entry lacks its name or its words, or a word stands at two levels.
    """
    told = held_in(file, _Held)
    found: dict[str, Level | None] = {}
    for rank, row in enumerate(told.levels):
        for place, words in enumerate(row.words):
            if words.casefold() in found:
                raise broken(
                    file,
                    f"«{words}» ghi ở hai cấp.",
                    *("levels", rank, "words", place),
                    remedy="Để mỗi chức danh ở đúng một cấp.",
                )
            found[words.casefold()] = Level(rank, row.level)
    found |= {words.casefold(): None for words in told.left_out}
    return Levels(found, whole_words(told.delegated))
