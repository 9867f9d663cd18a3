"""FRM rules on the number and symbol: their shape, and whether they agree with the kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pipeline.model.document import Metadata
from pipeline.model.finding import Severity
from pipeline.model.run import Dossier
from pipeline.rules.frm.samples import DECISION, PARTY_RULE, changed
from pipeline.rules.registry import Case, Example, Hit, rule
from pipeline.structure.metadata.forms import Form, form_of, is_administrative
from pipeline.structure.metadata.numbers import kind_code
from pipeline.structure.metadata.words import kind_coded, kind_named

_PARTY_SHAPE = re.compile(r"\d+-")
_STATE_SHAPE = re.compile(r"\d[\d.]*/")
# Since Thông tư liên tịch 55/2005/TTLT-BNV-VPCP a slash stands behind the number.
_SLASH_SINCE = date(2005, 6, 1)
_FEW = re.compile(r"[1-9](?=[/\-])")
_BARE_DAY = re.compile(r"ngày\s+([1-9])\s+tháng|tháng\s+([12])\s+năm", re.IGNORECASE)
# "QĐ" of a Party number stands for two kinds.
_PARTY_TWINS = frozenset({"Quyết định", "Quy định"})


@rule(
    "FRM131",
    "Số, ký hiệu sai kiểu của hệ thống văn bản",
    reason="Văn bản nhà nước ghi gạch chéo sau số («12/QĐ-BGĐ»), văn bản của Đảng ghi gạch nối "
    "(«12-QĐ/ĐU»); ghi lẫn làm tra cứu nhầm văn bản.",
    basis="Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.3 điểm c",
    severity=Severity.LOW,
    bad=Example(changed(DECISION, ("Số: 12/QĐ-BGĐ\n", "Số: 12-QĐ/BGĐ\n"))),
    good=Example(PARTY_RULE),
)
def shape_mixed(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A State number written the Party's way, or the other way round."""
    metadata = dossier.document.metadata
    number = metadata.number or ""
    form = form_of(metadata)
    if form is Form.ADMINISTRATIVE and metadata.date and metadata.date >= _SLASH_SINCE:
        wrong, right = _PARTY_SHAPE.match(number), "gạch chéo ngay sau số («12/QĐ-…»)"
    elif form is Form.PARTY:
        wrong, right = _STATE_SHAPE.match(number), "gạch nối ngay sau số («12-QĐ/…»)"
    else:
        return
    if wrong:
        party = form is Form.PARTY
        yield Hit(
            message=f"Số, ký hiệu «{number}» không đúng kiểu: phải có {right}.",
            suggestion="Đối chiếu với sổ đăng ký văn bản đi và sửa cách ghi.",
            subject="number",
            span=metadata.spans.get("number"),
            basis="Hướng dẫn 05-HD/VPTW về thể thức văn bản của Đảng" if party else "",
            verified=not party,
        )


@rule(
    "FRM132",
    "Ký hiệu không khớp tên loại văn bản",
    reason="Ký hiệu ghi một loại, tên văn bản ghi loại khác: một trong hai chỗ sai, viện dẫn theo "
    "số sẽ nhầm văn bản.",
    basis="Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.3 điểm b; Phụ lục III",
    severity=Severity.MEDIUM,
    bad=Example(changed(DECISION, ("Số: 12/QĐ-BGĐ\n", "Số: 12/TB-BGĐ\n"))),
    good=Example(DECISION),
)
def kind_disagrees(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """The kind in the symbol is another than the kind in the title."""
    metadata = dossier.document.metadata
    number, name = metadata.number, metadata.kind
    kind = kind_named(name) if name else None
    if form_of(metadata) in (Form.UNCLEAR, Form.CONSOLIDATED, Form.PROCEDURE):
        return
    if not number or kind is None or "kind" not in metadata.spans:
        return
    coded = kind_coded(kind_code(number))
    if coded is None or coded.name == kind.name or _holds_code(number, metadata):
        return
    yield Hit(
        message=f"Ký hiệu «{number}» là của {coded.name}, nhưng văn bản ghi là {kind.name}.",
        suggestion="Đối chiếu bản gốc và sổ đăng ký văn bản đi để sửa ký hiệu hoặc tên loại.",
        subject="number",
        span=metadata.spans.get("number"),
        confidence=0.95,
    )


@rule(
    "FRM133",
    "Số hoặc ngày nhỏ hơn 10 không có số 0 đứng trước",
    reason="Ghi thêm số 0 để tránh bị thêm chữ số vào trước.",
    basis="Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.3 điểm c và mục II.4 điểm b",
    severity=Severity.LOW,
    bad=Example(changed(DECISION, ("Số: 12/QĐ-BGĐ\n", "Số: 2/QĐ-BGĐ\n"))),
    good=Example(changed(DECISION, ("Số: 12/QĐ-BGĐ\n", "Số: 02/QĐ-BGĐ\n"))),
)
def zero_missing(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A number or day below 10, or January and February, written without a zero."""
    document = dossier.document
    metadata = document.metadata
    if not is_administrative(metadata):
        return
    dated = metadata.spans.get("date")
    found = {"số văn bản": _FEW.match(metadata.number or "")} | {
        "ngày, tháng ban hành": _BARE_DAY.search(document.words(dated)) if dated else None
    }
    fields = {"số văn bản": "number", "ngày, tháng ban hành": "date"}
    for name, match in found.items():
        if match:
            yield Hit(
                message=f"Trong {name}, số nhỏ hơn 10 không có số 0 đứng trước.",
                suggestion="Khi ban hành văn bản thay thế, ghi thêm số 0 (ví dụ «02», «ngày 05»).",
                subject=fields[name],
                span=metadata.spans.get(fields[name]),
                confidence=0.95,
            )


def _holds_code(number: str, metadata: Metadata) -> bool:
    """Whether any part of the number stands for the document's kind, or for its Party twin."""
    parts = re.split(r"[/\-]", number)
    names = {metadata.kind}
    if metadata.style == "party" and metadata.kind in _PARTY_TWINS:
        names |= _PARTY_TWINS
    kinds = [kind_named(name) for name in names if name]
    return any(code in parts for kind in kinds if kind for code in kind.codes)
