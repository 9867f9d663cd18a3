"""Normalises one line of text and keeps the way back to the text as stored."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from pipeline.model.reading import OffsetMap, ReadNoteKind

_CLUSTER = re.compile(r".[\u0300-\u036f]*", re.DOTALL)
_SPACES = "\t\v\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_UNSEEN = (
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
    "\u0000-\u0008\u000e-\u001f\ufffe"
)
_SPACE = re.compile(f"[{_SPACES}]")
_DROPPED = re.compile(f"[{_UNSEEN}]")
# What needs a closer look: marks on their own, odd spaces, unseen letters, other alphabets, eth.
_SUSPECT = re.compile(f"[\u0300-\u036f{_SPACES}{_UNSEEN}\u0370-\u03ff\u0400-\u04ffðÐƉɖ]")
_OTHER_ALPHABET = re.compile(r"[\u0370-\u03ff\u0400-\u04ffðÐƉɖ]")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-zÀ-ỹ]")


class Normalised(NamedTuple):
    """A line's text, the map back, and what was mended; ``raw`` is None where nothing was."""

    text: str
    raw: str | None = None
    map: OffsetMap = OffsetMap()
    mended: tuple[ReadNoteKind, ...] = ()


def normalise(raw: str) -> Normalised:
    """Compose letters, make spaces plain, drop what is not seen, mend look-alike letters.

    Args:
        raw: a line as stored.

    Returns:
        The normalised text; ``map.original(i)`` is where its letter ``i`` stands in ``raw``.
    """
    if not _SUSPECT.search(raw) and unicodedata.is_normalized("NFC", raw):
        return Normalised(raw)
    letters: list[str] = []
    starts: list[int] = []
    decomposed = False
    for match in _CLUSTER.finditer(raw):
        composed = _mend(match[0])
        decomposed |= composed != match[0] and len(match[0]) > 1
        letters += composed
        starts += [match.start()] * len(composed)
    text = "".join(letters)
    latin = _WORD.sub(_as_latin, text) if _OTHER_ALPHABET.search(text) else text
    mended = []
    if decomposed:
        mended.append(ReadNoteKind.DECOMPOSED)
    if latin != text:
        mended.append(ReadNoteKind.LOOKALIKE)
    if latin == raw:
        return Normalised(raw)
    return Normalised(latin, raw, OffsetMap((*starts, len(raw))), tuple(mended))


def _mend(cluster: str) -> str:
    if _DROPPED.match(cluster):
        return cluster[1:]
    if _SPACE.match(cluster):
        return " " + cluster[1:]
    return unicodedata.normalize("NFC", cluster)


def _as_latin(match: re.Match[str]) -> str:
    word = match[0]
    table = _look_alikes()
    if not _LATIN.search(word.translate(dict.fromkeys(table))):
        return word
    return word.translate(table)


@cache
def _look_alikes() -> dict[int, str]:
    file = Path(__file__).with_name("lookalikes.yaml")
    pairs: dict[str, str] = yaml.safe_load(file.read_text("utf-8"))
    return str.maketrans(pairs)
