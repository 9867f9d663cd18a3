"""Who, bound how, does what: the subject, the modal and the verb of a clause.

The subject is a name that begins with a word of ``bearers.yaml``; where it ends, ``subjects`` tell.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.extract.responsibilities.delegation import given_power, giving_power
from pipeline.extract.responsibilities.subjects import (
    CandidateKind,
    in_compound,
    modifies,
    permits,
    predicate_start,
)
from pipeline.extract.responsibilities.vocabulary import (
    Modal,
    Vocabulary,
    key,
    starting,
)
from pipeline.extract.responsibilities.within import acts_at, named_within
from pipeline.model.document import Span
from pipeline.model.facts import Modality

_LIGHT = ("được", "cần", "sẽ", "nên")  # bind only with a verb after them
# At the head of a work "không" alone forbids; inside a clause it only denies.
_NOT = re.compile(r"(?i:không)(?:\s+tự ý)?\s+(?!ngừng(?!\w))")
_FORBIDDEN = Modal(words="không", modality=Modality.PROHIBITION, example="Không uống rượu.")
_ENCOURAGED = Modal(
    words="khuyến khích",
    modality=Modality.PERMISSION,
    example="Khuyến khích các đơn vị dùng văn bản điện tử.",
    soft=True,
)
_BINDS_THINGS = re.compile(r"\s+(?:phải|không được|được|là)(?!\w)")  # "Báo cáo phải nêu …"
_WITHIN = re.compile(r"(?<!\w)(?:theo|tại|trong|của các)(?!\w)")  # "theo Chương trình do Bộ …"
_BY = re.compile(r"(?<!\w)do\s+")
_DONE_BY = re.compile(r"(?<!\w)phải được\s+(?:sự\s+)?")  # "phải được cơ quan chủ quản phê duyệt"
_BY_ONE = re.compile(r"(?<=\w )(?:do|được)\s+")
_DENIED = re.compile(r"(?<!có )(?<!mà )(?<!nhưng )(?<!hoặc )(?<!do )(?<!vì )(?<!\w)không\s+")
# Right before the verb: "Thành viên có liên quan không biểu quyết".
_DENIES = re.compile(r"(?<!\w)không\s+(?:(?:tự|trực tiếp|được)\s+)?$")
_NEED_NOT = re.compile(r"(?<!\w)(?:không|chưa)\s+phải\s+$")  # "không phải nộp" binds nobody
# Adverbs between the name and its verb.
_IS = re.compile(r"(?<!\w)là(?!\w|\s+đầu\s+mối)")
_ENDINGS = tuple(
    f" {adverb}"
    for adverb in (
        *("không", "trực tiếp", "tự", "kịp thời", "chủ động", "thường xuyên"),
        *("thì", "sẽ", "cùng", "cũng", "đã", "đều", "còn", "vẫn", "đồng thời"),
    )
)


_DELEGATED = Modal(
    words="được ủy quyền",
    modality=Modality.POWER,
    example="Phó Vụ trưởng được Vụ trưởng ủy quyền ký thông báo.",
)
_LEAVE = Modal(
    words="phải được",
    modality=Modality.POWER,
    example="Kinh phí phải được Vụ trưởng phê duyệt trước khi chi.",
)
_ONE_OF_THEM = re.compile(r"(?<!\w)(?:hoặc|hay)(?!\w)")
_BINDS_AFTER_ALL = re.compile(r"(?<!\w)(?:phải|không được|có trách nhiệm)(?!\w)")
_NEW_WORK = re.compile(r"[,;:]|(?<!\w)(?:và|nhưng|thì)(?!\w)")
_MUST = Modal(words="phải", modality=Modality.OBLIGATION, example="Hồ sơ phải được lưu.")
_BE_DONE = re.compile(r"(?<!\w)được\s+")
_IN_TIME = re.compile(r"(?<!\w)(?:trong thời hạn|trong vòng|chậm nhất|trước ngày)(?!\w)")
_SEEN_TO = re.compile(r"(?:được|có|do|kèm|đúng|phù hợp|tuân theo|ghi rõ|thống nhất)\s")
_CONSISTS = re.compile(r"(?:bao gồm|gồm|là|bằng|đáp ứng)(?!\w)")
# "không được tính vào", "không được sự đồng ý": nobody's work.
_NOT_DOING = re.compile(r"\s+(?:tính|coi|xem|sự)(?!\w)")


class Predicate(NamedTuple):
    """``subject`` is None where the clause names none; ``action`` is where its words begin.

    ``modal`` is None for the plain indicative; ``verb`` is its first verb, "" where unknown.
    """

    subject: Span | None
    agent: bool
    modal: Modal | None
    verb: str
    action: int


def find_predicate(masked: str, start: int, end: int, words: Vocabulary) -> Predicate | None:
    """The predicate of the clause between ``start`` and ``end``; None where it binds nobody.

    Args:
        masked: folded text whose brackets are blanked.
        start: where the clause begins, its adjuncts left out.
        end: where it ends.
        words: the vocabulary.
    """
    bearer = words.bearer.match(masked, start, end)
    if bearer:
        found = _after_bearer(masked, start, bearer.end(), end, words)
        if found:
            return found
    negation = _NOT.match(masked, start, end)
    if negation and words.verb.match(masked, negation.end(), end):
        return Predicate(None, False, _FORBIDDEN, "", negation.end())
    modal = words.modal.match(masked, start, end)
    if modal and (modal[0].lower() not in _LIGHT or permits(masked, modal, end, words)):
        return _bound(masked, None, False, modal, end, words)
    verb = words.verb.match(masked, start, end)
    if verb and key(verb[0]) in words.assigning:
        assigned = _assigned(masked, verb.end(), end, words)
        if assigned:
            return assigned
    encouraged = words.encouraged.match(masked, start, end)
    if encouraged:
        assigned = _assigned(masked, encouraged.start("whom"), end, words)
        if assigned and assigned.modal is None:
            return assigned._replace(modal=_ENCOURAGED)
    if verb and not bearer and _opens(masked, verb, end):
        return Predicate(None, False, None, key(verb[0]), start)
    if bearer:
        return None
    return _impersonal(masked, start, end, words) or _bound_late(masked, start, end, words)


def _bound_late(masked: str, start: int, end: int, words: Vocabulary) -> Predicate | None:
    """Whoever a strong modal binds after words nobody took for an adjunct.

    "giá trị công trình hoàn thành, Quỹ có trách nhiệm …": only a name can have a duty.
    """
    for modal in words.modal.finditer(masked, start, end):
        if not words.modals[key(modal[0])].strong:
            continue
        comma = masked.rfind(", ", start, modal.start())
        name = words.bearer.match(masked, comma + 2, modal.start()) if comma >= 0 else None
        return _after_bearer(masked, comma + 2, name.end(), end, words) if name else None
    return None


def find_after_comma(masked: str, start: int, end: int, words: Vocabulary) -> Predicate | None:
    """The predicate of whoever is named after a comma, the words before which name nobody."""
    comma = masked.find(", ", start, end)
    while comma >= 0:
        name = words.bearer.match(masked, comma + 2, end)
        found = _after_bearer(masked, comma + 2, name.end(), end, words) if name else None
        if found is not None:
            return found
        comma = masked.find(", ", comma + 2, end)
    return None


def find_work(masked: str, start: int, end: int, words: Vocabulary) -> Predicate | None:
    """A work named by its verb alone, as in a list of works: "Tổ chức công tác bảo vệ …"."""
    verb = words.verb.match(masked, start, end)
    if verb is None or not _opens(masked, verb, end):
        return None
    noun = words.predicate.match(masked, start, end)
    if noun is not None and noun["noun"]:
        return None  # "Tổ chức tín dụng …"
    after = masked[verb.end() :].lstrip(" ,")[:1]
    if words.bearer.match(masked, start, end) and (after.isupper() or masked[verb.end()] == ","):
        return None  # "Thanh tra Bộ …", "Tổ chức, cá nhân …": a name
    return Predicate(None, False, None, key(verb[0]), start)


def _opens(masked: str, verb: re.Match[str], end: int) -> bool:
    """Whether a clause that begins with ``verb`` is an action: neither "Trình tự …" nor a thing."""
    if _BINDS_THINGS.match(masked, verb.end(), end):
        return False
    return not in_compound(masked, verb.start(), verb, end)


def _assigned(masked: str, start: int, end: int, words: Vocabulary) -> Predicate | None:
    """The work of whom it is given to: "giao Vụ Pháp chế rà soát …"."""
    start += len(masked[start:end]) - len(masked[start:end].lstrip())
    bearer = words.bearer.match(masked, start, end)
    return _after_bearer(masked, start, bearer.end(), end, words) if bearer else None


def modality_of(predicate: Predicate, words: Vocabulary) -> Modality:
    """How the predicate binds: as its modal says; else an authority's verb is its power."""
    if predicate.modal is not None:
        return predicate.modal.modality
    return Modality.POWER if predicate.verb in words.power else Modality.OBLIGATION


def _after_bearer(
    masked: str, start: int, name: int, end: int, words: Vocabulary
) -> Predicate | None:
    told = _delegated(masked, start, name, end, words) or _apart(masked, start, name, end, words)
    if told is not None:
        return told
    found = predicate_start(masked, start, name, end, words)
    if found is None or _NEED_NOT.search(masked, start, found.start):
        return None
    denied = _DENIED.search(masked, name, found.start)
    if denied and words.verb.match(masked, denied.end(), found.start):
        return None  # "Tòa án không giải quyết yêu cầu …": told of, not bound
    subject = _name(masked, start, found.start, words)
    if found.kind is CandidateKind.VERB and _DENIES.search(masked, name, found.start):
        return Predicate(subject, True, _FORBIDDEN, found.words, found.start)
    if found.kind is CandidateKind.VERB:
        return Predicate(subject, True, None, found.words, found.start)
    modal = words.modal.match(masked, found.start, end)
    return _bound(masked, subject, True, modal, end, words) if modal else None


def _apart(masked: str, start: int, name: int, end: int, words: Vocabulary) -> Predicate | None:
    """Who must not hold another post besides, whatever verb is in their name.

    "Cán bộ thu phí | không kiêm nhiệm việc xét duyệt"; but "bố trí người thu phí không kiêm …" is
    about somebody else.
    """
    held = words.not_holding.search(masked, name, end)
    if held is None:
        return None
    between = masked[name : held.start()]
    others = starting(words.bearer).search(masked, name, held.start())
    if others or _NEW_WORK.search(between) or _BINDS_AFTER_ALL.search(between):
        return None
    subject = _name(masked, start, held.start(), words)
    return Predicate(subject, True, _FORBIDDEN, "", held.start("besides"))


def _delegated(masked: str, start: int, name: int, end: int, words: Vocabulary) -> Predicate | None:
    """What one named may do for another, or gives another named to do for them.

    "Vụ trưởng hoặc Phó Vụ trưởng được ủy quyền" is a name; "cơ quan được ủy quyền cấp" is one too,
    and "… được ủy quyền ký" before "phải".
    """
    gives = giving_power(masked, name, end, words)
    if gives is not None:
        return Predicate(_name(masked, start, gives, words), True, None, "ủy quyền", gives)
    given = next(given_power(masked, name, end, words), None)
    if given is None or any(
        head.search(masked, start, given.start) for head in (words.person_head, words.generic_head)
    ):
        return None
    if predicate_start(masked, start, name, given.start, words) is not None:
        return None
    binding = _BINDS_AFTER_ALL.search(masked, given.end, end)
    if binding and not _NEW_WORK.search(masked, given.end, binding.start()):
        return None
    several = _ONE_OF_THEM.search(masked, start, given.start)
    name_end = len(masked[: given.end if several else given.start].rstrip())
    verb = words.verb.match(masked, given.end, end)
    said = key(verb[0]) if verb else ""
    return Predicate(Span(start, name_end), True, _DELEGATED, said, given.end)


def _bound(
    masked: str,
    subject: Span | None,
    agent: bool,
    match: re.Match[str],
    end: int,
    words: Vocabulary,
) -> Predicate:
    said = match.groupdict().get("modal") or match[0]
    modal = words.modals[key(said)]
    action = match.start() if modal.inside else match.end()
    while action < end and masked[action] in " ,":
        action += 1
    verb = words.verb.match(masked, action, end)
    return Predicate(subject, agent, modal, key(verb[0]) if verb else "", action)


def _name(masked: str, start: int, end: int, words: Vocabulary) -> Span:
    """The subject's name, without what stands between it and the predicate."""
    cut = words.after_bearer.search(masked, start, end)
    if masked[start:end].rstrip().endswith(","):
        cut = _IS.search(masked, start, end) or cut
    stop = cut.start() if cut and cut.start() > start + 2 else end
    said = masked[start:stop].rstrip(" ,")
    for ending in _ENDINGS:
        said = said.removesuffix(ending)
    return Span(start, start + len(said.rstrip(" ,")))


def _impersonal(masked: str, start: int, end: int, words: Vocabulary) -> Predicate | None:
    """A clause about things: bound by "phải" or "không được", or decided "do Bộ trưởng"."""
    within = _by_one_within(masked, start, end, words)
    if within is not None:
        return within
    by = _BY.search(masked, start, end)
    if (
        by
        and not _only_tells(masked, start, by.start(), words)
        and words.bearer.match(masked, by.end(), end)
    ):
        found = _after_bearer(masked, by.end(), by.end() + 2, end, words)
        if found and found.modal is None and found.verb in words.power | words.done_by:
            behind = found.action + len(found.verb)
            return None if _BINDS_THINGS.match(masked, behind, end) else found
    for doer in _DONE_BY.finditer(masked, start, end):
        if words.bearer.match(masked, doer.end(), end):
            done = _after_bearer(masked, doer.end(), doer.end() + 2, end, words)
            if done and done.subject and done.modal in (None, _DELEGATED):
                return done._replace(modal=_LEAVE if _decides(masked, done, words) else _MUST)
    for match in words.modal.finditer(masked, start, end):
        modal = words.modals[key(match[0])]
        if match[0].lower() in ("được", "có thể", "cần", "sẽ") or modal.strong:
            continue
        if match.start() > start and masked[match.start() - 1] not in " ,":
            continue
        if modifies(masked, match, words) or not _is_done(masked, match, end, words):
            continue
        if _NOT_DOING.match(masked, match.end(), end):
            continue
        return _bound(masked, Span(start, match.start()), False, match, end, words)
    return _done_in_time(masked, start, end, words)


def _decides(masked: str, done: Predicate, words: Vocabulary) -> bool:
    """Whether it is a leave that a thing needs: "phải được Vụ trưởng phê duyệt"."""
    assert done.subject is not None
    who = words.no_authority.match(masked, done.subject.start, done.subject.end)
    return done.verb in words.power and who is None


def _only_tells(masked: str, start: int, by: int, words: Vocabulary) -> bool:
    """Whether what somebody does only tells which thing or whom the words before ``by`` mean."""
    before = masked[start:by].rstrip()
    relative = words.bearer_end.search(before) or _WITHIN.search(before)
    return relative is not None or "," in before


def _by_one_within(masked: str, start: int, end: int, words: Vocabulary) -> Predicate | None:
    """What a post or unit of the house does to a thing: "Văn bản đến được Văn thư tiếp nhận".

    Not where more is said of the thing, which the words then only describe ("… phải có số"), nor
    what an authority has decided ("Kế hoạch được Vụ trưởng phê duyệt").
    """
    for by in _BY_ONE.finditer(masked, start, end):
        told = words.predicate.finditer(masked, start, by.start())
        if _only_tells(masked, start, by.start(), words) or any(not each["noun"] for each in told):
            continue
        name = named_within(masked, by.end(), end, words)
        found = _after_bearer(masked, by.end(), name, end, words) if name else None
        if found is None or found.modal is not None or found.subject is None:
            continue
        decided = found.verb in words.power and by[0].startswith("được")
        if decided or not acts_at(masked, found.subject, found.action, words):
            continue
        later = words.predicate.finditer(masked, found.action, end)
        if not any(each["modal"] or each["copula"] for each in later):
            return found
    return None


def _done_in_time(masked: str, start: int, end: int, words: Vocabulary) -> Predicate | None:
    """What is done to a thing by a time is a duty: "Biên bản được đăng tải trong thời hạn …"."""
    for passive in _BE_DONE.finditer(masked, start + 1, end):
        limit = _IN_TIME.search(masked, passive.end(), end)
        verb = words.verb.match(masked, passive.end(), end)
        if verb and limit and "," not in masked[passive.end() : limit.start()]:
            return Predicate(Span(start, passive.start() - 1), False, _MUST, "", passive.start())
    done = words.done_to.search(masked, start + 1, end)
    if done and "," not in masked[start : done.start()]:
        return Predicate(Span(start, done.start() - 1), False, _MUST, "", done.start())
    return None


def _is_done(masked: str, modal: re.Match[str], end: int, words: Vocabulary) -> bool:
    """Whether somebody must see to it: "phải được lưu"; "phải cao 2 m" binds nobody."""
    if modal[0].lower().endswith("được"):
        return True
    after = modal.end() + 1
    if _SEEN_TO.match(masked, after, end):
        return True
    return words.verb.match(masked, after, end) is not None and not _CONSISTS.match(masked, after)
