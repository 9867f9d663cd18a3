"""Requirements and documents put together for tests of matching."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from pipeline.config import SHIPPED_LAW
from pipeline.directives.matching import Index, Searched, answers, head_of, look
from pipeline.evidence import name_document
from pipeline.law.register import Register, load_register
from pipeline.model.demand import Elements, Requirement
from pipeline.model.run import Unit, UnitKind
from pipeline.model.verdict import Answer
from tests.dossiers import dossier_of

DAY = date(2026, 11, 23)
OFFICE = Unit(id="vp", name="Văn phòng Bộ", kind=UnitKind.OFFICE, fields=("hành chính",))
HEAD = "BỘ GIẢ ĐỊNH\nVĂN PHÒNG BỘ\nSố: {}/QĐ-VP\nHà Nội, ngày 12 tháng 3 năm {}\n"
_ELEMENTS = ("who", "what", "deadline", "frequency", "authority", "form", "record")


def requirement(**asks: Any) -> Requirement:
    """A requirement with the fields given; elements stand beside the others."""
    elements = {name: asks.pop(name) for name in _ELEMENTS if name in asks}
    whole = {
        "id": "yeu-cau",
        "topic": "thử",
        "basis": [],
        "force": "binding",
        "addressee": "mọi đơn vị",
        "state": "full",
        "source": "thử",
        **asks,
        "elements": msgspec.convert(elements, Elements),
    }
    return msgspec.convert(whole, Requirement)


def searched(text: str, asked: Requirement, unit: str = "vp", file: str = "") -> Searched:
    """A document read and searched."""
    dossier = dossier_of(text, path=file or f"{unit}/mau.txt")
    return Searched(
        file=dossier.source.path,
        unit=unit,
        name=name_document(dossier),
        head=head_of(dossier),
        looks={asked.id: look(asked, Index(dossier.document))},
    )


def register() -> Register:
    """The shipped register."""
    return load_register(SHIPPED_LAW)


def answered(
    asked: Requirement, documents: list[Searched], units: tuple[Unit, ...] = (OFFICE,)
) -> dict[str, Answer]:
    """The answers by unit."""
    by_id = {unit.id: unit for unit in units}
    return {each.unit: each for each in answers([asked], by_id, documents, DAY, register())}
