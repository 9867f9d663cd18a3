"""DOC: files that could not be read, or only badly. Always said, never dropped."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.reading import ReadNote, ReadNoteKind
from pipeline.model.run import Dossier
from pipeline.rules.registry import Case, Example, Hit, rule

_BASIS = "Nguyên tắc rà soát của rasoat: mọi tệp đầu vào đều phải được tính đến"
_PLAIN = """BỘ GIẢ ĐỊNH
Số: 12/QĐ-BGĐ
QUYẾT ĐỊNH
Về việc phân công trực cơ quan
Điều 1. Văn phòng phân công cán bộ trực hằng ngày.
Điều 2. Quyết định này có hiệu lực từ ngày ký.
"""


def _notes(dossier: Dossier, *kinds: ReadNoteKind) -> Iterator[ReadNote]:
    return (note for note in dossier.document.notes if note.kind in kinds)


def _where(note: ReadNote) -> str:
    return f"trang {note.page}" if note.page else "toàn tệp"


@rule(
    "DOC101",
    "Không đọc được tệp",
    reason="Văn bản không đọc được thì chưa được rà soát; mọi điều khoản trong đó còn bỏ ngỏ.",
    basis=_BASIS,
    severity=Severity.HIGH,
    bad=Example("", notes=(ReadNote(kind=ReadNoteKind.UNREADABLE, sample="Tệp rỗng."),)),
    good=Example(_PLAIN),
)
def unreadable(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A file no reader could open."""
    for note in _notes(dossier, ReadNoteKind.UNREADABLE):
        yield Hit(
            message=f"Không đọc được tệp. {note.sample}",
            suggestion="Xin lại tệp gốc từ đơn vị, rồi chạy rà soát lại.",
            subject=note.sample,
            where="toàn tệp",
        )


@rule(
    "DOC102",
    "Có trang chỉ là ảnh, không có chữ",
    reason="Nội dung các trang quét chưa được nhận dạng nên chưa được rà soát.",
    basis=_BASIS,
    severity=Severity.HIGH,
    bad=Example("", notes=(ReadNote(kind=ReadNoteKind.NO_TEXT_LAYER, count=3, page=1),)),
    good=Example(_PLAIN),
)
def pictures(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """Pages without a text layer."""
    for note in _notes(dossier, ReadNoteKind.NO_TEXT_LAYER):
        yield Hit(
            message=f"{note.count} trang chỉ là ảnh quét, không có lớp chữ; chưa được rà soát.",
            suggestion="Nộp bản Word hoặc PDF có chữ của văn bản này.",
            subject="no_text_layer",
            where=_where(note),
        )


@rule(
    "DOC103",
    "Tệp hỏng, chỉ đọc được một phần",
    reason="Phần không đọc được có thể chứa điều khoản cần rà soát.",
    basis=_BASIS,
    severity=Severity.MEDIUM,
    bad=Example(_PLAIN, notes=(ReadNote(kind=ReadNoteKind.RECOVERED, degrades=True),)),
    good=Example(_PLAIN),
)
def damaged(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A damaged or cut-off file that was read in part."""
    for note in _notes(dossier, ReadNoteKind.RECOVERED, ReadNoteKind.TRUNCATED):
        yield Hit(
            message="Tệp bị hỏng hoặc thiếu phần cuối; kết quả rà soát chỉ dựa trên phần đọc được.",
            suggestion="Mở tệp gốc, lưu lại thành tệp mới và nộp lại.",
            subject=note.kind,
            where=_where(note),
        )


@rule(
    "DOC104",
    "Chữ Việt bị sai dấu hàng loạt",
    reason="Dấu thanh, dấu chữ bị xáo trộn làm sai nghĩa và làm lọt viện dẫn, tên cơ quan.",
    basis=_BASIS,
    severity=Severity.MEDIUM,
    bad=Example(
        _PLAIN,
        notes=(ReadNote(kind=ReadNoteKind.SCRAMBLED, count=40, sample="quỹết", degrades=True),),
    ),
    good=Example(_PLAIN),
)
def scrambled(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """Syllables Vietnamese spelling does not allow, more than chance explains."""
    for note in _notes(dossier, ReadNoteKind.SCRAMBLED):
        yield Hit(
            message=f"{note.count} âm tiết sai chính tả tiếng Việt (ví dụ «{note.sample}»); "
            "bản này có thể bị lỗi phông chữ hoặc bị xáo dấu.",
            suggestion="Đối chiếu với bản gốc có chữ ký; nộp lại bản đúng.",
            subject="scrambled",
            where=_where(note),
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
        _PLAIN, notes=(ReadNote(kind=ReadNoteKind.LOOKALIKE, count=4, page=1, sample="Вộ"),)
    ),
    good=Example(_PLAIN),
)
def look_alikes(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """Letters of other alphabets in Vietnamese words."""
    for note in _notes(dossier, ReadNoteKind.LOOKALIKE):
        yield Hit(
            message=f"{note.count} chữ cái lạ trong từ tiếng Việt, ví dụ «{note.sample}».",
            suggestion="Gõ lại các từ này bằng bộ gõ Unicode tiếng Việt.",
            subject="lookalike",
            where=_where(note),
        )


@rule(
    "DOC106",
    "Còn vết sửa hoặc ghi chú trong tệp",
    reason="Không chắc bản này là bản đã ban hành; rasoat đọc như mọi sửa đổi đã được chấp nhận.",
    basis=_BASIS,
    severity=Severity.LOW,
    bad=Example(_PLAIN, notes=(ReadNote(kind=ReadNoteKind.TRACKED_CHANGES, count=2),)),
    good=Example(_PLAIN),
)
def unsettled(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """Tracked changes or comments left in the file."""
    words = {
        ReadNoteKind.TRACKED_CHANGES: "chỗ sửa đổi chưa chốt (Track Changes)",
        ReadNoteKind.COMMENTS: "ghi chú bên lề",
    }
    for note in _notes(dossier, *words):
        yield Hit(
            message=f"Tệp còn {note.count} {words[note.kind]}"
            + (f", ví dụ «{note.sample}»." if note.sample else "."),
            suggestion="Xác nhận đây là bản đã ban hành; chốt sửa đổi, xóa ghi chú rồi nộp lại.",
            subject=note.kind,
            where=_where(note),
        )


@rule(
    "DOC107",
    "Có chữ ẩn trong tệp",
    reason="Chữ ẩn không hiện trên giấy, không phải nội dung đã ký; rasoat không đọc phần này.",
    basis=_BASIS,
    severity=Severity.LOW,
    bad=Example(_PLAIN, notes=(ReadNote(kind=ReadNoteKind.HIDDEN_TEXT, count=1),)),
    good=Example(_PLAIN),
)
def hidden(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """Text set to be invisible."""
    for note in _notes(dossier, ReadNoteKind.HIDDEN_TEXT):
        yield Hit(
            message=f"Tệp có {note.count} đoạn chữ ẩn.",
            suggestion="Kiểm tra và xóa chữ ẩn trong tệp gốc.",
            subject="hidden_text",
            where=_where(note),
        )


@rule(
    "DOC108",
    "Không nhận ra điều khoản nào",
    reason="Văn bản có chữ nhưng không tách được thành điều, khoản hay mục, nên chỉ rà soát được "
    "viện dẫn và tên cơ quan.",
    basis=_BASIS,
    severity=Severity.LOW,
    bad=Example("Ghi chép buổi họp ngày thứ hai\nMọi người thống nhất sẽ bàn tiếp vào tuần sau.\n"),
    good=Example(_PLAIN),
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
