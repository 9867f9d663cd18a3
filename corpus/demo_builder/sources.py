"""Reads ``corpus/demo_sources``: one text file a document, its faults in its head."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from demo_builder.markup import read_markup
from demo_builder.sheet import Sheet

_FORMATS = ("docx", "pdf", "html", "txt")


@dataclass(frozen=True)
class Fault:
    """A fault planted in a document: rule, what it is about, where, and the words.

    ``status`` is "finished" where a rule of that code exists, "planned" where one is to come.
    """

    code: str
    subject: str
    place: str
    quote: str
    note: str = ""
    status: str = "finished"


@dataclass(frozen=True)
class Source:
    """One document to build; ``path`` is where it goes below the corpus, with "/"."""

    path: str
    file: Path
    sheet: Sheet
    body: str
    faults: tuple[Fault, ...]


def read_sources(folder: Path) -> list[Source]:
    """Every source below ``folder``, by unit and name.

    Raises:
        ValueError: naming the file, where its head or body cannot be read.
    """
    return [_read(file) for file in sorted(folder.glob("*/*.txt"))]


def _read(file: Path) -> Source:
    _, head, body = file.read_text("utf-8").split("---\n", 2)
    fields: dict[str, Any] = yaml.safe_load(head)
    if fields.get("format") not in _FORMATS:
        raise ValueError(f"{file}: format phải là một trong {', '.join(_FORMATS)}")
    try:
        sheet = read_markup(body, automatic=fields.get("numbering") == "auto")
        faults = tuple(Fault(**fault) for fault in fields.get("faults", ()))
    except (TypeError, ValueError) as error:
        raise ValueError(f"{file}: {error}") from error
    path = f"{file.parent.name}/{file.stem}.{fields['format']}"
    return Source(path, file, sheet, body, faults)
