"""Where a fact of the registers comes from, in words a lawyer understands.

The registers keep the source as it was noted, with the marks by which it is found again; a report
tells what kind of source it is.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import msgspec

from pipeline.errors import BadRegister

FILE = "sources.yaml"
_PATH = re.compile(r"\.(?:pdf|docx?|rtf|odt|xlsx?|png|jpe?g|tiff?)$", re.IGNORECASE)


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a pattern becomes; ``example``, a whole source, must come out as ``shown``."""

    pattern: str
    said: str
    example: str
    shown: str


def source_told(source: str) -> str:
    """``source`` as a report says it; the path of a file stays as it is."""
    return _told(source, _patterns()) if not _PATH.search(source) else source


def parse_sources(raw: bytes) -> tuple[Wording, ...]:
    """The wordings in ``raw``, YAML in UTF-8.

    Raises:
        BadRegister: a field is missing, a pattern is none, or an example comes out otherwise.
    """
    remedy = "Sửa tệp theo mẫu kèm chương trình."
    try:
        wordings = msgspec.yaml.decode(raw, type=tuple[Wording, ...])
        patterns = _compiled(wordings)
        for place, each in enumerate(wordings, 1):
            told = _told(each.example, patterns)
            if told != each.shown:
                problem = f"«{each.example}» thành «{told}», không phải «{each.shown}»."
                raise BadRegister(problem, remedy=remedy, file=FILE, place=f"mục {place}")
    except (msgspec.MsgspecError, re.error) as error:
        raise BadRegister(f"không đúng mẫu: {error}.", remedy=remedy, file=FILE) from error
    return wordings


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    raw = resources.files("pipeline.report").joinpath(FILE).read_bytes()
    return _compiled(parse_sources(raw))


def _compiled(wordings: tuple[Wording, ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(each.pattern), each.said) for each in wordings)


def _told(source: str, patterns: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    parts = []
    for part in source.split("; "):
        for pattern, said in patterns:
            part = pattern.sub(said, part)  # noqa: PLW2901
        parts.append(part.strip())
    return "; ".join(dict.fromkeys(parts))
