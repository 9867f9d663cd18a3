"""OUT106 to OUT108, OUT115: citations that cannot be right, or may mean one thing or another."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.names import full_name, name, name_before_number, name_key
from pipeline.law.numbers import number_parts, year_of
from pipeline.law.register import one_part_differs
from pipeline.model.document import Document
from pipeline.model.facts import Citation
from pipeline.model.finding import Severity
from pipeline.model.law import Candidate, Instrument, MatchKind
from pipeline.model.run import Dossier
from pipeline.rules.out.cited import (
    RESTS_ON,
    cited_instruments,
    doubt,
    entry,
    unresolved,
    written_on,
)
from pipeline.rules.out.examples import decision
from pipeline.rules.registry import Case, Example, Hit, rule

_BASIS = "Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6: căn cứ, viện dẫn ghi đầy đủ tên loại, số, ký hiệu, ngày, cơ quan ban hành"
_DESCRIBED_LETTERS = 300


@rule(
    "OUT106",
    "Số của văn bản được viện dẫn có thể ghi sai",
    reason="Số ghi sai dẫn người đọc tới văn bản khác hoặc không tới đâu. rasoat chỉ nêu văn bản gần giống, không tự sửa.",
    basis=_BASIS,
    severity=Severity.MEDIUM,
    bad=Example(
        decision(
            "Căn cứ Luật Tố cáo số 23/2018/QH14 ngày 12 tháng 6 năm 2018;\nĐiều 1. Ban hành Quy chế."
        )
    ),
    good=Example(
        decision(
            "Căn cứ Luật Tố cáo số 25/2018/QH14 ngày 12 tháng 6 năm 2018;\nĐiều 1. Ban hành Quy chế."
        )
    ),
)
def wrong_number(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A number a slip away from an entry of the same name, or the same subject and day."""
    document = dossier.document
    for citation, _ in unresolved(dossier, case, MatchKind.UNKNOWN):
        candidates = case.register.near_misses(citation, _described(document, citation))
        if candidates:
            yield _meant(document, citation, candidates, "không có trong bảng văn bản")
    for cited in cited_instruments(dossier, case):
        for citation in cited.standing(*RESTS_ON):
            said = name_before_number(citation.quote)
            own = name_key(full_name(cited.instrument))
            if said is None or name_key(said) == own:
                continue
            if candidates := case.register.near_misses(citation):
                yield _meant(
                    document, citation, candidates, f"là số của {full_name(cited.instrument)}"
                )
                break


@rule(
    "OUT107",
    "Ngày của văn bản được viện dẫn không khớp",
    reason="Số đúng mà ngày sai thì không chắc văn bản nào được viện dẫn.",
    basis=_BASIS,
    severity=Severity.LOW,
    bad=Example(
        decision(
            "Căn cứ Luật Phòng, chống tham nhũng số 36/2018/QH14 ngày 22 tháng 11 năm 2018;\nĐiều 1. Ban hành."
        )
    ),
    good=Example(
        decision(
            "Căn cứ Luật Phòng, chống tham nhũng số 36/2018/QH14 ngày 20 tháng 11 năm 2018;\nĐiều 1. Ban hành."
        )
    ),
)
def wrong_date(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A citation whose day differs by a slip from the day the register holds."""
    for cited in cited_instruments(dossier, case):
        signed = cited.instrument.signed
        for citation in cited.standing(*RESTS_ON):
            if signed is None or citation.dated is None or not citation.number:
                continue
            if not one_part_differs(citation.dated, signed):
                continue
            yield Hit(
                message=f"Ghi ngày {citation.dated:%d/%m/%Y}, trong bảng văn bản "
                f"{cited.instrument.kind} số {cited.instrument.number} ký ngày {signed:%d/%m/%Y}"
                f"{doubt(cited.instrument)}",
                suggestion="Đối chiếu với văn bản gốc rồi sửa ngày (hoặc số, nếu số sai).",
                subject=cited.instrument.id,
                span=citation.span,
                confidence=0.85 if cited.instrument.verified else 0.6,
                verified=cited.instrument.verified,
                other=(entry(cited.instrument),),
            )
            break


@rule(
    "OUT108",
    "Số văn bản của Đảng không kèm ngày, chưa rõ của khóa nào",
    reason="Số văn bản của Đảng đánh lại từ đầu mỗi khóa; cùng một số có thể là nhiều văn bản.",
    basis="Quy định 399-QĐ/TW, Hướng dẫn 05-HD/VPTW về thể thức văn bản của Đảng: số ghi theo nhiệm kỳ cấp ủy",
    severity=Severity.LOW,
    bad=Example(
        decision("Căn cứ Nghị quyết số 18-NQ/TW của Ban Chấp hành Trung ương;\nĐiều 1. Ban hành.")
    ),
    good=Example(
        decision(
            "Căn cứ Nghị quyết số 18-NQ/TW ngày 25 tháng 10 năm 2017 của Ban Chấp hành Trung ương;\nĐiều 1. Ban hành."
        )
    ),
)
def ambiguous(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A number that several entries bear, without a day to choose by."""
    for citation, resolution in unresolved(dossier, case, MatchKind.AMBIGUOUS):
        listed = "; ".join(name(each.instrument) for each in resolution.candidates)
        yield Hit(
            message=f"«{citation.quote}» có thể là: {listed}",
            suggestion="Ghi thêm ngày ban hành để chỉ rõ văn bản nào.",
            subject=citation.number or "",
            span=citation.span,
            confidence=0.9,
            other=tuple(entry(each.instrument) for each in resolution.candidates),
        )


@rule(
    "OUT115",
    "Số, ký hiệu hoặc ngày được viện dẫn không thể đúng",
    reason="Số trái với ngày hoặc với cách đánh số của loại văn bản ấy thì không dẫn tới văn bản nào, quy định dựa vào nó không có chỗ dựa.",
    basis=_BASIS,
    severity=Severity.MEDIUM,
    bad=Example(
        decision("Căn cứ Nghị định số 987/2019/NĐ-CP của Chính phủ;\nĐiều 1. Ban hành Quy chế.")
    ),
    good=Example(
        decision("Căn cứ Nghị định số 98/2019/NĐ-CP của Chính phủ;\nĐiều 1. Ban hành Quy chế.")
    ),
)
def impossible_number(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A number of no entry that its own date, the day of writing or its series speaks against."""
    document = dossier.document
    for citation, _ in unresolved(dossier, case, MatchKind.UNKNOWN):
        objection = _objection(dossier, case, citation)
        if not objection or case.register.near_misses(citation, _described(document, citation)):
            continue
        likely = tuple(_likely(case, citation))
        named = "; ".join(name(each) for each in likely)
        yield Hit(
            message=objection,
            suggestion=_misread(document, citation)
            + (f"Gần giống trong bảng văn bản: {named}. " if likely else "")
            + "Tìm văn bản thực sự muốn dẫn rồi sửa số, ký hiệu hoặc ngày.",
            subject=citation.number or "",
            span=citation.span,
            confidence=0.8,
            verified=False,
            other=tuple(entry(each) for each in likely),
        )


def _objection(dossier: Dossier, case: Case, citation: Citation) -> str:
    """What speaks against a number, in words; "" where nothing does."""
    number = citation.number or ""
    year, written = year_of(number), written_on(dossier.document)
    if year and citation.dated and citation.dated.year != year:
        return f"Số và ngày trái nhau: số {number} mà ngày ban hành ghi {citation.dated:%d/%m/%Y}"
    if year and written and year > written.year:
        return f"Số {number} là của năm sau năm ký văn bản này (ngày {written:%d/%m/%Y})"
    objection = case.register.objection(number, case.as_of.year)
    return f"Không thể có số {number}: {objection}" if objection else ""


def _likely(case: Case, citation: Citation) -> Iterator[Instrument]:
    """What may have been meant: the number with the year of its date, or one a slip away."""
    number, dated = citation.number or "", citation.dated
    parts = number_parts(number)
    if parts and dated and str(dated.year) != parts.year:
        meant = case.register.numbered(f"{parts.serial}/{dated.year}/{parts.symbol}")
        yield from (each for each in meant if each.signed in (None, dated))
        return
    yield from (each.instrument for each in case.register.resembling(number))


def _meant(
    document: Document, citation: Citation, candidates: tuple[Candidate, ...], doubted: str
) -> Hit:
    first = candidates[0]
    return Hit(
        message=f"Số {citation.number} {doubted}; có phải là {name(first.instrument)}?",
        suggestion=f"{_misread(document, citation)}Đối chiếu với văn bản gốc rồi sửa số hoặc ngày.",
        subject=citation.number or "",
        span=citation.span,
        why=f"Nêu văn bản này vì {first.reason}.",
        confidence=0.75,
        verified=False,
        other=tuple(entry(each.instrument) for each in candidates),
    )


def _misread(document: Document, citation: Citation) -> str:
    """What to add before a suggestion where a machine may have read the number wrongly."""
    scanned = document.is_recognised(citation.span)
    return "Trang này đọc từ ảnh quét, số có thể do máy đọc sai. " if scanned else ""


def _described(document: Document, citation: Citation) -> str:
    """The words behind a citation, in which its title may be told, up to the line's end."""
    end = citation.span.end
    return document.text[end : end + _DESCRIBED_LETTERS].split("\n")[0]
