"""All that the basic engine measures in one file: pictures and sound at the same time."""

from __future__ import annotations

from threading import Event

from engine.index import Index
from engine.protocol import Analysis, Cancelled, ClipwrightError, MediaInfo
from engine.signals import VERSION
from engine.signals.background import Background
from engine.signals.picture import Seen, watch
from engine.signals.resume import Keeper
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
    keepers = _keepers(info, context.index)
    seen, heard = Seen((), (), (), (), (), (), ()), Heard((), (), ())
    listening: Background[Heard] = Background("sound", progress.alive)
    with listening:
        try:
            if info.audio:
                listening.ask(lambda: _listen(info, progress, keepers[1]))
            if info.video:
                seen = _watch(info, progress, keepers[0])
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


def _keepers(info: MediaInfo, index: Index) -> tuple[Keeper, Keeper]:
    """Of the pass over the pictures and of that over the sound."""
    return (
        Keeper(index, info.fingerprint, "analysis/pictures", VERSION),
        Keeper(index, info.fingerprint, "analysis/sound", VERSION),
    )


def forget_parts(info: MediaInfo, index: Index) -> None:
    """Drop what is kept of an analysis that is not finished, since now it is."""
    for keeper in _keepers(info, index):
        keeper.clear()


def _watch(info: MediaInfo, progress: _Progress, keeper: Keeper) -> Seen:
    seen = keeper.finished(Seen)
    if seen is None:
        seen = watch(info, progress.pictures, progress.alive, keeper)
        keeper.finish(seen)
    return seen


def _listen(info: MediaInfo, progress: _Progress, keeper: Keeper) -> Heard:
    """Sound that cannot be read is no reason to lose what the pictures tell."""
    try:
        heard = keeper.finished(Heard)
        if heard is None:
            heard = listen(info, progress.sound, keeper)
            keeper.finish(heard)
        progress.sound(1.0)
        return heard
    except Cancelled:
        raise
    except ClipwrightError as error:
        return Heard((), (), (), (f"The sound could not be measured: {error.message}.",))
