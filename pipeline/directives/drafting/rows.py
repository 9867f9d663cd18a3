"""Drafted requirements to rows, as ``directives.loading`` reads them."""

from __future__ import annotations

from pipeline.directives.times import WORDS
from pipeline.model.demand import AnyOf, Basis, Limit, Requirement
from pipeline.model.facts import Bound


def row_of(requirement: Requirement) -> dict[str, str]:
    """The cells of a drafted requirement, by column of the catalogue.

    Its fields and kinds of document are the words of the catalogue, not yet their other wordings.
    """
    elements = requirement.elements
    return {
        "id": requirement.id,
        "topic": requirement.topic,
        "demand": requirement.demand,
        "basis": "; ".join(map(_basis, requirement.basis)),
        "deontic": requirement.deontic.value,
        "binding": requirement.force.value,
        "addressee": requirement.addressee,
        "unit_kinds": "; ".join(requirement.unit_kinds),
        "fields": "; ".join(requirement.fields),
        "doc_kinds": "; ".join(requirement.doc_kinds),
        "since": requirement.since.isoformat() if requirement.since else "",
        "until": requirement.until.isoformat() if requirement.until else "",
        "who": _things(elements.who),
        "what": _things(elements.what),
        "deadline": _limit(elements.deadline) if elements.deadline else "",
        "frequency": elements.frequency,
        "authority": _things(elements.authority),
        "form": _things(elements.form),
        "record": _things(elements.record),
        "state": requirement.state.value,
        "source": requirement.source,
        "verified": "yes" if requirement.verified else "no",
        "note": requirement.note,
    }


def _basis(basis: Basis) -> str:
    return f"{basis.instrument} {basis.provision}".strip()


def _things(things: tuple[AnyOf, ...]) -> str:
    return "; ".join("|".join(words) for words in things)


def _limit(limit: Limit) -> str:
    least = "ít nhất " if limit.bound is Bound.LEAST else ""
    working = " làm việc" if limit.working else ""
    return f"{least}{limit.number:g} {WORDS[limit.unit]}{working}"
