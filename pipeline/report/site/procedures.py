"""Pages of procedures: the list of all, one for each with its diagram, those that units share."""

from __future__ import annotations

from pipeline.report.bpmn import bpmn_of
from pipeline.report.comparing import compared
from pipeline.report.site.writing import Writer
from pipeline.report.tally import choices


def write_procedures(writer: Writer) -> None:
    """Write them, each diagram as BPMN too."""
    content = writer.content
    pairs = compared(content.procedures)
    beside = [(pair.reference, pair.other) for pair in pairs]
    of_unit = {page.unit.id: page for page in writer.units}
    writer.page("procedures.html", "procedures.html.j2", compared=pairs)
    writer.page("compared.html", "compared.html.j2", compared=pairs)
    for chart in writer.charts:
        writer.page(
            f"procedures/{chart.name}.html",
            "procedure.html.j2",
            chart=chart,
            owner=of_unit[chart.record.unit],
            is_compared=any(chart.record in pair for pair in beside),
            choices=choices(content, chart.findings),
        )
        writer.bytes(f"bpmn/{chart.name}.bpmn", bpmn_of(chart.record))
