"""Letters as Outlook keeps them (.msg); source: [MS-OXMSG]."""

from __future__ import annotations

import contextlib
import dataclasses
import email.policy
import struct
from email.message import EmailMessage
from pathlib import Path
from typing import Final

from olefile import OleFileIO
from oxmsg import Message
from oxmsg.attachment import Attachment as Attached
from oxmsg.domain import constants as ids
from oxmsg.domain.model import UnrecognizedCodePageError, UnsupportedEncodingError
from oxmsg.storage import Storage, Stream

from pipeline.read.email.letter import Attachment, Letter
from pipeline.read.txt import decode

FAILS: Final = (
    *(OSError, ValueError, LookupError, TypeError, AttributeError, AssertionError),
    *(struct.error, OverflowError, UnrecognizedCodePageError, UnsupportedEncodingError),
)
_EMBEDDED: Final = "__substg1.0_3701000D"
_PROPERTIES: Final = "__properties_version1.0"
_EMBEDDED_HEADER: Final = 24  # bytes; that of a letter on its own has 8 more at its end
_SHORT_NAME, _DISPLAY_NAME, _CONTENT_ID, _FLAGS = 0x3704, 0x3001, 0x3712, 0x3714
_NAMES: Final = (ids.PID_ATTACH_LONG_FILENAME, _SHORT_NAME, _DISPLAY_NAME)
_SHOWN_IN_BODY: Final = 0x4  # a flag of the attachment: part of the HTML body
_RECIPIENT_TYPE, _TO, _COPY = 0x0C15, 1, 2


def letter_from(path: Path) -> Letter:
    """The letter in a .msg file.

    Raises:
        one of ``FAILS``: if the file is damaged.
    """
    with OleFileIO(str(path)) as ole:
        return _letter(Storage.from_ole(ole))


def _letter(storage: Storage) -> Letter:
    message = Message(storage)
    attachments: list[Attachment] = []
    pictures = 0
    for held in storage.iter_attachment_storages():
        if _is_in_body(Attached(held)):
            pictures += 1
        else:
            attachments.append(_attachment(held))
    return Letter(
        sender=_or_empty(message.sender),
        to=_recipients(message, _TO),
        copies=_recipients(message, _COPY),
        sent=message.sent_date,
        subject=message.subject,
        plain=_or_empty(message.body),
        html=_html(message),
        pictures=pictures,
        attachments=tuple(attachments),
    )


def _html(message: Message) -> str:
    """The body in HTML; its code page is believed only of bytes that are not UTF-8."""
    properties = message.properties
    data = properties.binary_prop_value(ids.PID_HTML)
    if data is None:
        return _or_empty(message.html_body)
    if properties.int_prop_value(ids.PID_INTERNET_CODEPAGE) is None or _is_utf8(data):
        return decode(data)
    try:
        return _or_empty(message.html_body)
    except FAILS:
        return decode(data)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _recipients(message: Message, kind: int) -> str:
    return "; ".join(
        f"{each.name} <{each.email_address}>" if each.email_address else each.name
        for each in message.recipients
        if (each.properties.int_prop_value(_RECIPIENT_TYPE) or _TO) == kind
    )


def _attachment(storage: Storage) -> Attachment:
    attached = Attached(storage)
    name = ""
    with contextlib.suppress(*FAILS):
        name = next(
            filter(None, map(attached.properties.str_prop_value, _NAMES)),
            "",
        )
    embedded = next((each for each in storage.storages if each.name == _EMBEDDED), None)
    try:
        if embedded is not None:
            letter = _letter(_as_root(embedded))
            return Attachment(f"{name or letter.subject or 'thu-dinh-kem'}.eml", _written(letter))
        content = attached.file_bytes
    except FAILS:
        content = None
    problem = "" if content is not None else "Tệp đính kèm hỏng, hoặc chỉ là đường dẫn tới tệp."
    return Attachment(name or "dinh-kem", content, problem)


def _is_in_body(attached: Attached) -> bool:
    try:
        flags = attached.properties.int_prop_value(_FLAGS) or 0
        cited = attached.properties.str_prop_value(_CONTENT_ID)
        return bool(flags & _SHOWN_IN_BODY and cited)
    except FAILS:
        return False


def _as_root(storage: Storage) -> Storage:
    """An embedded letter with the longer header of one that is a file of its own."""
    streams = tuple(
        Stream(
            stream.path,
            stream.bytes_[:_EMBEDDED_HEADER] + bytes(8) + stream.bytes_[_EMBEDDED_HEADER:],
        )
        if stream.name == _PROPERTIES
        else stream
        for stream in storage.streams
    )
    return dataclasses.replace(storage, streams=streams)


def _written(letter: Letter) -> bytes:
    """An embedded letter as a file of its own, in the form letters travel in."""
    message = EmailMessage(email.policy.SMTPUTF8)
    for name, said in (
        ("From", letter.sender),
        ("To", letter.to),
        ("Cc", letter.copies),
        ("Subject", letter.subject),
        ("Date", letter.sent.strftime("%a, %d %b %Y %H:%M:%S %z") if letter.sent else ""),
    ):
        if said:
            with contextlib.suppress(*FAILS):
                message[name] = " ".join(said.split())
    message.set_content(letter.plain or letter.html, subtype="plain" if letter.plain else "html")
    for attachment in letter.attachments:
        message.add_attachment(
            attachment.content or b"",
            maintype="application",
            subtype="octet-stream",
            filename=attachment.name,
        )
    return message.as_bytes()


def _or_empty(said: str | None) -> str:
    return said or ""
