"""Labels that may open a provision: "Điều 5.", "3a.", "đ)", "II.", "Bước 1:".

The patterns stand in ``labels.yaml``. Whether a label does open a provision is not told here but
by the sequence it stands in (see :mod:`pipeline.structure.sequence`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from pipeline.errors import BadRegister

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


@cache
def _patterns() -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    """For each character that can open a label, the patterns to try, in order."""
    by_first: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for number, row in enumerate(yaml.safe_load(_FILE.read_text(encoding="utf-8"))["labels"], 1):
        try:
            pattern = re.compile(row["pattern"])
            if not pattern.match(row["example"]) or row["example"][0] not in row["first"]:
                raise ValueError(f"mẫu không khớp ví dụ “{row['example']}”")
            for first in row["first"]:
                by_first.setdefault(first, []).append((row["style"], pattern))
        except (KeyError, ValueError, re.error) as error:
            raise BadRegister(
                f"Mẫu nhãn sai: {error}.",
                remedy="Sửa mẫu hoặc ví dụ của dòng này.",
                file=_FILE,
                place=f"nhãn thứ {number}",
            ) from error
    return {first: tuple(patterns) for first, patterns in by_first.items()}


def read_label(text: str) -> Label | None:
    """The label that opens ``text``, if one does.

    Args:
        text: a paragraph, without leading blanks or quotation mark.

    Returns:
        The first pattern's match, or None.
    """
    for style, pattern in _patterns().get(text[:1], ()):
        if found := pattern.match(text, 0, _LONGEST):
            groups = found.groupdict()
            return Label(style, groups["num"], groups.get("suffix") or "", found.end())
    return None
