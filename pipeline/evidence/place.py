"""Where something stands, in the words a lawyer would use: "điểm a khoản 2 Điều 5"."""

from __future__ import annotations

from pipeline.evidence.casing import as_mentioned
from pipeline.model.document import Document, Provision, ProvisionKind, Span

_NAMES: dict[ProvisionKind, str] = {
    ProvisionKind.PART: "Phần",
    ProvisionKind.CHAPTER: "Chương",
    ProvisionKind.SECTION: "Mục",
    ProvisionKind.SUBSECTION: "Tiểu mục",
    ProvisionKind.ARTICLE: "Điều",
    ProvisionKind.CLAUSE: "khoản",
    ProvisionKind.POINT: "điểm",
    ProvisionKind.SUBPOINT: "tiết",
    ProvisionKind.STEP: "Bước",
    ProvisionKind.ANNEX: "Phụ lục",
    ProvisionKind.FORM: "Mẫu số",
}
# Cited from the inside out; what lies above an article adds nothing to it.
_ABOVE_ARTICLE = {ProvisionKind.PART, ProvisionKind.CHAPTER}
_GROUPS = {ProvisionKind.SECTION, ProvisionKind.SUBSECTION}
_HEADING_LETTERS = 60


def name_node(node: Provision, text: str) -> str:
    """A node alone: "khoản 2", "Phụ lục II", "Quy chế làm việc" for an attached regulation.

    ``text`` is that of its document, which tells how a title in capitals is written.
    """
    if node.kind is ProvisionKind.ATTACHMENT:
        return _shorten(as_mentioned(node.heading, text)) or "văn bản kèm theo"
    if node.kind is ProvisionKind.QUOTE:
        return "đoạn trích sửa đổi"
    if node.kind is ProvisionKind.INDENT:
        return "gạch đầu dòng"
    return f"{_NAMES[node.kind]} {node.num}".strip()


def name_path(path: tuple[Provision, ...], text: str) -> str:
    """A path of nodes of the document with this text, cited from the inside out; "" for none."""
    has_article = any(node.kind is ProvisionKind.ARTICLE for node in path)
    skipped = _ABOVE_ARTICLE | (_GROUPS if has_article else set())
    shown = [node for node in path if not (has_article and node.kind in skipped)]
    inner = [node for node in shown if node.kind is not ProvisionKind.ATTACHMENT]
    outer = [node for node in shown if node.kind is ProvisionKind.ATTACHMENT]
    words = " ".join(name_node(node, text) for node in reversed(inner))
    if outer:
        owner = name_node(outer[-1], text)
        return f"{words} ({owner})" if words else owner
    return words


def name_place(document: Document, span: Span) -> str:
    """Where ``span`` stands, in words; parts outside the tree are named by what they are."""
    words = name_path(document.path_at(span.start), document.text)
    if words:
        return words
    if any(basis.holds(span) for basis in document.metadata.legal_basis):
        return "phần căn cứ ban hành"
    first = document.provisions[0].span.start if document.provisions else len(document.text)
    return "phần mở đầu" if span.start < first else "phần cuối văn bản"


def _shorten(words: str) -> str:
    if len(words) <= _HEADING_LETTERS:
        return words
    return words[:_HEADING_LETTERS].rsplit(" ", 1)[0] + "…"
