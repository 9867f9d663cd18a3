"""OUT1, second half: citations that cannot be right, or of which one cannot tell what is meant."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.law import MatchKind
from pipeline.model.run import Dossier
from pipeline.rules.out.cited import cited_instruments, entry, name, unresolved
from pipeline.rules.registry import Case, Example, Hit, rule

_BASIS = (
    "Nghị định 30/2020/NĐ-CP, Phụ lục I: viện dẫn ghi đủ loại, số, ký hiệu, ngày, cơ quan ban hành"
)
_HEAD = "BỘ GIẢ ĐỊNH\nSố: 12/QĐ-BGĐ\nHà Nội, ngày 12 tháng 3 năm 2024\nQUYẾT ĐỊNH\nVề việc kê khai tài sản\n"


@rule(
    "OUT106",
    "Số văn bản không có trong bảng, gần giống một văn bản có thật",
    reason="Số ghi sai dẫn người đọc tới văn bản khác hoặc không tới đâu. rasoat không tự sửa.",
    basis=_BASIS,
    severity=Severity.MEDIUM,
    bad=Example(
        _HEAD
        + "Căn cứ Nghị định số 103/2020/NĐ-CP ngày 30 tháng 10 năm 2020 của Chính phủ;\nĐiều 1. Ban hành."
    ),
    good=Example(
        _HEAD
        + "Căn cứ Nghị định số 59/2019/NĐ-CP ngày 01 tháng 7 năm 2019 của Chính phủ;\nĐiều 1. Ban hành."
    ),
)
def near_miss(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A number the register does not hold, with an entry that agrees in all but a digit or two."""
    for citation, resolution in unresolved(dossier, case, MatchKind.UNKNOWN):
        if resolution.candidates:
            first = resolution.candidates[0]
            yield Hit(
                message=f"Không có «{citation.quote}» trong bảng văn bản; có phải là "
                f"{name(first.instrument)}?",
                suggestion="Đối chiếu với văn bản gốc rồi sửa số hoặc ngày.",
                subject=citation.number or "",
                span=citation.span,
                why=f"Gần giống vì {first.reason}.",
                confidence=0.7,
                verified=False,
                other=tuple(entry(each.instrument) for each in resolution.candidates),
            )


@rule(
    "OUT107",
    "Ngày của văn bản được viện dẫn không khớp",
    reason="Số đúng mà ngày sai thì không chắc văn bản nào được viện dẫn.",
    basis=_BASIS,
    severity=Severity.LOW,
    bad=Example(
        _HEAD
        + "Căn cứ Luật Phòng, chống tham nhũng số 36/2018/QH14 ngày 22 tháng 11 năm 2018;\nĐiều 1. Ban hành."
    ),
    good=Example(
        _HEAD
        + "Căn cứ Luật Phòng, chống tham nhũng số 36/2018/QH14 ngày 20 tháng 11 năm 2018;\nĐiều 1. Ban hành."
    ),
)
def wrong_date(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A citation whose day differs from the day the register holds."""
    for cited in cited_instruments(dossier, case):
        signed = cited.instrument.signed
        for citation in cited.citations:
            if signed is None or citation.dated is None or citation.dated == signed:
                continue
            yield Hit(
                message=f"Ghi ngày {citation.dated:%d/%m/%Y}, trong bảng văn bản "
                f"{cited.instrument.kind} số {cited.instrument.number} ký ngày {signed:%d/%m/%Y}",
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
    basis="Hướng dẫn về thể thức văn bản của Đảng: số ghi theo nhiệm kỳ cấp ủy",
    severity=Severity.LOW,
    bad=Example(
        _HEAD + "Căn cứ Nghị quyết số 18-NQ/TW của Ban Chấp hành Trung ương;\nĐiều 1. Ban hành."
    ),
    good=Example(
        _HEAD
        + "Căn cứ Nghị quyết số 18-NQ/TW ngày 25 tháng 10 năm 2017 của Ban Chấp hành Trung ương;\nĐiều 1. Ban hành."
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
