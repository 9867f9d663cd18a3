"""SmartArt: the points of a diagram and what joins them.

Source: ISO/IEC 29500-1, 21.4 (diagrams): the data part holds points and connections; a connection
without a type says which point is whose child, and in which order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from lxml.etree import _Element

from pipeline.model.reading import Connector, Drawing, Shape
from pipeline.read.docx.package import Package, Relationship
from pipeline.read.docx.wordml import A, R

_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_A = f"{{{A}}}"
_R = f"{{{R}}}"
_TREES = ("hierarchy", "orgChart", "hList", "radial", "relationship")


def diagram_of(
    holder: _Element, package: Package, links: dict[str, Relationship]
) -> Iterator[Drawing]:
    """The diagrams that ``holder`` refers to.

    In a process the points of one level follow one another, in a cycle the last leads to the
    first again; in a hierarchy a point leads to its children.
    """
    for named in holder.iter(f"{_DGM}relIds"):
        data = _part(named.get(f"{_R}dm"), package, links)
        if data is None:
            continue
        layout = _part(named.get(f"{_R}lo"), package, links)
        kind = "" if layout is None else layout.get("uniqueId", "").rpartition("/")[2]
        drawing = _drawing(data, kind)
        if drawing.shapes:
            yield drawing


def _part(link: str | None, package: Package, links: dict[str, Relationship]) -> _Element | None:
    found = links.get(link or "")
    return None if found is None else package.xml(found.target)


def _drawing(data: _Element, kind: str) -> Drawing:
    points = {
        point.get("modelId", ""): point
        for point in data.iterfind(f"{_DGM}ptLst/{_DGM}pt")
        if point.get("type", "node") in ("node", "asst", "doc")
    }
    root = next((id_ for id_, point in points.items() if point.get("type") == "doc"), "")
    children: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for each in data.iterfind(f"{_DGM}cxnLst/{_DGM}cxn"):
        source, target = each.get("srcId", ""), each.get("destId", "")
        if each.get("type", "parOf") == "parOf" and target in points and source in points:
            order = each.get("srcOrd", "0")
            children[source].append((int(order) if order.isdecimal() else 0, target))
    ordered = list(_down(root, children, set()))
    texts = {id_: _text(points[id_]) for id_ in ordered}
    shapes = tuple(Shape(id=id_, text=texts[id_], form=kind) for id_ in ordered if texts[id_])
    return Drawing(shapes=shapes, connectors=tuple(_connectors(root, children, texts, kind)))


def _down(id_: str, children: dict[str, list[tuple[int, str]]], seen: set[str]) -> Iterator[str]:
    for _, child in sorted(children.get(id_, ())):
        if child not in seen:
            seen.add(child)
            yield child
            yield from _down(child, children, seen)


def _connectors(
    root: str, children: dict[str, list[tuple[int, str]]], texts: dict[str, str], kind: str
) -> Iterator[Connector]:
    top = [child for _, child in sorted(children.get(root, ())) if texts.get(child)]
    is_tree = any(name.casefold() in kind.casefold() for name in _TREES)
    if not is_tree:
        for source, target in pairwise(top):
            yield Connector(source=source, target=target)
        if "cycle" in kind.casefold() and len(top) > 2:
            yield Connector(source=top[-1], target=top[0])
    for source, text in texts.items():
        if is_tree and text:
            for _, target in sorted(children.get(source, ())):
                if texts.get(target):
                    yield Connector(source=source, target=target)


def _text(point: _Element) -> str:
    paragraphs = (
        "".join(run.text or "" for run in paragraph.iter(f"{_A}t"))
        for paragraph in point.iter(f"{_A}p")
    )
    return "\n".join(" ".join(text.split()) for text in paragraphs if text.strip())
