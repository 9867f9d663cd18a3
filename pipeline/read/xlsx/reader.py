"""A workbook read sheet by sheet: the name of each as a heading, then what stands on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml.etree import _Element

from pipeline.errors import UnreadableFile
from pipeline.model.reading import Drawing, Line, Reading, ReadNoteKind, Table, lines_in
from pipeline.read.docx.package import Package, relationship_id
from pipeline.read.hygiene import Noticing
from pipeline.read.xlsx.drawings import read_drawing
from pipeline.read.xlsx.layout import lay_out, make_line, notice
from pipeline.read.xlsx.sheet import TooLarge, plain_text, read_sheet
from pipeline.read.xlsx.sheetml import is_set, s
from pipeline.read.xlsx.styles import Styles

_WORKBOOK = "xl/workbook.xml"
_UNNAMED = re.compile(r"(?:sheet|trang[ _]?tính|bảng[ _]?tính)[ _]?\d*", re.IGNORECASE)


def read(path: Path) -> Reading:
    """Read an Excel workbook: what its cells show, formulas never worked out.

    Returns:
        For each sheet a bold line with its name (left out where a workbook has one sheet under
        the name Excel gave it), its lines and tables, the text of its shapes. Hidden sheets,
        rows and columns are read, and noted.

    Raises:
        UnreadableFile: if it is damaged, protected, larger than a document, or empty.
        OSError: if it cannot be opened.
    """
    with Package(path, "Excel") as package:
        workbook = _Workbook(package)
        blocks = tuple(workbook.blocks())
        noticing = workbook.noticing
        for part in package.damaged:
            noticing.add(ReadNoteKind.RECOVERED, part, degrades=True)
    if not blocks:
        raise UnreadableFile(
            "Bảng tính Excel không có chữ nào.", remedy="Hãy lấy lại tệp gốc.", file=path
        )
    return Reading(
        format="xlsx",
        blocks=blocks,
        notes=noticing.notes(list(lines_in(blocks))),
        drawings=tuple(workbook.drawings),
    )


class _Workbook:
    """The parts of a workbook that its sheets refer to."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self.noticing = Noticing()
        self.drawings: list[Drawing] = []
        part = next(
            (
                link.target
                for link in package.relationships("").values()
                if link.kind == "officeDocument"
            ),
            _WORKBOOK,
        )
        root = package.xml(part)
        if root is None:
            raise UnreadableFile(
                "Tệp Excel không có phần nội dung.",
                remedy="Xin lại tệp gốc từ đơn vị.",
                file=package.path,
            )
        self._links = package.relationships(part)
        self._sheets = list(root.iterfind(f"{s('sheets')}/{s('sheet')}"))
        settings = root.find(s("workbookPr"))
        self._epoch_1904 = settings is not None and is_set(settings, "date1904")
        self._styles = Styles(self._linked("styles"))
        strings = self._linked("sharedStrings")
        self._strings = (
            [] if strings is None else [plain_text(each) for each in strings.iterchildren(s("si"))]
        )
        for link in self._links.values():
            if link.kind == "externalLink":
                self.noticing.add(ReadNoteKind.OUTSIDE_CONTENT, link.target)

    def blocks(self) -> Iterator[Line | Table]:
        """All lines and tables, sheet by sheet."""
        for element in self._sheets:
            link = self._links.get(relationship_id(element))
            root = self._package.xml(link.target) if link else None
            if link is None or root is None:
                continue
            blocks = [*self._cells(root), *self._shapes(link.target)]
            if not blocks:
                continue
            name = element.get("name", "")
            if element.get("state", "visible") != "visible":
                self.noticing.add(ReadNoteKind.HIDDEN_TEXT, name)
            if len(self._sheets) > 1 or not _UNNAMED.fullmatch(name):
                yield Line(text=name, bold=True)
            yield from blocks

    def _cells(self, root: _Element) -> Iterator[Line | Table]:
        try:
            sheet = read_sheet(root, self._strings, self._styles, epoch_1904=self._epoch_1904)
        except TooLarge as error:
            raise UnreadableFile(
                "Bảng tính có quá nhiều ô, không giống một văn bản.",
                remedy="Giữ lại trang tính có quy trình, lưu thành tệp mới rồi chạy lại.",
                file=self._package.path,
            ) from error
        notice(sheet, self.noticing)
        yield from lay_out(sheet, self.noticing)

    def _shapes(self, part: str) -> Iterator[Line]:
        """The text of the shapes on a sheet; comments and pictures are noted."""
        for link in self._package.relationships(part).values():
            if link.kind == "comments":
                self.noticing.add(ReadNoteKind.COMMENTS)
            if link.kind != "drawing":
                continue
            root = self._package.xml(link.target)
            if root is None:
                continue
            drawn = read_drawing(root)
            for _ in range(drawn.pictures):
                self.noticing.add(ReadNoteKind.IMAGES)
            if drawn.drawing.shapes:
                self.drawings.append(drawn.drawing)
            for line in drawn.lines:
                yield make_line(line.text, self.noticing, origin=line.origin)

    def _linked(self, kind: str) -> _Element | None:
        for link in self._links.values():
            if link.kind == kind:
                return self._package.xml(link.target)
        return None
