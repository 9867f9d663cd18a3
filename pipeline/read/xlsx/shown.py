"""Numbers as Excel shows them, by the number format of their cell (ISO/IEC 29500-1, 18.8.31).

Grouping and decimal signs of formatted numbers, and the order of the short date, are those of
Vietnamese Windows; a number without a format stands as the file stores it, since section numbers
("5.1") are kept that way.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Final

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

_GENERAL: Final = "General"
_TOO_LARGE: Final = 10**15  # Excel keeps fifteen figures
_MOST_PLACES: Final = 10
_SHORT_DATES: Final = {14: "dd/mm/yyyy", 22: "dd/mm/yyyy hh:mm"}  # by the system's language
_SECTION = re.compile(r'(?:"[^"]*"|\\.|[^;])*')
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.')
_BRACKETS = re.compile(r"\[[^\]]*\]")
_DIGITS = re.compile(r"General|[#0?][#0?,.]*", re.IGNORECASE)
_DATE_PARTS = re.compile(r'"[^"]*"|\\.|AM/PM|A/P|y+|m+|d+|h+|s+(?:\.0+)?|[^"\\]', re.IGNORECASE)
_WEEKDAYS: Final = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def shown_number(stored: str, format_id: int, code: str, *, epoch_1904: bool) -> str:
    """A number as shown.

    Args:
        stored: the number as the file stores it.
        format_id: number of the format; those below 164 are Excel's own.
        code: the format, "" to take Excel's own of that number.
        epoch_1904: whether days are counted from 1904.

    Returns:
        The number as shown; as stored where it or its format makes no sense.
    """
    try:
        number = Decimal(stored)
    except InvalidOperation:
        return stored
    if not number.is_finite() or abs(number) >= _TOO_LARGE:
        return stored
    code = _SHORT_DATES.get(format_id) or code or BUILTIN_FORMATS.get(format_id, _GENERAL)
    if is_date_format(code):
        return _date(float(number), code, epoch_1904) or _plain(number)
    section = _section(code, number)
    return _formatted(abs(number) if section.unsigned else number, section.code)


class _Section:
    """The part of a format that holds for a number; ``unsigned`` where it writes the sign."""

    __slots__ = ("code", "unsigned")

    def __init__(self, code: str, unsigned: bool) -> None:
        self.code, self.unsigned = code, unsigned


def _section(code: str, number: Decimal) -> _Section:
    sections = _sections(code)
    if number < 0 and len(sections) > 1:
        return _Section(sections[1], unsigned=True)
    if number == 0 and len(sections) > 2:
        return _Section(sections[2], unsigned=False)
    return _Section(sections[0], unsigned=False)


@functools.lru_cache(maxsize=256)
def _sections(code: str) -> tuple[str, ...]:
    return tuple(_SECTION.findall(code)[::2]) or (code,)


def _formatted(number: Decimal, code: str) -> str:
    bare = _BRACKETS.sub("", code)
    masked = _LITERAL.sub(lambda found: "\x00" * len(found[0]), bare)
    digits = _DIGITS.search(masked)
    if digits is None:
        return _literal(bare) if masked.strip("\x00 ") != "@" else _plain(number)
    percent = "%" in masked
    written = _digits(number * 100 if percent else number, digits[0])
    return f"{_literal(bare[: digits.start()])}{written}{_literal(bare[digits.end() :])}".strip()


def _literal(text: str) -> str:
    return _LITERAL.sub(lambda found: found[1] or found[2] or "", text)


def _digits(number: Decimal, pattern: str) -> str:
    if pattern.lower() == _GENERAL.lower():
        return _plain(number)
    whole, _, fraction = pattern.partition(".")
    trimmed = whole.rstrip(",")
    number = number / Decimal(1000) ** (len(whole) - len(trimmed))
    places = min(sum(fraction.count(sign) for sign in "0#?"), _MOST_PLACES)
    rounded = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    left, _, right = f"{abs(rounded):f}".partition(".")
    left = left.lstrip("0").rjust(trimmed.count("0"), "0")
    if "," in trimmed:
        left = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ".", left)
    needed = fraction.count("0")
    while len(right) > needed and right.endswith("0"):
        right = right[:-1]
    sign = "-" if rounded < 0 else ""
    return f"{sign}{left},{right}" if right else f"{sign}{left}"


def _plain(number: Decimal) -> str:
    """A number without a format: up to eleven figures, as Excel's "General"."""
    if number == number.to_integral_value():
        return str(int(number))
    return f"{float(number):.11g}"


def _date(days: float, code: str, epoch_1904: bool) -> str | None:
    try:
        moment = from_excel(days, MAC_EPOCH if epoch_1904 else WINDOWS_EPOCH)
    except (ValueError, OverflowError):
        return None
    if isinstance(moment, dt.timedelta):
        moment = dt.datetime.min + moment
    elif isinstance(moment, dt.time):
        moment = dt.datetime.combine(dt.date.min, moment)
    if not isinstance(moment, dt.datetime):
        return None
    return _dated(moment, _BRACKETS.sub("", _sections(code)[0]))


def _dated(moment: dt.datetime, code: str) -> str:
    parts = _DATE_PARTS.findall(code)
    halves = any(part.upper() in ("AM/PM", "A/P") for part in parts)
    written: list[str] = []
    for number, part in enumerate(parts):
        if part[0] in "mM" and _counts_minutes(parts, number):
            written.append(str(moment.minute).zfill(min(len(part), 2)))
        else:
            written.append(_date_part(moment, part, halves))
    return "".join(written).strip()


def _counts_minutes(parts: list[str], at: int) -> bool:
    """Whether the "m" at ``at`` stands after hours or before seconds."""
    before = next((part for part in reversed(parts[:at]) if part[0] in "yYmMdDhHsS"), "-")
    after = next((part for part in parts[at + 1 :] if part[0] in "yYmMdDhHsS"), "-")
    return before[0] in "hH" or after[0] in "sS"


def _date_part(moment: dt.datetime, part: str, halves: bool) -> str:
    letter, length = part[0].lower(), len(part)
    if part.upper() in ("AM/PM", "A/P"):
        return "SA" if moment.hour < 12 else "CH"
    match letter:
        case "y":
            return f"{moment.year:04d}" if length > 2 else f"{moment.year % 100:02d}"
        case "m":
            return f"Tháng {moment.month}" if length > 2 else str(moment.month).zfill(length)
        case "d":
            return _WEEKDAYS[moment.weekday()] if length > 2 else str(moment.day).zfill(length)
        case "h":
            hour = (moment.hour % 12 or 12) if halves else moment.hour
            return str(hour).zfill(min(length, 2))
        case "s":
            return str(moment.second).zfill(2)
        case '"' | "\\":
            return _literal(part)
    return part
