"""What changed between two versions of the register, row by row, and what that comes to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from pipeline.law.loading import Tables, load_tables
from pipeline.model.law import Body, Instrument, InstrumentStatus, LawEvent

_Row = Instrument | Body | LawEvent


class Turn(StrEnum):
    """What became of a row."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class FieldChange(NamedTuple):
    """A field and its values in words, "" for none."""

    field: str
    old: str
    new: str


class RowChange(NamedTuple):
    """A row that came, went or changed; ``key`` is its id, or what an event is about."""

    kind: str
    turn: Turn
    key: str
    fields: tuple[FieldChange, ...] = ()


class Shift(NamedTuple):
    """An instrument of both versions that stands differently on one day."""

    id: str
    old: InstrumentStatus
    new: InstrumentStatus


class Comparison(NamedTuple):
    """All rows that differ, and the instruments whose standing does."""

    rows: tuple[RowChange, ...]
    shifts: tuple[Shift, ...]


def compare(old: Path, new: Path, on: date, corpora: tuple[Path, Path] | None = None) -> Comparison:
    """Two folders of tables held against each other.

    Args:
        old: the earlier version.
        new: the later one.
        on: the day whose standing is compared.
        corpora: the documents of a ministry, then and now; where given, the tables of its own
            units are compared, too.

    Raises:
        BadRegister: if either breaks its rules.
    """
    then, now = corpora or (None, None)
    before, after = load_tables(old, then), load_tables(new, now)
    rows = tuple(_rows_that_differ(before, after))
    earlier = {each.id: each for each in before.instruments}
    shifts = (
        Shift(each.id, earlier[each.id].status(on), each.status(on))
        for each in after.instruments
        if each.id in earlier
    )
    return Comparison(rows, tuple(shift for shift in shifts if shift.old is not shift.new))


def _rows_that_differ(before: Tables, after: Tables) -> Iterator[RowChange]:
    yield from _differing("văn bản", _by_id(before.instruments), _by_id(after.instruments))
    yield from _differing("sự kiện", _by_matter(before.events), _by_matter(after.events))
    yield from _differing("cơ quan", _by_id(before.bodies), _by_id(after.bodies))


def _differing(
    kind: str, before: Mapping[str, _Row], after: Mapping[str, _Row]
) -> Iterator[RowChange]:
    for key, row in before.items():
        if key not in after:
            yield RowChange(kind, Turn.REMOVED, key)
        elif row != after[key]:
            yield RowChange(kind, Turn.CHANGED, key, tuple(_fields(row, after[key])))
    for key in after:
        if key not in before:
            yield RowChange(kind, Turn.ADDED, key)


def _fields(old: _Row, new: _Row) -> Iterator[FieldChange]:
    was, now = msgspec.structs.asdict(old), msgspec.structs.asdict(new)
    for field, value in was.items():
        if value != now[field]:
            yield FieldChange(field, _said(value), _said(now[field]))


def _said(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case date():
            return f"{value:%d/%m/%Y}"
        case tuple():
            return "; ".join(value)
    return str(value)


def _by_id(rows: Iterable[Instrument | Body]) -> dict[str, _Row]:
    return {row.id: row for row in rows}


def _by_matter(events: Iterable[LawEvent]) -> dict[str, _Row]:
    """Events have no id: one is known by what befell which provision, by what."""
    return {
        " ".join(
            part for part in (each.instrument, each.provision, each.change, each.by) if part
        ): each
        for each in events
    }
