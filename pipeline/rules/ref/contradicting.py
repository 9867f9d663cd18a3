"""REF102, REF103: references that cannot be meant as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.evidence import name_path
from pipeline.model.document import LETTERS, Provision, ProvisionKind
from pipeline.model.finding import Severity
from pipeline.model.run import Dossier
from pipeline.rules.quoting import is_quoted
from pipeline.rules.ref.examples import regulation
from pipeline.rules.ref.trees import names_itself
from pipeline.rules.registry import Case, Example, Hit, rule

_BASIS = "Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6 điểm b: viện dẫn"
_AS_RULE = re.compile(r"(?:theo|tại)\s+(?:quy định\s+(?:tại|của)\s+)?$")
_SECOND_LABEL = re.compile(r"[.;]\s+(?:\d{1,2}\.|[a-zđ]\))\s")
_NUMBERS = re.compile(
    r"\b(điều|khoản)\s+(\d+)\s+đến\s+(?:hết\s+)?(?:\1\s+)?(\d+)(?!\w)", re.IGNORECASE
)
_POINTS = re.compile(
    r"\bđiểm\s+([a-zđ])\s+đến\s+(?:hết\s+)?(?:điểm\s+)?([a-zđ])(?!\w)", re.IGNORECASE
)


@rule(
    "REF102",
    "Điều khoản dẫn tới chính nó",
    reason="Viện dẫn tới chính điều khoản chứa nó thì không cho biết thêm quy tắc nào.",
    basis=_BASIS,
    severity=Severity.LOW,
    bad=Example(
        regulation(
            "Điều 1. Hồ sơ\n1. Đơn.\n2. Thời hạn giải quyết theo quy định tại khoản 2 Điều này.\n"
            "Điều 2. Hiệu lực."
        )
    ),
    good=Example(
        regulation(
            "Điều 1. Hồ sơ\n1. Đơn.\n2. Thời hạn giải quyết đơn quy định tại khoản 1 Điều này là 05 ngày.\n"
            "Điều 2. Hiệu lực."
        )
    ),
)
def to_itself(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A clause or point that sends its reader to itself by number."""
    document = dossier.document
    for citation in dossier.facts.citations:
        here = document.path_at(citation.span.start)
        if not names_itself(citation) or len(citation.provisions) != 1 or not here:
            continue
        if is_quoted(document, citation.span) or here[-1].kind is ProvisionKind.INDENT:
            continue
        if re.search(r"(?i)(?:khoản|điểm) này$", citation.quote) or "\n" in citation.quote:
            continue
        before = document.text[here[-1].span.start : citation.span.start]
        # Later paragraphs of a clause, and a label the reading ran into the line, are elsewhere.
        if "\n" in before or _SECOND_LABEL.search(before) or not _AS_RULE.search(before):
            continue
        own = _path_of(here)
        if "." in own and own == citation.provisions[0]:
            yield Hit(
                message=f"{name_path(here, document.text)} dẫn tới chính nó («{citation.quote}»)",
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
        regulation(
            "Điều 1. Phạm vi\n1. Áp dụng từ Điều 9 đến Điều 7 Quy chế này.\nĐiều 2. Hiệu lực."
        )
    ),
    good=Example(
        regulation(
            "Điều 1. Phạm vi\n1. Áp dụng từ Điều 1 đến Điều 2 Quy chế này.\nĐiều 2. Hiệu lực."
        )
    ),
)
def backwards(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A range whose end comes before its start."""
    for citation in dossier.facts.citations:
        for first, last in _ranges(citation.quote):
            yield Hit(
                message=f"«{citation.quote}» viết ngược: {last} đứng trước {first}",
                suggestion="Sửa số đầu hoặc số cuối của khoảng.",
                subject=citation.quote,
                span=citation.span,
                confidence=0.95,
            )


def _ranges(quote: str) -> Iterator[tuple[str, str]]:
    """The ranges of ``quote`` whose end comes before their start."""
    for match in _NUMBERS.finditer(quote):
        if int(match[3]) < int(match[2]):
            yield match[2], match[3]
    for match in _POINTS.finditer(quote):
        first, last = match[1].lower(), match[2].lower()
        if first in LETTERS and last in LETTERS and LETTERS.index(last) < LETTERS.index(first):
            yield first, last


def _path_of(nodes: tuple[Provision, ...]) -> str:
    letters = {ProvisionKind.ARTICLE: "d", ProvisionKind.CLAUSE: "k", ProvisionKind.POINT: ""}
    return ".".join(f"{letters[node.kind]}{node.num}" for node in nodes if node.kind in letters)
