"""One person who takes a case of a sensitive field in, works on it and decides it, by his duties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model.document import Document
from pipeline.model.facts import Modality, Responsibility
from pipeline.model.run import Dossier
from pipeline.rules.pro.doing import works_in
from pipeline.rules.pro.duties import article_of, by_person, outside_procedures
from pipeline.rules.pro.vocabulary import Field, any_of, sensitive_fields
from pipeline.rules.registry import Hit

_SURE = 0.7
_BINDING = (Modality.OBLIGATION, Modality.POWER)


def alone_by_duties(dossier: Dossier) -> Iterator[Hit]:
    """A person whose duties in one article are a whole case of a sensitive field, from taking it in
    to deciding it, nobody else having a part in it there or deciding anything in the document."""
    document = dossier.document
    norms = [norm for norm in dossier.facts.responsibilities if norm.bearer is not None]
    for (article, who), own in by_person(outside_procedures(dossier), document).items():
        field = _field(own[0], document)
        if field is None or not _is_whole_case(own):
            continue
        others = [norm for norm in norms if norm.bearer and who not in _names(norm)]
        if any(_decides(norm) or article_of(norm, document) == article for norm in others):
            continue
        deciding = next(norm for norm in own if _decides(norm))
        yield Hit(
            message=f"Nhận việc, xem xét và quyết định (lĩnh vực {field.name}) đều do một mình "
            f"«{who}» làm.",
            suggestion="Tách ít nhất việc kiểm tra hoặc phê duyệt cho người khác.",
            subject=f"alone-by-duties|{who.casefold()}|{article}",
            span=deciding.action.span,
            confidence=_SURE,
            verified=False,
        )


def _names(norm: Responsibility) -> str:
    return " ".join(norm.bearer.quote.split()) if norm.bearer else ""


def _field(norm: Responsibility, document: Document) -> Field | None:
    """The sensitive field that a heading above tells, or the title of the document."""
    titles = [node.heading for node in reversed(document.path_at(norm.action.start))]
    titles.append(document.metadata.title or "")
    return next(
        (field for title in titles for field in sensitive_fields() if field.words.search(title)),
        None,
    )


def _is_whole_case(own: Sequence[Responsibility]) -> bool:
    """Whether the duties take a case in, work on it, and decide it, with nobody's help."""
    if any(norm.partners or any_of("assigning").match(norm.action.quote) for norm in own):
        return False
    works = [norm.action.quote for norm in own if norm.modality in _BINDING]
    return (
        any(_does("taking_in", work) for work in works)
        and any(_works_on(work) for work in works)
        and any(_decides(norm) for norm in own)
    )


def _does(field: str, work: str) -> bool:
    return next(works_in(field, work), None) is not None


def _works_on(work: str) -> bool:
    return (
        any_of("seeing").search(work) is not None
        or _does("making", work)
        or _does("handling_money", work)
    )


def _decides(norm: Responsibility) -> bool:
    action = norm.action.quote
    return norm.modality in _BINDING and any(
        not any_of("decisions_of_intake").match(action, found.start())
        for found in works_in("approving", action)
    )
