"""What a document says: citations, mentions of bodies, responsibilities, procedures.

Spans count characters of ``Document.text`` (of the text itself for ``rasoat annotate``).
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec

from pipeline.model.document import Span
from pipeline.model.stretch import Range, Stretch, TimeUnit, outlasts

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

    def part(self, start: int, end: int) -> Quote:
        """The words from ``start`` to ``end`` of the quote, without outer spaces."""
        words = self.quote[start:end]
        begin = self.start + start + len(words) - len(words.lstrip())
        words = words.strip()
        return Quote(words, begin, begin + len(words))


_LAST_DAY = 31
_HOURS_OF_THE_DAY = 24


class Bound(StrEnum):
    """On which side of a stretch of time the work must stay."""

    MOST = "most"  # "không quá 05 ngày"
    LEAST = "least"  # "niêm yết ít nhất 15 ngày", "chậm nhất 03 ngày trước ngày họp"


class DeadlineKind(StrEnum):
    """What a time limit is measured by."""

    WITHIN = "within"  # "trong thời hạn 05 ngày làm việc kể từ …"
    BEFORE = "before"  # "ít nhất 03 ngày trước ngày họp": a stretch of time ahead of an event
    # "trước ngày 15 tháng 12 hằng năm", "chậm nhất ngày 30/6/2027", "trước 16 giờ thứ Năm"
    DATE = "date"
    EVERY = "every"  # "định kỳ 6 tháng", "hằng quý"
    AT_ONCE = "at_once"  # "ngay sau khi …", "ngay trong ngày"


class Deadline(msgspec.Struct, frozen=True, kw_only=True):
    """A time limit as written (``quote``) and as a value.

    ``number`` and ``unit`` are the stretch of time (0.5 and DAY for "½ ngày"; the longer of "03-05
    ngày"), ``working`` whether working days or hours are counted, ``bound`` whether it may take so
    long at most or must be so long at least; ``event`` is what it runs from, or ahead of.

    ``day``, ``month`` and ``year`` are the date, a month without a day its end; without a month it
    recurs each month. The last day of a month is 31, and ``working`` counts days of work only. In
    what recurs each quarter ``month`` is one of its three; ``following`` tells that the date is in
    the period after the one it is for ("ngày 05 tháng sau"). ``weekday`` is 1 for Monday to 7,
    ``hour`` the time of the day (16.5 for 16 giờ 30). ``also`` are the other dates told with it
    ("trước ngày 10/6 và 10/12").

    What recurs does so every ``times`` of ``every_unit``: 6 and MONTH for "định kỳ 6 tháng", 0.5
    and YEAR for "02 lần/năm".
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
    weekday: int | None = None
    hour: float | None = None
    following: bool = False
    also: tuple[Deadline, ...] = ()
    times: float | None = None
    every_unit: TimeUnit | None = None

    def moved(self, by: int) -> Deadline:
        """The same limit in a text that begins ``by`` characters earlier."""
        return msgspec.structs.replace(
            self,
            quote=self.quote.moved(by),
            event=self.event and self.event.moved(by),
            also=tuple(each.moved(by) for each in self.also),
        )

    @property
    def hours(self) -> float | None:
        """The stretch of time in hours of the calendar, None where none is given."""
        if self.kind is DeadlineKind.AT_ONCE and self.number is None:
            return 0.0
        return None if self._stretch is None else self._stretch.hours

    @property
    def hours_allowed(self) -> float | None:
        """How long the work may take at most, in hours of the calendar.

        None where no such time is given: a least time, and one ahead of an event, allow none.
        """
        if self.kind is DeadlineKind.BEFORE or self.bound is Bound.LEAST:
            return None
        return self.hours

    def longer_than(self, other: Deadline) -> bool | None:
        """Whether this leaves more time than ``other``; None where that cannot be told.

        Only limits measured by one thing are compared: stretches of time, dates of one period, how
        often, how long ahead (of what, the caller must know).
        """
        kinds = {self.kind, other.kind}
        if kinds <= {DeadlineKind.WITHIN, DeadlineKind.AT_ONCE}:
            return self._outlasts(other)
        if kinds == {DeadlineKind.DATE}:
            return self._is_later(other)
        mine, theirs = self._stretch, other._stretch
        if kinds == {DeadlineKind.EVERY}:
            mine, theirs = self._period, other._period
        elif kinds == {DeadlineKind.BEFORE} and self.bound is other.bound is Bound.LEAST:
            mine, theirs = theirs, mine  # the longer ahead, the less time is left
        else:
            return None
        return mine.outlasts(theirs) if mine and theirs else None

    @property
    def _stretch(self) -> Stretch | None:
        if self.number is None or self.unit is None:
            return None
        return Stretch(self.number, self.unit, self.working)

    @property
    def _period(self) -> Stretch | None:
        if self.times is None or self.every_unit is None:
            return None
        return Stretch(self.times, self.every_unit)

    def _outlasts(self, other: Deadline) -> bool | None:
        if self.hours_allowed is None or other.hours_allowed is None:
            return None
        mine, theirs = self._stretch, other._stretch
        if mine and theirs and self.kind is other.kind:
            return mine.outlasts(theirs)
        return outlasts(self._range, other._range)

    @property
    def _range(self) -> Range:
        """The hours the work may take; what is done on the day may be done at once."""
        told = self._stretch.range if self._stretch else Range(0.0, 0.0)
        return Range(0.0, told.least) if self.kind is DeadlineKind.AT_ONCE else told

    def _is_later(self, other: Deadline) -> bool | None:
        if self.also or other.also or self._told_of_date != other._told_of_date:
            return None
        return self._date > other._date

    @property
    def _told_of_date(self) -> tuple[object, ...]:
        """What dates have in common that can be put in order."""
        named = (self.year is None, self.month is None, self.weekday is None)
        whole = self.day is None and self.month is None and self.weekday is None
        return (*named, self.working, self.following, self.times, self.every_unit, whole)

    @property
    def _date(self) -> tuple[float, ...]:
        """The place in the order of dates; without a day, or an hour, at its end."""
        day = self.weekday or self.day or _LAST_DAY
        hour = _HOURS_OF_THE_DAY if self.hour is None else self.hour
        return (self.year or 0, self.month or 0, day, hour)


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


class Arrow(msgspec.Struct, frozen=True, gc=False):
    """An arrow of a flow chart to the step of that ``order``, in a case ("Không đạt") or always.

    One past the last step is the end.
    """

    order: int
    case: str = ""


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """Words that send the work to the step of the number ``to``: "Không đạt thì quay lại bước 2".

    ``case`` is when they do, "" where the words tell no case.
    """

    words: Quote
    to: str
    case: str = ""


class ApprovalStep(msgspec.Struct, frozen=True, kw_only=True):
    """One step of a procedure, in the order of the work (from 1).

    ``number`` is its number as written ("3", "2.1", "3a"), "" where it has none. ``due`` is
    ``deadline`` as a value, None where that tells several. ``ways`` lead to other steps than the
    next one. ``arrows`` are all ways on that a flow chart draws, none in a procedure told in words.
    A ``branch`` may be that another step is done meanwhile.
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
    ways: tuple[Way, ...] = ()
    arrows: tuple[Arrow, ...] = ()


class Procedure(msgspec.Struct, frozen=True, kw_only=True):
    """Ordered steps of one piece of work, at one provision (``eid``)."""

    title: str
    eid: str
    steps: tuple[ApprovalStep, ...]


class Assignment(msgspec.Struct, frozen=True, kw_only=True):
    """What a member of a committee or a board is charged with; no task where none is told."""

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
