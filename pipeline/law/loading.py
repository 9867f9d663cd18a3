"""Rows of the tables to instruments and bodies, each row checked."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import BadRegister
from pipeline.law.numbers import year_of
from pipeline.law.outlines import is_last
from pipeline.law.paths import is_path
from pipeline.law.tables import Complaints, Day, Row, read_rows
from pipeline.law.units_history import among_units
from pipeline.model.law import Body, BodyEvent, Instrument, LawChange, LawEvent, Outline
from pipeline.model.run import Unit
from pipeline.units import HISTORY_FILE, load_units

INSTRUMENTS = "instruments.csv"
CODIFIED = "instruments_codified.csv"
BODIES = "bodies.csv"
_MISPLACED = "units.csv"  # a ministry's own units; its place is its corpus
EVENTS = ("events.csv", "events_codified.csv")
OUTLINES = ("outlines.csv", "outlines_codified.csv")
_INSTRUMENT_COLUMNS = (
    *("id", "kind", "number", "title", "issuer", "signed", "effective", "expired", "ended"),
    *("replaces", "replaced_by", "amended_by", "aliases", "source", "verified", "note"),
)
_CODIFIED_COLUMNS = (
    *("id", "kind", "number", "title", "issuer", "signed", "effective", "source", "verified"),
    "note",
)
_BODY_COLUMNS = (
    *("id", "name", "names", "except_in", "lives_at", "kind", "event", "since", "successors"),
    *("question", "legal_basis", "source", "verified"),
)
EVENT_COLUMNS = (
    *("instrument", "provision", "event", "by", "by_provision", "since", "until", "source"),
    *("verified", "note"),
)
OUTLINE_COLUMNS = ("instrument", "articles", "last", "open_end", "source", "verified")
_FIRST_YEAR, _LAST_YEAR = 1945, 2100
_NUMBER = re.compile(r"\d+[a-zA-Z]?(?:\.\d+)?\s?[/-].*[A-ZĐ]")


class Place(NamedTuple):
    """Where a row stands."""

    file: Path
    line: int


class Tables(NamedTuple):
    """The rows of all tables, and where each stands: by its id; events, outlines in their order.

    ``units`` are those of the ministry whose table of bodies was read, too; none without it.
    """

    instruments: tuple[Instrument, ...]
    bodies: tuple[Body, ...]
    events: tuple[LawEvent, ...]
    places: Mapping[str, Place]
    event_places: tuple[Place, ...]
    outlines: tuple[Outline, ...] = ()
    outline_places: tuple[Place, ...] = ()
    units: tuple[Unit, ...] = ()


def load_tables(folder: Path, corpus: Path | None = None) -> Tables:
    """The instruments of both tables, and the bodies that ended, merged or changed their name.

    Args:
        folder: where the tables of law are.
        corpus: the documents of a ministry, beside which its own units and posts are told.

    Raises:
        BadRegister: if a table is missing, or rows break a rule (an id used twice, a date that is
            none, an end before the start, no source): all faults of all tables in one error.
    """
    tables, complaints = read_tables(folder, corpus)
    complaints.raise_if_any()
    return tables


def read_tables(folder: Path, corpus: Path | None = None) -> tuple[Tables, Complaints]:
    """What can be read of the tables, and the faults of their rows.

    The tables of events, of outlines and of the ministry's own units need not be there.

    Args:
        folder, corpus: see ``load_tables``.

    Raises:
        BadRegister: if a table is missing, misplaced, lacks a column or is no text; or if the
            list of units, which a table of their history is held against, breaks its rules.
    """
    _refuse_misplaced(folder)
    complaints = Complaints()
    places: dict[str, Place] = {}
    tables = ((INSTRUMENTS, _INSTRUMENT_COLUMNS), (CODIFIED, _CODIFIED_COLUMNS))
    instruments = tuple(
        _instrument(row, places)
        for name, columns in tables
        for row in read_rows(folder / name, columns, complaints)
    )
    bodies = [body for body, _ in _bodies(folder / BODIES, places, complaints)]
    units: tuple[Unit, ...] = ()
    if corpus is not None and (corpus / HISTORY_FILE).exists():
        units = load_units(corpus)
        own = _bodies(corpus / HISTORY_FILE, places, complaints)
        bodies += [among_units(body, row, units) for body, row in own]
    events = [
        (event, Place(row.file, row.line))
        for row in _rows_there(folder, EVENTS, EVENT_COLUMNS, complaints)
        if (event := _event(row))
    ]
    outlines = [
        (outline, Place(row.file, row.line))
        for row in _rows_there(folder, OUTLINES, OUTLINE_COLUMNS, complaints)
        if (outline := _outline(row))
    ]
    tables_read = Tables(
        instruments=instruments,
        bodies=tuple(bodies),
        events=tuple(event for event, _ in events),
        places=places,
        event_places=tuple(place for _, place in events),
        outlines=tuple(outline for outline, _ in outlines),
        outline_places=tuple(place for _, place in outlines),
        units=units,
    )
    return tables_read, complaints


def is_number(text: str) -> bool:
    """Whether ``text`` is a whole number with its symbol ("30/2020/NĐ-CP", "131-QĐ/TW")."""
    return _NUMBER.match(text) is not None


def _refuse_misplaced(folder: Path) -> None:
    if (folder / _MISPLACED).exists():
        raise BadRegister(
            "Lịch sử đơn vị của Bộ không đặt trong thư mục các bảng pháp luật.",
            remedy=f"Chuyển thành tệp {HISTORY_FILE} ở gốc kho, cạnh units.yaml, rồi chạy lại.",
            file=folder / _MISPLACED,
        )


def _instrument(row: Row, places: dict[str, Place]) -> Instrument:
    signed, effective, expired = (row.day(field) for field in ("signed", "effective", "expired"))
    ended = row.flag("ended")
    _check_id(row, places)
    number = row.needed("number")
    if number and not is_number(number):
        row.complain("number", f"«{number}» không phải số, ký hiệu (ghi đủ như 30/2020/NĐ-CP)")
    numbered = year_of(number)
    if signed and numbered and signed.year != numbered:
        row.complain("signed", f"năm {signed.year} khác năm {numbered} trong số {number}")
    if effective and expired and _last(expired) < _first(effective):
        row.complain("expired", "hết hiệu lực trước khi có hiệu lực")
    if signed and expired and _last(expired) < _first(signed):
        row.complain("expired", "hết hiệu lực trước khi ký")
    for field, day in (("signed", signed), ("effective", effective), ("expired", expired)):
        if day and not _FIRST_YEAR <= day.year <= _LAST_YEAR:
            row.complain(field, f"năm {day.year} không hợp lý")
    if expired and not ended:
        row.complain("ended", "có ngày hết hiệu lực thì phải ghi yes")
    return Instrument(
        id=row.text("id"),
        kind=row.needed("kind"),
        number=number,
        title=row.text("title"),
        issuer=row.text("issuer"),
        signed=signed.exact if signed else None,
        signed_year=signed.year if signed else numbered,
        effective=effective.exact if effective else None,
        expired=expired.exact if expired else None,
        ended=ended,
        replaces=row.listed("replaces"),
        replaced_by=row.listed("replaced_by"),
        amended_by=row.listed("amended_by"),
        aliases=row.listed("aliases"),
        source=row.needed("source"),
        verified=row.flag("verified"),
        note=row.text("note"),
    )


def _bodies(
    file: Path, places: dict[str, Place], complaints: Complaints
) -> Iterator[tuple[Body, Row]]:
    for row in read_rows(file, _BODY_COLUMNS, complaints):
        body = _body(row, places)
        if body is not None:
            yield body, row


def _body(row: Row, places: dict[str, Place]) -> Body | None:
    _check_id(row, places)
    since = row.day("since")
    event = row.needed("event")
    if event not in list(BodyEvent):
        row.complain("event", f"«{event}» không có trong: {', '.join(BodyEvent)}")
        return None
    if since is None:
        row.complain("since", "cần năm, tháng hoặc ngày kết thúc")
    return Body(
        id=row.text("id"),
        name=row.needed("name"),
        names=row.listed("names") or (row.text("name"),),
        kind=row.needed("kind"),
        event=BodyEvent(event),
        since=_last(since) if since else None,
        since_text=_in_words(since) if since else "",
        except_in=row.listed("except_in"),
        lives_at=row.listed("lives_at"),
        successors=row.listed("successors"),
        question=row.text("question"),
        legal_basis=row.text("legal_basis"),
        source=row.needed("source"),
        verified=row.flag("verified"),
    )


def _event(row: Row) -> LawEvent | None:
    change = row.needed("event")
    provision, by_provision = row.text("provision"), row.listed("by_provision")
    since, until = row.day("since"), row.day("until")
    for field, path in (
        ("provision", provision),
        *(("by_provision", each) for each in by_provision),
    ):
        if path and not is_path(path):
            row.complain(
                field, f"«{path}» không phải điều khoản (ghi như d5, d5.k2, d5.k2.a, c3, pl2)"
            )
    if since is None:
        row.complain("since", "cần năm, tháng hoặc ngày bắt đầu")
    if since and until and _first(until) <= _first(since):
        row.complain("until", "kết thúc trước khi bắt đầu")
    if change not in list(LawChange):
        row.complain("event", f"«{change}» không có trong: {', '.join(LawChange)}")
        return None
    return LawEvent(
        instrument=row.needed("instrument"),
        provision=provision,
        change=LawChange(change),
        by=row.needed("by"),
        by_provision=by_provision,
        since=_last(since) if since else None,
        since_text=_in_words(since) if since else "",
        until=until.exact if until else None,
        source=row.needed("source"),
        verified=row.flag("verified"),
        note=row.text("note"),
    )


def _outline(row: Row) -> Outline | None:
    articles = row.needed("articles")
    if not articles.isdecimal() or int(articles) < 1:
        row.complain("articles", f"«{articles}» không phải số điều (ghi số của điều cuối)")
        return None
    last: dict[str, str] = {}
    for part in row.listed("last"):
        path, _, label = (each.strip() for each in part.partition(":"))
        if not is_path(path) or not path.startswith("d") or not is_last(label):
            row.complain("last", f"«{part}» không đúng kiểu (ghi như d3: k14; d3.k2: đ; d4: 0)")
        last[path] = label
    return Outline(
        instrument=row.needed("instrument"),
        articles=int(articles),
        last=last,
        is_open=row.flag("open_end"),
        source=row.needed("source"),
        verified=row.flag("verified"),
    )


def _rows_there(
    folder: Path, names: tuple[str, ...], columns: tuple[str, ...], complaints: Complaints
) -> Iterator[Row]:
    """The rows of those of the tables that are there."""
    for name in names:
        if (folder / name).exists():
            yield from read_rows(folder / name, columns, complaints)


def _check_id(row: Row, places: dict[str, Place]) -> None:
    id_ = row.needed("id")
    if before := places.get(id_):
        row.complain("id", f"«{id_}» đã dùng ở {before.file.name} dòng {before.line}")
    places[id_] = Place(row.file, row.line)


def _first(day: Day) -> date:
    return date(day.year, day.month or 1, day.day or 1)


def _last(day: Day) -> date:
    month = day.month or 12
    return date(day.year, month, day.day or calendar.monthrange(day.year, month)[1])


def _in_words(day: Day) -> str:
    if day.exact:
        return f"ngày {day.exact:%d/%m/%Y}"
    return f"tháng {day.month}/{day.year}" if day.month else f"năm {day.year}"
