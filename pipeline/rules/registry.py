"""What a rule is, and the table of all rules.

A rule is one function in the module of its family (``out``, ``ref``, ``frm``, ``doc``), registered
by :func:`rule` with everything a reviewer may ask of it. Its explanation page, its row in the
table and its two tests (the bad example is found, the good one is not) come from that alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import msgspec

from pipeline.law.register import Register
from pipeline.law.texts import NO_TEXTS, LawTexts
from pipeline.model.demand import Requirement
from pipeline.model.document import Span
from pipeline.model.finding import Evidence, Severity
from pipeline.model.reading import ReadNote
from pipeline.model.run import Dossier, Unit
from pipeline.model.verdict import Answer, Found
from pipeline.rules.peers import ByNumber, EndedPeer, Peer
from pipeline.rules.statements import OtherProcedure, Statement


@dataclass(frozen=True, slots=True)
class Case:
    """What a rule may look at besides the document: the registers and the day of the review.

    ``texts`` are the texts of law at hand;
    ``peers`` are the documents of the corpus that bear a number, ``amended`` the keys of the numbers
    of those that some document amends, ``ended`` those that another had ended by that day;
    ``others`` is what all documents of the corpus, this one too, lay down on common matters, and
    ``procedures`` the procedures they hold.
    ``answers`` is what was made of each requirement on the unit as a whole, those of the ministry
    in ``above``, those of all units, by requirement, in ``everywhere``; all are empty while single
    documents are looked at. ``requirements`` is the catalogue, by id.
    """

    register: Register
    as_of: date
    unit: Unit
    others: tuple[Statement, ...] = ()
    procedures: tuple[OtherProcedure, ...] = ()
    texts: LawTexts = NO_TEXTS
    peers: ByNumber[Peer] = field(default_factory=ByNumber)
    amended: frozenset[str] = frozenset()
    ended: ByNumber[EndedPeer] = field(default_factory=ByNumber)
    answers: tuple[Answer, ...] = ()
    above: Mapping[str, Answer] = field(default_factory=dict)
    everywhere: Mapping[str, Sequence[Answer]] = field(default_factory=dict)
    requirements: Mapping[str, Requirement] = field(default_factory=dict)


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule function yields: the parts of a finding only the rule knows.

    ``span`` is where the proof stands in ``Document.text`` (None for something missing; ``where``
    then says in words where it was looked for). ``subject`` names what the finding is about in a
    way that stays the same over weeks (an instrument's id, a field's name).
    ``severity`` replaces the rule's own where the case is graver or lighter.
    ``at`` is the provision that proves what is found of a unit as a whole, None where its lack is.
    """

    message: str
    suggestion: str
    subject: str
    span: Span | None = None
    where: str = ""
    why: str = ""
    basis: str = ""
    since: date | None = None
    severity: Severity | None = None
    confidence: float = 1.0
    verified: bool = True
    other: tuple[Evidence, ...] = ()
    at: Found | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A clause or small document in plain text that shows a rule at work on the day ``as_of``.

    ``notes`` are what a reader would have noticed of a file that plain text cannot stand for;
    ``draft`` is the text of a second source of the same document; ``rows`` are those of a table
    below the text, each the words of its cells; ``other`` and ``other_rows`` are text and table of
    a document of another unit; ``requirement`` is what the text is held against, ``law`` a text of
    law at hand.
    """

    text: str
    as_of: date = date(2026, 11, 23)
    notes: tuple[ReadNote, ...] = ()
    draft: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    other: str = ""
    other_rows: tuple[tuple[str, ...], ...] = ()
    requirement: Requirement | None = None
    law: str = ""

    @property
    def shown(self) -> str:
        """The example as a person reads it."""
        lines = (" | ".join(cell or "–" for cell in row) for row in self.rows)
        asked = (f"[Yêu cầu] {self.requirement.demand}.", "") if self.requirement else ()
        law = ("", "[Văn bản luật]", self.law.strip()) if self.law else ()
        shown = "\n".join((*asked, self.text.strip(), *lines, *law))
        if not self.other:
            return shown
        rows = (" | ".join(cell or "–" for cell in row) for row in self.other_rows)
        return "\n".join((shown, "", "[Văn bản của đơn vị khác]", self.other.strip(), *rows))


Check = Callable[[Dossier, Case], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code, what a reviewer reads of it, and the function that finds."""

    code: str
    title: str
    reason: str
    basis: str
    severity: Severity
    bad: Example
    good: Example
    check: Check

    @property
    def family(self) -> str:
        """The three letters of the code: OUT, GAP, PRO, STD, REF, FRM, DOC."""
        return self.code[:3]

    @property
    def looks_at_law(self) -> bool:
        """Whether its findings hang on the registers or the day, not on documents alone."""
        return self.family in _OF_LAW


_RULES: dict[str, Rule] = {}
_OF_LAW = ("OUT", "GAP")


def rule(
    code: str,
    title: str,
    *,
    reason: str,
    basis: str,
    severity: Severity,
    bad: Example,
    good: Example,
) -> Callable[[Check], Check]:
    """Register the decorated function as a rule.

    Args:
        code: three letters of the family and three digits, never used twice ("OUT101").
        title: what is wrong, in a few Vietnamese words.
        reason: why it matters, for a lawyer.
        basis: the legal basis that makes it a fault.
        severity: how much it matters unless a hit says otherwise.
        bad: a text the rule must find something in.
        good: its mended twin, in which the rule must find nothing.

    Raises:
        ValueError: if the code is taken.
    """

    def register(check: Check) -> Check:
        if code in _RULES:
            raise ValueError(f"rule code {code} is used twice")
        _RULES[code] = Rule(code, title, reason, basis, severity, bad, good, check)
        return check

    return register


def registered() -> Iterable[Rule]:
    """All rules whose modules are loaded, by code."""
    return [_RULES[code] for code in sorted(_RULES)]
