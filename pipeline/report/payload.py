"""The findings as the pages' scripts read them: one script file a unit.

A page opened from disk may not fetch files, but it may load scripts; so the data are scripts that
hand an array to ``RASOAT.add``. Documents are hostile: their words are JSON strings in which
nothing can end the script, and the page sets them as text, never as HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec

from pipeline.inert import inert
from pipeline.pictures import PagePicture
from pipeline.report.content import Content
from pipeline.report.records import FindingRecord, OtherSide
from pipeline.report.reviewed import life_told

# "<" could begin "</script>" or "<!--"; U+2028 and U+2029 end a line in old JavaScript.
_UNSAFE_IN_SCRIPT = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}


class Passage(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Quoted words between what stands before and after them, and where they stand."""

    before: str = ""
    quote: str = ""
    after: str = ""
    where: str = ""
    source: str = ""


class Shown(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A page as a picture: its file below the report, its size in points, the lines quoted."""

    src: str
    page: int
    width: float
    height: float
    boxes: tuple[tuple[float, float, float, float], ...]
    printed: bool = False


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One finding as the list shows it."""

    id: str
    severity: str
    code: str
    unit: str
    file: str
    document: str
    kind: str
    message: str
    subject: str = ""
    passage: Passage
    others: tuple[Passage, ...] = ()
    shown: Shown | None = None
    why: str = ""
    since: str = ""
    suggestion: str = ""
    basis: str = ""
    sureness: str = ""
    confidence: float = 1.0
    verified: bool = True
    state: str = ""
    standing: str = ""
    history: tuple[str, ...] = ()


def script(name: str, value: object) -> str:
    """A script that calls ``RASOAT.name(value)``; inert whatever strings ``value`` holds."""
    text = msgspec.json.encode(value).decode()
    for character, escape in _UNSAFE_IN_SCRIPT.items():
        text = text.replace(character, escape)
    return f"RASOAT.{name}({text});\n"


def entry(content: Content, finding: FindingRecord) -> Entry:
    """``finding`` as the list shows it."""
    page = f"trang {finding.page}" if finding.page else ""
    where = " · ".join(part for part in (finding.provision.where, page) if part)
    return Entry(
        id=finding.fingerprint,
        severity=finding.severity,
        code=finding.code,
        unit=finding.unit,
        file=inert(finding.file),
        document=inert(finding.document),
        kind=inert(content.kinds[finding.file]),
        message=inert(finding.message),
        subject=inert(finding.subject),
        passage=_passage(finding.quote, finding.context, where),
        others=tuple(_other(side) for side in finding.other),
        shown=_shown(content, finding),
        why=inert(finding.why),
        since=vietnamese_date(finding.since),
        suggestion=inert(finding.suggestion),
        basis=inert(finding.basis),
        sureness=content.words.sureness(finding.confidence),
        confidence=finding.confidence,
        verified=finding.verified,
        **_followed(content, finding),
    )


def entries(content: Content, findings: Iterable[FindingRecord]) -> list[Entry]:
    """All of ``findings`` as the list shows them."""
    return [entry(content, finding) for finding in findings]


def picture_name(picture: PagePicture) -> str:
    """Where a report keeps the picture of a page."""
    return f"pages/{picture.path.name}"


def _shown(content: Content, finding: FindingRecord) -> Shown | None:
    sheet = content.pictures.get(finding.fingerprint)
    if sheet is None:
        return None
    return Shown(
        src=picture_name(sheet.picture),
        page=sheet.page,
        width=sheet.picture.width,
        height=sheet.picture.height,
        boxes=tuple((box.x0, box.top, box.x1, box.bottom) for box in sheet.boxes),
        printed=sheet.printed,
    )


def vietnamese_date(day: date | None) -> str:
    """``day`` as written in Vietnam, "01/07/2025"; "" for none."""
    return f"{day:%d/%m/%Y}" if day else ""


def _followed(content: Content, finding: FindingRecord) -> dict[str, Any]:
    """How a finding stands, where that is known."""
    review = finding.review
    if isinstance(review, msgspec.UnsetType):
        return {}
    note = f"{content.words.states[review.state]}. {review.note}".strip()
    return {
        "state": review.state,
        "standing": inert(note),
        "history": tuple(inert(line) for line in life_told(review, content.run.as_of)),
    }


def _other(side: OtherSide) -> Passage:
    page = f"trang {side.page}" if side.page else ""
    where = " · ".join(part for part in (side.where, page) if part)
    passage = _passage(side.quote, side.context, where)
    return msgspec.structs.replace(passage, source=inert(side.source))


def _passage(quote: str, context: str, where: str) -> Passage:
    before, after = surroundings(quote, context)
    return Passage(before=inert(before), quote=inert(quote), after=inert(after), where=inert(where))


def surroundings(quote: str, context: str) -> tuple[str, str]:
    """What stands before and after ``quote`` in ``context``, white space aside.

    Where the context does not hold the quote, the whole context follows it after a dash.
    """
    if not quote:
        return context, ""
    words = r"\s+".join(re.escape(word) for word in quote.split())
    found = re.search(words, context) if words else None
    if found:
        return context[: found.start()], context[found.end() :]
    return "", f" — {context}" if context else ""
