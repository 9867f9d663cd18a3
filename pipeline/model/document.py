"""A file as understood: metadata and a tree of provisions over one text.

``Document.text`` is the whole text in reading order: a paragraph a line (lines of one paragraph
joined by a space), tables cell by cell in row order, a cell's paragraphs on lines of their own.
Every span is half-open and counts characters of that text.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterator
from enum import StrEnum

import msgspec

from pipeline.model.reading import Box, Drawing, Mend, Page, ReadNote


class Span(msgspec.Struct, frozen=True, gc=False, order=True, array_like=True):
    """A half-open range of characters of ``Document.text``."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two share a letter."""
        return self.start < other.end and other.start < self.end

    def moved(self, by: int) -> Span:
        """The same stretch in a text that begins ``by`` characters earlier."""
        return Span(self.start + by, self.end + by)

    def overlap(self, other: Span) -> float:
        """Intersection over union, 0 to 1."""
        if not self.meets(other):
            return 0.0
        shared = min(self.end, other.end) - max(self.start, other.start)
        return shared / (max(self.end, other.end) - min(self.start, other.start))


LETTERS = "abcdđeghiklmnopqrstuvxy"  # by which points are counted


class ProvisionKind(StrEnum):
    """The kinds of node in the tree of a document."""

    PART = "part"  # phần
    CHAPTER = "chapter"  # chương
    SECTION = "section"  # mục; also "I." of a Party document, "5." of an ISO procedure
    SUBSECTION = "subsection"  # tiểu mục; also "5.1" of an ISO procedure
    ARTICLE = "article"  # điều
    CLAUSE = "clause"  # khoản; also "1." under a "I." section
    POINT = "point"  # điểm
    SUBPOINT = "subpoint"  # a1), (i), 5.1.1 below a point
    INDENT = "indent"  # gạch đầu dòng, dấu cộng
    STEP = "step"  # "Bước 1."
    ATTACHMENT = "attachment"  # a regulation issued with the decision: its own tree
    ANNEX = "annex"  # phụ lục
    FORM = "form"  # mẫu
    QUOTE = "quote"  # new text for another document


# Blank forms bind nobody, and new text for other documents binds in those.
APART = (ProvisionKind.FORM, ProvisionKind.QUOTE)


class TableCell(msgspec.Struct, frozen=True, kw_only=True):
    """A cell of a table attached to a provision; rows and columns count from 0."""

    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    text: str = ""
    span: Span


class DocumentTable(msgspec.Struct, frozen=True, kw_only=True):
    """A table inside a provision; ``span`` covers all its cells in ``Document.text``."""

    span: Span
    n_rows: int
    n_columns: int
    cells: tuple[TableCell, ...]
    page: int | None = None
    box: Box | None = None


class Provision(msgspec.Struct, frozen=True, kw_only=True):
    """A node of the tree.

    ``num`` is the label without punctuation ("5", "I", "đ", "3a"; "" for an unnumbered node),
    ``heading`` its title, ``text`` its own words without label, heading, tables and children
    (paragraphs joined by a line break; closing words after the children included).
    ``span`` covers the node with label and children; ``head`` covers label and heading, or the
    label alone where there is none.
    ``eid`` follows Akoma Ntoso ("art_5__para_2__point_a"; "att_1__art_5" in an attachment).
    """

    kind: ProvisionKind
    num: str
    eid: str
    span: Span
    head: Span
    heading: str = ""
    text: str = ""
    page: int | None = None
    tables: tuple[DocumentTable, ...] = ()
    children: tuple[Provision, ...] = ()

    def walk(self) -> Iterator[Provision]:
        """This node and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


class Signer(msgspec.Struct, frozen=True, kw_only=True):
    """Who signed: "KT. BỘ TRƯỞNG / THỨ TRƯỞNG / Nguyễn Văn A".

    ``capacity`` is the sign-off abbreviation without dot or slash ("KT", "TL", "TM", "TUQ", "Q")
    or ""; ``on_behalf_of`` the post signed for ("BỘ TRƯỞNG"); ``post`` the signer's own post.
    """

    name: str
    post: str = ""
    capacity: str = ""
    on_behalf_of: str = ""
    span: Span | None = None


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """What the head, the legal basis and the signature block say; None where nothing is said.

    ``number`` is number and symbol as written ("12/QĐ-BNG", "131-QĐ/TW"); ``kind`` the type of
    document in sentence case ("Quyết định", "Thông tư"); ``title`` the trích yếu on one line;
    ``issuer`` the issuing body ("Bộ Ngoại giao"), ``superior`` the body above it in the head;
    ``legal_basis`` one span a "Căn cứ" line; ``spans`` tells where each field named stands.
    ``style`` is "state", "party" or "iso" (a quality-management procedure), None when unclear.
    """

    number: str | None = None
    kind: str | None = None
    title: str | None = None
    issuer: str | None = None
    superior: str | None = None
    place: str | None = None
    date: datetime.date | None = None
    effective: datetime.date | None = None
    signer: Signer | None = None
    recipients: tuple[str, ...] = ()
    legal_basis: tuple[Span, ...] = ()
    style: str | None = None
    spans: dict[str, Span] = {}


class Anchor(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """From ``start`` on (to the next anchor) the text stands on this page in this box."""

    start: int
    page: int | None
    box: Box | None


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a span stands: its first page, and the boxes of its lines on that page."""

    page: int | None
    boxes: tuple[Box, ...] = ()


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A document as understood. ``anchors`` are sorted, one a line of the reading.

    ``tables`` are those that stand in no provision, as in a sheet that is nothing but a table.
    """

    format: str
    text: str
    metadata: Metadata
    provisions: tuple[Provision, ...]
    tables: tuple[DocumentTable, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    pages: tuple[Page, ...] = ()
    notes: tuple[ReadNote, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    mends: tuple[Mend, ...] = ()

    def walk(self) -> Iterator[Provision]:
        """All nodes in reading order."""
        for provision in self.provisions:
            yield from provision.walk()

    def path_at(self, offset: int) -> tuple[Provision, ...]:
        """The nodes that hold ``offset``, outermost first; empty in head and signature block."""
        path: list[Provision] = []
        level = self.provisions
        while True:
            place = bisect_right(level, offset, key=lambda node: node.span.start) - 1
            if place < 0 or offset >= level[place].span.end:
                return tuple(path)
            path.append(level[place])
            level = level[place].children

    def is_recognised(self, span: Span) -> bool:
        """Whether the words of ``span`` were recognised from a picture of their page."""
        number = self.place(span).page
        return any(page.number == number and page.confidence is not None for page in self.pages)

    def place(self, span: Span) -> Place:
        """Page and boxes of ``span``; page None for formats without pages."""
        first = max(bisect_right(self.anchors, span.start, key=lambda anchor: anchor.start) - 1, 0)
        page: int | None = None
        boxes: list[Box] = []
        for anchor in self.anchors[first:]:
            if anchor.start >= span.end:
                break
            if page is None:
                page = anchor.page
            if anchor.page == page and anchor.box is not None:
                boxes.append(anchor.box)
        return Place(page=page, boxes=tuple(boxes))

    def words(self, span: Span) -> str:
        """The text of ``span``."""
        return self.text[span.start : span.end]
