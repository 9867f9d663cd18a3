"""Where the subject of a clause ends and its predicate begins.

"Hội đồng thẩm định quy hoạch có …": which of the verbs is the predicate, and which belong to the
name, rules tell by the words before them, and a trained judge by all that stands around.
"""

from pipeline.extract.responsibilities.subjects.candidates import Candidate, CandidateKind
from pipeline.extract.responsibilities.subjects.deciding import predicate_start
from pipeline.extract.responsibilities.subjects.ruling import in_compound, modifies, permits

__all__ = [
    "Candidate",
    "CandidateKind",
    "in_compound",
    "modifies",
    "permits",
    "predicate_start",
]
