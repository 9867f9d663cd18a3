"""What a document says: citations, mentions of bodies, responsibilities, procedures.

Spans count characters of ``Document.text`` (of the text itself for ``rasoat annotate``).
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec

from pipeline.model.document import Span

SELF = "self"


class CitationRole(StrEnum):
    """What a citation does where it stands."""

    LEGAL_BASIS = "legal_basis"  # a "Căn cứ" line
    MENTION = "mention"
    AMENDS = "amends"  # "Sửa đổi, bổ sung khoản 2 Điều 5 Nghị định …"
    REPEALS = "repeals"  # "Bãi bỏ …", "… hết hiệu lực kể từ ngày Thông tư này có hiệu lực"
    HISTORY = "history"  # "đã được sửa đổi, bổ sung theo Luật số …": an amender of the one cited


class Citation(msgspec.Struct, frozen=True, kw_only=True):
    """A span that names an instrument or provisions of one.

    ``instrument`` is the number as written, the name of a law cited by name alone, ``"self"`` for
    the document itself, or None where the text does not tell.
    ``provisions`` are paths from the article down: "d5", "d5.k2", "d5.k2.a", "c3" (Chương III),
    "m1" (Mục 1), "pl2" (Phụ lục II); empty when the whole instrument is meant.
    ``number`` is the number alone where there is one; ``kind`` ("Nghị định"), ``dated`` and
    ``issuer`` are what the citation itself says, or what the place it refers back to says.
    ``alias`` is True when ``instrument`` came from an abbreviation the document defines.
    """

    span: Span
    quote: str
    instrument: str | None
    provisions: tuple[str, ...] = ()
    number: str | None = None
    kind: str | None = None
    dated: date | None = None
    year: int | None = None
    issuer: str | None = None
    role: CitationRole = CitationRole.MENTION
    alias: bool = False


class BodyMention(msgspec.Struct, frozen=True, kw_only=True):
    """A span that names a body or post of the register, by the register's id."""

    span: Span
    quote: str
    body: str


class Modality(StrEnum):
    """How a norm binds its bearer."""

    OBLIGATION = "obligation"
    PROHIBITION = "prohibition"
    PERMISSION = "permission"
    POWER = "power"


class Quote(msgspec.Struct, frozen=True, gc=False):
    """Words of the text with their place."""

    quote: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The place alone."""
        return Span(self.start, self.end)

    def moved(self, by: int) -> Quote:
        """The same words in a text that begins ``by`` characters earlier."""
        return Quote(self.quote, self.start + by, self.end + by)


class TimeUnit(StrEnum):
    """Units in which time limits are written."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Bound(StrEnum):
    """On which side of a stretch of time the work must stay."""

    MOST = "most"  # "không quá 05 ngày"
    LEAST = "least"  # "niêm yết ít nhất 15 ngày", "chậm nhất 03 ngày trước ngày họp"


class DeadlineKind(StrEnum):
    """What a time limit is measured by."""

    WITHIN = "within"  # "trong thời hạn 05 ngày làm việc kể từ …"
    BEFORE = "before"  # "ít nhất 03 ngày trước ngày họp": a stretch of time ahead of an event
    # "trước ngày 15 tháng 12 hằng năm", "chậm nhất ngày 30/6/2027", "trước 16 giờ"
    DATE = "date"
    EVERY = "every"  # "định kỳ 6 tháng", "hằng quý"
    AT_ONCE = "at_once"  # "ngay sau khi …", "ngay trong ngày"


# Hours a unit lasts; a working day stands for seven fifths of a day, as five make a week.
HOURS = {
    TimeUnit.MINUTE: 1 / 60,
    TimeUnit.HOUR: 1.0,
    TimeUnit.DAY: 24.0,
    TimeUnit.WEEK: 168.0,
    TimeUnit.MONTH: 730.0,
    TimeUnit.QUARTER: 2190.0,
    TimeUnit.YEAR: 8760.0,
}


_HOURS_WORKED = 8  # of a day


class Deadline(msgspec.Struct, frozen=True, kw_only=True):
    """A time limit as written (``quote``) and as a value.

    ``number`` and ``unit`` are the stretch of time (0.5 and DAY for "½ ngày"), ``working`` whether
    working days are counted, ``bound`` whether it may take so long at most or must be so long at
    least; ``event`` is what it runs from, or ahead of. ``day``, ``month`` and
    ``year`` are the date; without a month it recurs each month. What recurs does so every ``times``
    of ``every_unit`` (6 and MONTH for "định kỳ 6 tháng").
    """

    quote: Quote
    kind: DeadlineKind
    number: float | None = None
    unit: TimeUnit | None = None
    working: bool = False
    bound: Bound = Bound.MOST
    event: Quote | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    times: float | None = None
    every_unit: TimeUnit | None = None

    def moved(self, by: int) -> Deadline:
        """The same limit in a text that begins ``by`` characters earlier."""
        return msgspec.structs.replace(
            self, quote=self.quote.moved(by), event=self.event and self.event.moved(by)
        )

    @property
    def hours(self) -> float | None:
        """The stretch of time in hours of the calendar, None where none is given."""
        if self.kind is DeadlineKind.AT_ONCE and self.number is None:
            return 0.0
        if self.number is None or self.unit is None:
            return None
        stretched = 7 / 5 if self.working and self.unit is TimeUnit.DAY else 1.0
        return self.number * HOURS[self.unit] * stretched

    @property
    def hours_allowed(self) -> float | None:
        """How long the work may take at most, in hours of the calendar.

        None where no such time is given: a least time, and one ahead of an event, allow none.
        """
        if self.kind is DeadlineKind.BEFORE or self.bound is Bound.LEAST:
            return None
        return self.hours

    def longer_than(self, other: Deadline) -> bool | None:
        """Whether this leaves more time than ``other``; None where the two cannot be compared.

        Beside hours a day counts as the eight hours it is worked: half a day is no more than four.
        """
        if self.hours_allowed is None or other.hours_allowed is None:
            return None
        if self.unit is TimeUnit.DAY and other.unit in (TimeUnit.HOUR, TimeUnit.MINUTE):
            return (self.number or 0) * _HOURS_WORKED > other.hours_allowed
        return self.hours_allowed > other.hours_allowed


class Responsibility(msgspec.Struct, frozen=True, kw_only=True):
    """A norm that binds, permits or empowers a bearer; None where the text names none.

    The bearer is quoted where it stands: in the clause, in the lead-in line, or in the heading.
    ``due`` is ``deadline`` as a value. ``orientation`` marks soft wording ("tăng cường",
    "chú trọng"), never to be held against anybody. ``eid`` is the provision, "" in a loose text.
    """

    bearer: Quote | None
    modality: Modality
    action: Quote
    deadline: Quote | None = None
    due: Deadline | None = None
    partners: tuple[Quote, ...] = ()
    condition: Quote | None = None
    orientation: bool = False
    eid: str = ""

    def moved(self, by: int) -> Responsibility:
        """The same norm in a text that begins ``by`` characters earlier."""
        return msgspec.structs.replace(
            self,
            bearer=self.bearer and self.bearer.moved(by),
            action=self.action.moved(by),
            deadline=self.deadline and self.deadline.moved(by),
            due=self.due and self.due.moved(by),
            partners=tuple(partner.moved(by) for partner in self.partners),
            condition=self.condition and self.condition.moved(by),
        )


class StepKind(StrEnum):
    """What is done in a step."""

    PREPARE = "prepare"
    SUBMIT = "submit"
    RECEIVE = "receive"
    CHECK = "check"
    APPRAISE = "appraise"
    CONSULT = "consult"
    REVISE = "revise"
    DECIDE = "decide"
    SIGN = "sign"
    ISSUE = "issue"
    PUBLISH = "publish"
    DELIVER = "deliver"
    RECORD = "record"
    SUPERVISE = "supervise"
    OTHER = "other"


class ApprovalStep(msgspec.Struct, frozen=True, kw_only=True):
    """One step of a procedure, in the order of the work (from 1).

    ``number`` is its number as written ("3", "2.1", "3a"), "" where it has none. ``due`` is
    ``deadline`` as a value, None where that tells several.
    """

    order: int
    kind: StepKind
    action: Quote
    actor: Quote | None = None
    deadline: Quote | None = None
    due: Deadline | None = None
    output: Quote | None = None
    branch: Quote | None = None
    number: str = ""
    form: Quote | None = None
    partners: tuple[Quote, ...] = ()


class Procedure(msgspec.Struct, frozen=True, kw_only=True):
    """Ordered steps of one piece of work, at one provision (``eid``)."""

    title: str
    eid: str
    steps: tuple[ApprovalStep, ...]


class Assignment(msgspec.Struct, frozen=True, kw_only=True):
    """What a member of a committee or a board is charged with."""

    member: Quote
    tasks: tuple[Quote, ...]


class StepColumn(StrEnum):
    """What a column of a step table says of each step."""

    STEP = "step"  # its number
    NAME = "name"  # what it is called, beside a column that tells what is done
    CONTENT = "content"
    RESPONSIBLE = "responsible"
    PARTNER = "partner"
    TIME = "time"
    FORM = "form"
    RESULT = "result"
    NOTE = "note"


class StepRow(msgspec.Struct, frozen=True, kw_only=True):
    """One step of a step table: its cells by role; a cell merged over several steps is in each.

    ``group`` is the title between steps that it stands under, "" for none. A number or a time that
    stands among the words of another cell is a cell of its own.
    """

    cells: dict[StepColumn, Quote]
    group: str = ""


class StepTable(msgspec.Struct, frozen=True, kw_only=True):
    """A table of steps at one provision (``eid``): the role of each column, and its steps.

    ``time_unit`` is what its head counts times in ("ngày làm việc"), "" where the cells say it
    themselves; ``total`` is the time that a row adds up to.
    """

    eid: str
    span: Span
    columns: tuple[StepColumn | None, ...]
    rows: tuple[StepRow, ...]
    time_unit: str = ""
    total: Quote | None = None


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """All that was extracted from one document, each kind in reading order.

    ``dynamic_reference`` is the clause by which replaced documents give way to their successors
    ("… được sửa đổi, bổ sung hoặc thay thế thì áp dụng …"), if there is one. ``bare_numbers`` are
    numbers of instruments that no citation by the grammar holds.
    """

    citations: tuple[Citation, ...] = ()
    bare_numbers: tuple[Citation, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    step_tables: tuple[StepTable, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    dynamic_reference: Span | None = None
