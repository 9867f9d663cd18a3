"""Numbers of instruments as keys: the same number however it was typed."""

from __future__ import annotations

import re
from functools import lru_cache

_JUNK = re.compile(r"[\s.]*$|\s+")


@lru_cache(maxsize=20_000)
def number_key(number: str) -> str:
    """A number with strokes, dashes, case and leading zeros made alike.

    "07-QĐi/TW" and "07-QĐI/TW" are one; "131-QĐ/TƯ" is "131-QĐ/TW"; "5/2020/TT-BNG" is
    "05/2020/TT-BNG".
    """
    key = _JUNK.sub("", number).upper().replace("⁄", "/").replace("–", "-").replace("TƯ", "TW")
    return key.lstrip("0")
