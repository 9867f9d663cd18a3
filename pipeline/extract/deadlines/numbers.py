"""Numbers as they are written, as values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

_FIGURE = re.compile(r"\s*(\d+)\s*\)")
_RANGE = re.compile(r"(?:từ\s+)?\d+\s*(?:\([^()]*\)\s*)?(?:-|–|đến|tới)\s*")


def value_of(written: str, words: Mapping[str, float]) -> float:
    """The number as a value, of a range the greater; a bracket behind it says the same again.

    Where the number is a word and the bracket a figure ("năm (05)"), the figure counts.

    Args:
        written: what the pattern of a number matched.
        words: the numbers written in letters.
    """
    plain, _, bracket = _RANGE.sub("", written, count=1).partition("(")
    plain = " ".join(plain.split())
    if plain in words:
        figure = _FIGURE.match(bracket)
        return float(figure[1]) if figure else words[plain]
    if "½" in plain:
        return float(plain.replace("½", "").strip() or 0) + 0.5
    if "/" in plain:
        over, under = plain.split("/")
        return float(Fraction(int(over), int(under))) if int(under) else float(over)
    return float(plain.replace(",", "."))
