"""The preview: seeking, scrubbing, playing, sound against picture, memory.

Runs offscreen in this process, at the size of the panel in the designed window, on a 1080p H.264 film (GOP up to 250) and
on one of the same whose groups of pictures really are 250 frames long. What is measured is from the request to the picture
being handed to the screen.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import statistics
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from threading import Event

import psutil
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from editor.model import Clip, Crop, CropKey, Media, Project, Sequence, Subtitle, Track
from engine.media import probe
from tests.benchmarks.measure import Bench, ffmpeg, film_1080p
from ui import allocator
from ui.preview.composer import Picture
from ui.preview.player import Player
from ui.preview.proxy import make_proxy
from ui.preview.sound import SilentSpeaker

SHOWN = (684, 384)
"""Of the preview in a window of 1680 x 1000."""
PARTS = ("seeking", "scrubbing", "playing", "memory")
_MARKS = (1, 10, 20, 30)
"""Minutes at which the memory is told."""


class Screen:
    """A player, and when each of its pictures came."""

    def __init__(self, project: Project, shown: tuple[int, int] = SHOWN, *, sound: bool = False) -> None:
        self.speaker = SilentSpeaker() if sound else None
        self.player = Player(speaker=self.speaker)
        self.pictures: list[tuple[float, int, bool]] = []
        """When each came, its frame, and whether it is exact; the pictures themselves would fill the memory."""
        self.offsets: list[float] = []
        self.player.pictured.connect(self._keep)
        self.player.set_project(project)
        self.player.set_shown(*shown)
        self.until(lambda: bool(self.pictures))

    def _keep(self, picture: Picture) -> None:
        self.pictures.append((time.perf_counter(), picture.frame, picture.exact))
        if self.speaker is not None and self.player.playing:
            rate = float(self.player.sequence.rate) if self.player.sequence else 30.0
            self.offsets.append(picture.frame / rate - self.speaker.heard())

    def until(self, there: Callable[[], bool], seconds: float = 60.0) -> None:
        loop = QEventLoop()
        timer = QTimer()
        timer.setInterval(1)
        deadline = time.monotonic() + seconds

        def look() -> None:
            if there() or time.monotonic() > deadline:
                loop.quit()

        timer.timeout.connect(look)
        timer.start()
        loop.exec()

    def rest(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        self.until(lambda: time.monotonic() > end)

    def seek(self, frame: int) -> float:
        """Seconds until the exact picture is there."""
        if frame == self.player.frame:
            return self.seek(frame + 1)
        self.pictures.clear()
        begun = time.perf_counter()
        self.player.seek(frame)
        self.until(lambda: any(exact and at == frame for _, at, exact in self.pictures))
        return next((when for when, at, exact in self.pictures if exact and at == frame), time.perf_counter()) - begun


def run(bench: Bench, minutes: float, parts: tuple[str, ...] = PARTS) -> None:
    """All figures, or those of some parts."""
    allocator.settle()  # as the window's process does
    film = film_1080p(bench.folder)
    long_groups = _long_groups(bench.folder, film)
    if "seeking" in parts:
        _seeking(bench, film, "GOP up to 250, cuts")
        _seeking(bench, long_groups, "GOP of exactly 250")
        _seeking(bench, long_groups, "the same with a proxy", proxy=True)
    if "scrubbing" in parts:
        _scrubbing(bench, long_groups)
    if "playing" in parts:
        _playing(bench, film)
    if "memory" in parts:
        _memory(bench, film, minutes)


def _seeking(bench: Bench, path: Path, name: str, *, proxy: bool = False) -> None:
    """Without a proxy: until the picture is there as the render makes it. With one: until the right frame is seen."""
    project = _whole(path)
    screen = Screen(project)
    if proxy:
        os.environ["CLIPWRIGHT_CACHE"] = str(bench.folder / "index" / "preview")
        screen.player.footage.proxies = {"m": make_proxy(project.media[0], lambda _: None, Event())}
    choose = random.Random(4)
    busy = time.process_time()
    times = [screen.seek(choose.randrange(project.sequence.duration)) * 1000 for _ in range(31)]
    busy = (time.process_time() - busy) / len(times) * 1000
    screen.player.close()
    detail = f"90% within {statistics.quantiles(times, n=10)[-1]:.0f} ms, longest {max(times):.0f} ms; "
    detail += f"{busy:.0f} ms of processor time each, load {os.getloadavg()[0]:.1f}"
    bench.add(f"random seek shown, ms, median; {name}", statistics.median(times), "< 200", detail)


def _scrubbing(bench: Bench, path: Path) -> None:
    screen = Screen(_whole(path))
    screen.seek(400)
    screen.rest(6)  # a person looks at a frame before the hand moves on; its group of pictures is decoded meanwhile
    choose = random.Random(5)
    times, frame, way = [], 400, -1
    for _ in range(80):
        frame += way * choose.randrange(1, 12)
        way = 1 if frame < 320 else -1 if frame > 450 else way
        times.append(screen.seek(frame) * 1000)
    screen.player.close()
    detail = f"90% within {statistics.quantiles(times, n=10)[-1]:.0f} ms, longest {max(times):.0f} ms"
    bench.add("scrubbing within a GOP of 250, ms, median", statistics.median(times), "< 40", detail)


def _playing(bench: Bench, path: Path) -> None:
    screen = Screen(_three_clips(path), (216, 384), sound=True)
    screen.rest(1)
    screen.pictures.clear()
    before = time.process_time()
    begun = time.perf_counter()
    screen.player.play()
    screen.until(lambda: not screen.player.playing)
    shown = [(when, frame) for when, frame, _ in screen.pictures if when > begun]
    length = shown[-1][0] - shown[0][0]
    cpu = (time.process_time() - before) / (time.perf_counter() - begun)
    frames = len({frame for _, frame in shown})
    detail = f"{screen.player.dropped} dropped, {cpu * 100:.0f}% of a processor"
    bench.add("playing three clips, crop and subtitle, frames a second", (frames - 1) / length, ">= 29.5", detail)
    offsets = [abs(offset) * 1000 for offset in screen.offsets[5:]]
    detail = f"95% within {statistics.quantiles(offsets, n=20)[-1]:.1f} ms, largest {max(offsets):.1f} ms"
    bench.add("picture against sound, ms, mean", statistics.mean(offsets), "< 20", detail)
    screen.player.close()


def _memory(bench: Bench, path: Path, minutes: float) -> None:
    info = probe(path)
    clips = [
        Clip(id=f"c{n}", media=f"m{n}", record_in=n * 45, duration=45, source_in=Fraction(4 * n), crop=_crop(45))
        for n in range(50)
    ]
    media = tuple(Media(id=f"m{n}", name=f"{n}", info=info) for n in range(50))
    sound = tuple(
        Clip(id=f"a{n}", media=f"m{n}", record_in=n * 45, duration=45, source_in=Fraction(4 * n)) for n in range(50)
    )
    tracks = (Track(id="v", kind="video", items=tuple(clips)), Track(id="a", kind="audio", items=sound))
    screen = Screen(_project(media, tracks, 1080, 1920), sound=True)
    choose = random.Random(6)
    for _ in range(12):
        screen.seek(choose.randrange(2250))
    screen.player.set_range(None, None, loop=True)
    process = psutil.Process()
    screen.player.play()
    levels: list[float] = []
    marks: dict[int, float] = {}
    begun = time.monotonic()
    while (passed := (time.monotonic() - begun) / 60) < minutes:
        screen.rest(min(10.0, minutes * 6))
        screen.pictures.clear()
        screen.offsets.clear()
        levels.append(process.memory_info().rss / 1e6)
        for mark in _MARKS:
            if passed >= mark - 0.2 and mark not in marks and mark <= minutes:
                marks[mark] = levels[-1]
    screen.player.stop()
    screen.player.close()
    half = levels[len(levels) // 2 :]
    told = ", ".join(f"{level:.0f} after {mark}" for mark, level in marks.items())
    detail = f"{minutes:g} min over 50 clips; first half of it up to {max(levels[: len(levels) // 2] or levels):.0f}; {told}"
    bench.add("memory while playing, MB, largest", max(levels), "< 700", detail)
    few = max(1, len(half) // 6)
    growth = statistics.median(half[-few:]) - statistics.median(half[:few])
    bench.add("growth over the second half, MB", growth, "about 0", f"{len(levels)} looks")
    gc.collect()


def _long_groups(folder: Path, film: Path) -> Path:
    path = folder / "film-gop250.mp4"
    if not path.exists():
        part = path.with_suffix(".part.mp4")
        coded = ["-c:v", "libx264", "-preset", "veryfast", "-b:v", "7M", "-bf", "3", "-x264-params", "keyint=250:scenecut=0"]
        ffmpeg("-ss", 30, "-t", 40, "-i", film, *coded, "-pix_fmt", "yuv420p", "-c:a", "copy", part)
        part.replace(path)
    return path


def _whole(path: Path) -> Project:
    info = probe(path)
    video = info.video[0]
    rate = Fraction(24)
    frames = int(video.duration * rate) - 1
    clip = Clip(id="c", media="m", record_in=0, duration=frames, source_in=Fraction(0))
    return _project((Media(id="m", name="m", info=info),), (Track(id="v", kind="video", items=(clip,)),), 1920, 1080, rate)


def _three_clips(path: Path) -> Project:
    media = (Media(id="m", name="m", info=probe(path)),)
    picture = tuple(
        Clip(id=f"c{n}", media="m", record_in=n * 120, duration=120, source_in=Fraction(20 + 31 * n), crop=_crop(120))
        for n in range(3)
    )
    sound = tuple(
        Clip(id=f"a{n}", media="m", record_in=n * 120, duration=120, source_in=Fraction(20 + 31 * n)) for n in range(3)
    )
    words = tuple(
        Subtitle(id=f"s{n}", record_in=n * 60 + 5, duration=50, text=f"What is said at {n} seconds") for n in range(6)
    )
    tracks = (
        Track(id="v", kind="video", items=picture),
        Track(id="a", kind="audio", items=sound),
        Track(id="s", kind="subtitle", items=words),
    )
    return _project(media, tracks, 1080, 1920)


def _crop(frames: int) -> Crop:
    return Crop(keys=(CropKey(0, 0.1, 0.0, 0.3164, 1.0), CropKey(frames - 1, 0.5, 0.0, 0.3164, 1.0)))


def _project(
    media: tuple[Media, ...], tracks: tuple[Track, ...], width: int, height: int, rate: Fraction = Fraction(30)
) -> Project:
    sequence = Sequence(id="s", name="s", rate=rate, width=width, height=height, tracks=tracks)
    return Project(id="p", name="p", media=media, sequences=(sequence,), active="s")


def alone(bench: Bench, minutes: float) -> None:
    """All figures, with an application of their own and no screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    run(bench, minutes)
    application.processEvents()


def main() -> None:
    """Run the benchmark by itself, or only some of its parts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("out/benchmarks"), help="where footage is kept between runs")
    parser.add_argument("--minutes", type=float, default=10.0, help="how long memory is watched")
    parser.add_argument("--only", choices=PARTS, help="one part of it")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    run(Bench(given.folder.resolve()), given.minutes, (given.only,) if given.only else PARTS)
    application.processEvents()


if __name__ == "__main__":
    main()
