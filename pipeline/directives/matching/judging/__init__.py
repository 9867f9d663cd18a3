"""How each element of a requirement stands in a passage that is about it."""

from pipeline.directives.matching.judging.modality import judge_modality
from pipeline.directives.matching.judging.papers import judge_papers
from pipeline.directives.matching.judging.people import (
    judge_authority,
    judge_who,
    remarks_on_deciders,
)
from pipeline.directives.matching.judging.remark import Remark, Words
from pipeline.directives.matching.judging.times import (
    judge_deadline,
    judge_frequency,
    remarks_on_periods,
    remarks_on_times,
)

__all__ = [
    "Remark",
    "Words",
    "judge_authority",
    "judge_deadline",
    "judge_frequency",
    "judge_modality",
    "judge_papers",
    "judge_who",
    "remarks_on_deciders",
    "remarks_on_periods",
    "remarks_on_times",
]
