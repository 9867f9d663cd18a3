"""Who leads, takes part, approves and hears of a task, against sentences read by a person."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.bearers.roles import roles_of
from pipeline.extract.responsibilities import find_responsibilities
from pipeline.language import passage_of

CASES = yaml.safe_load(Path(__file__).with_name("roles.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_roles(case: dict[str, Any]) -> None:
    (norm,) = find_responsibilities(passage_of(case["text"]))
    told = {role: list(names) for role, names in roles_of(norm)._asdict().items() if names}
    assert told == case["roles"]
