"""A made-up directive, laws, and documents of a ministry, put together for tests of chains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from pipeline.directives.tracing import Tracer
from pipeline.law.register import Register
from pipeline.model.finding import Evidence
from pipeline.model.law import Instrument
from pipeline.model.run import Dossier, Unit, UnitKind
from pipeline.model.trace import Carrying, Trace
from pipeline.model.verdict import Answer, Found, Verdict
from tests.directives.matching.given import requirement
from tests.dossiers import dossier_of

DAY = date(2026, 11, 23)
DIRECTIVE, EARLIER_TERM, LAW, OTHER_LAW, RESOLUTION = "kl", "kl-cu", "luat", "luat-khac", "nq"
UNITS = {
    "bo": Unit(id="bo", name="Bộ Giả Định", kind=UnitKind.MINISTRY),
    "du": Unit(id="du", name="Đảng ủy Bộ", kind=UnitKind.PARTY),
    "vp": Unit(id="vp", name="Văn phòng Bộ", kind=UnitKind.OFFICE),
    "vpc": Unit(id="vpc", name="Vụ Pháp chế", kind=UnitKind.DEPARTMENT),
}
INSTRUMENTS = (
    Instrument(
        id=DIRECTIVE,
        kind="Kết luận",
        number="90-KL/TW",
        title="Chấn chỉnh lề lối làm việc",
        issuer="Ban Bí thư",
        signed=date(2026, 1, 10),
    ),
    Instrument(
        id=EARLIER_TERM,
        kind="Kết luận",
        number="90-KL/TW",
        title="Việc khác",
        issuer="Ban Bí thư",
        signed=date(2020, 5, 5),
    ),
    Instrument(id=LAW, kind="Luật", number="10/2024/QH15", title="Giữ sổ", signed=date(2024, 6, 1)),
    Instrument(
        id=OTHER_LAW, kind="Luật", number="11/2024/QH15", title="Khóa cửa", signed=date(2024, 6, 2)
    ),
    Instrument(
        id=RESOLUTION,
        kind="Nghị quyết",
        number="20/2025/QH15",
        title="Thí điểm",
        issuer="Quốc hội",
        signed=date(2025, 6, 2),
    ),
)
# By the id of a requirement, what it rests on.
RESTS_ON = {
    "mot": DIRECTIVE,
    "hai": DIRECTIVE,
    "so": LAW,
    "khoa": OTHER_LAW,
    "cu": EARLIER_TERM,
    "thi-diem": RESOLUTION,
}
CITED = "Kết luận số 90-KL/TW ngày 10 tháng 01 năm 2026 của Ban Bí thư"
PLAN = "Kế hoạch số 12/KH-BGĐ ngày 01 tháng 3 năm 2026 của Bộ Giả Định"
OWN_PLAN = "Kế hoạch số 07/KH-VP ngày 02 tháng 4 năm 2026 của Văn phòng Bộ"
RULES = "Quyết định số 45/QĐ-BGĐ ngày 15 tháng 3 năm 2026 của Bộ trưởng Bộ Giả Định"


def document(named: str, title: str, opening: str, body: str = "Điều 1. Phạm vi áp dụng") -> str:
    """A document whose head bears the kind, number and day by which others cite it as ``named``."""
    kind, rest = named.split(" số ")
    number, dated = rest.split(" ngày ")
    day = " ".join(dated.split()[:5])
    head = f"BỘ GIẢ ĐỊNH\nSố: {number}\nHà Nội, ngày {day}\n{kind.upper()}"
    return f"{head}\n{title}\n{opening}\n{body}\n"


def plan_of_ministry() -> str:
    """The ministry's plan to carry the directive out."""
    opening = f"Thực hiện {CITED}, Bộ Giả Định ban hành Kế hoạch như sau:"
    return document(
        PLAN, "Rà soát quy chế của các đơn vị", opening, "I. NỘI DUNG\n1. Lập danh mục."
    )


def decided(opening: str, body: str = "Điều 1. Phạm vi áp dụng", number: str = "30/QĐ-VP") -> str:
    """A decision of the office, signed after all plans here."""
    named = f"Quyết định số {number} ngày 05 tháng 6 năm 2026 của Văn phòng Bộ"
    return document(named, "Ban hành Quy chế làm việc của Văn phòng", opening, body)


def dossier(path: str, text: str) -> Dossier:
    """A document of the unit whose folder ``path`` begins with."""
    read = dossier_of(text, path=path)
    unit = path.split("/", maxsplit=1)[0]
    return msgspec.structs.replace(read, source=msgspec.structs.replace(read.source, unit=unit))


def met(asked: str, *files: str, unit: str = "vp", verdict: Verdict = Verdict.MET) -> Answer:
    """The verdict on a requirement for a unit, judged by provisions of ``files``."""
    found = (
        Found(file=each, unit="", document="", evidence=Evidence(quote="", where=""), likeness=1)
        for each in files
    )
    return Answer(
        requirement=asked,
        unit=unit,
        verdict=verdict,
        confidence=1,
        demand="",
        basis="",
        reason="",
        provisions=tuple(found),
    )


def asked_of(*units: str) -> list[Answer]:
    """That a demand of the directive concerns the units, and nothing of theirs answers it."""
    return [met("mot", unit=each, verdict=Verdict.NOT_FOUND) for each in units]


def traced(
    texts: Mapping[str, str],
    answers: Sequence[Answer] = (),
    *,
    of: str = DIRECTIVE,
    on: date = DAY,
) -> Trace:
    """Into which of the documents, by path, one instrument was carried."""
    demands = [
        requirement(id=id_, demand=id_, deontic="duty", basis=[{"instrument": basis}], what=[[id_]])
        for id_, basis in RESTS_ON.items()
    ]
    tracer = Tracer(Register(INSTRUMENTS, ()), demands, UNITS, on)
    for path, text in texts.items():
        tracer.add(dossier(path, text))
    return next(each for each in tracer.traces(answers) if each.instrument == of)


def carrying(trace: Trace, path: str) -> Carrying | None:
    """What a trace tells of one document, None where it tells nothing."""
    return next((each for each in trace.documents if each.file == path), None)


def goes_through(trace: Trace, path: str) -> dict[str, str]:
    """The documents that one goes through, and how it cites them."""
    told = carrying(trace, path)
    return {each.file: each.cites for each in told.through} if told else {}
