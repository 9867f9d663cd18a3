"""Where an action and a name may begin and end: not in a sign, an adverb or within a word."""

from __future__ import annotations

import re

from pipeline.extract.responsibilities.seen import Seen
from pipeline.model.document import Span

_SIGNS = " ,;:(“-–"
_ADVERBS = (
    *("không", "chưa", "trực tiếp", "tự", "kịp thời", "chủ động", "thường xuyên", "thì", "sẽ"),
    *("cùng", "cũng", "đã", "đều", "còn", "vẫn", "đồng thời", "phải", "bị", "được", "chỉ"),
)
_MODAL = re.compile(r"(?:[^\W\d_]+\s){1,3}(?:phải|có trách nhiệm)\s+(?=[^\W\d_])")
_FIRST_HALF, _TORN = " quy", re.compile(r"\sđịnh(?!\w)")
_LAST = re.compile(rf"(?:[,;:]|\s(?:{'|'.join(_ADVERBS)}))+\s*$")


def bare_name(seen: Seen, name: Span) -> Span:
    """The name without the adverbs that open its predicate: "Văn phòng còn"."""
    told = seen.masked[name.start : name.end]
    bare = _LAST.sub("", told)
    return Span(name.start, name.start + len(bare)) if bare else name


def bare_action(seen: Seen, action: Span) -> Span:
    """The action without the signs after it and the modal that opens it, and its last word whole.

    "có văn bản trả lời, (trường hợp …"; "… hành nghề phải | thông báo"; "theo quy | định".
    """
    text = seen.passage.text
    modal = _MODAL.match(text, action.start, action.end)
    start = modal.end() if modal else action.start
    end = action.start + len(text[action.start : action.end].rstrip(_SIGNS))
    torn = _TORN.match(text, end) if text.endswith(_FIRST_HALF, start, end) else None
    return Span(start, torn.end() if torn else end)
