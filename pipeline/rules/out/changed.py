"""OUT104, OUT105: legal bases amended since, or not in force yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.law.names import name
from pipeline.law.numbers import number_key
from pipeline.model.finding import Severity
from pipeline.model.law import Instrument, InstrumentStatus
from pipeline.model.run import Dossier
from pipeline.rules.out.cited import cited_instruments, doubt, entry, written_on
from pipeline.rules.out.ended import BASIS_LAW, SURE, UNVERIFIED
from pipeline.rules.out.examples import decision
from pipeline.rules.out.standing import Standing
from pipeline.rules.registry import Case, Example, Hit, rule


@rule(
    "OUT104",
    "Căn cứ ban hành đã được sửa đổi sau khi ký",
    reason="Căn cứ còn hiệu lực nhưng đã được sửa đổi; quy tắc rút ra từ căn cứ có thể đã khác.",
    basis=BASIS_LAW,
    severity=Severity.LOW,
    bad=Example(
        decision(
            "Căn cứ Luật Phòng, chống tham nhũng số 36/2018/QH14 ngày 20 tháng 11 năm 2018;\n"
            "Điều 1. Ban hành Quy chế."
        )
    ),
    good=Example(
        decision(
            "Căn cứ Luật Phòng, chống tham nhũng số 36/2018/QH14 ngày 20 tháng 11 năm 2018, được sửa đổi, "
            "bổ sung bởi Luật số 132/2025/QH15;\nĐiều 1. Ban hành Quy chế.",
            "ngày 12 tháng 8 năm 2026",
        )
    ),
)
def basis_amended(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A legal basis amended after signing, by an amender the document does not name."""
    written = written_on(dossier.document)
    if written is None:
        return
    named = {number_key(each.number) for each in dossier.facts.citations if each.number}
    for cited in cited_instruments(dossier, case):
        basis = cited.standing(Standing.BASIS)
        if not basis or cited.instrument.status(case.as_of) is InstrumentStatus.EXPIRED:
            continue
        later = [
            amender
            for amender in _amenders(cited.instrument, case)
            if number_key(amender.number) not in named and written < _starts(amender) <= case.as_of
        ]
        if later:
            listed = ", ".join(name(each) for each in later)
            verified = cited.instrument.verified and all(each.verified for each in later)
            instrument = cited.instrument
            yield Hit(
                message=f"Căn cứ {name(instrument)} đã được sửa đổi, bổ sung bởi {listed}"
                f"{'' if verified else _doubt_of(instrument, later)}",
                suggestion="Đối chiếu phần được sửa đổi với các điều khoản dựa trên căn cứ này.",
                subject=instrument.id,
                span=basis[0].span,
                since=min(map(_starts, later)),
                confidence=SURE if verified else UNVERIFIED,
                verified=verified,
                other=(entry(instrument), *(entry(each) for each in later)),
            )


@rule(
    "OUT105",
    "Viện dẫn văn bản chưa có hiệu lực khi ký",
    reason="Văn bản được viện dẫn chưa có hiệu lực vào ngày ký, nên khi đó chưa thể là căn cứ.",
    basis=BASIS_LAW,
    severity=Severity.MEDIUM,
    bad=Example(
        decision(
            "Căn cứ Nghị định số 129/2026/NĐ-CP của Chính phủ;\nĐiều 1. Ban hành Quy chế.",
            "ngày 12 tháng 1 năm 2026",
        )
    ),
    good=Example(
        decision(
            "Căn cứ Nghị định số 129/2026/NĐ-CP của Chính phủ;\nĐiều 1. Ban hành Quy chế.",
            "ngày 12 tháng 8 năm 2026",
        )
    ),
)
def not_yet(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A legal basis signed after the document, or not in force on the day of the review yet."""
    written = written_on(dossier.document)
    if written is None:
        return
    for cited in cited_instruments(dossier, case):
        instrument = cited.instrument
        basis = cited.standing(Standing.BASIS)
        # Implementing rules are rightly signed between a law's passing and its first day.
        signed_later = instrument.signed is not None and instrument.signed > written
        still_waiting = instrument.status(case.as_of) is InstrumentStatus.NOT_YET
        if basis and (signed_later or still_waiting):
            yield Hit(
                message=f"Căn cứ {name(instrument)}{_in_force(instrument)}; văn bản này ký ngày "
                f"{written:%d/%m/%Y}{doubt(instrument)}",
                suggestion="Kiểm tra ngày ký, hoặc số của văn bản được viện dẫn.",
                subject=instrument.id,
                span=basis[0].span,
                since=instrument.effective or instrument.signed,
                severity=Severity.MEDIUM if signed_later else Severity.LOW,
                confidence=SURE if instrument.verified else UNVERIFIED,
                verified=instrument.verified,
                other=(entry(instrument),),
            )


def _doubt_of(instrument: Instrument, amenders: list[Instrument]) -> str:
    """The doubt of the first among an instrument and its amenders that awaits confirmation."""
    return next(filter(None, (doubt(each) for each in (instrument, *amenders))), "")


def _amenders(instrument: Instrument, case: Case) -> list[Instrument]:
    found = (case.register.get(number) for number in instrument.amended_by)
    return [amender for amender in found if amender is not None]


def _starts(instrument: Instrument) -> date:
    """The first day in force; the first day of all where the register knows none."""
    return instrument.effective or instrument.signed or date.min


def _in_force(instrument: Instrument) -> str:
    starts = instrument.effective or instrument.signed
    return f" có hiệu lực từ ngày {starts:%d/%m/%Y}" if starts else ""
