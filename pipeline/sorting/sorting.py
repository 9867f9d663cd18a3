"""Documents into the lists of a review, each with the grounds it rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from datetime import date

import msgspec

from pipeline.model.finding import Finding
from pipeline.model.run import Outcome, Status
from pipeline.sorting.cards import DocumentCard
from pipeline.sorting.criteria import Criteria, Criterion, Extent, ReviewList
from pipeline.sorting.ending import Ending, endings

# Not documents under review: an archive, a second source of a document.
_APART = frozenset({Status.OPENED, Status.COMPARED})


class Listing(msgspec.Struct, frozen=True, kw_only=True):
    """That a document belongs in a list: the reason, the facts behind it, the findings it rests on.

    ``facts`` are sentences; ``findings`` fingerprints; ``since`` the day it ended, where it did.
    """

    list: ReviewList
    reason: str
    facts: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    since: date | None = None


class SortedDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A document with the lists it is proposed for; ``card`` is None where it was not read."""

    outcome: Outcome
    listings: tuple[Listing, ...]
    card: DocumentCard | None = None

    def listing(self, of: ReviewList) -> Listing | None:
        """Why it is in a list; None where it is not."""
        return next((each for each in self.listings if each.list is of), None)


class _Case(msgspec.Struct, frozen=True):
    """What is known of one document."""

    outcome: Outcome
    card: DocumentCard | None
    findings: tuple[Finding, ...]
    endings: tuple[Ending, ...]
    gone: tuple[Finding, ...]  # what says that its legal basis is gone, where all of it is
    has_heir: bool  # whether an instrument of the basis that is gone was replaced by another


def sort_documents(
    outcomes: Sequence[Outcome],
    cards: Iterable[DocumentCard],
    findings: Iterable[Finding],
    replaced: Container[str],
    criteria: Criteria,
    on: date,
) -> tuple[SortedDocument, ...]:
    """The documents of a run with the lists proposed for each, in the order of ``outcomes``.

    Args:
        outcomes: what became of each file; archives and second sources are left out.
        cards: those of the documents that were read.
        findings: what was found, less what a person dismissed.
        replaced: ids of the instruments that another one replaced.
        criteria: when a document belongs in a list.
        on: the day of the review.
    """
    of_path = {card.path: card for card in cards}
    ended = endings(of_path.values(), on)
    of_file: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        of_file[finding.file].append(finding)
    documents = []
    for outcome in outcomes:
        if outcome.status in _APART:
            continue
        path = outcome.source.path
        card, found = of_path.get(path), tuple(of_file[path])
        gone = _basis_gone(card, found, criteria.basis_codes)
        has_heir = any(finding.subject in replaced for finding in gone)
        case = _Case(outcome, card, found, ended.get(path, ()), gone, has_heir)
        documents.append(
            SortedDocument(outcome=outcome, listings=_listings(case, criteria), card=card)
        )
    return tuple(documents)


def _listings(case: _Case, criteria: Criteria) -> tuple[Listing, ...]:
    listings: list[Listing] = []
    for criterion in criteria.criteria:
        if any(each.list in criterion.unless for each in listings):
            continue
        listing = _listing(case, criterion)
        if listing:
            listings.append(listing)
    return _joined(listings)


def _listing(case: _Case, criterion: Criterion) -> Listing | None:
    """That the document belongs in the list of ``criterion``; None where it does not."""
    if case.outcome.status not in criterion.statuses:
        return None
    facts: list[str] = []
    rests_on: list[Finding] = []
    since: date | None = None
    if criterion.ended is not None:
        whole = criterion.ended is Extent.WHOLE
        acts = [ending for ending in case.endings if ending.order.whole is whole]
        if not acts:
            return None
        facts += [_ending_told(ending) for ending in acts]
        since = min((ending.since for ending in acts), default=None)
    if criterion.basis_gone:
        if not case.gone or criterion.heirs not in (None, case.has_heir):
            return None
        rests_on += case.gone
        facts += [finding.message for finding in case.gone]
    if criterion.codes:
        hits = [finding for finding in case.findings if _counts(finding, criterion)]
        if not hits:
            return None
        rests_on += hits
        facts += [finding.message for finding in hits]
    if case.outcome.problem:
        facts.append(case.outcome.problem)
    return Listing(
        list=criterion.list,
        reason=criterion.reason,
        facts=tuple(dict.fromkeys(facts)),
        findings=tuple(finding.fingerprint for finding in rests_on),
        since=since,
    )


def _joined(listings: Iterable[Listing]) -> tuple[Listing, ...]:
    """One listing a list, in the lists' order: what several criteria say of one is put together."""
    groups: dict[ReviewList, list[Listing]] = defaultdict(list)
    for listing in listings:
        groups[listing.list].append(listing)
    return tuple(
        Listing(
            list=each,
            reason=" ".join(listing.reason for listing in groups[each]),
            facts=tuple(dict.fromkeys(fact for one in groups[each] for fact in one.facts)),
            findings=tuple(dict.fromkeys(f for one in groups[each] for f in one.findings)),
            since=min((one.since for one in groups[each] if one.since), default=None),
        )
        for each in ReviewList
        if each in groups
    )


def _counts(finding: Finding, criterion: Criterion) -> bool:
    return finding.severity in criterion.severities and any(
        finding.code.startswith(code) for code in criterion.codes
    )


def _basis_gone(
    card: DocumentCard | None, findings: Iterable[Finding], codes: Container[str]
) -> tuple[Finding, ...]:
    """What says that every line of the legal basis is gone; empty where one may stand.

    A line that names no instrument may always stand.
    """
    if card is None or not card.basis or not all(card.basis):
        return ()
    saying = [(f, f.evidence.span) for f in findings if f.code in codes]
    named = [instrument for line in card.basis for instrument in line]
    gone: dict[str, Finding] = {}
    for instrument in named:
        for finding, span in saying:
            if span is not None and span.meets(instrument.span):
                gone.setdefault(instrument.name, finding)
    if any(instrument.name not in gone for instrument in named):
        return ()
    return tuple(gone.values())


def _ending_told(ending: Ending) -> str:
    extent = "bãi bỏ, thay thế toàn bộ" if ending.order.whole else "bãi bỏ, thay thế một phần"
    return f"{ending.by.name} {extent}, từ ngày {ending.since:%d/%m/%Y}: «{ending.order.quote}»"
