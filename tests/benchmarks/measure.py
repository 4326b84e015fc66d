"""Timing, memory and footage for the benchmarks. Ratios between runs that alternate in one session; no absolute claims."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import imageio_ffmpeg
import psutil

ROOT = Path(__file__).resolve().parents[2]
MEDIA = ROOT.parent / "shared" / "media"
CLIPWRIGHT = [sys.executable, str(ROOT / "main.py")]
FFMPEG = imageio_ffmpeg.get_ffmpeg_exe()


@dataclass(frozen=True)
class Figure:
    """One measured figure; `goal` is what it is held against, in words."""

    name: str
    value: float
    goal: str
    detail: str = ""

    def line(self) -> str:
        """For the terminal."""
        return f"{self.name:58} {self.value:8.3f}   goal {self.goal:10} {self.detail}"


@dataclass
class Bench:
    """A folder to work in, which keeps generated footage between runs, and the figures found."""

    folder: Path
    figures: list[Figure] = field(default_factory=list)

    def add(self, name: str, value: float, goal: str, detail: str = "") -> None:
        """Keep and print a figure."""
        self.figures.append(Figure(name, value, goal, detail))
        print(self.figures[-1].line(), flush=True)

    def cache(self, name: str) -> dict[str, str]:
        """An environment with an index of its own."""
        folder = self.folder / "index" / name
        folder.mkdir(parents=True, exist_ok=True)
        return {**os.environ, "CLIPWRIGHT_CACHE": str(folder)}


def call(command: Sequence[str], env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command that must succeed."""
    done = subprocess.run(command, capture_output=True, text=True, env=env, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command[:4])} ... ended with {done.returncode}: {done.stderr[-800:]}")
    return done


def clipwright(*arguments: object, env: dict[str, str] | None = None) -> dict[str, Any]:
    """The document a command prints."""
    command = [*CLIPWRIGHT, str(arguments[0]), "--json", *map(str, arguments[1:])]
    document: dict[str, Any] = json.loads(call(command, env).stdout)
    return document


def seconds(work: Callable[[], object]) -> float:
    """Wall time of one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@dataclass(frozen=True)
class Taken:
    """Median seconds of each work: on the wall, and of the processors that its processes kept busy."""

    wall: dict[str, float]
    processor: dict[str, float]

    def ratio(self, one: str, other: str) -> float:
        """Wall time of `one` over that of `other`."""
        return self.wall[one] / self.wall[other]

    def detail(self, one: str, other: str) -> str:
        """The same ratio of processor time, which other work on the machine disturbs less, and the times themselves."""
        busy = self.processor[one] / self.processor[other] if self.processor[other] else float("nan")
        return f"{busy:.3f} in processor time; " + ", ".join(
            f"{name} {self.wall[name]:.1f} s ({self.processor[name]:.1f} s busy)" for name in (one, other)
        )


def alternate(rounds: int, **works: Callable[[], object]) -> Taken:
    """Each work run in turn, `rounds` times, so that a slow spell of the machine meets all of them."""
    wall: dict[str, list[float]] = {name: [] for name in works}
    processor: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            before = _busy()
            wall[name].append(seconds(work))
            processor[name].append(_busy() - before)
    return Taken(
        {name: statistics.median(taken) for name, taken in wall.items()},
        {name: statistics.median(taken) for name, taken in processor.items()},
    )


def _busy() -> float:
    """Processor seconds of all child processes that have ended, and of theirs."""
    times = os.times()
    return times.children_user + times.children_system


def peak_memory(command: Sequence[str], env: dict[str, str]) -> tuple[float, float]:
    """(megabytes, seconds): the largest resident memory of a command and all its children together, and its wall time."""
    start = time.perf_counter()
    process = psutil.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env)
    peak = 0
    while process.poll() is None:
        total = 0
        for member in [process, *process.children(recursive=True)]:
            try:
                total += member.memory_info().rss
            except psutil.NoSuchProcess:
                continue
        peak = max(peak, total)
        time.sleep(0.05)
    if process.returncode:
        raise RuntimeError(f"ended with {process.returncode}")
    return peak / 1e6, time.perf_counter() - start


def ffmpeg(*arguments: object) -> None:
    """Run ffmpeg quietly."""
    call([FFMPEG, "-nostdin", "-v", "error", "-y", *map(str, arguments)])


def film_1080p(folder: Path) -> Path:
    """3.5 min of a fast-cut film at 1080p24, about 8 Mb/s, GOP 250: real cuts, speech and movement at a camera's size."""
    path = folder / "film-1080p-hd.mp4"
    if not path.exists():
        source = next(MEDIA.rglob("tears*.webm"), None)
        if source is None:
            raise SystemExit("the benchmarks need the real footage beside the checkout")
        larger = "scale=1920:-2:flags=lanczos:out_color_matrix=bt709,crop=1920:796,pad=1920:1080:0:142,setsar=1"
        picture = ["-vf", f"{larger},noise=alls=2:allf=t"]
        encoder = ["-c:v", "libx264", "-preset", "fast", "-b:v", "8M", "-g", "250", "-pix_fmt", "yuv420p"]
        # the colours of HD, as a camera's footage has them: a command by hand converts none
        encoder += ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv"]
        part = path.with_suffix(".part.mp4")
        ffmpeg("-stream_loop", 2, "-i", source, *picture, *encoder, "-c:a", "aac", "-b:a", "160k", part)
        part.replace(path)
    return path


def hour_of_film(folder: Path) -> Path:
    """The film of 3.5 min over and over for an hour, not encoded again: 3.8 GB in which a reel's clips lie far apart."""
    path = folder / "film-1080p-1h.mp4"
    if not path.exists():
        part = path.with_suffix(".part.mp4")
        ffmpeg("-stream_loop", "-1", "-i", film_1080p(folder), "-t", 3600, "-c", "copy", part)
        part.replace(path)
    return path


def long_film(folder: Path, hours: float) -> Path:
    """Hours of small pictures: what has to stay flat is what is kept per frame, whatever its size was."""
    path = folder / f"film-{hours:g}h.mp4"
    if not path.exists():
        short = folder / "film-small.mp4"
        ffmpeg(
            "-i", film_1080p(folder), "-vf", "scale=426:240", "-c:v", "libx264", "-preset", "veryfast", "-g", "48",
            "-c:a", "aac", short,
        )  # fmt: skip
        part = path.with_suffix(".part.mp4")
        ffmpeg("-stream_loop", "-1", "-i", short, "-t", hours * 3600, "-c", "copy", part)
        part.replace(path)
    return path
