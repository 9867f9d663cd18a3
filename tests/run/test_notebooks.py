"""The notebooks run from start to end on the demo run."""

from __future__ import annotations

import nbclient
import nbformat
import pytest

from tests.run.conftest import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_runs(path, demo_run, monkeypatch):
    _, out = demo_run
    monkeypatch.setenv("RASOAT_OUT", str(out))
    notebook = nbformat.read(path, as_version=4)
    nbclient.NotebookClient(notebook, timeout=300, kernel_name="python3").execute()


def test_there_are_notebooks():
    assert NOTEBOOKS
