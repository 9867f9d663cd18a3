"""Which documents lay down law, and which are a unit's own."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from pipeline.model.document import Document
from pipeline.word_lists import words_of

_FILE = Path(__file__).with_name("kinds.yaml")
_OF_STATE = ("/TT-", "/NĐ-CP", "/QĐ-TTg", "/QH", "/NQ-")


def is_law(document: Document) -> bool:
    """Whether it lays down law for all: by its kind, or by the symbol of its number."""
    number = document.metadata.number or ""
    kind = (document.metadata.kind or "").casefold()
    return kind in _law() or any(symbol in number for symbol in _OF_STATE)


@cache
def _law() -> tuple[str, ...]:
    return words_of(_FILE, yaml.safe_load(_FILE.read_text("utf-8")), "law")
