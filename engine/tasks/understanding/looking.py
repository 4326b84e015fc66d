"""Footage on its way to a model: which files there are, how they are looked at, and the pictures and the sound of a look."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil
from pathlib import PurePath
from typing import TYPE_CHECKING

from engine.protocol import Analyse, Analysis, EngineError, FootageError, MediaInfo, Probe, UsageError
from engine.protocol.understanding import Looked, Place
from engine.signals import VERSION
from engine.tasks import analyse, probe
from engine.tasks.context import Context
from engine.tasks.understanding.plan import LEAST_ROOM, Film, Look, closer, fewer, following, looks, overview
from engine.tasks.understanding.steady import steady

if TYPE_CHECKING:
    import numpy as np

    from engine.models.interface import Seen, VideoModel, Views

TALK = 4096
"""Tokens of a model's context that are kept for question, transcript and answer,"""
_LEAST_TALK = 1536
"""or in models with little room so many."""
CLOSE = 8192
"""Tokens of a second, closer look, at most: eight pictures of 1080 lines for models of the Qwen family."""
_SEVERAL = 8
"""Pictures by which it is reckoned what one takes: families that see them in pairs or fours count so."""
_STILL = Fraction(1, 25)
"""Seconds that a still picture, which has no length of its own, is taken to last."""
_FOLLOWED = 120
"""Pictures of a look from which its times follow the stream's keyframes, which decodes less of it."""
_PIECE = 16
"""Pictures that are handed over at a time."""
_RATE = 16000
_TRIES = 6


@dataclass(frozen=True)
class File:
    """One file of a request. `analysis` is what is known of it already; it need not be."""

    media: int
    info: MediaInfo
    analysis: Analysis | None = None

    @property
    def name(self) -> str:
        return PurePath(self.info.path).name

    @property
    def film(self) -> Film:
        """All of it, to be looked at."""
        video = self.info.video[0]
        end = min(video.duration, self.info.duration) if video.duration > 0 else self.info.duration
        return Film(self.media, Fraction(0), end if end > 0 else _STILL, self.cuts)

    @property
    def cuts(self) -> tuple[Fraction, ...]:
        return tuple(shot.start for shot in self.analysis.shots) if self.analysis is not None else ()

    def part(self, start: Fraction, end: Fraction) -> Film:
        """A stretch of it, clamped to the file."""
        whole = self.film
        return Film(self.media, max(start, whole.start), min(end, whole.end), self.cuts)


def open_files(
    paths: Sequence[str], context: Context, *, measured: bool = False, pictured: bool = True
) -> tuple[list[File], list[str]]:
    """(the files that can be used, notes about the others). With `pictured` those without a picture cannot.

    With `measured` each is analysed where that has not been done; else what is known is taken along. Raises UsageError for
    no paths, FootageError where nothing is left: for a single file with what is wrong with it.
    """
    if not paths:
        raise UsageError("no footage was named", hint="name at least one file")
    files: list[File] = []
    notes: list[str] = []
    for number, path in enumerate(paths):
        part = context.part(number / len(paths), (number + 1) / len(paths))
        try:
            info = probe.handle(Probe(path=path), part.part(0.0, 0.05))
            if pictured and not info.video:
                raise FootageError("it has no picture, and only pictures can be looked at", file=path)
            known = context.index.get(info.fingerprint, "analysis", VERSION, Analysis)
            if measured and known is None:
                known = analyse.handle(Analyse(path=path), part.part(0.05, 1.0, "measuring"))
        except FootageError as error:
            if len(paths) == 1:
                raise
            notes.append(error.line())
            continue
        files.append(File(number, info, known))
    if not files:
        raise FootageError("none of the files can be looked at", hint="; ".join(notes))
    return files, notes


@dataclass
class Looker:
    """Shows files to a model, keeps count of what was shown, and stays within the model's context."""

    model: VideoModel
    files: Sequence[File]
    context: Context
    frames: int = 0
    tokens: int = 0
    size: tuple[int, int] = (0, 0)
    windows: int = 0
    closer_looks: int = 0
    notes: list[str] = field(default_factory=list)
    """What models told of how they keep what they saw."""
    _known: dict[int, File] = field(init=False)
    _keys: dict[str, tuple[Fraction, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Raises EngineError where the model has no room for any picture."""
        self._known = {file.media: file for file in self.files}
        if self.room < LEAST_ROOM:
            raise EngineError(
                f"{self.model.name} takes {self.model.context} tokens, which leaves no room for pictures",
                hint="use a model with a longer context, or grant it more memory",
            )

    @property
    def talk(self) -> int:
        """Tokens that are kept for words."""
        return max(_LEAST_TALK, min(TALK, self.model.context // 6))

    @property
    def room(self) -> int:
        """Tokens for the pictures of one look."""
        return self.model.context - self.talk

    def file(self, media: int) -> File:
        return self._known[media]

    def looks(self, media: int) -> tuple[Look, ...]:
        """One file, in as many looks as it takes; the more files there are, the less closely each is looked at, unless by a
        model that was made for one pace."""
        pace = getattr(self.model, "pace", None)
        if pace is not None:
            file = self.file(media)
            video = file.info.video[0]
            size = self.model.size(1, *video.display_size)
            return steady(file.film, pace(video.rate), lambda number: self.model.tokens(number, *size), self.room)
        planned = self._fitting(lambda room: looks([file.film for file in self.files], room))
        return tuple(look for look in planned if look.media == media)

    def overview(self, media: int) -> Look:
        """All of one file in one look."""
        (look,) = self._fitting(lambda room: (overview(self.file(media).film, room),))
        return look

    def closer(self, place: Place, *, frames: int | None = None) -> Look:
        """One stretch, as sharp as the file itself where that fits; with `frames` so many pictures of it at most. It takes
        CLOSE tokens at most, so that a second look stays cheap."""
        film = self.file(place.media).part(place.start, place.end)
        rate = Fraction(4)
        if frames is not None and film.duration > 0:
            rate = min(rate, frames / film.duration)
        sharpest = self._sharpest(place.media)
        (look,) = self._fitting(lambda room: (closer(film, min(room, CLOSE), rate=rate, sharpest=sharpest),))
        return look

    def _sharpest(self, media: int) -> int:
        """Tokens that a picture of the file takes where nothing of it is lost, or as much as the model can make use of."""
        width, height = self.file(media).info.video[0].display_size
        size = self.model.size(float(width * height), width, height)
        return max(1, ceil(Fraction(self.model.tokens(_SEVERAL, *size), _SEVERAL)))

    def see(self, look: Look, context: Context, *, again: bool = False) -> Seen:
        """Show it. `again` says that it is a second, closer look."""
        views = self.views(look)
        seen = self.model.see((views,), context)
        self._count_shown((views,), seen, again=again)
        return seen

    def see_each(self, several: Sequence[Look], context: Context, *, again: bool = False) -> list[tuple[Views, Seen]]:
        """Show each by itself, in one batch where the model can; what lies in the order of time is decoded in one pass."""
        from engine.models import each
        from engine.tasks.understanding.strip import in_one_pass

        views = [self.views(look) for look in several]
        shown = [(self.file(look.media).info, one) for look, one in zip(several, views, strict=True)]
        with in_one_pass(shown, context) as passed:
            seen = each.see_each(self.model, [(one,) for one in passed], context)
        for one, own in zip(views, seen, strict=True):
            self._count_shown((one,), own, again=again)
        return list(zip(views, seen, strict=True))

    def _count_shown(self, views: Sequence[Views], seen: Seen, *, again: bool = False) -> None:
        self.notes += getattr(seen, "notes", ())
        self.frames += sum(len(one.times) for one in views)
        self.tokens += seen.tokens
        if again:
            self.closer_looks += 1
        else:
            self.windows += 1
            self.size = self.size if self.size != (0, 0) else views[0].size

    def see_all(self, places: Sequence[Place], context: Context) -> Seen:
        """These stretches in one prompt, or all files where there are none; the room is shared out by their lengths."""
        films = [self.file(place.media).part(place.start, place.end) for place in places]
        films = [film for film in films if film.duration > 0] or [file.film for file in self.files if file.film.duration > 0]
        most = self.room // LEAST_ROOM
        films = sorted(sorted(films, key=lambda film: -film.duration)[:most], key=films.index)
        total = sum((film.duration for film in films), Fraction(0))

        def shared(room: int) -> tuple[Look, ...]:
            spare = max(0, room - LEAST_ROOM * len(films))
            return tuple(overview(film, LEAST_ROOM + int(spare * film.duration / total)) for film in films)

        room = self.room
        for _ in range(_TRIES):
            planned = shared(room)
            taken = sum(map(self._count, planned))
            if taken <= self.room:
                break
            room = min(room - 1, room * self.room // taken)
        views = [self.views(look) for look in planned]
        seen = self.model.see(views, context)
        self._count_shown(views, seen)
        return seen

    def looked(self) -> Looked:
        """What was shown so far."""
        return Looked(
            frames=self.frames,
            width=self.size[0],
            height=self.size[1],
            tokens=self.tokens,
            room=self.room,
            windows=self.windows,
            closer=self.closer_looks,
            heard=self.model.hears and any(file.info.audio for file in self.files),
        )

    def views(self, look: Look) -> Views:
        """The pictures of a look, decoded when they are asked for, and its sound if the model hears."""
        from engine.models.interface import Views

        info = self.file(look.media).info
        most = getattr(self.model, "most_pictures", None)
        if most is not None:  # what it would leave out is neither decoded nor counted
            look = fewer(look, most)
        if len(look.times) >= _FOLLOWED and getattr(self.model, "pace", None) is None:
            look = following(look, self._keyframes(info), 1 / info.video[0].rate)
        size = self.model.size(look.tokens_each, *info.video[0].display_size)
        return Views(
            path=info.path,
            fingerprint=info.fingerprint,
            start=float(look.start),
            end=float(look.end),
            duration=float(info.duration),
            times=tuple(round(float(time), 6) for time in look.times),
            size=size,
            pictures=lambda: _pictures(info, look.times, size, self.context),
            sound=_sound(info, look, self.context) if self.model.hears and info.audio else None,
        )

    def _keyframes(self, info: MediaInfo) -> tuple[Fraction, ...]:
        if info.path not in self._keys:
            from engine.media.keyframes import indexed_keyframes

            self._keys[info.path] = () if info.kind == "image" else indexed_keyframes(info)
        return self._keys[info.path]

    def _fitting(self, make: Callable[[int], tuple[Look, ...]]) -> tuple[Look, ...]:
        """Looks that fit as the model counts, which also counts stamps and rounds sizes."""
        room = self.room
        for _ in range(_TRIES):
            found = make(max(LEAST_ROOM, room))
            most = max((self._count(look) for look in found), default=0)
            if most <= self.room or room <= LEAST_ROOM:
                break
            room = min(room - 1, room * self.room // most)
        return found

    def _count(self, look: Look) -> int:
        size = self.model.size(look.tokens_each, *self.file(look.media).info.video[0].display_size)
        return self.model.tokens(len(look.times), *size)


def _pictures(info: MediaInfo, times: Sequence[Fraction], size: tuple[int, int], context: Context) -> Iterator[np.ndarray]:
    import numpy as np

    from engine.media.together import sample_together

    held: list[np.ndarray] = []
    for _, picture in sample_together(info, times, size=size, alive=context.check):
        held.append(picture)
        if len(held) == _PIECE:
            yield np.stack(held)
            held = []
    if held:
        yield np.stack(held)


def _sound(info: MediaInfo, look: Look, context: Context) -> np.ndarray:
    """(samples,) of the look's stretch; silence where the sound ends before the picture."""
    import numpy as np

    from engine.media.audio import read_audio

    first, last = int(look.start * _RATE), int(look.end * _RATE)
    samples = np.zeros(last - first, dtype=np.float32)
    place = 0
    for block in read_audio(info, rate=_RATE):
        context.check()
        if place >= last:
            break
        begin, end = max(place, first), min(place + len(block), last)
        if begin < end:
            samples[begin - first : end - first] = block[begin - place : end - place]
        place += len(block)
    return samples
