"""The secrecy gate: whether a document bears a mark of State secrecy (MẬT, TỐI MẬT, TUYỆT MẬT).

``area`` tells where a stamp may stand, ``sheets`` which cells of tables are no stamps, ``levels``
which level words name, ``stamps`` whether a line is a mark, ``told`` what is said of one
withheld. In doubt the gate withholds: a miss is grave, a false alarm costs a person a look.

Sources: Law on protection of State secrets 117/2025/QH15; Circular 24/2020/TT-BCA, art. 2 (the
stamps, that of declassification among them); Decree 30/2020/NĐ-CP, annex I (where they stand).
"""

from __future__ import annotations

from pipeline.model.reading import Line, Reading
from pipeline.read.secrecy.area import stamp_area
from pipeline.read.secrecy.stamps import is_declassified, is_stamp

__all__ = ["is_marked", "marks_in"]


def is_marked(reading: Reading) -> bool:
    """Whether ``reading`` bears a mark of State secrecy that no stamp of declassification ends."""
    return bool(marks_in(reading))


def marks_in(reading: Reading) -> tuple[Line, ...]:
    """The lines that mark ``reading`` as secret; they are for measuring, never for a report.

    A file may hold several documents: a stamp of declassification speaks for its own only.
    """
    area = list(stamp_area(reading))
    marks = [stamped for stamped in area if is_stamp(stamped)]
    if not marks:
        return ()
    ended = {stamped.document for stamped in area if is_declassified(stamped)}
    return tuple(stamped.line for stamped in marks if stamped.document not in ended)
