"""A Word document as bytes: the same document, the same bytes."""

from __future__ import annotations

import io
import zipfile

from docx.document import Document

_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the first a ZIP archive can tell


def document_bytes(document: Document) -> bytes:
    """``document`` as a file, without the times its parts were written at."""
    package = document.part.package
    for id_, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            package.rels.pop(id_)
    stream = io.BytesIO()
    document.save(stream)
    timeless = io.BytesIO()
    with zipfile.ZipFile(stream) as written, zipfile.ZipFile(timeless, "w") as target:
        for entry in written.infolist():
            target.writestr(
                zipfile.ZipInfo(entry.filename, _NO_TIME),
                written.read(entry),
                compress_type=zipfile.ZIP_DEFLATED,
            )
    return timeless.getvalue()
