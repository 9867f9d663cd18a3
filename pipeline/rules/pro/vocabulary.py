"""The words of ``words.yaml``, checked as they are loaded."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

from pipeline.errors import BadRegister

_FILE = Path(__file__).with_name("words.yaml")


@cache
def words(field: str) -> tuple[str, ...]:
    """The list ``field``.

    Raises:
        BadRegister: if it is missing, empty, or holds anything but words.
    """
    entries = yaml.safe_load(_FILE.read_text("utf-8")).get(field)
    if not entries or not all(isinstance(entry, str) and entry.strip() for entry in entries):
        raise BadRegister(
            "Cần một danh sách từ, không trống.",
            remedy="Sửa lại danh sách này.",
            file=_FILE,
            place=field,
        )
    return tuple(entries)


@cache
def any_of(field: str) -> re.Pattern[str]:
    """Whole words of the list ``field``, in any letter case, the longest first."""
    longest_first = sorted(words(field), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
