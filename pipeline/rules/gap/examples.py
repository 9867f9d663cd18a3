"""Requirements that the examples of rules are held against."""

from __future__ import annotations

from pipeline.model.demand import (
    Deontic,
    Elements,
    Force,
    Limit,
    ReadState,
    Requirement,
)
from pipeline.model.stretch import TimeUnit

HEAD = "BỘ GIẢ ĐỊNH\nVĂN PHÒNG BỘ\nSố: 12/QĐ-VP\nHà Nội, ngày 12 tháng 3 năm 2026\n"


def _requirement(id_: str, demand: str, deontic: Deontic, elements: Elements) -> Requirement:
    return Requirement(
        id=id_,
        topic="quà tặng",
        demand=demand,
        basis=(),
        deontic=deontic,
        force=Force.BINDING,
        addressee="mọi đơn vị",
        elements=elements,
        state=ReadState.FULL,
        source="ví dụ",
        doc_kinds=("quy chế chi tiêu nội bộ",) if deontic is Deontic.DOCUMENT else (),
    )


RETURN = _requirement(
    "nop-lai-qua",
    "Quà không từ chối được thì nộp lại",
    Deontic.DEADLINE,
    Elements(
        what=(("nộp lại quà tặng",),),
        deadline=Limit(number=5, unit=TimeUnit.DAY, working=True),
    ),
)
ADVANCE = _requirement(
    "ung-quy-tam-giu",
    "Bộ trưởng quyết định việc ứng từ Quỹ Tạm giữ",
    Deontic.AUTHORITY,
    Elements(what=(("ứng từ Quỹ Tạm giữ",),), authority=(("Bộ trưởng",),)),
)
TAKING = _requirement(
    "cam-nhan-qua",
    "Cấm nhận quà của người có việc đang giải quyết",
    Deontic.PROHIBITION,
    Elements(what=(("nhận quà",),)),
)
CONFLICT = _requirement(
    "bao-xung-dot",
    "Công chức báo cáo xung đột lợi ích",
    Deontic.DUTY,
    Elements(what=(("báo cáo xung đột lợi ích",),)),
)
SPENDING = _requirement(
    "quy-che-chi-tieu-noi-bo",
    "Có quy chế chi tiêu nội bộ",
    Deontic.DOCUMENT,
    Elements(what=(("quy chế chi tiêu nội bộ",),)),
)
CITING = _requirement(
    "dan-nghi-dinh-moi",
    "Quy định về mua sắm dẫn Nghị định 214/2025/NĐ-CP",
    Deontic.CITATION,
    Elements(what=(("mua sắm",), ("214/2025/NĐ-CP",))),
)
