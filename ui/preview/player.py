"""Transport: plays, steps, shuttles and looks at single frames of a project's active sequence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from editor.model import Project, Sequence
from ui.preview.clock import Clock, SoundClock, SteadyClock
from ui.preview.composer import Composer, Picture, Playback
from ui.preview.footage import Footage
from ui.preview.playback import Run
from ui.preview.sound import SoundStream, Speaker

SPEEDS = (1, 2, 4, 8)
"""Of the shuttle, either way."""


class Player(QObject):
    """One sequence on one screen. Lives on the UI thread, which it never holds up: pictures come by signal.

    Without a speaker, or where it takes no sound, the machine's clock leads and `silent` says so.
    """

    pictured = Signal(object)
    """A Picture to be shown now."""
    frame_changed = Signal(int)
    playing_changed = Signal(bool)
    stats_changed = Signal()
    """Dropped frames, speed or quality are different."""

    def __init__(self, parent: QObject | None = None, *, speaker: Speaker | None = None) -> None:
        super().__init__(parent)
        self.footage = Footage()
        self.composer = Composer(self.footage, self)
        self.composer.pictured.connect(self._show_paused)
        self.composer.began.connect(self._begin)
        self._speaker = speaker
        self.looked_for_speaker = speaker is not None
        self._sound: SoundStream | None = None
        self._ending: list[SoundStream] = []
        self._project: Project | None = None
        self._shown = (2, 2)
        self._frame = 0
        self._range: tuple[int | None, int | None] = (None, None)
        self._loop = False
        self._playback: Playback | None = None
        self._dropped = 0
        self._since = 0
        """Pictures with a smaller serial are of what is not shown any more."""
        self._closed = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tick)

    # --- what is shown

    @property
    def project(self) -> Project | None:
        return self._project

    @property
    def sequence(self) -> Sequence | None:
        """The active sequence, if there is one."""
        if self._project is None:
            return None
        try:
            return self._project.sequence
        except KeyError:
            return None

    @property
    def duration(self) -> int:
        """Frames of the sequence."""
        return self.sequence.duration if self.sequence else 0

    @property
    def frame(self) -> int:
        return self._frame

    @property
    def playing(self) -> bool:
        return self._playback is not None

    @property
    def speed(self) -> int:
        """Frames of the sequence for each frame of time: 0 when stopped, negative backwards."""
        return self._playback.run.step if self._playback else 0

    @property
    def dropped(self) -> int:
        """Frames that should have been seen and were not, since play began last."""
        return self._dropped + (self._playback.dropped if self._playback else 0)

    def set_speaker(self, speaker: Speaker | None) -> None:
        """Where sound goes from the next start on."""
        self._speaker = speaker

    @property
    def silent(self) -> bool:
        """Whether there is no device that sound could go to."""
        return self._speaker is None

    def set_project(self, project: Project | None) -> None:
        """Show this project's active sequence, at the frame that is shown."""
        if project is self._project:
            return
        before = _scene(self._project)
        self._project = project
        self.composer.set_scene(project, self._shown)
        if self._playback is None:
            self._ask(anew=_scene(project) != before)
        elif self.sequence is None or self.duration == 0:
            self.stop()
        elif (self._playback.run.rate, self._playback.run.high) != (self.sequence.rate, self._limits()[1]):
            self._play(self.speed)
        elif self._sound is not None:
            self._sound.set_project(project)

    def set_shown(self, width: int, height: int) -> None:
        """How many pixels the sequence's frame is shown at."""
        if (width, height) != self._shown and width > 1 and height > 1:
            self._shown = (width, height)
            self.composer.set_scene(self._project, self._shown)
            if not self.playing:
                self._ask(anew=True)

    def set_range(self, begin: int | None, end: int | None, *, loop: bool) -> None:
        """In and out (exclusive), and whether playback goes round in them (or in all of the sequence)."""
        if (begin, end, loop) != (*self._range, self._loop):
            self._range, self._loop = (begin, end), loop
            if self.playing:
                self._play(self.speed)

    def refresh(self) -> None:
        """Show the same frame anew: footage came back, or a proxy is there."""
        if not self.playing:
            self._ask()

    # --- transport

    def seek(self, frame: int) -> None:
        """Stop, and show exactly that frame."""
        frame = max(0, frame)
        if frame == self._frame and not self.playing:
            return
        self._halt()
        self._set_frame(frame)
        self._ask()

    def toggle(self) -> None:
        if self.playing:
            self.stop()
        else:
            self.play()

    def play(self, speed: int = 1) -> None:
        """Play from here; from the start (backwards: the end) where there is nothing left to play."""
        if self.duration == 0:
            return
        low, high = self._limits()
        if speed > 0 and (self._frame >= high - 1 or (self._loop and self._frame < low)):
            self._set_frame(low)
        elif speed < 0 and self._frame <= low:
            self._set_frame(high - 1)
        self._play(speed)

    def shuttle(self, way: int) -> None:
        """J and L: play that way; again for twice the speed, up to eight times. The other way begins at once."""
        speed = self.speed
        if speed * way > 0:
            faster = SPEEDS[min(SPEEDS.index(abs(speed)) + 1, len(SPEEDS) - 1)] if abs(speed) in SPEEDS else 1
            self.play(faster * way)
        else:
            self.play(way)

    def stop(self) -> None:
        """Stop, and show the frame that was reached at full quality."""
        if self.playing:
            self._halt()
            self._ask()

    def step(self, frames: int) -> None:
        """Stop, and go that many frames on (back when negative), not beyond the sequence."""
        self._halt()
        self.seek(min(max(0, self._frame + frames), max(0, self.duration - 1)))

    def to_cut(self, way: int) -> None:
        """Go to the next (1) or previous (-1) frame at which an item begins or ends, or a mark lies."""
        cuts = self.cuts()
        place = bisect_right(cuts, self._frame) if way > 0 else bisect_left(cuts, self._frame) - 1
        if 0 <= place < len(cuts):
            self.seek(cuts[place])

    def cuts(self) -> list[int]:
        """The frames that `to_cut` stops at, in order."""
        sequence = self.sequence
        if sequence is None:
            return []
        found = {0, max(0, sequence.duration - 1)}
        for track in sequence.tracks:
            if track.kind in ("video", "audio"):
                for item in track.items:
                    found |= {item.record_in, item.record_out}
        return sorted(frame for frame in found if frame < max(1, sequence.duration))

    def set_volume(self, volume: float) -> None:
        """0 to 1: of what is heard here, not of the edit."""
        if self._speaker is not None:
            self._speaker.set_volume(volume)

    def close(self) -> None:
        """Stop, end all threads and close all files."""
        if not self._closed:
            self._closed = True
            self._halt()
            for stream in self._ending:
                stream.close()
            self.composer.close()

    # --- inside

    def _limits(self) -> tuple[int, int]:
        begin, end = self._range
        duration = self.duration
        low, high = max(0, begin or 0), min(duration, end if end is not None else duration)
        inside = low <= self._frame < high
        return (low, high) if low < high and self._loop and (inside or self._frame >= duration - 1) else (0, duration)

    def _set_frame(self, frame: int) -> None:
        if frame != self._frame:
            self._frame = frame
            self.frame_changed.emit(frame)

    def _ask(self, *, anew: bool = False) -> None:
        serial = self.composer.request(self._frame)
        if anew:
            self._since = serial

    def _show_paused(self, picture: Picture) -> None:
        if self.playing or self._closed:
            return
        # while scrubbing the picture of a moment ago is better than none; one of another scene is not
        if picture.serial >= self._since:
            self.pictured.emit(picture)

    def _play(self, speed: int) -> None:
        was = self.playing
        self._halt(tell=False)
        sequence = self.sequence
        if sequence is None:
            return
        if not was:
            self._dropped = 0
        low, high = self._limits()
        run = Run(min(max(self._frame, low), high - 1), speed, sequence.rate, low, high, self._loop)
        clock: Clock = SteadyClock()
        if self._speaker is not None and speed == 1:
            self._sound = SoundStream(self._project, run)
            clock = SoundClock(self._speaker.heard)
        self._playback = self.composer.play(run, clock, proxy=True)
        if not was:
            self.playing_changed.emit(True)
        self.stats_changed.emit()

    def _begin(self, playback: Playback) -> None:
        """The first pictures are there: let time run."""
        if playback is not self._playback or playback.clock.running:
            return
        if self._sound is not None:
            if not self._sound.primed:
                QTimer.singleShot(5, self, lambda: self._begin(playback))
                return
            if self._speaker is None or not self._speaker.start(self._sound.rate, self._sound):
                self._speaker = None
                self._end_sound()
                playback.clock = SteadyClock()
        playback.clock.start()
        self._tick()

    def _tick(self) -> None:
        playback = self._playback
        if playback is None:
            return
        poll = getattr(self._speaker, "poll", None)
        if poll is not None and self._sound is not None:
            poll()
        run = playback.run
        before = playback.dropped
        found = self.composer.take(playback, run.number(playback.clock.now()))
        if found is not None:
            _, picture = found
            if picture is None:
                self._end()
                return
            self._set_frame_playing(picture)
        if playback is not self._playback:
            return
        if playback.dropped != before:
            self.stats_changed.emit()
        now = playback.clock.now()
        wait = run.due(run.number(now) + 1) - now
        self._timer.start(max(1, min(50, round(wait * 1000))))

    def _set_frame_playing(self, picture: Picture) -> None:
        self.pictured.emit(picture)
        if picture.frame != self._frame:
            self._frame = picture.frame
            self.frame_changed.emit(picture.frame)

    def _end(self) -> None:
        """A run is over: rest on its last frame."""
        playback = self._playback
        self._halt()
        if playback is not None:
            self._set_frame(playback.run.last())
        self._ask()

    def _end_sound(self) -> None:
        """Its thread may be in the middle of a file; nobody waits for it here."""
        self._ending = [stream for stream in self._ending if not stream.over]
        if self._sound is not None:
            self._sound.end()
            self._ending.append(self._sound)
            self._sound = None

    def _halt(self, *, tell: bool = True) -> None:
        self._timer.stop()
        playback, self._playback = self._playback, None
        if playback is None:
            return
        self._dropped += playback.dropped
        self.composer.stop()
        if self._sound is not None:
            if self._speaker is not None:
                self._speaker.stop()
            self._end_sound()
        if tell:
            self.playing_changed.emit(False)
            self.stats_changed.emit()


def _scene(project: Project | None) -> tuple[object, ...]:
    """What tells one thing that is looked at from another, whatever edit it is at."""
    for sequence in project.sequences if project is not None else ():
        if project is not None and sequence.id == project.active:
            return project.id, sequence.id, sequence.name, sequence.width, sequence.height
    return ()
