"""When a document belongs in which list, read from criteria.yaml and checked on load."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from importlib import resources

import msgspec

from pipeline.errors import BadRegister
from pipeline.model.finding import Severity
from pipeline.model.run import Status

FILE = "criteria.yaml"
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


def parse_criteria(source: bytes) -> Criteria:
    """The criteria in ``source``, YAML in UTF-8.

    Raises:
        BadRegister: a field is missing or malformed, a list has no words, a code is none.
    """
    try:
        parsed = msgspec.yaml.decode(source, type=Criteria)
    except msgspec.MsgspecError as error:
        raise BadRegister(f"không đúng mẫu: {error}.", remedy=_REMEDY, file=FILE) from error
    missing = [str(each) for each in ReviewList if each not in parsed.lists]
    if missing:
        raise _bad(f"thiếu danh mục {', '.join(missing)}.", "trường lists")
    for number, criterion in enumerate(parsed.criteria, start=1):
        place = f"trường criteria, mục thứ {number}"
        wrong = [code for code in criterion.codes if not _CODE.fullmatch(code)]
        if wrong:
            raise _bad(f"mã «{wrong[0]}» không phải mã hay nhóm quy tắc.", place)
        if criterion.heirs is not None and not criterion.basis_gone:
            raise _bad("«heirs» chỉ dùng cùng «basis_gone».", place)
    return parsed


def _bad(problem: str, place: str) -> BadRegister:
    return BadRegister(problem, remedy=_REMEDY, file=FILE, place=place)


@cache
def load_criteria() -> Criteria:
    """The criteria kept beside this module."""
    return parse_criteria(resources.files("pipeline.sorting").joinpath(FILE).read_bytes())
