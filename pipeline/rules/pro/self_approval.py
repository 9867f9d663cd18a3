"""One person who approves the paper he made, by his duties and not by the steps of a procedure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pipeline.evidence import evidence_at
from pipeline.model.document import Document, Span
from pipeline.model.facts import Modality, Quote, Responsibility
from pipeline.model.run import Dossier
from pipeline.rules.pro.doing import works_in
from pipeline.rules.pro.duties import by_person, outside_procedures
from pipeline.rules.pro.procedures import short
from pipeline.rules.pro.vocabulary import any_of, words
from pipeline.rules.quoting import is_quoted
from pipeline.rules.registry import Hit
from pipeline.rules.statements import is_law
from pipeline.word_lists import as_written

_SURE = 0.7
_BINDING = (Modality.OBLIGATION, Modality.POWER)
_FEWEST_SYLLABLES = 2  # that name a paper and not a kind of papers
_PART_ENDS = re.compile(r"[,;:.(\n]|(?<!\w)(?:và|rồi|sau đó|đồng thời)(?!\w)")
_BY = re.compile(r"\s+(?:phải\s+)?(?:do|được|bởi)(?!\w)", re.IGNORECASE)
_LABEL = re.compile(r"\s*(?:(?:Điều\s+)?[\w.]{1,5}[.)]|[-–+*])?\s*")
_DENIED = re.compile(r"(?<!\w)không(?:\s+(?:được|thể|phải))?\s*$", re.IGNORECASE)


class _Work(NamedTuple):
    """A duty that makes or approves a paper, and the name of the paper, "" where none is told."""

    norm: Responsibility
    paper: str


def self_approved(dossier: Dossier) -> Iterator[Hit]:
    """A person whose duties in one article are both to make a paper and to approve that very one.

    Nobody else approves it by the document, and it is no plan by which a head leads his own unit.
    Also where a sentence says outright that who makes a paper approves it.
    """
    document = dossier.document
    if is_law(document):
        return
    for span, said in _said_outright(document):
        yield _hit(document, f"«{said}».", said, span)
    duties = outside_procedures(dossier)
    approvals = [each for norm in duties for each in _works("approving", norm, document)]
    for (_, who), own in by_person(duties, document).items():
        made = [each for norm in own for each in _works("making", norm, document)]
        for approval in (each for each in approvals if each.norm in own):
            making = next((each for each in made if _is_of_one_paper(each, approval)), None)
            if making is None or _is_approved_by_another(approval, making, approvals):
                continue
            first, last = making.norm.action, approval.norm.action
            if first == last:
                yield _hit(document, f"«{who}» một mình «{short(last)}».", who, last.span)
            else:
                said = f"«{who}» vừa «{_told(making)}» vừa «{_told(approval)}»."
                yield _hit(document, said, who, last.span, first)
            break


def _hit(document: Document, said: str, who: str, span: Span, made: Quote | None = None) -> Hit:
    return Hit(
        message=said,
        suggestion="Giao việc phê duyệt cho người khác, hoặc thêm người thẩm định độc lập.",
        subject=f"self-approved|{who.casefold()}|{document.words(span)[:80]}",
        span=span,
        confidence=_SURE,
        verified=False,
        other=(evidence_at(document, made.span),) if made else (),
    )


def _told(work: _Work) -> str:
    action = short(work.norm.action)
    return action if work.paper.casefold() in action.casefold() else f"{action} {work.paper}"


def _works(field: str, norm: Responsibility, document: Document) -> Iterator[_Work]:
    """The works of a list in a duty, each with its paper; of two verbs that stand together the
    first takes the paper of the other: "lập, phê duyệt bảng kê"."""
    action = norm.action.quote
    passive = _made_by(norm, document)
    if norm.modality not in _BINDING and not passive:
        return
    for found in works_in(field, action):
        behind = action[found.end() :]
        paper = _PART_ENDS.split(behind, maxsplit=1)[0].strip() or passive
        if any_of("papers_of_heads").match(paper):
            continue
        yield _Work(norm, paper)


def _made_by(norm: Responsibility, document: Document) -> str:
    """What stands before "do", "được" and the name of who does it, "" where none does."""
    if norm.bearer is None:
        return ""
    line = document.text.rfind("\n", 0, norm.bearer.start) + 1
    before = document.text[line : norm.bearer.start]
    by = _BY.search(before)
    if by is None or _BY.match(before[by.start() :].rstrip()) is None:
        return ""
    label = _LABEL.match(before)
    return before[label.end() if label else 0 : by.start()].strip()


def _is_of_one_paper(making: _Work, approval: _Work) -> bool:
    """Whether the paper made and the paper approved are surely one."""
    if making.norm.action == approval.norm.action and not (making.paper and approval.paper):
        return bool(making.paper or approval.paper)
    return _is_same(making.paper, approval.paper)


def _is_same(made: str, approved: str) -> bool:
    made, approved = (_plain(each) for each in (made, approved))
    back = _pointing_back().search(approved)
    if back is not None:
        kind = approved[: back.start()].strip()
        return bool(kind) and f"{made} ".startswith(f"{kind} ")
    return made == approved and len(made.split()) >= _FEWEST_SYLLABLES


def _plain(paper: str) -> str:
    return " ".join(any_of("how_often").sub(" ", paper.casefold()).split())


def _is_approved_by_another(approval: _Work, making: _Work, approvals: Sequence[_Work]) -> bool:
    """Whether somebody else too approves that paper, or whatever there is to approve."""
    own = approval.norm.bearer
    return any(
        not other.paper or _is_same(making.paper or approval.paper, other.paper)
        for other in approvals
        if own and other.norm.bearer and other.norm.bearer.quote.split() != own.quote.split()
    )


def _said_outright(document: Document) -> Iterator[tuple[Span, str]]:
    """Sentences by which who makes a paper is who approves it."""
    for found in _outright().finditer(document.text):
        made, approved = found["made"], found["approved"].strip()
        if _DENIED.search(made) or not (not approved or _is_same(made, approved)):
            continue
        span = Span(*found.span("said"))
        if not is_quoted(document, span):
            yield span, found["said"].strip()


@cache
def _outright() -> re.Pattern[str]:
    making, approving, also = (
        as_written(words(field)) for field in ("making", "approving", "also_is")
    )
    return re.compile(
        rf"^{_LABEL.pattern}(?P<said>Người {making} (?P<made>[^\n.;,:]*?) {also} "
        rf"người {approving}(?P<approved>[^\n.;,:]*))(?=[.;\n]|$)",
        re.MULTILINE,
    )


@cache
def _pointing_back() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{as_written(words('pointing_back'))})$")
