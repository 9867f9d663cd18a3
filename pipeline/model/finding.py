"""What a rule found, with the words that prove it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec

from pipeline.model.document import Span
from pipeline.model.reading import Box


class Severity(StrEnum):
    """How much a finding matters, gravest first."""

    HIGH = "high"  # nghiêm trọng
    MEDIUM = "medium"  # cần xử lý
    LOW = "low"  # lưu ý

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """Words that prove a finding, and where they stand.

    ``where`` is the place in words ("điểm a khoản 2 Điều 5 Quy chế"; "phần căn cứ"); ``source``
    names what is quoted when it is not the document itself (a row of the register and the source
    that row names). ``context`` is the sentence or line around the quote.
    """

    quote: str
    where: str = ""
    eid: str = ""
    page: int | None = None
    boxes: tuple[Box, ...] = ()
    span: Span | None = None
    context: str = ""
    source: str = ""


class Footing(msgspec.Struct, frozen=True, kw_only=True):
    """What a finding is known again by: words, without numbers that an edit would shift.

    ``words`` are the paragraph it stands on without its own label, "" for what stands nowhere;
    ``around`` the headings above and the paragraphs before and after; ``recognised`` says that the
    words were recognised from a picture, so that single letters may be misread.
    """

    words: str = ""
    around: str = ""
    recognised: bool = False


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing a reviewer should decide on.

    ``unit`` is a unit's id, ``file`` the path below the corpus with "/" separators, ``document``
    how a lawyer names it ("Quyết định số 12/QĐ-BNG"), ``message`` what is wrong, ``why`` the
    reason in a lawyer's words, ``since`` from when, ``suggestion`` what to do, ``basis`` the legal
    basis of the rule or the fact, ``confidence`` 0 to 1, ``verified`` False where the fact behind
    it awaits confirmation. ``other`` is the other side: the register's entry, the other clause.
    ``footing`` is what it is known again by in a later run.
    """

    code: str
    severity: Severity
    unit: str
    file: str
    document: str
    message: str
    evidence: Evidence
    why: str
    suggestion: str
    basis: str
    confidence: float
    since: date | None = None
    verified: bool = True
    other: tuple[Evidence, ...] = ()
    subject: str = ""  # what it is about, stable over weeks: an instrument's or body's id
    fingerprint: str = ""
    footing: Footing = Footing()
