"""findings.sarif: the findings in the form other tools read, SARIF 2.1.0.

``model``  the objects of the standard that are written
``log``    a run and its findings as such an object
"""

from pipeline.report.sarif.log import sarif_log

__all__ = ["sarif_log"]
