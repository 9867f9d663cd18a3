"""The page of directives: how far each was carried, and what the chain lacks."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.report.site.writing import Writer
from pipeline.report.traces import CarryingRecord, ways_told


class CarriedDirective(NamedTuple):
    """A directive with its page and title, and the documents of the ministry that carry it out.

    ``n_demands`` rest on it; ``units`` are those with a document of their own that carries it out.
    """

    page: str
    name: str
    title: str
    n_demands: int
    lacks_ministry: bool
    of_ministry: tuple[CarryingRecord, ...]
    units: tuple[str, ...]

    @property
    def plans(self) -> tuple[CarryingRecord, ...]:
        """The plans of the ministry that units have no document for."""
        return tuple(each for each in self.of_ministry if each.lacking)

    def ways(self, told: CarryingRecord) -> str:
        """How a document of the ministry carries it out, in words."""
        cites = told.through[0].cites if told.through else ""
        return ways_told(told, cites, self.n_demands, "văn bản khác của Bộ")


def carried_directives(writer: Writer) -> tuple[CarriedDirective, ...]:
    """The directives that have a page: those without a document of the ministry first."""
    found = []
    use = writer.content.law
    for trace in writer.content.traces:
        page = writer.law.get(trace.instrument)
        if use is not None and trace.is_directive and page is not None:
            instrument = use.register.get(trace.instrument)
            carrying = [each for each in trace.documents if each.carries]
            units = {each.unit for each in carrying if not each.by_ministry}
            found.append(
                CarriedDirective(
                    page=page,
                    name=trace.name,
                    title=instrument.title if instrument else "",
                    n_demands=len(trace.requirements),
                    lacks_ministry=trace.lacks_ministry,
                    of_ministry=tuple(each for each in carrying if each.by_ministry),
                    units=tuple(unit.id for unit in writer.content.units if unit.id in units),
                )
            )
    return tuple(sorted(found, key=lambda each: (not each.lacks_ministry, each.page)))


def write_carried(writer: Writer) -> None:
    """Write carried.html, where there are directives to tell of."""
    if directives := carried_directives(writer):
        writer.page("carried.html", "carried.html.j2", directives=directives)
