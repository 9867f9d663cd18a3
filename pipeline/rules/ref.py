"""REF: references inside a document that lead nowhere or contradict themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.citations.targets import ordinal
from pipeline.model.document import Document, Provision, ProvisionKind
from pipeline.model.facts import SELF, Citation
from pipeline.model.finding import Severity
from pipeline.model.run import Dossier
from pipeline.rules.place import name_path
from pipeline.rules.registry import Case, Example, Hit, rule

_BASIS = "Nghị định 30/2020/NĐ-CP, Phụ lục I: viện dẫn phải tới đúng điều, khoản, điểm"
_HEAD = "BỘ GIẢ ĐỊNH\nSố: 12/QĐ-BGĐ\nHà Nội, ngày 12 tháng 3 năm 2024\nQUY CHẾ\nTiếp công dân\n"
_PATH = re.compile(r"d(?P<article>[^.]+)(?:\.k(?P<clause>[^.]+))?(?:\.(?P<point>[^.]+))?$")
_TREES = {ProvisionKind.ATTACHMENT}
# "Điều 2 Quyết định này" means the decision, "Điều 5 Quy chế này" what was issued with it.
_OUTER = re.compile(r"(?i)(?:quyết định|nghị định|nghị quyết|thông tư|luật) này$")
_ATTACHED = re.compile(r"(?i)(?:quy chế|quy định|quy trình|quy tắc|nội quy|điều lệ) này$")


@rule(
    "REF101",
    "Viện dẫn tới điều, khoản, điểm không có trong văn bản",
    reason="Người thi hành không tìm được quy định được dẫn tới; thường do đánh số lại mà không sửa viện dẫn.",
    basis=_BASIS,
    severity=Severity.MEDIUM,
    bad=Example(
        _HEAD
        + "Điều 1. Phạm vi\n1. Áp dụng trong Bộ.\n2. Hồ sơ theo quy định tại khoản 4 Điều 2 Quy chế này.\n"
        "Điều 2. Hồ sơ\n1. Đơn.\n2. Giấy tờ kèm theo."
    ),
    good=Example(
        _HEAD
        + "Điều 1. Phạm vi\n1. Áp dụng trong Bộ.\n2. Hồ sơ theo quy định tại khoản 2 Điều 2 Quy chế này.\n"
        "Điều 2. Hồ sơ\n1. Đơn.\n2. Giấy tờ kèm theo."
    ),
)
def dangling(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A reference to an own article, clause or point the tree does not hold."""
    document = dossier.document
    for citation in dossier.facts.citations:
        tree = _own_tree(document, citation)
        if tree is None:
            continue
        for path in citation.provisions:
            missing = _missing(tree, path)
            if missing:
                yield Hit(
                    message=f"«{citation.quote}» dẫn tới {missing} không có trong văn bản",
                    suggestion="Tìm điều khoản thực sự muốn dẫn tới rồi sửa số.",
                    subject=path,
                    span=citation.span,
                    confidence=0.9,
                )
                break


@rule(
    "REF102",
    "Điều khoản dẫn tới chính nó",
    reason="Viện dẫn tới chính điều khoản chứa nó thì không cho biết thêm quy tắc nào.",
    basis=_BASIS,
    severity=Severity.LOW,
    bad=Example(
        _HEAD
        + "Điều 1. Hồ sơ\n1. Đơn.\n2. Thời hạn giải quyết theo quy định tại khoản 2 Điều này.\n"
        "Điều 2. Hiệu lực."
    ),
    good=Example(
        _HEAD
        + "Điều 1. Hồ sơ\n1. Đơn.\n2. Thời hạn giải quyết đơn quy định tại khoản 1 Điều này là 05 ngày.\n"
        "Điều 2. Hiệu lực."
    ),
)
def to_itself(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A clause or point that refers to itself by number, as the rule to follow."""
    document = dossier.document
    for citation in dossier.facts.citations:
        if citation.instrument != SELF or len(citation.provisions) != 1:
            continue
        here = document.path_at(citation.span.start)
        if not here or any(node.kind is ProvisionKind.QUOTE for node in here):
            continue
        own = _path_of(here)
        said = citation.quote.casefold()
        if own == citation.provisions[0] and ".k" in own and "khoản này" not in said:
            before = document.text[max(citation.span.start - 40, 0) : citation.span.start]
            if re.search(r"(?:theo|tại)\s+(?:quy định\s+tại\s+)?$", before):
                yield Hit(
                    message=f"{name_path(here)} dẫn tới chính nó («{citation.quote}»)",
                    suggestion="Sửa số khoản, điểm muốn dẫn tới, hoặc ghi «khoản này».",
                    subject=own,
                    span=citation.span,
                    confidence=0.85,
                )


@rule(
    "REF103",
    "Khoảng điều khoản viết ngược",
    reason="Khoảng «từ … đến …» có số cuối nhỏ hơn số đầu nên không rõ gồm những điều khoản nào.",
    basis=_BASIS,
    severity=Severity.LOW,
    bad=Example(
        _HEAD + "Điều 1. Phạm vi\n1. Áp dụng từ Điều 9 đến Điều 7 Quy chế này.\nĐiều 2. Hiệu lực."
    ),
    good=Example(_HEAD + "Điều 1. Phạm vi\n1. Áp dụng pháp luật.\nĐiều 2. Hiệu lực."),
)
def backwards(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A range whose end comes before its start."""
    for citation in dossier.facts.citations:
        match = re.search(r"(\d+)\s+đến\s+(?:Điều|điều|khoản)?\s*(\d+)", citation.quote)
        if match and int(match[2]) < int(match[1]):
            yield Hit(
                message=f"«{citation.quote}» viết ngược: {match[2]} nhỏ hơn {match[1]}",
                suggestion="Sửa số đầu hoặc số cuối của khoảng.",
                subject=citation.quote,
                span=citation.span,
                confidence=0.95,
            )


@rule(
    "REF104",
    "Dẫn tới phụ lục không có trong tệp",
    reason="Phụ lục là phần của văn bản; thiếu phụ lục thì quy định dẫn tới nó không thi hành được.",
    basis="Nghị định 30/2020/NĐ-CP, Phụ lục I: phụ lục kèm theo văn bản",
    severity=Severity.LOW,
    bad=Example(
        _HEAD + "Điều 1. Hồ sơ\n1. Đơn theo mẫu tại Phụ lục III ban hành kèm theo Quy chế này.\n"
        "Điều 2. Hiệu lực.\nPHỤ LỤC I\nMẪU ĐƠN\nHọ và tên"
    ),
    good=Example(
        _HEAD + "Điều 1. Hồ sơ\n1. Đơn theo mẫu tại Phụ lục I ban hành kèm theo Quy chế này.\n"
        "Điều 2. Hiệu lực.\nPHỤ LỤC I\nMẪU ĐƠN\nHọ và tên"
    ),
)
def annex_missing(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """An own annex cited by number that the file lacks, in a file whose annexes are in it."""
    nodes = [node for node in dossier.document.walk() if node.kind is ProvisionKind.ANNEX]
    there = {_arabic(node.num) for node in nodes}
    # A file without any annex was most likely stored apart from them.
    if not there - {""}:
        return
    seen: set[str] = set()
    for citation in dossier.facts.citations:
        if citation.instrument != SELF or _in_quote(dossier.document, citation):
            continue
        for path in citation.provisions:
            number = path.removeprefix("pl")
            if path.startswith("pl") and number and number not in there and path not in seen:
                seen.add(path)
                yield Hit(
                    message=f"«{citation.quote}» dẫn tới phụ lục không có trong tệp",
                    suggestion="Bổ sung phụ lục vào tệp, hoặc sửa số phụ lục.",
                    subject=path,
                    span=citation.span,
                    confidence=0.8,
                )


def _own_tree(document: Document, citation: Citation) -> tuple[Provision, ...] | None:
    """The nodes a citation of the document itself is looked up in; None where it is not one.

    A decision and what was issued with it each have a tree; the words say which is meant.
    """
    if citation.instrument != SELF or _in_quote(document, citation):
        return None
    path = document.path_at(citation.span.start)
    if not path or any(node.kind in (ProvisionKind.ANNEX, ProvisionKind.FORM) for node in path):
        return None
    attachment = next((node for node in path if node.kind in _TREES), None)
    attachments = [node for node in document.provisions if node.kind in _TREES]
    if attachment is not None:
        outer = _OUTER.search(citation.quote)
        return document.provisions if outer else attachment.children
    if attachments and _ATTACHED.search(citation.quote):
        return attachments[0].children if len(attachments) == 1 else None
    return document.provisions


def _missing(nodes: tuple[Provision, ...], path: str) -> str:
    """What of ``path`` the tree lacks, in words; "" where it is all there or cannot be judged."""
    parts = _PATH.match(path)
    if parts is None:
        return ""
    articles = {
        node.num.lower(): node
        for top in nodes
        for node in _within_tree(top)
        if node.kind is ProvisionKind.ARTICLE
    }
    if not articles:
        return ""
    article = articles.get(parts["article"].lower())
    if article is None:
        return f"Điều {parts['article']}"
    if parts["clause"] is None:
        return ""
    clauses = {
        node.num.lower(): node for node in article.children if node.kind is ProvisionKind.CLAUSE
    }
    clause = clauses.get(parts["clause"].lower())
    if clause is None:
        return f"khoản {parts['clause']} Điều {parts['article']}"
    if parts["point"] is None:
        return ""
    points = {node.num.lower() for node in clause.walk() if node.kind is ProvisionKind.POINT}
    if parts["point"].lower() in points:
        return ""
    return f"điểm {parts['point']} khoản {parts['clause']} Điều {parts['article']}"


def _within_tree(node: Provision) -> Iterator[Provision]:
    """A node and those below it, without quoted text and what has a tree of its own."""
    if node.kind in (
        ProvisionKind.QUOTE,
        ProvisionKind.ATTACHMENT,
        ProvisionKind.ANNEX,
        ProvisionKind.FORM,
    ):
        return
    yield node
    for child in node.children:
        yield from _within_tree(child)


def _path_of(nodes: tuple[Provision, ...]) -> str:
    letters = {ProvisionKind.ARTICLE: "d", ProvisionKind.CLAUSE: "k", ProvisionKind.POINT: ""}
    return ".".join(f"{letters[node.kind]}{node.num}" for node in nodes if node.kind in letters)


def _in_quote(document: Document, citation: Citation) -> bool:
    return any(node.kind is ProvisionKind.QUOTE for node in document.path_at(citation.span.start))


def _arabic(num: str) -> str:
    return ordinal(num.strip()) if num.strip() else ""
