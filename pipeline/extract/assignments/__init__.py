"""Who of a committee or a board is charged with what."""

from pipeline.extract.assignments.comparing import (
    collective_tasks,
    shared_tasks,
    unassigned_tasks,
)
from pipeline.extract.assignments.finding import assignments_of

__all__ = ["assignments_of", "collective_tasks", "shared_tasks", "unassigned_tasks"]
