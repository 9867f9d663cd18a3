"""Texts of law that lie beside the register, read like any document."""

from __future__ import annotations

from pathlib import Path

from pipeline.intake import Intake, take_in_all
from pipeline.law.register import Register
from pipeline.law.texts import NO_TEXTS, LawText, LawTexts
from pipeline.model.document import Document
from pipeline.progress import Progress
from pipeline.sources import find_sources
from pipeline.store import Extracted

TEXTS = "texts"


def read_law_texts(
    law: Path, register: Register, cache: Path, jobs: int, progress: Progress
) -> LawTexts:
    """The texts in the folder ``texts`` of the register, each by the instrument it is of.

    Which that is its file's name tells ("124-2020-ND-CP.docx": the register's id), or else its
    own number and date. Texts of no instrument of the register are left alone.

    Args:
        law: folder of the register.
        register: its tables.
        cache: folder of the store.
        jobs: number of worker processes.
        progress: told of each file.
    """
    folder = law / TEXTS
    files = find_sources(folder) if folder.is_dir() else ()
    if not files:
        return NO_TEXTS
    return _by_instrument(take_in_all(files, cache, jobs, progress), register)


def _by_instrument(intake: Intake, register: Register) -> LawTexts:
    texts: dict[str, LawText] = {}
    for file, result in intake.results():
        if not isinstance(result, Extracted):
            continue
        path = file.source.path
        id_ = _id_of(Path(path).stem, result.document, register)
        if id_ and id_ not in texts:
            texts[id_] = LawText(result.document, f"{TEXTS}/{path}", file.source.sha256)
    return LawTexts(texts)


def _id_of(stem: str, document: Document, register: Register) -> str | None:
    if register.get(stem) is not None:
        return stem
    number, dated = document.metadata.number, document.metadata.date
    bearing = register.numbered(number) if number else ()
    fitting = [each for each in bearing if dated is None or each.signed in (None, dated)]
    return fitting[0].id if len(fitting) == 1 else None
