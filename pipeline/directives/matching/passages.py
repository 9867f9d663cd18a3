"""A document as passages: what may answer a requirement, with the words that hold it.

A passage is the own text of a provision (without its children), or a row of a table. What stands
above it counts too: the lead-in of its clause, the heading of its article and chapter, the title.
New text for another document (``quote``) is never a document's own, and a blank form lays down
nothing, nor does an annex with many places to fill in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pipeline.directives.matching.words import folded, lists
from pipeline.extract.assignments import assignments_of
from pipeline.model.document import Document, DocumentTable, Provision, ProvisionKind, Span
from pipeline.word_lists import as_written, whole_words

_WHOLE = (ProvisionKind.ATTACHMENT, ProvisionKind.PART, ProvisionKind.CHAPTER)
_CITATION = re.compile(
    r"\W*(?:\d+\W+)?(?:Căn cứ |Luật |Nghị định |Thông tư |Quyết định |Quy định )[^;.]{0,60}?\bsố \d"
)
_LETTER = re.compile(r"\w")
_WORD = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(r"[\W\d_]*")  # a number, a dash: most cells of the row of a tariff
_DIGIT = re.compile(r"\d")
_LEAST_COLUMNS, _LONGEST_NAME = 3, 4  # of a head; words of a column's name
_LEAST_OF_ROW = 4  # words: "Chữ ký", "Mã hiệu | QT-01" of a form lay down nothing


class Strand(NamedTuple):
    """A stretch of the document's own words, and those it hangs from, outermost first.

    ``near`` of these are within the article (or the topmost clause where there is none); the rest
    are titles. ``home`` is the eId of that article. A title, a heading over clauses or a table or a
    mere citation lays down nothing itself, nor does what changes another text or a row of mere
    figures or of a word or two.
    ``is_row`` marks the row of a table, which speaks for itself alone: its ``home`` is its own;
    ``assigns`` that the row charges a person with tasks, which says who does something, not that it
    must be done or how.
    """

    span: Span
    above: tuple[int, ...]
    near: int
    eid: str
    home: str
    is_title: bool = False
    lays_down: bool = True
    is_row: bool = False
    assigns: bool = False


def strands_of(document: Document, blanks: Iterable[Provision]) -> tuple[Strand, ...]:
    """The strands of ``document`` in reading order; the first stands for its head.

    Args:
        document: as structured.
        blanks: its blank forms, which have none.
    """
    return tuple(_Strands(document, blanks).made())


class _Strands:
    def __init__(self, document: Document, blanks: Iterable[Provision]) -> None:
        self._document = document
        self._blanks = frozenset(node.eid for node in blanks)
        self._made: list[Strand] = []
        self._charged = [each.member.start for each in assignments_of(document, ())]

    def made(self) -> list[Strand]:
        self._made.append(Strand(Span(0, 0), (), 0, "", "", is_title=True, lays_down=False))
        for node in self._document.provisions:
            self._node(node, (0,), 0, "")
        if not self._document.provisions:
            for line in _lines(self._document.text):
                if not any(line.meets(table.span) for table in self._document.tables):
                    self._made.append(Strand(line, (0,), 0, "", ""))
        for table in self._document.tables:
            self._rows(table, (0,), 0, "", "")
        return self._made

    def _node(self, node: Provision, above: tuple[int, ...], near: int, home: str) -> None:
        if node.kind is ProvisionKind.QUOTE or node.eid in self._blanks:
            return
        titled = node.kind in _WHOLE
        home = home or ("" if titled else node.eid)
        span = self._own(node)
        words = self._document.words(span)
        if _LETTER.search(words):
            here = len(self._made)
            framing = titled or self._is_frame(node, words)
            bare = bool(node.children or node.tables) and not node.text.strip()
            lays_down = not (framing or bare or _CITATION.match(words) or _changes(words))
            self._made.append(Strand(span, above, near, node.eid, home, framing, lays_down))
            above, near = (*above, here), near if titled else near + 1
        for table in node.tables:
            self._rows(table, above, near, node.eid, home)
        if not (node.kind is ProvisionKind.ARTICLE and self._is_frame(node, words)):
            for child in node.children:
                self._node(child, above, near, home)

    def _is_frame(self, node: Provision, words: str) -> bool:
        """Whether it only issues something, or says what the text is about."""
        if node.kind is not ProvisionKind.ARTICLE:
            return False
        heading = folded(node.heading).strip(" .:")
        first = words.split(". ", 2)[:2]  # "Điều 1" and its first sentence
        return heading in _scope() or (
            not heading and _enacting().search(". ".join(first)) is not None
        )

    def _own(self, node: Provision) -> Span:
        """The node's words before its first table and its first child."""
        end = node.span.end
        if node.children:
            end = min(end, node.children[0].span.start)
        for table in node.tables:
            if table.span.start >= node.span.start:
                end = min(end, table.span.start)
        return Span(node.span.start, max(end, node.span.start))

    def _rows(
        self, table: DocumentTable, above: tuple[int, ...], near: int, eid: str, home: str
    ) -> None:
        for row in range(table.n_rows):
            cells = [cell.span for cell in table.cells if cell.row == row and cell.text.strip()]
            if cells:
                span = Span(min(cell.start for cell in cells), max(cell.end for cell in cells))
                alone = f"{home}#{len(self._made)}"
                assigns = any(span.start <= start < span.end for start in self._charged)
                words = [self._document.words(cell) for cell in cells]
                is_head = row == 0 and table.n_rows > 1 and _is_head(words)
                figures = sum(_FIGURE.fullmatch(each) is not None for each in words)
                n_words = sum(len(_WORD.findall(each)) for each in words)
                self._made.append(
                    Strand(
                        span,
                        above,
                        near,
                        eid,
                        alone,
                        lays_down=(
                            2 * figures <= len(cells) and n_words >= _LEAST_OF_ROW and not is_head
                        ),
                        is_row=True,
                        assigns=assigns,
                    )
                )


def _is_head(cells: Sequence[str]) -> bool:
    """Whether cells name columns: "TT | Trình tự | Trách nhiệm | Thời gian"."""
    return len(cells) >= _LEAST_COLUMNS and all(
        len(cell.split()) <= _LONGEST_NAME and not _DIGIT.search(cell) for cell in cells
    )


def _changes(words: str) -> bool:
    """Whether a passage changes or ends another text: it opens so and names a clause or number."""
    return _changing().match(folded(words)) is not None


@cache
def _changing() -> re.Pattern[str]:
    verbs = as_written(lists().changing)
    return re.compile(
        rf"\W*(?:điều \d+\w*\W+|\d+\w*\W+|[a-zđ]\d?\W+)?{verbs}(?!\w)[^;.\n]{{0,60}}?"
        r"(?<!\w)(?:(?:điều|khoản|điểm|chương|mục|phụ lục|mẫu số) (?:\d|[ivxa-zđ]+\b)|"
        r"cụm từ|từ ngữ|số \d)"
    )


@cache
def _scope() -> frozenset[str]:
    return frozenset(folded(heading) for heading in lists().scope)


@cache
def _enacting() -> re.Pattern[str]:
    return whole_words(lists().enacting)


def _lines(text: str) -> Iterator[Span]:
    """The lines of a text without provisions."""
    start = 0
    for line in text.split("\n"):
        if _LETTER.search(line):
            yield Span(start, start + len(line))
        start += len(line) + 1
