"""Adds the drafts a person accepted to the catalogue.

Rows that stand there stay as they are, byte for byte; nothing is added unless every accepted row
can be and the catalogue loads with them.
"""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from collections.abc import Container, Sequence
from datetime import date
from pathlib import Path

import msgspec

from pipeline.directives.drafting.sheet import Accepted
from pipeline.directives.loading import REQUIREMENTS, load_requirements
from pipeline.disk import READABLE, write_whole
from pipeline.errors import BadRegister
from pipeline.law.sheets import harmless
from pipeline.law.tables import delimiter_of
from pipeline.model.demand import Requirement

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """What an acceptance came to.

    ``written`` and ``known`` count rows; ``otherwise`` are the ids that the catalogue holds
    already, in other words than the accepted row: nothing of those was changed.
    """

    written: int
    known: int
    otherwise: tuple[str, ...]


def accept(
    rows: Sequence[Accepted], directives: Path, instruments: Container[str], on: date
) -> Taken:
    """Add accepted rows to the catalogue in ``directives``.

    Args:
        rows: as read from the marked table.
        directives: folder of the catalogue.
        instruments: the ids of the register.
        on: the day of acceptance, told in the rows' notes.

    Raises:
        BadRegister: if the catalogue has faults, or an accepted row bears the id of another
            requirement; then nothing is written.
    """
    file = directives / REQUIREMENTS
    by_id = {each.id: each for each in load_requirements(directives, instruments)}
    new: list[dict[str, str]] = []
    otherwise: list[str] = []
    for row in rows:
        told = row.requirement
        held = by_id.get(told.id)
        if held is not None and held.source != told.source:
            raise BadRegister(
                f"Danh mục đã có mã «{told.id}» từ nguồn khác.",
                remedy="Đổi mã ở cột id của bảng rồi chạy lại; chưa có gì được ghi.",
                place=f"dòng {row.line}, cột id",
            )
        if held is None:
            new.append(_signed(row, on))
        elif not _is_same(held, told):
            otherwise.append(held.id)
    if new:
        data = _with_rows(file, new)
        with tempfile.TemporaryDirectory() as work:
            draft = Path(work) / "directives"
            shutil.copytree(directives, draft)
            (draft / REQUIREMENTS).write_bytes(data)
            load_requirements(draft, instruments)
        write_whole(file, data, READABLE)
    return Taken(written=len(new), known=len(rows) - len(new), otherwise=tuple(otherwise))


def _signed(row: Accepted, on: date) -> dict[str, str]:
    note = f"{row.accepted_by} nhận ngày {on:%d/%m/%Y}"
    return row.cells | {"note": "; ".join(filter(None, (row.cells["note"], note)))}


def _is_same(held: Requirement, told: Requirement) -> bool:
    """Whether two rows say the same; the note of the first tells who accepted it."""
    return msgspec.structs.replace(held, note="") == msgspec.structs.replace(told, note="")


def _with_rows(file: Path, new: Sequence[dict[str, str]]) -> bytes:
    """The table with rows added, in its own encoding, columns and separators."""
    held = file.read_bytes()
    encoding = "utf-16" if held[:2] in _UTF_16 else "utf-8"
    text = held.decode(encoding)
    delimiter = delimiter_of(text)
    names = next(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=delimiter))
    ending = "\r\n" if "\r\n" in text else "\n"
    added = io.StringIO(newline="")
    writer = csv.DictWriter(
        added, [name.strip() for name in names], delimiter=delimiter, lineterminator=ending
    )
    for cells in new:
        writer.writerow({name: harmless(cell) for name, cell in cells.items()})
    whole = text if text.endswith("\n") else text + ending
    return (whole + added.getvalue()).encode(encoding)
