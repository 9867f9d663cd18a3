"""A page for each input file: what it is, what became of it, what it cites, and its findings."""

from __future__ import annotations

from collections import defaultdict

from pipeline.report.flow import ChartEntry
from pipeline.report.payload import picture_name
from pipeline.report.site.writing import Writer
from pipeline.report.tally import choices


def write_documents(writer: Writer) -> None:
    """Write them, and the pictures of the pages that findings stand on."""
    for picture in dict.fromkeys(sheet.picture for sheet in writer.content.pictures.values()):
        writer.bytes(picture_name(picture), picture.path.read_bytes())
    charts: dict[str, list[ChartEntry]] = defaultdict(list)
    for chart in writer.charts:
        charts[chart.record.file].append(chart)
    of_unit = {page.unit.id: page for page in writer.units}
    for page in writer.files:
        writer.page(
            f"documents/{page.name}.html",
            "document.html.j2",
            page=page,
            charts=charts[page.record.path],
            owner=of_unit[page.record.unit],
            choices=choices(writer.content, page.findings),
        )
