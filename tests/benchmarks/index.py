"""The index: looking up among many entries, the nearest of many vectors. And sampling: pictures of a film for a model."""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path

import numpy as np

from engine.index import Index
from engine.index.vectors import VectorSet, keep, unit
from engine.protocol import Signal
from tests.benchmarks.measure import FFMPEG, Bench, alternate, call, peak_memory, seconds

ENTRIES = 100_000
FILES, VECTORS, DIMENSION = 20, 1800, 768
"""Ten hours: twenty files of half an hour, a vector a second, as long as a base-size image encoder's."""

SAMPLE = """
import sys
from fractions import Fraction
from engine.media import probe, sample_frames
info = probe(sys.argv[1])
wide, high = info.video[0].display_size
scale = 448 / max(wide, high)
times = [Fraction(second) for second in range(int(info.duration))]
count = sum(1 for _ in sample_frames(info, times, size=(round(wide * scale), round(high * scale))))
assert count == len(times)
"""
DECODE = """
import sys
from engine.media import FrameReader, probe
with FrameReader(probe(sys.argv[1])) as reader:
    for _ in reader.frames():
        pass
"""


def run(bench: Bench) -> None:
    """Lookups and searches, in this process."""
    _lookups(bench)
    _neighbours(bench)


def sampling(bench: Bench, film: Path, rounds: int = 3) -> None:
    """One picture a second of a film at 448 pixels, over decoding all of its pictures; and its memory."""
    ours = [sys.executable, "-c", SAMPLE, str(film)]
    taken = alternate(
        rounds,
        ours=lambda: call(ours),
        decode=lambda: call([FFMPEG, "-nostdin", "-v", "error", "-i", str(film), "-map", "0:v:0", "-f", "null", "-"]),
        reader=lambda: call([sys.executable, "-c", DECODE, str(film)]),
    )
    for name, peer in (("ffmpeg decode to null", "decode"), ("our decoding alone", "reader")):
        bench.add(f"1 fps at 448 px over {name}, 1080p", taken.ratio("ours", peer), "<= 1.1", taken.detail("ours", peer))
        busy = taken.processor["ours"] / taken.processor[peer]
        bench.add("the same in processor time, whatever else ran", busy, "<= 1.1")
    peak, _ = peak_memory(ours, bench.cache("sampling"))
    bench.add("peak memory of sampling 1080p, MB", peak, "< 1000")


def _lookups(bench: Bench) -> None:
    folder = bench.folder / "index" / "lookup"
    value = Signal(name="loudness", unit="LUFS", step=Fraction(1, 10), values=tuple(-20.0 - n % 7 for n in range(100)))
    with Index(folder, limit=10**12) as index:
        written = seconds(
            lambda: [index.put(f"{number:040x}", "signal", "1", value) for number in range(index.count(), ENTRIES)]
        )
    names = random.Random(1).sample(range(ENTRIES), 2000)
    with Index(folder, limit=10**12) as index:
        index.count()
        found = [seconds(lambda name=name: index.get(f"{name:040x}", "signal", "1", Signal)) for name in names]
        missed = [seconds(lambda name=name: index.get(f"{name:040x}", "signal", "2", Signal)) for name in names]
        put = [seconds(lambda name=name: index.put(f"{name:040x}", "signal", "1", value)) for name in names[:500]]
        held = index.count()
    detail = f"99 of 100 below {1000 * np.percentile(found, 99):.2f}; absent {1000 * statistics.median(missed):.3f}"
    if written > 1:
        detail += f"; all of them written in {written:.0f} s"
    bench.add(f"index: lookup among {held:,} entries, ms", 1000 * statistics.median(found), "< 2", detail)
    bench.add(f"index: putting one among {held:,}, ms", 1000 * statistics.median(put), "-")


def _neighbours(bench: Bench) -> None:
    code = "import sys; from pathlib import Path; from tests.benchmarks.index import search; search(Path(sys.argv[1]))"
    folder = bench.folder / "index" / "vectors"
    done = subprocess.run([sys.executable, "-c", code, folder], capture_output=True, text=True, check=True)
    opened, first, usual, slow, busy = map(float, done.stdout.split())
    bench.add(
        f"index: nearest of {FILES * VECTORS:,} vectors of {DIMENSION}, ms", 1000 * usual, "< 100",
        f"99 of 100 below {1000 * slow:.1f}, the first {1000 * first:.1f}; {1000 * busy:.1f} of processor time; "
        f"opening {FILES} files {1000 * opened:.1f}",
    )  # fmt: skip


def search(folder: Path) -> None:
    """In a process of its own, so that nothing has been read yet: seconds of opening, of a first search and of more."""
    with Index(folder, limit=10**12) as index:
        if index.count("frames") < FILES:
            chance = np.random.default_rng(1)
            for number in range(FILES):
                vectors = chance.normal(size=(VECTORS, DIMENSION))
                keep(index, str(number), "frames", "1 fps", np.arange(VECTORS), vectors, revision="bench")
        found = VectorSet()
        opened = seconds(lambda: [found.recall(index, str(n), "frames", "1 fps", revision="bench") for n in range(FILES)])
    assert len(found) == FILES * VECTORS
    questions = unit(np.random.default_rng(2).normal(size=(101, DIMENSION)))
    first = seconds(lambda: found.top(questions[0], 50))
    before = time.process_time()
    taken = [seconds(lambda question=question: found.top(question, 50)) for question in questions[1:]]
    busy = (time.process_time() - before) / len(taken)
    print(opened, first, statistics.median(taken), np.percentile(taken, 99), busy)
