"""What to do about an answer: draft words to put in, where, and what was looked at."""

from __future__ import annotations

import re

from pipeline.directives.matching.asking import limit_in_words
from pipeline.extract.deadlines.vocabulary import vocabulary
from pipeline.model.demand import AnyOf, Deontic, Limit, Requirement
from pipeline.model.facts import Bound
from pipeline.model.verdict import Answer, ElementKind
from pipeline.word_lists import any_word

_FILES = 3  # named of those looked at
_IN_TIME = " đúng hạn"  # what the time itself says better
_AT_START = "đầu"  # of a year: once in each
# What is no matter to put in; whom a document binds need not be named.
_NOT_ADDED = (ElementKind.WHO, ElementKind.EXTENT, ElementKind.MODALITY)


def draft(requirement: Requirement) -> str:
    """The words of a provision that would meet a requirement, for a person to fit in.

    Who, by whom, how long, how often and in what form are added where the demand does not say it.
    """
    demand, elements = requirement.demand, requirement.elements
    said = demand.casefold()
    sentence = demand
    if elements.who and not _names(said, elements.who[0]):
        sentence = f"{elements.who[0][0]}: {sentence}"
    if elements.authority and not _names(said, elements.authority[0]):
        sentence += f"; do {elements.authority[0][0]} quyết định"
    if elements.deadline and not _tells_stretch(said, elements.deadline):
        opens = "" if elements.deadline.bound is Bound.LEAST else "trong thời hạn "
        shorter = sentence.removesuffix(_IN_TIME)
        sign = "," if shorter == sentence else ""
        sentence = f"{shorter}{sign} {opens}{limit_in_words(elements.deadline)}"
    if elements.frequency and not _recurs(said, elements.frequency):
        sentence += f", {elements.frequency}"
    forms = [thing[0] for thing in (*elements.form, *elements.record) if not _names(said, thing)]
    if forms:
        sentence += f" ({', '.join(forms)})"
    return f"«{sentence[:1].upper()}{sentence[1:]}.»"


def _names(said: str, thing: AnyOf) -> bool:
    return any(wording.casefold() in said for wording in thing)


def _tells_stretch(said: str, limit: Limit) -> bool:
    """Whether the number, in digits or words, stands before its unit: "đủ hai năm"."""
    told = vocabulary()
    spelled = [word for word, value in told.numbers.items() if value == limit.number]
    units = [word for word, unit in told.units.items() if unit is limit.unit]
    numbers = any_word([f"{limit.number:g}", f"{limit.number:02g}", *spelled])
    return re.search(rf"(?<!\w){numbers}\s+{any_word(units)}(?!\w)", said) is not None


def _recurs(said: str, frequency: str) -> bool:
    """Whether it is told how often: "hằng năm" is told by "mỗi năm", too, or by "đầu năm"."""
    _, _, unit = frequency.rpartition(" ")
    return any(f"{each} {unit}" in said for each in (*vocabulary().each, _AT_START))


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
        if not each.state.is_enough and each.kind not in _NOT_ADDED
    ]
    if not lacking:
        return f"Có thể viết: {draft(requirement)}"
    added = "; ".join(lacking)
    stop = "" if added.endswith("…") else "."
    return f"Bổ sung: {added}{stop} Có thể viết: {draft(requirement)}"


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
