"""How a large batch bears hostile files: ``python -m tests.hostile --good FOLDER [--bad 1000]``.

FOLDER is a corpus of good documents. Every hostile file there is and damaged copies of good ones
make up the bad ones. Prints figures as JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import tempfile
from collections import Counter
from pathlib import Path

from tests.hostile.batches import BAD_UNIT, run_cut_off
from tests.hostile.making import everything, mutated, strange_entries


def main() -> None:
    """Run the batch without and with the bad files, and compare."""
    arguments = argparse.ArgumentParser(prog="python -m tests.hostile")
    arguments.add_argument("--good", type=Path, required=True, help="a corpus of good documents")
    arguments.add_argument("--bad", type=int, default=1000, help="number of bad files")
    arguments.add_argument("--jobs", type=int, default=os.cpu_count())
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        temporary = folder / "temporary"
        temporary.mkdir()
        good = sorted(path for path in given.good.rglob("*") if path.is_file())
        both = folder / "both"
        shutil.copytree(given.good, both)
        bad = both / BAD_UNIT
        bad.mkdir()
        hostile = list(everything())
        for file, data in (*hostile, *mutated(good, given.bad - len(hostile), seed=1)):
            (bad / file).write_bytes(data)
        strange_entries(bad)
        names = {f"{BAD_UNIT}/{path.name}" for path in bad.iterdir()}
        without = run_cut_off(given.good, folder / "alone", temporary, given.jobs)
        together = run_cut_off(both, folder / "with-bad", temporary, given.jobs)
        figures = {
            "good files": len(good),
            "bad files": len(names),
            "findings on good files identical": without.findings == together.findings,
            "bad files without a row": len(names - together.statuses.keys()),
            "statuses of bad files": Counter(together.statuses[each] for each in sorted(names)),
            "faults of the program": sorted(
                path for path, said in together.problems.items() if "Lỗi của chương trình" in said
            ),
            "processes left over": together.left_over,
            "temporary files left over": len(list(temporary.iterdir())),
            "peak MiB of a process": round(together.peak),
            "seconds": [round(without.seconds), round(together.seconds)],
        }
    print(json.dumps(figures, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
