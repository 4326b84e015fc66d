"""Waveforms: bars of equal width, each as high as the loudest sample under it."""

from __future__ import annotations

from collections import OrderedDict
from fractions import Fraction

from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from editor.model import Clip, Gain, Narration, Speed
from engine.protocol import Peaks

BAR, PITCH = 1.25, 2
_NUDGE = 1e-7
"""Added to positions, so that rounding does not depend on where a painting began."""


class Levels:
    """The values of a waveform at coarser and coarser steps, each four times the last, made when first needed."""

    def __init__(self, peaks: Peaks) -> None:
        self.step = float(peaks.step)
        self._levels = [peaks.values]

    def at(self, number: int) -> bytes:
        """Level `number`; each value covers 4 ** number steps."""
        while len(self._levels) <= number:
            finer = self._levels[-1]
            padded = finer + bytes(-len(finer) % 4)
            self._levels.append(bytes(map(max, padded[::4], padded[1::4], padded[2::4], padded[3::4])))
        return self._levels[number]


class Waves:
    """Levels of the sounds drawn lately."""

    def __init__(self, kept: int = 64) -> None:
        self._kept = kept
        self._levels: OrderedDict[int, tuple[Peaks, Levels]] = OrderedDict()

    def of(self, peaks: Peaks) -> Levels:
        entry = self._levels.get(id(peaks))
        if entry is None:
            entry = self._levels[id(peaks)] = (peaks, Levels(peaks))
            while len(self._levels) > self._kept:
                self._levels.popitem(last=False)
        return entry[1]


def draw(
    painter: QPainter,
    item: Clip | Narration,
    levels: Levels,
    rate: Fraction,
    colour: QColor,
    *,
    left: int,
    right: int,
    clip_left: float,
    per_frame: float,
    origin: int,
    top: float,
    height: float,
) -> None:
    """Draw from `left` to `right` of a clip that begins at `clip_left`. Bars stand on a grid of the whole timeline."""
    first = left + (-(left + origin)) % PITCH
    if first - PITCH >= clip_left:
        first -= PITCH  # it reaches a little over `left`
    count = (right - first + PITCH - 1) // PITCH
    if count <= 0:
        return
    values = _values(item, levels, rate, first - clip_left, per_frame, count)
    if values is None:
        return
    half, middle = (height - 4) / 2, top + height / 2
    loud = 10 ** (item.gain.db / 20) if not item.gain.muted else 0.0
    scale = half * loud / 255
    gain = item.gain
    lines: list[QLineF] = []
    append = lines.append
    if gain.fade_in or gain.fade_out:
        for number, value in enumerate(values):
            x = first + number * PITCH + BAR / 2
            y = min(half, max(0.5, value * scale * _fade(gain, item.duration, (x - clip_left) / per_frame)))
            append(QLineF(x, middle - y, x, middle + y))
    else:
        heights = [min(half, max(0.5, value * scale)) for value in range(256)]
        for number, value in enumerate(values):
            x, y = first + number * PITCH + BAR / 2, heights[value]
            append(QLineF(x, middle - y, x, middle + y))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, BAR, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawLines(lines)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _values(
    item: Clip | Narration, levels: Levels, rate: Fraction, offset: float, per_frame: float, count: int
) -> list[int] | None:
    """The loudest value under each bar, the first of which is `offset` pixels into the clip."""
    speed = item.speed if isinstance(item, Clip) else Speed()
    if speed.ramp:
        return _along_ramp(item, levels, rate, offset, per_frame, count)
    a_second = float(speed.rate) / float(rate) / per_frame
    start = float(item.source_in) + offset * a_second
    wide = PITCH * a_second
    number, step = 0, levels.step
    while step * 4 <= abs(wide) and number < 12:
        number, step = number + 1, step * 4
    data = levels.at(number)
    length = len(data)
    if not length:
        return None
    at, move = start / step + _NUDGE, wide / step
    if abs(move) < 1:
        return _between(data, at, move, count)
    values = []
    if move < 0:
        at, move, backwards = at + move * count, -move, True
    else:
        backwards = False
    low = int(at)
    for number in range(1, count + 1):
        high = int(at + number * move)
        values.append(max(data[low : high + 1], default=0) if 0 <= low < length else 0)
        low = high
    return values[::-1] if backwards else values


def _between(data: bytes, at: float, move: float, count: int) -> list[int]:
    """Values finer than the data, on straight lines between them."""
    last = len(data) - 1
    values = []
    for number in range(count):
        place = at + number * move - 0.5
        low = int(place)
        if 0 <= low < last:
            part = place - low
            values.append(int(data[low] * (1 - part) + data[low + 1] * part))
        else:
            values.append(data[max(0, min(last, low))] if -1 <= low <= last else 0)
    return values


def _along_ramp(
    item: Clip | Narration, levels: Levels, rate: Fraction, offset: float, per_frame: float, count: int
) -> list[int] | None:
    assert isinstance(item, Clip)  # noqa: S101  only clips have ramps
    data, step = levels.at(0), levels.step
    values = []
    for number in range(count):
        frame = (offset + number * PITCH) / per_frame
        low = int(float(item.source_at(round(frame), rate)) / step)
        high = int(float(item.source_at(round(frame + max(1.0, PITCH / per_frame)), rate)) / step)
        low, high = min(low, high), max(low, high)
        values.append(max(data[max(0, low) : high + 1], default=0))
    return values


def _fade(gain: Gain, duration: int, frame: float) -> float:
    """0..1: what the fades leave at a frame of a clip."""
    share = 1.0
    if gain.fade_in and frame < gain.fade_in:
        share = max(0.0, frame / gain.fade_in)
    if gain.fade_out and frame > duration - gain.fade_out:
        share = min(share, max(0.0, (duration - frame) / gain.fade_out))
    return share
