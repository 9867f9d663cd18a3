"""What to do about an answer: draft words to put in, where, and what was looked at."""

from __future__ import annotations

from pipeline.directives.matching.asking import limit_in_words
from pipeline.model.demand import Deontic, Requirement
from pipeline.model.facts import Bound
from pipeline.model.verdict import Answer, ElementKind

_FILES = 3  # named of those looked at


def draft(requirement: Requirement) -> str:
    """The words of a provision that would meet a requirement, for a person to fit in."""
    elements = requirement.elements
    parts = [elements.who[0][0] if elements.who else "", requirement.demand]
    sentence = ": ".join(part for part in parts if part)
    if elements.authority:
        sentence += f"; do {elements.authority[0][0]} quyết định"
    if elements.deadline:
        opens = "" if elements.deadline.bound is Bound.LEAST else "trong thời hạn "
        sentence += f", {opens}{limit_in_words(elements.deadline)}"
    if elements.frequency:
        sentence += f", {elements.frequency}"
    forms = [thing[0] for thing in (*elements.form, *elements.record)]
    if forms:
        sentence += f" ({', '.join(forms)})"
    return f"«{sentence[:1].upper()}{sentence[1:]}.»"


def to_add(requirement: Requirement, answer: Answer) -> str:
    """What to write where nothing was found."""
    if requirement.deontic is Deontic.DOCUMENT:
        kind = requirement.doc_kinds[0] if requirement.doc_kinds else "văn bản riêng"
        return f"Ban hành {kind}, hoặc chỉ ra văn bản đã có. {looked_in(answer)}"
    return f"{to_write(requirement)} Nếu đã có ở văn bản khác thì chỉ ra. {looked_in(answer)}"


def to_write(requirement: Requirement) -> str:
    """Where to write something, and a draft of it."""
    where = f"{requirement.doc_kinds[0]} hoặc " if requirement.doc_kinds else ""
    return f"Bổ sung vào {where}văn bản phù hợp, ví dụ: {draft(requirement)}"


def to_complete(requirement: Requirement, answer: Answer) -> str:
    """What to write where a part is missing."""
    lacking = [
        each.asked
        for each in answer.elements
        if not each.state.is_enough and each.kind is not ElementKind.MODALITY
    ]
    added = f"Bổ sung: {'; '.join(lacking)}. " if lacking else ""
    return f"{added}Có thể viết: {draft(requirement)}"


def to_cite(_: Requirement, answer: Answer) -> str:
    """What to cite where the instrument is not."""
    return f"Dẫn văn bản đang có hiệu lực: {'; '.join(each.asked for each in answer.elements)}."


def to_mend(requirement: Requirement, _: Answer) -> str:
    """What to write where a provision says otherwise."""
    return f"Sửa cho phù hợp, ví dụ: {draft(requirement)}"


def looked_in(answer: Answer) -> str:
    """The files that were searched, the first few by name."""
    if not answer.looked_at:
        return ""
    shown = ", ".join(answer.looked_at[:_FILES])
    more = len(answer.looked_at) - _FILES
    return f"Đã tìm trong: {shown}{f' và {more} tệp khác' if more > 0 else ''}."
