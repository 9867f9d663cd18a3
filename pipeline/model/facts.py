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


class Responsibility(msgspec.Struct, frozen=True, kw_only=True):
    """A norm that binds, permits or empowers a bearer; None where the text names none."""

    bearer: Quote | None
    modality: Modality
    action: Quote
    deadline: Quote | None = None
    partners: tuple[Quote, ...] = ()
    condition: Quote | None = None


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
    """One step of a procedure, in the order of the work (from 1)."""

    order: int
    kind: StepKind
    action: Quote
    actor: Quote | None = None
    deadline: Quote | None = None
    output: Quote | None = None
    branch: Quote | None = None


class Procedure(msgspec.Struct, frozen=True, kw_only=True):
    """Ordered steps of one piece of work, at one provision (``eid``)."""

    title: str
    eid: str
    steps: tuple[ApprovalStep, ...]


class StepColumn(StrEnum):
    """What a column of a step table says of each step."""

    STEP = "step"  # its number
    CONTENT = "content"
    RESPONSIBLE = "responsible"
    PARTNER = "partner"
    TIME = "time"
    FORM = "form"
    RESULT = "result"
    NOTE = "note"


class StepRow(msgspec.Struct, frozen=True, kw_only=True):
    """One step of a step table: its cells by role; a cell merged over several steps is in each.

    ``group`` is the title between steps that it stands under, "" for none.
    """

    cells: dict[StepColumn, Quote]
    group: str = ""


class StepTable(msgspec.Struct, frozen=True, kw_only=True):
    """A table of steps at one provision (``eid``): the role of each column, and its steps."""

    eid: str
    span: Span
    columns: tuple[StepColumn | None, ...]
    rows: tuple[StepRow, ...]


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """All that was extracted from one document, each kind in reading order.

    ``dynamic_reference`` is the clause by which replaced documents give way to their successors
    ("… được sửa đổi, bổ sung hoặc thay thế thì áp dụng …"), if there is one.
    """

    citations: tuple[Citation, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    step_tables: tuple[StepTable, ...] = ()
    dynamic_reference: Span | None = None
