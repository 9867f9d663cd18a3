"""Verdicts against gold made by reading.

Gold is JSON lines, one row a requirement × unit: ``{"requirement", "unit", "unit_kind", "fields",
"corpus": "demo", "real" or "made", "documents", "as_of", "verdict", "provisions", "elements",
"note"}``. A unit is judged by the documents its row names: of the demo corpus by path, where those
outside the unit's folder bind it as they do in a review; real ones, all its own, by their id in the
database of the data folder or by their name in its codification ("codified_3.3.TT.34"); made-up
ones, all its own, by their name in the folder ``made`` beside the gold.

Figures: F1 of each verdict and their mean, precision of "contradicts", how often the provision the
reader names is among those found, and the expected calibration error over ten bins (Guo et al.
2017).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline.collate.dossiers import dossier_of
from pipeline.collate.looks import Looker
from pipeline.config import SHARED_DATA, SHIPPED_DIRECTIVES, SHIPPED_LAW
from pipeline.directives.loading import load_requirements
from pipeline.directives.matching import Desk, Searched, answer
from pipeline.directives.matching.answers import ended_bodies, own_and_above, standing_of
from pipeline.directives.matching.asking import basis_of
from pipeline.errors import BadSettings
from pipeline.evaluate import codified
from pipeline.evaluate.gold import CODE, DOCUMENTS
from pipeline.evaluate.published import published
from pipeline.evaluate.scores import Evaluation, Score, WorstCase
from pipeline.extract import extract_facts
from pipeline.intake import take_in_all
from pipeline.law.register import Register, load_register
from pipeline.model.demand import Requirement
from pipeline.model.document import Document
from pipeline.model.run import Dossier, Source, Unit, UnitKind
from pipeline.model.verdict import Answer, Verdict
from pipeline.progress import SILENT
from pipeline.sources import FoundFile, find_sources
from pipeline.store import Extracted, Store
from pipeline.structure import build_document
from pipeline.units import load_units

DEMO = SHIPPED_LAW.parent / "demo"
MADE = "made"  # the folder of made-up documents beside the gold
_CACHE = Path(".cache")
DEMO_CORPUS, REAL_CORPUS, MADE_CORPUS = "demo", "real", "made"
_BINS = 10
_JOBS = 1


class NamedProvision(msgspec.Struct, frozen=True):
    """A provision a reader names."""

    document: str
    eid: str = ""


class GoldVerdict(msgspec.Struct, frozen=True, kw_only=True):
    """A row of gold."""

    requirement: str
    unit: str
    unit_kind: UnitKind
    corpus: str
    documents: tuple[str, ...]
    as_of: date
    verdict: Verdict
    fields: tuple[str, ...] = ()
    provisions: tuple[NamedProvision, ...] = ()
    elements: dict[str, str] = {}
    note: str = ""


class Judged(NamedTuple):
    """A row of gold, and what was answered."""

    gold: GoldVerdict
    answer: Answer


def evaluate(gold: Path, data: Path = SHARED_DATA) -> Evaluation:
    """Verdicts against the rows of ``gold``; real documents are those of ``data``.

    Raises:
        BadSettings: if a row is not of the form, or names a requirement or a document there is not.
    """
    return scored(judge(read_rows(gold), Texts(data, gold.parent / MADE)))


def read_rows(gold: Path) -> list[GoldVerdict]:
    """The rows of a file of gold."""
    rows = []
    for number, line in enumerate(gold.read_bytes().splitlines(), 1):
        try:
            rows.append(msgspec.json.decode(line, type=GoldVerdict))
        except msgspec.MsgspecError as error:
            raise BadSettings(
                f"Dòng không đúng dạng ({error}).",
                remedy="Mỗi dòng là một yêu cầu × đơn vị, theo pipeline/evaluate/verdicts.py.",
                file=gold,
                place=f"dòng {number}",
            ) from error
    return rows


class Texts(NamedTuple):
    """Where documents stand that are not of the demo corpus: real ones, made-up ones."""

    data: Path
    made: Path


class Bench(NamedTuple):
    """What rows of gold are judged with: the catalogue, the register, the units of the demo."""

    requirements: Mapping[str, Requirement]
    register: Register
    units: Mapping[str, Unit]


def judge(rows: Sequence[GoldVerdict], texts: Texts) -> list[Judged]:
    """What is answered to each row."""
    bench = bench_of(rows)
    asked = [bench.requirements[row.requirement] for row in rows]
    looker = Looker(list({each.id: each for each in asked}.values()), Store(_CACHE))
    for dossier in dossiers_of(rows, texts):
        looker.hear(dossier)
    searched = {each.file: each for each in looker.searched(_JOBS, SILENT)}
    return [
        Judged(row, answer(requirement, desk_for(row, requirement, searched, bench)))
        for row, requirement in zip(rows, asked, strict=True)
    ]


def bench_of(rows: Sequence[GoldVerdict]) -> Bench:
    """The bench for ``rows``.

    Raises:
        BadSettings: if a row names a requirement the catalogue does not have.
    """
    register = load_register(SHIPPED_LAW)
    known = {each.id for each in register.instruments}
    requirements = {each.id: each for each in load_requirements(SHIPPED_DIRECTIVES, known)}
    for row in rows:
        if row.requirement not in requirements:
            raise BadSettings(
                f"Không có yêu cầu «{row.requirement}» trong danh mục.",
                remedy="Sửa mã trong tệp chuẩn.",
            )
    return Bench(requirements, register, {unit.id: unit for unit in load_units(DEMO)})


def dossiers_of(rows: Sequence[GoldVerdict], texts: Texts) -> list[Dossier]:
    """The documents that rows name, each by the name they give it.

    Raises:
        BadSettings: if one is not there; files that nobody can read are left out.
    """
    wanted = {corpus: _named(rows, corpus) for corpus in (DEMO_CORPUS, REAL_CORPUS, MADE_CORPUS)}
    found: list[Dossier] = []
    unread: set[str] = set()
    for corpus, folder in ((DEMO_CORPUS, DEMO), (MADE_CORPUS, texts.made)):
        if wanted[corpus]:
            files = find_sources(folder)
            found += _taken_in(files, wanted[corpus])
            unread |= {file.source.path for file in files}
    for name, document in _real(wanted[REAL_CORPUS], texts.data):
        source = Source(path=name, unit=name, sha256="", size=len(document.text))
        found.append(Dossier(source=source, document=document, facts=extract_facts(document)))
    there = {each.source.path for each in found}
    missing = sorted(set().union(*wanted.values()) - there - unread)
    if missing:
        raise BadSettings(
            f"Không có văn bản {', '.join(missing[:5])}.",
            remedy=f"Sửa tệp chuẩn, hoặc đặt dữ liệu dùng chung vào «{texts.data}».",
        )
    return found


def scored(judged: Sequence[Judged]) -> Evaluation:
    """The figures of what was judged."""
    scores = [_score(judged, verdict) for verdict in Verdict]
    mean = sum(score.f1 for score in scores) / len(scores)
    against = scores[list(Verdict).index(Verdict.CONTRADICTS)]
    wrong = [each for each in judged if each.answer.verdict is not each.gold.verdict]
    return Evaluation(
        stage="verdicts",
        n_items=len(judged),
        scores=(*scores, _provisions(judged)),
        remarks=(
            f"F1 trung bình của năm kết luận: {mean:.3f}",
            f"Độ chính xác của «trái»: {against.precision:.3f}",
            f"Sai số hiệu chuẩn (10 khoảng): {calibration_error(judged):.3f}",
        ),
        worst=tuple(
            WorstCase(
                item=f"{each.gold.requirement} × {each.gold.unit}",
                fault=f"{each.answer.verdict} thay vì {each.gold.verdict}",
                text=each.answer.reason,
            )
            for each in sorted(wrong, key=lambda each: -each.answer.confidence)
        ),
    )


def calibration_error(judged: Sequence[Judged]) -> float:
    """How far confidence is from the share that is right, bin by bin, by their sizes."""
    bins: list[list[Judged]] = [[] for _ in range(_BINS)]
    for each in judged:
        bins[min(int(each.answer.confidence * _BINS), _BINS - 1)].append(each)
    gaps = (
        abs(
            sum(each.answer.confidence for each in held)
            - sum(each.answer.verdict is each.gold.verdict for each in held)
        )
        for held in bins
    )
    return sum(gaps) / max(len(judged), 1)


def desk_for(
    row: GoldVerdict,
    requirement: Requirement,
    searched: Mapping[str, Searched],
    bench: Bench,
) -> Desk:
    """What a row is answered from; ``searched`` are documents by the names rows give them."""
    named = bench.units.get(row.unit) if row.corpus == DEMO_CORPUS else None
    unit = Unit(
        id=row.unit,
        name=named.name if named else row.unit,
        kind=row.unit_kind,
        fields=row.fields,
        aliases=named.aliases if named else (),
    )
    documents = [searched[each] for each in row.documents if each in searched]
    if row.corpus != DEMO_CORPUS:
        documents = [msgspec.structs.replace(each, unit=unit.id) for each in documents]
    standing = standing_of(documents, row.as_of)
    own, above = own_and_above(unit, standing, {**bench.units, unit.id: unit})
    return Desk(
        unit=unit,
        own=own,
        above=above,
        on=row.as_of,
        basis=basis_of(requirement, bench.register),
        ended=ended_bodies(bench.register, row.as_of),
    )


def _named(rows: Sequence[GoldVerdict], corpus: str) -> set[str]:
    return {name for row in rows if row.corpus == corpus for name in row.documents}


def _taken_in(files: tuple[FoundFile, ...], wanted: set[str]) -> Iterator[Dossier]:
    asked = tuple(file for file in files if file.source.path in wanted)
    intake = take_in_all(asked, _CACHE, _JOBS, SILENT)
    for file, result in intake.results():
        if file.source.path in wanted and isinstance(result, Extracted):
            yield dossier_of(file.source, result)


def _real(names: set[str], data: Path) -> Iterator[tuple[str, Document]]:
    of_code = {name for name in names if name.startswith(codified.PREFIX)}
    if of_code and (data / CODE).exists():
        yield from codified.documents_of_instruments(data / CODE, of_code)
    if names - of_code and (data / DOCUMENTS).exists():
        for entry in published(data / DOCUMENTS):
            if entry.id in names:
                yield entry.id, build_document(entry.reading)


def _score(judged: Sequence[Judged], verdict: Verdict) -> Score:
    return Score(
        layer=verdict.value,
        right=sum(each.answer.verdict is each.gold.verdict is verdict for each in judged),
        predicted=sum(each.answer.verdict is verdict for each in judged),
        gold=sum(each.gold.verdict is verdict for each in judged),
    )


def _provisions(judged: Sequence[Judged]) -> Score:
    """Of the rows where reader and program both name a provision: one of the reader's is found."""
    named = [each for each in judged if each.gold.provisions and each.answer.provisions]
    hit = 0
    for gold, told in named:
        ours = {(found.file, found.evidence.eid) for found in told.provisions}
        hit += any(_holds(each, ours) for each in gold.provisions)
    return Score(layer="provision", right=hit, predicted=len(named), gold=len(named))


def _holds(named: NamedProvision, ours: set[tuple[str, str]]) -> bool:
    return any(
        file == named.document
        and (not named.eid or eid.startswith(named.eid) or named.eid.startswith(eid))
        for file, eid in ours
    )
