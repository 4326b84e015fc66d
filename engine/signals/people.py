"""Faces and people through time: looked for rarely, and believed only when seen more than once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice

import numpy as np

from engine.protocol import FaceBox
from engine.signals.background import Background
from engine.signals.detectors import Box, Detector, overlap
from engine.signals.resume import Snapshot, State


@dataclass(frozen=True)
class Sighting:
    """What a detector saw in the frame at `time`."""

    time: Fraction
    boxes: tuple[Box, ...]


class Watcher:
    """Shows one detector a few pictures a second, in a thread of its own: one every `interval` seconds, and another `again`
    seconds later if it found something that was not there before, since a single sighting is not believed.

    Which pictures are looked at depends on the footage only, never on how fast the detector is; nor does the decoder wait
    for it: the second picture is handed over in any case, and the thread leaves it be where there was nothing new.
    """

    def __init__(self, detector: Detector, alive: Callable[[], None], *, interval: float, again: float) -> None:
        self._detector = detector
        self._again = again
        self._slots = max(1, round(interval / again))
        self._slot = -1
        self._thread: Background[None] = Background("people", alive, queue=24)
        self._sightings: list[Sighting] = []
        self._fresh = False

    def __enter__(self) -> Watcher:
        return self

    def __exit__(self, *problem: object) -> None:
        self._thread.__exit__(*problem)

    def due(self, time: float) -> bool:
        """Whether the frame at `time` is to be handed over."""
        slot = int(time / self._again + 1e-2)
        if slot <= self._slot:
            return False
        return slot % self._slots < 2 or slot - self._slot >= self._slots

    def look(self, time: Fraction, picture: np.ndarray) -> None:
        """Hand over `picture`, upright RGB (h, w, 3) uint8, of the frame that was due at `time`."""
        slot = int(float(time) / self._again + 1e-2)
        second = slot % self._slots == 1 and slot - self._slot == 1
        self._slot = slot
        for _ in self._thread.results():
            pass  # raises what the detector raised
        self._thread.ask(lambda: self._see(time, picture, only_if_fresh=second))

    def sightings(self) -> list[Sighting]:
        """Everything seen, in order of time; waits for what is still being looked at."""
        for _ in self._thread.results(all_of_them=True):
            pass
        return self._sightings

    def snapshot(self) -> Snapshot:
        """See engine.signals.resume."""
        slot = self._slot
        looked = self._thread.after(lambda: (len(self._sightings), self._fresh))

        def complete() -> State | None:
            if not looked.done():
                return None
            count, fresh = looked.result()
            seen = self._sightings[:count]
            boxes = [box for sighting in seen for box in sighting.boxes]
            return {
                "slot": np.array(slot),
                "fresh": np.array(fresh),
                "times": np.array([s.time.as_integer_ratio() for s in seen], np.int64).reshape(-1, 2),
                "counts": np.array([len(s.boxes) for s in seen], np.int64),
                "boxes": np.array(boxes, np.float64).reshape(-1, 5),
            }

        return complete

    def restore(self, state: State) -> None:
        self._slot, self._fresh = int(state["slot"]), bool(state["fresh"])
        boxes = iter([Box(*values) for values in state["boxes"].tolist()])
        self._sightings += [
            Sighting(Fraction(*time), tuple(islice(boxes, count)))
            for time, count in zip(state["times"].tolist(), state["counts"].tolist(), strict=True)
        ]

    def _see(self, time: Fraction, picture: np.ndarray, *, only_if_fresh: bool) -> None:
        if only_if_fresh and not self._fresh:
            return
        boxes = tuple(self._detector.detect(picture))
        recent = self._sightings[-1].boxes if self._sightings else ()
        self._fresh = any(not any(same(box, other, self._again) for other in recent) for box in boxes)
        self._sightings.append(Sighting(time, boxes))


def believed(
    sightings: Sequence[Sighting],
    shots: Sequence[Fraction],
    *,
    within: float,
    sure: float = 1.0,
) -> tuple[FaceBox, ...]:
    """The boxes that another sighting confirms: near in place, at most `within` seconds away, in the same shot.

    `shots` are the times of first frames. A box with a score of `sure` or more needs no confirmation. Detectors of this kind
    see faces in foliage and folds now and then, but hardly ever twice in one place.
    """
    times = [sighting.time for sighting in sightings]
    places = [bisect_right(shots, time) for time in times]
    found: list[FaceBox] = []
    for at, sighting in enumerate(sightings):
        for box in sighting.boxes:
            confirmed = box.score >= sure
            for step in (-1, 1):
                other = at + step
                while not confirmed and 0 <= other < len(times) and abs(times[other] - sighting.time) <= within:
                    if places[other] != places[at]:
                        break
                    apart = float(abs(times[other] - sighting.time))
                    confirmed = any(same(box, seen, apart) for seen in sightings[other].boxes)
                    other += step
            if confirmed:
                corners = (round(value, 4) for value in (box.x0, box.y0, box.x1, box.y1))
                found.append(FaceBox(sighting.time, *corners, round(box.score, 3)))
    return tuple(found)


def same(a: Box, b: Box, apart: float) -> bool:
    """Whether two boxes `apart` seconds from each other can be one person: of like size, and not too far away."""
    if overlap(a, b) > 0.2:
        return True
    size_a, size_b = a.y1 - a.y0, b.y1 - b.y0
    if not 0.6 <= size_a / max(size_b, 1e-6) <= 1.67:
        return False
    shift = np.hypot((a.x0 + a.x1 - b.x0 - b.x1) / 2, (a.y0 + a.y1 - b.y0 - b.y1) / 2)
    return bool(shift <= min(1.0, 0.5 + apart) * max(size_a, size_b))
