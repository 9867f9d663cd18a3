"""Benchmarks: speed as ratios against the PDF engine in the same run, memory as peak.

They print; they assert nothing, for a busy machine is no fault of the code.
"""
