"""A requirement written as a row is read back as it was."""

from __future__ import annotations

import csv
import shutil
from datetime import date
from pathlib import Path

import msgspec
import pytest

from pipeline.config import SHIPPED_DIRECTIVES
from pipeline.directives.drafting.rows import row_of
from pipeline.directives.loading import COLUMNS, REQUIREMENTS, load_requirements
from pipeline.directives.vocabulary import DOC_KINDS, FIELDS
from pipeline.model.demand import (
    Basis,
    Deontic,
    Elements,
    Force,
    Limit,
    ReadState,
    Requirement,
)
from pipeline.model.facts import Bound
from pipeline.model.run import UnitKind
from pipeline.model.stretch import TimeUnit

FULL = Requirement(
    id="a",
    topic="quà",
    demand="Nộp lại quà",
    basis=(Basis(instrument="luat-a", provision="d5.k2"), Basis(instrument="luat-a")),
    deontic=Deontic.DEADLINE,
    force=Force.BINDING,
    addressee="người nhận, đơn vị",
    elements=Elements(
        who=(("người nhận",),),
        what=(("nộp lại quà", "trả quà"), ("báo cáo",)),
        deadline=Limit(number=5, unit=TimeUnit.DAY, working=True),
        frequency="hằng năm",
        authority=(("Bộ trưởng",),),
        form=(("bằng văn bản",), ("theo mẫu",)),
        record=(("sổ",),),
    ),
    state=ReadState.SECONDARY,
    source="tin bài",
    unit_kinds=(UnitKind.MISSION, UnitKind.OFFICE),
    since=date(2026, 1, 2),
    until=date(2027, 3, 4),
    note="chú thích",
)
LIMITS = [
    None,
    Limit(number=20, unit=TimeUnit.DAY, bound=Bound.LEAST),
    Limit(number=6, unit=TimeUnit.MONTH),
    Limit(number=48, unit=TimeUnit.HOUR),
]


def through_a_table(
    folder: Path, instruments: set[str], *requirements: Requirement
) -> tuple[Requirement, ...]:
    for table in (FIELDS, DOC_KINDS):
        shutil.copy(SHIPPED_DIRECTIVES / table, folder)
    with (folder / REQUIREMENTS).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(map(row_of, requirements))
    return load_requirements(folder, instruments)


def test_every_field_comes_back(tmp_path: Path):
    assert through_a_table(tmp_path, {"luat-a"}, FULL) == (FULL,)


@pytest.mark.parametrize("limit", LIMITS)
def test_limits_come_back(tmp_path: Path, limit: Limit | None):
    elements = Elements(what=(("báo cáo",),), deadline=limit)
    kept = Requirement(
        id="b",
        topic="t",
        demand="d",
        basis=(),
        deontic=Deontic.DUTY,
        force=Force.ORIENTATION,
        addressee="đơn vị",
        elements=elements,
        state=ReadState.FULL,
        source="s",
    )
    assert through_a_table(tmp_path, set(), kept) == (kept,)


def test_a_kind_of_document_comes_back_with_its_other_wordings(tmp_path: Path):
    one = msgspec.structs.replace(FULL, doc_kinds=("quy trình",))
    (found,) = through_a_table(tmp_path, {"luat-a"}, one)
    assert found.doc_kinds[0] == "quy trình"
    assert "quy trình nội bộ" in found.doc_kinds
