"""What a finding is known again by, when pages shift and clauses are renumbered."""

from __future__ import annotations

import re

from pipeline.model.document import Document, Span
from pipeline.model.finding import Footing

_MOST_LETTERS = 1_500
_NEIGHBOUR_LETTERS = 200
# A label at the head of a paragraph: "Điều 5.", "2.", "5.1.2.", "a)", "(iv)", "IV.", "Bước 3:", "-".
_LABEL = re.compile(
    r"\s*(?:"
    r"(?:phần|chương|mục|tiểu mục|điều|khoản|điểm|tiết|bước|phụ lục|mẫu số|mẫu)\s+"
    r"(?:thứ\s+)?(?:\d+[a-zđ]?|[ivxlc]+|[a-zđ])(?:\.\d+)*\s*(?:[.:)/–-]|$)"
    r"|\(?(?:\d{1,3}(?:\.\d{1,2})*[a-zđ]?|[a-zđ]\d?|[ivxlc]{1,6})\s*[.)](?!\d)"
    r"|\d{1,2}(?:\.\d{1,2})+\s"
    r"|[-–+•*]"
    r")\s*",
    re.IGNORECASE,
)


def footing_of(document: Document, span: Span | None) -> Footing:
    """The footing of a finding whose proof is ``span``; an empty one where it stands nowhere."""
    if span is None:
        return Footing()
    text = document.text
    start, end = _paragraph(text, span)
    after = text.find("\n", end + 1)
    neighbours = (
        *(node.heading for node in document.path_at(span.start)),
        text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : max(start - 1, 0)][-_NEIGHBOUR_LETTERS:],
        text[end + 1 : after if after >= 0 else len(text)][:_NEIGHBOUR_LETTERS],
    )
    room = max(_MOST_LETTERS - (span.end - span.start), 0) // 2
    words = text[max(start, span.start - room) : min(end, span.end + room)]
    return Footing(
        words=without_label(words),
        around="\n".join(without_label(words) for words in neighbours if words.strip()),
        recognised=document.is_recognised(span),
    )


def without_label(words: str) -> str:
    """A paragraph without the number or mark at its head.

    >>> without_label("2. Văn thư tiếp nhận hồ sơ")
    'Văn thư tiếp nhận hồ sơ'
    >>> without_label("10 ngày trước cuộc họp")
    '10 ngày trước cuộc họp'
    """
    found = _LABEL.match(words)
    return (words[found.end() :] if found else words).strip()


def _paragraph(text: str, span: Span) -> tuple[int, int]:
    end = text.find("\n", max(span.end - 1, span.start))
    return text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end
