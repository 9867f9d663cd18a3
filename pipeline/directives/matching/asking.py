"""A requirement put in words: its demand, its basis, and each of its elements."""

from __future__ import annotations

from pipeline.law.names import name
from pipeline.law.paths import told
from pipeline.law.register import Register
from pipeline.model.demand import Bound, Limit, Requirement
from pipeline.model.facts import TimeUnit
from pipeline.model.verdict import ElementKind

_UNITS = {
    TimeUnit.MINUTE: "phút",
    TimeUnit.HOUR: "giờ",
    TimeUnit.DAY: "ngày",
    TimeUnit.WEEK: "tuần",
    TimeUnit.MONTH: "tháng",
    TimeUnit.QUARTER: "quý",
    TimeUnit.YEAR: "năm",
}


def basis_of(requirement: Requirement, register: Register) -> str:
    """The clauses a requirement rests on: "khoản 2 Điều 7 Nghị định số …; …"."""
    named = []
    for basis in requirement.basis:
        instrument = register.get(basis.instrument)
        whole = name(instrument) if instrument else basis.instrument
        named.append(f"{told(basis.provision)} {whole}" if basis.provision else whole)
    return "; ".join(named)


def limit_in_words(limit: Limit) -> str:
    """A limit as one says it: "không quá 5 ngày làm việc", "ít nhất 20 ngày"."""
    bound = "ít nhất" if limit.bound is Bound.LEAST else "không quá"
    working = " làm việc" if limit.working else ""
    return f"{bound} {limit.number:g} {_UNITS[limit.unit]}{working}"


def asked(requirement: Requirement, kind: ElementKind, number: int = 0) -> str:
    """One thing of an element as it is asked for."""
    elements = requirement.elements
    things = {
        ElementKind.WHO: elements.who,
        ElementKind.WHAT: elements.what,
        ElementKind.AUTHORITY: elements.authority,
        ElementKind.FORM: elements.form,
        ElementKind.RECORD: elements.record,
    }
    if kind in things:
        return _or(things[kind][number])
    if kind is ElementKind.DEADLINE and elements.deadline:
        return limit_in_words(elements.deadline)
    if kind is ElementKind.MODALITY:
        return _MODALITIES[requirement.deontic.value]
    return elements.frequency if kind is ElementKind.FREQUENCY else _or(requirement.doc_kinds)


_MODALITIES = {
    "duty": "bắt buộc",
    "deadline": "bắt buộc",
    "authority": "bắt buộc",
    "document": "bắt buộc",
    "prohibition": "cấm",
    "permission": "được phép",
}


def _or(things: tuple[str, ...]) -> str:
    return " hoặc ".join(things)
