"""One pair of hands for work that needs two: taking money and keeping it, choosing and accepting."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.evidence import evidence_at
from pipeline.model.facts import Modality, Quote, StepColumn
from pipeline.model.finding import Severity
from pipeline.model.run import Dossier
from pipeline.rules.pro.basis import HEAD, PROCEDURE
from pipeline.rules.pro.vocabulary import Pair, any_of, pairs_apart
from pipeline.rules.registry import Case, Example, Hit, rule

_BEGINS = re.compile(r"(?:^|[,;:.]|(?<!\w)(?:và|vừa|tổ chức|đồng thời))\s*$")
_ABOUT = re.compile(r"(?<!\w)(?:công tác|việc|hoạt động|về)\s[^;.]*$", re.IGNORECASE)
_TO = re.compile(r"(?:\s+\w+){0,2}?\s+cho\s+")
_ARTICLE = re.compile(r"(?:.*__)?art_[^_]+(?:_[^_]+)*(?=__|$)")
_SURE = 0.7  # a unit may well part the work among its own people


class _Both(NamedTuple):
    """What somebody does of a pair, in the words found, and where each stands."""

    pair: Pair
    first: Quote
    first_work: str
    second: Quote
    second_work: str


@rule(
    "PRO301",
    "Một người, một đơn vị làm cả hai việc cần tách",
    reason="Không có người thứ hai kiểm tra thì sai phạm khó bị phát hiện; đây là chỗ dễ xảy ra "
    "tham nhũng.",
    basis="Quy định 189-QĐ/TW (kiểm soát quyền lực); nguyên tắc tách người lập, người thẩm định, "
    "người phê duyệt, người nghiệm thu",
    severity=Severity.MEDIUM,
    bad=Example(
        PROCEDURE,
        rows=(
            HEAD,
            ("1", "Lựa chọn nhà cung cấp", "Phòng Quản trị", "02 ngày làm việc"),
            ("2", "Phê duyệt", "Chánh Văn phòng", "01 ngày làm việc"),
            ("3", "Nhận hàng, nghiệm thu", "Phòng Quản trị", "01 ngày làm việc"),
        ),
    ),
    good=Example(
        PROCEDURE,
        rows=(
            HEAD,
            ("1", "Lựa chọn nhà cung cấp", "Phòng Quản trị", "02 ngày làm việc"),
            ("2", "Phê duyệt", "Chánh Văn phòng", "01 ngày làm việc"),
            ("3", "Nhận hàng, nghiệm thu", "Phòng Kế toán", "01 ngày làm việc"),
        ),
    ),
)
def one_pair_of_hands(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """Work that should be parted, in the same hands by a table or a provision.

    A unit has many hands: what it does by other clauses of the article may be another's of it.
    """
    document = dossier.document
    for actor, works in _works(dossier):
        both = _both(actor, works)
        if both is None:
            continue
        first, second = (each.span for each in (both.first, both.second))
        told = () if first == second else (evidence_at(document, first),)
        yield Hit(
            message=f"«{actor}» vừa {both.first_work} vừa {both.second_work}.",
            suggestion="Giao việc thứ hai cho người hoặc đơn vị khác; nếu cùng một đơn vị thì ghi "
            "rõ hai người khác nhau.",
            subject=f"apart|{actor.casefold()}|{both.second_work}",
            span=second,
            why=both.pair.why,
            confidence=_SURE,
            verified=False,
            other=told,
        )


def _works(dossier: Dossier) -> Iterator[tuple[str, list[Quote]]]:
    """Who does which works, by each table of steps, each article of a person, and each provision."""
    for table in dossier.facts.step_tables:
        rows: dict[str, list[Quote]] = defaultdict(list)
        for row in table.rows:
            actor, content = (
                row.cells.get(column) for column in (StepColumn.RESPONSIBLE, StepColumn.CONTENT)
            )
            if actor is not None and content is not None:
                rows[actor.quote.strip()].append(content)
        yield from rows.items()
    provisions: dict[tuple[str, str], list[Quote]] = defaultdict(list)
    for norm in dossier.facts.responsibilities:
        if norm.bearer is not None and norm.modality in (Modality.OBLIGATION, Modality.POWER):
            bearer = norm.bearer.quote
            alone = any_of("persons").match(bearer) is not None
            place = _article_of(norm.eid) if alone else norm.eid
            provisions[place, bearer].append(norm.action)
    for (_, bearer), works in provisions.items():
        yield bearer, works


def _article_of(eid: str) -> str:
    """The article that a provision is part of; the provision itself outside of articles."""
    found = _ARTICLE.match(eid)
    return found[0] if found else eid


def _both(actor: str, works: list[Quote]) -> _Both | None:
    for pair in pairs_apart():
        if pair.unless and pair.unless.match(actor):
            continue
        first, second = (
            next(((work, done) for work in works if (done := _done(words, work.quote))), None)
            for words in (pair.first, pair.second)
        )
        if first is not None and second is not None:
            return _Both(pair, *first, *second)
    return None


def _done(words: re.Pattern[str], work: str) -> str:
    """The words of ``work`` that say so, where they are a verb of it and not what it is about.

    What one hands to another person ("nộp quỹ cho Thủ quỹ") he does not keep himself.
    """
    for found in words.finditer(work):
        before, to = work[: found.start()], _TO.match(work, found.end())
        if to is not None and any_of("persons").match(work, to.end()):
            continue
        if _BEGINS.search(before) and not _ABOUT.search(before):
            return found[0].lower()
    return ""
