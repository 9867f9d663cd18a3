"""Which rules of form govern a document."""

from __future__ import annotations

import re
from enum import StrEnum

from pipeline.model.document import Metadata
from pipeline.structure.metadata.words import kind_named

_NORMATIVE_NUMBER = re.compile(r"\d[\d.]*/\d{4}/|.*/(?:UBTV)?QH\d+$")


class Form(StrEnum):
    """The sets of rules a document may be written by."""

    ADMINISTRATIVE = "administrative"  # Nghị định 30/2020/NĐ-CP
    NORMATIVE = "normative"  # văn bản quy phạm pháp luật: rules of their own
    CONSOLIDATED = "consolidated"  # văn bản hợp nhất: gaps where provisions were repealed
    PARTY = "party"
    PROCEDURE = "procedure"  # quy trình ISO 9001
    UNCLEAR = "unclear"  # no head to judge by: a translation, a news text, an annex alone


def form_of(metadata: Metadata) -> Form:
    """The form ``metadata`` shows; UNCLEAR where the head was not found.

    A number with a year ("05/2024/QĐ-TTg") or of the National Assembly marks a normative
    document whatever its kind.
    """
    if metadata.style == "party":
        return Form.PARTY
    if metadata.style == "iso":
        return Form.PROCEDURE
    if metadata.style != "state":
        return Form.UNCLEAR
    kind = kind_named(metadata.kind) if metadata.kind else None
    if kind is not None and kind.form in (Form.NORMATIVE, Form.CONSOLIDATED):
        return Form(kind.form)
    if _NORMATIVE_NUMBER.match(metadata.number or ""):
        return Form.NORMATIVE
    return Form.ADMINISTRATIVE if kind is not None else Form.UNCLEAR


def is_administrative(metadata: Metadata) -> bool:
    """Whether Decree 30/2020/NĐ-CP governs the document."""
    return form_of(metadata) is Form.ADMINISTRATIVE


def is_normative(metadata: Metadata) -> bool:
    """Whether it is a legal normative document; its kind alone is enough where the head is torn."""
    form = form_of(metadata)
    kind = kind_named(metadata.kind) if form is Form.UNCLEAR and metadata.kind else None
    laws = (Form.NORMATIVE, Form.CONSOLIDATED)
    return form in laws or (kind is not None and kind.form in laws)
