"""The pages of a report: one folder that opens from disk without a server."""

from __future__ import annotations

from collections import defaultdict
from importlib import resources
from pathlib import Path

from pipeline.report.content import Content
from pipeline.report.flow import charts_of
from pipeline.report.page_names import page_names
from pipeline.report.records import FindingRecord, InputRecord
from pipeline.report.site.carried import write_carried
from pipeline.report.site.documents import write_documents
from pipeline.report.site.findings import write_overview, write_units
from pipeline.report.site.laws import pages_about, write_laws
from pipeline.report.site.matrices import write_matrices
from pipeline.report.site.procedures import write_procedures
from pipeline.report.site.verdicts import write_verdicts
from pipeline.report.site.writing import FilePage, UnitPage, Writer

__all__ = ["ASSETS", "page_names", "write_site"]

_FOLDERS = (
    *(("units", "*.html"), ("documents", "*.html"), ("rules", "*.html"), ("procedures", "*.html")),
    *(("matrix", "*.html"), ("laws", "*.html"), ("bodies", "*.html"), ("", "week.html")),
    ("", "carried.html"),
    ("pages", "*.webp"),
    *(("data", "*.js"), ("bpmn", "*.bpmn")),
)
ASSETS = (
    *("report.css", "fold.js", "store.js", "finding.js", "list.js", "keys.js"),
    *("rows.js", "matrix.js", "verdicts.js"),
)


_WRITERS = (
    *(write_overview, write_units, write_documents, write_procedures, write_matrices),
    *(write_laws, write_carried, write_verdicts),
)


def write_site(content: Content, out: Path) -> None:
    """Write index.html, a page for each list it opens, and the pages of units, files and rules.

    Pages and diagrams that an earlier run left in ``out`` are removed.

    Raises:
        OSError: ``out`` cannot be written.
    """
    for folder, pattern in _FOLDERS:
        (out / folder).mkdir(parents=True, exist_ok=True)
        for stale in (out / folder).glob(pattern):
            stale.unlink()
    (out / "assets").mkdir(exist_ok=True)
    for name in ASSETS:
        source = resources.files("pipeline.report").joinpath("assets", name)
        (out / "assets" / name).write_bytes(source.read_bytes())
    writer = _writer(content, out)
    for write in _WRITERS:
        write(writer)


def _writer(content: Content, out: Path) -> Writer:
    inputs: dict[str, list[InputRecord]] = defaultdict(list)
    for record in content.inputs:
        inputs[record.unit].append(record)
    of_unit: dict[str, list[FindingRecord]] = defaultdict(list)
    of_file: dict[str, list[FindingRecord]] = defaultdict(list)
    for finding in content.findings:
        of_unit[finding.unit].append(finding)
        of_file[finding.file].append(finding)
    names = page_names(unit.id for unit in content.units)
    units = tuple(
        UnitPage(unit, names[unit.id], tuple(inputs[unit.id]), tuple(of_unit[unit.id]))
        for unit in content.units
    )
    names = page_names(record.path for record in content.inputs)
    files = tuple(
        FilePage(record, names[record.path], tuple(of_file[record.path]))
        for record in content.inputs
    )
    return Writer(content, out, units, files, charts_of(content), pages_about(content))
