"""A file as read: lines and tables in reading order, each with its page and box."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

import msgspec


class Box(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A rectangle on a page, in PDF points from the page's top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


class Align(StrEnum):
    """How a line stands between the margins."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Origin(StrEnum):
    """Which part of the page a line comes from."""

    BODY = "body"
    HEADER = "header"  # running head
    FOOTER = "footer"  # running foot, page number
    FOOTNOTE = "footnote"
    TEXTBOX = "textbox"


class OffsetMap(msgspec.Struct, frozen=True, gc=False):
    """Maps offsets in a normalised text back to the text as it stood in the file.

    ``starts[i]`` is the offset in the original of character ``i`` of the normalised text;
    one more entry gives the original's length. Empty means the two are the same, one to one.
    """

    starts: tuple[int, ...] = ()

    def original(self, offset: int) -> int:
        """The offset in the original text of ``offset`` in the normalised text."""
        return self.starts[offset] if self.starts else offset


class Word(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A word as recognised on a picture of a page; ``confidence`` from 0 to 1."""

    text: str
    box: Box
    confidence: float


class Line(msgspec.Struct, frozen=True, kw_only=True, tag="line"):
    """One line of a PDF page, or one paragraph of a file that has no pages.

    ``text`` is normalised (composed Unicode, plain spaces, look-alike letters mended) and holds
    the automatic numbering a word processor would show; ``raw`` is the text as stored where it
    differs, and ``map`` leads from the one to the other.
    ``joins`` tells whether the line may continue the paragraph of the line before it: always
    False for formats that store paragraphs, None where the reader cannot know (PDF).
    ``words`` are those recognised on a picture, before mending; empty where the file holds text.
    """

    text: str
    page: int | None = None
    box: Box | None = None
    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT
    size: float | None = None  # font size in points
    indent: float | None = None  # points from the left text margin to the first letter
    origin: Origin = Origin.BODY
    joins: bool | None = False
    raw: str | None = None
    map: OffsetMap = OffsetMap()
    words: tuple[Word, ...] = ()


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """A cell of a table; a merged cell stands once, at its top left place.

    ``row`` and ``column`` count from 0; ``lines`` are the cell's paragraphs (or lines of a PDF).
    """

    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    lines: tuple[Line, ...] = ()

    @property
    def text(self) -> str:
        """The cell's text, lines joined by a line break."""
        return "\n".join(line.text for line in self.lines)


class Table(msgspec.Struct, frozen=True, kw_only=True, tag="table"):
    """A table as read. ``ruled`` is False for layout tables (document head, signatures)."""

    cells: tuple[Cell, ...]
    n_rows: int
    n_columns: int
    ruled: bool = True
    page: int | None = None
    box: Box | None = None


def lines_in(blocks: Iterable[Line | Table]) -> Iterator[Line]:
    """All lines in reading order, those of tables cell by cell."""
    for block in blocks:
        if isinstance(block, Line):
            yield block
        else:
            for cell in block.cells:
                yield from cell.lines


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """A shape of a flow chart; ``id`` is unique in its drawing, ``form`` the file's own name for
    its outline ("rect", "flowChartDecision"), "" where it has none."""

    id: str
    text: str
    form: str = ""
    box: Box | None = None


class Connector(msgspec.Struct, frozen=True, kw_only=True):
    """An arrow from one shape to another; ``label`` is the words on it ("Đạt", "Không đạt")."""

    source: str
    target: str
    label: str = ""


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """A flow chart as the file holds it: shapes in reading order and the arrows between them."""

    shapes: tuple[Shape, ...]
    connectors: tuple[Connector, ...] = ()
    page: int | None = None


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page's number (from 1) and size in points; ``has_text`` is False for a bare image.

    ``confidence`` is how sure the recogniser was of its words (mean, 0 to 1), None for a page
    that holds text; ``doubtful`` is True where a person should compare it with the original.
    """

    number: int
    width: float
    height: float
    has_text: bool = True
    confidence: float | None = None
    doubtful: bool = False


class ReadNoteKind(StrEnum):
    """What a reader noticed and a person should know."""

    DECOMPOSED = "decomposed"  # decomposed Unicode, composed on reading
    OLD_TONE = "old_tone"  # hoà, uỷ: tone on the second vowel (a style, not a fault)
    LOOKALIKE = "lookalike"  # Cyrillic, Greek or Icelandic letters in Vietnamese words, mended
    SCRAMBLED = "scrambled"  # syllables that Vietnamese spelling does not allow, above chance
    TRACKED_CHANGES = "tracked_changes"  # read as accepted
    COMMENTS = "comments"
    HIDDEN_TEXT = "hidden_text"
    NO_TEXT_LAYER = "no_text_layer"  # pages that are pictures and were not recognised
    RECOGNISED = "recognised"  # pages read from pictures
    RUBBISH_LAYER = "rubbish_layer"  # pages whose text layer is no Vietnamese, recognised anew
    DOUBTFUL = "doubtful"  # recognised pages a person should compare with the original
    MENDED = "mended"  # recognised words put right; each stands in ``Reading.mends``
    OLD_ENCODING = "old_encoding"  # TCVN3 or VNI, turned into Unicode
    CONVERTED = "converted"  # an old format, read through an office program
    FLOW_CHART_PICTURE = "flow_chart_picture"  # a flow chart of which only a picture is left
    MACROS = "macros"  # left unrun
    OUTSIDE_CONTENT = "outside_content"  # templates, pictures or objects linked, not fetched
    IMAGES = "images"
    RECOVERED = "recovered"  # a damaged file, read in part
    TRUNCATED = "truncated"
    WITHHELD = "withheld"  # the whole file bears a mark of State secrecy; nothing of it is kept
    UNREADABLE = "unreadable"  # the whole file; ``sample`` says why and what to do


class ReadNote(msgspec.Struct, frozen=True, kw_only=True):
    """Something noticed while reading; ``count`` of them, the first at ``page`` with ``sample``.

    ``degrades`` is True where part of the content may be lost or wrong.
    """

    kind: ReadNoteKind
    count: int = 1
    page: int | None = None
    sample: str = ""
    degrades: bool = False


class Mend(msgspec.Struct, frozen=True, kw_only=True):
    """A recognised word put right: what stood there, what was put, and by which mending rule."""

    before: str
    after: str
    rule: str
    page: int | None = None


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A file as read: blocks in reading order.

    ``format`` is what the bytes are ("pdf", "docx", "html", "txt"), whatever the name says.
    The text of a drawing's shapes also stands in ``blocks``, as lines of a text box.
    """

    format: str
    blocks: tuple[Line | Table, ...]
    pages: tuple[Page, ...] = ()
    notes: tuple[ReadNote, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    mends: tuple[Mend, ...] = ()
