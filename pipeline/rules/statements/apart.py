"""Words of titles that tell one work from another, from ``apart.yaml``."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline.read.hygiene import fold_diacritics, fold_tone
from pipeline.word_lists import Words, held_in, whole_words

_FILE = Path(__file__).with_name("apart.yaml")
_SYLLABLE = re.compile(r"\w+")


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    common: Words
    alone: Words
    against: tuple[Words, ...]


class _Lists(NamedTuple):
    common: frozenset[str]
    pattern: re.Pattern[str]
    alone: frozenset[str]
    against: tuple[frozenset[str], ...]


def topic_of(title: str) -> frozenset[str]:
    """The syllables of ``title``, without diacritics, that are not common to all titles.

    Raises:
        BadRegister: if the lists are missing or malformed.
    """
    return _syllables(title) - _lists().common


def apart_of(title: str) -> frozenset[str]:
    """The words of ``title`` that may make another work of it, in small letters.

    Raises:
        BadRegister: if the lists are missing or malformed.
    """
    return frozenset(found[0] for found in _lists().pattern.finditer(_plain(title)))


def is_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two titles with these words, from ``apart_of``, name two works."""
    lists = _lists()
    if one & lists.alone != other & lists.alone:
        return True
    return any(one & group and other & group and not one & other & group for group in lists.against)


@cache
def _lists() -> _Lists:
    words = held_in(_FILE, _Words)
    alone = frozenset(map(_plain, words.alone))
    against = tuple(frozenset(map(_plain, group)) for group in words.against)
    common = frozenset().union(*map(_syllables, words.common))
    return _Lists(common, whole_words(alone.union(*against)), alone, against)


def _syllables(words: str) -> frozenset[str]:
    return frozenset(_SYLLABLE.findall(fold_diacritics(words).casefold()))


def _plain(words: str) -> str:
    return fold_tone(words).casefold()
