"""Whether a text is in an old encoding, told by whether its words are Vietnamese.

Every word that holds a letter beyond ASCII is weighed twice: as it stands, and as it would read in
the old encoding. Text in TCVN3 read as it stands is no word of any language ("Qu¶n lý"), and
Vietnamese or French in Unicode read as TCVN3 is none either.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.read.encodings.decoding import Decoded, Disguise, decode, disguises
from pipeline.read.encodings.tables import Encoding, FontCode
from pipeline.read.hygiene.spelling import is_syllable

# What only text in an old encoding may hold: the upper half of a code page, or the private area.
_CODES = re.compile("[\u00a1-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\uf0a1-\uf0ff]")
_VIETNAMESE = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]"
)
# Letters no code page of one byte holds: a line with one of them is in Unicode.
_UNICODE = re.compile("[\u1ea0-\u1ef9]")
_WORDS = re.compile(r"\S+")
_ABBREVIATION = re.compile("[A-ZĐĂÂÊÔƠƯ]{2,}")
_EDGES = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_LEAST = 3  # words that must speak, where neither the font nor the rest of the file does
_SURE = 0.9  # of them read as Vietnamese in the old encoding
_LIKELY = 0.5  # … where every other line of the file does
_ODD = 0.5  # at most so many read as Vietnamese as they stand


class Told(NamedTuple):
    """What a text turned out to be in, and the text as Unicode."""

    encoding: Encoding
    decoded: Decoded


def is_unicode(text: str) -> bool:
    """Whether a text is certainly in Unicode."""
    return _UNICODE.search(text) is not None


def by_font(stored: str, code: FontCode) -> Told | None:
    """The text of a run whose font says it is in an old encoding; None where it is Unicode.

    Word processors keep the name of an old font on text that was typed in Unicode.
    """
    decoded = decode(stored, code.encoding, _disguises(stored)[0])
    if _CODES.search(stored) or _VIETNAMESE.search(stored):
        as_it_stands, as_decoded = _spoken(stored), _spoken(decoded.text)
        if as_it_stands > as_decoded or (as_it_stands == as_decoded and _speaks_alone(stored)):
            return None
    shown = decoded.text.upper() if code.capitals else decoded.text
    return Told(code.encoding, Decoded(shown, decoded.starts))


def by_words(
    stored: str, expected: Encoding | None = None, *, others_are_old: bool = False
) -> Told | None:
    """The text of a line of which no font speaks; None where it is taken for Unicode.

    Args:
        stored: the line as the file holds it.
        expected: the encoding of other lines of the file, for lines too short to tell alone.
        others_are_old: whether no line of the file is certainly in Unicode; then a line that makes
            sense either way is old too.
    """
    if is_unicode(stored) or not _CODES.search(stored):
        return None
    least = _LEAST if expected is None else 1
    best: tuple[float, Told] | None = None
    for disguise in _disguises(stored):
        for encoding in (expected,) if expected else tuple(Encoding):
            decoded = decode(stored, encoding, disguise)
            odd, new = _weigh(stored, decoded)
            if odd.of < least or new.share < (_LIKELY if others_are_old else _SURE):
                continue
            if odd.share > _ODD and not (expected and (others_are_old or odd.share < new.share)):
                continue
            if best is None or new.share > best[0]:
                best = (new.share, Told(encoding, decoded))
    return best[1] if best else None


class _Share(NamedTuple):
    right: int
    of: int

    @property
    def share(self) -> float:
        return self.right / self.of if self.of else 0.0


def _weigh(stored: str, decoded: Decoded) -> tuple[_Share, _Share]:
    """How many words that hold codes are Vietnamese as they stand, and as decoded."""
    ends = {start: at for at, start in enumerate(decoded.starts)}
    old = new = of = 0
    for found in _WORDS.finditer(stored):
        if not _CODES.search(found[0]) and not _VIETNAMESE.search(found[0]):
            continue
        of += 1
        first, last = ends.get(found.start()), ends.get(found.end())
        old += _speaks(found[0])
        new += first is not None and last is not None and _speaks(decoded.text[first:last])
    return _Share(old, of), _Share(new, of)


def _spoken(text: str) -> int:
    """How many words with letters beyond ASCII are Vietnamese, those that are not counted off."""
    words = [word for word in _WORDS.findall(text) if not word.isascii()]
    right = sum(map(_speaks, words))
    return 2 * right - len(words)


def _speaks_alone(stored: str) -> bool:
    """Whether text that makes as much sense either way is to be taken as it stands."""
    return bool(_VIETNAMESE.search(stored)) or _spoken(stored) >= _LEAST


def _speaks(word: str) -> bool:
    """Whether a word, its punctuation aside, is made of syllables Vietnamese spelling allows."""
    bare = _EDGES.sub("", word)
    if bare == "đ":  # the label of a point
        return True
    parts = re.split(r"[-–/.,()]+", bare)
    marked = [part for part in parts if not part.isascii()]
    return bool(marked) and all(
        is_syllable(part.lower()) or _ABBREVIATION.fullmatch(part) for part in marked
    )


def _disguises(stored: str) -> tuple[Disguise, ...]:
    """The disguises that explain every letter beyond ASCII; all of them where none does."""
    beyond = {letter for letter in stored if not letter.isascii()}
    found = tuple(each for each in disguises() if beyond <= each.bytes_of.keys())
    return found or disguises()
