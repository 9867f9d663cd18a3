"""Who issued a document, weighed from letterhead, number, enacting line and signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.document import Signer
from pipeline.structure.metadata.naming import sentence_case
from pipeline.structure.metadata.numbers import body_codes, kind_code
from pipeline.structure.metadata.words import bodies, key

_JOINT = frozenset({"TTLT", "NQLT"})
_STANDING = "ban thường vụ"
_WHOLE = "ban chấp hành"  # the committee itself, which the letterhead names


@dataclass(frozen=True, slots=True)
class Issuer:
    """The issuing body and the one above it in the head, in sentence case."""

    name: str | None
    superior: str | None = None


def state_issuer(letterhead: Sequence[str], number: str | None, enacting: str | None) -> Issuer:
    """The issuer of a State document.

    The letterhead tells, unless enacting line and number agree on another body (a letterhead
    copied from elsewhere, or renamed since). Joint documents have several issuers.
    """
    names = [sentence_case(name) for name in letterhead]
    codes = body_codes(number or "")
    if len(names) > 1 and (kind_code(number or "") in _JOINT or len(codes) > 2):
        return Issuer(_listed(names))
    told = sentence_case(enacting) if enacting else None
    coded = bodies().codes.get(codes[0]) if codes else None
    if not names:
        return Issuer(told or coded)
    if told and coded and key(told) == key(coded) and all(key(told) != key(n) for n in names):
        return Issuer(told)
    return Issuer(names[-1], names[-2] if len(names) > 1 else None)


def party_issuer(letterhead: Sequence[str], signer: Signer | None) -> Issuer:
    """The issuer of a Party document: for whom it was signed, else the letterhead.

    "T/M BỘ CHÍNH TRỊ" issues under the letterhead of the Central Committee; "T/M BAN THƯỜNG VỤ"
    is the standing committee of the letterhead's body.
    """
    names = [sentence_case(name) for name in letterhead]
    own = names[-1] if names else None
    above = names[-2] if len(names) > 1 else None
    if signer is None or signer.capacity != "TM" or not signer.on_behalf_of:
        return Issuer(own, above)
    signed_for = sentence_case(signer.on_behalf_of)
    if own is None or key(signed_for) == key(own):
        return Issuer(signed_for, above)
    if key(signed_for) == _STANDING:
        return Issuer(f"{signed_for} {own}", above)
    if key(signed_for) == _WHOLE or key(signed_for) in key(own):
        return Issuer(own, above)
    return Issuer(signed_for, own)


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} và {names[-1]}"
