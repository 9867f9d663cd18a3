"""What a document itself says a vague name stands for: "Ban lãnh đạo gồm Viện trưởng và …"."""

from __future__ import annotations

import re

from pipeline.model.document import Document
from pipeline.rules.pro.names import names_in

_MANY = re.compile(r"(?:các|những|mọi)\s+", re.IGNORECASE)
_CLAUSE = re.compile(r"[^\n.;]*")
_OPENS = r"(?:^|[\n,.:;(]|(?<!\w)(?:các|những)(?!\w))\s*(?:(?:[-–+•*]|\w{1,3}[.)])\s*)?[«“\"]?"
_IS = r"[»”\"]?\s*(?P<is>:|(?<!\w)(?:được hiểu\s+)?(?:là|bao gồm|gồm)(?:\s+có)?(?!\w)\s*:?)\s*"


def is_defined(name: str, document: Document) -> bool:
    """Whether ``document`` tells which units or posts ``name`` stands for.

    It does where names follow it as what it is ("là", "gồm", a colon), or where it is what they
    are called from there on ("sau đây gọi là").
    """
    said = r"\s+".join(map(re.escape, _MANY.sub("", name.strip()).split()))
    for found in re.finditer(f"{_OPENS}{said}{_IS}", document.text, re.IGNORECASE):
        clause = _CLAUSE.match(document.text, found.end())
        told = clause[0] if clause is not None else ""
        if names_in(told) or (found["is"] != ":" and told[:1].isupper()):
            return True
    called = (
        rf"(?:sau|dưới) đây\s+gọi\s+(?:tắt\s+|chung\s+)?là\W{{1,3}}(?:các\s+|những\s+)?{said}(?!\w)"
    )
    return re.search(called, document.text, re.IGNORECASE) is not None
