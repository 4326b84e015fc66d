"""Measure: `python -m tests.benchmarks [NAME ...]`; all of NAMES when none is named."""

from __future__ import annotations

import argparse
import statistics
import sys
from pathlib import Path

from tests.benchmarks import analysis, engine, find, import_media, index, preview, render, shots, start, timeline
from tests.benchmarks.measure import CLIPWRIGHT, Bench, call, film_1080p, seconds
from tests.benchmarks.scenes import labelled_scenes

NAMES = (
    *("start", "engine", "index", "find", "sampling", "shots", "analysis", "render"),
    *("import", "timeline", "preview", "memory"),
)


def main() -> None:
    """Run the named benchmarks and print a line a figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *NAMES], help="which to run")
    parser.add_argument("--folder", type=Path, default=Path("out/benchmarks"), help="where footage is kept between runs")
    parser.add_argument("--hours", type=float, default=2.0, help="length of the long footage")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each side")
    parser.add_argument("--minutes", type=float, default=10.0, help="how long memory is watched while the preview plays")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    bench = Bench(given.folder.resolve())
    for name in given.names or NAMES:
        if name == "start":
            _start(bench)
        elif name == "engine":
            engine.run(bench)
        elif name == "index":
            index.run(bench)
        elif name == "find":
            find.run(bench, film_1080p(bench.folder), given.rounds)
        elif name == "sampling":
            index.sampling(bench, film_1080p(bench.folder), given.rounds)
        elif name == "shots":
            shots.run(bench, labelled_scenes(bench.folder))
        elif name == "analysis":
            analysis.speed(bench, film_1080p(bench.folder), given.rounds)
            analysis.recall(bench, film_1080p(bench.folder))
        elif name == "render":
            render.run(bench, film_1080p(bench.folder), given.rounds)
        elif name == "import":
            import_media.run(bench, given.rounds)
        elif name == "timeline":
            timeline.run(bench)
        elif name == "preview":
            preview.alone(bench, given.minutes)
        elif name == "memory":
            analysis.memory(bench, given.hours)


def _start(bench: Bench) -> None:
    bare = statistics.median(seconds(lambda: call([sys.executable, "-c", "import json, argparse"])) for _ in range(9))
    ours = statistics.median(seconds(lambda: call([*CLIPWRIGHT, "--help"])) for _ in range(9))
    bench.add("--help, seconds", ours, "< 0.4", f"{ours / bare:.1f} times a bare interpreter")
    start.run(bench)


main()
