"""Two bodies in the lead of one piece of work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from pipeline.evidence import evidence_at
from pipeline.model.document import Document, Span
from pipeline.model.facts import Modality, Responsibility
from pipeline.model.finding import Severity
from pipeline.model.run import Dossier
from pipeline.rules.pro.basis import SIX_CLEAR
from pipeline.rules.pro.names import names_in
from pipeline.rules.pro.vocabulary import any_of
from pipeline.rules.quoting import is_quoted
from pipeline.rules.registry import Case, Example, Hit, rule
from pipeline.rules.statements import is_law

_CLAUSE = re.compile(r"[^\n.;]+")
_ARTICLE = re.compile(r"\s*(?:các|những|một|mỗi|tại|ở)?\s*", re.IGNORECASE)
_NOT = re.compile(r"(?<!\w)(?:không|tránh|cấm)(?:\s(?!thì\s)[^\s,]+)*\s*$", re.IGNORECASE)
_THEN = re.compile(r",|(?<!\w)thì(?!\w)", re.IGNORECASE)
_WITH = re.compile(r"[\s,]*(?:và\s+)?phối hợp(?:\s+(?:với|cùng))?\s+", re.IGNORECASE)
_ABOUT = re.compile(r"\s*(?:về|trong|việc|công tác)\s+", re.IGNORECASE)
_SURE = 0.7  # the two may have been told apart where nobody looked
_FEWEST_SYLLABLES = 4  # that name a piece of work and not a field


class _Led(NamedTuple):
    """A work somebody leads: the words of the work alone, and whether others' names precede it."""

    norm: Responsibility
    body: str
    work: str
    after_partners: bool


@rule(
    "PRO201",
    "Hai đơn vị cùng chủ trì một việc",
    reason="Cùng chủ trì thì không đơn vị nào chịu trách nhiệm đến cùng; việc dễ bị đẩy qua lại.",
    basis=SIX_CLEAR,
    severity=Severity.MEDIUM,
    bad=Example("Điều 3. Văn phòng và Phòng Quản trị cùng chủ trì kiểm kê tài sản hằng năm.\n"),
    good=Example("Điều 3. Phòng Quản trị chủ trì, phối hợp với Văn phòng kiểm kê tài sản.\n"),
)
def joint_lead(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """Work, not a meeting, that two are to lead: told in one clause, or in two provisions."""
    document = dossier.document
    told: dict[Span, str] = {}
    for clause in _CLAUSE.finditer(document.text):
        named = any_of("joint_leads").search(clause[0])
        if named is None or _is_other(clause[0][: named.start()], clause[0][named.end() :]):
            continue
        told[_clause_at(document, clause.start())] = named[0]
    for norm, said in _led_by_two(dossier):
        told.setdefault(_clause_at(document, norm.action.start), said)
    for span, said in sorted(told.items()):
        words = document.words(span)
        if is_quoted(document, span) or any_of("repealing").match(words):
            continue
        yield Hit(
            message=f"«{said}»: hai đơn vị cùng chủ trì một việc.",
            suggestion="Giao một đơn vị chủ trì; đơn vị còn lại phối hợp, ghi rõ phần việc.",
            subject=f"joint-lead|{words[:80]}",
            span=span,
        )
    for first, second in _led_twice(dossier):
        yield Hit(
            message=f"Việc «{second.work}» giao cho «{second.body}» chủ trì, mà nơi khác của văn "
            f"bản giao cho «{first.body}».",
            suggestion="Giao một đơn vị chủ trì; đơn vị còn lại phối hợp, ghi rõ phần việc.",
            subject=f"led-twice|{second.work}",
            span=second.norm.action.span,
            confidence=_SURE,
            verified=False,
            other=(evidence_at(document, first.norm.action.span),),
        )


def _clause_at(document: Document, place: int) -> Span:
    """The clause that holds ``place``, white space aside."""
    found = next(each for each in _CLAUSE.finditer(document.text, _opens(document, place)))
    words = found[0].strip()
    start = found.start() + found[0].index(words)
    return Span(start, start + len(words))


def _opens(document: Document, place: int) -> int:
    return max(document.text.rfind(mark, 0, place) for mark in "\n.;") + 1


def _is_other(before: str, rest: str) -> bool:
    """Whether the words give no work to two: a council's chair ("hội đồng chủ trì"), a role in a
    list, a meeting, which two may well chair but not organise, what must not be, or a case for
    which something else is laid down."""
    if before.rstrip().casefold().endswith("hội") or rest.lstrip().startswith((",", ")")):
        return True
    if any_of("conditions").search(_THEN.split(before)[-1]):
        return True
    return _NOT.search(before) is not None or _is_meeting(rest)


def _is_meeting(rest: str) -> bool:
    opening = _ARTICLE.match(rest)
    return any_of("meetings").match(rest, opening.end() if opening else 0) is not None


def _led_by_two(dossier: Dossier) -> Iterator[tuple[Responsibility, str]]:
    """Norms whose bearer is two bodies by name, and how they tell of it."""
    for norm, lead in _leads(dossier):
        rest = norm.action.quote[lead.end() :]
        if norm.bearer is None or len(names_in(norm.bearer.quote)) < 2:
            continue
        if not _is_meeting(rest) and not any_of("parted").search(rest):
            yield norm, f"{norm.bearer.quote} {lead[0]}"


def _led_twice(dossier: Dossier) -> Iterator[tuple[_Led, _Led]]:
    """Pairs of norms that give one work to two bodies, each by name, in no case of its own."""
    led = []
    for norm, lead in _leads(dossier):
        names = names_in(norm.bearer.quote) if norm.bearer else ()
        if len(names) != 1 or norm.condition or _is_of_a_case(dossier.document, norm):
            continue
        rest = norm.action.quote[lead.end() :]
        partners = _WITH.match(rest)
        if partners is not None:
            rest = _after_names(rest[partners.end() :], norm)
        about = _ABOUT.match(rest)
        work = " ".join(rest[about.end() if about else 0 :].casefold().strip(" ,").split())
        if len(work.split()) < _FEWEST_SYLLABLES or any_of("parted").search(work):
            continue
        if not any_of("works_of_all").match(work) and not _is_meeting(work):
            led.append(_Led(norm, names[0], work, partners is not None))
    for first, second in combinations(led, 2):
        one, other = first.body.casefold(), second.body.casefold()
        if one not in other and other not in one and _is_one(first, second):
            yield first, second


def _after_names(rest: str, norm: Responsibility) -> str:
    """What is done behind the names of the partners; all, where they took it in."""
    for partner in norm.partners:
        behind = rest.removeprefix(partner.quote)
        rest = behind if behind.strip() else rest
    return rest


def _is_one(first: _Led, second: _Led) -> bool:
    """Whether two works are one; the end of the names of partners may not be told from the work."""
    if first.work == second.work:
        return True
    return any(
        longer.after_partners and longer.work.endswith(f" {shorter.work}")
        for longer, shorter in ((first, second), (second, first))
    )


def _leads(dossier: Dossier) -> Iterator[tuple[Responsibility, re.Match[str]]]:
    """Duties of a unit's own document that begin with words of the lead, and those words."""
    if is_law(dossier.document):
        return
    for norm in dossier.facts.responsibilities:
        lead = any_of("leads").match(norm.action.quote)
        if lead is not None and norm.modality in (Modality.OBLIGATION, Modality.POWER):
            yield norm, lead


def _is_of_a_case(document: Document, norm: Responsibility) -> bool:
    """Whether a heading above has it done in one case, or one place, only."""
    return any(
        any_of("cases").search(node.heading) is not None
        for node in document.path_at(norm.action.start)
    )
