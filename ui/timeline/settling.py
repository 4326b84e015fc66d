"""What moves by itself on the timeline: clips that close a gap, and the snap guide as it goes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation

from editor.model import Sequence, Track
from ui.theme.motion import RIPPLE, SNAP_OUT, milliseconds
from ui.timeline.gestures.base import Guide


class _Course(QObject):
    """Something that goes from 1 to 0; `moved` is called on the way and at the end."""

    def __init__(self, parent: QObject, moved: Callable[[], None], curve: QEasingCurve.Type) -> None:
        super().__init__(parent)
        self._moved = moved
        self._run = QVariantAnimation(self)
        self._run.setStartValue(1.0)
        self._run.setEndValue(0.0)
        self._run.setEasingCurve(curve)
        self._run.valueChanged.connect(lambda _: moved())
        self._run.finished.connect(moved)

    @property
    def left(self) -> float:
        """What is left to go, 1 to 0."""
        running = self._run.state() == QVariantAnimation.State.Running
        return float(self._run.currentValue()) if running else 0.0

    def begin(self, duration: int) -> bool:
        """Set out; False, and at the end at once, where nothing may move."""
        self._run.stop()
        if duration:
            self._run.setDuration(duration)
            self._run.start()
        return duration > 0

    def end(self) -> None:
        """Be there at once."""
        if self._run.state() == QVariantAnimation.State.Running:
            self._run.stop()
            self._moved()


class Closing(QObject):
    """The clips behind a gap that was closed slide to where they are now. Only the picture moves: the edit is made."""

    def __init__(self, parent: QObject, moved: Callable[[], None]) -> None:
        super().__init__(parent)
        self._course = _Course(self, moved, QEasingCurve.Type.InOutQuad)
        self._shifts: dict[str, tuple[int, int]] = {}

    def begin(self, before: Sequence, after: Sequence) -> None:
        """Slide the clips that `after` has further left than `before`."""
        self._shifts = shifts(before, after)
        if not self._shifts or not self._course.begin(milliseconds(RIPPLE)):
            self.end()

    def end(self) -> None:
        """Everything is where it belongs."""
        self._shifts = {}
        self._course.end()

    def apart(self, track: str) -> tuple[int, float] | None:
        """The frame from which a track's clips are not there yet, and how many frames they are away."""
        left = self._course.left
        if not left or track not in self._shifts:
            return None
        frame, frames = self._shifts[track]
        return frame, frames * left


class Going(QObject):
    """The snap guide that nothing holds any more: it fades."""

    def __init__(self, parent: QObject, moved: Callable[[], None]) -> None:
        super().__init__(parent)
        self._course = _Course(self, moved, QEasingCurve.Type.Linear)
        self._guide: Guide | None = None

    def follow(self, before: Guide | None, now: Guide | None) -> None:
        """The guide was `before`, and is `now`."""
        if now is not None:
            self._guide = None
            self._course.end()
        elif before is not None:
            self._guide = before if self._course.begin(milliseconds(SNAP_OUT)) else None

    @property
    def guide(self) -> Guide | None:
        """The one that fades, if any does."""
        return self._guide if self._course.left else None

    @property
    def opacity(self) -> float:
        return self._course.left


def shifts(before: Sequence, after: Sequence) -> dict[str, tuple[int, int]]:
    """By track: the first frame, in `after`, of the clips that have all moved left by the same number of frames, and that
    number. Tracks on which anything else moved are left out."""
    tracks = {track.id: track for track in before.tracks}
    found = {}
    for track in after.tracks:
        old = tracks.get(track.id)
        shift = _shift(old, track) if old is not None and old is not track else None
        if shift is not None:
            found[track.id] = shift
    return found


def _shift(before: Track, after: Track) -> tuple[int, int] | None:
    starts = {item.id: item.record_in for item in before.items}
    first, frames = 0, 0
    for item in after.items:
        moved = starts.get(item.id, item.record_in) - item.record_in
        if not frames and moved > 0:
            first, frames = item.record_in, moved
        elif moved != frames:
            return None
    return (first, frames) if frames else None
