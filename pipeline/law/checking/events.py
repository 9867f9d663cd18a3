"""Events that cannot have befallen an instrument or its provisions as their rows say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pipeline.law.loading import Place, Tables, is_number
from pipeline.law.paths import holds, told
from pipeline.law.register import Register
from pipeline.law.tables import Fault
from pipeline.model.law import Instrument, LawChange, LawEvent

_Told = tuple[str, str, bool]


def faults_of_events(tables: Tables) -> Iterator[Fault]:
    """What is wrong between events, and between them and the instruments they name."""
    register = Register(tables.instruments, tables.bodies)
    befallen: dict[str, list[tuple[LawEvent, Place]]] = defaultdict(list)
    for event, place in zip(tables.events, tables.event_places, strict=True):
        for field, problem, grave in _of_one(event, register):
            yield Fault(*place, field, problem, grave)
        befallen[event.instrument].append((event, place))
    for events in befallen.values():
        yield from _in_order(events)


def _of_one(event: LawEvent, register: Register) -> Iterator[_Told]:
    bearing = register.numbered(event.instrument)
    if not bearing or bearing[0].id != event.instrument:
        yield "instrument", f"«{event.instrument}» không phải mã dòng trong bảng văn bản", True
        return
    yield from _of_time(event, bearing[0])
    amenders = register.numbered(event.by)
    if not amenders and not is_number(event.by):
        yield "by", f"«{event.by}» không phải mã dòng, cũng không phải số, ký hiệu đầy đủ", True
    if len(amenders) == 1 and amenders[0].id == event.instrument:
        yield "by", "văn bản không tự sửa chính nó", True
    elif len(amenders) == 1:
        signed = amenders[0].signed
        if signed and event.since and event.since < signed:
            yield "since", f"trước ngày ký của {event.by} ({signed:%d/%m/%Y})", True


def _of_time(event: LawEvent, instrument: Instrument) -> Iterator[_Told]:
    if event.since is None:
        return
    if instrument.signed and event.since < instrument.signed:
        yield "since", f"trước ngày ký của chính văn bản ({instrument.signed:%d/%m/%Y})", True
    if instrument.expired and event.since > instrument.expired:
        said = f"sau ngày văn bản hết hiệu lực toàn bộ ({instrument.expired:%d/%m/%Y})"
        yield "since", said, False


def _in_order(events: list[tuple[LawEvent, Place]]) -> Iterator[Fault]:
    """Repealed before, or not there yet: what a provision's own earlier events forbid."""
    for event, place in events:
        for other, where in events:
            if other is event or not holds(other.provision, event.provision):
                continue
            said = f"{told(other.provision)} ({where.file.name} dòng {where.line})"
            if _gone_before(other, event):
                yield Fault(*place, "since", f"đã bị bãi bỏ trước đó: {said}")
            elif _added_after(other, event):
                yield Fault(*place, "since", f"chưa được bổ sung vào lúc đó: {said}")
            elif _told_twice(other, event) and (where.file.name, where.line) < (
                place.file.name,
                place.line,
            ):
                yield Fault(*place, "provision", f"ghi hai lần: {said}")


def _gone_before(other: LawEvent, event: LawEvent) -> bool:
    gone = other.change is LawChange.REPEALED and event.change is not LawChange.ADDED
    return bool(gone and other.since and event.since and other.since < event.since)


def _added_after(other: LawEvent, event: LawEvent) -> bool:
    added = other.change is LawChange.ADDED
    return bool(added and other.since and event.since and event.since < other.since)


def _told_twice(other: LawEvent, event: LawEvent) -> bool:
    return (other.provision, other.change, other.by, other.since) == (
        event.provision,
        event.change,
        event.by,
        event.since,
    )
