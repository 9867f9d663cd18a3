"""What befalls a provision, in the words a reviewer reads."""

from __future__ import annotations

from pipeline.model.law import LawChange

CHANGE_WORDS = {
    LawChange.AMENDED: "sửa đổi, bổ sung",
    LawChange.ADDED: "bổ sung mới",
    LawChange.REPLACED: "thay thế",
    LawChange.WORDS: "thay từ, cụm từ",
    LawChange.PARTLY_REPEALED: "bãi bỏ một phần",
    LawChange.REPEALED: "bãi bỏ",
    LawChange.SUSPENDED: "ngưng hiệu lực",
}
