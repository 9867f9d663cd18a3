"""The table of proposals: written for a person to mark, and read back.

A person writes ``x`` in ``accept`` and their name in ``accepted_by``; ``instrument``, ``since``,
``provisions`` and ``change`` may be mended before. Everything else tells where the proposal comes
from.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import msgspec

from pipeline.law.amendments.proposing import Proposal
from pipeline.law.paths import is_path
from pipeline.law.sheets import MARKS, quoted, who_accepted
from pipeline.law.sheets import write_sheet as write_table
from pipeline.law.tables import Complaints, Row, read_rows
from pipeline.model.law import LawChange

COLUMNS = (
    *MARKS,
    *("standing", "reason", "instrument", "kind", "number", "dated"),
    *("change", "provisions", "part", "except", "except_quote", "since", "by", "by_provision"),
    *("quote", "since_quote", "file", "start", "end", "sha256"),
)


class Accepted(msgspec.Struct, frozen=True, kw_only=True):
    """A row a person accepted, as it stands in the table after their mending."""

    line: int
    accepted_by: str
    instrument: str
    kind: str
    number: str
    dated: date | None
    change: LawChange
    provisions: tuple[str, ...]
    part: str
    exceptions: tuple[str, ...]
    except_quote: str
    since: date | None
    by: str
    by_provision: tuple[str, ...]
    file: str
    digest: str


def write_sheet(proposals: Iterable[Proposal], out: Path) -> int:
    """Write the table; what is known already comes last, unmarked as all is.

    Returns:
        The number of rows.

    Raises:
        BadSettings: if it cannot be written.
    """
    rows = [_row(each) for each in proposals]
    order = {"contradicts": 0, "unclear": 1, "new": 2, "known": 3}
    rows.sort(key=lambda row: order[row["standing"]])
    return write_table(COLUMNS, rows, out)


def read_accepted(sheet: Path) -> tuple[Accepted, ...]:
    """The rows of a table that a person accepted.

    Raises:
        BadRegister: if the table cannot be read, or an accepted row has no name, no day, a path
            or change that is none, or names neither an entry of the register nor a number.
    """
    complaints = Complaints()
    found: list[Accepted] = []
    for row in read_rows(sheet, COLUMNS, complaints):
        if row.flag("accept"):
            accepted = _accepted(row)
            if accepted is not None:
                found.append(accepted)
    complaints.raise_if_any()
    return tuple(found)


def _row(proposal: Proposal) -> dict[str, str]:
    told = proposal.statement
    return {
        "accept": "",
        "accepted_by": "",
        "standing": proposal.standing.value,
        "reason": proposal.reason,
        "instrument": proposal.instrument,
        "kind": told.kind or "",
        "number": told.number or told.instrument,
        "dated": told.dated.isoformat() if told.dated else "",
        "change": told.change.value,
        "provisions": "; ".join(told.provisions),
        "part": told.part,
        "except": "; ".join(told.exceptions),
        "except_quote": told.except_quote,
        "since": told.since.isoformat() if told.since else "",
        "by": proposal.by,
        "by_provision": told.by_provision,
        "quote": quoted(told.quote),
        "since_quote": quoted(told.since_quote),
        "file": proposal.file,
        "start": str(told.span.start),
        "end": str(told.span.end),
        "sha256": proposal.digest,
    }


def _accepted(row: Row) -> Accepted | None:
    change = row.needed("change")
    since, dated = row.day("since"), row.day("dated")
    provisions, places = row.listed("provisions"), row.listed("by_provision")
    for field, paths in (("provisions", provisions), ("by_provision", places)):
        for path in paths:
            if not is_path(path):
                row.complain(field, f"«{path}» không phải điều khoản (ghi như d5, d5.k2, d5.k2.a)")
    name = who_accepted(row)
    if since is None or since.exact is None:
        row.complain("since", "cần ngày, tháng, năm; văn bản không nói thì người nhận ghi")
    if change not in list(LawChange):
        row.complain("change", f"«{change}» không có trong: {', '.join(LawChange)}")
        return None
    return Accepted(
        line=row.line,
        accepted_by=name,
        instrument=row.text("instrument"),
        kind=row.text("kind"),
        number=row.needed("number"),
        dated=dated.exact if dated else None,
        change=LawChange(change),
        provisions=provisions,
        part=row.text("part"),
        exceptions=row.listed("except"),
        except_quote=row.text("except_quote"),
        since=since.exact if since else None,
        by=row.needed("by"),
        by_provision=places,
        file=row.text("file"),
        digest=row.text("sha256"),
    )
