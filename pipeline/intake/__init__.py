"""From files to what is known of them: opened, converted, recognised, read, understood."""

from __future__ import annotations

from pipeline.intake.batch import Intake, take_in_all
from pipeline.intake.one import take_in

__all__ = ["Intake", "take_in", "take_in_all"]
