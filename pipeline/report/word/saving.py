"""A Word document as bytes: the same document, the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence

from docx.document import Document

_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the first a ZIP archive can tell
_MAIN = "word/document.xml"
# Parts of the library's template that tell of it, not of this document: its picture, and a second
# copy of its styles, which Word 2007 wrote and later ones find at odds with the real ones.
_LEFTOVERS = ("/thumbnail", "/stylesWithEffects")
_MARK = re.compile(rb"<!--table (\d+)-->")


def mark_of(number: int) -> str:
    """The comment that stands in the document where a table goes; no text can look like one."""
    return f"table {number}"


def document_bytes(document: Document, tables: Sequence[str] = ()) -> bytes:
    """``document`` as a file, without the times its parts were written at.

    Args:
        document: what is saved.
        tables: their XML, by the number of the mark where each goes.
    """
    package = document.part.package
    for relations in (package.rels, document.part.rels):
        for id_, relation in list(relations.items()):
            if relation.reltype.endswith(_LEFTOVERS):
                relations.pop(id_)
    stream = io.BytesIO()
    document.save(stream)
    timeless = io.BytesIO()
    with zipfile.ZipFile(stream) as written, zipfile.ZipFile(timeless, "w") as target:
        for entry in written.infolist():
            content = written.read(entry)
            if entry.filename == _MAIN:
                content = _MARK.sub(lambda mark: tables[int(mark[1])].encode(), content)
            target.writestr(
                zipfile.ZipInfo(entry.filename, _NO_TIME),
                content,
                compress_type=zipfile.ZIP_DEFLATED,
            )
    return timeless.getvalue()
