"""Whether a cited number lies outside what its siblings count.

A number inside the count that no node bears is a gap of the reading more often than a fault of
the text; only what lies beyond an unbroken count is taken as missing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.citations.targets import ordinal
from pipeline.model.document import LETTERS


def beyond_numbers(cited: str, there: Sequence[str]) -> bool:
    """Whether ``cited`` lies beyond the unbroken count 1, 2, 3 … of ``there``.

    Inserted numbers ("19a") count for the number they follow, and are never missing themselves.
    """
    if not cited.isdigit() or not there:
        return False
    numbers = {int(match[0]) for each in there if (match := re.match(r"\d+", each))}
    return (
        bool(numbers) and numbers == set(range(1, len(numbers) + 1)) and int(cited) not in numbers
    )


def beyond_letters(cited: str, there: Sequence[str]) -> bool:
    """The same for lettered points a, b, c, d, đ …"""
    if cited not in LETTERS or not there:
        return False
    letters = {each[0] for each in there if each}
    return letters == set(LETTERS[: len(letters)]) and cited not in letters


def arabic(num: str) -> str:
    """A Roman or Arabic label as Arabic digits; "" for none."""
    return ordinal(num.strip()) if num.strip() else ""
