"""One demand to one requirement of the catalogue, with what the text tells and no more."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from pipeline.directives.drafting.demands import Demand, Told
from pipeline.directives.drafting.elements import documents_of, elements_of, makes_document
from pipeline.directives.drafting.vocabulary import vocabulary
from pipeline.directives.vocabulary import Vocabulary
from pipeline.law.paths import path_of
from pipeline.law.paths import told as cited
from pipeline.law.register import Register
from pipeline.model.demand import (
    Basis,
    Deontic,
    Elements,
    Force,
    ReadState,
    Requirement,
)
from pipeline.model.document import Document, Metadata, Provision, ProvisionKind
from pipeline.model.facts import DeadlineKind, Modality
from pipeline.model.law import Instrument
from pipeline.model.run import UnitKind
from pipeline.read.hygiene import fold_diacritics, fold_tone

_NOT_TOLD = "chưa nêu"
_NO_TOPIC = "khác"
_LONGEST_DEMAND = 400
_LONGEST_TOPIC = 60
_LONGEST_ID = 40
_NOT_IN_ID = re.compile(r"[^a-z0-9]+")
_SAID = {
    Modality.OBLIGATION: "",
    Modality.PROHIBITION: "Không được ",
    Modality.PERMISSION: "Được ",
    Modality.POWER: "",
}


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Where a demand comes from.

    ``stem`` begins the ids of its document; ``basis`` is empty where the register holds no such
    document; ``heading`` is of its article, or the document's title; ``place`` says in words where
    in the text it stands.
    """

    file: str
    digest: str
    stem: str
    source: str
    basis: tuple[Basis, ...]
    heading: str
    place: str
    path: str
    since: date | None
    state: ReadState

    @classmethod
    def of(
        cls, document: Document, demand: Demand, register: Register, *, file: str, digest: str
    ) -> Origin:
        """The origin of ``demand`` in ``document``, which was read from ``file``."""
        metadata = document.metadata
        nodes = document.path_at(demand.span.start)
        path = path_of(nodes)
        place = _place(document, nodes, demand, path)
        instrument = _instrument(metadata, file, register)
        kind, number = metadata.kind, metadata.number
        if instrument is not None:
            kind, number = instrument.kind, instrument.number
        is_directive = bool(number or (kind and path))
        named = " ".join(filter(None, (kind, number))) or "Bài viết"
        return cls(
            file=file,
            digest=digest,
            stem=_slug(number or file.rsplit(".", 1)[0]),
            source=f"{named}, {place} ({file}, sha256 {digest[:12]}, ký tự {demand.span.start})",
            basis=(Basis(instrument=instrument.id, provision=path),) if instrument else (),
            heading=next(
                (node.heading for node in reversed(nodes) if node.kind is ProvisionKind.ARTICLE),
                metadata.title or "",
            ),
            place=place,
            path=path,
            since=(metadata.effective or metadata.date) if is_directive else None,
            state=ReadState.FULL if is_directive else ReadState.SECONDARY,
        )


def requirement_of(demand: Demand, origin: Origin, known: Vocabulary) -> Requirement:
    """The requirement a demand makes; not verified, for nobody has looked at it yet."""
    elements = elements_of(demand)
    deontic = _deontic(demand, elements)
    addressee = demand.addressee.quote if demand.addressee else _NOT_TOLD
    kinds, others = _documents(demand.words, known, deontic)
    soft = demand.soft or demand.told is Told.GENERAL
    return Requirement(
        id="-".join(
            filter(None, (origin.stem, origin.path.replace(".", "-"), str(demand.span.start)))
        ),
        topic=_topic(demand.words, origin.heading),
        demand=_worded(demand),
        basis=origin.basis,
        deontic=deontic,
        force=Force.ORIENTATION if soft else Force.BINDING,
        addressee=" ".join(addressee.split()),
        elements=elements,
        state=origin.state,
        source=origin.source,
        unit_kinds=(UnitKind.MISSION,) if _only_missions(addressee) else (),
        doc_kinds=kinds,
        since=origin.since,
        note=_note(demand, elements, others),
    )


def _deontic(demand: Demand, elements: Elements) -> Deontic:
    match demand.modality:
        case Modality.PROHIBITION:
            return Deontic.PROHIBITION
        case Modality.PERMISSION:
            return Deontic.PERMISSION
        case Modality.POWER if elements.authority:
            return Deontic.AUTHORITY
    if elements.deadline is not None:
        return Deontic.DEADLINE
    return Deontic.DOCUMENT if makes_document(demand.words) else Deontic.DUTY


def _documents(
    words: str, known: Vocabulary, deontic: Deontic
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The kinds of document a work is about, as the catalogue calls them, and those it lacks.

    A document that must be there keeps the kind the text names, whether the catalogue has it or
    not: a person must see to it.
    """
    names = {wording: kind for kind, word in known.doc_kinds.items() for wording in word.wordings}
    told = documents_of(words)
    if deontic is Deontic.DOCUMENT:
        return tuple(dict.fromkeys(names.get(each, each) for each in told)), ()
    kinds = tuple(dict.fromkeys(names[each] for each in told if each in names))
    return kinds, tuple(each for each in told if each not in names)


def _worded(demand: Demand) -> str:
    words = " ".join(demand.words.split())
    if not demand.in_full:
        words = _SAID[demand.modality] + words
    words = words[:1].upper() + words[1:]
    return words if len(words) <= _LONGEST_DEMAND else f"{words[: _LONGEST_DEMAND - 1]}…"


def _topic(words: str, heading: str) -> str:
    """The topic most of whose words the demand has, else those of the heading, else the heading."""
    for text in (words, heading):
        lower = fold_tone(text).lower()
        counts = [(len(each.told_by.findall(lower)), each.name) for each in vocabulary().topics]
        most, name = max(counts, key=lambda each: each[0])
        if most:
            return name
    return heading[:_LONGEST_TOPIC].strip() or _NO_TOPIC


def _only_missions(addressee: str) -> bool:
    lower = fold_tone(addressee).lower()
    return (
        vocabulary().missions.search(lower) is not None and "," not in lower and " và " not in lower
    )


def _note(demand: Demand, elements: Elements, documents: tuple[str, ...]) -> str:
    notes = [f"loại văn bản: {', '.join(documents)}"] if documents else []
    if demand.told is Told.REPORTED:
        notes.append("suy từ việc kể là đã làm")
    if demand.condition:
        notes.append(f"trường hợp: {demand.condition}")
    if demand.partners:
        notes.append(f"phối hợp: {', '.join(each.quote for each in demand.partners)}")
    due = demand.due
    if due is not None and elements.deadline is None and not elements.frequency:
        notes.append(f"thời hạn: {due.quote.quote}")
    if due is not None and due.event is not None:
        ahead = due.kind is DeadlineKind.BEFORE
        notes.append(f"{'trước' if ahead else 'tính từ'}: {due.event.quote}")
    return " ".join("; ".join(notes).split())


def _instrument(metadata: Metadata, file: str, register: Register) -> Instrument | None:
    """The document's entry in the register, by its number; where it tells none, by its file's name.

    Files are often named by the number; a name that is no entry gives nothing.
    """
    bearing = register.numbered(metadata.number or file.rsplit(".", 1)[0])
    if metadata.date and len(bearing) > 1:
        bearing = tuple(each for each in bearing if each.signed == metadata.date)
    return bearing[0] if len(bearing) == 1 else None


def _place(document: Document, nodes: tuple[Provision, ...], demand: Demand, path: str) -> str:
    if path:
        return cited(path)
    numbered = [node for node in nodes if node.num]
    page = document.place(demand.span).page
    paragraph = document.text.count("\n", 0, demand.span.start) + 1
    parts = [
        f"mục {'.'.join(node.num for node in numbered)}" if numbered else "",
        f"trang {page}" if page else "",
        f"đoạn {paragraph}" if not numbered else "",
    ]
    return ", ".join(filter(None, parts))


def _slug(text: str) -> str:
    plain = fold_diacritics(text.replace("Đ", "D").replace("đ", "d")).lower()
    return _NOT_IN_ID.sub("-", plain).strip("-")[:_LONGEST_ID].strip("-") or "van-ban"
