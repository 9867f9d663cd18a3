"""From when a document, or single provisions of it, are in force, and from when an order holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.law.paths import holds
from pipeline.model.amending import Entry, Statement
from pipeline.model.document import Document, Span
from pipeline.model.facts import SELF, Citation
from pipeline.structure.metadata.dates import DATE, date_in

_IN_FORCE = re.compile(
    rf"có hiệu lực(?: thi hành)?,?\s*(?:kể\s*)?từ\s*(?:ngày\s*)?{DATE}", re.IGNORECASE
)
_FROM = re.compile(rf"(?:kể\s+)?từ\s+(?:ngày\s+|thời điểm ngày\s+)?{DATE}", re.IGNORECASE)
_SENTENCE = re.compile(r"[.;]\s+(?=[A-ZĐ])")
_EXCEPT = re.compile(r"\btrừ\b")


def entry_of(document: Document) -> Entry | None:
    """The document's own entry into force; None where it tells no day."""
    since, span = document.metadata.effective, document.metadata.spans.get("effective")
    if since is None or span is None:
        return None
    return Entry(since=since, span=span, quote=document.text[span.start : span.end])


def entries_of_provisions(
    text: str, start: int, end: int, own: Sequence[Citation], leading: date | None
) -> tuple[list[Entry], date | None]:
    """Provisions of the document with a day of their own, told in one paragraph.

    Args:
        text: the document's.
        start, end: the paragraph.
        own: its citations, in order.
        leading: the day that a list's opening words gave ("… có hiệu lực từ ngày …:").

    Returns:
        The entries, and the day the paragraph hands down to the list it opens.
    """
    entries: list[Entry] = []
    handed: date | None = None
    for begin, stop in _sentences(text, start, end):
        said = _IN_FORCE.search(text, begin, stop)
        day = date_in(said) if said else None
        if said and text[begin:stop].rstrip().endswith(":"):
            handed = day
        last = said.start() if said else stop
        paths = _named(text, begin, last, own)
        if day is None and leading is not None:
            day = leading
        if day is not None and paths:
            entries.append(
                Entry(
                    provisions=paths,
                    amended=_amended(begin, last, own),
                    since=day,
                    span=Span(begin, stop),
                    quote=text[begin:stop],
                )
            )
    return entries, handed


def told_day(text: str, start: int, end: int, cited: Sequence[Citation]) -> tuple[date, str] | None:
    """The day that an order's own words name ("hết hiệu lực kể từ ngày 01/7/2026"), and the words.

    Days inside citations are passed over.
    """
    for said in _FROM.finditer(text, start, end):
        inside = any(each.span.start <= said.start() < each.span.end for each in cited)
        day = date_in(said)
        if day is not None and not inside:
            return day, said[0]
    return None


def is_meant(statement: Statement, entry: Entry) -> bool:
    """Whether the day of ``entry`` holds for what ``statement`` acts on, and not its neighbours."""
    named = (statement.number, statement.instrument)
    told = [path for number, paths in entry.amended if number in named for path in paths]
    return not told or any(
        holds(path, own) or holds(own, path) for path in told for own in statement.provisions
    )


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for stop in _SENTENCE.finditer(text, start, end):
        yield begin, stop.start() + 1
        begin = stop.end()
    yield begin, end


def _amended(
    begin: int, stop: int, own: Sequence[Citation]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The provisions of other law a sentence is about, named before where they are amended."""
    return tuple(
        (each.number or each.instrument or "", each.provisions)
        for each in own
        if each.instrument != SELF and each.provisions and begin <= each.span.start < stop
    )


def _named(text: str, begin: int, stop: int, own: Sequence[Citation]) -> tuple[str, ...]:
    excepting = _EXCEPT.search(text, begin, stop)
    last = excepting.start() if excepting else stop
    named = [
        path
        for each in own
        if each.instrument == SELF and begin <= each.span.start < last
        for path in each.provisions
    ]
    return tuple(dict.fromkeys(named))
