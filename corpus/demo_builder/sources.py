"""Reads ``corpus/demo_sources``: one text file a document, its faults in its head."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from demo_builder.markup import read_markup
from demo_builder.sheet import Kind, Sheet

_FORMATS = ("docx", "pdf", "html", "txt", "scan", "doc", "rtf", "xlsx")
_INSIDE = ("docx", "txt", "html", "xlsx")
_STATUS = {"fault": "finished", "planned": "planned"}
_KEYS = {"format", "numbering", "letters", "inside", "secret", *_STATUS}


@dataclass(frozen=True)
class Fault:
    """A fault planted in a document: rule, what it is about, where, and the words.

    ``status`` is "finished" where a rule of that code exists, "planned" where one is to come.
    """

    code: str
    subject: str
    place: str
    quote: str
    note: str
    status: str


@dataclass(frozen=True)
class Source:
    """One document to build; ``path`` is where it goes below the corpus, with "/".

    ``letters`` are the old ones it is stored in, "" for Unicode; ``holder`` is the path of the
    archive or e-mail it is in; ``secret`` says that it bears a mark of secrecy, for show.
    """

    path: str
    format: str
    letters: str
    holder: str | None
    secret: bool
    file: Path
    sheet: Sheet
    body: str
    faults: tuple[Fault, ...]

    @property
    def signer(self) -> str:
        """The name under the signature, "" for none."""
        signed = [block for block in self.sheet.blocks if block.kind is Kind.SIGNATURE]
        return signed[-1].rows[1][-1] if signed and signed[-1].rows[1] else ""


def read_sources(folder: Path) -> list[Source]:
    """Every source below ``folder``, by unit and name.

    Raises:
        ValueError: naming the file, where its head or body cannot be read.
    """
    return [_read(file) for file in sorted(folder.glob("*/*.txt"))]


def _read(file: Path) -> Source:
    try:
        _, head, body = file.read_text("utf-8").split("---\n", 2)
        fields = _Head(head)
        sheet = read_markup(
            body,
            automatic=fields.one("numbering") == "auto",
            decomposed=fields.one("letters") == "decomposed",
        )
    except ValueError as error:
        raise ValueError(f"{file}: {error}") from error
    inside = fields.one("inside")
    holder = f"{file.parent.name}/{inside}" if inside else None
    suffix = "pdf" if fields.format == "scan" else fields.format
    path = f"{holder or file.parent.name}/{file.stem}.{suffix}"
    letters, secret = fields.one("letters"), fields.one("secret") == "yes"
    return Source(path, fields.format, letters, holder, secret, file, sheet, body, fields.faults)


class _Head:
    """The lines "key: value" above a body."""

    def __init__(self, text: str) -> None:
        self._pairs = [line.partition(": ")[::2] for line in text.splitlines() if line.strip()]
        unknown = {key for key, _ in self._pairs} - _KEYS
        if unknown:
            raise ValueError(f"phần đầu có khóa lạ: {', '.join(sorted(unknown))}")
        self.format = self.one("format")
        if self.format not in _FORMATS:
            raise ValueError(f"format phải là một trong {', '.join(_FORMATS)}")
        if self.one("inside") and self.format not in _INSIDE:
            raise ValueError(f"trong tệp nén chỉ có {', '.join(_INSIDE)}")
        self.faults = tuple(
            _fault(value, status)
            for key, value in self._pairs
            if (status := _STATUS.get(key)) is not None
        )

    def one(self, key: str) -> str:
        """The value of ``key``, "" where it does not stand."""
        return next((value.strip() for name, value in self._pairs if name == key), "")


def _fault(value: str, status: str) -> Fault:
    parts = [part.strip() for part in value.split("|")]
    if len(parts) not in (4, 5):
        raise ValueError(f"lỗi cài sẵn phải có 4 hoặc 5 phần: {value}")
    code, subject, place, quote, *note = parts
    return Fault(code, subject, place, quote, "".join(note), status)
