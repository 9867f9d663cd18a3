"""FRM rules on the head: country and motto, number, place and date."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.run import Dossier
from pipeline.rules.frm.samples import DECISION, changed
from pipeline.rules.registry import Case, Example, Hit, rule
from pipeline.structure.metadata.forms import Form, form_of, is_administrative

_HEAD = "phần đầu văn bản"
_PARTY_BASIS = "Quy định 399-QĐ/TW và Hướng dẫn 05-HD/VPTW về thể thức văn bản của Đảng"


@rule(
    "FRM101",
    "Thiếu số, ký hiệu",
    reason="Văn bản không có số thì không viện dẫn, không tra cứu, không xác định là đã ban hành "
    "được.",
    basis="Nghị định 30/2020/NĐ-CP, Điều 8 khoản 2 điểm c; Phụ lục I, phần I, mục II.3",
    severity=Severity.MEDIUM,
    bad=Example(changed(DECISION, ("Số: 12/QĐ-BGĐ\n", "Số:      /QĐ-BGĐ\n"))),
    good=Example(DECISION),
)
def number_missing(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A head without a number, or with its place left blank."""
    metadata = dossier.document.metadata
    form = form_of(metadata)
    if metadata.number or form not in (Form.ADMINISTRATIVE, Form.PARTY):
        return
    blank = metadata.spans.get("number")
    yield Hit(
        message="Chỗ ghi số, ký hiệu còn bỏ trống." if blank else "Văn bản không có số, ký hiệu.",
        suggestion="Xác định đây là dự thảo hay bản đã ban hành; nếu đã ban hành, ghi số, ký hiệu "
        "theo sổ đăng ký văn bản đi.",
        subject="number",
        span=blank,
        where=_HEAD,
        basis=_PARTY_BASIS if form is Form.PARTY else "",
        verified=form is not Form.PARTY,
    )


@rule(
    "FRM102",
    "Thiếu hoặc sai ngày, tháng, năm ban hành",
    reason="Không có ngày ban hành thì không xác định được hiệu lực và thứ tự áp dụng của văn bản.",
    basis="Nghị định 30/2020/NĐ-CP, Điều 8 khoản 2 điểm d; Phụ lục I, phần I, mục II.4",
    severity=Severity.MEDIUM,
    bad=Example(changed(DECISION, ("ngày 12 tháng 3 năm 2024\nQ", "ngày     tháng 3 năm 2024\nQ"))),
    good=Example(DECISION),
)
def date_missing(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """No date in the head, one left blank, or one no calendar has."""
    metadata = dossier.document.metadata
    form = form_of(metadata)
    if metadata.date or form in (Form.UNCLEAR, Form.CONSOLIDATED, Form.PROCEDURE):
        return
    written = metadata.spans.get("date")
    if written is None and form is Form.NORMATIVE:
        return
    yield Hit(
        message="Ngày ban hành bỏ trống hoặc không có trên lịch."
        if written
        else "Văn bản không ghi ngày, tháng, năm ban hành.",
        suggestion="Đối chiếu với bản gốc có chữ ký và sổ đăng ký văn bản đi, rồi ghi đủ ngày, "
        "tháng, năm.",
        subject="date",
        span=written,
        where=_HEAD,
        basis=_PARTY_BASIS if form is Form.PARTY else "",
        verified=form is not Form.PARTY,
    )


@rule(
    "FRM103",
    "Thiếu Quốc hiệu hoặc Tiêu ngữ",
    reason="Quốc hiệu và Tiêu ngữ là thành phần thể thức bắt buộc của mọi văn bản hành chính.",
    basis="Nghị định 30/2020/NĐ-CP, Điều 8 khoản 2 điểm a; Phụ lục I, phần I, mục II.1",
    severity=Severity.LOW,
    bad=Example(changed(DECISION, ("Độc lập - Tự do - Hạnh phúc\n", ""))),
    good=Example(DECISION),
)
def motto_missing(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A State head without the country's name or the motto."""
    metadata = dossier.document.metadata
    if not is_administrative(metadata):
        return
    names = {"country": "Quốc hiệu", "motto": "Tiêu ngữ"}
    missing = [name for field, name in names.items() if field not in metadata.spans]
    if missing:
        yield Hit(
            message=f"Phần đầu văn bản không có {' và '.join(missing)}.",
            suggestion="Bổ sung Quốc hiệu «CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM» và Tiêu ngữ «Độc "
            "lập - Tự do - Hạnh phúc» ở phía trên, bên phải trang đầu.",
            subject="country",
            where=_HEAD,
            confidence=0.9,
        )


@rule(
    "FRM104",
    "Thiếu địa danh trước ngày ban hành",
    reason="Địa danh là một phần của yếu tố «địa danh và thời gian ban hành».",
    basis="Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.4",
    severity=Severity.LOW,
    bad=Example(changed(DECISION, ("Hà Nội, ngày 12", "Ngày 12"))),
    good=Example(DECISION),
)
def place_missing(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A date in the head without the place before it."""
    metadata = dossier.document.metadata
    if is_administrative(metadata) and metadata.date and not metadata.place:
        yield Hit(
            message="Trước ngày ban hành không ghi địa danh.",
            suggestion="Ghi tên tỉnh, thành phố nơi cơ quan đóng trụ sở, sau đó là dấu phẩy.",
            subject="place",
            span=metadata.spans.get("date"),
            where=_HEAD,
            confidence=0.9,
        )
