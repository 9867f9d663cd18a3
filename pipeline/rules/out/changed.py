"""OUT104, OUT105: cited instruments amended since, or not in force yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.law.names import name
from pipeline.law.numbers import number_key
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
from pipeline.rules.out.ended import BASIS_LAW, SURE, UNVERIFIED
from pipeline.rules.out.examples import decision
from pipeline.rules.out.standing import Standing
from pipeline.rules.registry import Case, Example, Hit, rule


@rule(
    "OUT104",
    "Căn cứ, văn bản được viện dẫn đã được sửa đổi sau khi ký",
    reason="Văn bản được dẫn còn hiệu lực nhưng đã được sửa đổi; quy tắc rút ra từ đó có thể đã khác.",
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
def amended_since(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A cited instrument amended after signing, by an amender the document does not name.

    A mention counts where the amender's changes are not known by provision, or no provision is
    named: what befell single provisions is for the rule on these.
    """
    written = written_on(dossier.document)
    if written is None:
        return
    named = {number_key(each.number) for each in dossier.facts.citations if each.number}
    for cited in cited_instruments(dossier, case):
        if cited.instrument.status(case.as_of) is InstrumentStatus.EXPIRED:
            continue
        later = [
            amender
            for amender in _amenders(cited.instrument, case)
            if number_key(amender.number) not in named and written < _starts(amender) <= case.as_of
        ]
        if not later:
            continue
        basis = cited.standing(Standing.BASIS)
        mentions = _of_the_whole(cited, later, case)
        if basis or mentions:
            yield _amended(dossier, cited.instrument, later, basis, mentions)


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
    """A cited instrument signed after the document, or not in force on the day of the review yet."""
    written = written_on(dossier.document)
    if written is None:
        return
    for cited in cited_instruments(dossier, case):
        instrument = cited.instrument
        citations = cited.standing(*RESTS_ON)
        # Implementing rules are rightly signed between a law's passing and its first day.
        signed_later = instrument.signed is not None and instrument.signed > written
        still_waiting = instrument.status(case.as_of) is InstrumentStatus.NOT_YET
        if citations and (signed_later or still_waiting):
            basis = cited.standing(Standing.BASIS)
            shown = (*basis, *citations)[0]
            yield Hit(
                message=f"{'Căn cứ' if basis else 'Viện dẫn'} {name(instrument)}"
                f"{_in_force(instrument)}; văn bản này ký ngày {written:%d/%m/%Y}"
                f"{doubt(instrument)}",
                suggestion="Kiểm tra ngày ký, hoặc số của văn bản được viện dẫn.",
                subject=instrument.id,
                span=shown.span,
                since=instrument.effective or instrument.signed,
                severity=Severity.MEDIUM if basis and signed_later else Severity.LOW,
                confidence=SURE if instrument.verified else UNVERIFIED,
                verified=instrument.verified,
                other=(entry(instrument), *other_places(dossier.document, citations, shown)),
            )


def _of_the_whole(cited: Cited, later: Sequence[Instrument], case: Case) -> tuple[Citation, ...]:
    """The mentions that may feel an amendment whose reach is not told provision by provision."""
    events = case.register.events(cited.instrument)
    told = {amender.id for each in events if (amender := case.register.get(each.by))}
    by_provision = all(amender.id in told for amender in later)
    return tuple(
        each
        for each in cited.standing(Standing.OPERATIVE)
        if not (by_provision and each.provisions)
    )


def _amended(
    dossier: Dossier,
    instrument: Instrument,
    later: list[Instrument],
    basis: tuple[Citation, ...],
    mentions: tuple[Citation, ...],
) -> Hit:
    listed = ", ".join(name(each) for each in later)
    verified = instrument.verified and all(each.verified for each in later)
    shown = (*basis, *mentions)[0]
    said = f"Căn cứ {name(instrument)}" if basis else f"{name(instrument)} được viện dẫn"
    uses = "căn cứ" if basis else "viện dẫn"
    return Hit(
        message=f"{said} đã được sửa đổi, bổ sung bởi {listed}"
        f"{'' if verified else _doubt_of(instrument, later)}",
        suggestion=f"Đối chiếu phần được sửa đổi với các điều khoản dựa trên {uses} này.",
        subject=instrument.id,
        span=shown.span,
        since=min(map(_starts, later)),
        confidence=SURE if verified else UNVERIFIED,
        verified=verified,
        other=(
            entry(instrument),
            *(entry(each) for each in later),
            *(() if basis else other_places(dossier.document, mentions, shown)),
        ),
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
