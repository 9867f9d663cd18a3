"""The secrecy gate: whether a document bears a mark of State secrecy (MẬT, TỐI MẬT, TUYỆT MẬT).

``area`` tells where a stamp may stand, ``stamps`` whether a line there is one. In doubt the gate
withholds: a miss is grave, a false alarm costs a person a look.
"""

from __future__ import annotations

from pipeline.model.reading import Reading
from pipeline.read.secrecy.area import stamp_area
from pipeline.read.secrecy.stamps import is_declassified, is_stamp

__all__ = ["is_marked"]


def is_marked(reading: Reading) -> bool:
    """Whether ``reading`` bears a mark of State secrecy that no stamp of declassification ends."""
    area = list(stamp_area(reading))
    if not any(is_stamp(*stamped) for stamped in area):
        return False
    return not any(is_declassified(stamped.line) for stamped in area)
