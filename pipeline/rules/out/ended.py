"""OUT101 to OUT103, OUT109: cited instruments that are no longer in force."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.evidence import name_place
from pipeline.law.names import name
from pipeline.model.facts import Citation
from pipeline.model.finding import Severity
from pipeline.model.law import Instrument, InstrumentStatus
from pipeline.model.run import Dossier
from pipeline.rules.out.cited import (
    RESTS_ON,
    Cited,
    cited_instruments,
    doubt,
    entry,
    other_places,
    written_on,
)
from pipeline.rules.out.examples import decision
from pipeline.rules.out.standing import Standing
from pipeline.rules.registry import Case, Example, Hit, rule

BASIS_LAW = "Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6 điểm a: căn cứ ban hành gồm văn bản quy định thẩm quyền và văn bản làm cơ sở để ban hành"
_REFERENCE = (
    "Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6 điểm b: viện dẫn văn bản có liên quan"
)
UNVERIFIED = 0.6
SURE = 0.97


@rule(
    "OUT101",
    "Căn cứ ban hành đã hết hiệu lực",
    reason="Văn bản nội bộ dựa trên căn cứ không còn hiệu lực thì phải được rà soát, sửa đổi, thay thế hoặc bãi bỏ.",
    basis=BASIS_LAW,
    severity=Severity.HIGH,
    bad=Example(
        decision(
            "Căn cứ Luật Bảo vệ bí mật nhà nước số 29/2018/QH14 ngày 15 tháng 11 năm 2018;\n"
            "Điều 1. Ban hành Quy chế."
        )
    ),
    good=Example(
        decision(
            "Căn cứ Luật Bảo vệ bí mật nhà nước số 117/2025/QH15 ngày 10 tháng 12 năm 2025;\n"
            "Điều 1. Ban hành Quy chế.",
            "ngày 12 tháng 3 năm 2026",
        )
    ),
)
def basis_ended(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """An instrument of the legal basis that ended after the document was signed."""
    for cited in _ended(dossier, case):
        if cited.standing(Standing.BASIS) and not _ended_before_signing(cited, dossier):
            instrument = cited.instrument
            message = f"{name(instrument)} là căn cứ ban hành, đã hết hiệu lực{_since(instrument)}"
            yield _hit(dossier, case, cited, message, Severity.HIGH)


@rule(
    "OUT102",
    "Viện dẫn văn bản đã hết hiệu lực",
    reason="Điều khoản dẫn tới quy tắc không còn hiệu lực; người thi hành không biết phải theo quy tắc nào.",
    basis=_REFERENCE,
    severity=Severity.MEDIUM,
    bad=Example(
        decision(
            "Căn cứ Luật Tổ chức Chính phủ;\n"
            "Điều 1. Việc sao chụp tài liệu thực hiện theo Nghị định số 26/2020/NĐ-CP."
        )
    ),
    good=Example(
        decision(
            "Căn cứ Luật Tổ chức Chính phủ;\n"
            "Điều 1. Việc sao chụp tài liệu thực hiện theo quy định của pháp luật về bí mật nhà nước.\n"
            "Điều 2. Bãi bỏ quy định thực hiện Nghị định số 26/2020/NĐ-CP tại Quyết định trước đây."
        )
    ),
)
def mention_ended(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """An ended instrument that provisions refer to, and that is not in the legal basis."""
    for cited in _ended(dossier, case):
        if cited.standing(Standing.BASIS) or _ended_before_signing(cited, dossier):
            continue
        if cited.standing(Standing.OPERATIVE):
            message = (
                f"Viện dẫn {name(cited.instrument)}, đã hết hiệu lực{_since(cited.instrument)}"
            )
            yield _hit(dossier, case, cited, message, Severity.MEDIUM)


@rule(
    "OUT103",
    "Viện dẫn văn bản đã hết hiệu lực ngay khi ký",
    reason="Khi văn bản này được ký, văn bản được viện dẫn đã không còn hiệu lực: sai từ lúc ban hành, không phải do thời gian.",
    basis=BASIS_LAW,
    severity=Severity.HIGH,
    bad=Example(
        decision(
            "Căn cứ Luật Thanh tra số 11/2022/QH15 ngày 14 tháng 11 năm 2022;\nĐiều 1. Ban hành Quy chế.",
            "ngày 12 tháng 3 năm 2026",
        )
    ),
    good=Example(
        decision(
            "Căn cứ Luật Thanh tra số 84/2025/QH15 ngày 25 tháng 6 năm 2025;\nĐiều 1. Ban hành Quy chế.",
            "ngày 12 tháng 3 năm 2026",
        )
    ),
)
def ended_before_signing(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """An instrument the document rests on that had ended before the document was signed."""
    written = written_on(dossier.document)
    for cited in _ended(dossier, case):
        if written is None or not _ended_before_signing(cited, dossier):
            continue
        if cited.standing(*RESTS_ON):
            message = (
                f"Văn bản ký ngày {written:%d/%m/%Y} nhưng viện dẫn {name(cited.instrument)}, "
                f"đã hết hiệu lực{_since(cited.instrument)}"
            )
            severity = Severity.HIGH if cited.standing(Standing.BASIS) else Severity.MEDIUM
            yield _hit(dossier, case, cited, message, severity)


@rule(
    "OUT109",
    "Điều khoản chuyển tiếp còn dẫn văn bản đã hết hiệu lực",
    reason="Điều khoản chuyển tiếp giữ quy tắc cũ cho việc có từ trước là đúng, nhưng khi việc cũ đã xong thì điều khoản không còn tác dụng.",
    basis=_REFERENCE,
    severity=Severity.LOW,
    bad=Example(
        decision(
            "Điều 1. Ban hành Quy chế.\n"
            "Điều 2. Điều khoản chuyển tiếp\n"
            "Hồ sơ tiếp nhận trước ngày Quyết định này có hiệu lực thì tiếp tục thực hiện theo Nghị định số 26/2020/NĐ-CP."
        )
    ),
    good=Example(
        decision(
            "Điều 1. Ban hành Quy chế.\n"
            "Điều 2. Điều khoản chuyển tiếp\n"
            "Hồ sơ tiếp nhận trước ngày Quyết định này có hiệu lực thì tiếp tục thực hiện theo quy định khi tiếp nhận."
        )
    ),
)
def transition_over(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """An ended instrument that only transitional clauses refer to."""
    for cited in _ended(dossier, case):
        kept = cited.standing(Standing.TRANSITIONAL)
        if kept and not cited.standing(*RESTS_ON):
            instrument = cited.instrument
            yield Hit(
                message=f"Điều khoản chuyển tiếp dẫn {name(instrument)}, đã hết hiệu lực"
                f"{_since(instrument)}{doubt(instrument)}",
                suggestion="Xem việc thuộc diện chuyển tiếp đã giải quyết xong chưa; xong rồi thì bỏ điều khoản khi sửa văn bản.",
                subject=instrument.id,
                span=kept[0].span,
                since=instrument.expired,
                confidence=SURE if instrument.verified else UNVERIFIED,
                verified=instrument.verified,
                other=(entry(instrument), *other_places(dossier.document, kept, kept[0])),
            )


def successors_named(instrument: Instrument, case: Case) -> str:
    """What stands in an ended instrument's place on the day of the review, in words."""
    heirs = case.register.successors(instrument, case.as_of)
    if heirs:
        return ", ".join(name(heir) + doubt(heir) for heir in heirs)
    if instrument.replaced_by:
        return f"{', '.join(instrument.replaced_by)} (chưa có trong bảng văn bản)"
    return ""


def _ended(dossier: Dossier, case: Case) -> Iterator[Cited]:
    for cited in cited_instruments(dossier, case):
        if cited.instrument.status(case.as_of) is InstrumentStatus.EXPIRED:
            yield cited


def _ended_before_signing(cited: Cited, dossier: Dossier) -> bool:
    written, expired = written_on(dossier.document), cited.instrument.expired
    return written is not None and expired is not None and expired <= written


def _since(instrument: Instrument) -> str:
    return f" từ ngày {instrument.expired:%d/%m/%Y}" if instrument.expired else ""


def _hit(dossier: Dossier, case: Case, cited: Cited, message: str, severity: Severity) -> Hit:
    instrument = cited.instrument
    citations = cited.standing(*RESTS_ON)
    shown = _shown(cited, citations)
    heirs = successors_named(instrument, case)
    replaced = f" Văn bản thay thế: {heirs}." if heirs else ""
    return Hit(
        message=f"{message}{doubt(instrument)}",
        suggestion=_suggestion(heirs),
        subject=instrument.id,
        span=shown.span,
        why=f"{message}.{replaced}{dynamic_note(dossier)}",
        since=instrument.expired,
        severity=softened(dossier, severity),
        confidence=SURE if instrument.verified else UNVERIFIED,
        verified=instrument.verified,
        other=(entry(instrument), *other_places(dossier.document, citations, shown)),
    )


def _shown(cited: Cited, citations: tuple[Citation, ...]) -> Citation:
    """The citation to show: a legal basis if there is one, else the first."""
    return next(iter(cited.standing(Standing.BASIS)), citations[0])


def _suggestion(heirs: str) -> str:
    if heirs:
        return f"Đối chiếu nội dung với {heirs}; sửa viện dẫn và những quy tắc đã đổi trong văn bản mới."
    return "Xác định văn bản hiện hành điều chỉnh việc này; sửa hoặc bỏ viện dẫn."


def softened(dossier: Dossier, severity: Severity) -> Severity:
    """One step lighter where the document gives way to later law by its own words."""
    if dossier.facts.dynamic_reference is None:
        return severity
    return Severity.MEDIUM if severity is Severity.HIGH else Severity.LOW


def dynamic_note(dossier: Dossier) -> str:
    """Where the document gives way to later law by its own words; "" where it does not."""
    span = dossier.facts.dynamic_reference
    if span is None:
        return ""
    where = name_place(dossier.document, span)
    return (
        f" Văn bản có điều khoản dẫn chiếu động ({where}): văn bản được thay thế thì áp dụng văn "
        "bản mới, nên mức độ được hạ một bậc; nội dung quy tắc đã đổi hay chưa vẫn cần xem."
    )
