"""When a document belongs in which list, read from criteria.yaml and checked on load."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from pathlib import Path

import msgspec

from pipeline.model.finding import Severity
from pipeline.model.run import Status
from pipeline.word_lists import broken, held_in

_FILE = Path(__file__).with_name("criteria.yaml")
_READ = (Status.ANALYSED, Status.DEGRADED)
_CODE = re.compile(r"[A-Z]{3}(?:\d{3})?")
_REMEDY = "Sửa tệp theo lời chú ở đầu tệp."


class ReviewList(StrEnum):
    """The lists of a review, in the order they are printed."""

    EXPIRED = "expired"
    PARTLY_EXPIRED = "partly_expired"
    REPLACE = "replace"
    REPEAL = "repeal"
    AMEND = "amend"
    IN_FORCE = "in_force"
    NOT_REVIEWED = "not_reviewed"


class Extent(StrEnum):
    """How much of a document another one ended."""

    WHOLE = "whole"
    PART = "part"


class ListWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a list is called, and what stands below its name."""

    title: str
    label: str
    note: str


class Criterion(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All that must be so for a document to belong in a list; None and empty ask nothing."""

    list: ReviewList
    reason: str
    statuses: tuple[Status, ...] = _READ
    ended: Extent | None = None
    basis_gone: bool = False
    heirs: bool | None = None
    codes: tuple[str, ...] = ()
    severities: tuple[Severity, ...] = tuple(Severity)
    unless: tuple[ReviewList, ...] = ()


class Criteria(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All of criteria.yaml; ``basis_codes`` are the rules that say a legal basis is gone."""

    basis_codes: tuple[str, ...]
    lists: dict[ReviewList, ListWords]
    criteria: tuple[Criterion, ...]


@cache
def load_criteria() -> Criteria:
    """The criteria of criteria.yaml; see ``criteria_in``."""
    return criteria_in(_FILE)


def criteria_in(file: Path) -> Criteria:
    """The criteria of ``file``.

    Raises:
        BadRegister: a field is missing or malformed, a list has no words, a code is none.
    """
    found = held_in(file, Criteria)
    missing = [str(each) for each in ReviewList if each not in found.lists]
    if missing:
        problem = f"Thiếu danh mục {', '.join(missing)}."
        raise broken(file, problem, "lists", remedy=_REMEDY)
    for place, criterion in enumerate(found.criteria):
        at = ("criteria", place)
        wrong = [code for code in criterion.codes if not _CODE.fullmatch(code)]
        if wrong:
            problem = f"Mã «{wrong[0]}» không phải mã hay nhóm quy tắc."
            raise broken(file, problem, *at, "codes", remedy=_REMEDY)
        if criterion.heirs is not None and not criterion.basis_gone:
            problem = "«heirs» chỉ dùng cùng «basis_gone»."
            raise broken(file, problem, *at, "heirs", remedy=_REMEDY)
    return found
