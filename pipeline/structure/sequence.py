"""What number comes after what: the order by which true labels are told from chance ones."""

from __future__ import annotations

from functools import cache

from pipeline.structure.labels import Label

_LETTERS = "abcdđefghijklmnopqrstuvwxyz"
_OPTIONAL = frozenset("fjwzđ")  # letters a Vietnamese series may leave out
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ORDINALS = {
    "nhất": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5,
    "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip

Value = tuple[int, ...]


@cache
def value_of(label: Label) -> Value:
    """The place of a label in its series; the last number counts its suffix (3a is (3, 1)).

    A dash or plus has the value ``()``. "5.1.2" is (5, 1, 2, 0).
    """
    num, suffix = label.num, label.suffix
    if not num:
        return ()
    if label.style == "decimal":
        return (*(int(part) if part.isdigit() else _roman(part) for part in num.split(".")), 0)
    behind = _suffix(suffix)
    if num.isdigit():
        return (int(num), behind)
    if label.style == "small-roman" or (num.isupper() and set(num) <= _ROMAN.keys()):
        return (_roman(num.upper()), behind)
    word = num.lower().split()[-1]
    if word in _ORDINALS:
        return (_ORDINALS[word], behind)
    return (_LETTERS.index(word[0]) + 1, behind)


def is_first(value: Value) -> bool:
    """Whether a series may begin here: 1, a, I, 5.1."""
    return not value or value[-2:] == (1, 0)


def follows(before: Value, after: Value, *, letters: bool) -> bool:
    """Whether ``after`` is the next label after ``before`` in one series.

    After 3 come 3a and 4, after 3a come 3b and 4; letters may skip those that Vietnamese
    series leave out (f, j, w, z, and đ in old texts).
    """
    if not before or not after:
        return before == after
    if before[:-2] != after[:-2]:
        return False
    (last, behind), (number, suffix) = before[-2:], after[-2:]
    if number == last:
        return suffix == behind + 1 or (letters and suffix == behind + 2 and behind > 0)
    if suffix or number < last:
        return False
    if letters:
        return all(_LETTERS[i - 1] in _OPTIONAL for i in range(last + 1, number))
    return number == last + 1


def gap(before: Value, after: Value) -> int:
    """How many labels lie from ``before`` to ``after`` in one series; 0 or less: not later."""
    if not before or not after or before[:-2] != after[:-2]:
        return 0
    return after[-2] - before[-2]


def _suffix(suffix: str) -> int:
    """The place of a suffix: "" 0, "a" or "1" 1."""
    if not suffix:
        return 0
    return int(suffix) if suffix.isdigit() else _LETTERS.index(suffix[0]) + 1


def _roman(num: str) -> int:
    total = 0
    for letter, following in zip(num, [*num[1:], ""], strict=True):
        value = _ROMAN[letter]
        total += -value if following and _ROMAN[following] > value else value
    return total
