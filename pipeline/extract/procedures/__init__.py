"""Procedures: ordered steps of work with who does what, by when and with which result."""

from pipeline.extract.procedures.checks import Fault, FaultKind, faults_of
from pipeline.extract.procedures.drawn import procedures_drawn
from pipeline.extract.procedures.due import due_of, times_in_turn
from pipeline.extract.procedures.flows import Flow, flows_of
from pipeline.extract.procedures.of_document import procedures_of
from pipeline.extract.procedures.prose import steps_of_prose
from pipeline.extract.procedures.table_judging import tells_steps

__all__ = [
    "Fault",
    "FaultKind",
    "Flow",
    "due_of",
    "faults_of",
    "flows_of",
    "procedures_drawn",
    "procedures_of",
    "steps_of_prose",
    "tells_steps",
    "times_in_turn",
]
