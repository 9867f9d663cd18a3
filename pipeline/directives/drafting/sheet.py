"""The table of drafts: written for a person to edit and mark, and read back.

It has the columns of the catalogue and, beside them, what the person decides by: how sure the draft
is and why, what of the catalogue it may repeat, the words it rests on and where they stand. A
person writes ``x`` in ``accept`` and their name in ``accepted_by``; every cell of the catalogue's
columns may be mended before.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from pathlib import Path

import msgspec

from pipeline.directives.drafting.drafting import Draft
from pipeline.directives.drafting.rows import row_of
from pipeline.directives.loading import COLUMNS, read_requirement
from pipeline.directives.vocabulary import Vocabulary
from pipeline.law.sheets import MARKS, quoted, who_accepted, write_sheet
from pipeline.law.tables import Complaints, read_rows
from pipeline.model.demand import Requirement

SHEET_COLUMNS = (
    *MARKS,
    *("confidence", "reason", "alike", "quote", "place"),
    *COLUMNS,
    *("file", "start", "end", "sha256"),
)


class Accepted(msgspec.Struct, frozen=True, kw_only=True):
    """A draft that a person accepted, as it stands in the table after their mending.

    ``cells`` are those of the catalogue's columns, ``requirement`` what the catalogue reads in
    them.
    """

    line: int
    accepted_by: str
    cells: dict[str, str]
    requirement: Requirement


def write_drafts(drafts: Sequence[Draft], alike: Sequence[str], out: Path) -> int:
    """Write the table, in the order given; no row is marked.

    Args:
        drafts: a row each.
        alike: for each draft the id of a requirement of the catalogue that it may repeat, or "".
        out: the file.

    Returns:
        The number of rows.

    Raises:
        BadSettings: if it cannot be written.
    """
    return write_sheet(SHEET_COLUMNS, map(_row, drafts, alike), out)


def read_accepted(
    sheet: Path, instruments: Container[str], vocabulary: Vocabulary
) -> tuple[Accepted, ...]:
    """The rows of a table that a person accepted, each checked as the catalogue is.

    Args:
        sheet: the table, as saved by Excel.
        instruments: the ids of the register, against which legal bases are checked.
        vocabulary: the words of the catalogue for fields and kinds of document.

    Raises:
        BadRegister: naming file, line and field, if the table cannot be read, or an accepted row
            has no name or breaks a rule of the catalogue.
    """
    complaints = Complaints()
    lines: dict[str, int] = {}
    found: list[Accepted] = []
    for row in read_rows(sheet, SHEET_COLUMNS, complaints):
        if not row.flag("accept"):
            continue
        name = who_accepted(row)
        requirement = read_requirement(row, instruments, vocabulary, lines)
        if requirement is not None:
            cells = {column: row.text(column) for column in COLUMNS}
            found.append(
                Accepted(line=row.line, accepted_by=name, cells=cells, requirement=requirement)
            )
    complaints.raise_if_any()
    return tuple(found)


def _row(draft: Draft, alike: str) -> dict[str, str]:
    return {
        "accept": "",
        "accepted_by": "",
        "confidence": draft.confidence.value,
        "reason": draft.reason,
        "alike": alike,
        "quote": quoted(draft.quote),
        "place": draft.place,
        **row_of(draft.requirement),
        "file": draft.file,
        "start": str(draft.span.start),
        "end": str(draft.span.end),
        "sha256": draft.digest,
    }
