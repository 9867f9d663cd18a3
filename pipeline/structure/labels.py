"""Labels that may open a provision: "Điều 5.", "3a.", "đ)", "II.", "Bước 1:".

The patterns stand in ``labels.yaml``. Whether a label does open a provision is not told here but
by the sequence it stands in (see :mod:`pipeline.structure.sequence`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from pipeline.word_lists import broken, held_in

_FILE = Path(__file__).with_name("labels.yaml")
_LONGEST = 40  # no label is longer, so no pattern looks further


@dataclass(frozen=True, slots=True)
class Label:
    """A label as written: ``num`` and ``suffix`` ("3", "a" for "3a."), and the label's length."""

    style: str
    num: str
    suffix: str
    length: int

    @property
    def name(self) -> str:
        """Number with suffix, without punctuation."""
        return self.num + self.suffix


@dataclass(frozen=True, slots=True)
class _Patterns:
    """For each character that can open a label, the patterns to try, in order; and bare numbers."""

    by_first: dict[str, tuple[tuple[str, re.Pattern[str]], ...]]
    bare: re.Pattern[str]


class _Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    style: str = "bare"
    first: str
    pattern: re.Pattern[str]
    example: str


class _Rows(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    bare: _Row
    labels: tuple[_Row, ...]


@cache
def _patterns() -> _Patterns:
    by_first: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    stored = held_in(_FILE, _Rows)
    for place, row in enumerate(stored.labels):
        _check(row, "labels", place)
        for first in row.first:
            by_first.setdefault(first, []).append((row.style, row.pattern))
    _check(stored.bare, "bare")
    return _Patterns(
        {first: tuple(patterns) for first, patterns in by_first.items()}, stored.bare.pattern
    )


def _check(row: _Row, *path: str | int) -> None:
    """Whether the pattern of a row reads the row's own example."""
    if not row.pattern.match(row.example) or row.example[:1] not in row.first:
        raise broken(
            _FILE,
            f"Mẫu nhãn không đọc được ví dụ “{row.example}”.",
            *path,
            remedy="Sửa mẫu, các chữ đứng đầu hoặc ví dụ của dòng này.",
        )


def read_label(text: str) -> Label | None:
    """The label that opens ``text``, if one does.

    Args:
        text: a paragraph, without leading blanks or quotation mark.

    Returns:
        The first pattern's match, or None.
    """
    for style, pattern in _patterns().by_first.get(text[:1], ()):
        if found := pattern.match(text, 0, _LONGEST):
            groups = found.groupdict()
            return Label(style, groups["num"], groups.get("suffix") or "", found.end())
    return None


def read_bare_number(text: str) -> Label | None:
    """A section number without a dot ("5 NỘI DUNG"), as procedures write it."""
    if not text[:1].isdigit():
        return None
    found = _patterns().bare.match(text, 0, _LONGEST)
    return Label("arabic", found["num"], "", found.end()) if found else None
