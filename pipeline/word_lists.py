"""Lists of words that a lawyer edits, kept as YAML beside the code that goes by them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pipeline.errors import BadRegister


def words_of(file: Path, held: Mapping[str, Any], field: str) -> tuple[str, ...]:
    """The list ``field`` of what ``file`` holds.

    Raises:
        BadRegister: naming file and field, if it is missing, empty, or holds anything but words.
    """
    entries = held.get(field)
    if (
        not entries
        or not isinstance(entries, list)
        or not all(isinstance(entry, str) and entry.strip() for entry in entries)
    ):
        raise BadRegister(
            "Cần một danh sách từ, không trống.",
            remedy="Sửa lại danh sách này.",
            file=file,
            place=f"mục {field}",
        )
    return tuple(entries)


def whole_words(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of any of ``words`` as a whole, in any letter case, the longest first."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
