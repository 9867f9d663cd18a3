"""One line in an old encoding, turned into Unicode and normalised, with the way back."""

from __future__ import annotations

from pipeline.model.reading import OffsetMap
from pipeline.read.encodings.tables import Encoding, FontCode
from pipeline.read.encodings.telling import Told, by_font
from pipeline.read.hygiene.normalise import Normalised, normalise


def normalise_set_in(stored: str, code: FontCode | None) -> tuple[Normalised, Encoding | None]:
    """A line set in one font, normalised; and its encoding, if it was not in Unicode."""
    told = by_font(stored, code) if code else None
    if told is None:
        return normalise(stored), None
    return normalise_told(stored, told), told.encoding


def normalise_told(stored: str, told: Told) -> Normalised:
    """A line told to be in an old encoding, normalised; offsets lead back to ``stored``."""
    clean = normalise(told.decoded.text)
    starts = (told.decoded.starts[clean.map.original(at)] for at in range(len(clean.text) + 1))
    return Normalised(clean.text, stored, OffsetMap(tuple(starts)), clean.mended)
