"""Templates and what all pages of a report share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import jinja2

from pipeline.inert import inert
from pipeline.model.finding import Severity
from pipeline.model.run import Status, Unit
from pipeline.report.content import Content
from pipeline.report.flow import ChartEntry
from pipeline.report.payload import script, vietnamese_date
from pipeline.report.records import FindingRecord, InputRecord, count
from pipeline.report.sources import source_told
from pipeline.report.tally import families
from pipeline.review.learning import share

# What needs a person first; what is in order last.
_STATUSES = (
    Status.WITHHELD,
    Status.FAILED,
    Status.DEGRADED,
    Status.COMPARED,
    Status.OPENED,
    Status.ANALYSED,
)


@dataclass(frozen=True, slots=True)
class UnitPage:
    """A unit with the name of its page and data file, its inputs and findings."""

    unit: Unit
    name: str
    inputs: tuple[InputRecord, ...]
    findings: tuple[FindingRecord, ...]


@dataclass(frozen=True, slots=True)
class FilePage:
    """An input file with the name of its page and its findings."""

    record: InputRecord
    name: str
    findings: tuple[FindingRecord, ...]


class Writer:
    """Writes pages and data files below one folder; holds what all templates are given."""

    def __init__(
        self,
        content: Content,
        out: Path,
        units: tuple[UnitPage, ...],
        files: tuple[FilePage, ...],
        charts: tuple[ChartEntry, ...],
        law: Mapping[str, str],
    ) -> None:
        """Args: content, out: what and where; units, files, charts, law: what has pages.

        ``law`` gives by the id of an entry of the registers the name of its page.
        """
        self.content = content
        self.units = units
        self.files = files
        self.charts = charts
        self.law = law
        self._out = out
        self._shared: Mapping[str, object] = {
            "content": content,
            "words": content.words,
            "counts": count(content.run, content.findings),
            "families": families(content),
            "severities": list(Severity),
            "statuses": _STATUSES,
            "pages": {page.unit.id: page for page in units},
            "files": {page.record.path: page.name for page in files},
            "units": {unit.id: unit for unit in content.units},
            "charts": charts,
        }

    def page(self, name: str, template: str, **values: object) -> None:
        """Fill a template into the page ``name`` ("units/vp.html")."""
        root = "../" * name.count("/")
        text = (
            _environment()
            .get_template(template)
            .render(self._shared, root=root, here=name, **values)
        )
        self._write(name, text)

    def data(self, name: str, call: str, value: object) -> None:
        """Write a script ("data/vp.js") that hands ``value`` to a function of the pages' own."""
        self._write(name, script(call, value))

    def bytes(self, name: str, value: bytes) -> None:
        """Write a file as it is."""
        (self._out / name).write_bytes(value)

    def _write(self, name: str, text: str) -> None:
        (self._out / name).write_text(text, "utf-8", newline="\n")


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("pipeline.report"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters["inert"] = inert
    environment.filters["day"] = vietnamese_date
    environment.filters["share"] = share
    environment.filters["source"] = source_told
    environment.filters["thousands"] = lambda number: f"{number:,}".replace(",", ".")
    return environment
