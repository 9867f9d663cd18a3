"""The secrecy gate: whether a document bears a mark of State secrecy (MẬT, TỐI MẬT, TUYỆT MẬT).

``area`` tells where a stamp may stand, ``sheets`` which cells of tables are no stamps, ``levels``
which level words name, ``stamps`` whether a line is a mark. In doubt the gate withholds: a miss is
grave, a false alarm costs a person a look.
"""

from __future__ import annotations

from pipeline.model.reading import Reading
from pipeline.read.secrecy.area import stamp_area
from pipeline.read.secrecy.stamps import is_declassified, is_stamp

__all__ = ["is_marked"]


def is_marked(reading: Reading) -> bool:
    """Whether ``reading`` bears a mark of State secrecy that no stamp of declassification ends.

    A file may hold several documents: a stamp of declassification speaks for its own only.
    """
    area = list(stamp_area(reading))
    marked = {stamped.document for stamped in area if is_stamp(stamped)}
    return bool(marked) and not marked <= {
        stamped.document for stamped in area if is_declassified(stamped)
    }
