"""All documents of a batch against the rules, and against what was kept of the last time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from pipeline.collate.desk import Desk, rules_of
from pipeline.collate.dossiers import dossier_of
from pipeline.collate.ended import ended_peers
from pipeline.collate.kept import KeptBatch, KeptFile, hash_of, key_of
from pipeline.collate.looks import Looker
from pipeline.directives.matching import answers
from pipeline.directives.tracing import Tracer
from pipeline.inventory import Demands, Inventory
from pipeline.inventory.law_use import LawUse, Naming, cited_in, named_in
from pipeline.model.demand import Requirement
from pipeline.model.finding import Finding
from pipeline.model.run import Dossier, Outcome, Status
from pipeline.progress import Progress
from pipeline.retrieval.encoder.likeness import Encoder
from pipeline.rules.check import check_dossier, in_reading_order, tell_copies_apart
from pipeline.sorting import DocumentCard
from pipeline.store import Extracted, Result


@dataclass(frozen=True, slots=True)
class Collation:
    """What the rules found in a batch, and what its documents hold besides."""

    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]
    inventory: Inventory


def collate(
    desk: Desk,
    progress: Progress,
    *,
    jobs: int,
    requirements: Sequence[Requirement] = (),
    encoder: Encoder | None = None,
) -> Collation:
    """Hold every document against every rule.

    Where files, units and code are those of the last run, only the rules that look at the
    registers or the day run anew; the result is the same as that of a first run.

    Args:
        desk: what was read, the units, the registers and the day.
        progress: told of each file.
        jobs: number of worker processes.
        requirements: the catalogue of what law and directives demand.
        encoder: of the user's, to look for what is demanded by meaning too.
    """
    intake, register = desk.intake, desk.register
    progress.begin("Đối chiếu", len(intake.files))
    key, bodies = key_of(intake, desk.units), hash_of(register.bodies)
    kept = intake.store.batch(key, KeptBatch)
    lasting = kept.files if kept else tuple(desk.first_look())
    anew = _Anew(desk, requirements, encoder, [each.card for each in lasting if each.card])
    files: list[KeptFile] = []
    for (file, result), known in zip(intake.results(), lasting, strict=True):
        if known.outcome.status is not Status.COMPARED:
            dossier = dossier_of(file.source, result)
            if kept is not None and kept.bodies != bodies:
                known = msgspec.structs.replace(known, duties=desk.duties(dossier))  # noqa: PLW2901
            anew.add(dossier, result, known.findings)
        files.append(known)
        progress.step()
    demands = anew.demands(jobs, progress)
    findings = (*anew.findings, *desk.of_units(demands.answers, requirements))
    if kept is None or kept.bodies != bodies:
        intake.store.put_batch(key, KeptBatch(bodies=bodies, files=tuple(files)))
    return Collation(
        outcomes=tuple(file.outcome for file in files),
        findings=tuple(tell_copies_apart(findings)),
        inventory=Inventory(
            duties=tuple(each for file in files for each in file.duties),
            procedures=tuple(each for file in files for each in file.procedures),
            assignments=tuple(each for file in files for each in file.assignments),
            law=LawUse(register, tuple(anew.cited), tuple(anew.named)),
            cards=tuple(file.card for file in files if file.card),
            demands=demands,
        ),
    )


class _Anew:
    """Gathers, document by document, what hangs on the registers, the day and the catalogue."""

    def __init__(
        self,
        desk: Desk,
        requirements: Sequence[Requirement],
        encoder: Encoder | None,
        cards: Sequence[DocumentCard],
    ) -> None:
        """Args: see ``collate``; cards: of all documents."""
        self.findings: list[Finding] = []
        self.cited: list[Naming] = []
        self.named: list[Naming] = []
        self._desk = desk
        self._ended = ended_peers(cards, desk.as_of)
        self._requirements = requirements
        self._looker = Looker(requirements, desk.intake.store, encoder)
        self._tracer = Tracer(desk.register, requirements, desk.units, desk.as_of)

    def add(self, dossier: Dossier, result: Result, lasting: Sequence[Finding]) -> None:
        """Look at one document; ``lasting`` are its findings that hang on none of these."""
        case = self._desk.case(dossier, ended=self._ended)
        found = check_dossier(dossier, case, rules_of(looks_at_law=True))
        self.findings += in_reading_order((*lasting, *found))
        self.cited += cited_in(dossier, case)
        self.named += named_in(dossier, case)
        if self._requirements and isinstance(result, Extracted):
            self._looker.hear(dossier)
            self._tracer.add(dossier)

    def demands(self, jobs: int, progress: Progress) -> Demands:
        """What all documents together come to for each requirement and unit."""
        desk, asked = self._desk, self._requirements
        searched = self._looker.searched(jobs, progress)
        told = tuple(answers(asked, desk.units, searched, desk.as_of, desk.register))
        return Demands(told, self._tracer.traces(told), tuple(asked))
