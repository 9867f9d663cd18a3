"""The stages that can be evaluated, by the name a user gives."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from pipeline.errors import BadSettings
from pipeline.evaluate.scores import Evaluation

STAGES = (
    "structure",
    "metadata",
    "citations",
    "responsibilities",
    "steps",
    "encodings",
    "ocr",
    "secrecy",
    "search",
    "verdicts",
)


def evaluate_stage(stage: str, gold: Path) -> Evaluation:
    """Evaluate one stage against the gold at ``gold``; each stage's module says its form.

    Raises:
        BadSettings: if there is no such stage.
    """
    if stage not in STAGES:
        raise BadSettings(
            f"Không có khâu «{stage}».", remedy=f"Các khâu đo được: {', '.join(STAGES)}."
        )
    evaluate: Callable[[Path], Evaluation] = import_module(f"pipeline.evaluate.{stage}").evaluate
    return evaluate(gold)
