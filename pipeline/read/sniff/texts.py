"""What a text file is: a letter, a saved web page, a document in XML, or HTML; by its first bytes.

The fields of a letter by RFC 5322, 3.6; those of a saved web page by RFC 2557.
"""

from __future__ import annotations

import re

from pipeline.read.sniff.formats import Format

_FIELD = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]*(.*(?:\r?\n[ \t].*)*)", re.MULTILINE)
_FIRST_FIELD = re.compile(rb"(?:\xef\xbb\xbf)?(?:>?From [^\r\n]*\r?\n)?[A-Za-z][A-Za-z0-9-]{1,40}:")
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_OF_LETTERS = frozenset(
    (
        *(b"from", b"to", b"cc", b"date", b"subject", b"received", b"message-id", b"reply-to"),
        *(b"mime-version", b"return-path", b"delivered-to", b"content-type", b"sender"),
        *(b"x-mailer", b"x-originating-ip", b"dkim-signature", b"arc-seal", b"thread-topic"),
    )
)
_SENT = frozenset((b"to", b"cc", b"received", b"message-id", b"return-path", b"delivered-to"))
_TELLING = frozenset((b"received", b"message-id", b"mime-version", b"return-path"))
_PAGE = (b"multipart/related", b"text/html")
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|div|p|table|meta|span)\b", re.IGNORECASE)


def tell(head: bytes) -> Format | None:
    """The kind of a file that begins with ``head``; None where nothing marks it."""
    return _in_xml(head) or _in_mime(head) or (Format.HTML if _MARKUP.search(head) else None)


def _in_xml(head: bytes) -> Format | None:
    if b"<w:wordDocument" in head:
        return Format.WORD_XML
    if b"<office:document" in head:
        return Format.ODS if b"opendocument.spreadsheet" in head else Format.ODT
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head and b"<Workbook" in head:
        return Format.XLS
    return None


def _in_mime(head: bytes) -> Format | None:
    if not _FIRST_FIELD.match(head):
        return None
    block = _BLANK_LINE.split(head, maxsplit=1)[0]
    fields = {name.lower(): said.lower() for name, said in _FIELD.findall(block)}
    known = _OF_LETTERS & fields.keys()
    if len(known) < 2 or not (known & _TELLING or known >= {b"from", b"subject"}):
        return None
    is_page = fields.get(b"content-type", b"").startswith(_PAGE)
    return Format.MHTML if is_page and not known & _SENT else Format.EML
