"""FRM rules on the end: who signed and how, recipients."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.run import Dossier
from pipeline.read.hygiene import fold_tone
from pipeline.rules.frm.samples import DECISION, changed
from pipeline.rules.registry import Case, Example, Hit, rule
from pipeline.structure.metadata.forms import Form, form_of, is_administrative

_END = "phần cuối văn bản"
_KEPT = re.compile(r"\bLưu\b", re.IGNORECASE)
_DEPUTY = re.compile(r"\bPHÓ\b|^THỨ TRƯỞNG\b", re.IGNORECASE)
_SIGNATURE = "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nTrần Văn Mẫu\n"
_RECIPIENTS = "Nơi nhận:\n- Như Điều 3;\n- Lưu: VT, VP.\n"
_INTERNAL = frozenset({"Biên bản", "Giấy mời", "Giấy giới thiệu", "Hợp đồng", "Phiếu gửi"})


@rule(
    "FRM111",
    "Thiếu người ký",
    reason="Văn bản không có chức vụ và họ tên người ký thì không xác định được người có thẩm "
    "quyền đã ban hành.",
    basis="Nghị định 30/2020/NĐ-CP, Điều 8 khoản 2 điểm g; Phụ lục I, phần I, mục II.7",
    severity=Severity.MEDIUM,
    bad=Example(changed(DECISION, (_SIGNATURE, ""))),
    good=Example(DECISION),
)
def signer_missing(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """No post and name of a signer; a post without a name below it."""
    metadata = dossier.document.metadata
    if form_of(metadata) not in (Form.ADMINISTRATIVE, Form.PARTY):
        return
    signer = metadata.signer
    if signer is not None and signer.name:
        return
    party = form_of(metadata) is Form.PARTY
    yield Hit(
        message="Dưới chức vụ người ký không có họ tên."
        if signer
        else "Không thấy chức vụ, họ tên người ký.",
        suggestion="Đối chiếu với bản gốc; nếu là dự thảo, ghi rõ là dự thảo.",
        subject="signer",
        span=signer.span if signer else None,
        where=_END,
        basis="Quy định 399-QĐ/TW về thể thức văn bản của Đảng" if party else "",
        verified=not party,
        confidence=0.8,
    )


@rule(
    "FRM112",
    "Cấp phó ký mà không ghi «KT.»",
    reason="Cấp phó chỉ được ký thay người đứng đầu; không ghi «KT.» trước chức vụ của người đứng "
    "đầu là sai quyền hạn ký.",
    basis="Nghị định 30/2020/NĐ-CP, Điều 13; Phụ lục I, phần I, mục II.7 điểm b",
    severity=Severity.MEDIUM,
    bad=Example(changed(DECISION, ("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n", "THỨ TRƯỞNG\n"))),
    good=Example(DECISION),
)
def deputy_unmarked(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A deputy's signature without KT. (committees of the Party use none)."""
    metadata = dossier.document.metadata
    signer = metadata.signer
    if signer is None or form_of(metadata) not in (Form.ADMINISTRATIVE, Form.NORMATIVE):
        return
    if signer.capacity in ("", "TM") and _DEPUTY.search(fold_tone(signer.post)):
        yield Hit(
            message=f"«{signer.post}» ký nhưng không ghi «KT.» trước chức vụ người đứng đầu.",
            suggestion="Đối chiếu với bản gốc; ghi «KT.» và chức vụ người đứng đầu ở dòng trên.",
            subject="signer",
            span=signer.span,
            where=_END,
            confidence=0.9,
        )


@rule(
    "FRM113",
    "Thiếu «Nơi nhận»",
    reason="Không có nơi nhận thì không rõ ai phải thi hành, ai theo dõi và bản lưu ở đâu.",
    basis="Nghị định 30/2020/NĐ-CP, Điều 8 khoản 2 điểm i; Phụ lục I, phần I, mục II.9",
    severity=Severity.LOW,
    bad=Example(changed(DECISION, (_RECIPIENTS, ""))),
    good=Example(DECISION),
)
def recipients_missing(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A State document without "Nơi nhận"."""
    metadata = dossier.document.metadata
    if not is_administrative(metadata) or metadata.kind in _INTERNAL:
        return
    if "recipients" not in metadata.spans:
        yield Hit(
            message="Văn bản không có «Nơi nhận».",
            suggestion="Bổ sung nơi nhận, dòng cuối là «Lưu: VT, …».",
            subject="recipients",
            where=_END,
            confidence=0.9,
        )


@rule(
    "FRM114",
    "«Nơi nhận» thiếu dòng «Lưu»",
    reason="Bản gốc phải lưu tại Văn thư cơ quan và đơn vị soạn thảo; dòng «Lưu» ghi nơi giữ.",
    basis="Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.9; Điều 19",
    severity=Severity.LOW,
    bad=Example(changed(DECISION, ("- Lưu: VT, VP.\n", "- Các đơn vị thuộc Bộ.\n"))),
    good=Example(DECISION),
)
def not_kept(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """Recipients without the line that says where the original is kept."""
    metadata = dossier.document.metadata
    if not is_administrative(metadata) or not metadata.recipients:
        return
    if not any(_KEPT.search(name) for name in metadata.recipients):
        yield Hit(
            message="«Nơi nhận» không có dòng «Lưu: VT, …».",
            suggestion="Thêm dòng cuối «Lưu: VT, <đơn vị soạn thảo>.».",
            subject="recipients",
            span=metadata.spans.get("recipients"),
            confidence=0.9,
        )
