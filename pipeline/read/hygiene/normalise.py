"""Normalises one line of text and keeps the way back to the text as stored."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pipeline.model.reading import OffsetMap, ReadNoteKind
from pipeline.word_lists import broken, held_in

_FILE = Path(__file__).with_name("lookalikes.yaml")
_SPACES = "\t\v\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_UNSEEN = (
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
    "\u0000-\u0008\u000e-\u001f\ufffe"
)
_HYPHENS = "\u2010\u2011"  # the second holds a number together on one line
# A letter with its marks; what is not seen may stand between them.
_CLUSTER = re.compile(f".[\u0300-\u036f{_UNSEEN}]*", re.DOTALL)
_SPACE = re.compile(f"[{_SPACES}]")
_HYPHEN = re.compile(f"[{_HYPHENS}]")
_DROPPED = re.compile(f"[{_UNSEEN}]")
# What needs a closer look: marks on their own, odd spaces and hyphens, unseen letters, other
# alphabets, eth.
_SUSPECT = re.compile(f"[\u0300-\u036f{_SPACES}{_HYPHENS}{_UNSEEN}\u0370-\u03ff\u0400-\u04ffðÐƉɖ]")
_OTHER_ALPHABET = re.compile(r"[\u0370-\u03ff\u0400-\u04ffðÐƉɖ]")
_WORD = re.compile(rf"(?:[^\W\d_]|[\u0300-\u036f{_UNSEEN}])+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024fɖ\u1ea0-\u1ef9]")


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
    # One letter for one letter, and before composing, so that a mended letter takes its marks.
    latin = _WORD.sub(_as_latin, raw) if _OTHER_ALPHABET.search(raw) else raw
    for match in _CLUSTER.finditer(latin):
        seen = _DROPPED.sub("", match[0])
        composed = _compose(seen)
        decomposed |= len(composed) < len(seen)
        letters += composed
        starts += [match.start()] * len(composed)
    text = "".join(letters)
    if text == raw:
        return Normalised(raw)
    mended = []
    if decomposed:
        mended.append(ReadNoteKind.DECOMPOSED)
    if latin != raw:
        mended.append(ReadNoteKind.LOOKALIKE)
    return Normalised(text, raw, OffsetMap((*starts, len(raw))), tuple(mended))


def _compose(cluster: str) -> str:
    """A letter with its marks as one, a space or hyphen of any kind as the plain one."""
    plain = _HYPHEN.sub("-", _SPACE.sub(" ", cluster))
    return unicodedata.normalize("NFC", plain)


def _as_latin(match: re.Match[str]) -> str:
    """A word in Vietnamese letters, if any of its letters is Latin."""
    word = match[0]
    return word.translate(_look_alikes()) if _LATIN.search(word) else word


@cache
def _look_alikes() -> dict[int, str]:
    pairs = held_in(_FILE, dict[str, str])
    for strange, plain in pairs.items():
        if (len(strange), len(plain)) != (1, 1):
            raise broken(
                _FILE,
                f"{strange!r}: {plain!r} không phải là một cặp chữ.",
                strange,
                remedy='Mỗi dòng một cặp, như "ð": "đ".',
            )
    return str.maketrans(pairs)
