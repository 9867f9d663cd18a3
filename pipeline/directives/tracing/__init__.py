"""Which directives and laws have been carried into which documents, and by way of which others.

``ways``    how a document cites another: to carry it out, as its legal basis, or in passing
``papers``  what is kept of each document, and which rest on which by number and day
``chains``  from an instrument down to the units, and what is lacking; there the rule is told
``tracer``  goes through the documents one at a time
"""

from pipeline.directives.tracing.tracer import Tracer

__all__ = ["Tracer"]
