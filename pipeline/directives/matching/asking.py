"""A requirement put in words: its demand, its basis, and each of its elements."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.directives.matching.words import folded, lists
from pipeline.directives.times import WORDS
from pipeline.law.names import name
from pipeline.law.paths import told
from pipeline.law.register import Register
from pipeline.model.demand import AnyOf, Limit, Requirement
from pipeline.model.facts import Bound
from pipeline.model.verdict import ElementKind
from pipeline.word_lists import whole_words

_TIME = re.compile(
    r"\b(?:h[ằà]ng|mỗi|định kỳ|trong|quá|đủ|ít nhất|chậm nhất|sau) (?:\d+ )?"
    r"(?:ngày|tuần|tháng|quý|năm)(?: làm việc)?|"
    r"\d+ (?:giờ|ngày|tuần|tháng|quý|năm)(?: làm việc)?"
)
_TOLD = 3  # wordings of one thing that are told


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
    return f"{bound} {limit.number:g} {WORDS[limit.unit]}{working}"


def asked(requirement: Requirement, kind: ElementKind, number: int = 0) -> str:
    """One thing of an element as it is asked for."""
    elements = requirement.elements
    things = {
        ElementKind.WHO: elements.who,
        ElementKind.AUTHORITY: elements.authority,
        ElementKind.FORM: elements.form,
        ElementKind.RECORD: elements.record,
    }
    if kind is ElementKind.WHAT:
        return in_short(elements.what[number])
    if kind in things:
        return _or(things[kind][number])
    if kind is ElementKind.DEADLINE and elements.deadline:
        return limit_in_words(elements.deadline)
    if kind is ElementKind.EXTENT:
        return "đủ như yêu cầu"
    if kind is ElementKind.MODALITY:
        return _MODALITIES[requirement.deontic.value]
    return elements.frequency if kind is ElementKind.FREQUENCY else _or(requirement.doc_kinds)


@lru_cache(maxsize=1024)
def matter_of(requirement: Requirement) -> str:
    """The demand without its people and times, which a provision against it says otherwise."""
    asked = requirement.elements
    people = [folded(word) for thing in (*asked.who, *asked.authority) for word in thing]
    rest = folded(requirement.demand)
    for word in sorted(people, key=len, reverse=True):
        rest = rest.replace(word, " ")
    rest = _TIME.sub(" ", rest)
    return rest if rest.strip() else requirement.demand


def wordings_of(requirement: Requirement) -> tuple[str, ...]:
    """The demand, and each wording of each thing it asks for."""
    return (requirement.demand, *(each for thing in requirement.elements.what for each in thing))


def topics_of(requirement: Requirement) -> tuple[str, ...]:
    """The topic of a requirement, its parts between commas."""
    return tuple(part.strip() for part in requirement.topic.split(",") if part.strip())


@lru_cache(maxsize=1024)
def asks_who_is_charged(requirement: Requirement) -> bool:
    """Whether a demand is that somebody be charged with something."""
    charging = whole_words(lists().charging)
    return any(charging.search(folded(words)) for words in wordings_of(requirement))


@lru_cache(maxsize=1024)
def acts_of(requirement: Requirement) -> tuple[str, ...]:
    """The acts a requirement asks for, of those from which a rule may release somebody."""
    asked = [folded(each) for thing in requirement.elements.what for each in thing]
    return tuple(act for act in lists().acts if any(act in each for each in asked))


@lru_cache(maxsize=1024)
def kinds_like(doc_kind: str) -> tuple[str, ...]:
    """The words for kinds of document of which one may stand for that of ``doc_kind``."""
    named = folded(doc_kind)
    groups = (group for group in lists().kinds if named.startswith(group))
    return next(groups, ())


_MODALITIES = {
    "duty": "bắt buộc",
    "deadline": "bắt buộc",
    "authority": "bắt buộc",
    "document": "bắt buộc",
    "prohibition": "cấm",
    "permission": "được phép",
    "citation": "bắt buộc",
}


def in_short(wordings: AnyOf) -> str:
    """One thing by the first of its wordings: the catalogue has the plainest ones first."""
    rest = " …" if len(wordings) > _TOLD else ""
    return _or(wordings[:_TOLD]) + rest


def _or(things: tuple[str, ...]) -> str:
    return " hoặc ".join(things)
