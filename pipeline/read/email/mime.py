"""Letters as they travel (.eml): their body, and what is attached (RFC 2045, 2183, 2387)."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Final, cast

from pipeline.read.email.headers import date, field, filename
from pipeline.read.email.letter import Attachment, Letter
from pipeline.read.txt import decode

_SEALS: Final = frozenset(
    ("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature")
)
_SEALED: Final = frozenset(("application/pkcs7-mime", "application/x-pkcs7-mime"))
_OUTLOOK_PARCEL: Final = "application/ms-tnef"
_NAMELESS: Final = {"message/rfc822": "thu-dinh-kem.eml", "text/calendar": "lich-hop.ics"}
_BODIES: Final = ("text/plain", "text/html")
_SAYS_NOTHING: Final = frozenset(("us-ascii", "ascii", "iso-8859-1", "latin-1", "unknown-8bit"))


def parse(data: bytes) -> EmailMessage:
    """The message in ``data``.

    Raises:
        RecursionError: if its parts are nested too deep.
    """
    return email.message_from_bytes(data, policy=email.policy.default)


def letter_from(message: EmailMessage) -> Letter:
    """The letter a message holds.

    Raises:
        RecursionError: if its parts are nested too deep.
    """
    bodies: dict[str, list[str]] = {kind: [] for kind in _BODIES}
    attachments: list[Attachment] = []
    pictures = 0
    for part in _leaves(message):
        kind = part.get_content_type()
        if kind in _SEALS:
            continue
        if kind in bodies and not _is_attached(part):
            bodies[kind].append(text_of(part))
        elif _is_in_body(part):
            pictures += 1
        else:
            attachments.append(_attachment(part, kind))
    return Letter(
        sender=field(message, "from"),
        to=field(message, "to"),
        copies=field(message, "cc"),
        sent=date(message),
        subject=field(message, "subject"),
        plain="\n\n".join(filter(str.strip, bodies["text/plain"])),
        html="\n".join(filter(str.strip, bodies["text/html"])),
        pictures=pictures,
        attachments=tuple(attachments),
    )


def text_of(part: EmailMessage) -> str:
    """The text of a part: in the character set it names, else as its bytes look.

    A set that says nothing (programs write "us-ascii" over anything) is not believed.
    """
    data = bytes_of(part)
    charset = (part.get_content_charset() or "").lower()
    if charset and charset not in _SAYS_NOTHING:
        try:
            return data.decode(charset)
        except (LookupError, ValueError):
            pass
    return decode(data)


def bytes_of(part: EmailMessage) -> bytes:
    """The content of a part, out of its transfer encoding; damaged ends are left out."""
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        return b""
    return data if isinstance(data, bytes) else b""


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that hold no parts, in order; an attached message is a leaf."""
    if not message.is_multipart() or message.get_content_maintype() == "message":
        yield message
        return
    for part in cast("list[EmailMessage]", message.get_payload()):
        yield from _leaves(part)


def _is_attached(part: EmailMessage) -> bool:
    return _disposition(part) == "attachment" or bool(filename(part))


def _is_in_body(part: EmailMessage) -> bool:
    """Whether a part is a picture the body shows, such as the logo of a signature."""
    if part.get_content_maintype() != "image" or _disposition(part) == "attachment":
        return False
    return part["content-id"] is not None


def _disposition(part: EmailMessage) -> str:
    return field(part, "content-disposition").partition(";")[0].strip().lower()


def _attachment(part: EmailMessage, kind: str) -> Attachment:
    name = filename(part)
    if kind == _OUTLOOK_PARCEL or name.lower() == "winmail.dat":
        problem = "Tệp đính kèm bị Outlook đóng gói kiểu riêng (winmail.dat), chưa mở được."
        return Attachment(name or "winmail.dat", None, problem)
    if kind in _SEALED:
        problem = "Thư được mã hoá hoặc ký gói (S/MIME), không mở được."
        return Attachment(name or "smime.p7m", None, problem)
    if kind == "message/rfc822" and part.is_multipart():
        inner = cast("list[EmailMessage]", part.get_payload())[0]
        title = name or f"{field(inner, 'subject')[:80]}.eml".replace("/", "-")
        return Attachment(title, _rewritten(inner))
    return Attachment(name or _NAMELESS.get(kind, "dinh-kem"), bytes_of(part))


def _rewritten(message: EmailMessage) -> bytes:
    """An attached message as a file of its own."""
    try:
        return message.as_bytes(policy=email.policy.compat32)
    except (LookupError, ValueError, TypeError, AttributeError):
        return message.as_string(policy=email.policy.compat32).encode("utf-8", "replace")
