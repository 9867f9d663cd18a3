"""What a spreadsheet would run instead of show."""

from __future__ import annotations

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def begins_formula(text: str) -> bool:
    """Whether Excel or LibreOffice may take ``text`` for a formula when a person opens the table.

    OWASP, CSV Injection.
    """
    return text.startswith(_FORMULA_STARTS)
