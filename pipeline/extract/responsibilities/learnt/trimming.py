"""Where an action and a name may begin and end: not in a sign, an adverb or within a word."""

from __future__ import annotations

import re

from pipeline.extract.responsibilities.seen import Seen
from pipeline.language.segments import words_of
from pipeline.model.document import Span

_SIGNS = " ,;:(“-–"
_ADVERBS = (
    *("không", "chưa", "trực tiếp", "tự", "kịp thời", "chủ động", "thường xuyên", "thì", "sẽ"),
    *("cùng", "cũng", "đã", "đều", "còn", "vẫn", "đồng thời", "phải", "bị", "được", "chỉ"),
)
_MODAL = re.compile(r"(?:[^\W\d_]+\s){1,3}(?:phải|có trách nhiệm)\s+(?=[^\W\d_])")
_AROUND = 40  # letters on either side of an end that are given to the segmenter
_GOES_ON = re.compile(r"\s[^\W\d_]")
_ONLY = re.compile(r"chỉ ", re.IGNORECASE)
_BESIDES = re.compile(r",?\s+(?:thừa (?:lệnh|ủy quyền)|ngoài (?:nhiệm vụ|công việc))(?!\w)")
_LAST = re.compile(rf"(?:[,;:]|\s(?:{'|'.join(_ADVERBS)}))+\s*$")


def bare_name(seen: Seen, name: Span) -> Span:
    """The name without what goes on to its predicate.

    "Văn phòng | còn"; "Vụ trưởng | thừa lệnh Bộ trưởng"; "Chuyên viên, | ngoài nhiệm vụ".
    """
    besides = _BESIDES.search(seen.masked, name.start, name.end)
    name = Span(name.start, besides.start()) if besides else name
    told = seen.masked[name.start : name.end]
    bare = _LAST.sub("", told)
    return Span(name.start, name.start + len(bare)) if bare else name


def bare_action(seen: Seen, action: Span) -> Span:
    """The action without the signs after it and the modal that opens it, and its last word whole.

    "có văn bản trả lời, (trường hợp …"; "… hành nghề phải | thông báo"; "chỉ | dùng"; "theo quy |
    định".
    """
    text = seen.passage.text
    modal = _MODAL.match(text, action.start, action.end)
    start = modal.end() if modal else action.start
    only, verb = _ONLY.match(text, start), seen.vocabulary.verb
    if only and verb.match(seen.masked, only.end()) and not verb.match(seen.masked, start):
        start = only.end()
    end = action.start + len(text[action.start : action.end].rstrip(_SIGNS))
    return Span(start, _whole_end(text, start, end))


def _whole_end(text: str, start: int, end: int) -> int:
    """The end of the word that ``end`` stands in: "xem xét, quyết | định"."""
    if not _GOES_ON.match(text, end):
        return end
    first = max(start, end - _AROUND)
    first = text.find(" ", first, end) + 1 if first > start else start
    stop = text.find("\n", end)
    last = min(end + _AROUND, stop if stop >= 0 else len(text))
    for word in words_of(text[first:last]):
        if word.start < end - first < word.end:
            return first + word.end
    return end
