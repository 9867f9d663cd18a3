"""How each element of a requirement stands in a passage that is about it."""

from pipeline.directives.matching.judging.modality import judge_modality
from pipeline.directives.matching.judging.papers import judge_papers
from pipeline.directives.matching.judging.people import (
    judge_authority,
    judge_who,
    states_of_deciders,
)
from pipeline.directives.matching.judging.remark import Remark, Words
from pipeline.directives.matching.judging.times import (
    judge_deadline,
    judge_frequency,
    states_of_periods,
    states_of_times,
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
    "states_of_deciders",
    "states_of_periods",
    "states_of_times",
]
