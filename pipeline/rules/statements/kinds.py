"""Which documents lay down law, and which are a unit's own."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.model.document import Document
from pipeline.word_lists import held_in, words_of

_FILE = Path(__file__).with_name("kinds.yaml")
_ITSELF = re.compile(r"(?<!\w)(?P<kind>[A-ZĐ]\w+(?: \w+)?) này(?!\w)")


def is_law(document: Document) -> bool:
    """Whether it lays down law for all: by its kind, the symbol of its number, or its own words.

    A text whose head is missing tells its kind where it speaks of itself: "Nghị định này".
    """
    number = document.metadata.number or ""
    kind = (document.metadata.kind or "").casefold()
    if number or kind:
        return kind in _listed("law") or any(each in number for each in _listed("symbols"))
    return _speaks_as_law(document.text)


def _speaks_as_law(text: str) -> bool:
    itself = Counter(match["kind"].casefold() for match in _ITSELF.finditer(text))
    most = itself.most_common(1)
    return bool(most) and most[0][0] in _listed("law")


@cache
def _listed(field: str) -> tuple[str, ...]:
    return words_of(_FILE, held_in(_FILE, dict[str, Any]), field)
