"""What a document repeals, replaces, amends, adds to and suspends, as statements.

Method: the citations say which provisions of which instrument are meant; the verbs of a paragraph
(``orders``) say what becomes of them. An order that a list or articles below spell out gives way to
theirs; one without a day of its own holds from the day the provision that gives it is in force.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from pipeline.extract.citations import citations_of
from pipeline.extract.citations.places import Level, Place, places_by_tree
from pipeline.law.amendments.chapters import with_chapters
from pipeline.law.amendments.effect import entries_of_provisions, entry_of, is_meant, told_day
from pipeline.law.amendments.objects import objects_of, part_of
from pipeline.law.amendments.orders import Order, blanked, orders_in, own_deeds
from pipeline.law.paths import holds, path_of
from pipeline.model.amending import Changes, Entry, Statement
from pipeline.model.document import Document, ProvisionKind, Span
from pipeline.model.facts import SELF, Citation, CitationRole

_CONSOLIDATED = "văn bản hợp nhất"
_NO_LAW = {ProvisionKind.QUOTE, ProvisionKind.FORM, ProvisionKind.ANNEX}
_OWN = re.compile(r"này(?!\w)", re.IGNORECASE)
_APART = re.compile(r"[;,] *riêng ")
_FOLLOWING = re.compile(r"(?<!\w)sau(?: đây)?(?!\w)")
_TRANSITION = re.compile(r"chuyển tiếp", re.IGNORECASE)


class _Lead(NamedTuple):
    """An order that a list spells out: its verb, what it says itself, and the day it names."""

    order: Order
    told: Statement | None
    day: tuple[date, str] | None


def changes_of(document: Document, citations: Sequence[Citation] | None = None) -> Changes:
    """All that ``document`` orders of other law.

    A consolidated text (văn bản hợp nhất) orders nothing itself: what its footnotes retell is told
    by the documents they name.

    Args:
        document: as understood.
        citations: its citations, where they were found before.

    Returns:
        Statements, entries into force and transitional provisions, each in reading order.
    """
    if _is_consolidated(document):
        return Changes()
    cited = tuple(citations) if citations is not None else citations_of(document)
    cited = with_chapters(document, cited)
    statements, entries = _Reader(document, cited).read()
    own = entry_of(document)
    return Changes(
        statements=tuple(_in_time(each, own, entries) for each in statements),
        entries=(*((own,) if own else ()), *entries),
        transitions=_transitions(document),
    )


class _Found(NamedTuple):
    statement: Statement
    level: Level
    position: int


class _Reader:
    """Reads the paragraphs of a document in order, with the orders that stand above them."""

    def __init__(self, document: Document, citations: Sequence[Citation]) -> None:
        self._document, self._text = document, document.text
        self._citations = citations
        self._names = _numbers_of_names(citations)
        self._leads: dict[Level, _Lead] = {}
        self._found: list[_Found] = []
        self._entries: list[Entry] = []
        self._leading: date | None = None
        self._has_articles = any(node.kind is ProvisionKind.ARTICLE for node in document.walk())

    def read(self) -> tuple[list[Statement], list[Entry]]:
        """Statements without the document's own day, and the days of single provisions."""
        at = 0
        for place in places_by_tree(self._document):
            while at < len(self._citations) and self._citations[at].span.start < place.start:
                at += 1
            own: list[Citation] = []
            following = at
            while (
                following < len(self._citations)
                and self._citations[following].span.start < place.end
            ):
                own.append(self._citations[following])
                following += 1
            if place.quoted:
                continue
            kinds = {node.kind for node in self._document.path_at(place.start)}
            if kinds & _NO_LAW:
                continue
            if ProvisionKind.ARTICLE in kinds:
                self._take(place, own)
            elif not self._has_articles:
                self._take_own_deeds(place, own)
        return [each.statement for each in self._found], self._entries

    def _take(self, place: Place, own: list[Citation]) -> None:
        entries, handed = entries_of_provisions(
            self._text, place.body, place.end, own, self._leading
        )
        if handed is not None or place.level <= Level.CLAUSE:
            self._leading = handed
        self._entries += entries
        line = blanked(self._text, place)
        orders = orders_in(line)
        for above in [level for level in self._leads if level >= place.level]:
            if place.level is not Level.NONE or above is Level.NONE:
                del self._leads[above]
        inherited = self._inherited(place)
        if not orders and inherited is not None and own:
            end = len(line)
            orders = [inherited.order._replace(start=0, verb=0, end=end, stop=end, passive=False)]
        if orders and not orders[0].passive and orders[0].start == 0:
            own = _of_one_instrument(own)
        lists = _opens_list(line, own) or place.level is Level.ARTICLE
        found: list[Statement] = []
        for order in orders:
            found += self._statements(place, line, order, own, inherited)
        if not found and not own:
            found = self._under_lead(place, line, orders, inherited)
        if found:
            self._give_way(place)
        self._found += [_Found(each, place.level, place.start) for each in found]
        if orders and lists:
            told = found[-1] if found else None
            day = told_day(self._text, place.body, place.end, own)
            handed_on = inherited.day if inherited is not None else None
            self._leads[place.level] = _Lead(orders[-1], told, day or handed_on)

    def _take_own_deeds(self, place: Place, own: list[Citation]) -> None:
        """Of a text without articles only what it says of itself: "Thông báo này thay thế …".

        Its other sentences that begin with a verb are tasks, not orders: "Bãi bỏ Quyết định số …".
        """
        line = blanked(self._text, place)
        for order in own_deeds(line):
            found = self._statements(place, line, order, own, None)
            self._found += [_Found(each, place.level, place.start) for each in found]

    def _inherited(self, place: Place) -> _Lead | None:
        above = [level for level in self._leads if level < place.level or level is Level.NONE]
        return self._leads[max(above)] if above else None

    def _under_lead(
        self, place: Place, line: str, orders: Sequence[Order], inherited: _Lead | None
    ) -> list[Statement]:
        """ "Bổ sung Mẫu số 04A", "Thay thế cụm từ “A” bằng cụm từ “B”" below its instrument."""
        above = inherited.told if inherited is not None else None
        if above is None or len(orders) != 1 or orders[0].start or orders[0].passive:
            return []
        part = part_of(line[orders[0].verb :])
        if part is None:
            return []
        start, end = place.body, place.body + orders[0].end
        return [
            msgspec.structs.replace(
                above,
                change=part.change(orders[0].change),
                part=part.words,
                by_provision=path_of(self._document.path_at(place.start)),
                span=Span(start, end),
                quote=self._text[start:end].strip(),
            )
        ]

    def _give_way(self, place: Place) -> None:
        """An order spelt out below it says nothing of its own."""
        for level, lead in self._leads.items():
            if (level < place.level or level is Level.NONE) and lead.told is not None:
                self._found = [each for each in self._found if each.statement is not lead.told]

    def _statements(
        self,
        place: Place,
        line: str,
        order: Order,
        own: list[Citation],
        inherited: _Lead | None,
    ) -> list[Statement]:
        objects = objects_of(self._text, place, line, order, own)
        start, end = place.body + order.start, place.body + order.end
        told = told_day(self._text, place.body, place.body + _until_apart(line, order.stop), own)
        if told is None and inherited is not None:
            told = inherited.day
        since, words = told or (None, "")
        quote = self._text[start:end].strip()
        return [
            Statement(
                change=each.change,
                instrument=each.head.instrument or "",
                number=each.head.number or self._names.get(each.head.instrument or ""),
                kind=each.head.kind,
                dated=each.head.dated,
                provisions=each.provisions,
                part=each.part,
                exceptions=each.exceptions,
                except_quote=each.except_quote,
                since=since,
                since_quote=words,
                by_provision=path_of(self._document.path_at(place.start)),
                span=Span(start, end),
                quote=quote,
            )
            for each in objects
        ]


def _until_apart(line: str, stop: int) -> int:
    """Where the order's own sentence ends, short of what it sets apart ("; riêng Điều 5 …")."""
    apart = _APART.search(line, 0, stop)
    return apart.start() if apart else stop


def _opens_list(line: str, own: Sequence[Citation]) -> bool:
    """Whether a paragraph opens a list: by its colon, or by "sau đây" where that was left out."""
    if line.rstrip().endswith(":"):
        return True
    named = any(each.instrument != SELF for each in own)
    return not named and _FOLLOWING.search(line) is not None


def _of_one_instrument(cited: Sequence[Citation]) -> list[Citation]:
    """ "Khoản 6 Điều 1; khoản 2 Điều 3 Thông tư số …" in a list: the one named last holds for all.

    Such provisions are taken for the document's own where nothing but the list says otherwise.
    """
    mended = list(cited)
    for at in range(len(mended) - 2, -1, -1):
        each, after = mended[at], mended[at + 1]
        bare = each.instrument == SELF and each.provisions and not _OWN.search(each.quote)
        if bare and after.provisions and after.instrument not in (SELF, None):
            mended[at] = msgspec.structs.replace(
                after,
                span=each.span,
                quote=each.quote,
                provisions=each.provisions,
                role=CitationRole.REPEALS,
            )
    return mended


def _is_consolidated(document: Document) -> bool:
    metadata = document.metadata
    return (metadata.kind or "").lower() == _CONSOLIDATED or "VBHN" in (metadata.number or "")


def _in_time(statement: Statement, own: Entry | None, entries: Sequence[Entry]) -> Statement:
    """``statement`` with the day it takes effect, where its own words tell none."""
    if statement.since is not None:
        return statement
    for entry in entries:
        ordered = any(holds(path, statement.by_provision) for path in entry.provisions)
        if ordered and is_meant(statement, entry):
            return msgspec.structs.replace(statement, since=entry.since, since_quote=entry.quote)
    return msgspec.structs.replace(statement, since=own.since if own else None)


def _numbers_of_names(citations: Sequence[Citation]) -> dict[str, str]:
    """The number of each law that the document cites by name elsewhere with its number."""
    numbers: dict[str, str] = {}
    for each in citations:
        if each.number and each.kind and " số " in each.quote:
            numbers.setdefault(each.quote.split(" số ")[0].strip(), each.number)
    return numbers


def _transitions(document: Document) -> tuple[Span, ...]:
    found: list[Span] = []
    for node in document.walk():
        titled = node.kind is ProvisionKind.ARTICLE and _TRANSITION.search(node.heading)
        if titled and not any(
            above.kind is ProvisionKind.QUOTE for above in document.path_at(node.span.start)
        ):
            found.append(node.span)
    return tuple(found)
