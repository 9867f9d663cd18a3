"""Texts to drafts, as the command reads them."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from pipeline.config import SHIPPED_DIRECTIVES, SHIPPED_LAW
from pipeline.directives.drafting import Draft, drafts_of
from pipeline.directives.vocabulary import Vocabulary, load_vocabulary
from pipeline.intake import take_in
from pipeline.law.register import Register, load_register
from pipeline.law.tables import Complaints
from pipeline.read.aids import Aids
from pipeline.show.document import extracted


@cache
def register() -> Register:
    return load_register(SHIPPED_LAW)


@cache
def known() -> Vocabulary:
    return load_vocabulary(SHIPPED_DIRECTIVES, Complaints())


def drafts_of_file(file: Path) -> tuple[Draft, ...]:
    held = extracted(file, take_in(file, Aids()))
    digest = sha256(file.read_bytes()).hexdigest()
    return drafts_of(held.document, held.facts, register(), known(), file=file.name, digest=digest)


def drafts_in(text: str, folder: Path) -> tuple[Draft, ...]:
    file = folder / "van-ban.txt"
    file.write_text(text, "utf-8")
    return drafts_of_file(file)
