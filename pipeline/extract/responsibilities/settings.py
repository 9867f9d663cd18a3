"""What lines give to the lines under them: a bearer, a modality, or a list that binds nobody.

"Điều 12. Trách nhiệm của Chánh Văn phòng" and "Vụ Pháp chế có trách nhiệm:" name the bearer of the
items below; "Hồ sơ gồm:" opens a list of things.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

import msgspec

from pipeline.extract.responsibilities.adjuncts import leading_adjuncts
from pipeline.extract.responsibilities.predicates import find_predicate, modality_of
from pipeline.extract.responsibilities.vocabulary import Vocabulary, key
from pipeline.language import Clause, Line, LineKind, Passage
from pipeline.model.document import Span
from pipeline.model.facts import Modality

# "Sửa đổi, bổ sung khoản 2 Điều 5 như sau:" opens new text for another document.
AMENDS = re.compile(
    r"(?:Sửa đổi|Bổ sung|Bãi bỏ|Thay thế|Thay cụm từ|Bỏ cụm từ|Hủy bỏ)(?:,? (?:và )?bổ sung)?\b"
    r"[^.;]*(?:Điều|khoản|điểm|Chương|Phụ lục|cụm từ|Mẫu|như sau)"
)
_CONSISTS = re.compile(r"(?<!\w)gồm(?!\w)")
_COMPETENCE = re.compile(r"(?i:thẩm quyền)(?!\w)")
_LONGEST_TITLE = 200
_NOTHING = re.compile(
    r"(?:(?:các|những)\s+(?:nhiệm vụ|công việc|nội dung|việc|trách nhiệm|quyền|nghĩa vụ|hành vi|"
    r"hoạt động)[^,]{0,60})?\s*(?:cụ thể\s+)?(?:như sau|sau đây|sau)?\s*:?\s*"
)


_PRINCIPLES = re.compile(  # what must be heeded is told by the items
    r"(?:bảo đảm|đảm bảo|tuân thủ|tuân theo|thực hiện(?: theo)?|đáp ứng)"
    r"(?:\s+(?:các|những))?(?:\s+(?:nguyên tắc|yêu cầu|quy định))?(?:\s+(?:sau|sau đây|như sau))?"
)


_TOPIC = re.compile(r"(?i:về)\s+(?:công tác|lĩnh vực|việc|mặt|nội dung)\s")
_COMMA = re.compile(r",\s+")
_TOWARDS = re.compile(r"(?i:đối\s+với)\s+")
_HANDS_DOWN = re.compile(r"(?i:phân cấp|ủy quyền)(?!\w)")  # "Phân cấp … cho Cục A"
_TO = re.compile(r"(?<!\w)cho\s+")
# "Người có trách nhiệm lập danh mục gồm:" opens sentences on who does it.
_CASES = re.compile(r"(?:trường hợp|điều kiện|đối tượng|hành vi)\s+sau(?:\s+đây)?\s*:?\s*$")
_PROCEDURE = re.compile(
    r"(?i:(?:hồ sơ,\s+)?(?:trình tự|quy trình|thủ tục|các bước|cách thức))(?!\w)"
)
_WHO_DO = re.compile(
    r"(?:Những người|Người|Cơ quan|Cá nhân)\s+có\s+(?:trách nhiệm|thẩm quyền)\s[^:]*gồm\s*$"
)
_OF = re.compile(r"(?<!\w)của\s+")


class Mode(Enum):
    """What stands under a line."""

    FREE = auto()  # sentences with subjects of their own
    WORKS = auto()  # works of the bearer the line names
    THINGS = auto()  # things: papers, cases, conditions
    SCOPE = auto()  # scope, definitions, entry into force


class Setting(NamedTuple):
    """``bearer`` and ``modality`` of the works below a line."""

    mode: Mode = Mode.FREE
    bearer: Span | None = None
    modality: Modality | None = None
    from_heading: bool = False


def settings_of(passage: Passage, masked: str, words: Vocabulary) -> list[Setting]:
    """What each line of ``passage`` gives to those under it, line by line.

    Args:
        passage: the text with its lines and clauses.
        masked: the folded text whose brackets are blanked.
        words: the vocabulary.
    """
    last_clause = _last_clauses(passage, masked, words)
    found: list[Setting] = []
    for place, line in enumerate(passage.lines):
        above = found[line.parent] if line.parent is not None else Setting()
        given = _given(line, last_clause.get(place), above, masked, words)
        below = [each for each in passage.lines[place + 1 :] if each.parent == place]
        if given.bearer and (
            (
                given.mode is Mode.THINGS
                and _begins_with_verb(below[:1], masked, words)
                and not _CASES.search(masked, line.body.start, line.body.end)
            )
            or (given.mode is Mode.FREE and line.leads and _are_works(below, masked, words))
        ):
            given = given._replace(mode=Mode.WORKS)
        found.append(given)
    return found


def _last_clauses(passage: Passage, masked: str, words: Vocabulary) -> dict[int, Clause]:
    """The last clause of each line, with the names before it that semicolons part."""
    found: dict[int, Clause] = {}
    for clause in passage.clauses:
        before = found.get(clause.line)
        found[clause.line] = clause
        if before is not None and before.end == ";" and _is_name(masked, before.span, words):
            span = Span(before.span.start, clause.span.end)
            found[clause.line] = msgspec.structs.replace(clause, span=span)
    return found


def _is_name(masked: str, span: Span, words: Vocabulary) -> bool:
    return (
        words.bearer.match(masked, span.start, span.end) is not None
        and find_predicate(masked, span.start, span.end, words) is None
    )


def competent(modality: Modality, above: Setting) -> Modality:
    """Under "Thẩm quyền xử phạt …" the words "có quyền" give a power, not a permission."""
    if modality is Modality.PERMISSION and above.modality is Modality.POWER:
        return Modality.POWER
    return modality


def opens_works(setting: Setting, above: Setting) -> bool:
    """Whether a line with ``setting`` is itself nothing but the opening of works."""
    return setting.mode is Mode.WORKS and setting != above


def _given(
    line: Line, last: Clause | None, above: Setting, masked: str, words: Vocabulary
) -> Setting:
    if line.kind in (LineKind.HEADING, LineKind.CLOSING):
        return Setting()
    if line.kind is LineKind.ARTICLE:
        return _of_title(masked, line.body, words) or _of_procedure(masked, line.body)
    if line.leads and last is not None:
        if names_topic(masked, last.span, words):
            return above
        return _of_lead(masked, last.span, above, words)
    if line.body.end - line.body.start < _LONGEST_TITLE and last is not None and not last.end:
        titled = _of_title(masked, last.span, words)
        if titled is not None and titled.mode is Mode.WORKS:
            return titled
    return above


def _are_works(items: Sequence[Line], masked: str, words: Vocabulary) -> bool:
    """Whether most items begin with a verb or "được", not with whom they are about."""
    works = [
        words.bearer.match(masked, each.body.start, each.body.end) is None
        and any(
            begins.match(masked, each.body.start, each.body.end)
            for begins in (words.verb, words.modal)
        )
        for each in items
    ]
    return bool(items) and works[0] and sum(works) * 2 > len(works)


def _begins_with_verb(lines: Sequence[Line], masked: str, words: Vocabulary) -> bool:
    return any(
        line.kind in (LineKind.POINT, LineKind.INDENT, LineKind.CLAUSE)
        and words.verb.match(masked, line.body.start, line.body.end) is not None
        and ":" not in masked[line.body.start : line.body.end]
        for line in lines
    )


def _of_title(masked: str, span: Span, words: Vocabulary) -> Setting | None:
    if words.scope_heading.match(masked, span.start, span.end):
        return Setting(Mode.SCOPE)
    if words.forbidding.match(masked, span.start, span.end):
        return Setting(Mode.WORKS, _who_in(masked, span, words), Modality.PROHIBITION, True)
    duty = words.duty_heading.match(masked, span.start, span.end)
    if duty and words.bearer.match(masked, duty.end(), span.end):
        stop = len(masked[: span.end].rstrip(" :"))
        modality = words.duties[key(duty["duty"])]
        return Setting(Mode.WORKS, _name(masked, duty.end(), stop), modality, True)
    if _HANDS_DOWN.match(masked, span.start, span.end):
        to = list(_TO.finditer(masked, span.start, span.end))
        if to and words.bearer.match(masked, to[-1].end(), span.end):
            stop = len(masked[: span.end].rstrip(" :"))
            return Setting(Mode.WORKS, Span(to[-1].end(), stop), Modality.POWER, True)
    if _COMPETENCE.match(masked, span.start, span.end):
        return Setting(modality=Modality.POWER)
    return None


def _who_in(masked: str, span: Span, words: Vocabulary) -> Span | None:
    """Whom a title forbids something: "Những điều đảng viên không được làm"."""
    title = words.forbidding.match(masked, span.start, span.end)
    if title is None or not words.bearer.match(masked, *title.span("whom")):
        return None
    return Span(title.start("whom"), len(masked[: title.end("whom")].rstrip()))


def _forbidden_to(masked: str, span: Span, above: Setting, words: Vocabulary) -> Setting | None:
    """Whom what is forbidden above is forbidden to: "1. Đối với người tiếp công dân:"."""
    if above.modality is not Modality.PROHIBITION:
        return None
    towards = _TOWARDS.match(masked, span.start, span.end)
    start = towards.end() if towards else span.start
    if not words.bearer.match(masked, start, span.end):
        return None
    if towards is None and find_predicate(masked, start, span.end, words) is not None:
        return None
    return above._replace(bearer=_name(masked, start, span.end))


def _of_procedure(masked: str, span: Span) -> Setting:
    """Under "Trình tự cấp phép" items that begin with verbs are work, whoever does it."""
    if _PROCEDURE.match(masked, span.start, span.end):
        return Setting(Mode.FREE, None, Modality.OBLIGATION, True)
    return Setting()


def _name(masked: str, start: int, end: int) -> Span:
    about = re.search(r"\s+(?:trong|đối với|về|khi)(?!\w)", masked[start:end])
    return Span(start, start + about.start() if about else end)


def _of_lead(masked: str, span: Span, above: Setting, words: Vocabulary) -> Setting:
    if any(each.match(masked, span.start, span.end) for each in (AMENDS, _WHO_DO)):
        return Setting()
    titled = _of_title(masked, span, words) or _forbidden_to(masked, span, above, words)
    if titled is not None:
        return titled
    _, start = leading_adjuncts(masked, span.start, span.end, words)
    predicate = find_predicate(masked, start, span.end, words)
    if predicate is not None:
        rest = masked[predicate.action : span.end]
        opens = (
            _NOTHING.fullmatch(rest.strip())
            or _PRINCIPLES.fullmatch(rest.strip())
            or (words.work_end.search(rest) and len(rest.split()) <= 9)
        )
        if opens:
            bearer = predicate.subject
            if bearer is not None and not predicate.agent:
                bearer = _doer(masked, bearer, words)
            if bearer is None and predicate.subject is None:
                bearer = above.bearer
            modality = competent(modality_of(predicate, words), above)
            return Setting(Mode.WORKS, bearer, modality)
        steps = predicate.agent and words.list_end.search(masked, span.start, span.end)
        bearer = predicate.subject if steps else None
        mode = (
            Mode.THINGS if words.thing_list_end.search(masked, span.start, span.end) else Mode.FREE
        )
        return Setting(mode, bearer, modality_of(predicate, words))
    named = words.bearer.match(masked, start, span.end)
    if named and not words.list_end.search(masked, start, span.end):
        return Setting(Mode.WORKS, Span(start, span.end), Modality.OBLIGATION, True)
    if _lists_things(masked, span, words):
        return Setting(Mode.THINGS)
    if words.list_end.search(masked, span.start, span.end):
        return _of_procedure(masked, span)
    return _of_procedure(masked, span) if above.mode is Mode.FREE else above


def names_topic(masked: str, span: Span, words: Vocabulary) -> bool:
    """Whether a lead only names a field of work, whoever's: "Về công tác văn thư, lưu trữ:"."""
    return (
        _TOPIC.match(masked, span.start, span.end) is not None
        and words.modal.search(masked, span.start, span.end) is None
        and not any(
            words.bearer.match(masked, comma.end(), span.end)
            for comma in _COMMA.finditer(masked, span.start, span.end)
        )
    )


def _doer(masked: str, subject: Span, words: Vocabulary) -> Span | None:
    """Whose doing the subject is: "Việc khai thác nước của tổ chức, cá nhân phải bảo đảm:"."""
    if not masked.startswith("Việc ", subject.start):
        return None
    for of in _OF.finditer(masked, subject.start, subject.end):
        if words.bearer.match(masked, of.end(), subject.end):
            return Span(of.end(), subject.start + len(masked[subject.start : subject.end].rstrip()))
    return None


def _lists_things(masked: str, span: Span, words: Vocabulary) -> bool:
    if words.thing_list_end.search(masked, span.start, span.end):
        return True
    return _CONSISTS.search(masked, max(span.start, span.end - 80), span.end) is not None
