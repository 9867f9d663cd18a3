"""Where the predicate of a clause begins: as the rules see it, unless the judge knows better."""

from __future__ import annotations

import re

from pipeline.extract.responsibilities.subjects.candidates import (
    Candidate,
    CandidateKind,
    candidates_of,
    tokens_of,
)
from pipeline.extract.responsibilities.subjects.judging import Silence, pick
from pipeline.extract.responsibilities.subjects.ruling import (
    after_need,
    by_rules,
    in_compound,
    permits,
)
from pipeline.extract.responsibilities.vocabulary import Modal, Vocabulary, key
from pipeline.model.facts import Modality

_NO_MODAL = Modal(words="", modality=Modality.OBLIGATION, example="")
_JOINED = re.compile(r"(?:,|\s+và)\s+$")  # a verb before it: "quyết định và chịu trách nhiệm"
_SIGN = re.compile(r"(?:,|và|\s)+")
_COMPOSED = re.compile(
    r"(?:Tổ|Ban|Hội đồng|Đoàn|Nhóm|Tiểu ban|Bộ phận|Bộ máy)\s+(?:[^\s,;]+\s+){0,6}(?:bao )?gồm\s"
)
_BESIDES = re.compile(r"(?<!\w)là(?!\w|\s+đầu\s+mối)[^;]*,\s+$")  # "là Ủy viên, có nhiệm vụ"
_BINDING = re.compile(
    r"(?<!\w)(?:phải|không được|"
    r"được(?=\s+(?:hưởng|tiếp tục|miễn|giảm|ưu tiên|phép|quyền)(?!\w)))(?!\w)"
)
_BEFORE_VERB = re.compile(r"[,;:]|(?<!\w)(?:và|nếu|khi|mà|thì|để|việc|nhưng|theo|do)(?!\w)")
# What after "thì" the subject does itself; else it is what others do: "thì xem xét kỷ luật".
_BINDS = (
    *("phải", "không được", "có quyền", "có thể", "được"),
    *("tiếp tục", "thực hiện", "nộp", "gửi", "báo cáo", "lập", "áp dụng", "sử dụng", "thông báo"),
)
_DEPUTY = re.compile(r"(?:Các\s+|các\s+|Một\s+)?(?:Phó|phó|Thứ trưởng|thứ trưởng)(?!\w)")
_NEW_WORK = re.compile(r"[,;:]|(?<!\w)(?:và|để|theo|mà|thì)(?!\w)")
_BY = re.compile(r"(?<!\w)do\s+")
_PASSIVE = re.compile(r"(?<!\w)(?:được|bị)\s+")


def predicate_start(
    masked: str, start: int, name: int, end: int, words: Vocabulary
) -> Candidate | None:
    """The verb or modal that opens the predicate; None where the clause has none.

    A strong modal ("có trách nhiệm") leaves no doubt; all else the judge looks at, where there is
    a trained one.

    Args:
        masked: folded text whose brackets are blanked.
        start: where the clause begins, its adjuncts left out.
        name: where the words that open the name end.
        end: where the clause ends.
        words: the vocabulary.
    """
    if _COMPOSED.match(masked, start, end):
        return None
    ruled = by_rules(masked, start, name, end, words)
    strong = ruled is not None and words.modals.get(ruled.words, _NO_MODAL).strong
    if ruled is not None and strong:
        joined = _JOINED.search(masked, start, ruled.start)
        if not joined or _BESIDES.search(masked, start, ruled.start):
            return _past_the_name(masked, start, name, end, ruled, words)
    picked = pick(masked, start, name, end, ruled, words)
    if isinstance(picked, Silence):
        if ruled is None:
            return None
        if _relative(masked, start, ruled, words):
            return None
        return _past_the_name(masked, start, name, end, ruled, words)
    if ruled is not None and picked.start > ruled.start and _stands(masked, ruled, words):
        return ruled
    picked = _past_the_name(masked, start, name, end, picked, words)
    binding = _BINDING.search(masked, picked.start, end)
    if binding and picked.kind is CandidateKind.VERB and _names(masked, picked.start, binding):
        modal = words.modal.match(masked, binding.start(), end)
        return Candidate(binding.start(), CandidateKind.MODAL, key(modal[0])) if modal else picked
    return picked if _acts(masked, start, end, picked, words) else None


def _stands(masked: str, ruled: Candidate, words: Vocabulary) -> bool:
    """Whether no later verb is the main one: "ưu tiên bố trí …", "có nhu cầu | gửi phiếu …"."""
    return ruled.words in words.soft or after_need(masked, ruled.start, ruled.words, words)


def _past_the_name(
    masked: str, start: int, name: int, end: int, picked: Candidate, words: Vocabulary
) -> Candidate:
    """The next predicate where ``picked`` only tells who is meant, and there is a next one.

    "đơn vị được giao chủ trì … quyết định", "tổ chức đề nghị cấp phép nộp …", "tác giả tham gia
    nộp …", "cơ quan có thẩm quyền quyết định … ký …".
    """
    if not _tells_who(masked, start, picked, words):
        return _of_deputy(masked, start, name, end, picked, words)
    past = picked.start + len(picked.words)
    charged = words.charged.search(masked, start, picked.start) is not None
    for each in candidates_of(masked, name, end, tokens_of(masked, start, end), words):
        if each.start < past or each.kind is CandidateKind.COPULA:
            continue
        between = masked[past : each.start]
        past = each.start + len(each.words)
        if picked.words == "tham gia":
            return each
        if not between.strip():
            continue
        # "được giao soạn thảo văn bản, trình …" is a list; "được giao xác minh, báo cáo …" is not.
        if _JOINED.search(between) and (not charged or _SIGN.sub("", between)):
            continue
        verb = words.verb.match(masked, each.start, end)
        inside = verb is not None and in_compound(masked, start, verb, end)
        plain = each.words in words.plain_verbs
        if plain or not (inside or words.modifying.search(masked, start, each.start)):
            return each
    return picked


def _of_deputy(
    masked: str, start: int, name: int, end: int, picked: Candidate, words: Vocabulary
) -> Candidate:
    """What a deputy decides whose field is told first: "Phó Vụ trưởng phụ trách X | duyệt …"."""
    if picked.words != "phụ trách" or not _DEPUTY.match(masked, start):
        return picked
    past = picked.start + len(picked.words)
    for each in candidates_of(masked, name, end, tokens_of(masked, start, end), words):
        between = masked[past : each.start].strip()
        if each.start <= past or each.words not in words.power or not between:
            continue
        if _NEW_WORK.search(between) or words.modifying.search(masked, start, each.start):
            break
        return each
    return picked


def _tells_who(masked: str, start: int, picked: Candidate, words: Vocabulary) -> bool:
    if picked.words == "tham gia":
        after = picked.start + len(picked.words) + 1
        return words.verb.match(masked, after) is not None
    if picked.words.startswith("có thẩm quyền"):
        return words.generic_head.fullmatch(masked, start, picked.start) is not None
    if picked.words in words.stating and not words.applied.search(masked, start, picked.start):
        return True
    if picked.words in words.applied_for and words.applied.search(masked, start, picked.start):
        return True
    return (
        words.charged.search(masked, start, picked.start) is not None
        or words.applying.match(masked, picked.start) is not None
    )


def _acts(masked: str, start: int, end: int, picked: Candidate, words: Vocabulary) -> bool:
    """Whether the subject does it, and it is not only done to it, or what it is."""
    if picked.kind is CandidateKind.COPULA:
        return False
    before = masked[start : picked.start].rstrip()
    if before.endswith(" thì") and picked.words not in _BINDS:
        return False  # what happens to somebody: "Cá nhân vi phạm thì xem xét kỷ luật"
    if picked.words == "được":
        modal = words.modal.match(masked, picked.start, end)
        return modal is not None and permits(masked, modal, end, words)
    return not any(  # "Học viên được trường công nhận"
        words.bearer.match(masked, passive.end(), picked.start)
        for passive in _PASSIVE.finditer(masked, start, picked.start)
    ) and not _relative(masked, start, picked, words)


def _relative(masked: str, start: int, picked: Candidate, words: Vocabulary) -> bool:
    """Whether it is what another does to the subject: "các hội do Nhà nước giao nhiệm vụ"."""
    by = max(_BY.finditer(masked, start, picked.start), key=lambda each: each.end(), default=None)
    if by is None or not (
        words.bearer.match(masked, by.end(), picked.start) or masked[by.end()].isupper()
    ):
        return False
    return words.verb.search(masked, by.end(), picked.start) is None


def _names(masked: str, verb: int, binding: re.Match[str]) -> bool:
    """Whether ``verb`` is in the name bound by "phải": "Người được giao sao chụp phải …"."""
    return _BEFORE_VERB.search(masked, verb, binding.start()) is None
