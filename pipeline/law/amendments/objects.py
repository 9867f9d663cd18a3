"""What an order speaks of: of the citations in its words, those it acts on.

Passed over are the citations that tell where something new goes ("vào sau khoản 2"), what takes
the place ("bằng Phụ lục I ban hành kèm theo Thông tư này"), and what only describes an instrument
("Thông tư số A hướng dẫn Nghị định số B").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from pipeline.extract.citations.places import Place
from pipeline.extract.citations.targets import parse_targets, place_of
from pipeline.law.amendments.annexes import TRAILING, in_annexes, without_home, without_sections
from pipeline.law.amendments.choosing import acted_on
from pipeline.law.amendments.orders import Order
from pipeline.law.amendments.vocabulary import vocabulary
from pipeline.model.facts import Citation
from pipeline.model.law import LawChange

_KEPT_WITH = re.compile(r"(?:ban hành )?kèm theo(?: của)?\s*$")
_INTO = re.compile(r"\bvào(?: cuối)?(?: của)?\s*$")
_FILLING = re.compile(
    r"^[\s,:]*(?:(?:các|một số|toàn bộ|những|và|bao gồm|gồm|sau đây|văn bản|thêm|vào|cho|tại|sau|"
    r"như sau|ở|hiệu lực|thi hành|việc|ngày|kể từ|này|quy phạm pháp luật)\s*[:,]?\s*)*$",
    re.IGNORECASE,
)


_GOES_ON = re.compile(r"(?:[,;]|\bvà)\s+tại\s*$|^[\s,;]*(?:và )?tại\s*$")
_NAMES_PART = re.compile(
    r"(?:các |một số )?(?:mẫu|biểu|phụ lục|đoạn|số thứ tự|chỉ tiêu|dòng|cột|mục|tiết|gạch đầu dòng)"
    r"(?!\w)",
    re.IGNORECASE,
)
_ENDS_PART = re.compile(r"\s(?:như sau|bằng|thành|ban hành|kèm theo|vào)(?!\w)|:")
_SEPARATOR = re.compile(r"[,;]|\bvà\b|\bhoặc\b")


class Object(NamedTuple):
    """An instrument and what of it an order acts on; ``head`` is the citation that names it."""

    change: LawChange
    head: Citation
    provisions: tuple[str, ...]
    part: str
    exceptions: tuple[str, ...]
    except_quote: str


class Part(NamedTuple):
    """What of the instrument named above a paragraph touches that cites nothing itself."""

    words: str
    of_words: bool

    def change(self, ordered: LawChange) -> LawChange:
        """What becomes of the instrument when this part of it is so ordered."""
        if self.of_words:
            return LawChange.WORDS
        ends = ordered in (LawChange.REPEALED, LawChange.PARTLY_REPEALED)
        return LawChange.PARTLY_REPEALED if ends else LawChange.AMENDED


def part_of(words: str) -> Part | None:
    """The part that the words behind an order name first; None where they name none.

    Args:
        words: with what is quoted made blank.
    """
    if vocabulary().words.match(words.lstrip()):
        return Part("", of_words=True)
    said = " ".join(words.split())
    if not _NAMES_PART.match(said):
        return None
    named = _ENDS_PART.split(said, maxsplit=1)[0].strip(" ,.;:")
    return Part(named, of_words=False)


def objects_of(
    text: str, place: Place, line: str, order: Order, cited: Sequence[Citation]
) -> list[Object]:
    """What one order acts on, an entry for each instrument.

    Args:
        text: the document's.
        place: the paragraph.
        line: its words with what is quoted made blank.
        order: in that line.
        cited: the paragraph's citations, in order.
    """
    start, end = place.body + order.verb, place.body + order.end
    inside = [each for each in cited if start <= each.span.start < end]
    inside = [each for each in inside if not _is_blank(line, place, each)]
    inside = _with_levels_behind(text, inside, cited)
    excepting = vocabulary().excepting.search(line, order.verb, order.stop)
    stays = line[excepting.start() : order.stop].strip(" .;") if excepting else ""
    kept = acted_on(line, place, order, inside)
    excepted = [
        each
        for each in cited
        if excepting and excepting.start() <= each.span.start - place.body < order.stop
    ]
    kept = _owned_behind(line, place, kept, inside)
    touched = _touched(line, place, order, kept)
    return [
        Object(change, head, paths, part, _paths_of(head, excepted), stays)
        for change, head, paths, part in touched
    ]


def _paths_of(head: Citation, excepted: Sequence[Citation]) -> tuple[str, ...]:
    """What stays as it is of the instrument acted on; "Điều 5 của Luật khác" is none of it."""
    named = [
        path for each in excepted if each.instrument == head.instrument for path in each.provisions
    ]
    return tuple(dict.fromkeys(named))


def _owned_behind(
    line: str, place: Place, kept: Sequence[Citation], cited: Sequence[Citation]
) -> list[Citation]:
    """ "mục VI của chương trình ban hành kèm theo Thông tư số …": the one named last owns them."""
    mended = list(kept)
    for owner in cited:
        if owner in kept or owner.provisions or not owner.number:
            continue
        if not _KEPT_WITH.search(line[: owner.span.start - place.body]):
            continue
        for at, each in enumerate(mended):
            named_itself = each.number is not None and each.number in each.quote
            if each.span.end <= owner.span.start and not named_itself and each.provisions:
                mended[at] = msgspec.structs.replace(
                    owner, span=each.span, quote=each.quote, provisions=each.provisions
                )
    return mended


def _is_blank(line: str, place: Place, citation: Citation) -> bool:
    return line[citation.span.start - place.body].isspace()


def _with_levels_behind(
    text: str, kept: Sequence[Citation], cited: Sequence[Citation]
) -> list[Citation]:
    """ "Sửa đổi khoản 1 và bổ sung khoản 4 vào sau khoản 3 Điều 6": Điều 6 holds for khoản 1."""
    mended: list[Citation] = []
    for each in kept:
        named = each.quote.lower()
        if chapter := _chapter_behind(each, cited):
            mended.append(msgspec.structs.replace(each, provisions=chapter))
            continue
        if "điều" in named or not named.startswith(("khoản", "điểm")) or each.quote == "":
            mended.append(each)
            continue
        behind = _behind(each, cited, "điều")
        if behind is None and "khoản" not in named:
            behind = _behind(each, cited, "khoản")
        targets = (
            parse_targets(text, each.span.start, place_of(behind.provisions[0]))
            if behind is not None
            else None
        )
        mended.append(
            msgspec.structs.replace(each, provisions=targets.paths)
            if targets is not None and targets.paths
            else each
        )
    return mended


def _behind(each: Citation, cited: Sequence[Citation], level: str) -> Citation | None:
    """The next citation of the same instrument after ``each`` that names a ``level`` ("điều")."""
    return next(
        (
            other
            for other in cited
            if other.span.start >= each.span.end
            and other.provisions
            and level in other.quote.lower()
            and other.instrument == each.instrument
        ),
        None,
    )


def _chapter_behind(each: Citation, cited: Sequence[Citation]) -> tuple[str, ...]:
    """ "Bổ sung Mục 8 vào sau Mục 7 Chương II": the new one is of Chương II too."""
    if not each.provisions or not all(path.startswith("m") for path in each.provisions):
        return ()
    for other in cited:
        behind = other.provisions[0] if other.provisions else ""
        if other.span.start >= each.span.end and behind.startswith("c") and "." in behind:
            return tuple(f"{behind.split('.')[0]}.{path}" for path in each.provisions)
    return ()


class _Touched(NamedTuple):
    change: LawChange
    head: Citation
    paths: tuple[str, ...]
    part: str


def _touched(line: str, place: Place, order: Order, kept: Sequence[Citation]) -> list[_Touched]:
    """What becomes of each provision named; those that fare alike are told together."""
    found: list[_Touched] = []
    position = order.start if order.passive else order.verb
    words = False
    part = ""
    added = order.change is LawChange.ADDED
    for each in [without_home(each) if added else each for each in kept]:
        before = line[position : each.span.start - place.body]
        position = each.span.end - place.body
        words = words or vocabulary().words.search(before) is not None
        own = "" if words else _part(_SEPARATOR.split(before)[-1] if found else before)
        part = own or (part if found and _GOES_ON.search(before) else "")
        for paths, smaller in in_annexes(each):
            change = _change(order.change, before, paths, smaller or part, words=words)
            _add(found, _Touched(change, each, paths, smaller or part))
    return _without_annex_sections(found)


def _without_annex_sections(found: list[_Touched]) -> list[_Touched]:
    """ "mục III … thuộc Phần X; … của Phụ lục II": a section before an annex is a part of it."""
    annexes = [
        at for at, each in enumerate(found) if any(path.startswith("pl") for path in each.paths)
    ]
    return [
        each
        for at, each in enumerate(found)
        if not (each.paths and all(path.startswith("m") for path in each.paths))
        or not any(
            other > at and found[other].head.instrument == each.head.instrument for other in annexes
        )
    ]


def _add(found: list[_Touched], one: _Touched) -> None:
    for at, other in enumerate(found):
        same = other.head.instrument == one.head.instrument and other.part == one.part
        if same and other.change is one.change and bool(other.paths) == bool(one.paths):
            paths = without_sections(tuple(dict.fromkeys([*other.paths, *one.paths])))
            head = max(other.head, one.head, key=lambda each: each.dated is not None)
            found[at] = other._replace(paths=paths, head=head)
            return
    found.append(one)


def _part(before: str) -> str:
    said = re.sub(r"\s+", " ", before).strip(" ,:;")
    found = vocabulary().parts.search(said)
    if found is None or _FILLING.match(said):
        return ""
    return TRAILING.sub("", said[found.start() :])


def _change(
    change: LawChange, before: str, paths: tuple[str, ...], part: str, *, words: bool
) -> LawChange:
    if words:
        return LawChange.WORDS
    if paths and not part and change is LawChange.PARTLY_REPEALED:
        # Part of the instrument, all of the provision.
        return LawChange.REPEALED
    if part and change is LawChange.REPEALED:
        return LawChange.PARTLY_REPEALED
    if part and change in (LawChange.ADDED, LawChange.REPLACED):
        return LawChange.AMENDED
    if change is LawChange.ADDED and (not paths or _INTO.search(before)):
        return LawChange.AMENDED
    return change
