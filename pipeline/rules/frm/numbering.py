"""FRM rules on numbering: jumps, numbers given twice, articles without text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from pipeline.evidence import name_path
from pipeline.model.document import LETTERS, Provision, ProvisionKind
from pipeline.model.finding import Severity
from pipeline.model.run import Dossier
from pipeline.rules.frm.samples import DECISION, changed
from pipeline.rules.registry import Case, Example, Hit, rule
from pipeline.structure.metadata.forms import Form, form_of

_BASIS = "Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6 điểm đ"
_TREES = frozenset({ProvisionKind.ATTACHMENT})
# Words for another document, and pages of blanks, are numbered by rules of their own.
_APART = frozenset({ProvisionKind.QUOTE, ProvisionKind.FORM, ProvisionKind.ANNEX})
_SKIPPABLE = "đ"  # old texts leave it out
_NUM = re.compile(r"(?P<base>\d+)(?P<suffix>[a-zđ]?\d*)$")
_NAMES = {ProvisionKind.ARTICLE: "Điều", ProvisionKind.CLAUSE: "khoản", ProvisionKind.POINT: "điểm"}
_MANY = 6  # more faults than this in one document point to a bad copy, not to its author
_TITLED_SHARE = 0.6
# A title that begins with what is done is the provision itself: "Điều 5. Bãi bỏ Điều 12".
_ACT = re.compile(
    r"(?:Bãi bỏ|Bổ sung|Sửa đổi|Thay thế|Thay cụm từ|Ban hành|Đính chính|Giao|Phê duyệt)\b"
)


@rule(
    "FRM141",
    "Số điều bị nhảy hoặc trùng",
    reason="Số điều nhảy hoặc trùng làm viện dẫn tới điều đó sai hoặc có hai nghĩa; thường do cắt, "
    "dán mà chưa đánh số lại.",
    basis=_BASIS,
    severity=Severity.MEDIUM,
    bad=Example(changed(DECISION, ("Điều 3. Tổ chức", "Điều 4. Tổ chức"))),
    good=Example(DECISION),
)
def articles_out_of_order(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """Articles of one tree whose numbers jump or repeat."""
    if form_of(dossier.document.metadata) is Form.CONSOLIDATED:
        return
    for tree in _trees(dossier.document.provisions):
        yield from _out_of_order(tree, ())


@rule(
    "FRM142",
    "Số khoản hoặc điểm bị nhảy hoặc trùng",
    reason="Khoản, điểm nhảy hoặc trùng số làm viện dẫn sai chỗ hoặc cho thấy thiếu nội dung.",
    basis=_BASIS,
    severity=Severity.LOW,
    bad=Example(changed(DECISION, ("c) Đơn vị", "d) Đơn vị"))),
    good=Example(DECISION),
)
def clauses_out_of_order(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """Clauses of one article, or points of one clause, whose labels jump or repeat."""
    if form_of(dossier.document.metadata) is Form.CONSOLIDATED:
        return
    trees = _trees(dossier.document.provisions)
    hits = [hit for tree in trees for article in tree for hit in _below(article, (article,))]
    if len(hits) <= _MANY:
        yield from hits
        return
    yield msgspec.structs.replace(
        hits[0],
        message=f"{len(hits)} chỗ đánh số khoản, điểm bị nhảy hoặc trùng; chỗ đầu: "
        f"{hits[0].message}",
        suggestion="Nhiều lỗi như vậy thường do bản này được nhận dạng từ ảnh quét hoặc sao chép "
        "lỗi; đối chiếu với bản gốc.",
        subject="numbering",
        confidence=0.6,
    )


@rule(
    "FRM143",
    "Điều không có nội dung",
    reason="Điều chỉ có số hoặc tên mà không có quy định nào thì không thi hành được; thường do "
    "soạn thảo bỏ sót.",
    basis=_BASIS,
    severity=Severity.MEDIUM,
    bad=Example(
        changed(
            DECISION,
            ("Văn phòng theo dõi việc thực hiện Quy chế này.\n", ""),
        )
    ),
    good=Example(DECISION),
)
def article_empty(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """An article with nothing, or with a title alone among articles that have title and text."""
    if form_of(dossier.document.metadata) is Form.CONSOLIDATED:
        return
    for tree in _trees(dossier.document.provisions):
        titled = [article for article in tree if article.heading and _has_body(article)]
        titles_are_usual = len(titled) >= max(_TITLED_SHARE * len(tree), 1)
        for article in tree:
            if _has_body(article) or (article.heading and not titles_are_usual):
                continue
            if article.heading.endswith((".", "./", ";")) or _ACT.match(article.heading):
                continue
            yield Hit(
                message=f"Điều {article.num} không có nội dung.",
                suggestion="Đối chiếu bản gốc; bổ sung nội dung hoặc bỏ điều này và đánh số lại.",
                subject=article.eid,
                span=article.head,
                confidence=0.85,
            )


def _trees(provisions: Sequence[Provision]) -> Iterator[list[Provision]]:
    """The articles of the main text, and of each attached regulation, in reading order."""
    main = [node for node in provisions if node.kind not in _TREES]
    yield list(_articles(main))
    for node in provisions:
        if node.kind in _TREES:
            yield list(_articles(node.children))


def _articles(nodes: Sequence[Provision]) -> Iterator[Provision]:
    for node in nodes:
        if node.kind is ProvisionKind.ARTICLE:
            yield node
        elif node.kind not in _APART | _TREES:
            yield from _articles(node.children)


def _below(node: Provision, path: tuple[Provision, ...]) -> Iterator[Hit]:
    for kind in (ProvisionKind.CLAUSE, ProvisionKind.POINT):
        same = [child for child in node.children if child.kind is kind]
        yield from _out_of_order(same, path)
    for child in node.children:
        if child.kind is ProvisionKind.CLAUSE:
            yield from _below(child, (*path, child))


def _out_of_order(nodes: Sequence[Provision], path: tuple[Provision, ...]) -> Iterator[Hit]:
    named = name_path(path, "")  # it begins at an article: no title to be written
    where = f" ({named})" if path else ""
    for before, after in pairwise(nodes):
        fault = _fault(before, after)
        if fault:
            name = _NAMES[after.kind]
            yield Hit(
                message=f"{fault.format(name=name, before=before.num, after=after.num)}{where}.",
                suggestion="Đối chiếu bản gốc xem có thiếu nội dung không, rồi đánh số lại và sửa "
                "các viện dẫn tới những chỗ đổi số.",
                subject=after.eid,
                span=after.head,
                confidence=0.85,
            )


def _fault(before: Provision, after: Provision) -> str:
    """What is wrong with the label of ``after`` behind ``before``; "" where nothing is."""
    if before.num == after.num:
        return (
            "Hai {name} cùng mang số {after}" if after.num[:1].isdigit() else "Hai {name} {after}"
        )
    first, second = _NUM.match(before.num), _NUM.match(after.num)
    if first and second:
        gap = int(second["base"]) - int(first["base"])
        missing = {str(int(first["base"]) + step) for step in range(1, gap)}
        if missing and not second["suffix"] and not _deeper(before, missing):
            return "Sau {name} {before} là {name} {after}, thiếu số ở giữa"
        return "" if gap >= 0 else "Sau {name} {before} lại là {name} {after}"
    if len(before.num) == len(after.num) == 1 and {before.num, after.num} <= set(LETTERS):
        between = LETTERS[LETTERS.index(before.num) + 1 : LETTERS.index(after.num)]
        missing = set(between.replace(_SKIPPABLE, ""))
        if missing and not _deeper(before, missing):
            return "Sau {name} {before} là {name} {after}, thiếu điểm ở giữa"
    return ""


def _deeper(node: Provision, missing: set[str]) -> bool:
    """Whether the missing labels stand below ``node``, written another way: "(b)" behind "a)"."""
    return missing <= {child.num for child in node.walk()}


def _has_body(article: Provision) -> bool:
    return bool(article.text.strip() or article.children or article.tables)
