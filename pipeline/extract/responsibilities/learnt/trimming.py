"""Where an action and a name may end: not in a sign, nor in an adverb."""

from __future__ import annotations

import re

from pipeline.extract.responsibilities.seen import Seen
from pipeline.model.document import Span

_SIGNS = " ,;:(“-–"
_ADVERBS = (
    *("không", "chưa", "trực tiếp", "tự", "kịp thời", "chủ động", "thường xuyên", "thì", "sẽ"),
    *("cùng", "cũng", "đã", "đều", "còn", "vẫn", "đồng thời", "phải", "bị", "được", "chỉ"),
)
_LAST = re.compile(rf"(?:[,;:]|\s(?:{'|'.join(_ADVERBS)}))+\s*$")


def bare_name(seen: Seen, name: Span) -> Span:
    """The name without the adverbs that open its predicate: "Văn phòng còn"."""
    told = seen.masked[name.start : name.end]
    bare = _LAST.sub("", told)
    return Span(name.start, name.start + len(bare)) if bare else name


def bare_action(seen: Seen, action: Span) -> Span:
    """The action without the signs after it: "có văn bản trả lời, (trường hợp …"."""
    told = seen.passage.text[action.start : action.end]
    return Span(action.start, action.start + len(told.rstrip(_SIGNS)))
