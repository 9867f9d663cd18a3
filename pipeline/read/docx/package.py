"""The archive behind a DOCX or XLSX file: parts found by relationship, parsed without trust.

Entities are never resolved, a document type is refused, nothing is fetched, and no part may
unpack to more than a real document needs.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from lxml import etree
from lxml.etree import _Element

from pipeline.errors import UnreadableFile
from pipeline.read.docx.wordml import R

_MOST_BYTES = 64 * 1024 * 1024  # of all parts read, unpacked
_CHUNK = 4096  # what is lost at most where a part breaks off
_BREAKS_OFF = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError),
    *(NotImplementedError, RuntimeError, ValueError),
)
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/", "wordprocessingml/2006/"),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/", "spreadsheetml/2006/"),
    (b"http://purl.oclc.org/ooxml/officeDocument/", "officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/drawingml/", "drawingml/2006/"),
)


class Relationship(NamedTuple):
    """A link from one part to another; ``kind`` is the last word of its type ("header")."""

    kind: str
    target: str


class Package:
    """An opened DOCX or XLSX file. Use as a context manager.

    ``damaged`` names the parts that could be read only in part.
    """

    def __init__(self, path: Path, program: str = "Word") -> None:
        """Open the archive.

        Args:
            path: the file.
            program: what people know it by ("Word", "Excel").

        Raises:
            UnreadableFile: if it is no archive, or damaged.
            OSError: if the file cannot be opened.
        """
        self.path = path
        self._program = program
        self.damaged: list[str] = []
        self._left = _MOST_BYTES
        try:
            self._archive = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise UnreadableFile(
                f"Tệp hỏng hoặc bị cắt cụt (không mở được như tệp {program}).",
                remedy="Xin lại tệp gốc từ đơn vị.",
                file=path,
            ) from error
        self._entries = {
            entry.filename.replace("\\", "/").lstrip("/").lower(): entry
            for entry in self._archive.infolist()
        }

    def __enter__(self) -> Self:
        """The package itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the archive."""
        self._archive.close()

    def main_part(self) -> str:
        """The name of the part that holds the text."""
        for link in self.relationships("").values():
            if link.kind == "officeDocument" and link.target.lower() in self._entries:
                return link.target
        for name in self._entries:
            if name == "word/document.xml" or name.endswith("/document.xml"):
                return name
        raise UnreadableFile(
            "Tệp Word không có phần nội dung.",
            remedy="Xin lại tệp gốc từ đơn vị.",
            file=self.path,
        )

    def relationships(self, part: str) -> dict[str, Relationship]:
        """Where ``part`` ("" for the package) points inside the package, by relationship id."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return {}
        links: dict[str, Relationship] = {}
        for element in root.iter(_RELATIONSHIP):
            target = element.get("Target", "")
            if element.get("TargetMode") != "External" and target:
                inside = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                kind = element.get("Type", "").rpartition("/")[2]
                links[element.get("Id", "")] = Relationship(kind, inside)
        return links

    def xml(self, part: str) -> _Element | None:
        """The root element of a part; None where the package has no such part, or an empty one.

        A part that breaks off is read up to there, and named in ``damaged``.

        Raises:
            UnreadableFile: if the part is protected, too large, or declares a document type.
        """
        entry = self._entries.get(part.lower())
        if entry is None:
            return None
        data = self._unpack(entry)
        for strict, transitional in _STRICT:
            if strict in data:
                plain = f"http://schemas.openxmlformats.org/{transitional}".encode()
                data = data.replace(strict, plain)
        try:
            root = etree.fromstring(data, _parser(recover=False))
        except etree.XMLSyntaxError:
            root = etree.fromstring(data, _parser(recover=True)) if data.strip() else None
            if entry.filename not in self.damaged:
                self.damaged.append(entry.filename)
        if root is not None and root.getroottree().docinfo.doctype:
            raise UnreadableFile(
                f"Tệp {self._program} chứa khai báo DTD, thứ không chương trình nào ghi vào đó; "
                "không đọc vì an toàn.",
                remedy=f"Mở tệp bằng {self._program}, lưu thành tệp mới rồi chạy lại.",
                file=self.path,
            )
        return root

    def data(self, part: str) -> bytes | None:
        """The bytes of a part; None where the package has no such part.

        Raises:
            UnreadableFile: if the part is protected or too large.
        """
        entry = self._entries.get(part.lower())
        return None if entry is None else self._unpack(entry)

    def _unpack(self, entry: zipfile.ZipInfo) -> bytes:
        if entry.flag_bits & 1:
            raise UnreadableFile(
                "Tệp nén có mật khẩu.",
                remedy="Xin đơn vị bản không đặt mật khẩu rồi chạy lại.",
                file=self.path,
            )
        data = bytearray()
        try:
            with self._archive.open(entry) as stream:
                while chunk := stream.read(_CHUNK):
                    data += chunk
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise UnreadableFile(
                            f"Tệp {self._program} bung ra quá lớn, không giống một văn bản.",
                            remedy="Kiểm tra nguồn gốc tệp; tách thành các tệp nhỏ hơn nếu cần.",
                            file=self.path,
                        )
        except _BREAKS_OFF:
            self.damaged.append(entry.filename)
        return bytes(data)


def relationship_id(element: _Element) -> str:
    """The relationship an element names by ``r:id``."""
    return str(element.get(f"{{{R}}}id", ""))


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )
