"""What was found in an article stands at the same words in the document that holds the article."""

from __future__ import annotations

from pipeline.extract.responsibilities import find_responsibilities
from pipeline.language import passage_of

BEFORE = "Điều 3. Trả lời\n"
ARTICLE = (
    "Trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ, Văn phòng Bộ chủ trì, phối hợp với "
    "Cục Lãnh sự trả lời bằng văn bản."
)


def test_every_quote_of_a_norm_moves_with_it() -> None:
    (norm,) = find_responsibilities(passage_of(ARTICLE))
    assert norm.bearer and norm.due and norm.due.event and norm.partners
    moved = norm.moved(len(BEFORE))
    assert moved.bearer and moved.due and moved.due.event and moved.deadline
    quotes = (
        moved.bearer,
        moved.action,
        moved.deadline,
        moved.due.quote,
        moved.due.event,
        *moved.partners,
    )
    text = BEFORE + ARTICLE
    assert all(text[quote.start : quote.end] == quote.quote for quote in quotes)
    assert moved.moved(-len(BEFORE)) == norm
