"""Renders a run: pages that open from disk, a workbook, findings and run record as JSON.

``words``     the Vietnamese a report speaks in, from words.yaml
``rulebook``  what a report tells of each rule
``records``   findings and run as written to JSON; their schemas stand in docs/schema
``content``   all that one report shows, checked to agree with itself
``tally``     counts over it
``site``, ``payload``  the pages and the data their scripts read
``workbook``, ``csv_list``, ``sarif``  the findings as tables, and for other tools
``word``      review sheets and lists of documents, as papers to hand in
``schema``    JSON schemas from the types
"""

from pipeline.report.rulebook import RuleCard, rulebook
from pipeline.report.write import write_report

__all__ = ["RuleCard", "rulebook", "write_report"]
