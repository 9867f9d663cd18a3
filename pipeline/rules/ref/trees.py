"""Which of a file's trees a reference of the document to itself means.

A decision and the regulation issued with it have two trees, two counts of articles: "Điều 2 Quyết
định này" and "Điều 2 Quy chế này" are different articles in one file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.document import Document, Provision, ProvisionKind
from pipeline.model.facts import SELF, Citation
from pipeline.rules.quoting import is_quoted

_OWN_TREE = (
    ProvisionKind.QUOTE,
    ProvisionKind.ATTACHMENT,
    ProvisionKind.ANNEX,
    ProvisionKind.FORM,
)
_ANNEX = re.compile(r"(?i)phụ lục|mẫu số")
_THIS = re.compile(r"(\w+(?: \w+)?) này$")
_CARRIES_OUT = re.compile(r"(?i)chi tiết|hướng dẫn|thi hành|sửa đổi|bổ sung|bãi bỏ|biện pháp")
_OTHERS = re.compile(
    r"\b(?:Luật|Bộ luật|Pháp lệnh|Hiến pháp|Nghị định|Nghị quyết|Thông tư|Công ước|Hiệp định|Điều lệ"
    r"|Quyết định số|Quy định số|Quy chuẩn|Hợp đồng)\b(?! này)"
)
_HERE = re.compile(r"(?:điều|khoản|điểm|mục|chương|phần)$")
_ISSUED_WITH = re.compile(
    r"(?:quy chế|quy định|quy trình|quy tắc|điều lệ|nội quy|kế hoạch|hướng dẫn|đề án)$"
)


def names_itself(citation: Citation) -> bool:
    """Whether the words say that a provision of the document is meant ("Điều này", "Quy chế này").

    Not where an annex is meant, and not in "Điều 26, trừ điểm b khoản 3 Nghị định này", whose
    article stands outside the reference.
    """
    named = _THIS.search(citation.quote)
    if citation.instrument != SELF or named is None or _ANNEX.search(citation.quote):
        return False
    return "điều" in citation.quote.casefold() or _HERE.search(named[1].casefold()) is not None


def may_mean_itself(document: Document, citation: Citation) -> bool:
    """Whether "khoản 4 Điều 2", said of no document, can only be the document's own.

    So where its article names no other instrument, and the document neither amends another nor
    carries one out, whose articles it would go through by number.
    """
    if citation.instrument != SELF or "này" in citation.quote:
        return False
    if not re.search(r"[Đđ]iều\s+\d", citation.quote) or _ANNEX.search(citation.quote):
        return False
    after = document.text[citation.span.end : citation.span.end + 2]
    if _CARRIES_OUT.search(document.metadata.title or "") or re.match(r"\.\w", after):
        return False
    path = document.path_at(citation.span.start)
    article = next((node for node in path if node.kind is ProvisionKind.ARTICLE), None)
    return article is not None and not _OTHERS.search(
        document.text, article.span.start, article.span.end
    )


def meant_tree(document: Document, citation: Citation) -> tuple[Provision, ...]:
    """The nodes a reference is to be looked up in; none where that cannot be told.

    Args:
        document: the document.
        citation: one whose words say that the document itself is meant.
    """
    path = document.path_at(citation.span.start)
    if not path or is_quoted(document, citation.span):
        return ()
    if any(node.kind in (ProvisionKind.ANNEX, ProvisionKind.FORM) for node in path):
        return ()
    named = _THIS.search(citation.quote)
    kind = named[1].casefold() if named else ""
    around = next((node for node in path if node.kind is ProvisionKind.ATTACHMENT), None)
    attached = [node for node in document.provisions if node.kind is ProvisionKind.ATTACHMENT]
    if _HERE.search(kind):
        if not _agree(path, citation):
            return ()
        return around.children if around else document.provisions
    if not attached:
        return document.provisions
    if _ISSUED_WITH.search(kind):
        if around:
            return around.children
        return attached[0].children if len(attached) == 1 else ()
    return document.provisions


def _agree(path: tuple[Provision, ...], citation: Citation) -> bool:
    """Whether "Điều này" was read as the article it stands in (not as one that is amended)."""
    article = next((node.num for node in path if node.kind is ProvisionKind.ARTICLE), None)
    return article is not None and all(
        target.split(".")[0] == f"d{article}" for target in citation.provisions
    )


def within(nodes: tuple[Provision, ...]) -> Iterator[Provision]:
    """The nodes and those below, without what has a count of its own."""
    for node in nodes:
        if node.kind not in _OWN_TREE:
            yield node
            yield from within(node.children)
