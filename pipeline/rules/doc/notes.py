"""What the DOC rules share: the notes of a document, where one stands, and a plain example."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.reading import ReadNote, ReadNoteKind
from pipeline.model.run import Dossier

BASIS = "Nguyên tắc rà soát của rasoat: mọi tệp đầu vào đều phải được tính đến"
PLAIN = """BỘ GIẢ ĐỊNH
Số: 12/QĐ-BGĐ
QUYẾT ĐỊNH
Về việc phân công trực cơ quan
Điều 1. Văn phòng phân công cán bộ trực hằng ngày.
Điều 2. Quyết định này có hiệu lực từ ngày ký.
"""


def notes_of(dossier: Dossier, *kinds: ReadNoteKind) -> Iterator[ReadNote]:
    """The notes of these kinds a reader took of the document."""
    return (note for note in dossier.document.notes if note.kind in kinds)


def where_of(note: ReadNote) -> str:
    """Where what was noticed stands first, in words."""
    return f"trang {note.page}" if note.page else "toàn tệp"
