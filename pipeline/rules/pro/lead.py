"""Two bodies in the lead of one piece of work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.document import Document, ProvisionKind, Span
from pipeline.model.finding import Severity
from pipeline.model.run import Dossier
from pipeline.rules.pro.basis import SIX_CLEAR
from pipeline.rules.pro.vocabulary import any_of
from pipeline.rules.registry import Case, Example, Hit, rule

_CLAUSE = re.compile(r"[^\n.;]+")
_ARTICLE = re.compile(r"\s*(?:các|những|một|mỗi|tại|ở)?\s*", re.IGNORECASE)


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
    """Work, not a meeting, that two are to lead."""
    document = dossier.document
    for clause in _CLAUSE.finditer(document.text):
        named = any_of("joint_leads").search(clause[0])
        if named is None or _is_other(clause[0][: named.start()], clause[0][named.end() :]):
            continue
        words = clause[0].strip()
        start = clause.start() + clause[0].index(words)
        span = Span(start, start + len(words))
        if _is_quoted(document, span):
            continue
        yield Hit(
            message=f"«{named[0]}»: hai đơn vị cùng chủ trì một việc.",
            suggestion="Giao một đơn vị chủ trì; đơn vị còn lại phối hợp, ghi rõ phần việc.",
            subject=f"joint-lead|{words[:80]}",
            span=span,
        )


def _is_other(before: str, rest: str) -> bool:
    """Whether the words give no work to two: a council's chair ("hội đồng chủ trì"), a role in a
    list, or a meeting, which two may well chair but not organise."""
    if before.rstrip().casefold().endswith("hội") or rest.lstrip().startswith((",", ")")):
        return True
    opening = _ARTICLE.match(rest)
    return any_of("meetings").match(rest, opening.end() if opening else 0) is not None


def _is_quoted(document: Document, span: Span) -> bool:
    return any(node.kind is ProvisionKind.QUOTE for node in document.path_at(span.start))
