"""Fields of a letter's head, decoded without ever failing (RFC 5322, RFC 2047).

The standard library's structured parser raises on some malformed fields, so fields are decoded
from their raw text here.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from email.utils import parsedate_to_datetime

from pipeline.read.txt import decode

_FOLD = re.compile(r"\r?\n[ \t]*")
_ENCODED = "=?"
_FAILS = (LookupError, ValueError, TypeError, AttributeError, MessageError)


def field(message: Message, name: str) -> str:
    """The first field of this name as people read it; "" where there is none."""
    for known, said in message.raw_items():
        if known.lower() == name:
            return decoded(str(said))
    return ""


def decoded(said: str) -> str:
    """A field's raw text with its encoded words and stray bytes put into letters."""
    line = _FOLD.sub(" ", said).strip()
    if any("\udc80" <= char <= "\udcff" for char in line):
        line = decode(line.encode("utf-8", "surrogateescape"))
    if _ENCODED in line:
        with contextlib.suppress(*_FAILS):
            line = str(make_header(decode_header(line)))
    return line


def date(message: Message) -> dt.datetime | None:
    """When it was sent; None where it does not say, or nothing that is a date."""
    try:
        return parsedate_to_datetime(field(message, "date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def filename(part: EmailMessage) -> str:
    """The name a part is attached under; "" where it has none."""
    try:
        return decoded(part.get_filename() or "")
    except _FAILS:
        return ""
