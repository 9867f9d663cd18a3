"""Documents marked as State secrets: named, not analysed."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.reading import ReadNote, ReadNoteKind
from pipeline.model.run import Dossier
from pipeline.read.secrecy.told import HELD_BACK, WHO_TO_ASK
from pipeline.rules.doc.notes import PLAIN, notes_of
from pipeline.rules.registry import Case, Example, Hit, rule


@rule(
    "DOC109",
    "Văn bản có dấu chỉ độ mật, không phân tích",
    reason="Văn bản MẬT, TỐI MẬT, TUYỆT MẬT chỉ được xử lý ở nơi và bởi người được phép; kho văn "
    "bản của đợt rà soát này không phải nơi đó.",
    basis="Luật Bảo vệ bí mật nhà nước số 117/2025/QH15",
    severity=Severity.HIGH,
    bad=Example("", notes=(ReadNote(kind=ReadNoteKind.WITHHELD),)),
    good=Example(PLAIN),
)
def secret(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A document the secrecy gate held back."""
    for _ in notes_of(dossier, ReadNoteKind.WITHHELD):
        yield Hit(message=HELD_BACK, suggestion=WHO_TO_ASK, subject="secret", where="toàn tệp")
