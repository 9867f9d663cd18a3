"""REF101, REF104, REF105: references to what is not there, and a wrong number of the own decision."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.evidence import name_place
from pipeline.law.numbers import number_key
from pipeline.model.document import Document, Provision, ProvisionKind, Span
from pipeline.model.facts import SELF, Citation
from pipeline.model.finding import Evidence, Severity
from pipeline.model.run import Dossier
from pipeline.rules.ref.examples import regulation
from pipeline.rules.ref.numbering import arabic, beyond_letters, beyond_numbers
from pipeline.rules.ref.trees import may_mean_itself, meant_tree, names_itself, within
from pipeline.rules.registry import Case, Example, Hit, rule

_BASIS = "Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6 điểm b: viện dẫn"
_PATH = re.compile(r"d(?P<article>[^.]+)(?:\.k(?P<clause>[^.]+))?(?:\.(?P<point>[^.]+))?$")
_LABELLED_LINE = re.compile(r"(?m)^\s*(?:\d{1,2}[.)]|[a-zđ]\))\s")
_ISSUED_WITH = re.compile(
    r"\(?\s*(?:Ban hành )?[Kk]èm theo (?:Quyết định|Quy định|Nghị quyết) số:?\s*"
    r"(?P<number>\d+[\w/. -]*?[A-ZĐ][\w/-]*)(?=\s|\)|,|$)"
)


class _Target(NamedTuple):
    """What is not there: the first node of its tree, its path, and its name in words."""

    tree: str
    path: str
    words: str


@rule(
    "REF101",
    "Viện dẫn tới điều, khoản, điểm không có trong văn bản",
    reason="Người thi hành không tìm được quy định được dẫn tới; thường do đánh số lại mà không sửa viện dẫn.",
    basis=_BASIS,
    severity=Severity.MEDIUM,
    bad=Example(
        regulation(
            "Điều 1. Phạm vi\n1. Áp dụng trong Bộ.\n2. Hồ sơ theo quy định tại khoản 4 Điều 2 Quy chế này.\n"
            "Điều 2. Hồ sơ\n1. Đơn.\n2. Giấy tờ kèm theo."
        )
    ),
    good=Example(
        regulation(
            "Điều 1. Phạm vi\n1. Áp dụng trong Bộ.\n2. Hồ sơ theo quy định tại khoản 2 Điều 2 Quy chế này.\n"
            "Điều 2. Hồ sơ\n1. Đơn.\n2. Giấy tờ kèm theo."
        )
    ),
)
def missing_provision(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A reference to an own article, clause or point beyond what the tree counts."""
    document = dossier.document
    found: dict[_Target, list[Citation]] = {}
    articles: dict[str, list[Provision]] = {}  # by the first node of their tree
    for citation in dossier.facts.citations:
        if not (names_itself(citation) or may_mean_itself(document, citation)):
            continue
        tree = meant_tree(document, citation)
        if tree and tree[0].eid not in articles:
            articles[tree[0].eid] = [
                node for node in within(tree) if node.kind is ProvisionKind.ARTICLE
            ]
        for path in citation.provisions if tree else ():
            if missing := _missing(document, articles[tree[0].eid], path):
                found.setdefault(_Target(tree[0].eid, path, missing), []).append(citation)
    for target, citations in found.items():
        yield _dangling(document, target, citations)


@rule(
    "REF104",
    "Dẫn tới phụ lục không có trong tệp",
    reason="Phụ lục là phần của văn bản; thiếu phụ lục thì quy định dẫn tới nó không thi hành được.",
    basis="Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục III.1 điểm a: văn bản có phụ lục thì phải có chỉ dẫn về phụ lục đó",
    severity=Severity.LOW,
    bad=Example(
        regulation(
            "Điều 1. Hồ sơ\n1. Đơn theo mẫu tại Phụ lục III ban hành kèm theo Quy chế này.\n"
            "Điều 2. Hiệu lực.\nPHỤ LỤC I\nMẪU ĐƠN\nHọ và tên"
        )
    ),
    good=Example(
        regulation(
            "Điều 1. Hồ sơ\n1. Đơn theo mẫu tại Phụ lục I ban hành kèm theo Quy chế này.\n"
            "Điều 2. Hiệu lực.\nPHỤ LỤC I\nMẪU ĐƠN\nHọ và tên"
        )
    ),
)
def missing_annex(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """An own annex beyond those in the file, in a file that holds its annexes."""
    document = dossier.document
    annexes = [node for node in document.walk() if node.kind is ProvisionKind.ANNEX]
    # A file without numbered annexes was most likely stored apart from them.
    there = [number for node in annexes if (number := arabic(node.num))]
    seen: set[str] = set()
    for citation in dossier.facts.citations:
        path = document.path_at(citation.span.start)
        if citation.instrument != SELF or any(node.kind is ProvisionKind.QUOTE for node in path):
            continue
        for target in citation.provisions:
            number = target.removeprefix("pl")
            if target.startswith("pl") and target not in seen and beyond_numbers(number, there):
                seen.add(target)
                yield Hit(
                    message=f"«{citation.quote}» dẫn tới phụ lục không có trong tệp "
                    f"(tệp chỉ có đến phụ lục số {len(there)})",
                    suggestion="Bổ sung phụ lục vào tệp, hoặc sửa số phụ lục.",
                    subject=target,
                    span=citation.span,
                    confidence=0.8,
                )


@rule(
    "REF105",
    "Văn bản kèm theo ghi sai số của quyết định ban hành nó",
    reason="Dòng «Ban hành kèm theo …» là chỗ duy nhất nối quy chế với quyết định ban hành; ghi sai số thì quy chế không có căn cứ hiệu lực rõ ràng.",
    basis="Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục III.1 điểm c: chỉ dẫn kèm theo ghi số, ký hiệu, thời gian ban hành văn bản",
    severity=Severity.MEDIUM,
    bad=Example(
        "BỘ GIẢ ĐỊNH\nSố: 12/QĐ-BGĐ\nHà Nội, ngày 12 tháng 3 năm 2024\nQUYẾT ĐỊNH\n"
        "Ban hành Quy chế tiếp công dân\nĐiều 1. Ban hành kèm theo Quyết định này Quy chế tiếp công dân.\n"
        "Điều 2. Hiệu lực từ ngày ký.\nBỘ TRƯỞNG\nNguyễn Văn A\n"
        "QUY CHẾ\nTiếp công dân\n(Ban hành kèm theo Quyết định số 21/QĐ-BGĐ ngày 12 tháng 3 năm 2024)\n"
        "Điều 1. Phạm vi.\nĐiều 2. Đối tượng."
    ),
    good=Example(
        "BỘ GIẢ ĐỊNH\nSố: 12/QĐ-BGĐ\nHà Nội, ngày 12 tháng 3 năm 2024\nQUYẾT ĐỊNH\n"
        "Ban hành Quy chế tiếp công dân\nĐiều 1. Ban hành kèm theo Quyết định này Quy chế tiếp công dân.\n"
        "Điều 2. Hiệu lực từ ngày ký.\nBỘ TRƯỞNG\nNguyễn Văn A\n"
        "QUY CHẾ\nTiếp công dân\n(Ban hành kèm theo Quyết định số 12/QĐ-BGĐ ngày 12 tháng 3 năm 2024)\n"
        "Điều 1. Phạm vi.\nĐiều 2. Đối tượng."
    ),
)
def wrong_own_number(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """An attachment whose "issued with" line bears another number than the document."""
    document = dossier.document
    own = document.metadata.number
    if own is None or not own[:1].isdigit():
        return
    for node in document.provisions:
        if node.kind is not ProvisionKind.ATTACHMENT:
            continue
        end = node.children[0].span.start if node.children else node.span.end
        match = _ISSUED_WITH.search(document.text, node.span.start, end)
        if match is not None and number_key(match["number"]) != number_key(own):
            yield Hit(
                message=f"Ghi ban hành kèm theo văn bản số {match['number']}, "
                f"nhưng văn bản ban hành mang số {own}",
                suggestion="Đối chiếu với bản gốc rồi sửa số ở một trong hai chỗ.",
                subject=node.eid,
                span=Span(match.start("number"), match.end("number")),
                confidence=0.9,
            )


def _dangling(document: Document, target: _Target, citations: list[Citation]) -> Hit:
    shown = next((each for each in citations if names_itself(each)), citations[0])
    said = names_itself(shown)
    count = f" ({len(citations)} chỗ)" if len(citations) > 1 else ""
    of_which = "" if said else "; viện dẫn không ghi của văn bản nào"
    return Hit(
        message=f"«{shown.quote}» dẫn tới {target.words}, không có trong văn bản{of_which}{count}",
        suggestion="Tìm điều khoản thực sự muốn dẫn tới rồi sửa số"
        f"{'' if said else ', hoặc ghi rõ tên văn bản'}.",
        subject=target.path,
        span=shown.span,
        severity=None if said else Severity.LOW,
        confidence=0.9 if said else 0.7,
        other=tuple(_place(document, each) for each in citations if each is not shown),
    )


def _missing(document: Document, articles: Sequence[Provision], path: str) -> str:
    """What of ``path`` lies beyond the articles' count, in words; "" where all is there."""
    parts = _PATH.match(path)
    if parts is None:
        return ""
    number, clause_number, letter = parts.group("article", "clause", "point")
    if beyond_numbers(number, [node.num for node in articles]):
        return f"Điều {number}"
    named = [node for node in articles if node.num == number]
    if len(named) != 1:
        return ""
    holder = named[0]
    if clause_number is not None:
        if _lacks(document, holder, ProvisionKind.CLAUSE, clause_number):
            return f"khoản {clause_number} Điều {number}"
        same = [node for node in _below(holder, ProvisionKind.CLAUSE) if node.num == clause_number]
        if len(same) != 1:
            return ""
        holder = same[0]
    if letter is not None and _lacks(document, holder, ProvisionKind.POINT, letter):
        within_clause = f" khoản {clause_number}" if clause_number else ""
        return f"điểm {letter}{within_clause} Điều {number}"
    return ""


def _lacks(document: Document, holder: Provision, kind: ProvisionKind, cited: str) -> bool:
    """Whether ``cited`` lies beyond the clauses or points of ``holder``.

    Not where a deeper node bears that label: lists inside a clause count with clauses' numbers.
    """
    if any(node.num == cited for node in within(holder.children)):
        return False
    there = [node.num for node in _below(holder, kind)]
    beyond = beyond_numbers if kind is ProvisionKind.CLAUSE else beyond_letters
    return beyond(cited, there) or _unlabelled(document, holder)


def _below(node: Provision, kind: ProvisionKind) -> list[Provision]:
    return [each for each in within(node.children) if each.kind is kind]


def _unlabelled(document: Document, node: Provision) -> bool:
    """Whether a node has nothing below it, and no line the reading may have missed as such."""
    if node.children or node.tables:
        return False
    return _LABELLED_LINE.search(document.text[node.head.end : node.span.end]) is None


def _place(document: Document, citation: Citation) -> Evidence:
    return Evidence(
        quote=citation.quote,
        where=name_place(document, citation.span),
        page=document.place(citation.span).page,
        span=citation.span,
    )
