"""Bodies that cannot have ended as their rows say, and heirs nobody has asked about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.law.loading import Place, Tables
from pipeline.law.names import name_key
from pipeline.law.tables import Fault
from pipeline.model.law import Body
from pipeline.model.run import Unit
from pipeline.units import UNPLACED


def faults_of_bodies(tables: Tables) -> Iterator[Fault]:
    """What is wrong between the rows of the tables of bodies and posts."""
    owners: dict[str, Body] = {}
    ended = {name_key(name): body for body in tables.bodies for name in body.names}
    living = _names(tables.units)
    for body in tables.bodies:
        place = tables.places[body.id]
        for name in body.names:
            owner = owners.setdefault(name_key(name), body)
            if owner is not body:
                yield Fault(*place, "names", f"«{name}» đã là tên của {owner.id}")
        if len(body.successors) > 1 and not body.question:
            said = "có nhiều nơi kế thừa thì phải ghi câu hỏi người rà soát cần quyết định"
            yield Fault(*place, "question", said)
        for successor in body.successors:
            heir = ended.get(name_key(successor))
            if heir is body:
                yield Fault(*place, "successors", f"«{successor}» là chính nó")
            elif heir is not None and _ended_first(heir, body):
                said = (
                    f"«{successor}» ({heir.id}) đã kết thúc từ {heir.since_text}, trước khi kế thừa"
                )
                yield Fault(*place, "successors", said)
        yield from (Fault(*place, "successors", said) for said in _circles(body, ended))
        if body.of_ministry:
            yield from _beside_units(body, place, living, ended)


def _names(units: Sequence[Unit]) -> dict[str, Unit]:
    """The units by each of their names."""
    told = (unit for unit in units if unit.id != UNPLACED)
    return {name_key(name): unit for unit in told for name in (*unit.aliases, unit.name)}


def _beside_units(
    body: Body, place: Place, living: Mapping[str, Unit], ended: Mapping[str, Body]
) -> Iterator[Fault]:
    """What a person should look at in a row on a unit, for it may be so."""
    for name in body.names:
        if unit := living.get(name_key(name)):
            said = f"«{name}» cũng là tên của {unit.id} trong units.yaml"
            yield Fault(*place, "names", f"{said}: còn hoạt động hay đã thay đổi?", grave=False)
    for successor in body.successors:
        if name_key(successor) not in living and name_key(successor) not in ended:
            said = f"«{successor}» không phải đơn vị nào trong units.yaml"
            yield Fault(*place, "successors", f"{said}: kiểm tra lại tên", grave=False)


def _ended_first(heir: Body, body: Body) -> bool:
    return heir.since is not None and body.since is not None and heir.since <= body.since


def _circles(body: Body, ended: dict[str, Body]) -> Iterator[str]:
    """Chains of heirs that lead back to ``body``, told where its id is the smallest."""
    waiting: list[tuple[Body, tuple[str, ...]]] = [(body, (body.id,))]
    seen: set[str] = set()
    while waiting:
        here, path = waiting.pop()
        for name in here.successors:
            heir = ended.get(name_key(name))
            if heir is body and len(path) > 1 and body.id == min(path):
                yield f"vòng kế thừa: {' → '.join((*path, body.id))}"
            elif heir is not None and heir is not body and heir.id not in seen:
                seen.add(heir.id)
                waiting.append((heir, (*path, heir.id)))
