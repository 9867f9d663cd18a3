"""A made-up run to render: units, files, rules and findings of a ministry that does not exist."""

from __future__ import annotations

import hashlib
import random
from datetime import date

from pipeline.extract.procedures import Flow
from pipeline.inventory.procedures import ProcedureRecord, StepRecord
from pipeline.model.document import Span
from pipeline.model.facts import StepKind
from pipeline.model.finding import Evidence, Finding, Severity
from pipeline.model.reading import Box
from pipeline.model.run import Outcome, Run, Source, Status, Unit, UnitKind
from pipeline.model.verdict import Answer, Verdict
from pipeline.report import RuleCard
from pipeline.report.trend import Point

AS_OF = date(2026, 11, 23)

UNITS = (
    Unit(id="van-phong", name="Văn phòng Bộ", kind=UnitKind.OFFICE),
    Unit(id="vu-phap-che", name="Vụ Pháp chế", kind=UnitKind.DEPARTMENT),
    Unit(id="vu-to-chuc", name="Vụ Tổ chức cán bộ", kind=UnitKind.DEPARTMENT),
    Unit(id="vu-tai-chinh", name="Vụ Kế hoạch – Tài chính", kind=UnitKind.DEPARTMENT),
    Unit(id="cuc-le-tan", name="Cục Lễ tân đối ngoại", kind=UnitKind.DEPARTMENT),
    Unit(id="cuc-lanh-su", name="Cục Lãnh sự", kind=UnitKind.DEPARTMENT),
    Unit(id="phong-kiem-tra", name="Phòng Kiểm tra, giám sát", kind=UnitKind.INSPECTION),
    Unit(id="vien-nghien-cuu", name="Viện Nghiên cứu chiến lược", kind=UnitKind.INSTITUTE),
    Unit(id="dang-uy", name="Đảng ủy Bộ", kind=UnitKind.PARTY),
    Unit(id="dsq-alpha", name="Đại sứ quán tại Alpha", kind=UnitKind.MISSION),
    Unit(id="dsq-beta", name="Đại sứ quán tại Beta", kind=UnitKind.MISSION),
    Unit(id="tlsq-gamma", name="Tổng Lãnh sự quán tại Gamma", kind=UnitKind.MISSION),
)

EARLIER_RUNS = tuple(
    Point(
        as_of=date(2026, 11, day),
        by_severity={Severity.HIGH: 9 * number, Severity.MEDIUM: 40, Severity.LOW: 20 - number},
        new=9 * number if number > 1 else None,
        fixed=number if number > 1 else None,
    )
    for number, day in enumerate((2, 9, 16), 1)
)

RULES = (
    RuleCard(
        code="OUT101",
        title="Viện dẫn văn bản đã hết hiệu lực",
        reason="Người thực hiện không biết phải theo văn bản nào khi văn bản được dẫn không còn.",
        basis="Luật Ban hành văn bản quy phạm pháp luật: văn bản hết hiệu lực khi bị thay thế.",
        severity=Severity.HIGH,
        bad="Căn cứ Quy định số 900-QĐ/TW ngày 01 tháng 02 năm 2019;",
        good="Căn cứ Quy định số 901-QĐ/TW ngày 05 tháng 3 năm 2026;",
    ),
    RuleCard(
        code="OUT201",
        title="Giao việc cho cơ quan, chức danh không còn",
        reason="Nhiệm vụ giao cho cơ quan đã giải thể là nhiệm vụ không có người làm.",
        basis="Nghị quyết về sắp xếp tổ chức bộ máy.",
        severity=Severity.HIGH,
        bad="Trình Ban cán sự đảng Bộ cho ý kiến.",
        good="Trình Đảng ủy Bộ cho ý kiến.",
    ),
    RuleCard(
        code="REF101",
        title="Dẫn chiếu đến điều, khoản không có trong văn bản",
        reason="Người đọc không tìm được quy định được dẫn.",
        basis="Nguyên tắc chính xác, rõ ràng của văn bản.",
        severity=Severity.MEDIUM,
        bad="Thực hiện theo khoản 9 Điều 2 Quy chế này.",
        good="Thực hiện theo khoản 2 Điều 2 Quy chế này.",
    ),
    RuleCard(
        code="FRM103",
        title="Thiếu nơi nhận",
        reason="Không biết văn bản đã gửi cho ai, lưu ở đâu.",
        basis="Nghị định 30/2020/NĐ-CP, Phụ lục I.",
        severity=Severity.LOW,
        bad="QUYẾT ĐỊNH …",
        good="QUYẾT ĐỊNH … Nơi nhận: - Như Điều 3; - Lưu: VT.",
    ),
    RuleCard(
        code="DOC101",
        title="Trang không có lớp chữ",
        reason="Nội dung trên trang ảnh chưa được rà soát.",
        basis="Nguyên tắc không bỏ sót.",
        severity=Severity.MEDIUM,
    ),
)

_KINDS = ("Quyết định", "Quy chế", "Quy trình", "Kế hoạch", "Thông báo")
_WORK = (
    "quản lý tài sản công",
    "tiếp công dân, giải quyết khiếu nại",
    "luân chuyển cán bộ",
    "kiểm soát tài sản, thu nhập",
    "đón tiếp khách quốc tế",
    "cấp hộ chiếu công vụ",
    "mua sắm tập trung",
)
_OUT = (
    ("Quy định số 900-QĐ/TW", "Quy định số 901-QĐ/TW", date(2026, 3, 5)),
    ("Nghị định số 800/2013/NĐ-CP", "Nghị định số 810/2025/NĐ-CP", date(2025, 7, 1)),
    ("Thông tư số 700/2016/TT-BVD", "Thông tư số 17/2026/TT-BVD", date(2026, 7, 1)),
    ("Luật Thí dụ năm 2010", "Luật Thí dụ năm 2025", date(2026, 1, 1)),
)


def sample_run(n_documents: int = 96) -> Run:
    """A run over ``n_documents`` files, a few of them unread or badly read."""
    chance = random.Random(20)
    outcomes = []
    for place in range(n_documents):
        unit = UNITS[place % (len(UNITS) - 1)]  # the last unit has no file
        kind, work = chance.choice(_KINDS), chance.choice(_WORK)
        path = f"{unit.id}/{place:03} {kind} {work}.{chance.choice(('pdf', 'docx'))}"
        source = Source(
            path=path,
            unit=unit.id,
            sha256=hashlib.sha256(path.encode()).hexdigest(),
            size=chance.randrange(20_000, 900_000),
        )
        status, problem, remedy = Status.ANALYSED, "", ""
        if place % 31 == 7:
            status, problem = Status.FAILED, "Tệp được đặt mật khẩu nên không mở được."
            remedy = "Bỏ mật khẩu rồi chạy lại."
        elif place % 23 == 5:
            status, problem = Status.DEGRADED, "Trang 2 và 3 là ảnh, không có lớp chữ."
            remedy = "Nhận dạng chữ (OCR) hoặc thay bằng bản Word."
        unread = status is Status.FAILED
        issued = date(2015 + place % 10, 1 + place % 12, 1 + place % 28)
        outcomes.append(
            Outcome(
                source=source,
                status=status,
                problem=problem,
                remedy=remedy,
                name="" if unread else f"{kind} số {place + 100}/QĐ-BVD ngày {issued:%d/%m/%Y}",
                title="" if unread else f"Ban hành {kind.lower()} {work}",
                kind="" if unread else kind,
                n_pages=0 if unread else chance.randrange(2, 30),
                n_provisions=0 if unread else chance.randrange(10, 200),
                n_citations=0 if unread else chance.randrange(3, 90),
            )
        )
    registers = {"corpus/law/instruments.csv": "0" * 64, "corpus/law/bodies.csv": "1" * 64}
    return Run(
        as_of=AS_OF, version="0.1.0", units=UNITS, outcomes=tuple(outcomes), registers=registers
    )


def sample_findings(run: Run, n_findings: int = 400) -> list[Finding]:
    """``n_findings`` findings spread over the documents of ``run``."""
    chance = random.Random(41)
    read = [outcome for outcome in run.outcomes if outcome.status is not Status.FAILED]
    weights = [1 / (1 + place % 7) for place in range(len(read))]
    return [
        _finding(chance, outcome, serial)
        for serial, outcome in enumerate(chance.choices(read, weights, k=n_findings))
    ]


def _finding(chance: random.Random, outcome: Outcome, serial: int) -> Finding:
    source = outcome.source
    code = chance.choices([rule.code for rule in RULES], [9, 5, 3, 2, 1])[0]
    article, clause = chance.randrange(1, 30), chance.randrange(1, 6)
    page = chance.randrange(1, 12) if source.path.endswith("pdf") else None
    shared = {
        "code": code,
        "unit": source.unit,
        "file": source.path,
        "document": outcome.name,
        "fingerprint": hashlib.sha256(f"{code} {serial}".encode()).hexdigest()[:16],
        "confidence": chance.choice((1.0, 0.97, 0.9, 0.85, 0.6)),
        "verified": chance.random() > 0.2,
    }
    where = f"khoản {clause} Điều {article} Quy chế"
    spot = {
        "where": where,
        "eid": f"att_1__art_{article}__para_{clause}",
        "page": page,
        "boxes": (Box(72.0, 210.5, 520.0, 224.0),) if page else (),
        "span": Span(serial * 40, serial * 40 + 30),
    }
    if code == "OUT101":
        old, new, since = chance.choice(_OUT)
        return Finding(
            **shared,
            severity=Severity.HIGH,
            message=f"{old} đã hết hiệu lực từ {since:%d/%m/%Y}, được thay bằng {new}",
            evidence=Evidence(
                quote=old,
                context=f"Việc kê khai, công khai thực hiện theo {old} và hướng dẫn của Bộ; "
                "đơn vị báo cáo kết quả trước ngày 15 tháng 12 hằng năm.",
                **spot,
            ),
            why=f"{new} thay thế toàn bộ {old}. Các bước, thời hạn trong văn bản cũ có thể khác.",
            since=since,
            suggestion=f"Đối chiếu nội dung với {new}; sửa viện dẫn và những bước đã đổi.",
            basis=f"{new}, điều khoản thi hành.",
            subject=old,
            other=(
                Evidence(
                    quote=f"{new} có hiệu lực từ {since:%d/%m/%Y}, thay thế {old}.",
                    where=f"sổ văn bản, mục {old}",
                    source="Công báo ví dụ số 12",
                ),
            ),
        )
    if code == "OUT201":
        return Finding(
            **shared,
            severity=chance.choice((Severity.HIGH, Severity.MEDIUM)),
            message="Ban cán sự đảng Bộ đã kết thúc hoạt động nhưng vẫn được giao cho ý kiến",
            evidence=Evidence(
                quote="Ban cán sự đảng Bộ",
                context="Vụ Tổ chức cán bộ thẩm định hồ sơ, trình Ban cán sự đảng Bộ cho ý kiến "
                "trước khi Bộ trưởng quyết định.",
                **spot,
            ),
            why="Nhiệm vụ không còn người nhận: một phần chuyển về Đảng ủy Bộ, một phần về tập "
            "thể Lãnh đạo Bộ.",
            since=date(2025, 2, 3),
            suggestion="Xác định việc này thuộc Đảng ủy Bộ hay tập thể Lãnh đạo Bộ rồi sửa; không "
            "thay tên máy móc.",
            basis="Quyết định kết thúc hoạt động của Ban cán sự đảng.",
            subject="ban-can-su",
        )
    if code == "REF101":
        return Finding(
            **shared,
            severity=Severity.MEDIUM,
            message=f"Điều {article} chỉ có {clause} khoản nhưng được dẫn đến khoản {clause + 4}",
            evidence=Evidence(
                quote=f"khoản {clause + 4} Điều {article} Quy chế này",
                context=f"Trường hợp quá hạn thì xử lý theo khoản {clause + 4} Điều {article} "
                "Quy chế này.",
                **spot,
            ),
            why="Khoản được dẫn không có trong văn bản, có thể do lần sửa trước đã bỏ.",
            suggestion="Tìm khoản đúng hoặc bỏ dẫn chiếu.",
            basis="Nguyên tắc chính xác, rõ ràng của văn bản.",
            other=(Evidence(quote=f"Điều {article}. Xử lý quá hạn", where=f"Điều {article}"),),
        )
    severity = Severity.LOW if code == "FRM103" else Severity.MEDIUM
    message = "Không thấy phần nơi nhận" if code == "FRM103" else "Trang 2 là ảnh, chưa đọc được"
    return Finding(
        **shared,
        severity=severity,
        message=message,
        evidence=Evidence(quote="", where="cuối văn bản", page=page),
        why="Thành phần này bắt buộc với văn bản hành chính.",
        suggestion="Bổ sung khi sửa văn bản.",
        basis="Nghị định 30/2020/NĐ-CP, Điều 8.",
    )


def sample_procedure(finding: Finding) -> ProcedureRecord:
    """A procedure of three steps around the words of ``finding``, which stand in its second."""
    span = finding.evidence.span
    assert span is not None
    told = (
        (StepKind.RECEIVE, "Phòng Tổng hợp", "Tiếp nhận hồ sơ"),
        (StepKind.SUBMIT, "Vụ trưởng", "Trình cho ý kiến"),
        (StepKind.RECORD, "", "Lưu hồ sơ"),
    )
    steps = tuple(
        StepRecord(
            order=order,
            number=str(order),
            kind=kind,
            actor=actor,
            action=action,
            deadline="03 ngày làm việc" if order == 1 else "",
            output="",
            form=f"BM-0{order}",
            partners="",
            branch="",
            spans=(Span(span.start + 30 * (order - 2), span.end + 30 * (order - 2)),),
        )
        for order, (kind, actor, action) in enumerate(told, 1)
    )
    return ProcedureRecord(
        unit=finding.unit,
        file=finding.file,
        document=finding.document,
        subject="",
        eid="",
        where=finding.evidence.where,
        title="Tiếp nhận và trình hồ sơ",
        steps=steps,
        flows=(Flow(0, 1), Flow(1, 2), Flow(2, 3), Flow(3, 4)),
    )


def small_finding(file: str, code: str, severity: Severity, *, start: int | None) -> Finding:
    """A finding with nothing but what places it; its unit is the first folder of ``file``."""
    span = None if start is None else Span(start, start + 5)
    return Finding(
        code=code,
        severity=severity,
        unit=file.split("/", maxsplit=1)[0],
        file=file,
        document="Quyết định thí dụ",
        message="Một phát hiện",
        evidence=Evidence(quote="năm chữ cái", where="Điều 1", span=span),
        why="Vì thế.",
        suggestion="Sửa.",
        basis="Luật Thí dụ.",
        confidence=1.0,
    )


def answer_on_226(requirement: str, unit: str, verdict: Verdict) -> Answer:
    """An answer on a requirement that rests on the conclusion 226-KL/TW."""
    return Answer(
        requirement=requirement,
        unit=unit,
        verdict=verdict,
        confidence=0.9,
        demand=f"Đòi hỏi {requirement}",
        basis="Kết luận số 226-KL/TW ngày 11/12/2025",
        reason="Đã đọc.",
    )
