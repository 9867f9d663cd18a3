"""Where an action and a name may end: not inside a word of two syllables, nor in an adverb."""

from __future__ import annotations

import re

from pipeline.extract.responsibilities.ruled import Seen
from pipeline.language import Clause
from pipeline.model.document import Span

# Before these words an action may end; each with what must not stand right before it.
_AFTER = re.compile(
    r"\s*[,;:.)]|"
    r"\s+(?:(?<!kèm )(?<!tiếp )(?<!tuân )(?<!dõi )theo|để|và|hoặc|(?<!bên )trong|nếu|trừ|"
    r"(?<!trước )(?<!sau )khi|trước|(?<!như )sau|bằng|(?:hằng|hàng)\s+(?:ngày|tuần|tháng|quý|năm)|"
    r"trường\s+hợp|phù\s+hợp|đối\s+với|kể\s+từ|chậm\s+nhất|định\s+kỳ|trên\s+cơ\s+sở)(?!\w)"
)
_ADVERBS = (
    *("không", "chưa", "trực tiếp", "tự", "kịp thời", "chủ động", "thường xuyên", "thì", "sẽ"),
    *("cùng", "cũng", "đã", "đều", "còn", "vẫn", "đồng thời", "phải", "bị", "được", "chỉ"),
)
_LAST = re.compile(rf"(?:[,;:]|\s(?:{'|'.join(_ADVERBS)}))+\s*$")


def whole_words(seen: Seen, action: Span, clause: Clause | None) -> Span:
    """The action up to where it may end, in its clause: "báo cáo kết" is "báo cáo kết quả"."""
    if clause is None or action.end >= clause.span.end:
        return action
    end = action.end
    while end < clause.span.end and not _AFTER.match(seen.masked, end):
        following = seen.masked.find(" ", end + 1, clause.span.end)
        end = following if following >= 0 else clause.span.end
    return Span(action.start, end)


def bare_name(seen: Seen, name: Span) -> Span:
    """The name without the adverbs that open its predicate: "Văn phòng còn"."""
    told = seen.masked[name.start : name.end]
    bare = _LAST.sub("", told)
    return Span(name.start, name.start + len(bare)) if bare else name
