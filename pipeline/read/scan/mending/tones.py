"""Tone marks the recogniser took for others: "sửa đối" is never written, "sửa đổi" always.

Method: a noisy channel over pairs of syllables. For each syllable those that differ in the marks of
one letter are weighed by how likely they make the pairs with their neighbours. A syllable the
recogniser was sure of is changed only where it was never seen in that company and the other often.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from pipeline.read.hygiene import fold_diacritics
from pipeline.read.hygiene.spelling import is_syllable
from pipeline.read.scan.mending.company import START, company
from pipeline.read.scan.mending.edits import Edit, Passages
from pipeline.read.scan.mending.syllables import Syllable, key_of, syllables_of
from pipeline.word_lists import broken, held_in

_FILE = Path(__file__).with_name("tones.yaml")
_UNSURE = 0.9  # one word in five below this is wrong, above it one in five hundred
_LEAST_GAIN = {True: 4.0, False: 9.0}  # natural logarithm, by whether the recogniser was unsure
_OFTEN = 20
_NAME = 2.0  # more gain asked of what may be a name
_BOTH = 3.0  # less likely that the neighbour was misread too
_ROUNDS = 2  # a neighbour mended in the first may tell what to mend in the second
_VOWELS = "aăâeêioôơuưy"
_TONES = "\u0300\u0301\u0303\u0309\u0323"


class _Sides(NamedTuple):
    """The keys of a syllable's neighbours; the one on the right is empty where the clause ends.

    ``instead`` are those the one on the right may stand for.
    """

    left: str
    right: str
    instead: tuple[str, ...] = ()

    def refuse(self, key: str, other: str) -> bool:
        """Whether one of them was never seen beside ``key`` and often beside ``other``."""
        return any(
            not company().count(*pair) and company().count(*better) >= _OFTEN
            for pair, better in zip(self._pairs(key), self._pairs(other), strict=True)
        )

    def _pairs(self, key: str) -> list[tuple[str, str]]:
        before = [] if self.left == START else [(self.left, key)]
        return [*before, (key, self.right)] if self.right else before

    def likelihood(self, key: str) -> float:
        """Of ``key`` between the two; a natural logarithm."""
        before = company().likelihood(self.left, key)
        if not self.right:
            return before
        as_read = company().likelihood(key, self.right)
        misread = (company().likelihood(key, other) - _BOTH for other in self.instead)
        return before + max([as_read, *misread])


def tones(passages: Passages) -> Iterator[tuple[int, Edit]]:
    """The syllables to change, each with the place of its line."""
    syllables = syllables_of(passages)
    changed: dict[int, str] = {}
    for _ in range(_ROUNDS):
        for at, syllable in enumerate(syllables):
            if at in changed or syllable.torn:
                continue
            better = _better(syllable, _sides(syllables, at))
            if better is not None:
                changed[at] = better
                syllables[at] = syllable._replace(key=key_of(better))
    for at, text in sorted(changed.items()):
        syllable = syllables[at]
        yield syllable.line, Edit(syllable.start, syllable.stop, text)


def _sides(syllables: list[Syllable], at: int) -> _Sides:
    left = START if syllables[at].parted or at == 0 else syllables[at - 1].key
    follows = at + 1 < len(syllables) and not syllables[at + 1].parted
    if not follows:
        return _Sides(left, "")
    right = syllables[at + 1]
    return _Sides(left, right.key, tuple(map(key_of, _doubted(right.text))))


def _better(syllable: Syllable, sides: _Sides) -> str | None:
    unsure = syllable.confidence is not None and syllable.confidence < _UNSURE
    least = _LEAST_GAIN[unsure] + (_NAME if _may_be_name(syllable) else 0.0)
    best: str | None = None
    bar = sides.likelihood(syllable.key) + least
    for text in _others(syllable.text) if unsure else _doubted(syllable.text):
        key = key_of(text)
        likelihood = sides.likelihood(key)
        if likelihood > bar and (unsure or sides.refuse(syllable.key, key)):
            best, bar = text, likelihood
    return best


def _may_be_name(syllable: Syllable) -> bool:
    return syllable.start > 0 and syllable.text[0].isupper() and not syllable.text.isupper()


@lru_cache(maxsize=4096)
def _others(text: str) -> tuple[str, ...]:
    """The known syllables that differ from ``text`` in the marks of one letter."""
    return tuple(
        other
        for at, letter in enumerate(text)
        for marked in _same_base().get(letter, ())
        if (other := text[:at] + marked + text[at + 1 :])
        and company().knows(key_of(other))
        and is_syllable(key_of(other))
    )


@lru_cache(maxsize=4096)
def _doubted(text: str) -> tuple[str, ...]:
    """Those of ``_others`` the recogniser is known to take for ``text``."""
    told = _confusions()
    return tuple(
        other
        for other in _others(text)
        if any(told.get(read) == true for read, true in zip(text, other, strict=True))
    )


@cache
def _same_base() -> dict[str, tuple[str, ...]]:
    """For each letter of either case, the others of the same base: a → ă, â, á, …"""
    letters = [normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in ("", *_TONES)]
    letters += ["d", "đ"]
    letters += [letter.upper() for letter in letters]
    bases: dict[str, list[str]] = {}
    for letter in letters:
        bases.setdefault(fold_diacritics(letter), []).append(letter)
    return {
        letter: tuple(other for other in group if other != letter)
        for group in bases.values()
        for letter in group
    }


@cache
def _confusions() -> dict[str, str]:
    """What is read and what it stands for, in both cases.

    Raises:
        BadRegister: if an entry of ``tones.yaml`` is no pair of letters of one base.
    """
    pairs = held_in(_FILE, dict[str, str])
    for read, true in pairs.items():
        if true not in _same_base().get(read, ()):
            raise broken(
                _FILE,
                f"{read!r}: {true!r} không phải là hai chữ chỉ khác dấu.",
                read,
                remedy='Mỗi dòng một cặp, như "ố": "ổ".',
            )
    return pairs | {read.upper(): true.upper() for read, true in pairs.items()}
