"""Runs the rules over one dossier and turns their hits into findings."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from pipeline.evidence import evidence_at, name_document
from pipeline.model.document import Document, Metadata
from pipeline.model.facts import Facts
from pipeline.model.finding import Evidence, Finding, Footing
from pipeline.model.run import Dossier, Source
from pipeline.read.hygiene import letters_of
from pipeline.rules.families import all_rules
from pipeline.rules.footing import footing_of, without_label
from pipeline.rules.registry import Case, Hit, Rule

_FINGERPRINT_LETTERS = 16
_DIGITS = re.compile(r"\d+")
# The place of a node of the document itself ("att_1__art_5__para_2"): it moves when others go.
EID = re.compile(
    r"(?:(?:__)?(?:att|annex|form|quote|part|chp|sec|subsec|art|para|point|subpoint|indent|step)"
    r"_[^_|#\s]+(?:_\d+)?)+"
)
WHOLE_UNIT = "Cả đơn vị"  # stands for the document of a finding that belongs to none
_NOTHING = Dossier(
    source=Source(path="", unit="", sha256="", size=0),
    document=Document(format="", text="", metadata=Metadata(), provisions=()),
    facts=Facts(),
)
_FREE_IN_FORM = frozenset(("eml", "msg", "xlsx", "xls", "ods"))


def check_dossier(
    dossier: Dossier, case: Case, rules: Sequence[Rule] | None = None
) -> list[Finding]:
    """All findings on one document, in reading order.

    A document without text (unreadable, or bare pictures) is looked at by family DOC alone: what
    was not read cannot lack anything. A letter or a list of steps need not have the form of a
    document.

    Args:
        dossier: the document with its source and facts.
        case: registers, day of the review, unit.
        rules: the rules to run; all of them by default.

    Returns:
        Findings with fingerprints, sorted by place and code.
    """
    chosen = all_rules() if rules is None else rules
    if not dossier.document.text.strip():
        chosen = [rule for rule in chosen if rule.family == "DOC"]
    if dossier.document.format in _FREE_IN_FORM:
        chosen = [rule for rule in chosen if rule.family != "FRM" and rule.code != "DOC108"]
    findings = [
        _finding(rule, hit, dossier, case) for rule in chosen for hit in rule.check(dossier, case)
    ]
    return list(with_fingerprints(in_reading_order(findings), dossier))


def check_unit(case: Case, rules: Sequence[Rule] | None = None) -> list[Finding]:
    """All findings on a unit as a whole, by what they are about.

    They come from ``case.answers``; one that a provision of the unit proves stands at that
    provision, any other belongs to no file.

    Args:
        case: with the answers of the unit.
        rules: the rules to run; all of them by default.
    """
    chosen = [rule for rule in (all_rules() if rules is None else rules) if rule.family == "GAP"]
    findings = [_of_unit(rule, hit, case) for rule in chosen for hit in rule.check(_NOTHING, case)]
    ordered = sorted(findings, key=lambda each: (each.code, each.subject))
    return [_told_apart(finding) for finding in ordered]


def _told_apart(finding: Finding) -> Finding:
    """With a fingerprint of the unit, what is asked for, and the words that prove it."""
    footing = Footing(words=without_label(finding.evidence.quote))
    key = "|".join((finding.code, finding.unit, finding.subject, letters_of(footing.words)))
    return msgspec.structs.replace(finding, fingerprint=_digest(key), footing=footing)


def _of_unit(rule: Rule, hit: Hit, case: Case) -> Finding:
    finding = _finding(rule, hit, _NOTHING, case)
    if hit.at is None:
        return msgspec.structs.replace(finding, file="", document=WHOLE_UNIT)
    return msgspec.structs.replace(
        finding, file=hit.at.file, document=hit.at.document, evidence=hit.at.evidence
    )


def in_reading_order(findings: Iterable[Finding]) -> list[Finding]:
    """The findings on one document by where they stand, then by code."""
    return sorted(findings, key=_reading_order)


def _finding(rule: Rule, hit: Hit, dossier: Dossier, case: Case) -> Finding:
    evidence = (
        evidence_at(dossier.document, hit.span) if hit.span else Evidence(quote="", where=hit.where)
    )
    return Finding(
        code=rule.code,
        severity=hit.severity or rule.severity,
        unit=case.unit.id,
        file=dossier.source.path,
        document=name_document(dossier),
        message=hit.message,
        evidence=evidence,
        why=hit.why or rule.reason,
        suggestion=hit.suggestion,
        basis=hit.basis or rule.basis,
        confidence=hit.confidence,
        since=hit.since,
        verified=hit.verified,
        other=hit.other,
        subject=hit.subject,
    )


def _reading_order(finding: Finding) -> tuple[int, str, str]:
    span = finding.evidence.span
    return (span.start if span else -1, finding.code, finding.subject)


def tell_copies_apart(findings: Sequence[Finding]) -> list[Finding]:
    """The findings of all documents, where no two share a fingerprint.

    Copies of one document that a unit keeps in several files show the same findings; those of all
    files but the first get fingerprints of their own.
    """
    taken: set[str] = set()
    apart: list[Finding] = []
    for finding in findings:
        mark = finding.fingerprint
        if mark in taken:
            mark = _digest(f"{mark}|{finding.file}")
            finding = msgspec.structs.replace(finding, fingerprint=mark)  # noqa: PLW2901
        taken.add(mark)
        apart.append(finding)
    return apart


def identity_of(metadata: Metadata) -> str:
    """What tells a document from all others wherever its file lies; "" where it has no number."""
    if not metadata.number:
        return ""
    dated = f" {metadata.date.isoformat()}" if metadata.date else ""
    return f"{letters_of(f'{metadata.kind} {metadata.number}')}{dated}"


def with_fingerprints(findings: Sequence[Finding], dossier: Dossier) -> Iterator[Finding]:
    """Fingerprints hold neither page nor clause number, so that they outlive re-numbering.

    They hash the rule, the document's own identity, what the finding is about and the words it
    stands on; the second of two that agree in all of that gets a count.
    """
    identity = identity_of(dossier.document.metadata) or dossier.source.path
    seen: Counter[str] = Counter()
    for finding in findings:
        footing = footing_of(dossier.document, finding.evidence.span)
        words = letters_of(footing.words or _DIGITS.sub("", finding.evidence.where))
        subject = "" if EID.fullmatch(finding.subject) else finding.subject
        key = "|".join((finding.code, finding.unit, identity, subject, words))
        seen[key] += 1
        if seen[key] > 1:
            key += f"|{seen[key]}"
        yield msgspec.structs.replace(finding, fingerprint=_digest(key), footing=footing)


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:_FINGERPRINT_LETTERS]
