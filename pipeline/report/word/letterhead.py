"""The official head of a paper, its title, and the block where it is signed.

Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.1 to II.5 and II.7, II.9. A Party organisation's
paper has the Party's head instead. What only the office can fill in (number, day) is left open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.inert import storable
from pipeline.model.run import Unit, UnitKind
from pipeline.report.content import Content
from pipeline.report.word.page import UPRIGHT_WIDTH, Paper
from pipeline.report.word.runs import DOTS, Aligned, Paragraph, Words, plain
from pipeline.sorting import DocumentCard

_LEFT = 72.0  # millimetres
_RIGHT = UPRIGHT_WIDTH - _LEFT
_OPEN = DOTS * 5
_OPEN_NUMBER = DOTS * 2
_NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
_MOTTO_LENGTH = 60.0  # millimetres, at 13 points bold
_PARTY_LENGTH = 63.0
_CENTER = Aligned.CENTER


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who a paper is from: body, the body above it ("" for none known), where, in what year."""

    body: str
    superior: str
    place: str
    year: int
    is_party: bool = False


def letterhead_of_unit(content: Content, unit: Unit) -> Letterhead:
    """The head of a unit's paper, as its own documents most often have it."""
    cards = _cards(content, unit)
    if unit.kind is UnitKind.MINISTRY:
        return letterhead_of_ministry(content)
    return Letterhead(
        body=unit.name,
        superior=_usual(card.superior for card in cards),
        place=_usual(card.place for card in cards) or _OPEN,
        year=content.run.as_of.year,
        is_party=unit.kind is UnitKind.PARTY,
    )


def letterhead_of_ministry(content: Content) -> Letterhead:
    """The head of the ministry's paper: the body most units' documents have above their own."""
    state = [unit for unit in content.units if unit.kind is not UnitKind.PARTY]
    cards = [card for unit in state for card in _cards(content, unit)]
    body = _usual(card.superior for card in cards)
    own = [card for card in cards if body and card.issuer.casefold() == body.casefold()]
    return Letterhead(
        body=body or "BỘ ………………………",
        superior="",
        place=_usual(card.place for card in own) or _OPEN,
        year=content.run.as_of.year,
    )


def add_letterhead(paper: Paper, head: Letterhead, symbol: str) -> None:
    """Add the head.

    Args:
        paper: what it goes on.
        head: who it is from.
        symbol: what follows the number left open ("BC-……"), "" to leave that open too.
    """
    above = [plain(head.superior.upper(), size=12, aligned=_CENTER)] if head.superior else []
    body = plain(head.body.upper(), size=12, bold=True, aligned=_CENTER)
    number = f"Số: {_OPEN_NUMBER}/{symbol or '………'}"
    day = f"{head.place}, ngày …… tháng …… năm {head.year}"
    if head.is_party:
        right = [
            plain(_PARTY, size=13, bold=True, aligned=_CENTER),
            _rule(_RIGHT, _PARTY_LENGTH),
        ]
        left = [*above, body, plain("*", size=13, aligned=_CENTER)]
        number = f"Số {_OPEN_NUMBER}-{symbol or '………'}"
    else:
        right = [
            plain(_NATION, size=12, bold=True, aligned=_CENTER),
            plain(_MOTTO, size=13, bold=True, aligned=_CENTER),
            _rule(_RIGHT, _MOTTO_LENGTH),
        ]
        left = [*above, body, _rule(_LEFT, 22)]
    paper.columns(
        (_LEFT, _RIGHT),
        [
            (left, right),
            (
                [plain(number, size=13, aligned=_CENTER, before=3)],
                [plain(day, size=13, italic=True, aligned=_CENTER, before=3)],
            ),
        ],
    )


def add_title(paper: Paper, kind: str, about: str) -> None:
    """Add the kind of paper and what it is about, with the rule below."""
    paper.add(
        plain(kind.upper(), size=14, bold=True, aligned=_CENTER, before=18),
        plain(about, size=14, bold=True, aligned=_CENTER),
        _rule(UPRIGHT_WIDTH, 45),
    )


def add_annex_title(paper: Paper, number: str, name: str, issued_with: str, note: str) -> None:
    """Add the head of an annex: its number ("" where it is the only one), name, what it is to."""
    label = f"Phụ lục {number}".strip()
    paper.add(
        plain(label, size=14, bold=True, aligned=_CENTER),
        plain(name.upper(), size=14, bold=True, aligned=_CENTER),
        plain(f"({issued_with})", size=13, italic=True, aligned=_CENTER, after=6),
    )
    if note:
        paper.add(plain(note, size=13, aligned=Aligned.BOTH, first=10, after=6))


def add_signatures(
    paper: Paper, head: Letterhead, recipients: Iterable[str], signers: Iterable[str]
) -> None:
    """Add to whom the paper goes, and room for those who sign it, side by side.

    Args:
        paper: what the block goes on.
        head: who it is from.
        recipients: lines below "Nơi nhận"; the one that tells where it is kept is added.
        signers: their posts.
    """
    posts = tuple(signers)
    left = UPRIGHT_WIDTH - 55.0 * len(posts)
    if head.is_party:
        title, kept = Words("Nơi nhận:", size=14, underlined=True), "Lưu ………"
    else:
        title, kept = Words("Nơi nhận:", size=12, bold=True, italic=True), "Lưu: VT, ………."
    to = [
        Paragraph((title,)),
        *(plain(f"- {line}", size=11) for line in (*recipients, kept)),
    ]
    blocks = [
        [
            plain(post.upper(), size=13, bold=True, aligned=_CENTER),
            plain("(Ký, ghi rõ họ tên)", size=12, italic=True, aligned=_CENTER),
            *(plain("", size=13, keep_next=True) for _ in range(5)),
        ]
        for post in posts
    ]
    paper.add(plain("", size=6, keep_next=True))
    paper.columns((left, *(55.0 for _ in posts)), [(to, *blocks)])


def _rule(width: float, length: float) -> Paragraph:
    side = (width - length) / 2
    return Paragraph((Words("", size=2),), left=side, right=side, rule=True, before=5, line=4)


def _cards(content: Content, unit: Unit) -> list[DocumentCard]:
    return [
        document.card
        for document in content.documents
        if document.card is not None and storable(document.card.unit) == unit.id
    ]


def _usual(values: Iterable[str]) -> str:
    """The value that stands most often, the first of several; "" where none does."""
    counted = Counter(" ".join(value.split()) for value in values if value.strip())
    return counted.most_common(1)[0][0] if counted else ""
