"""Pages of procedures: all of them, those that units share, those of each unit, the diagrams."""

from __future__ import annotations

from pipeline.report.bpmn import bpmn_of
from pipeline.report.comparing import compared
from pipeline.report.site.writing import Writer


def write_procedures(writer: Writer) -> None:
    """Write them, each diagram as BPMN too."""
    content = writer.content
    charts = writer.charts
    pairs = compared(content.procedures)
    writer.page("procedures.html", "procedures.html.j2", charts=charts, compared=pairs)
    writer.page("compared.html", "compared.html.j2", compared=pairs)
    for page in writer.units:
        mine = [chart for chart in charts if chart.record.unit == page.unit.id]
        if mine:
            writer.page(
                f"procedures/{page.name}.html",
                "unit_procedures.html.j2",
                charts=mine,
                unit=page.unit,
                page_name=page.name,
            )
    for chart in charts:
        writer.bytes(f"bpmn/{chart.name}.bpmn", bpmn_of(chart.record))
