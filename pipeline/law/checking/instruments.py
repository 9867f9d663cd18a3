"""Instruments that cannot have lived as their rows say: cycles, impossible orders, two in one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations, pairwise

from pipeline.law.loading import Tables, is_number
from pipeline.law.names import NAMED_KINDS, full_name, name_key
from pipeline.law.numbers import number_key
from pipeline.law.register import Register
from pipeline.law.tables import Fault
from pipeline.model.law import Instrument

_RELATIONS = ("replaces", "replaced_by", "amended_by")


def faults_of_instruments(tables: Tables) -> Iterator[Fault]:
    """What is wrong between the rows of the tables of instruments."""
    register = Register(tables.instruments, tables.bodies)
    for instrument in tables.instruments:
        for field, problem, grave in _of_one(instrument, register):
            yield Fault(*tables.places[instrument.id], field, problem, grave)
    for first, second, field, problem, grave in _of_two(tables.instruments):
        place = tables.places[second.id]
        where = tables.places[first.id]
        said = f"{problem} {first.id} ({where.file.name} dòng {where.line})"
        yield Fault(*place, field, said, grave)


def _of_one(instrument: Instrument, register: Register) -> Iterator[tuple[str, str, bool]]:
    for field in _RELATIONS:
        for named in getattr(instrument, field):
            yield from _of_reference(instrument, field, named, register)
    if circle := _circle(instrument, register):
        yield "replaced_by", f"vòng thay thế: {' → '.join(circle)}", True
    if instrument.replaced_by and not instrument.ended:
        yield "ended", "có văn bản thay thế nhưng chưa ghi hết hiệu lực", False
    signed, effective = instrument.signed, instrument.effective
    if signed and effective and effective < signed:
        said = f"có hiệu lực {effective:%d/%m/%Y}, trước ngày ký {signed:%d/%m/%Y}"
        yield "effective", said, False


def _of_reference(
    instrument: Instrument, field: str, named: str, register: Register
) -> Iterator[tuple[str, str, bool]]:
    bearing = register.numbered(named)
    if not bearing:
        if not is_number(named):
            yield field, f"«{named}» không phải mã dòng, cũng không phải số, ký hiệu đầy đủ", True
        return
    if len(bearing) > 1:
        ids = ", ".join(each.id for each in bearing)
        yield field, f"«{named}» là số của nhiều văn bản; ghi mã dòng: {ids}", True
        return
    (other,) = bearing
    if other is instrument:
        yield field, "trỏ tới chính nó", True
        return
    if field == "replaces":
        yield from _of_replaced(instrument, other)
    elif field == "replaced_by":
        yield from _of_heir(instrument, other)
    else:
        yield from _of_amender(instrument, other)


def _of_replaced(instrument: Instrument, old: Instrument) -> Iterator[tuple[str, str, bool]]:
    if _later(old.signed, instrument.signed):
        yield "replaces", f"{old.id} ký sau văn bản này nên không thể bị nó thay thế", True
    if not old.ended:
        yield "replaces", f"{old.id} bị thay thế mà dòng của nó chưa ghi hết hiệu lực", False


def _of_heir(instrument: Instrument, heir: Instrument) -> Iterator[tuple[str, str, bool]]:
    if _later(instrument.signed, heir.signed):
        yield "replaced_by", f"{heir.id} ký trước văn bản này nên không thể thay thế nó", True
    ended, heirs_end = instrument.expired, heir.expired
    if ended and heirs_end and heirs_end <= ended:
        said = f"{heir.id} hết hiệu lực {heirs_end:%d/%m/%Y}, trước khi văn bản này hết hiệu lực"
        yield "replaced_by", said, True


def _of_amender(instrument: Instrument, amender: Instrument) -> Iterator[tuple[str, str, bool]]:
    if _later(instrument.signed, amender.signed):
        yield "amended_by", f"{amender.id} ký trước văn bản này nên không thể sửa nó", True
    if _later(amender.signed, instrument.expired):
        yield "amended_by", f"{amender.id} ký sau khi văn bản này đã hết hiệu lực", True


def _later(first: date | None, second: date | None) -> bool:
    """Whether both days are known and the first comes after the second."""
    return first is not None and second is not None and first > second


def _circle(instrument: Instrument, register: Register) -> tuple[str, ...]:
    """A chain of replacements that leads back to its start, told at its smallest id only."""
    waiting: list[tuple[Instrument, tuple[str, ...]]] = [(instrument, (instrument.id,))]
    seen: set[str] = set()
    while waiting:
        here, path = waiting.pop()
        for named in here.replaced_by:
            heir = register.get(named)
            if heir is instrument and len(path) > 1 and instrument.id == min(path):
                return (*path, instrument.id)
            if heir is not None and heir is not instrument and heir.id not in seen:
                seen.add(heir.id)
                waiting.append((heir, (*path, heir.id)))
    return ()


def _of_two(
    instruments: tuple[Instrument, ...],
) -> Iterator[tuple[Instrument, Instrument, str, str, bool]]:
    numbered: dict[tuple[str, str], list[Instrument]] = defaultdict(list)
    named: dict[str, list[Instrument]] = defaultdict(list)
    for each in instruments:
        numbered[number_key(each.number), each.kind.casefold()].append(each)
        if each.kind in NAMED_KINDS and "sửa đổi" not in name_key(each.title):
            named[name_key(full_name(each))].append(each)
    for bearing in numbered.values():
        for first, second in combinations(bearing, 2):
            if _one_and_the_same(first, second):
                yield first, second, "number", "cùng số, cùng loại, cùng ngày hoặc năm ký với", True
    for bearing in named.values():
        by_age = sorted((each for each in bearing if each.effective), key=_start)
        for first, second in pairwise(by_age):
            if not first.ended or (first.expired and first.expired > _start(second)):
                yield first, second, "effective", "cùng tên và cùng lúc có hiệu lực với", False


def _one_and_the_same(first: Instrument, second: Instrument) -> bool:
    if first.signed and second.signed:
        return first.signed == second.signed
    return first.signed_year is None or first.signed_year == second.signed_year


def _start(instrument: Instrument) -> date:
    return instrument.effective or date.min
