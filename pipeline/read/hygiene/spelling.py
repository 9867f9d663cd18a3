"""Which syllables Vietnamese spelling allows; text of many impossible ones was scrambled.

A syllable is an onset, a rhyme and a tone. Rhymes that end in a stop bear the tone sắc or nặng
alone, so that tones strewn at random show as well as letters do.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from pipeline.word_lists import broken, held_in

_FILE = Path(__file__).with_name("syllables.yaml")
_TONES = re.compile(r"[\u0300\u0301\u0303\u0309\u0323]")
_STOPS = ("c", "ch", "p", "t")
_TONES_OF_STOPS = ("\u0301", "\u0323")  # sắc, nặng
_LETTERS = "A-Za-z\u00c0-\u024f\u1ea0-\u1ef9"
# Words of Latin letters that claim to be Vietnamese by their marks.
_MARKED = re.compile(rf"(?<!\w)(?=[A-Za-z]*[^\W\dA-Za-z_])[{_LETTERS}]{{2,}}(?!\w)")
_LEAST_DISTINCT = 8
_SHARE = 0.004


class _Parts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    onsets: tuple[Any, ...]
    rhymes: tuple[Any, ...]


class Misspelt(NamedTuple):
    """How many marked syllables are impossible, how many differ, of how many; the commonest."""

    impossible: int
    distinct: int
    marked: int
    sample: str

    @property
    def scrambled(self) -> bool:
        """Whether that is more than typing slips and foreign names explain.

        In 491 documents of the national law database slips and loan words (amiăng, kilôgam) are
        1 in 10,000 marked syllables, and one document alone passes these bounds: its text is in an
        encoding from before Unicode.
        """
        return self.distinct >= _LEAST_DISTINCT and self.impossible > _SHARE * self.marked


def misspelt(texts: Iterable[str]) -> Misspelt:
    """Count the syllables with Vietnamese marks that Vietnamese spelling does not allow."""
    found = Counter(_MARKED.findall("\n".join(texts)))
    # Capitals inside are abbreviations, or words that ran together.
    words = Counter({word: n for word, n in found.items() if word[1:].islower()})
    wrong = Counter({word: n for word, n in words.items() if not is_syllable(word.lower())})
    sample = wrong.most_common(1)[0][0] if wrong else ""
    return Misspelt(wrong.total(), len(wrong), words.total(), sample)


@lru_cache(maxsize=50_000)
def is_syllable(word: str) -> bool:
    """Whether ``word`` (lower case, composed) is an onset, a rhyme and a tone that go together."""
    decomposed = unicodedata.normalize("NFD", word)
    tones = _TONES.findall(decomposed)
    bare = unicodedata.normalize("NFC", _TONES.sub("", decomposed))
    if len(tones) > 1 or (bare.endswith(_STOPS) and "".join(tones) not in _TONES_OF_STOPS):
        return False
    onsets, rhymes = _spelling()
    return any(bare.startswith(onset) and bare[len(onset) :] in rhymes for onset in onsets)


@cache
def _spelling() -> tuple[tuple[str, ...], frozenset[str]]:
    parts = held_in(_FILE, _Parts)
    for field in parts.__struct_fields__:
        for place, part in enumerate(getattr(parts, field)):
            if not isinstance(part, str):
                raise broken(
                    _FILE,
                    f"{part!r} không phải là chữ.",
                    field,
                    place,
                    remedy='Đặt trong ngoặc kép những vần YAML hiểu khác, như "on".',
                )
    return ("", *parts.onsets), frozenset(parts.rhymes)
