"""Procedures: ordered steps of work with who does what, by when and with which result."""

from pipeline.extract.procedures.of_document import procedures_of
from pipeline.extract.procedures.prose import steps_of_prose

__all__ = ["procedures_of", "steps_of_prose"]
