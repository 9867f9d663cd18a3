"""Pages read from pictures: what was mended, and what a person should compare."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.reading import ReadNote, ReadNoteKind
from pipeline.model.run import Dossier
from pipeline.rules.doc.notes import BASIS, PLAIN, notes_of, where_of
from pipeline.rules.registry import Case, Example, Hit, rule

_MOST_SHOWN = 8


@rule(
    "DOC110",
    "Trang quét khó đọc, cần người đối chiếu",
    reason="Chữ nhận dạng từ ảnh mờ, nghiêng hoặc bị dấu che có thể sai; phát hiện trên trang này "
    "cần đối chiếu với bản giấy trước khi kết luận.",
    basis=BASIS,
    severity=Severity.MEDIUM,
    bad=Example(PLAIN, notes=(ReadNote(kind=ReadNoteKind.DOUBTFUL, count=2, page=3),)),
    good=Example(PLAIN, notes=(ReadNote(kind=ReadNoteKind.RECOGNISED, count=2, page=3),)),
)
def doubtful(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """Recognised pages in which much is uncertain."""
    for note in notes_of(dossier, ReadNoteKind.DOUBTFUL):
        pages = ", ".join(
            str(page.number) for page in dossier.document.pages if page.doubtful
        ) or str(note.page)
        yield Hit(
            message=f"{note.count} trang quét khó đọc (trang {pages}); chữ nhận dạng có thể sai.",
            suggestion="Đối chiếu các trang này với bản gốc, hoặc quét lại ở 300 dpi trở lên.",
            subject="doubtful",
            where=where_of(note),
        )


@rule(
    "DOC111",
    "Đã sửa chữ nhận dạng sai từ ảnh quét",
    reason="Chữ sửa theo mẫu số hiệu, đầu mục và chính tả pháp lý thường đúng, nhưng là suy đoán "
    "của máy; mọi chỗ sửa đều được ghi lại để kiểm tra.",
    basis=BASIS,
    severity=Severity.LOW,
    bad=Example(
        PLAIN,
        notes=(
            ReadNote(
                kind=ReadNoteKind.MENDED, count=2, page=1, sample="53/201 9/QH14 → 53/2019/QH14"
            ),
        ),
    ),
    good=Example(PLAIN),
)
def mended(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """Recognised words that were put right."""
    for note in notes_of(dossier, ReadNoteKind.MENDED):
        mends = [
            f"«{mend.before}» → «{mend.after}»" + (f" (trang {mend.page})" if mend.page else "")
            for mend in dossier.document.mends
        ]
        shown = "; ".join(mends[:_MOST_SHOWN]) or note.sample
        more = f"; và {len(mends) - _MOST_SHOWN} chỗ khác" if len(mends) > _MOST_SHOWN else ""
        yield Hit(
            message=f"{note.count} chỗ nhận dạng sai đã được sửa: {shown}{more}.",
            suggestion="Xem lại các chỗ sửa; chỗ nào sai thì đối chiếu bản gốc. Danh sách đầy đủ: "
            "rasoat show --json.",
            subject="mended",
            where=where_of(note),
        )


@rule(
    "DOC112",
    "Lớp chữ kèm ảnh quét là rác, đã nhận dạng lại",
    reason="Tệp mang sẵn lớp chữ nhận dạng sai; tìm kiếm hay chép chữ từ tệp này sẽ ra chữ sai.",
    basis=BASIS,
    severity=Severity.LOW,
    bad=Example(PLAIN, notes=(ReadNote(kind=ReadNoteKind.RUBBISH_LAYER, count=4, page=1),)),
    good=Example(PLAIN),
)
def rubbish(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """Pages whose text layer was no Vietnamese."""
    for note in notes_of(dossier, ReadNoteKind.RUBBISH_LAYER):
        yield Hit(
            message=f"{note.count} trang có lớp chữ không phải tiếng Việt; rasoat bỏ lớp chữ đó và "
            "nhận dạng lại từ ảnh.",
            suggestion="Tạo lại tệp PDF từ bản Word, hoặc quét lại không kèm lớp chữ.",
            subject="rubbish_layer",
            where=where_of(note),
        )
