"""Provisions that repeat a text of law word for word and add nothing."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.names import name
from pipeline.model.document import APART, Provision
from pipeline.model.finding import Evidence, Severity
from pipeline.model.run import Dossier
from pipeline.rules.gap.examples import HEAD
from pipeline.rules.registry import Case, Example, Hit, rule
from pipeline.rules.statements import is_law

_LEAST_WORDS = 40  # of a provision worth telling
_LAW = "Điều 5. Trách nhiệm của người được giao\n1. Người được giao thực hiện nhiệm vụ, công vụ nếu biết hoặc buộc phải biết nhiệm vụ, công vụ được giao có xung đột lợi ích thì phải báo cáo bằng văn bản với người trực tiếp quản lý, sử dụng để xem xét, xử lý theo quy định của pháp luật về phòng, chống tham nhũng."
_COPY = "Người được giao thực hiện nhiệm vụ, công vụ nếu biết hoặc buộc phải biết nhiệm vụ, công vụ được giao có xung đột lợi ích thì phải báo cáo bằng văn bản với người trực tiếp quản lý, sử dụng để xem xét, xử lý theo quy định của pháp luật về phòng, chống tham nhũng."


@rule(
    "GAP301",
    "Chép lại văn bản cấp trên",
    reason="Điều khoản chép nguyên văn luật mà không nói thêm ai làm, khi nào, ở đâu trong đơn vị thì không giúp ai làm và sẽ lạc hậu ngay khi luật đổi.",
    basis="Yêu cầu khong-chep-van-ban-cap-tren của danh mục (Kết luận 226-KL/TW, mới biết qua nguồn thứ cấp)",
    severity=Severity.LOW,
    bad=Example(HEAD + "Điều 7. Xung đột lợi ích\n" + _COPY, law=_LAW),
    good=Example(
        HEAD
        + "Điều 7. Xung đột lợi ích\nChuyên viên có xung đột lợi ích báo Trưởng phòng bằng phiếu trong 02 ngày làm việc; Trưởng phòng giao việc cho người khác trong ngày và ghi vào sổ theo dõi của Văn phòng để Chánh Văn phòng kiểm tra hằng tháng.",
        law=_LAW,
    ),
)
def copies_law(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """Nearly all words of a provision stand in one provision of a text of law at hand."""
    if is_law(dossier.document):
        return
    for node in _leaves(dossier.document.provisions):
        words = dossier.document.words(node.span)
        if len(words.split()) < _LEAST_WORDS:
            continue
        copied = case.texts.copied(words)
        if copied is None:
            continue
        instrument = case.register.get(copied.instrument)
        named = name(instrument) if instrument else copied.instrument
        yield Hit(
            message=f"Chép lại {copied.where} {named}, không thêm nội dung của đơn vị.",
            suggestion="Dẫn điều khoản của luật, và chỉ viết phần riêng của đơn vị: ai, khi nào, biểu mẫu nào.",
            subject=f"{copied.instrument}|{copied.where}",
            span=node.span,
            confidence=copied.alike,
            other=(
                Evidence(quote=copied.words, where=f"{copied.where} {named}", source=copied.source),
            ),
        )


def _leaves(nodes: tuple[Provision, ...]) -> Iterator[Provision]:
    for node in nodes:
        if node.kind in APART:
            continue
        if node.children:
            yield from _leaves(node.children)
        else:
            yield node
