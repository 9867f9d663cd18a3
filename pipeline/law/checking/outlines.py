"""Outlines that cannot be what an instrument has."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.loading import Place, Tables
from pipeline.law.outlines import lack_of
from pipeline.law.paths import told
from pipeline.law.tables import Fault


def faults_of_outlines(tables: Tables) -> Iterator[Fault]:
    """Outlines of nothing in the register, told twice, or that contradict themselves."""
    known = {instrument.id for instrument in tables.instruments}
    seen: dict[str, Place] = {}
    for outline, place in zip(tables.outlines, tables.outline_places, strict=True):
        if outline.instrument not in known:
            said = f"«{outline.instrument}» không phải mã dòng trong bảng văn bản"
            yield Fault(*place, "instrument", said)
        if before := seen.get(outline.instrument):
            said = f"văn bản này đã ghi ở {before.file.name} dòng {before.line}"
            yield Fault(*place, "instrument", said)
        seen[outline.instrument] = place
        for path in outline.last:
            if lack := lack_of(outline, path):
                yield Fault(*place, "last", f"nêu {told(path)}, nhưng {lack.there}")
