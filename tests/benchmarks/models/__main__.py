"""Predicted against measured memory of models at full size, and how fast a checkpoint is loaded: wants an NVIDIA card.

    python -m tests.benchmarks.models --folder DISK [--json FILE] [--only memory|loading|settings|decoding|steps|few]
        [--model NAME] [--tiny]

Weights are random, configurations are the published ones. `--tiny` shrinks everything and does without a card, to try the
benchmark itself.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from pathlib import Path

from tests.benchmarks.models.bench import Bench
from tests.benchmarks.models.decoding import decoding, steps
from tests.benchmarks.models.few import few
from tests.benchmarks.models.loading import loading
from tests.benchmarks.models.memory import memory
from tests.benchmarks.models.settings import settings

PARTS = {"memory": memory, "loading": loading, "settings": settings, "decoding": decoding, "steps": steps, "few": few}
_BY_DEFAULT = set(PARTS) - {"steps"}
"""Those are of `decoding`, too."""


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True, help="where checkpoints are written; 18 GB")
    parser.add_argument("--json", type=Path, help="where all figures go")
    parser.add_argument("--only", action="append", choices=tuple(PARTS))
    parser.add_argument("--model", action="append", default=[], help="whose memory is measured; all by default")
    parser.add_argument("--tiny", action="store_true", help="small and without a card")
    given = parser.parse_args()
    bench = Bench(given.folder, given.tiny, frozenset(given.model))
    for name, part in PARTS.items():
        if name not in (given.only or _BY_DEFAULT):
            continue
        start = time.perf_counter()
        try:
            part(bench)
        except Exception:  # noqa: BLE001 - the other parts go on
            traceback.print_exc()
        bench.figure(f"{name}, seconds", time.perf_counter() - start)
        if given.json:
            bench.write(given.json)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
