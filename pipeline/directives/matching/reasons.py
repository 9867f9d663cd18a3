"""The reason of a verdict, in words a lawyer can quote."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.directives.matching.asking import in_short
from pipeline.directives.matching.concerning import Concern
from pipeline.model.demand import AnyOf, Deontic, Requirement
from pipeline.model.run import Unit
from pipeline.model.verdict import ElementKind, Found, JudgedElement, State, Verdict

NOT_DECISIVE = (ElementKind.WHO,)  # a provision binds whom its document binds, named or not
_LETTERS = 160
ELEMENTS = {
    ElementKind.WHO: "người thực hiện",
    ElementKind.WHAT: "nội dung",
    ElementKind.DEADLINE: "thời hạn",
    ElementKind.FREQUENCY: "định kỳ",
    ElementKind.AUTHORITY: "thẩm quyền",
    ElementKind.FORM: "hình thức",
    ElementKind.RECORD: "hồ sơ, báo cáo",
    ElementKind.EXTENT: "mức đầy đủ",
    ElementKind.MODALITY: "mức độ ràng buộc",
    ElementKind.DOCUMENT: "văn bản riêng",
}
_AGAINST = {
    ElementKind.DEADLINE: "thời hạn ghi «{quote}» trong khi yêu cầu là {asked}",
    ElementKind.FREQUENCY: "định kỳ ghi «{quote}» trong khi yêu cầu là {asked}",
    ElementKind.AUTHORITY: "ghi «{quote}» trong khi người có thẩm quyền phải là {asked}",
    ElementKind.MODALITY: "ghi «{quote}» trong khi yêu cầu là {asked}",
}
_CITED = {
    State.ABSENT: "chưa văn bản nào dẫn {asked}",
    State.WEAKER: "có văn bản nói việc này mà chưa dẫn {asked}",
}
_OF_THE_WORK = (ElementKind.WHAT, ElementKind.EXTENT)
_NOT_FAR_ENOUGH = (
    "có thể còn hẹp hoặc nhẹ hơn yêu cầu: các ý được hỏi đều có nhắc tới, cần đọc đối chiếu"
)
_IN_OTHER_WORDS = "dùng lời khác, chưa rõ đã đủ nội dung {asked}, cần đọc đối chiếu"
_NO_TOPIC = "Không văn bản nào áp dụng với {unit} nói đến {topic}."
_NOT_CONCERNED = {
    Concern.YES: _NO_TOPIC,
    Concern.BY_CONTENT: _NO_TOPIC,
    Concern.NOT_THEN: "Yêu cầu không có hiệu lực vào ngày xét.",
    Concern.NOT_ITS_KIND: "Yêu cầu dành cho {addressee}; {unit} không thuộc loại đơn vị đó.",
    Concern.NOT_ITS_FIELD: (
        "Yêu cầu thuộc lĩnh vực {fields}; {unit} không phụ trách lĩnh vực này và không có văn bản "
        "nào nói đến."
    ),
}


class Case(NamedTuple):
    """All a reason may speak of."""

    requirement: Requirement
    unit: Unit
    basis: str
    concerned: Concern
    elements: tuple[JudgedElement, ...]
    provisions: tuple[Found, ...]
    nearest: tuple[Found, ...]
    n_own: int
    n_above: int
    by_ministry: bool


def reason(verdict: Verdict, case: Case) -> str:
    """Why the verdict is what it is."""
    match verdict:
        case Verdict.NOT_APPLICABLE:
            return _not_concerned(case)
        case Verdict.NOT_FOUND:
            return _not_found(case)
        case Verdict.CONTRADICTS:
            return _against(case)
        case Verdict.PARTLY:
            return _partly(case)
        case Verdict.MET:
            return _met(case)


def _not_concerned(case: Case) -> str:
    return _NOT_CONCERNED[case.concerned].format(
        addressee=case.requirement.addressee,
        unit=case.unit.name,
        fields=", ".join(case.requirement.fields),
        topic=_any_of(case.requirement.elements.what[0]),
    )


def _not_found(case: Case) -> str:
    if case.requirement.deontic is Deontic.CITATION and case.provisions:
        lacking = ", ".join(each.asked for each in case.elements)
        place = _first_up(_place(case.provisions[0]))
        return f"{place} nói đến «{case.provisions[0].evidence.quote}» nhưng chưa dẫn {lacking}."
    where = f"{case.n_own} văn bản của đơn vị"
    if case.n_above:
        where += f" và {case.n_above} văn bản chung của Bộ"
    text = f"Đã tìm trong {where} còn hiệu lực; không điều khoản nào đáp ứng."
    if case.nearest:
        near = case.nearest[0]
        text += f" Gần nhất là {_place(near)}: «{_short(near.evidence.quote)}»."
    return text


def _against(case: Case) -> str:
    if case.requirement.deontic is Deontic.CITATION:
        found = case.provisions[0]
        return f"{_first_up(_place(found))} còn ghi «{found.evidence.quote}»{_rests(case)}."
    told = [
        _AGAINST.get(each.kind, "ghi «{quote}», trái với yêu cầu «{demand}»").format(
            quote=_short(each.quote), asked=each.asked, demand=case.requirement.demand
        )
        for each in case.elements
        if each.state is State.CONTRADICTORY
    ]
    where = _place(case.provisions[0]) if case.provisions else ""
    return f"{_first_up(where)}: {'; '.join(told)}{_rests(case)}."


def _partly(case: Case) -> str:
    lacks = [
        each for each in case.elements if not each.state.is_enough and each.kind not in NOT_DECISIVE
    ]
    if case.requirement.deontic is Deontic.CITATION:
        told = [_CITED[each.state].format(asked=each.asked) for each in lacks]
        return f"{_first_up('; '.join(told))}{_rests(case)}."
    things = [each for each in lacks if each.kind is ElementKind.WHAT]
    told = [_lack(each) for each in lacks if each.kind is not ElementKind.EXTENT]
    if any(each.kind is ElementKind.EXTENT for each in lacks):
        if things:
            told = [_IN_OTHER_WORDS.format(asked="; ".join(f"({each.asked})" for each in things))]
            told += [_lack(each) for each in lacks if each.kind not in _OF_THE_WORK]
        else:
            told.insert(0, _NOT_FAR_ENOUGH)
    if case.provisions:
        place = _first_up(_place(case.provisions[0]))
        return f"{place} có quy định nhưng {'; '.join(told)}{_rests(case)}."
    return f"{_first_up('; '.join(told))}{_rests(case)}."


def _lack(element: JudgedElement) -> str:
    named = ELEMENTS[element.kind]
    if element.state is State.ABSENT:
        return f"chưa thấy {named} ({element.asked})"
    if element.state is State.CONTRADICTORY:
        return f"ghi «{_short(element.quote)}», khác với yêu cầu ({element.asked})"
    if element.kind is ElementKind.WHAT:
        return f"mới nói một phần {named} ({element.asked})"
    if element.quote:
        return f"{named} mới ghi «{_short(element.quote)}», yêu cầu: {element.asked}"
    return f"{named} chưa rõ ({element.asked})"


def _met(case: Case) -> str:
    told = [ELEMENTS[each.kind] for each in case.elements if each.kind is not ElementKind.MODALITY]
    if not case.provisions and not case.elements[0].quote:
        return "Không văn bản nào còn hiệu lực ghi điều không được ghi."
    place = _place(case.provisions[0]) if case.provisions else f"«{case.elements[0].quote}»"
    above = " (văn bản chung áp dụng với đơn vị)" if case.by_ministry else ""
    return f"{_first_up(place)}{above} đáp ứng: có {', '.join(dict.fromkeys(told))}."


def _any_of(thing: AnyOf) -> str:
    return f"«{in_short(thing)}»"


def _rests(case: Case) -> str:
    return f", theo {case.basis}" if case.basis else ""


def _place(found: Found) -> str:
    return ", ".join(part for part in (found.evidence.where, found.document) if part)


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LETTERS else line[:_LETTERS].rsplit(" ", 1)[0] + "…"
