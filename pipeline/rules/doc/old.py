"""Old fonts and formats, and content that acts: what was turned, and what was left alone."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.reading import ReadNote, ReadNoteKind
from pipeline.model.run import Dossier
from pipeline.rules.doc.notes import BASIS, PLAIN, notes_of, where_of
from pipeline.rules.registry import Case, Example, Hit, rule


@rule(
    "DOC113",
    "Văn bản gõ bằng bảng mã cũ",
    reason="Chữ gõ bằng TCVN3 (ABC) hay VNI không tìm kiếm được và vỡ chữ trên máy không có phông "
    "cũ; văn bản hành chính phải dùng Unicode.",
    basis="Nghị định 30/2020/NĐ-CP, Phụ lục I: phông chữ Times New Roman, bộ mã ký tự Unicode theo "
    "TCVN 6909:2001",
    severity=Severity.LOW,
    bad=Example(
        PLAIN,
        notes=(ReadNote(kind=ReadNoteKind.OLD_ENCODING, count=40, page=1, sample="TCVN3"),),
    ),
    good=Example(PLAIN),
)
def old_encoding(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """Text turned from TCVN3 or VNI into Unicode."""
    for note in notes_of(dossier, ReadNoteKind.OLD_ENCODING):
        doubt = " Có chỗ chuyển chưa chắc đúng." if note.degrades else ""
        yield Hit(
            message=f"{note.count} dòng gõ bằng bảng mã cũ ({note.sample}), đã chuyển sang Unicode "
            f"để đọc.{doubt}",
            suggestion="Chuyển tệp gốc sang Unicode, phông Times New Roman, rồi lưu lại.",
            subject="old_encoding",
            where=where_of(note),
            severity=Severity.MEDIUM if note.degrades else None,
        )


@rule(
    "DOC114",
    "Lưu đồ chỉ còn là ảnh",
    reason="Các bước, người làm và đường đi vẽ trong ảnh không đọc được nên chưa được rà soát.",
    basis=BASIS,
    severity=Severity.MEDIUM,
    bad=Example(
        PLAIN,
        notes=(ReadNote(kind=ReadNoteKind.FLOW_CHART_PICTURE, page=2, sample="Lưu đồ xử lý"),),
    ),
    good=Example(PLAIN),
)
def flow_chart_picture(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A flow chart of which only a picture is left."""
    for note in notes_of(dossier, ReadNoteKind.FLOW_CHART_PICTURE):
        at = f" tại «{note.sample}»" if note.sample else ""
        yield Hit(
            message=f"Lưu đồ{at} chỉ là ảnh; các bước trong đó chưa được rà soát.",
            suggestion="Vẽ lại lưu đồ bằng hình khối của Word, hoặc kèm bảng mô tả từng bước: "
            "người làm, việc, thời hạn, kết quả.",
            subject=f"flow_chart_picture|{note.sample}",
            where=where_of(note),
        )


@rule(
    "DOC115",
    "Tệp có macro hoặc nội dung nối ra ngoài",
    reason="Macro và liên kết ngoài có thể chạy mã hay tải nội dung từ nơi khác; rasoat không chạy, "
    "không tải, nên phần nội dung đó (nếu có) chưa được đọc.",
    basis=BASIS,
    severity=Severity.LOW,
    bad=Example(PLAIN, notes=(ReadNote(kind=ReadNoteKind.MACROS, count=1),)),
    good=Example(PLAIN),
)
def active_content(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """Macros, and content linked from outside."""
    words = {
        ReadNoteKind.MACROS: "Tệp có macro; macro không được chạy.",
        ReadNoteKind.OUTSIDE_CONTENT: "Tệp nối tới nội dung ở ngoài; nội dung đó không được tải.",
    }
    for note in notes_of(dossier, *words):
        yield Hit(
            message=words[note.kind] + (f" Ví dụ: {note.sample}." if note.sample else ""),
            suggestion="Xác nhận macro, liên kết là có chủ ý; nếu không, lưu tệp thành DOCX không "
            "macro, nhúng nội dung vào tệp.",
            subject=note.kind,
            where=where_of(note),
        )
