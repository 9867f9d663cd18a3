"""OUT1: cited instruments that ended, were replaced or amended, or are not in force yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model.finding import Severity
from pipeline.model.law import Instrument, InstrumentStatus
from pipeline.model.run import Dossier
from pipeline.rules.out.cited import (
    Cited,
    cited_instruments,
    doubt,
    dynamic_note,
    entry,
    has_ended,
    name,
    other_places,
    softened,
)
from pipeline.rules.registry import Case, Example, Hit, rule

_BASIS_LAW = (
    "Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15; Nghị định 30/2020/NĐ-CP (căn cứ ban hành "
    "là văn bản đang có hiệu lực)"
)
_UNVERIFIED = 0.6
_SURE = 0.97


def _decision(body: str, dated: str = "ngày 12 tháng 3 năm 2024") -> str:
    return (
        "BỘ GIẢ ĐỊNH\nSố: 12/QĐ-BGĐ\n"
        f"Hà Nội, {dated}\n"
        "QUYẾT ĐỊNH\nVề việc ban hành Quy chế quản lý tài liệu mật\n"
        f"{body}\n"
    )


def _successors(instrument: Instrument, case: Case) -> str:
    heirs = case.register.successors(instrument, case.as_of)
    if heirs:
        return ", ".join(name(heir) + doubt(heir) for heir in heirs)
    if instrument.replaced_by:
        return f"{', '.join(instrument.replaced_by)} (chưa có trong bảng văn bản)"
    return ""


def _since(instrument: Instrument) -> str:
    return f" từ ngày {instrument.expired:%d/%m/%Y}" if instrument.expired else ""


def _suggestion(instrument: Instrument, case: Case) -> str:
    heirs = _successors(instrument, case)
    if heirs:
        return f"Đối chiếu nội dung với {heirs}; sửa viện dẫn và những quy tắc đã đổi trong văn bản mới."
    return "Xác định văn bản hiện hành điều chỉnh việc này; sửa hoặc bỏ viện dẫn."


def _hit(dossier: Dossier, case: Case, cited: Cited, message: str, severity: Severity) -> Hit:
    instrument = cited.instrument
    why = f"{message}{_reason_tail(instrument, case)}{dynamic_note(dossier)}"
    return Hit(
        message=f"{message}{doubt(instrument)}",
        suggestion=_suggestion(instrument, case),
        subject=instrument.id,
        span=cited.first.span,
        why=why,
        since=instrument.expired,
        severity=softened(dossier, severity),
        confidence=_SURE if instrument.verified else _UNVERIFIED,
        verified=instrument.verified,
        other=(
            entry(instrument),
            *other_places(dossier.document, cited.citations, cited.first),
        ),
    )


def _reason_tail(instrument: Instrument, case: Case) -> str:
    heirs = _successors(instrument, case)
    return f" Văn bản thay thế: {heirs}." if heirs else "."


def _ended(dossier: Dossier, case: Case) -> Iterator[Cited]:
    for cited in cited_instruments(dossier, case):
        if has_ended(cited.instrument, case.as_of):
            yield cited


def _ended_before_signing(cited: Cited, written: date | None) -> bool:
    expired = cited.instrument.expired
    return written is not None and expired is not None and expired <= written


@rule(
    "OUT101",
    "Căn cứ ban hành đã hết hiệu lực",
    reason="Văn bản nội bộ dựa trên căn cứ không còn hiệu lực thì phải được rà soát, sửa đổi, thay thế hoặc bãi bỏ.",
    basis=_BASIS_LAW,
    severity=Severity.HIGH,
    bad=Example(
        _decision(
            "Căn cứ Luật Bảo vệ bí mật nhà nước số 29/2018/QH14 ngày 15 tháng 11 năm 2018;\n"
            "Điều 1. Ban hành Quy chế."
        )
    ),
    good=Example(
        _decision(
            "Căn cứ Luật Bảo vệ bí mật nhà nước số 117/2025/QH15 ngày 10 tháng 12 năm 2025;\n"
            "Điều 1. Ban hành Quy chế.",
            "ngày 12 tháng 3 năm 2026",
        )
    ),
)
def basis_ended(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """An instrument of the legal basis that ended after the document was signed."""
    for cited in _ended(dossier, case):
        if cited.in_basis and not _ended_before_signing(cited, dossier.document.metadata.date):
            named = name(cited.instrument)
            message = f"{named} là căn cứ ban hành, đã hết hiệu lực{_since(cited.instrument)}"
            yield _hit(dossier, case, cited, message, Severity.HIGH)


@rule(
    "OUT102",
    "Viện dẫn văn bản đã hết hiệu lực",
    reason="Điều khoản dẫn tới quy tắc không còn hiệu lực; người thi hành không biết phải theo quy tắc nào.",
    basis=_BASIS_LAW,
    severity=Severity.MEDIUM,
    bad=Example(
        _decision(
            "Căn cứ Luật Tổ chức Chính phủ;\n"
            "Điều 1. Việc sao chụp tài liệu thực hiện theo Nghị định số 26/2020/NĐ-CP."
        )
    ),
    good=Example(
        _decision(
            "Căn cứ Luật Tổ chức Chính phủ;\n"
            "Điều 1. Việc sao chụp tài liệu thực hiện theo quy định của pháp luật về bí mật nhà nước.\n"
            "Điều 2. Bãi bỏ quy định thực hiện Nghị định số 26/2020/NĐ-CP tại Quyết định trước đây."
        )
    ),
)
def mention_ended(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """An ended instrument cited in the provisions."""
    for cited in _ended(dossier, case):
        if not cited.in_basis and not _ended_before_signing(cited, dossier.document.metadata.date):
            message = (
                f"Viện dẫn {name(cited.instrument)}, đã hết hiệu lực{_since(cited.instrument)}"
            )
            yield _hit(dossier, case, cited, message, Severity.MEDIUM)


@rule(
    "OUT103",
    "Viện dẫn văn bản đã hết hiệu lực ngay khi ký",
    reason="Khi văn bản này được ký, văn bản được viện dẫn đã không còn hiệu lực: sai từ lúc ban hành, không phải do thời gian.",
    basis=_BASIS_LAW,
    severity=Severity.HIGH,
    bad=Example(
        _decision(
            "Căn cứ Luật Thanh tra số 11/2022/QH15 ngày 14 tháng 11 năm 2022;\nĐiều 1. Ban hành Quy chế.",
            "ngày 12 tháng 3 năm 2026",
        )
    ),
    good=Example(
        _decision(
            "Căn cứ Luật Thanh tra số 84/2025/QH15 ngày 25 tháng 6 năm 2025;\nĐiều 1. Ban hành Quy chế.",
            "ngày 12 tháng 3 năm 2026",
        )
    ),
)
def ended_before_signing(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """An instrument that had ended before the citing document was signed."""
    written = dossier.document.metadata.date
    for cited in _ended(dossier, case):
        if written is not None and _ended_before_signing(cited, written):
            message = (
                f"Văn bản ký ngày {written:%d/%m/%Y} nhưng viện dẫn {name(cited.instrument)}, "
                f"đã hết hiệu lực{_since(cited.instrument)}"
            )
            severity = Severity.HIGH if cited.in_basis else Severity.MEDIUM
            yield _hit(dossier, case, cited, message, severity)


@rule(
    "OUT104",
    "Căn cứ ban hành đã được sửa đổi sau khi ký",
    reason="Căn cứ còn hiệu lực nhưng đã được sửa đổi; quy tắc rút ra từ căn cứ có thể đã khác.",
    basis=_BASIS_LAW,
    severity=Severity.LOW,
    bad=Example(
        _decision(
            "Căn cứ Luật Phòng, chống tham nhũng số 36/2018/QH14 ngày 20 tháng 11 năm 2018;\n"
            "Điều 1. Ban hành Quy chế."
        )
    ),
    good=Example(
        _decision(
            "Căn cứ Luật Phòng, chống tham nhũng số 36/2018/QH14 ngày 20 tháng 11 năm 2018, được sửa đổi, "
            "bổ sung bởi Luật số 132/2025/QH15;\nĐiều 1. Ban hành Quy chế.",
            "ngày 12 tháng 8 năm 2026",
        )
    ),
)
def basis_amended(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A legal basis amended after signing, by an amender the document does not name."""
    written = dossier.document.metadata.date
    if written is None:
        return
    named = {citation.number for citation in dossier.facts.citations}
    for cited in cited_instruments(dossier, case):
        if not cited.in_basis or has_ended(cited.instrument, case.as_of):
            continue
        amenders = [case.register.get(number) for number in cited.instrument.amended_by]
        later = [
            each
            for each in amenders
            if each is not None
            and each.number not in named
            and (starts := each.effective or each.signed) is not None
            and written < starts <= case.as_of
        ]
        if later:
            listed = ", ".join(name(each) for each in later)
            verified = cited.instrument.verified and all(each.verified for each in later)
            yield Hit(
                message=f"Căn cứ {name(cited.instrument)} đã được sửa đổi, bổ sung bởi {listed}",
                suggestion="Đối chiếu phần được sửa đổi với các điều khoản dựa trên căn cứ này.",
                subject=cited.instrument.id,
                span=cited.first.span,
                since=min((each.effective or each.signed or case.as_of) for each in later),
                confidence=_SURE if verified else _UNVERIFIED,
                verified=verified,
                other=(entry(cited.instrument), *(entry(each) for each in later)),
            )


@rule(
    "OUT105",
    "Viện dẫn văn bản chưa có hiệu lực khi ký",
    reason="Văn bản được viện dẫn chưa có hiệu lực vào ngày ký, nên khi đó chưa thể là căn cứ.",
    basis=_BASIS_LAW,
    severity=Severity.MEDIUM,
    bad=Example(
        _decision(
            "Căn cứ Nghị định số 129/2026/NĐ-CP của Chính phủ;\nĐiều 1. Ban hành Quy chế.",
            "ngày 12 tháng 1 năm 2026",
        )
    ),
    good=Example(
        _decision(
            "Căn cứ Nghị định số 129/2026/NĐ-CP của Chính phủ;\nĐiều 1. Ban hành Quy chế.",
            "ngày 12 tháng 8 năm 2026",
        )
    ),
)
def not_yet(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A legal basis signed after the document, or not yet in force when it was signed."""
    written = dossier.document.metadata.date
    if written is None:
        return
    for cited in cited_instruments(dossier, case):
        instrument = cited.instrument
        signed_later = instrument.signed is not None and instrument.signed > written
        if cited.in_basis and (
            signed_later or instrument.status(written) is InstrumentStatus.NOT_YET
        ):
            starts = instrument.effective or instrument.signed
            told = f" có hiệu lực từ ngày {starts:%d/%m/%Y}" if starts else ""
            yield Hit(
                message=f"Căn cứ {name(instrument)}{told}, sau ngày ký văn bản này "
                f"({written:%d/%m/%Y}){doubt(instrument)}",
                suggestion="Kiểm tra ngày ký, hoặc số của văn bản được viện dẫn.",
                subject=instrument.id,
                span=cited.first.span,
                since=starts,
                # Implementing rules are often signed between a law's passing and its first day.
                severity=Severity.MEDIUM if signed_later else Severity.LOW,
                confidence=_SURE if instrument.verified and signed_later else _UNVERIFIED,
                verified=instrument.verified,
                other=(entry(instrument),),
            )
