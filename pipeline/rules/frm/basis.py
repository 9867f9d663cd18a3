"""FRM rules on the legal basis."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.run import Dossier
from pipeline.rules.frm.samples import DECISION, changed
from pipeline.rules.registry import Case, Example, Hit, rule
from pipeline.structure.metadata.forms import is_administrative

_BASIS = "Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6 điểm a"
# Laws and ordinances are cited by name alone, resolutions of the Party by congress or session.
_NUMBERED = re.compile(
    r"(?:-\s*)?Căn cứ (?P<kind>Nghị định|Thông tư liên tịch|Thông tư|Quyết định|Chỉ thị)\b(?! này)"
)
_NUMBER = re.compile(r"\d[\w.]*\s?[/\-]\s?[\w\-/]*[A-ZĐ]")
_DATED = re.compile(r"\bngày\b|\d{1,2}/\d{1,2}/\d{4}")
_LINE = "Căn cứ Nghị định số 01/2023/NĐ-CP ngày 02 tháng 01 năm 2023 của Chính phủ"


@rule(
    "FRM121",
    "Quyết định không có căn cứ ban hành",
    reason="Quyết định phải nêu văn bản quy định thẩm quyền và văn bản làm cơ sở ban hành; thiếu "
    "căn cứ thì không chứng minh được thẩm quyền.",
    basis=_BASIS,
    severity=Severity.MEDIUM,
    bad=Example(
        changed(
            DECISION,
            (
                _LINE + " quy định chức năng, nhiệm vụ của Bộ Giả định;\n",
                "",
            ),
        )
    ),
    good=Example(DECISION),
)
def basis_missing(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A decision without a single "Căn cứ"."""
    metadata = dossier.document.metadata
    if is_administrative(metadata) and metadata.kind == "Quyết định" and not metadata.legal_basis:
        yield Hit(
            message="Quyết định không nêu căn cứ ban hành nào.",
            suggestion="Bổ sung căn cứ về thẩm quyền và về nội dung trước lời «QUYẾT ĐỊNH:».",
            subject="legal_basis",
            where="phần mở đầu",
            confidence=0.9,
        )


@rule(
    "FRM122",
    "Căn cứ ghi thiếu số, ký hiệu hoặc ngày ban hành",
    reason="Căn cứ không đủ số và ngày thì không xác định được đúng văn bản, nhất là khi số được "
    "đánh lại mỗi năm.",
    basis=_BASIS,
    severity=Severity.LOW,
    bad=Example(
        changed(DECISION, (_LINE, "Căn cứ Nghị định của Chính phủ")),
    ),
    good=Example(DECISION),
)
def basis_incomplete(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A "Căn cứ" that names a decree, circular, decision or directive without number or date."""
    document = dossier.document
    if not is_administrative(document.metadata):
        return
    for span in document.metadata.legal_basis:
        words = document.words(span)
        found = _NUMBERED.match(words)
        if not found:
            continue
        lacks = [
            name
            for name, pattern in (("số, ký hiệu", _NUMBER), ("ngày ban hành", _DATED))
            if not pattern.search(words)
        ]
        if lacks:
            yield Hit(
                message=f"Căn cứ {found['kind']} không ghi {' và '.join(lacks)}.",
                suggestion="Ghi đủ tên loại, số, ký hiệu, ngày ban hành, cơ quan ban hành và trích "
                "yếu của văn bản làm căn cứ.",
                subject=" ".join(words.split())[:80],
                span=span,
                confidence=0.9,
            )
