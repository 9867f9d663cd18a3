"""Files that could not be read, or only in part, and what their text suffers from."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.reading import ReadNote, ReadNoteKind
from pipeline.model.run import Dossier
from pipeline.rules.doc.notes import BASIS, PLAIN, notes_of, where_of
from pipeline.rules.registry import Case, Example, Hit, rule


@rule(
    "DOC101",
    "Không đọc được tệp",
    reason="Văn bản không đọc được thì chưa được rà soát; mọi điều khoản trong đó còn bỏ ngỏ.",
    basis=BASIS,
    severity=Severity.HIGH,
    bad=Example("", notes=(ReadNote(kind=ReadNoteKind.UNREADABLE, sample="Tệp rỗng."),)),
    good=Example(PLAIN),
)
def unreadable(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A file no reader could open."""
    for note in notes_of(dossier, ReadNoteKind.UNREADABLE):
        yield Hit(
            message=f"Không đọc được tệp. {note.sample}",
            suggestion="Xin lại tệp gốc từ đơn vị, rồi chạy rà soát lại.",
            subject=note.sample,
            where="toàn tệp",
        )


@rule(
    "DOC102",
    "Có trang chỉ là ảnh, không nhận dạng được chữ",
    reason="Nội dung các trang này chưa được nhận dạng nên chưa được rà soát.",
    basis=BASIS,
    severity=Severity.HIGH,
    bad=Example("", notes=(ReadNote(kind=ReadNoteKind.NO_TEXT_LAYER, count=3, page=1),)),
    good=Example(PLAIN),
)
def pictures(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """Pages without a text layer."""
    for note in notes_of(dossier, ReadNoteKind.NO_TEXT_LAYER):
        yield Hit(
            message=f"{note.count} trang chỉ là ảnh, không nhận dạng được chữ; chưa được rà soát.",
            suggestion="Kiểm tra máy đã cài Tesseract và dữ liệu tiếng Việt chưa; nếu đã cài, quét "
            "lại các trang này rõ hơn hoặc nộp bản Word, PDF có chữ.",
            subject="no_text_layer",
            where=where_of(note),
        )


@rule(
    "DOC103",
    "Tệp hỏng, chỉ đọc được một phần",
    reason="Phần không đọc được có thể chứa điều khoản cần rà soát.",
    basis=BASIS,
    severity=Severity.MEDIUM,
    bad=Example(PLAIN, notes=(ReadNote(kind=ReadNoteKind.RECOVERED, degrades=True),)),
    good=Example(PLAIN),
)
def damaged(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A damaged or cut-off file that was read in part."""
    for note in notes_of(dossier, ReadNoteKind.RECOVERED, ReadNoteKind.TRUNCATED):
        yield Hit(
            message="Tệp bị hỏng hoặc thiếu phần cuối; kết quả rà soát chỉ dựa trên phần đọc được.",
            suggestion="Mở tệp gốc, lưu lại thành tệp mới và nộp lại.",
            subject=note.kind,
            where=where_of(note),
        )


@rule(
    "DOC104",
    "Chữ Việt bị sai dấu hàng loạt",
    reason="Dấu thanh, dấu chữ bị xáo trộn làm sai nghĩa và làm lọt viện dẫn, tên cơ quan.",
    basis=BASIS,
    severity=Severity.MEDIUM,
    bad=Example(
        PLAIN,
        notes=(ReadNote(kind=ReadNoteKind.SCRAMBLED, count=40, sample="quỹết", degrades=True),),
    ),
    good=Example(PLAIN),
)
def scrambled(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """Syllables Vietnamese spelling does not allow, more than chance explains."""
    for note in notes_of(dossier, ReadNoteKind.SCRAMBLED):
        yield Hit(
            message=f"{note.count} âm tiết sai chính tả tiếng Việt (ví dụ «{note.sample}»); "
            "bản này có thể bị lỗi phông chữ hoặc bị xáo dấu.",
            suggestion="Đối chiếu với bản gốc có chữ ký; nộp lại bản đúng.",
            subject="scrambled",
            where=where_of(note),
            confidence=0.9,
        )


@rule(
    "DOC105",
    "Chữ cái lạ lẫn trong từ tiếng Việt",
    reason="Chữ cái của bảng chữ khác trông giống chữ Việt làm việc tìm kiếm bỏ sót văn bản; "
    "rasoat đã đọc như chữ Việt tương ứng.",
    basis="TCVN 6909:2001, bộ mã ký tự tiếng Việt (Nghị định 30/2020/NĐ-CP, Phụ lục I)",
    severity=Severity.LOW,
    bad=Example(
        PLAIN, notes=(ReadNote(kind=ReadNoteKind.LOOKALIKE, count=4, page=1, sample="Вộ"),)
    ),
    good=Example(PLAIN),
)
def look_alikes(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """Letters of other alphabets in Vietnamese words."""
    for note in notes_of(dossier, ReadNoteKind.LOOKALIKE):
        yield Hit(
            message=f"{note.count} chữ cái lạ trong từ tiếng Việt, ví dụ «{note.sample}».",
            suggestion="Gõ lại các từ này bằng bộ gõ Unicode tiếng Việt.",
            subject="lookalike",
            where=where_of(note),
        )


@rule(
    "DOC106",
    "Còn vết sửa hoặc ghi chú trong tệp",
    reason="Không chắc bản này là bản đã ban hành; rasoat đọc như mọi sửa đổi đã được chấp nhận.",
    basis=BASIS,
    severity=Severity.LOW,
    bad=Example(PLAIN, notes=(ReadNote(kind=ReadNoteKind.TRACKED_CHANGES, count=2),)),
    good=Example(PLAIN),
)
def unsettled(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """Tracked changes or comments left in the file."""
    words = {
        ReadNoteKind.TRACKED_CHANGES: "chỗ sửa đổi chưa chốt (Track Changes)",
        ReadNoteKind.COMMENTS: "ghi chú bên lề",
    }
    for note in notes_of(dossier, *words):
        yield Hit(
            message=f"Tệp còn {note.count} {words[note.kind]}"
            + (f", ví dụ «{note.sample}»." if note.sample else "."),
            suggestion="Xác nhận đây là bản đã ban hành; chốt sửa đổi, xóa ghi chú rồi nộp lại.",
            subject=note.kind,
            where=where_of(note),
        )


@rule(
    "DOC107",
    "Có chữ ẩn trong tệp",
    reason="Chữ ẩn không hiện trên giấy, không phải nội dung đã ký; rasoat không đọc phần này.",
    basis=BASIS,
    severity=Severity.LOW,
    bad=Example(PLAIN, notes=(ReadNote(kind=ReadNoteKind.HIDDEN_TEXT, count=1),)),
    good=Example(PLAIN),
)
def hidden(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """Text set to be invisible."""
    for note in notes_of(dossier, ReadNoteKind.HIDDEN_TEXT):
        yield Hit(
            message=f"Tệp có {note.count} đoạn chữ ẩn.",
            suggestion="Kiểm tra và xóa chữ ẩn trong tệp gốc.",
            subject="hidden_text",
            where=where_of(note),
        )


@rule(
    "DOC108",
    "Không nhận ra điều khoản nào",
    reason="Văn bản có chữ nhưng không tách được thành điều, khoản hay mục, nên chỉ rà soát được "
    "viện dẫn và tên cơ quan.",
    basis=BASIS,
    severity=Severity.LOW,
    bad=Example("Ghi chép buổi họp ngày thứ hai\nMọi người thống nhất sẽ bàn tiếp vào tuần sau.\n"),
    good=Example(PLAIN),
)
def shapeless(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """Text in which no provision was recognised."""
    document = dossier.document
    if document.text.strip() and not document.provisions:
        yield Hit(
            message="Không nhận ra điều, khoản hay mục nào trong văn bản.",
            suggestion="Kiểm tra tệp có phải quy chế, quy định, quy trình không; nếu có, báo nhóm "
            "phát triển kèm tên tệp.",
            subject="shapeless",
            where="toàn tệp",
            confidence=0.9,
        )
