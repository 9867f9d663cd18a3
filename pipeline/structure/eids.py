"""Identifiers of provisions after Akoma Ntoso's naming convention, unique in a document."""

from __future__ import annotations

import unicodedata
from collections import Counter

from pipeline.model.document import ProvisionKind

_PREFIX = {
    ProvisionKind.PART: "part",
    ProvisionKind.CHAPTER: "chp",
    ProvisionKind.SECTION: "sec",
    ProvisionKind.SUBSECTION: "subsec",
    ProvisionKind.ARTICLE: "art",
    ProvisionKind.CLAUSE: "para",
    ProvisionKind.POINT: "point",
    ProvisionKind.SUBPOINT: "subpoint",
    ProvisionKind.INDENT: "indent",
    ProvisionKind.STEP: "step",
    ProvisionKind.ATTACHMENT: "att",
    ProvisionKind.ANNEX: "annex",
    ProvisionKind.FORM: "form",
    ProvisionKind.QUOTE: "quote",
}


class EidMint:
    """Gives each node of one document its eid."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()
        self._unnumbered: Counter[tuple[str, ProvisionKind]] = Counter()

    def eid(self, kind: ProvisionKind, num: str, parent: str, tree: str) -> str:
        """A new eid.

        Args:
            kind: of the node.
            num: its number as written, "" for a node counted among its like.
            parent: eid of the node above, "" at the top.
            tree: eid of the attachment, annex or quote whose tree it belongs to, "" for the
                main text; articles hang from it directly.

        Returns:
            An eid no other node of the document has; a number that occurs twice gets "_2".
        """
        above = tree if kind is ProvisionKind.ARTICLE else parent
        name = _ascii(num)
        if not name:
            self._unnumbered[above, kind] += 1
            name = str(self._unnumbered[above, kind])
        eid = f"{above}__{_PREFIX[kind]}_{name}" if above else f"{_PREFIX[kind]}_{name}"
        self._given[eid] += 1
        while self._given[eid] > 1:
            eid = f"{eid}_{self._given[eid]}"
            self._given[eid] += 1
        return eid


def _ascii(num: str) -> str:
    """The number in letters an identifier may hold; đ stays apart from d as "dd"."""
    spelled = unicodedata.normalize("NFD", num.lower().replace("đ", "dd"))
    return "".join(c if c.isalnum() else "-" for c in spelled if not unicodedata.combining(c))
