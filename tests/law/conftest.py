"""A small register in a folder, to be spoilt one cell at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.config import SHIPPED_LAW
from pipeline.law.register import Register, load_register

SMALL = Path(__file__).parent / "small"
INSTRUMENTS = (SMALL / "instruments.csv").read_text("utf-8")
CODIFIED = (SMALL / "instruments_codified.csv").read_text("utf-8")
BODIES = (SMALL / "bodies.csv").read_text("utf-8")


def write_tables(folder: Path, **texts: str) -> Path:
    """The three tables in ``folder``; ``texts`` replaces the text of one by its name."""
    tables = {"instruments": INSTRUMENTS, "instruments_codified": CODIFIED, "bodies": BODIES}
    for name, text in (tables | texts).items():
        (folder / f"{name}.csv").write_text(text, "utf-8-sig")
    return folder


UNITS = """\
- {id: cong-nghe, name: Cục Công nghệ, kind: department, aliases: [Cục CN]}
- {id: quan-tri-tai-vu, name: Cục Quản trị tài vụ, kind: department}
- {id: van-phong, name: Văn phòng Bộ, kind: office, aliases: [Văn phòng]}
- {id: can-bo, name: Vụ Tổ chức cán bộ, kind: department}
"""
_COLUMNS = BODIES.splitlines()[0]


def history(*rows: str) -> str:
    """A table of a ministry's units; a row is "id,names,event,since,successors,question,basis"."""
    cells = (row.split(",") for row in rows)
    lines = (
        f"{id_},{names.split(';')[0]},{names},,,đơn vị,{event},{since},{heirs},{question},{basis},"
        "nguồn thử,yes"
        for id_, names, event, since, heirs, question, basis in cells
    )
    return "\n".join((_COLUMNS, *lines)) + "\n"


def write_corpus(folder: Path, table: str, units: str = UNITS) -> Path:
    """A folder of documents, none in it yet, with its units and their history."""
    folder.mkdir(exist_ok=True)
    (folder / "units.yaml").write_text(units, "utf-8")
    (folder / "units_history.csv").write_text(table, "utf-8-sig")
    return folder


@pytest.fixture(scope="session")
def small() -> Register:
    return load_register(SMALL)


@pytest.fixture(scope="session")
def shipped() -> Register:
    return load_register(SHIPPED_LAW)
