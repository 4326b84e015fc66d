"""How long the timeline takes to paint: 2,000 clips on eight tracks scrolled, zoomed and dragged, as real repaints."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, cast
from unittest.mock import patch

from tests.benchmarks.measure import Bench

if TYPE_CHECKING:
    from ui.timeline.panel import TimelinePanel

FRAMES = 240
SIZE = (1680, 520)


def run(bench: Bench, clips: int = 2000) -> None:
    """Milliseconds a painted frame: the middle one, and the one that 99 in 100 stay below."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    own = ("CLIPWRIGHT_CONFIG", "CLIPWRIGHT_DATA", "CLIPWRIGHT_CACHE")
    with tempfile.TemporaryDirectory() as folder, patch.dict(os.environ, dict.fromkeys(own, folder)):
        panel, close = _panel(clips)
        for name, frames in (
            ("scroll", _scroll(panel)),
            ("scroll, all in sight", _scroll(panel, far=True)),
            ("zoom", _zoom(panel)),
            ("drag a clip", _drag(panel)),
            ("playhead", _play(panel)),
            ("edit on the disk and on the screen", _edit(panel)),
        ):
            for what, goal in (("median", "< 16"), ("p99", "< 33")):
                wall, busy = (_at([1000 * frame[side] for frame in frames], what) for side in (0, 1))
                bench.add(f"timeline {name}, ms a frame, {what}", wall, goal, f"{busy:.1f} of them busy; {clips} clips")
        close()


def _panel(clips: int) -> tuple[TimelinePanel, Callable[[], None]]:
    from PySide6.QtWidgets import QApplication

    from tests.support.timelines import MadeStills, long_project
    from ui.bin.stills import StillCache
    from ui.state.context import make_context
    from ui.timeline.panel import TimelinePanel

    application = QApplication.instance() or QApplication([])
    context = make_context()
    context.stills = cast(StillCache, MadeStills())
    context.theme.apply(cast(QApplication, application))
    project = long_project(clips)
    context.document.do("long", lambda _: project)
    panel = TimelinePanel(context)
    panel.resize(*SIZE)
    panel.show()
    application.processEvents()

    def close() -> None:
        panel.close()
        panel.deleteLater()
        application.processEvents()
        context.close()

    return panel, close


Frames = list[tuple[float, float]]
"""Of each frame: seconds that passed, and those in which this thread was at work and not another program."""


def _at(values: list[float], what: str) -> float:
    return statistics.median(values) if what == "median" else sorted(values)[int(len(values) * 0.99) - 1]


def _timed(panel: TimelinePanel, change: Callable[[int], object], count: int = FRAMES) -> Frames:
    """Each change with the repaint that it asks for."""
    from PySide6.QtWidgets import QApplication

    taken = []
    for number in range(count):
        start, busy = time.perf_counter(), time.thread_time()
        change(number)
        panel.view.repaint()
        QApplication.processEvents()
        taken.append((time.perf_counter() - start, time.thread_time() - busy))
    return taken


def _scroll(panel: TimelinePanel, *, far: bool = False) -> Frames:
    from ui.timeline.scale import Scale

    view = panel.view
    if far:
        view.fit()
        view.zoom(1.6)
    else:
        view.set_scale(Scale(1.5, 0))
    return _timed(panel, lambda number: view.set_scale(view.scale.scrolled(((far and 1) or 17) * number % 9000)))


def _zoom(panel: TimelinePanel) -> Frames:
    view = panel.view
    view.fit()
    return _timed(panel, lambda number: view.zoom(1.06 if number % 120 < 60 else 1 / 1.06, 700))


def _drag(panel: TimelinePanel) -> Frames:
    from PySide6.QtCore import QPoint, Qt

    from ui.timeline.scale import Scale

    view = panel.view
    view.set_scale(Scale(1.5, 3000))
    sequence = view.sequence
    assert sequence is not None
    track = sequence.tracks[0]
    box = next(found for item in track.items if (found := view.box(item.id)) is not None and found.left() > 500)
    start, none = box.center(), Qt.KeyboardModifier.NoModifier
    view.hand.press(start, none)
    taken = _timed(panel, lambda number: view.hand.move(start + QPoint((number * 7) % 600 - 250, 0), none))
    view.hand.cancel()
    return taken


def _edit(panel: TimelinePanel) -> Frames:
    from editor.edits import trim

    document = panel.context.document
    return _timed(panel, lambda number: document.do("trim", lambda p: trim(p, "i1-5", "out", -1 if number % 2 else 1)), 60)


def _play(panel: TimelinePanel) -> Frames:
    from ui.timeline.scale import Scale

    state = panel.context.view
    panel.view.set_scale(Scale(1.5, 0))
    state.set_playing(True)
    taken = _timed(panel, lambda number: state.set_playhead(number * 5))
    state.set_playing(False)
    return taken
