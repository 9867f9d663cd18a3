"""The columns of the work list that tell how a finding stands, and of which run the list is."""

from __future__ import annotations

from pipeline.report.content import Content
from pipeline.report.records import FindingRecord
from pipeline.report.workbook.book import Column
from pipeline.review.sheets import RUN


def standing_columns(content: Content) -> list[Column[FindingRecord]]:
    """Where findings stand and why; no columns where nothing is known."""
    if not content.is_followed:
        return []
    states = content.words.states
    return [
        Column("Tình trạng", 16, lambda n, f: states[f.review.state] if f.review else ""),
        Column("Diễn biến", 36, lambda n, f: f.review.note if f.review else ""),
    ]


def run_column(content: Content) -> Column[FindingRecord]:
    """The column that tells which run a row is of, so that a stale list is known."""
    stamp = content.stamp
    return Column(RUN, 15, lambda n, f: stamp)
