"""Where each paragraph stands: its article and clause, and whether it is new text in quotes.

Two ways to know it: from the labels that begin the lines, for a loose text; from the tree of
provisions, for a whole document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from pipeline.extract.citations.targets import Here
from pipeline.model.document import Document, Provision, ProvisionKind

_ARTICLE = re.compile(r"[“\"‘']*\s*Điều\s+(\d+[a-zđ]?)\s*(?:[.:](?!\d)|$)", re.MULTILINE)
_CLAUSE = re.compile(r"[“\"‘']*\s*(\d{1,3}[a-zđ]?)\s*[.)](?!\d)\s*")
_POINT = re.compile(r"[“\"‘']*\s*([a-zđ]\d?)\s*\)\s*")
_OPENING = re.compile(r"\s*[“\"‘]")
_OPENING_MARKS = re.compile(r"[\s“\"‘'«]*")
_LINE = re.compile(r"[^\n]+")
_GROUP = re.compile(
    r"\s*(?:Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN|Tiểu mục|TIỂU MỤC) +(?:[IVXL]+|\d+|thứ +\w+)\.?"
    # "Chương III Nghị định này …" begins a sentence, not a chapter.
    r"(?!\w)(?! +(?:của +)?[^\n]{0,40}?\b(?:này|số +\d))|"
    # An annex's label stands alone; with words behind it, it may begin a sentence.
    r"\s*Phụ lục +(?:số +)?[IVXL\d]+[a-zA-Z]? *[.:]? *(?=\n|$)"
)
_LONGEST_GROUP_HEADING = 200
_LONGEST_LABEL = 100
_GROUPS = {
    ProvisionKind.PART,
    ProvisionKind.CHAPTER,
    ProvisionKind.SECTION,
    ProvisionKind.SUBSECTION,
    ProvisionKind.ATTACHMENT,
}


class Level(IntEnum):
    """Which label begins a paragraph."""

    GROUP = 0  # chương, mục, phần, or a document's own head
    ARTICLE = 1
    CLAUSE = 2
    POINT = 3
    NONE = 4


class Place(NamedTuple):
    """A paragraph and what its place says; ``body`` is where its words begin, after the label."""

    start: int
    body: int
    end: int
    here: Here
    level: Level
    quoted: bool


def places_by_label(text: str) -> Iterator[Place]:
    """The paragraphs of a loose text, placed by the labels that begin them."""
    outer, inner = Here(), Here()
    quoted = False
    for line in _LINE.finditer(text):
        start, end = line.span()
        quoted_here = quoted or _OPENING.match(text, start) is not None
        if quoted_here and not quoted:
            inner = Here()
        here, level, body = _labelled(text, start, end, inner if quoted_here else outer)
        if quoted_here:
            inner = here
        else:
            outer = here
        yield Place(start, _words_from(text, body, end), end, here, level, quoted_here)
        quoted = _still_open(text[start:end], quoted)


def places_by_tree(document: Document) -> Iterator[Place]:
    """The paragraphs of a document, placed by its tree of provisions."""
    text = document.text
    stretches = _stretches(document)
    here, quoted, until, level, body = Here(), False, 0, Level.GROUP, 0
    for line in _LINE.finditer(text):
        start, end = line.span()
        opened = _OPENING_MARKS.match(text, start, end)
        first = opened.end() if opened else start
        level, body = Level.NONE, first
        while until <= first:
            stretch = next(stretches, None)
            if stretch is None:
                here, quoted, until = Here(), False, len(text) + 1
                break
            here, quoted, until = stretch.here, stretch.quoted, stretch.end
            if stretch.begins and stretch.end > first:
                level, body = stretch.level, stretch.body
        if level is Level.NONE:
            # A label the tree left out, as in the sample decision of a form, is no citation.
            _, _, body = _labelled(text, first, end, here)
        body = _words_from(text, min(max(body, first), end), end)
        yield Place(start, body, end, here, level, quoted)


class _Stretch(NamedTuple):
    """Text between two turns of the tree: one node's own words up to ``end``."""

    end: int
    here: Here
    quoted: bool
    level: Level
    body: int
    begins: bool


def _stretches(document: Document) -> Iterator[_Stretch]:
    """The document cut wherever a node begins or ends, in reading order."""
    position = 0
    outside = _Stretch(0, Here(), False, Level.GROUP, 0, begins=False)
    for node in document.provisions:
        if node.span.start > position:
            yield outside._replace(end=node.span.start)
        yield from _stretches_of(node, Here(), quoted=False, text=document.text)
        position = node.span.end
    yield outside._replace(end=len(document.text) + 1)


def _stretches_of(node: Provision, above: Here, *, quoted: bool, text: str) -> Iterator[_Stretch]:
    here, level = above, Level.NONE
    if node.kind is ProvisionKind.QUOTE:
        here, quoted = Here(), True
    elif node.kind is ProvisionKind.ARTICLE:
        here, level = Here(node.num), Level.ARTICLE
    elif node.kind is ProvisionKind.CLAUSE:
        here, level = Here(above.article, node.num), Level.CLAUSE
    elif node.kind is ProvisionKind.POINT:
        level = Level.POINT
    elif node.kind in _GROUPS:
        here, level = Here(), Level.GROUP
    elif node.kind in (ProvisionKind.ANNEX, ProvisionKind.FORM):
        here = Here()
    label_end = min(node.span.start + _LONGEST_LABEL, node.span.end)
    _, _, body = _labelled(text, node.span.start, label_end, above)
    own = _Stretch(0, here, quoted, level, body, begins=True)
    for child in node.children:
        if child.span.start > node.span.start or not own.begins:
            yield own._replace(end=child.span.start)
        own = own._replace(begins=False)
        yield from _stretches_of(child, here, quoted=quoted, text=text)
    yield own._replace(end=node.span.end)


def _labelled(text: str, start: int, end: int, before: Here) -> tuple[Here, Level, int]:
    """Place, level and end of the label of the line at ``start``."""
    if article := _ARTICLE.match(text, start):
        return Here(article[1]), Level.ARTICLE, article.end()
    if clause := _CLAUSE.match(text, start):
        return Here(before.article, clause[1]), Level.CLAUSE, clause.end()
    if point := _POINT.match(text, start):
        return before, Level.POINT, point.end()
    if end - start < _LONGEST_GROUP_HEADING and (group := _GROUP.match(text, start)):
        return before, Level.GROUP, group.end()
    return before, Level.NONE, start


def _words_from(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _still_open(line: str, quoted: bool) -> bool:
    """Whether quoted text goes on after ``line``; plain marks open and close in turn."""
    opened = line.count("“") + (1 if re.match(r"\s*[\"‘]", line) and "“" not in line else 0)
    closed = line.count("”") + (1 if re.search(r"\w[.;,]?[\"’]{1,2}[.;]?\s*$", line) else 0)
    if not quoted and not _OPENING.match(line):
        return False
    return (quoted + opened - closed) > 0
