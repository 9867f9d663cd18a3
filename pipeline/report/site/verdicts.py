"""The page of requirements × units, with a data file for each unit."""

from __future__ import annotations

from pipeline.model.verdict import Verdict
from pipeline.report.site.writing import Writer
from pipeline.report.verdicts import counts_by_unit, shown


def write_verdicts(writer: Writer) -> None:
    """Write it; where no requirement was asked about, the page says so."""
    content, words = writer.content, writer.content.words
    names: dict[str, str] = {**dict(words.elements.items()), **dict(words.element_states.items())}
    for page in writer.units:
        mine = [
            shown(record, words.sureness(record.confidence), names)
            for record in content.verdicts
            if record.unit == page.unit.id and record.verdict is not Verdict.NOT_APPLICABLE
        ]
        writer.data(f"data/{page.name}.verdicts.js", "add", mine)
    writer.page(
        "verdicts.html",
        "verdicts.html.j2",
        data=[page.name for page in writer.units],
        verdicts=list(Verdict),
        asked={
            record.requirement: record.demand
            for record in content.verdicts
            if record.verdict is not Verdict.NOT_APPLICABLE
        },
        topics=sorted({record.topic for record in content.verdicts}),
        counts_by_unit=counts_by_unit(content.verdicts),
    )
