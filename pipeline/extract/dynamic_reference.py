"""The clause by which cited documents give way to those that replace them.

"Trường hợp các văn bản dẫn chiếu tại Quy chế này được sửa đổi, bổ sung hoặc thay thế thì áp dụng
theo văn bản mới." It makes an outdated citation a lesser fault: formal, not of substance.
"""

from __future__ import annotations

import re

from pipeline.model.document import Span

_CLAUSE = re.compile(
    r"[^\n.;]*\b(?:văn bản|quy định|điều khoản|điều luật)[^\n.;]*"
    r"\b(?:sửa đổi|bổ sung|thay thế|bãi bỏ)[^\n.;]*\bthì\s+(?:được\s+)?"
    r"(?:áp dụng|thực hiện)[^\n.;]*\b(?:văn bản|quy định)\b[^\n.;]*"
    r"\b(?:mới|thay thế|sửa đổi|đó|hiện hành)[^\n.;]*",
    re.IGNORECASE,
)
_HINT = re.compile(r"thay thế[^\n.;]{0,80}?thì", re.IGNORECASE)


def find_dynamic_reference(text: str) -> Span | None:
    """The span of the clause, or None where the text has none."""
    for hint in _HINT.finditer(text):
        start = text.rfind("\n", 0, hint.start()) + 1
        clause = _CLAUSE.search(text, start)
        if clause is not None and clause.start() <= hint.start():
            return Span(clause.start(), clause.end())
    return None
