"""Procedures drawn as swim-lane flow charts."""

from pipeline.report.flow.charts import ChartEntry, charts_of
from pipeline.report.flow.drawing import draw
from pipeline.report.flow.layout import Chart, lay_out

__all__ = ["Chart", "ChartEntry", "charts_of", "draw", "lay_out"]
