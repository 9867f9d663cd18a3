"""FRM rules on the cover of an ISO procedure."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.run import Dossier
from pipeline.rules.frm.samples import ISO_PROCEDURE, changed
from pipeline.rules.registry import Case, Example, Hit, rule
from pipeline.structure.metadata.forms import Form, form_of


@rule(
    "FRM171",
    "Bìa quy trình thiếu mã hiệu, lần ban hành, ngày hiệu lực hoặc người phê duyệt",
    reason="Thiếu các thông tin này thì không kiểm soát được đang dùng bản nào của quy trình và ai "
    "chịu trách nhiệm.",
    basis="TCVN ISO 9001:2015, điều 7.5.2 và 7.5.3 (kiểm soát thông tin dạng văn bản)",
    severity=Severity.MEDIUM,
    bad=Example(changed(ISO_PROCEDURE, ("Lần ban hành: 02\n", ""))),
    good=Example(ISO_PROCEDURE),
)
def cover_incomplete(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """The cover of an ISO procedure without one of the fields that control it."""
    document = dossier.document
    metadata = document.metadata
    if form_of(metadata) is not Form.PROCEDURE:
        return
    issue = metadata.spans.get("issue")
    there = {
        "mã hiệu": bool(metadata.number),
        "lần ban hành": issue is not None and bool(document.words(issue).strip()),
        "ngày hiệu lực hoặc ngày ban hành": bool(metadata.effective or metadata.date),
        "người phê duyệt": metadata.signer is not None and bool(metadata.signer.name),
    }
    missing = [name for name, is_there in there.items() if not is_there]
    if missing:
        yield Hit(
            message=f"Bìa quy trình không ghi {', '.join(missing)}.",
            suggestion="Bổ sung trên bìa quy trình và trong danh mục tài liệu kiểm soát.",
            subject="cover",
            where="trang bìa",
            confidence=0.85,
        )
