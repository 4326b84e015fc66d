"""All that the basic engine measures in one file: pictures and sound at the same time."""

from __future__ import annotations

from threading import Event

from engine.protocol import Analysis, Cancelled, ClipwrightError, MediaInfo
from engine.signals.background import Background
from engine.signals.picture import Seen, watch
from engine.signals.sound import Heard, listen
from engine.tasks.context import Context

_PICTURES = 0.9
"""Share of the work that pictures are, where there is sound as well."""


class _Progress:
    """Joins how far pictures and sound are. Only the job's own thread speaks to the context."""

    def __init__(self, info: MediaInfo, context: Context) -> None:
        self._context = context
        self._share = _PICTURES if info.video and info.audio else 1.0 if info.video else 0.0
        self._seen = self._heard = 0.0
        self._stop = Event()

    def pictures(self, done: float) -> None:
        self._seen = done
        self.alive()

    def alive(self) -> None:
        stage = (
            "looking"
            if self._share and self._seen < 1
            else "listening"
            if self._heard < 1 and self._share < 1
            else "looking"
        )
        self._context.progress(self._share * self._seen + (1 - self._share) * self._heard, stage)

    def sound(self, done: float) -> None:
        """Called in the listening thread."""
        if self._stop.is_set():
            raise Cancelled
        self._heard = done

    def finished(self) -> None:
        self._seen = self._heard = 1.0
        self.alive()

    def stop(self) -> None:
        self._stop.set()


def measure(info: MediaInfo, context: Context) -> Analysis:
    """See `engine.signals.analyse`."""
    progress = _Progress(info, context)
    seen, heard = Seen((), (), (), (), (), (), ()), Heard((), (), ())
    listening: Background[Heard] = Background("sound", progress.alive)
    with listening:
        try:
            if info.audio:
                listening.ask(lambda: _listen(info, progress))
            if info.video:
                seen = watch(info, progress.pictures, progress.alive)
                progress.pictures(1.0)
            heard = next(listening.results(all_of_them=True), heard)
            progress.finished()
        finally:
            progress.stop()
    notes = [*seen.notes, *heard.notes]
    if not info.audio:
        notes.append("There is no sound, so loudness and speech were not measured.")
    if not info.video:
        notes.append("There are no pictures, so shots, motion and people were not measured.")
    return Analysis(
        info=info,
        shots=seen.shots,
        fades=seen.fades,
        speech=heard.speech,
        faces=seen.faces,
        people=seen.people,
        events=heard.events,
        unusable=seen.unusable,
        signals=(*seen.signals, *heard.signals),
        notes=tuple(notes),
    )


def _listen(info: MediaInfo, progress: _Progress) -> Heard:
    """Sound that cannot be read is no reason to lose what the pictures tell."""
    try:
        return listen(info, progress.sound)
    except Cancelled:
        raise
    except ClipwrightError as error:
        return Heard((), (), (), (f"The sound could not be measured: {error.message}.",))
