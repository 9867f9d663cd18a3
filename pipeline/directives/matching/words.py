"""The words of wordings and of texts, as they are compared."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline.directives.matching.rarity import rarity
from pipeline.language.segments import words_of
from pipeline.read.hygiene import fold_tone, fold_tones
from pipeline.word_lists import Words, held_in

_FILE = Path(__file__).with_name("wordings.yaml")
_SYLLABLE = re.compile(r"\w+(?:/\w+)*")

Syllables = tuple[str, ...]


class _Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    empty: Words
    alike: tuple[Words, ...]
    contrary: dict[str, Words]
    forms: dict[str, Words]
    posts: dict[str, Words]
    charging: Words
    deciding_posts: Words
    any_head: Words
    deciding: Words
    optional: Words
    soft: Words
    released: Words
    acts: Words
    forbidding: Words
    permitting: Words
    negating: Words
    torn: Words
    gatherings: Words
    more_time: Words
    enacting: Words
    scope: Words
    another_sense: Words
    changing: Words
    kinds: tuple[Words, ...]
    passing: Words
    general: Words
    yearly: Words


class Word(NamedTuple):
    """A word of a wording: every way to say it, and how much it tells (its rarity)."""

    ways: tuple[Syllables, ...]
    weight: float


Wording = tuple[Word, ...]


@cache
def lists() -> _Lists:
    """The word lists.

    Raises:
        BadRegister: if the file breaks its form.
    """
    return held_in(_FILE, _Lists)


def folded(text: str) -> str:
    """``text`` as it is compared: small letters, tones in one place; as long as it was.

    Remembered; for a whole text take :func:`folded_whole`.
    """
    small = fold_tone(text.lower())
    return small if len(small) == len(text) else text


def folded_whole(text: str) -> str:
    """:func:`folded` of a whole text."""
    small = fold_tones(text.lower())
    return small if len(small) == len(text) else text


@lru_cache(maxsize=4096)
def syllables(text: str) -> tuple[tuple[str, int], ...]:
    """The syllables of a clause in order, each with where it starts; remembered."""
    return tuple((found[0], found.start()) for found in _SYLLABLE.finditer(folded(text)))


def sequence(text: str) -> Syllables:
    """The syllables of ``text`` alone."""
    return tuple(_SYLLABLE.findall(folded_whole(text)))


@lru_cache(maxsize=8192)
def wording(text: str) -> Wording:
    """The words of a wording that tell something; where none does, all of them."""
    parts = _parts(text)
    telling = [part for part in parts if part not in _empty()] or parts
    return tuple(Word(_ways(part), rarity(part)) for part in telling)


def _parts(text: str) -> list[Syllables]:
    """A wording in words: those of the lists first, the longest, then the segmenter's."""
    whole = sequence(text)
    known = _known()
    parts: list[Syllables] = []
    rest: list[str] = []
    place = 0
    while place < len(whole):
        for length in range(min(7, len(whole) - place), 1, -1):
            if whole[place : place + length] in known:
                parts += _segmented(rest)
                rest = []
                parts.append(whole[place : place + length])
                place += length
                break
        else:
            rest.append(whole[place])
            place += 1
    return parts + _segmented(rest)


def _segmented(rest: list[str]) -> list[Syllables]:
    text = " ".join(rest)
    parts = [sequence(text[word.start : word.end]) for word in words_of(text)] if rest else []
    return [part for part in parts if part]


def _ways(part: Syllables) -> tuple[Syllables, ...]:
    return tuple(dict.fromkeys((part, *_known().get(part, ()))))


@cache
def _known() -> dict[Syllables, tuple[Syllables, ...]]:
    """Each word of the groups, with all it may be said by."""
    said: dict[Syllables, list[Syllables]] = defaultdict(list)
    for group in lists().alike:
        ways = [sequence(word) for word in group]
        for way in ways:
            said[way] += ways
    return {way: tuple(dict.fromkeys(others)) for way, others in said.items()}


@cache
def _empty() -> frozenset[Syllables]:
    return frozenset(sequence(word) for word in lists().empty)
