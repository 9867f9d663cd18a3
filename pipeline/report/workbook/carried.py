"""The sheet of who carries out what: a row for each link of a chain, and for what it lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pipeline.report.content import Content
from pipeline.report.traces import CarryingRecord, TraceRecord, ways_told
from pipeline.report.workbook.book import Book, Column

_NO_MINISTRY = "Chưa thấy văn bản của Bộ triển khai"
_NO_UNIT = "Chưa thấy văn bản của đơn vị thực hiện"


class Link(NamedTuple):
    """A row: a document with the one it goes through, or what is lacking at this place.

    ``ministry`` is a document of the ministry: the row's own, or the one that the unit's comes
    from; ``through`` is what it goes through where ``ministry`` does not tell that.
    """

    instrument: str
    ministry: str = ""
    through: str = ""
    unit: str = ""
    document: str = ""
    ways: str = ""
    meets: tuple[str, ...] = ()
    file: str = ""


def write_carried(book: Book, content: Content) -> None:
    """Write the sheet "Triển khai"."""
    names = {unit.id: unit.name for unit in content.units}
    demands = {each.requirement: each.demand for each in content.verdicts}
    columns: list[Column[Link]] = [
        Column("STT", 6, lambda n, r: n),
        Column("Văn bản chỉ đạo, pháp luật", 40, lambda n, r: r.instrument),
        Column("Văn bản của Bộ", 34, lambda n, r: r.ministry),
        Column("Qua văn bản", 34, lambda n, r: r.through),
        Column("Đơn vị", 24, lambda n, r: names.get(r.unit, "")),
        Column("Văn bản của đơn vị", 34, lambda n, r: r.document),
        Column("Bằng cách nào", 36, lambda n, r: r.ways),
        Column("Yêu cầu đáp ứng, cả một phần", 60, lambda n, r: _lines(r.meets, demands)),
        Column("Tệp", 40, lambda n, r: r.file),
    ]
    rows = [link for trace in content.traces for link in _links(trace)]
    book.list("Triển khai", columns, rows, frozen_columns=2)


def _lines(meets: tuple[str, ...], demands: Mapping[str, str]) -> str:
    return "\n".join(demands.get(each, each) for each in meets)


def _links(trace: TraceRecord) -> Iterator[Link]:
    by_file = {each.file: each for each in trace.documents}
    if trace.lacks_ministry:
        yield Link(trace.name, ways=_NO_MINISTRY)
    for each in sorted(trace.documents, key=lambda each: not each.by_ministry):
        if each.in_passing:
            continue
        for through in each.through:
            yield _link(trace, each, by_file[through.file], through.cites, by_file)
        if not each.through:
            yield _link(trace, each, None, "", by_file)
        for unit in each.lacking:
            yield Link(trace.name, ministry=each.document, unit=unit, ways=_NO_UNIT)


def _link(
    trace: TraceRecord,
    told: CarryingRecord,
    above: CarryingRecord | None,
    cites: str,
    by_file: Mapping[str, CarryingRecord],
) -> Link:
    whose = "văn bản của Bộ" if above and above.by_ministry else "văn bản của đơn vị"
    ways = ways_told(told, cites, len(trace.requirements), whose)
    ministry, through = told.document, above.document if above else ""
    if not told.by_ministry:
        ministry = "; ".join(_of_ministry(above, by_file)) if above else ""
        through = "" if above and above.by_ministry else through
    return Link(
        instrument=trace.name,
        ministry=ministry,
        through=through,
        unit=told.unit,
        document="" if told.by_ministry else told.document,
        ways=f"{ways} (có từ trước)" if told.earlier else ways,
        meets=told.meets,
        file=told.file,
    )


def _of_ministry(told: CarryingRecord, by_file: Mapping[str, CarryingRecord]) -> list[str]:
    """The nearest documents of the ministry from a document up, itself included."""
    waiting, seen, found = [told.file], {told.file}, []
    while waiting:
        each = by_file[waiting.pop(0)]
        if each.by_ministry:
            found.append(each.document)
            continue
        for through in each.through:
            if through.file not in seen:
                seen.add(through.file)
                waiting.append(through.file)
    return found
