"""The clause by which cited documents give way to those that replace them.

"Trường hợp các văn bản dẫn chiếu tại Quy chế này được sửa đổi, bổ sung hoặc thay thế thì áp dụng
theo văn bản mới." It makes an outdated citation a lesser fault: formal, not of substance.
"""

from __future__ import annotations

import re

from pipeline.model.document import Span

_SENTENCE = re.compile(r"[^\n.;]+")
_THEN = re.compile(r"\b(?:thì|sẽ|phải)\b")
# What the clause says, in this order; looked for one by one, so that time is linear in the text.
_SAYS = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        "văn bản|quy định|điều khoản|điều luật",
        "sửa đổi|bổ sung|thay thế|bãi bỏ",
        r"(?:thì|sẽ|phải)\s[^\n.;]{0,40}?(?:áp dụng|thực hiện|thay đổi)",
        "văn bản|quy định",
        "mới|thay thế|sửa đổi|đó|hiện hành",
    )
)


def find_dynamic_reference(text: str) -> Span | None:
    """The span of the clause, or None where the text has none."""
    for sentence in _SENTENCE.finditer(text):
        if _THEN.search(sentence[0]) and _says_all(text, *sentence.span()):
            words = sentence[0].strip()
            start = sentence.start() + sentence[0].index(words)
            return Span(start, start + len(words))
    return None


def _says_all(text: str, start: int, end: int) -> bool:
    for words in _SAYS:
        said = words.search(text, start, end)
        if said is None:
            return False
        start = said.end()
    return True
