"""Fifty files dropped on the bin at once, with nothing known of any: `python -m tests.benchmarks import`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from tests.benchmarks.measure import ROOT, Bench, ffmpeg, film_1080p

FILES = 50
_SECONDS = 4
_PATIENCE = 120.0


def fifty_files(folder: Path) -> list[Path]:
    """Fifty stretches of the 1080p film, each of another content, 4 s long, with sound."""
    clips = folder / "fifty"
    clips.mkdir(exist_ok=True)
    paths = [clips / f"clip {number:02}.mp4" for number in range(FILES)]
    film = film_1080p(folder)
    for number, path in enumerate(paths):
        if not path.exists():
            part = path.with_suffix(".part.mp4")
            ffmpeg(
                "-ss", number * _SECONDS, "-t", _SECONDS, "-i", film, "-c:v", "libx264", "-preset", "ultrafast",
                "-crf", "26", "-g", "250", "-c:a", "aac", part,
            )  # fmt: skip
            part.replace(path)
    return paths


def run(bench: Bench, rounds: int = 3) -> None:
    """The median of `rounds` imports, each in a process of its own with an empty index and an engine not yet started."""
    files = fifty_files(bench.folder)
    found = sorted((_once(files) for _ in range(rounds)), key=lambda figures: figures["thumbnails"])[rounds // 2]
    bench.add("import of 50 files: first thumbnail, seconds", found["first"], "< 1")
    bench.add("import of 50 files: all in the project, seconds", found["added"], "< 30")
    bench.add("import of 50 files: all thumbnails, seconds", found["thumbnails"], "< 30")
    bench.add(
        "import of 50 files: longest event-loop block, ms", 1000 * found["block"], "< 100", "without waits for a processor"
    )
    bench.add("import of 50 files: longest gap in the event loop, ms", 1000 * found["gap"], "", "with them")
    bench.add(
        "import of 50 files: memory of the window, MB", found["memory"], "< 700", f"{found['engines']:.0f} of its engines"
    )


def _once(files: list[Path]) -> dict[str, float]:
    folder = Path(tempfile.mkdtemp(prefix="clipwright-import-"))
    try:
        own = {f"CLIPWRIGHT_{what}": str(folder / what.lower()) for what in ("CACHE", "CONFIG", "DATA")}
        command = [sys.executable, "-m", "tests.benchmarks.import_media", *map(str, files)]
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **own}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(done.stderr[-2000:])
        figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
        return figures
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _measure(files: list[Path]) -> dict[str, float]:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from tests.support.watchdog import Watchdog
    from ui.bin.panel import MediaBin
    from ui.bin.thumbnails import LINES, poster_time
    from ui.state.context import make_context

    application = QApplication(sys.argv[:1])
    context = make_context()
    context.theme.apply(application)
    bin_ = MediaBin(context)
    bin_.resize(284, 700)
    bin_.show()
    _until(application, lambda: bin_.isVisible())
    first: list[float] = []
    gaps: list[float] = []
    last = time.perf_counter()

    def beat() -> None:
        nonlocal last
        now = time.perf_counter()
        gaps.append(now - last)
        last = now

    context.stills.ready.connect(lambda *_: first.append(time.perf_counter()))
    timer = QTimer()
    timer.timeout.connect(beat)
    timer.start(5)
    figures: dict[str, float] = {}
    watchdog = Watchdog(limit=0.0)
    start = last = time.perf_counter()
    try:
        with watchdog.watching():
            bin_.add_files(files)
            _until(application, lambda: len(context.document.project.media) == len(files))
            figures["added"] = time.perf_counter() - start
            media = context.document.project.media
            for each in media:
                context.stills.still(each, poster_time(each), LINES)
            _until(application, lambda: all(context.stills.has(each, poster_time(each), LINES) for each in media))
            figures["thumbnails"] = time.perf_counter() - start
    except AssertionError:
        pass  # a limit of nothing keeps every round of the loop
    figures["first"] = first[0] - start
    figures["gap"] = max(gaps)
    figures["block"] = max((block.seconds for block in watchdog.blocks), default=0.0)
    process = psutil.Process()
    figures["memory"] = process.memory_info().rss / 1e6
    figures["engines"] = sum(child.memory_info().rss for child in process.children(recursive=True)) / 1e6
    bin_.close_down()
    context.close()
    return figures


def _until(application: object, reached: Callable[[], bool]) -> None:
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    assert isinstance(application, QApplication)
    end = time.monotonic() + _PATIENCE
    while not reached():
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.monotonic() > end:
            raise RuntimeError("the import did not end")


if __name__ == "__main__":
    print(json.dumps(_measure([Path(name) for name in sys.argv[1:]])))
