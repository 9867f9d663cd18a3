"""Which syllables Vietnamese spelling allows; text of many impossible ones was scrambled."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml

_TONES = re.compile(r"[\u0300\u0301\u0303\u0309\u0323]")
# Lower-case words that claim to be Vietnamese by their marks; capitals are often abbreviations.
_MARKED = re.compile(r"\b(?=[a-z]*[à-ỹăâđêôơư])[a-zà-ỹăâđêôơư]{2,}\b")
_LEAST = 20
_SHARE = 0.04


class Misspelt(NamedTuple):
    """How many marked syllables are impossible, out of how many, and one of them."""

    impossible: int
    marked: int
    sample: str

    @property
    def scrambled(self) -> bool:
        """Whether that is more than typing slips and foreign names explain."""
        return self.impossible >= _LEAST and self.impossible > _SHARE * self.marked


def misspelt(texts: Iterable[str]) -> Misspelt:
    """Count the syllables with Vietnamese marks that Vietnamese spelling does not allow."""
    impossible = marked = 0
    sample = ""
    for text in texts:
        for word in _MARKED.findall(text):
            marked += 1
            if not is_syllable(word.lower()):
                impossible += 1
                sample = sample or word
    return Misspelt(impossible, marked, sample)


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether ``word`` (lower case, composed) is an onset with a rhyme and at most one tone."""
    decomposed = unicodedata.normalize("NFD", word)
    if len(_TONES.findall(decomposed)) > 1:
        return False
    bare = unicodedata.normalize("NFC", _TONES.sub("", decomposed))
    onsets, rhymes = _spelling()
    return any(bare.startswith(onset) and bare[len(onset) :] in rhymes for onset in onsets)


@cache
def _spelling() -> tuple[tuple[str, ...], frozenset[str]]:
    table = yaml.safe_load(Path(__file__).with_name("syllables.yaml").read_text("utf-8"))
    return ("", *table["onsets"]), frozenset(table["rhymes"])
