"""A DOCX file to a :class:`Reading`."""

from __future__ import annotations

from pathlib import Path

from lxml.etree import _Element

from pipeline.errors import UnreadableFile
from pipeline.model.reading import Line, Origin, Page, Reading, ReadNoteKind, lines_in
from pipeline.read.aids import Recognise, recognise_now
from pipeline.read.docx.drawings import diagram_of, drawings_of
from pipeline.read.docx.images import images_of, red_in_head
from pipeline.read.docx.lines import Pages
from pipeline.read.docx.margins import Margins
from pipeline.read.docx.notes import Notes
from pipeline.read.docx.numbering import Numbering
from pipeline.read.docx.package import Package, Relationship
from pipeline.read.docx.pictures import flow_chart_pictures
from pipeline.read.docx.story import Setup, Story
from pipeline.read.docx.styles import Styles
from pipeline.read.docx.wordml import points, w
from pipeline.read.hygiene import Noticing
from pipeline.read.pdf.pasted import red_words
from pipeline.read.pdf.sheets import reading_of

_A4 = (595.3, 841.9)  # points


def read(path: Path, recognise: Recognise = recognise_now) -> Reading:
    """Read a Word document.

    Args:
        path: a DOCX file (transitional or strict).
        recognise: gives the words on a picture, by its number in the text.

    Returns:
        Its paragraphs and tables in order: a letterhead and running heads first, then the text
        with footnotes after the paragraph that refers to them and text boxes after the one they
        are anchored to, then running feet. Pages only where Word noted them when it saved.

    Raises:
        UnreadableFile: if it is damaged, protected, unsafe, or holds nothing.
        OSError: if it cannot be opened.
    """
    noticing = Noticing()
    with Package(path) as package:
        main = package.main_part()
        root = package.xml(main)
        body = None if root is None else root.find(w("body"))
        if body is None:
            raise UnreadableFile(
                "Phần nội dung của tệp Word hỏng, không đọc được.",
                remedy="Mở tệp bằng Word để sửa (Open and Repair), hoặc xin lại tệp gốc.",
                file=path,
            )
        links = package.relationships(main)
        setup = _setup(body, package, links, noticing)
        margins = Margins(body, package, links, setup)
        heads = margins.heads()
        text = Story(setup).blocks(body)
        drawings = drawings_of(body, package, links)
        diagrams = (
            Line(text=words, origin=Origin.TEXTBOX)
            for diagram in diagram_of(body, package, links)
            for shape in diagram.shapes
            for words in shape.text.splitlines()
        )
        pasted = [
            line
            for number in red_in_head(package, body, links)
            for line in _red_words(path, number, recognise)
        ]
        blocks = (*pasted, *heads, *text, *diagrams, *margins.feet())
        images = images_of(body, links)
        for heading in flow_chart_pictures(body):
            noticing.add(ReadNoteKind.FLOW_CHART_PICTURE, heading)
        _notice_comments(package, links, noticing)
        for part in package.damaged:
            noticing.add(ReadNoteKind.RECOVERED, part, degrades=True)
    lines = list(lines_in(blocks))
    notes = noticing.notes(lines)
    if not any(line.origin not in (Origin.HEADER, Origin.FOOTER) for line in lines):
        if all(note.kind is not ReadNoteKind.IMAGES for note in notes):
            raise UnreadableFile(
                "Tệp Word không có chữ nào.", remedy="Xin lại tệp gốc từ đơn vị.", file=path
            )
        if images:
            return reading_of((recognise(path, at + 1) for at in range(len(images))), "docx")
        noticing.add(ReadNoteKind.NO_TEXT_LAYER, degrades=True)
        notes = noticing.notes(())
    pages = _pages(body, setup.pages.now)
    return Reading(format="docx", blocks=blocks, pages=pages, notes=notes, drawings=drawings)


def _red_words(path: Path, number: int, recognise: Recognise) -> list[Line]:
    """The words of a stamp pasted as a picture."""
    try:
        return red_words(recognise(path, number))
    except UnreadableFile:
        return []


def _setup(
    body: _Element, package: Package, links: dict[str, Relationship], noticing: Noticing
) -> Setup:
    def part(kind: str) -> _Element | None:
        return next(
            (package.xml(link.target) for link in links.values() if link.kind == kind), None
        )

    styles = Styles(part("styles"))
    knows_pages = next(body.iter(w("lastRenderedPageBreak")), None) is not None
    return Setup(
        styles=styles,
        numbering=Numbering(part("numbering"), styles),
        notes=Notes(part("footnotes"), part("endnotes")),
        pages=Pages(first=1 if knows_pages else None),
        noticing=noticing,
    )


def _pages(body: _Element, last: int | None) -> tuple[Page, ...]:
    """The pages Word last made, as large as the first section says; A4 where it does not."""
    size = next(body.iter(w("pgSz")), None)
    width = None if size is None else points(size.get(w("w")))
    height = None if size is None else points(size.get(w("h")))
    return tuple(
        Page(number=number, width=width or _A4[0], height=height or _A4[1])
        for number in range(1, (last or 0) + 1)
    )


def _notice_comments(package: Package, links: dict[str, Relationship], noticing: Noticing) -> None:
    for link in links.values():
        root = package.xml(link.target) if link.kind == "comments" else None
        for comment in () if root is None else root.iterchildren(w("comment")):
            text = "".join(run.text or "" for run in comment.iter(w("t"))).strip()
            noticing.add(ReadNoteKind.COMMENTS, text)
