"""Automatic numbers written out in the forms Word offers (ISO/IEC 29500-1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_ROMAN_MOST = 3999
_LETTERS = 26
_CHICAGO = "*†‡§"
_UNITS = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def written(count: int, form: str) -> str:
    """``count`` in the form Word calls ``form`` ("lowerRoman"); digits for forms not known here.

    Letters are Word's: a, b, c, d, e …, z, aa, bb; "đ" is not among them.
    """
    return _FORMS.get(form, str)(count)


def _letters(count: int) -> str:
    if count < 1:
        return ""
    turns, place = divmod(count - 1, _LETTERS)
    return chr(ord("a") + place) * min(turns + 1, 30)


def _roman(count: int) -> str:
    if not 0 < count <= _ROMAN_MOST:
        return str(count)
    parts = []
    for size, sign in _ROMAN:
        times, count = divmod(count, size)
        parts.append(sign * times)
    return "".join(parts)


def _chicago(count: int) -> str:
    if count < 1:
        return ""
    turns, place = divmod(count - 1, len(_CHICAGO))
    return _CHICAGO[place] * min(turns + 1, 30)


def _in_words(count: int) -> str:
    """Vietnamese counting, up to 99."""
    if not 0 < count < 100:
        return str(count)
    tens, unit = divmod(count, 10)
    if tens == 0:
        return _UNITS[unit]
    head = "mười" if tens == 1 else f"{_UNITS[tens]} mươi"
    if unit == 0:
        return head
    if unit == 1 and tens > 1:
        return f"{head} mốt"
    return f"{head} {'lăm' if unit == 5 else _UNITS[unit]}"


def _circled(count: int) -> str:
    return chr(0x2460 + count - 1) if 1 <= count <= 20 else str(count)


_FORMS: dict[str, Callable[[int], str]] = {
    "none": lambda count: "",
    "bullet": lambda count: "",
    "decimalZero": lambda count: f"{count:02d}",
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": lambda count: _roman(count).lower(),
    "upperRoman": _roman,
    "numberInDash": lambda count: f"- {count} -",
    "decimalEnclosedParen": lambda count: f"({count})",
    "decimalEnclosedFullstop": lambda count: f"{count}.",
    "decimalEnclosedCircle": _circled,
    "chicago": _chicago,
    "vietnameseCounting": _in_words,
}
