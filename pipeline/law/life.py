"""An instrument's life in words: what happened to it and to its provisions, and how it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from pipeline.law.names import name
from pipeline.law.paths import order, told
from pipeline.law.register import Register
from pipeline.model.law import (
    Body,
    BodyEvent,
    Instrument,
    InstrumentStatus,
    LawChange,
    LawEvent,
)

CHANGE_WORDS = {
    LawChange.AMENDED: "được sửa đổi, bổ sung",
    LawChange.ADDED: "được bổ sung",
    LawChange.REPLACED: "được thay thế",
    LawChange.WORDS: "được thay một số từ",
    LawChange.PARTLY_REPEALED: "bị bãi bỏ một phần",
    LawChange.REPEALED: "bị bãi bỏ",
    LawChange.SUSPENDED: "bị ngưng hiệu lực",
}
_EVENT_WORDS = {
    BodyEvent.ABOLISHED: "kết thúc hoạt động",
    BodyEvent.SPLIT: "kết thúc hoạt động, nhiệm vụ chuyển cho nhiều nơi",
    BodyEvent.MERGED: "hợp nhất",
    BodyEvent.RENAMED: "đổi tên",
    BodyEvent.REORGANISED: "tổ chức lại",
}
_POST = "chức danh"
_EVENT_WORDS_OF_POSTS = _EVENT_WORDS | {
    BodyEvent.ABOLISHED: "được bãi bỏ",
    BodyEvent.SPLIT: "được bãi bỏ, nhiệm vụ chuyển cho nhiều nơi",
}
_MOST_SOURCES = 2
STATUS_WORDS = {
    InstrumentStatus.NOT_YET: "chưa có hiệu lực",
    InstrumentStatus.IN_FORCE: "còn hiệu lực",
    InstrumentStatus.EXPIRED: "đã hết hiệu lực",
    InstrumentStatus.UNKNOWN: "chưa rõ hiệu lực",
}


def event_words(body: Body) -> str:
    """What befell a body or post, to stand after "đã"."""
    is_post = body.kind.casefold().startswith(_POST)
    return (_EVENT_WORDS_OF_POSTS if is_post else _EVENT_WORDS)[body.event]


class Moment(NamedTuple):
    """One thing that happened: ``day`` orders it (None: not known), ``when`` tells it."""

    day: date | None
    when: str
    what: str
    source: str = ""
    verified: bool = True


class Life(NamedTuple):
    """An instrument on a day: its names, how it stands, what happened until then and later.

    ``heirs`` is the chain of what replaced it, each with how it stands on that day.
    """

    name: str
    title: str
    issuer: str
    standing: str
    past: tuple[Moment, ...]
    future: tuple[Moment, ...]
    undated: tuple[Moment, ...]
    heirs: tuple[str, ...]
    source: str
    verified: bool
    note: str


def life_of(instrument: Instrument, register: Register, on: date) -> Life:
    """The life of an instrument as the register tells it.

    Args:
        instrument: an entry of the register.
        register: the register.
        on: the day the story is told on.
    """
    moments = sorted(
        (*_own(instrument), *_replacing(instrument, register), *_amended(instrument, register)),
        key=lambda each: each.day or date.max,
    )
    return Life(
        name=name(instrument),
        title=instrument.title,
        issuer=instrument.issuer,
        standing=_standing(instrument, register, on),
        past=tuple(each for each in moments if each.day and each.day <= on),
        future=tuple(each for each in moments if each.day and each.day > on),
        undated=tuple(each for each in moments if each.day is None),
        heirs=tuple(_heirs(instrument, register, on)),
        source=instrument.source,
        verified=instrument.verified,
        note=instrument.note,
    )


def _standing(instrument: Instrument, register: Register, on: date) -> str:
    words = STATUS_WORDS[instrument.status(on)]
    if instrument.status(on) is not InstrumentStatus.IN_FORCE:
        return words
    felt = [event for event in register.events(instrument) if event.is_felt(on)]
    halted = [event for event in felt if event.change is LawChange.SUSPENDED]
    if any(not event.provision for event in halted):
        return "bị ngưng hiệu lực"
    amenders = [register.get(each) for each in instrument.amended_by]
    amended = any(
        amender is not None and amender.status(on) is not InstrumentStatus.NOT_YET
        for amender in amenders
    )
    gone = LawChange.REPEALED, LawChange.PARTLY_REPEALED
    if any(event.change in gone for event in felt):
        words += ", có phần đã bị bãi bỏ"
    if halted:
        words += ", có phần bị ngưng hiệu lực"
    if amended or any(event.change not in gone for event in felt):
        words += ", đã được sửa đổi"
    return words


def _own(instrument: Instrument) -> Iterator[Moment]:
    if instrument.signed:
        yield _moment(instrument.signed, "ký ban hành")
    if instrument.effective:
        yield _moment(instrument.effective, "có hiệu lực")
    if instrument.expired:
        by = f", thay bằng {', '.join(instrument.replaced_by)}" if instrument.replaced_by else ""
        yield _moment(instrument.expired, f"hết hiệu lực toàn bộ{by}")
    elif instrument.ended:
        by = f", thay bằng {', '.join(instrument.replaced_by)}" if instrument.replaced_by else ""
        yield Moment(None, "chưa rõ ngày", f"hết hiệu lực toàn bộ{by}")


def _replacing(instrument: Instrument, register: Register) -> Iterator[Moment]:
    for number in instrument.replaces:
        old = register.get(number)
        day = (old.expired if old else None) or instrument.effective
        what = f"thay thế {name(old) if old else number}"
        yield _moment(day, what) if day else Moment(None, "chưa rõ ngày", what)


def _amended(instrument: Instrument, register: Register) -> Iterator[Moment]:
    """What befell provisions, told by amender and day; amenders of which no more is known."""
    together: dict[tuple[date | None, str, str], list[LawEvent]] = defaultdict(list)
    for event in register.events(instrument):
        together[event.since, event.since_text, event.by].append(event)
    for (since, when, by), events in together.items():
        sources = _sources(events)
        verified = all(event.verified for event in events)
        yield Moment(since, when.removeprefix("ngày "), _changes(events, by), sources, verified)
        for event in events:
            if event.until:
                what = f"{told(event.provision)} hết thời gian bị ngưng hiệu lực"
                yield _moment(event.until, what)
    known = {
        amender.id for event in register.events(instrument) if (amender := register.get(event.by))
    }
    for number in instrument.amended_by:
        amender = register.get(number)
        if amender is not None and amender.id in known:
            continue
        what = f"được sửa đổi, bổ sung bởi {name(amender) if amender else number}"
        day = (amender.effective or amender.signed) if amender else None
        verified = amender.verified if amender else True
        if day:
            yield _moment(day, what)._replace(verified=verified)
        else:
            yield Moment(None, "chưa rõ ngày", what, verified=verified)


def _sources(events: Iterable[LawEvent]) -> str:
    """The first sources, and how many more there are."""
    told_of = list(dict.fromkeys(event.source for event in events))
    more = len(told_of) - _MOST_SOURCES
    shown = "; ".join(told_of[:_MOST_SOURCES])
    return f"{shown}; và {more} nguồn khác" if more > 0 else shown


def _changes(events: Iterable[LawEvent], by: str) -> str:
    by_kind: dict[LawChange, list[str]] = defaultdict(list)
    for event in sorted(events, key=lambda each: order(each.provision)):
        note = f" ({event.note})" if event.note else ""
        by_kind[event.change].append(f"{told(event.provision)}{note}")
    kinds = (f"{', '.join(paths)} {CHANGE_WORDS[change]}" for change, paths in by_kind.items())
    return f"{'; '.join(kinds)}, bởi {by}"


def _heirs(instrument: Instrument, register: Register, on: date) -> Iterator[str]:
    """The chain of replacements, nearest first, each with how it stands."""
    seen = {instrument.id}
    waiting = list(instrument.replaced_by)
    while waiting:
        number = waiting.pop(0)
        heir = register.get(number)
        if heir is None:
            yield f"{number}: chưa có trong bảng văn bản"
        elif heir.id not in seen:
            seen.add(heir.id)
            yield f"{name(heir)}: {STATUS_WORDS[heir.status(on)]}"
            waiting += heir.replaced_by


def _moment(day: date, what: str) -> Moment:
    return Moment(day, f"{day:%d/%m/%Y}", what)
