"""What speaks for the work of a requirement being laid down, in numbers.

The numbers are of the article that is closest, of those about as close, and of all that its
document and others that cover the unit tell besides: a regulation may say in one article who does
something and in another what is done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from pipeline.directives.matching.looking import Look, Sighting
from pipeline.directives.matching.remarks import Remarked
from pipeline.model.demand import Deontic, Requirement
from pipeline.model.verdict import ElementKind, State

PRESENT, SOMEWHAT = 0.88, 0.6  # of a thing's words: it is told; something like it is
_UNTOLD = 0.45
_VERBATIM = 0.95  # of the demand's words and of what is asked for: it is said as it is demanded
_CONFIRMS_NOTHING = (ElementKind.WHO, ElementKind.MODALITY)  # nearly every provision has them
_FROM_ABOVE, _NOT_COVERED = 0.08, 0.2  # of likeness, less for what is not the unit's own; for plans
_AS_CLOSE = 0.05  # of likeness, within which articles speak on one matter
_PERTINENT_COUNTS = 1.5  # what being likely on the matter weighs beside likeness
_BESIDES = 0.15  # of likeness, within which other documents are heard too


class Seen(NamedTuple):
    """A sighting with the place of its document among those searched.

    ``above`` is whether the document is of those that bind the unit from above, ``covers`` whether
    its scope is wide enough to answer the requirement for the unit in full.
    """

    document: int
    above: bool
    covers: bool
    sighting: Sighting

    @property
    def pertinent(self) -> float | None:
        """How likely it is on the matter, 0 to 1; None where nothing was learnt of that."""
        return self.sighting.chances.pertinent if self.sighting.chances else None

    @property
    def is_learnt(self) -> bool:
        """Whether it was learnt what such articles say of the requirement."""
        return self.sighting.chances is not None

    @property
    def likeness(self) -> float:
        """How close it stands to the demand by its words and by what was learnt of it, 0 to 1."""
        told = self.sighting.likeness
        if self.pertinent is None:
            return told
        return (told + _PERTINENT_COUNTS * self.pertinent) / (1 + _PERTINENT_COUNTS)

    @property
    def closeness(self) -> float:
        """Its likeness, less where it is not the unit's own or does not cover it."""
        return self.likeness - _FROM_ABOVE * self.above - _NOT_COVERED * (not self.covers)

    def remark(self, kind: ElementKind, number: int = 0) -> Remarked:
        """What is remarked of an element there."""
        return next(
            (each for each in self.sighting.remarks if (each.kind, each.number) == (kind, number)),
            Remarked(kind=kind, state=State.ABSENT, number=number),
        )


class Hearing(NamedTuple):
    """Who is heard on a requirement: the closest article, those as close, and all besides."""

    closest: Seen
    as_close: tuple[Seen, ...]
    all_heard: tuple[Seen, ...]

    @property
    def is_confirmed(self) -> bool:
        """Whether one passage tells every thing, and every other element that is asked for."""
        sighting = self.closest.sighting
        others = [each for each in sighting.remarks if each.kind not in _CONFIRMS_NOTHING]
        return (
            self.closest.covers
            and min(sighting.here, *sighting.things) >= PRESENT
            and bool(others)
            and all(each.state.is_enough for each in others)
        )

    @property
    def is_verbatim(self) -> bool:
        """Whether the article tells the whole demand, one passage alone all that is asked for."""
        sighting = self.closest.sighting
        return self.closest.covers and min(sighting.own, sighting.matter) >= _VERBATIM


class Traits(NamedTuple):
    """The numbers, most of them 0 to 1; ``as_close_``, ``heard_`` of more than the closest.

    From ``is_learnt`` to ``heard_whole`` they are what judges of passages say, ``against_…`` and
    ``softly`` what is remarked against the requirement, the six after ``like_contrary`` hints.
    """

    likeness: float = 0.0
    covers: float = 0.0
    above: float = 0.0
    is_row: float = 0.0
    share: float = 0.0
    here: float = 0.0
    own: float = 0.0
    matter: float = 0.0
    topic: float = 0.0
    letters: float = 0.0
    themes: float = 0.0
    least: float = 0.0
    most: float = 0.0
    full: float = 0.0
    untold: float = 1.0
    as_close_least: float = 0.0
    as_close_mean: float = 0.0
    as_close_full: float = 0.0
    heard_least: float = 0.0
    heard_mean: float = 0.0
    heard_full: float = 0.0
    rare_least: float = 0.0
    rare_mean: float = 0.0
    rare_most: float = 0.0
    heard_rare_mean: float = 0.0
    others_there: float = 1.0
    others_enough: float = 1.0
    like_met: float = 0.0
    like_partly: float = 0.0
    like_near: float = 0.0
    like_lead: float = 0.0
    heard_like_met: float = 0.0
    heard_like_partly: float = 0.0
    has_samples: float = 0.0
    is_learnt: float = 0.0
    pertinent: float = 0.0
    whole: float = 0.0
    contrary: float = 0.0
    says_whole: float = 0.0
    says_contrary: float = 0.0
    heard_contrary: float = 0.0
    heard_pertinent: float = 0.0
    heard_whole: float = 0.0
    against_time: float = 0.0
    against_post: float = 0.0
    against_force: float = 0.0
    softly: float = 0.0
    like_contrary: float = 0.0
    longer: float = 0.0
    kept: float = 0.0
    only_longer: float = 0.0
    heard_longer: float = 0.0
    other_post: float = 0.0
    right_post: float = 0.0
    optional: float = 0.0
    titled: float = 0.0
    topical: float = 0.0
    kindred: float = 0.0
    kindred_own: float = 0.0
    kindred_above: float = 0.0
    things: float = 0.0
    is_document: float = 0.0
    is_prohibition: float = 0.0
    is_deadline: float = 0.0
    is_authority: float = 0.0


_OBJECTIONS = {
    "against_time": ((ElementKind.DEADLINE, ElementKind.FREQUENCY), State.CONTRADICTORY),
    "against_post": ((ElementKind.AUTHORITY,), State.CONTRADICTORY),
    "against_force": ((ElementKind.MODALITY,), State.CONTRADICTORY),
    "softly": ((ElementKind.MODALITY,), State.WEAKER),
}
# How more of a number may count: against the work being told, either way, or (all others) for it;
# and for its being contradicted (all others either way).
AGAINST = ("untold", "above", "is_row", "like_near")
FOR_CONTRARY = (
    *("contrary", "says_contrary", "heard_contrary", "like_contrary"),
    *("against_time", "against_post", "against_force"),
)
EITHER = (
    *("things", "is_document", "is_prohibition"),
    *("has_samples", "like_partly", "heard_like_partly"),
    *("is_learnt", "contrary", "like_contrary", "is_deadline", "is_authority"),
    *("says_contrary", "heard_contrary", "optional"),
    *("longer", "kept", "only_longer", "heard_longer", "other_post", "right_post"),
    *("against_time", "against_post", "against_force", "softly"),
)


def hearing_of(seen: Sequence[Seen]) -> Hearing | None:
    """Who is heard of all that was seen; None where nothing was."""
    if not seen:
        return None
    order = sorted(seen, key=lambda each: (-each.closeness, each.document))
    closest = order[0]
    as_close = [
        each
        for each in order
        if each.covers is closest.covers and each.likeness >= closest.likeness - _AS_CLOSE
    ]
    heard = [
        each
        for each in order
        if each.document == closest.document
        or (each.covers and each.likeness >= closest.likeness - _BESIDES)
    ]
    return Hearing(closest, tuple(as_close), tuple(dict.fromkeys((*as_close, *heard))))


def traits_of(
    requirement: Requirement,
    hearing: Hearing | None,
    own: Sequence[Look],
    above: Sequence[Look],
) -> Traits:
    """The numbers for a requirement and a unit.

    Args:
        requirement: of the catalogue.
        hearing: of all that was seen.
        own: what the unit's own documents tell.
        above: what those above it tell.
    """
    asked = Traits(
        has_samples=float(bool(requirement.samples)),
        things=float(len(requirement.elements.what)),
        is_document=float(requirement.deontic is Deontic.DOCUMENT),
        is_prohibition=float(requirement.deontic is Deontic.PROHIBITION),
        is_deadline=float(requirement.deontic is Deontic.DEADLINE),
        is_authority=float(requirement.deontic is Deontic.AUTHORITY),
        kindred_own=max((look.kindred for look in own), default=0.0),
        kindred_above=max((look.kindred for look in above), default=0.0),
    )
    if hearing is None:
        return asked
    closest, sighting = hearing.closest, hearing.closest.sighting
    look = (*own, *above)[closest.document]
    as_close, heard = _most_told(hearing.as_close), _most_told(hearing.all_heard)
    return asked._replace(
        likeness=sighting.likeness,
        covers=float(closest.covers),
        above=float(closest.above),
        is_row=float(sighting.is_row),
        share=sighting.share,
        here=sighting.here,
        own=sighting.own,
        matter=sighting.matter,
        topic=sighting.topic,
        letters=sighting.letters,
        themes=sighting.themes,
        least=min(sighting.things),
        most=max(sighting.things),
        full=_share(sighting.things, PRESENT),
        untold=1.0 - _share(sighting.things, _UNTOLD),
        as_close_least=min(as_close),
        as_close_mean=_mean(as_close),
        as_close_full=_share(as_close, PRESENT),
        heard_least=min(heard),
        heard_mean=_mean(heard),
        heard_full=_share(heard, PRESENT),
        rare_least=min(sighting.rarities),
        rare_mean=_mean(sighting.rarities),
        rare_most=max(sighting.rarities),
        heard_rare_mean=_mean(_most(each.sighting.rarities for each in hearing.all_heard)),
        others_there=_share_of(sighting.remarks, lambda state: state is not State.ABSENT),
        others_enough=_share_of(sighting.remarks, lambda state: state.is_enough),
        like_met=sighting.alike.met,
        like_partly=sighting.alike.partly,
        like_near=sighting.alike.near,
        like_lead=max(sighting.alike.on_the_matter) - sighting.alike.near,
        heard_like_met=max(each.sighting.alike.met for each in hearing.all_heard),
        heard_like_partly=max(each.sighting.alike.partly for each in hearing.all_heard),
        **_of_chances(hearing),
        **_of_objections(hearing),
        titled=look.titled,
        topical=look.topical,
        kindred=look.kindred,
    )


def _of_chances(hearing: Hearing) -> dict[str, float]:
    """What was learnt of the requirement says of the closest article, and of all heard."""
    chances = hearing.closest.sighting.chances
    if chances is None:
        return {}
    heard = [each.sighting.chances for each in hearing.all_heard if each.sighting.chances]
    return {
        "is_learnt": 1.0,
        **chances._asdict(),
        "heard_pertinent": max(each.pertinent for each in heard),
        "heard_whole": max(each.whole for each in heard),
        "heard_contrary": max(each.contrary for each in heard),
        **hearing.closest.sighting.hints._asdict(),
        "heard_longer": max(each.sighting.hints.longer for each in hearing.all_heard),
    }


def _of_objections(hearing: Hearing) -> dict[str, float]:
    """What is remarked against the requirement: 1 in the closest article, 0.5 in one as close."""
    return {
        name: max(
            (1.0 if each is hearing.closest else 0.5)
            * any(
                remark.kind in kinds and remark.state is state for remark in each.sighting.remarks
            )
            for each in hearing.as_close
        )
        for name, (kinds, state) in _OBJECTIONS.items()
    } | {"like_contrary": hearing.closest.sighting.alike.contrary}


def _most_told(seen: Sequence[Seen]) -> list[float]:
    """Of each thing how much those heard tell of it at most."""
    return _most(each.sighting.things for each in seen)


def _most(told: Iterable[Sequence[float]]) -> list[float]:
    """Of each thing the most."""
    return [max(each) for each in zip(*told, strict=True)]


def _mean(told: Sequence[float]) -> float:
    return sum(told) / len(told)


def _share_of(remarks: Sequence[Remarked], is_so: Callable[[State], bool]) -> float:
    """The share of the elements but who and how strongly that are so; 1 where none is asked for."""
    asked = [each.state for each in remarks if each.kind not in _CONFIRMS_NOTHING]
    return sum(map(is_so, asked)) / len(asked) if asked else 1.0


def _share(things: Sequence[float], least: float) -> float:
    return sum(told >= least for told in things) / len(things)
