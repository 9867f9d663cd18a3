"""The table of proposals: written for a person to mark, and read back.

A person writes ``x`` in ``accept`` and their name in ``accepted_by``; ``instrument``, ``since``,
``provisions`` and ``change`` may be mended before. Everything else tells where the proposal comes
from.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import msgspec

from pipeline.errors import BadSettings
from pipeline.law.amendments.proposing import Proposal
from pipeline.law.paths import is_path
from pipeline.law.tables import Complaints, Row, read_rows
from pipeline.model.law import LawChange
from pipeline.spreadsheets import begins_formula

COLUMNS = (
    *("accept", "accepted_by", "standing", "reason", "instrument", "kind", "number", "dated"),
    *("change", "provisions", "part", "except", "except_quote", "since", "by", "by_provision"),
    *("quote", "since_quote", "file", "start", "end", "sha256"),
)
_LONGEST_QUOTE = 600


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

    @property
    def is_whole(self) -> bool:
        """Whether all of the instrument is meant, without exception."""
        return not (self.provisions or self.part or self.except_quote)


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
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _harmless(value) for name, value in row.items()})
    try:
        out.write_text(text.getvalue(), "utf-8-sig", newline="")
    except OSError as error:
        raise BadSettings(
            "Không ghi được bảng đề nghị.", remedy="Chọn chỗ ghi khác (--out).", file=out
        ) from error
    return len(rows)


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
        "quote": " ".join(told.quote.split())[:_LONGEST_QUOTE],
        "since_quote": " ".join(told.since_quote.split())[:_LONGEST_QUOTE],
        "file": proposal.file,
        "start": str(told.span.start),
        "end": str(told.span.end),
        "sha256": proposal.digest,
    }


def _harmless(value: str) -> str:
    """A cell that no spreadsheet takes for a formula; the mark is taken off when read."""
    shown = "".join(letter for letter in value if letter.isprintable())
    return f"'{shown}" if begins_formula(shown) else shown


def _accepted(row: Row) -> Accepted | None:
    change = row.needed("change")
    since, dated = row.day("since"), row.day("dated")
    provisions, places = row.listed("provisions"), row.listed("by_provision")
    for field, paths in (("provisions", provisions), ("by_provision", places)):
        for path in paths:
            if not is_path(path):
                row.complain(field, f"«{path}» không phải điều khoản (ghi như d5, d5.k2, d5.k2.a)")
    name = row.text("accepted_by")
    if not name:
        row.complain("accepted_by", "đã đánh dấu nhận thì phải ghi tên người nhận")
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
