"""Which numbers there can be: what the known numbers of a series tell of one that is not known.

That the register does not hold a number proves nothing, for it is not complete. But a National
Assembly numbers its laws in its own term, and a series of which dozens are known does not suddenly
run to three times its highest number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from pipeline.law.numbers import NumberParts, number_parts
from pipeline.model.law import Instrument

_TERM = re.compile(r"QH\d+")
_YEARS_OF_A_TERM = 5  # Constitution 2013, Article 71
_ENOUGH = 10  # known numbers of a year, from which its length can be judged
_FAR_BEYOND = (
    3  # times the highest known: of 40 drawn from a series the highest is close to its end
)


class Series:
    """The numbers of the register by symbol and year."""

    def __init__(self, instruments: Iterable[Instrument]) -> None:
        """Args: instruments: the register's entries."""
        self._serials: dict[tuple[str, int], list[int]] = defaultdict(list)
        self._years: dict[str, set[int]] = defaultdict(set)
        for instrument in instruments:
            parts = number_parts(instrument.number)
            if parts is not None and parts.year is not None:
                self._serials[parts.symbol, int(parts.year)].append(_serial(parts))
                self._years[parts.symbol].add(int(parts.year))

    def objection(self, parts: NumberParts, running: int) -> str:
        """Why there cannot be such a number, in words; "" where nothing is known against it.

        Args:
            parts: of a number the register does not hold.
            running: the year of the review, whose numbers are not all known yet.
        """
        if parts.year is None:
            return ""
        year = int(parts.year)
        return self._of_term(parts.symbol, year) or (
            self._of_length(parts, year) if year < running else ""
        )

    def _of_term(self, symbol: str, year: int) -> str:
        years = self._years.get(symbol)
        if not years or not _TERM.fullmatch(symbol):
            return ""
        first, last = min(years), max(years)
        if last - _YEARS_OF_A_TERM <= year <= first + _YEARS_OF_A_TERM:
            return ""
        known = f"các năm {first}–{last}" if first != last else f"năm {first}"
        return f"văn bản mang ký hiệu {symbol} trong bảng đều thuộc {known}, không phải năm {year}"

    def _of_length(self, parts: NumberParts, year: int) -> str:
        known = self._serials.get((parts.symbol, year), ())
        if len(known) < _ENOUGH or _serial(parts) <= _FAR_BEYOND * max(known):
            return ""
        return (
            f"bảng biết {len(known)} văn bản cùng ký hiệu của năm {year}, số lớn nhất là "
            f"{max(known)}; số {parts.serial} ở xa ngoài dãy ấy"
        )


def _serial(parts: NumberParts) -> int:
    digits = re.match(r"\d+", parts.serial)
    return int(digits[0]) if digits else 0
