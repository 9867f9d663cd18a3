"""Responsibilities: who must, may or must not do what, by when, with whom, in which case."""

from pipeline.extract.responsibilities.factory import responsibilities_in
from pipeline.extract.responsibilities.find import find_responsibilities
from pipeline.extract.responsibilities.of_document import responsibilities_of

__all__ = ["find_responsibilities", "responsibilities_in", "responsibilities_of"]
