"""Plain text to lines: one line of the file, one line of the reading.

Marks of emphasis that some collections keep ("**Điều 1. Phạm vi**", "### Điều 1") are read as
bold type.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from pipeline.errors import UnreadableFile
from pipeline.model.reading import Align, Line, Reading
from pipeline.read.encodings import by_words
from pipeline.read.hygiene import Noticing, normalise

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_EMPHASIS = re.compile(r"\*\*(?P<strong>[^*]+)\*\*$|#{1,6}\s+(?P<heading>.+)$")
_CENTERED_FROM = 12  # leading blanks that only a centred or right-hand line has


def decode(data: bytes) -> str:
    """Bytes of a text file as text: by byte order mark, then UTF-8, then Windows Vietnamese.

    Bytes of TCVN3 or VNI come as the letters Windows-1252 shows for them, to be told by their
    words. Bytes that mean nothing in the encoding become U+FFFD, never an error.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    western = data.decode("cp1252", errors="replace")
    told = [by_words(line) for line in western.splitlines() if not line.isascii()]
    if sum(each is not None for each in told) > len(told) / 2:
        return western
    return data.decode("cp1258", errors="replace")


def read_text(text: str) -> Reading:
    """Read plain text; blank lines separate, and are not kept.

    Args:
        text: the text, lines separated by any line break.

    Returns:
        One line a line of text, no pages. A line may continue the one before it only where no
        blank line stands between them.
    """
    noticing = Noticing()
    lines: list[Line] = []
    after_blank = True
    for written in text.splitlines():
        bare = " ".join(written.replace("\xa0", " ").split())
        if not bare:
            after_blank = True
            continue
        leading = len(written.expandtabs(8)) - len(written.expandtabs(8).lstrip())
        emphasis = _EMPHASIS.match(bare)
        shown = (emphasis["strong"] or emphasis["heading"]) if emphasis else bare
        cleaned = normalise(shown.replace("**", ""))
        for kind in cleaned.mended:
            noticing.add(kind, cleaned.text)
        lines.append(
            Line(
                text=cleaned.text,
                raw=cleaned.raw,
                map=cleaned.map,
                bold=emphasis is not None,
                align=Align.CENTER if leading >= _CENTERED_FROM else Align.LEFT,
                joins=False if after_blank else None,
            )
        )
        after_blank = False
    return Reading(format="txt", blocks=tuple(lines), notes=noticing.notes(lines))


def read(path: Path) -> Reading:
    """Read a plain text file.

    Raises:
        UnreadableFile: if it holds no text.
    """
    reading = read_text(decode(path.read_bytes()))
    if not reading.blocks:
        raise UnreadableFile("Tệp văn bản trống.", remedy="Hãy lấy lại tệp gốc.", file=path)
    return reading
