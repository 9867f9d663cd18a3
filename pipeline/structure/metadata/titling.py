"""Kind and title (trích yếu), and where the legal basis begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.model.document import Span
from pipeline.read.hygiene import fold_tone
from pipeline.structure.metadata.strips import Strip, cover_span, join_words
from pipeline.structure.metadata.words import (
    Kind,
    any_of,
    bodies,
    cover_labels,
    key,
    kind_named,
    kinds,
)

HEAD_STRIPS = 60
_TITLE_STRIPS = 16
_LONGEST_TITLE_LINE = 1500
_PREAMBLE = re.compile(
    r"(?:-\s*)?Căn cứ\b(?! tính)|Kính gửi|\(?(?:Được )?[Bb]an hành kèm theo|\(?[Kk]èm theo"
    r"|QUYẾT (?:ĐỊNH|NGHỊ)\s*:|Điều\s+\d|(?:Chương|CHƯƠNG|Phần|PHẦN)\s+[\dIVX]"
    r"|(?:Phần|PHẦN) (?:thứ|THỨ)|(?:Giai đoạn |Bước |B)\d{1,2}[.:]"
    r"|[IVX]{1,4}\.\s|\d{1,2}\.\s|[A-H]\.\s"
)
_PROSE = re.compile(
    r"(?:-\s*)?(?:Xét|Theo|Thực hiện|Trên cơ sở|Để|Nhằm|Thi hành|Hôm nay|Trong thời gian|Sau khi)\s"
)
_SUBJECT = re.compile(r"^V/v\s*:?\s*", re.IGNORECASE)
_STANDARD = re.compile(r"ISO\s*\d+(?::\d{4})?$", re.IGNORECASE)
_ABOUT = re.compile(r"Về\b|V/v\b", re.IGNORECASE)
_LINKS = re.compile(r"(?:\b(?:của|và|do|bởi|cho|với|tại|về|theo|thuộc|giữa)|,)$", re.IGNORECASE)
_AMENDED = re.compile(r"hiệu lực|sửa đổi, bổ sung bởi|được sửa đổi")
_FOOTNOTE_MARK = re.compile(r"\s*\[?\d{1,2}\]?$")


@dataclass(frozen=True, slots=True)
class Titling:
    """Kind and title with their places.

    ``letterhead`` are the strips above the kind's line (of a letter, those around its subject);
    ``last`` is the index of the first strip behind head and title.
    """

    letterhead: Sequence[Strip]
    last: int
    kind: Kind | None = None
    kind_span: Span | None = None
    title: str | None = None
    title_span: Span | None = None


def read_titling(strips: Sequence[Strip]) -> Titling:
    """Find the line of the kind and the title below it among the first strips."""
    limit = _preamble(strips)
    for index, strip in enumerate(strips[:limit]):
        if found := _kind_of(strips, index):
            kind, lines = found
            return _titled(strips, index, lines, kind)
        if _SUBJECT.match(strip.text):
            return _lettered(strips, index, limit)
    return Titling(letterhead=strips[:limit], last=limit)


def _preamble(strips: Sequence[Strip]) -> int:
    """The index of the first strip that is neither head nor title."""
    for index, strip in enumerate(strips[:HEAD_STRIPS]):
        if _PREAMBLE.match(strip.text):
            return index
    return min(len(strips), HEAD_STRIPS)


def _kind_of(strips: Sequence[Strip], index: int) -> tuple[Kind, int] | None:
    """The kind named at ``index`` and how many letters of the line name it (0: the whole)."""
    text = fold_tone(strips[index].text)
    bare = text.strip(" .:*")
    kind = kind_named(bare)
    if kind and (bare.isupper() or strips[index].shown):
        return kind, 0
    if found := _opening_kind().match(text):
        kind = kind_named(found[0])
        follows_head = index > 0 or text.isupper()
        if kind and follows_head and not text.rstrip().endswith(":"):
            return kind, found.end()
    return None


@cache
def _opening_kind() -> re.Pattern[str]:
    return re.compile(rf"{any_of(kind.name.upper() for kind in kinds())}(?=\s+\w)")


def _titled(strips: Sequence[Strip], index: int, letters: int, kind: Kind) -> Titling:
    strip = strips[index]
    lines: list[Strip] = []
    kind_span = strip.span
    if letters:
        kind_span = strip.part(0, letters).span
        lines.append(strip.part(letters, len(strip.text)))
    last = index + 1
    for last in range(index + 1, min(len(strips), index + _TITLE_STRIPS) + 1):
        if last == len(strips) or _ends_title(strips[last], lines):
            break
        if lines and _names_part(strips[last], kind):
            break
        if strips[last].in_table and not strip.in_table:
            break  # the cells of a table below the title
        lines.append(strips[last])
    lines = _without_issuer(_without_author(lines) if letters else lines)
    title = _SUBJECT.sub("", join_words(lines))
    title = _FOOTNOTE_MARK.sub("", title) if re.search(r"[^\W\d]\]?\d{1,2}$", title) else title
    return Titling(
        letterhead=strips[:index],
        last=last,
        kind=kind,
        kind_span=kind_span,
        title=title.strip(" .;") or None,
        title_span=cover_span(lines) if lines else None,
    )


def _ends_title(strip: Strip, lines: Sequence[Strip]) -> bool:
    """Whether ``strip`` no longer belongs to the title made of ``lines`` so far."""
    text = strip.text
    if _PREAMBLE.match(text) or len(text) > _LONGEST_TITLE_LINE:
        return True
    if not lines:
        return False
    if _cover_label().match(fold_tone(text)):
        return True
    if _PROSE.match(text) and not text.isupper() and not _LINKS.search(lines[-1].text):
        return True
    if _named_instrument().match(text) and _AMENDED.search(text):
        return True
    if strip.shown or text.isupper():
        return False
    sentence = text.rstrip().endswith(".") and not text[:1].islower()
    return sentence or text.rstrip().endswith((":", "./."))


def _names_part(strip: Strip, kind: Kind) -> bool:
    """Whether ``strip`` is the heading of what follows below the title of a procedure.

    Under "QUY TRÌNH", "Xử lý điện" there may stand "Quy trình xử lý điện mật".
    """
    text = fold_tone(strip.text)
    named = re.match(rf"{kind.name}\s", text)
    return kind.form == "procedure" and named is not None and not strip.shown


@cache
def _cover_label() -> re.Pattern[str]:
    labels = (label for names in cover_labels("procedure").values() for label in names)
    return re.compile(rf"{any_of(labels)}\s*(?::|$)", re.IGNORECASE)


@cache
def _named_instrument() -> re.Pattern[str]:
    return re.compile(rf"{any_of(kind.name for kind in kinds())}\s+(?:liên tịch )?(?:số )?\d")


def _without_author(lines: list[Strip]) -> list[Strip]:
    """The title without what stands behind the kind in its line: "QUYẾT ĐỊNH CỦA BỘ TRƯỞNG",
    where the title proper follows below; the standard's name in "QUY TRÌNH ISO 9001:2015" too."""
    if len(lines) > 1 and (
        _STANDARD.match(lines[0].text)
        or (lines[0].text.startswith("CỦA ") and _ABOUT.match(lines[1].text))
    ):
        return lines[1:]
    return lines


def _without_issuer(lines: list[Strip]) -> list[Strip]:
    """The title without the issuer's name, which stands between it and the legal basis."""
    for index in range(1, len(lines)):
        text = fold_tone(lines[index].text)
        named = key(text) in bodies().named or bool(_leader().match(text))
        if named and text.isupper() and not _LINKS.search(lines[index - 1].text):
            return lines[:index]
    return lines


@cache
def _leader() -> re.Pattern[str]:
    return re.compile(rf"{any_of(bodies().leaders)}\b", re.IGNORECASE)


def _lettered(strips: Sequence[Strip], index: int, limit: int) -> Titling:
    """A letter (công văn): no line of kind, the subject behind "V/v"."""
    lines = [strips[index]]
    last = index + 1
    while last < len(strips) and not _leaves_subject(strips[last]):
        lines.append(strips[last])
        last += 1
    title = _SUBJECT.sub("", join_words(lines)).strip(" .;")
    return Titling(
        letterhead=[*strips[:index], *strips[last:limit]],
        last=max(last, limit),
        kind=kind_named("Công văn"),
        title=title or None,
        title_span=cover_span(lines),
    )


def _leaves_subject(strip: Strip) -> bool:
    text = fold_tone(strip.text)
    return (
        bool(_PREAMBLE.match(text))
        or text.isupper()
        or bool(re.search(r"Độc lập|ngày\s*[\d.…]*\s*tháng", text))
        or len(text) > _LONGEST_TITLE_LINE // 3
    )
