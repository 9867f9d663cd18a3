"""Outlook letters made for tests ([MS-OXMSG])."""

from __future__ import annotations

import datetime as dt
import struct
from collections.abc import Mapping

from tests.read.compound import Tree, compound

UNICODE, BINARY, INTEGER, TIME, OBJECT = 0x1F, 0x102, 0x3, 0x40, 0xD
SUBJECT, BODY, HTML, SENDER, ADDRESS, SENT = 0x37, 0x1000, 0x1013, 0xC1A, 0xC1F, 0x39
NAME, SMTP, TYPE = 0x3001, 0x39FE, 0xC15
LONG_NAME, DATA, METHOD, FLAGS, CONTENT_ID = 0x3707, 0x3701, 0x3705, 0x3714, 0x3712
_EPOCH = dt.datetime(1601, 1, 1, tzinfo=dt.UTC)

Value = str | bytes | int | dt.datetime


def letter(
    fields: Mapping[int, Value],
    recipients: list[Mapping[int, Value]] | None = None,
    attachments: list[Mapping[int, Value] | Tree] | None = None,
) -> bytes:
    """A letter as a file."""
    return compound(letter_tree(fields, recipients or [], attachments or [], header=32))


def letter_tree(
    fields: Mapping[int, Value],
    recipients: list[Mapping[int, Value]],
    attachments: list[Mapping[int, Value] | Tree],
    header: int,
) -> Tree:
    """A letter's storage; ``header`` is 32 bytes for a file, 24 for a letter in a letter."""
    counts = struct.pack("<8x4I", 0, 0, len(recipients), len(attachments)).ljust(header, b"\0")
    tree: dict[str, bytes | Tree] = dict(_object(fields, counts))
    for number, each in enumerate(recipients):
        tree[f"__recip_version1.0_#{number:08X}"] = _object(each, bytes(8))
    for number, each in enumerate(attachments):
        tree[f"__attach_version1.0_#{number:08X}"] = _attachment(each)
    return tree


def _attachment(each: Mapping[int, Value] | Tree) -> Tree:
    """An attached file by its fields, or an attached letter by its storage."""
    if all(isinstance(key, int) for key in each):
        return _object(each, bytes(8))
    method = _object({METHOD: 5}, bytes(8))
    return {**method, f"__substg1.0_{DATA:04X}{OBJECT:04X}": each}


def _object(fields: Mapping[int, Value], header: bytes) -> Tree:
    properties, tree = bytearray(header), {}
    for field, value in fields.items():
        match value:
            case str():
                kind, stored = UNICODE, value.encode("utf-16-le")
            case bytes():
                kind, stored = BINARY, value
            case int():
                kind, stored = INTEGER, None
                packed = struct.pack("<I4x", value)
            case dt.datetime():
                kind, stored = TIME, None
                packed = struct.pack("<Q", int((value - _EPOCH).total_seconds()) * 10**7)
        if stored is not None:
            tree[f"__substg1.0_{field:04X}{kind:04X}"] = stored
            packed = struct.pack("<I4x", len(stored) + (2 if kind == UNICODE else 0))
        properties += struct.pack("<HHI", kind, field, 6) + packed
    return {"__properties_version1.0": bytes(properties), **tree}
