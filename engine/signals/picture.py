"""Everything that is measured in pictures, in one pass over them."""

from __future__ import annotations

import logging
from array import array
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from fractions import Fraction

import av
import cv2
import numpy as np

from engine.media import FrameReader
from engine.media.picture import turned_upright
from engine.media.reader import Timed
from engine.protocol import FaceBox, MediaInfo, Signal, Span
from engine.signals.detectors import CascadeFaces, HogPeople
from engine.signals.motion import MotionMeter
from engine.signals.people import Watcher, believed
from engine.signals.quality import Repetitions, look, sharpness
from engine.signals.resume import Keeper, Snapshot, State, named, numbers, of, refill
from engine.signals.screen import STEP as DIFFERENCE
from engine.signals.series import STEP, Samples, held, regular, signal
from engine.signals.shots import Boundaries, ShotFinder, black
from engine.signals.shrink import Shrinker
from engine.signals.thumbnails import HEIGHT, WIDTH

_LOG = logging.getLogger(__name__)

_AREA = 128 * 72
"""Pixels of the small picture from which motion and exposure are measured."""
_LOOKING = 0.95
"""Share of the work that is done when the last picture has been read; the network may still be at its last questions."""
_MEDIUM = 480
"""Longer side of the picture in which sharpness is measured and people are looked for."""
SHARPNESS_STEP = Fraction(1, 2)
_SHORTEST_BLACK = 0.2
_SHORTEST_BAD = 1.0
"""Seconds from which a frozen or badly exposed picture counts."""
_MOSTLY = 0.5
"""Share of the footage from which still pictures are taken as meant: slides, a screen that was recorded."""

_OVERLAP = Fraction(2)
"""Seconds before the state that was kept which are decoded again, to see whether that gives the same frames."""
_PARTS = (
    "times", "brightness", "contrast", "colour", "unexposed", "camera", "subject", "sharp", "_repetitions", "_motion",
)  # fmt: skip
"""Attributes of a pass that a state consists of, beside those that threads fill."""


@dataclass(frozen=True)
class Seen:
    """What one pass over a file's first video stream found."""

    shots: tuple[Span, ...]
    fades: tuple[Span, ...]
    faces: tuple[FaceBox, ...]
    people: tuple[FaceBox, ...]
    unusable: tuple[Span, ...]
    signals: tuple[Signal, ...]
    notes: tuple[str, ...]


class _Times:
    """Exact times of all frames, 16 bytes each."""

    def __init__(self) -> None:
        self._numerators, self._denominators = array("q"), array("q")

    def __len__(self) -> int:
        return len(self._numerators)

    def __getitem__(self, number: int) -> Fraction:
        return Fraction(self._numerators[number], self._denominators[number])

    def add(self, time: Fraction) -> None:
        self._numerators.append(time.numerator)
        self._denominators.append(time.denominator)

    def state(self) -> State:
        return {"numerators": numbers(self._numerators), "denominators": numbers(self._denominators)}

    def restore(self, state: State) -> None:
        refill(self._numerators, state["numerators"])
        refill(self._denominators, state["denominators"])

    def seconds(self) -> np.ndarray:
        return np.array(self._numerators, np.float64) / np.array(self._denominators, np.float64)


class _Pass:
    """The measurements of one pass, fed frame by frame."""

    def __init__(self, info: MediaInfo, alive: Callable[[], None], stack: ExitStack) -> None:
        video = info.video[0]
        self._video = video
        self._alive = alive
        rate = min(max(float(video.rate), 1.0), 240.0)
        self.finder = stack.enter_context(ShotFinder(rate, alive))
        self.faces = stack.enter_context(Watcher(CascadeFaces(), alive, interval=1.0, again=0.5))
        self.people = stack.enter_context(Watcher(HogPeople(), alive, interval=2.0, again=0.5))
        self.times = _Times()
        self.repeated = array("b")
        self.brightness, self.contrast, self.colour, self.unexposed = Samples(), Samples(), Samples(), Samples()
        self.camera, self.subject, self.sharp = Samples(), Samples(), Samples()
        self._repetitions = Repetitions()
        self._motion = MotionMeter()
        self._shrinker = Shrinker(_proportions(video.width, video.height, _AREA))
        wide, high = video.display_size
        scale = min(1.0, _MEDIUM / max(wide, high, 1))
        medium = max(1, round(wide * scale)), max(1, round(high * scale))
        self._medium = Shrinker(medium[::-1] if video.rotation in (90, 270) else medium)
        self._next_tenth = self._next_sharp = 0.0

    def add(self, exact: Fraction, frame: av.VideoFrame) -> None:
        time = float(exact)
        small = self._shrinker.shrunk(frame)
        self.finder.add(_thumbnail(small))
        self.times.add(exact)
        self.repeated.append(self._repetitions.repeats(frame))
        if time + 1e-3 >= self._next_tenth:
            self._next_tenth = (np.floor(time / float(STEP) + 1e-2) + 1) * float(STEP)
            self._measure(time, small)
        sharp = time + 1e-3 >= self._next_sharp
        faces, people = self.faces.due(time), self.people.due(time)
        if sharp or faces or people:
            medium = turned_upright(self._medium.shrunk(frame), self._video)
            if sharp:
                self._next_sharp = (np.floor(time / float(SHARPNESS_STEP) + 1e-2) + 1) * float(SHARPNESS_STEP)
                self.sharp.add(time, sharpness(cv2.cvtColor(medium, cv2.COLOR_RGB2GRAY)))
            if faces:
                self.faces.look(exact, medium)
            if people:
                self.people.look(exact, medium)

    def snapshot(self) -> Snapshot:
        """The state after the frame added last: see engine.signals.resume."""
        threads = {name: getattr(self, name).snapshot() for name in ("finder", "faces", "people")}
        state: State = {"repeated": numbers(self.repeated), "next": np.array([self._next_tenth, self._next_sharp])}
        for name in _PARTS:
            state |= named(name, getattr(self, name).state())

        def complete() -> State | None:
            known = dict(state)
            for name, finished in threads.items():
                part = finished()
                if part is None:
                    return None
                known |= named(name, part)
            return known

        return complete

    def restore(self, state: State) -> None:
        """Be as after the last frame that `state` knows of."""
        for name in ("finder", "faces", "people", *_PARTS):
            getattr(self, name).restore(of(name, state))
        refill(self.repeated, state["repeated"])
        self._next_tenth, self._next_sharp = state["next"].tolist()

    def was(self, number: int, time: Fraction, frame: av.VideoFrame) -> bool:
        """Whether `frame` is the one that was added as `number`, by its time and its looks; one of the latest few."""
        return time == self.times[number] and np.array_equal(
            _thumbnail(self._shrinker.shrunk(frame)), self.finder.thumbnail(number)
        )

    def _measure(self, time: float, small: np.ndarray) -> None:
        grey = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY)
        seen = look(small, grey)
        self.brightness.add(time, seen.brightness)
        self.contrast.add(time, seen.contrast)
        self.colour.add(time, seen.colourfulness)
        self.unexposed.add(time, float(seen.unexposed))
        speeds = self._motion.add(time, grey)
        if speeds is not None:
            self.camera.add(time, speeds[0])
            self.subject.add(time, speeds[1])


def _thumbnail(small: np.ndarray) -> np.ndarray:
    return cv2.resize(small, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA)


def watch(
    info: MediaInfo, progress: Callable[[float], None], alive: Callable[[], None], keeper: Keeper | None = None
) -> Seen:
    """Measure the first video stream. `progress` is told the share done, `alive` is called while waiting.

    Goes on where an interrupted pass over this content was, if `keeper` has kept its state. Raises what `progress` and
    `alive` raise, and FootageError when the file cannot be opened.
    """
    end = info.duration
    with ExitStack() as stack:
        reader = stack.enter_context(FrameReader(info, skip_loop_filter=True, alive=alive))
        measured, source = _begun(info, reader, alive, keeper, stack)
        length = max(float(info.video[0].duration), 0.1)
        for time, frame in source:
            measured.add(time, frame)
            progress(_LOOKING * min(1.0, float(time) / length))
            # what was read ahead and is damaged would be counted twice
            if keeper is not None and not reader.broken:
                keeper.consider(measured.snapshot)
        if not len(measured.times):
            return Seen((), (), (), (), (), (), ("No picture could be decoded, so nothing was measured in it.",))
        found = measured.finder.finish()
        faces, people = measured.faces.sightings(), measured.people.sightings()
        broken = reader.broken

    times = measured.times
    starts = [Fraction(0), *(times[frame] for frame in found.starts[1:])]
    shots = tuple(Span(a, b) for a, b in zip(starts, [*starts[1:], end], strict=True) if b > a)
    after = Fraction(1) / info.video[0].rate if info.video[0].rate > 0 else Fraction(1, 25)

    def span(first: int, last: int) -> Span:
        """From the beginning of one frame to the end of another."""
        return Span(
            times[first], times[last + 1] if last + 1 < len(times) else max(times[last], min(end, times[last] + after))
        )

    fades = tuple(span(first, last) for first, last in found.blends)
    notes = (
        []
        if found.problem is None
        else [f"The trained shot detector could not be used, shots are rougher: {found.problem}."]
    )
    if broken:
        notes.append(f"{broken} damaged frames were left out.")
    if info.video[0].hdr:
        notes.append("Brightness of high dynamic range footage is measured in its own curve and reads lower than it looks.")
    unusable, remark = _unusable(measured, found, span)
    notes += remark
    return Seen(
        shots,
        fades,
        believed(faces, starts, within=1.6),
        believed(people, starts, within=3.0),
        unusable,
        _signals(measured, found, end),
        tuple(notes),
    )


def _begun(
    info: MediaInfo, reader: FrameReader, alive: Callable[[], None], keeper: Keeper | None, stack: ExitStack
) -> tuple[_Pass, Iterator[Timed]]:
    """A pass and the frames that it has yet to see: all of them, or those after the state that was kept.

    Decoding begins a little before that state, and goes on from it only if it gives the frames that were seen there: not
    every stream gives the same pictures after a seek.
    """
    measured = _Pass(info, alive, stack)
    state = None if keeper is None else keeper.left()
    if keeper is None or state is None:
        return measured, reader.frames()
    try:
        measured.restore(state)
        known = measured.times[len(measured.times) - 1]
        source = reader.frames(max(Fraction(0), known - _OVERLAP))
        if _leads_to(measured, source) and not reader.broken:
            return measured, source
        problem = "decoding from the middle does not give what decoding from the start gave"
    except (IndexError, KeyError, ValueError) as error:
        problem = f"its state is of another shape: {error}"
    _LOG.warning("%s: an interrupted analysis is begun anew, since %s", info.path, problem)
    keeper.clear()
    reader.broken = 0
    return _Pass(info, alive, stack), reader.frames()


def _leads_to(measured: _Pass, source: Iterator[Timed]) -> bool:
    """Whether `source` begins with the last frames that were measured; it is read up to the very last of them."""
    number: int | None = None
    count = len(measured.times)
    for time, frame in source:
        if number is None:
            number = next((n for n in range(count - 1, -1, -1) if measured.times[n] <= time), -1)
        else:
            number += 1
        if not 0 <= number < count or not measured.was(number, time, frame):
            return False
        if number == count - 1:
            return True
    return False


def _signals(measured: _Pass, found: Boundaries, end: Fraction) -> tuple[Signal, ...]:
    seconds = measured.times.seconds()
    difference = Samples()
    for time, value in zip(seconds.tolist(), found.evidence[:, DIFFERENCE].tolist(), strict=True):
        difference.add(time, value / 255)
    cuts = seconds[list(found.starts[1:])]
    series = [
        signal("brightness", "0..1", regular(measured.brightness, end)),
        signal("contrast", "0..1", regular(measured.contrast, end)),
        signal("colourfulness", "0..1", regular(measured.colour, end)),
        signal("difference", "0..1", regular(difference, end, reduce="max")),
        signal("sharpness", "0..1", regular(measured.sharp, end, step=SHARPNESS_STEP), step=SHARPNESS_STEP),
    ]
    if len(measured.subject):
        series += [
            signal("subject_motion", "picture widths/s", _within_shots(measured.subject, cuts, end)),
            signal("camera_motion", "picture widths/s", _within_shots(measured.camera, cuts, end)),
        ]
    return tuple(series)


def _within_shots(samples: Samples, cuts: np.ndarray, end: Fraction) -> np.ndarray:
    """The series without what was measured across a cut, where there is no motion to speak of."""
    times, values = samples.times, samples.values
    before = np.concatenate([[0.0], times[:-1]])
    across = np.searchsorted(cuts, times + 1e-6, side="right") > np.searchsorted(cuts, before + 1e-6, side="right")
    values = held(np.where(across, np.nan, values))
    kept = Samples()
    for time, value in zip(times.tolist(), values.tolist(), strict=True):
        kept.add(time, value)
    return regular(kept, end)


def _unusable(measured: _Pass, found: Boundaries, span: Callable[[int, int], Span]) -> tuple[tuple[Span, ...], list[str]]:
    """Black, frozen and badly exposed stretches, joined where they touch; and a remark if stills are taken as meant."""
    seconds = measured.times.seconds()
    spans = [s for s in _runs(black(found.evidence), span) if s.duration >= Fraction(_SHORTEST_BLACK)]
    repeated = np.frombuffer(measured.repeated, np.int8).astype(bool)
    frozen = [s for s in _runs(repeated, span) if s.duration >= Fraction(_SHORTEST_BAD)]
    remarks = []
    if sum(float(s.duration) for s in frozen) > _MOSTLY * float(seconds[-1] + 0.1):
        remarks.append("The picture hardly ever changes; still stretches are taken as meant, not as faults.")
    else:
        spans += frozen
    sampled = measured.unexposed
    latest = np.searchsorted(sampled.times, seconds + 1e-6, side="right") - 1
    bad = sampled.values[np.maximum(latest, 0)] > 0
    spans += [s for s in _runs(bad, span) if s.duration >= Fraction(_SHORTEST_BAD)]
    joined: list[Span] = []
    for s in sorted(spans, key=lambda s: (s.start, s.end)):
        if joined and s.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, s.end))
        else:
            joined.append(s)
    return tuple(joined), remarks


def _runs(flags: np.ndarray, span: Callable[[int, int], Span]) -> list[Span]:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]]).astype(np.int8)))
    return [span(int(first), int(stop) - 1) for first, stop in zip(edges[0::2], edges[1::2], strict=True)]


def _proportions(width: int, height: int, area: int) -> tuple[int, int]:
    """A size of about `area` pixels in the proportions of a picture. Longer strips than 3:1 are squeezed: in pictures of few
    lines OpenCV's optical flow reads beyond its buffers."""
    aspect = min(max(max(width, 1) / max(height, 1), 1 / 3), 3.0)
    high = round((area / aspect) ** 0.5)
    return round(high * aspect), high
