"""Writes what a person accepted into the tables of the register.

What befalls provisions, or an instrument in part, goes to ``events.csv``; the end of a whole
instrument, and who amended it, to its row in ``instruments.csv``. An instrument that only the
codification told of moves there with its id; one that no table holds gets a row. Nothing is written
unless every accepted row can be, and the tables are no worse for it than before.
"""

from __future__ import annotations

import csv
import io
import re
import shutil
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline.disk import READABLE, write_whole
from pipeline.errors import BadRegister
from pipeline.law.amendments.proposing import Standing, compare
from pipeline.law.amendments.sheet import Accepted
from pipeline.law.checking import check_tables
from pipeline.law.loading import CODIFIED, EVENT_COLUMNS, EVENTS, INSTRUMENTS
from pipeline.law.numbers import number_key, number_parts
from pipeline.law.register import Register, load_register
from pipeline.law.tables import Fault, delimiter_of, text_of
from pipeline.model.amending import Statement
from pipeline.model.document import Span
from pipeline.model.law import Instrument, LawChange

_ENDS = (LawChange.REPEALED, LawChange.REPLACED)
_REMEDY = "Sửa các dòng nêu trên trong bảng đề nghị rồi chạy lại; chưa có gì được ghi."


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """What an acceptance came to: rows written, and rows the register held already."""

    written: int
    known: int


def accept(rows: Sequence[Accepted], law: Path, on: date) -> Taken:
    """Write accepted rows into the tables of ``law``.

    Args:
        rows: as read from the marked table.
        law: folder of the register.
        on: the day of acceptance, told in the rows' notes.

    Raises:
        BadRegister: if a row names an entry that is not there, contradicts the register, or the
            tables would have faults that they do not have now; then nothing is written.
    """
    with tempfile.TemporaryDirectory() as work:
        draft = Path(work) / "law"
        shutil.copytree(law, draft)
        before = {_fault_key(fault) for fault in check_tables(draft) if fault.grave}
        written = 0
        register = load_register(draft)
        for row in rows:
            if _take(row, draft, register, on):
                written += 1
                register = load_register(draft)
        worse = [
            fault
            for fault in check_tables(draft)
            if fault.grave and _fault_key(fault) not in before
        ]
        if worse:
            said = "; ".join(str(fault) for fault in worse)
            raise BadRegister(f"Ghi vào thì bảng có lỗi: {said}.", remedy=_REMEDY, file=law)
        if written:
            _put(draft, law)
    return Taken(written=written, known=len(rows) - written)


def _fault_key(fault: Fault) -> tuple[str, str]:
    """A fault wherever its row stands: rows move when others are written."""
    return fault.field, fault.problem


def _take(row: Accepted, law: Path, register: Register, on: date) -> bool:
    """Whether anything had to be written: ``register`` is what ``law`` holds before."""
    instrument = _instrument_of(row, register)
    if instrument is None:
        register, instrument = _add_instrument(row, law)
    statement = _statement(row)
    standing, reason = compare(statement, row.by, instrument, register)
    if standing is Standing.KNOWN:
        return False
    if standing is Standing.CONTRADICTS:
        raise BadRegister(
            f"Trái với bảng: {reason}.",
            remedy="Sửa bảng văn bản hoặc dòng đề nghị cho khớp rồi chạy lại; chưa có gì được ghi.",
            place=f"dòng {row.line}",
        )
    if statement.is_whole and row.change in (*_ENDS, LawChange.AMENDED):
        _change_instrument(row, law, instrument, on)
    else:
        _add_events(row, law, instrument, register, on)
    return True


def _instrument_of(row: Accepted, register: Register) -> Instrument | None:
    """The entry a row names; None where the register holds none of its number.

    Raises:
        BadRegister: if the id is none, or the number that of several.
    """
    bearing = register.numbered(row.instrument or row.number)
    if row.dated and not row.instrument:
        bearing = tuple(each for each in bearing if each.signed in (row.dated, None))
    if len(bearing) > 1:
        listed = ", ".join(each.id for each in bearing)
        raise BadRegister(
            f"Số {row.number} là của nhiều văn bản: {listed}.",
            remedy="Ghi mã đúng vào cột instrument; chưa có gì được ghi.",
            place=f"dòng {row.line}",
        )
    if bearing:
        return bearing[0]
    if row.instrument or number_parts(row.number) is None or not row.kind:
        raise BadRegister(
            f"Bảng văn bản không có «{row.instrument or row.number}».",
            remedy="Ghi mã đúng vào cột instrument, hoặc đủ loại, số và ký hiệu; "
            "chưa có gì được ghi.",
            place=f"dòng {row.line}",
        )
    return None


def _statement(row: Accepted) -> Statement:
    return Statement(
        change=row.change,
        instrument=row.instrument or row.number,
        number=row.number,
        provisions=row.provisions,
        part=row.part,
        exceptions=row.exceptions,
        except_quote=row.except_quote,
        since=row.since,
        span=Span(0, 0),
        quote="",
    )


def _source(row: Accepted) -> str:
    return f"{row.by} ({row.file}, sha256 {row.digest[:12]})"


def _note(row: Accepted, on: date) -> str:
    kept = f"trừ phần: {row.except_quote}; " if row.except_quote else ""
    part = f"phần: {row.part}; " if row.part else ""
    return f"{part}{kept}{row.accepted_by} nhận ngày {on:%d/%m/%Y}"


def _add_events(
    row: Accepted, law: Path, instrument: Instrument, register: Register, on: date
) -> None:
    change = row.change
    if not row.provisions and change in _ENDS:
        change = LawChange.PARTLY_REPEALED
    head, rows = _read(law / EVENTS[0])
    for path in row.provisions or ("",):
        one = msgspec.structs.replace(row, provisions=(path,) if path else ())
        standing, _ = compare(_statement(one), row.by, instrument, register)
        if standing is Standing.KNOWN:
            continue
        rows.append(
            {
                "instrument": instrument.id,
                "provision": path,
                "event": change.value,
                "by": row.by,
                "by_provision": "; ".join(row.by_provision),
                "since": row.since.isoformat() if row.since else "",
                "source": _source(row),
                "verified": "yes",
                "note": _note(row, on),
            }
        )
    _write(law / EVENTS[0], head, rows)


def _change_instrument(row: Accepted, law: Path, instrument: Instrument, on: date) -> None:
    _move_from_codified(law, instrument.id)
    head, rows = _read(law / INSTRUMENTS)
    entry = next(each for each in rows if each["id"] == instrument.id)
    if row.change is LawChange.AMENDED:
        entry["amended_by"] = _joined(entry["amended_by"], row.by)
    else:
        entry["ended"] = "yes"
        entry["expired"] = row.since.isoformat() if row.since else entry["expired"]
        if row.change is LawChange.REPLACED:
            entry["replaced_by"] = _joined(entry["replaced_by"], row.by)
    entry["source"] = _joined(entry["source"], _source(row))
    entry["note"] = _joined(entry["note"], _note(row, on))
    _write(law / INSTRUMENTS, head, rows)


def _move_from_codified(law: Path, id_: str) -> None:
    head, codified = _read(law / CODIFIED)
    moved = [each for each in codified if each["id"] == id_]
    if not moved:
        return
    _write(law / CODIFIED, head, [each for each in codified if each["id"] != id_])
    head, rows = _read(law / INSTRUMENTS)
    _write(law / INSTRUMENTS, head, [*rows, {"ended": "no", **moved[0]}])


def _add_instrument(row: Accepted, law: Path) -> tuple[Register, Instrument]:
    """A row for an instrument that no table holds: what the citation says of it, and no more.

    Returns:
        The register with it, and its entry.
    """
    id_ = re.sub(r"[^\w]+", "-", row.number.replace("Đ", "D")).strip("-")
    if row.dated and not number_parts(row.number)[1]:  # type: ignore[index]
        id_ = f"{id_}@{row.dated.year}"
    head, rows = _read(law / INSTRUMENTS)
    rows.append(
        {
            "id": id_,
            "kind": row.kind,
            "number": row.number,
            "signed": row.dated.isoformat() if row.dated else "",
            "ended": "no",
            "source": _source(row),
            "verified": "yes",
            "note": f"thêm theo viện dẫn của {row.by}",
        }
    )
    _write(law / INSTRUMENTS, head, rows)
    register = load_register(law)
    return register, register.numbered(id_)[0]


def _joined(listed: str, more: str) -> str:
    parts = [part.strip() for part in listed.split(";") if part.strip()]
    if any(number_key(part) == number_key(more) for part in parts):
        return listed
    return "; ".join([*parts, more])


class _Head(NamedTuple):
    """The columns of a table, and what stands between them."""

    names: tuple[str, ...]
    delimiter: str


def _read(file: Path) -> tuple[_Head, list[dict[str, str]]]:
    if not file.exists() and file.name == EVENTS[0]:
        return _Head(EVENT_COLUMNS, ","), []
    text = text_of(file)
    delimiter = delimiter_of(text)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows = [{name: value or "" for name, value in row.items() if name} for row in reader]
    return _Head(tuple(reader.fieldnames or ()), delimiter), rows


def _write(file: Path, head: _Head, rows: Sequence[dict[str, str]]) -> None:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(
        text, head.names, restval="", extrasaction="ignore", delimiter=head.delimiter
    )
    writer.writeheader()
    writer.writerows(rows)
    file.write_text(text.getvalue(), "utf-8-sig", newline="")


def _same(one: Path, other: Path) -> bool:
    return other.exists() and one.read_bytes() == other.read_bytes()


def _put(draft: Path, law: Path) -> None:
    """Each changed table in place of the old one, whole or not at all."""
    for name in (INSTRUMENTS, CODIFIED, EVENTS[0]):
        new = draft / name
        if not new.exists() or _same(new, law / name):
            continue
        write_whole(law / name, new.read_bytes(), READABLE)
