"""Analysis: all signals together against plain decoding and against a shot detector alone; memory; recall."""

from __future__ import annotations

import itertools
from pathlib import Path

from tests.benchmarks.measure import CLIPWRIGHT, FFMPEG, Bench, alternate, call, clipwright, long_film, peak_memory, seconds

PYSCENEDETECT = """
import sys
from scenedetect import AdaptiveDetector, SceneManager, open_video
manager = SceneManager()
manager.add_detector(AdaptiveDetector())
manager.detect_scenes(open_video(sys.argv[1], backend="pyav"))
"""


def speed(bench: Bench, film: Path, rounds: int = 3) -> None:
    """Wall time of a first analysis over ffmpeg decoding the same file to nothing and over PySceneDetect."""
    fresh = (f"fresh-{number}" for number in itertools.count())
    taken = alternate(
        rounds,
        ours=lambda: clipwright("analyse", film, env=bench.cache(_new(bench, next(fresh)))),
        decode=lambda: call([FFMPEG, "-nostdin", "-v", "error", "-i", str(film), "-f", "null", "-"]),
        peer=lambda: call([CLIPWRIGHT[0], "-c", PYSCENEDETECT, str(film)]),
    )
    for name, peer, goal in (("ffmpeg decode to null", "decode", "<= 1.5"), ("PySceneDetect adaptive", "peer", "<= 1.2")):
        bench.add(f"analysis over {name}, 1080p", taken.ratio("ours", peer), goal, taken.detail("ours", peer))


def recall(bench: Bench, film: Path) -> None:
    """A second analysis of the same content."""
    env = bench.cache("recall")
    clipwright("analyse", film, env=env)
    again = min(seconds(lambda: clipwright("analyse", film, env=env)) for _ in range(5))
    bench.add("second analysis, whole command, seconds", again, "< 0.5")


def memory(bench: Bench, hours: float) -> None:
    """Largest resident memory of the command and its engine over long footage."""
    film = long_film(bench.folder, hours)
    peak, taken = peak_memory([*CLIPWRIGHT, "analyse", "--json", str(film)], bench.cache(_new(bench, "memory")))
    bench.add(f"peak memory over {hours:g} h of footage, MB", peak, "< 1200", f"{taken:.0f} s")


def _new(bench: Bench, name: str) -> str:
    for stale in (bench.folder / "index" / name).glob("**/*.sqlite*"):
        stale.unlink()
    return name
