"""findings.xlsx: the findings as a list to work through in Excel, and what else a reviewer sorts.

``book``      formats, one list as a sheet, text that stays text
``overview``  units by rule families
``worklist``  the findings, with links to their evidence
``deciding``  the columns a reviewer fills in
``following`` how findings stand, and of which run the list is
``lists``     documents, rules, responsibilities, steps, assignments
``verdicts``  requirements × units
``carried``   which documents carry directives and laws out, and what the chain lacks
"""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from pipeline.report.content import Content
from pipeline.report.payload import vietnamese_date
from pipeline.report.workbook import lists
from pipeline.report.workbook.book import LONGEST_CELL, Book
from pipeline.report.workbook.carried import write_carried
from pipeline.report.workbook.overview import write_overview
from pipeline.report.workbook.verdicts import write_verdicts
from pipeline.report.workbook.worklist import write_worklist

__all__ = ["LONGEST_CELL", "write_workbook"]


def write_workbook(content: Content, path: Path) -> None:
    """Write the workbook of ``content`` to ``path``.

    Raises:
        OSError: ``path`` cannot be written.
    """
    try:
        _write(content, path)
    except FileCreateError as error:  # the engine's own wrapping of an OSError
        raise OSError(*error.args[0].args) from error


def _write(content: Content, path: Path) -> None:
    with xlsxwriter.Workbook(path) as workbook:
        workbook.set_properties(
            {
                "title": "Kết quả rà soát",
                "comments": f"Đối chiếu hiệu lực đến ngày {vietnamese_date(content.run.as_of)}",
                # A clock here would make two equal runs differ.
                "created": datetime.combine(content.run.as_of, time()),
            }
        )
        book = Book(workbook)
        write_overview(book, content)
        write_worklist(book, content)
        for write in (
            *(lists.write_inputs, lists.write_rules, lists.write_duties, lists.write_matrix),
            *(lists.write_steps, lists.write_assignments, write_verdicts),
            write_carried,
        ):
            write(book, content)
