"""The ministry's own units and posts that ended or changed their names, held against its units.

They are told in ``units_history.csv`` beside the ministry's documents, in the columns of the table
of bodies. What is special to them is that their heirs are most often units of ``units.yaml``, and
that a unit's name of today may hold its old one ("Cục Quản trị", "Cục Quản trị tài vụ").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from pipeline.law.names import name_key
from pipeline.law.tables import Row
from pipeline.model.law import Body
from pipeline.model.run import Unit

_ID = re.compile(r"[a-z0-9_-]+")  # no unit or post is so named


def among_units(body: Body, row: Row, units: Sequence[Unit]) -> Body:
    """A row of the ministry's own table as a body that knows the units of today.

    Heirs told by a unit's id or another of its names get the name it bears; longer names that
    live and hold one of the old names are no mentions of it. An heir that looks like an id and is
    none is complained of in ``row``.

    Args:
        body: the row, as any row of bodies is read.
        row: where it stands.
        units: the units of the ministry.
    """
    names = {name_key(name): unit.name for unit in units for name in (*unit.aliases, unit.name)}
    names |= {unit.id: unit.name for unit in units}
    heirs = tuple(names.get(each) or names.get(name_key(each)) or each for each in body.successors)
    for heir in heirs:
        if _ID.fullmatch(heir) and heir not in names:
            row.complain("successors", f"«{heir}» không phải id của đơn vị nào trong units.yaml")
    living = (*heirs, *(name for unit in units for name in (unit.name, *unit.aliases)))
    return msgspec.structs.replace(
        body,
        of_ministry=True,
        successors=heirs,
        except_in=tuple(dict.fromkeys((*body.except_in, *_longer(body.names, living)))),
    )


def _longer(names: Sequence[str], living: Iterable[str]) -> Iterator[str]:
    """The living names that hold one of ``names`` and more."""
    old = [name_key(name) for name in names]
    for name in living:
        key = name_key(name)
        if any(key != each and f" {each} " in f" {key} " for each in old):
            yield name
