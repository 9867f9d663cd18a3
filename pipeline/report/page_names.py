"""The file names of a report's pages."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable


def page_names(ids: Iterable[str]) -> dict[str, str]:
    """A file name, without ending, for each id (of a unit, a file, an entry of a register).

    The id itself where any file system and address holds it as it is; else its ASCII letters with
    a piece of its hash, so that no two share a name even where case does not count.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for id_ in ids:
        name = id_
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,60}", id_) or id_.lower() in taken:
            ascii_letters = unicodedata.normalize("NFKD", id_.replace("đ", "d").replace("Đ", "D"))
            slug = re.sub(r"[^A-Za-z0-9]+", "-", re.sub(r"[\u0300-\u036f]", "", ascii_letters))
            mark = hashlib.sha256(id_.encode("utf-8", "replace")).hexdigest()[:8]
            name = f"{slug.strip('-')[:40]}-{mark}".strip("-")
        taken.add(name.lower())
        names[id_] = name
    return names
