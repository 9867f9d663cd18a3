"""Running heads and feet, each text once.

A head that only the first page has is shown once, so it is content (a letterhead), unless it
holds no words or the other pages show it too.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from pipeline.model.reading import Line, Origin, Table, lines_in
from pipeline.read.docx.package import Package, Relationship, relationship_id
from pipeline.read.docx.story import Setup, Story
from pipeline.read.docx.wordml import switch, w


class Margins:
    """The heads and feet of a document's sections."""

    def __init__(
        self, body: _Element, package: Package, links: dict[str, Relationship], setup: Setup
    ) -> None:
        """Find them through the sections of ``body``."""
        self._sections = list(body.iter(w("sectPr")))
        self._package = package
        self._links = links
        self._setup = setup

    def heads(self) -> list[Line | Table]:
        """What stands above the text: the first page's letterhead, then the running heads."""
        running = self._running("header", Origin.HEADER)
        letterhead = self._letterhead()
        texts = {line.text for line in running}
        known = [line.text in texts for line in lines_in(letterhead)]
        worded = any(letter.isalpha() for line in lines_in(letterhead) for letter in line.text)
        return [*(letterhead if worded and not all(known) else []), *running]

    def feet(self) -> list[Line]:
        """What stands below the text."""
        return self._running("footer", Origin.FOOTER)

    def _letterhead(self) -> list[Line | Table]:
        if not self._sections or not switch(self._sections[0], "titlePg"):
            return []
        for kind, root in self._parts("header", self._sections[:1]):
            if kind == "first":
                return Story(self._setup, Origin.BODY).blocks(root)
        return []

    def _running(self, where: str, origin: Origin) -> list[Line]:
        lines: dict[str, Line] = {}
        for kind, root in self._parts(where, self._sections):
            if kind != "first" or where == "footer":
                for line in lines_in(Story(self._setup, origin).blocks(root)):
                    lines.setdefault(line.text, line)
        return list(lines.values())

    def _parts(self, where: str, sections: list[_Element]) -> Iterator[tuple[str, _Element]]:
        """The kind ("default", "first", "even") and root of each head or foot, each part once."""
        seen: set[str] = set()
        for section in sections:
            for reference in section.iterchildren(w(f"{where}Reference")):
                link = self._links.get(relationship_id(reference))
                if link is None or link.target in seen:
                    continue
                seen.add(link.target)
                root = self._package.xml(link.target)
                if root is not None:
                    yield reference.get(w("type"), "default"), root
