"""A document that came in two sources which do not say the same."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.evidence import evidence_at
from pipeline.model.finding import Severity
from pipeline.model.run import Difference, Dossier
from pipeline.rules.doc.notes import PLAIN
from pipeline.rules.registry import Case, Example, Hit, rule

_MOST = 15  # differences of one pair told one by one
_SHOWN_LETTERS = 160

_SIGNED = PLAIN.replace("hằng ngày", "từ 07 giờ đến 17 giờ hằng ngày, kể cả ngày nghỉ") + (
    "Điều 3. Chánh Văn phòng, Thủ trưởng các đơn vị và người được phân công trực chịu trách nhiệm "
    "thi hành Quyết định này trong phạm vi nhiệm vụ được giao.\n"
)


@rule(
    "DOC201",
    "Hai bản của một văn bản nói khác nhau",
    reason="Hai bản của một văn bản (bản ký quét, bản PDF, bản Word, trang web) nói khác nhau thì "
    "người thực hiện có thể làm theo bản không được ký; bản đã ký mới có giá trị. Chữ trong bảng "
    "và mẫu chỉ đọc theo thứ tự khác thì không phải là khác.",
    basis="Nghị định 30/2020/NĐ-CP: bản gốc văn bản là bản hoàn chỉnh được người có thẩm quyền ký",
    severity=Severity.MEDIUM,
    bad=Example(_SIGNED, draft=_SIGNED.replace("07 giờ", "08 giờ")),
    good=Example(_SIGNED, draft=_SIGNED),
)
def differing_sources(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """Words of the binding source that another does not have, or the other way round."""
    scanned = any(page.confidence is not None for page in dossier.document.pages)
    mine = "Bản đã ký" if scanned else "Bản này"
    for twin in dossier.twins:
        for difference in twin.differences[:_MOST]:
            yield Hit(
                message=_message(difference, mine, twin.source.path),
                suggestion="Xác định bản đúng theo bản gốc đã ký; sửa hoặc thu hồi bản còn lại.",
                subject=f"{difference.signed_words}|{difference.draft_words}",
                span=difference.signed,
                other=(evidence_at(twin.document, difference.draft),),
                confidence=0.85,
            )
        if len(twin.differences) > _MOST:
            yield Hit(
                message=f"Còn {len(twin.differences) - _MOST} chỗ khác nữa giữa bản này và "
                f"{twin.source.path}; có thể là hai lần dự thảo khác nhau.",
                suggestion="Đối chiếu toàn văn hai bản.",
                subject=f"many|{twin.source.path}",
                where="toàn tệp",
            )


def _message(difference: Difference, mine: str, other: str) -> str:
    own, theirs = _short(difference.signed_words), _short(difference.draft_words)
    if not own:
        return f"Bản {other} có thêm «{theirs}», {mine.lower()} không có."
    if not theirs:
        return f"{mine} có «{own}», bản {other} không có."
    return f"{mine} ghi «{own}», bản {other} ghi «{theirs}»."


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN_LETTERS else words[:_SHOWN_LETTERS].rstrip() + "…"
