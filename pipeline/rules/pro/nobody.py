"""Work that nobody in particular is to do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.document import Document, Provision
from pipeline.model.facts import Modality, Responsibility
from pipeline.model.finding import Severity
from pipeline.model.run import Dossier
from pipeline.rules.footing import without_label
from pipeline.rules.pro.basis import SIX_CLEAR
from pipeline.rules.pro.defined import is_defined
from pipeline.rules.pro.duties import plain_duties, short
from pipeline.rules.pro.names import is_nobody, mentions_unit, names_in
from pipeline.rules.pro.vocabulary import any_of
from pipeline.rules.registry import Case, Example, Hit, rule

_SURE = 0.7
_NEEDED = re.compile(r"\s*(?:[-–+•*]|\w{1,3}[.)])?\s*cần(?: phải)?\s*", re.IGNORECASE)
_MUST = re.compile(r"\s+(?:cần phải|cần|phải)$")
_PASSIVE = re.compile(r"\s*được\s+", re.IGNORECASE)
_BY = re.compile(r"(?<!\w)(?:do|bởi)(?!\w)")
_IN_A_LIST = 2  # nodes down to an item: its own, and the one that lists it


@rule(
    "PRO202",
    "Giao việc cho người, đơn vị không xác định",
    reason="«Các đơn vị liên quan» không phải là một đơn vị: việc giao như vậy không ai nhận.",
    basis=SIX_CLEAR,
    severity=Severity.MEDIUM,
    bad=Example("Điều 8. Các đơn vị liên quan lập danh mục tài sản hằng năm.\n"),
    good=Example("Điều 8. Phòng Quản trị lập danh mục tài sản hằng năm.\n"),
)
def task_of_nobody(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A duty given to "the units concerned" alone, or work that falls due and is given to nobody.

    What each does for its own part may be asked of all; and the document may say who they are.
    """
    bound = {norm.eid for norm in dossier.facts.responsibilities if norm.bearer is not None}
    for norm, _ in plain_duties(dossier):
        bearer = norm.bearer
        if bearer is not None and is_nobody(bearer.quote):
            if _is_for_each(norm) or is_defined(bearer.quote, dossier.document):
                continue
            work, said = short(norm), f"giao cho «{bearer.quote}», không rõ là ai"
            proof = bearer
        elif norm.eid not in bound and _is_unowned(norm, dossier):
            work, said = _with_thing(norm, dossier.document), "không ghi giao cho ai"
            proof = norm.action
        else:
            continue
        yield Hit(
            message=f"Việc «{work}» {said}.",
            suggestion="Ghi đúng tên đơn vị hoặc chức danh nhận việc.",
            subject=f"nobody|{short(norm)}",
            span=proof.span,
            confidence=_SURE,
        )


def _is_for_each(norm: Responsibility) -> bool:
    """Whether each of a group does it for itself: "góp ý", "báo cáo phần việc của mình"."""
    action = norm.action.quote
    return bool(any_of("works_of_each").match(action) or any_of("own_part").search(action))


def _is_unowned(norm: Responsibility, dossier: Dossier) -> bool:
    """Whether it is work that must be done, with words that leave no place for who does it.

    "Kế hoạch phải được lập trước ngày 15/01" falls due by itself, unless the article is headed
    with a unit's name, or somebody is elsewhere charged with the plan; "Cần tổ chức tập huấn" has no subject. What must be done to a thing in
    some case is done by whom the case concerns. When a meeting is held is no work given.
    """
    if norm.bearer is not None or norm.condition or norm.modality is not Modality.OBLIGATION:
        return False
    text, place = dossier.document.text, norm.action.start
    path = dossier.document.path_at(place)
    if any(any_of("of_somebody").search(node.heading) or names_in(node.heading) for node in path):
        return False
    if _is_listed(path, dossier.document):
        return False
    if _NEEDED.fullmatch(text, text.rfind("\n", 0, place) + 1, place):
        return any_of("owned_works").match(norm.action.quote) is not None
    passive = _PASSIVE.match(norm.action.quote)
    if passive is None or norm.due is None or (norm.due.day is None and norm.due.times is None):
        return False
    clause = _before(norm, dossier.document)
    if _BY.search(f"{clause} {norm.action.quote}") or mentions_unit(clause):
        return False
    if any_of("meetings").match(clause):
        return False
    works = any_of("owned_works").match(norm.action.quote, passive.end())
    return works is not None and not _is_charged(_MUST.sub("", clause), dossier)


def _before(norm: Responsibility, document: Document) -> str:
    """The words of the clause before the work, without the label of the provision."""
    text, place = document.text, norm.action.start
    opens = max(text.rfind(mark, 0, place) for mark in "\n.;") + 1
    return without_label(text[opens:place])


def _with_thing(norm: Responsibility, document: Document) -> str:
    """The work with the thing that it is to be done to, in one line."""
    return f"{_before(norm, document)} {short(norm)}".strip()


def _is_charged(thing: str, dossier: Dossier) -> bool:
    """Whether somebody named has some work to do on ``thing``."""
    return any(
        norm.bearer is not None and thing.casefold() in norm.action.quote.casefold()
        for norm in dossier.facts.responsibilities
    )


def _is_listed(path: tuple[Provision, ...], document: Document) -> bool:
    """Whether it is an item below a line that may name who does all of them."""
    if len(path) < _IN_A_LIST:
        return False
    above = path[-2]
    lead = document.text[above.span.start : above.children[0].span.start]
    return lead.rstrip().endswith(":")
