"""An hour of 1080p footage from its file to the first answer about it, and how the time divides.

The film is ten seconds of moving texture at 8 Mb/s with a keyframe every 60 pictures, its packets over and over: what a
decoder does is the same for each stretch, and making it takes seconds. It is looked at as tasks do, a picture a second of
56 tokens each, at times that follow the keyframes. What is done at once in the whole is then done by itself, part by part:
the whole can be no quicker than the longest part that others do not wait for, and need be no slower than all in turn.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

from engine import nvdec
from engine.media import probe
from engine.media.keyframes import indexed_keyframes
from engine.media.reader import FrameReader
from engine.media.together import sample_together
from engine.models.interface import Views, ask
from engine.protocol import MediaInfo
from engine.tasks.context import Context
from engine.tasks.understanding.plan import Look, following
from tests.benchmarks.understanding.sheet import Sheet

RATE = 30
EACH = 56
"""Tokens a picture."""
_PIECE = 16
_STRETCH = 10
"""Seconds of footage that are really made."""


@dataclass(frozen=True)
class Size:
    """Of the film, and of what is asked."""

    seconds: int = 3600
    picture: tuple[int, int] = (1920, 1080)
    rate: int = 8_000_000
    answer: int = 64
    second: int = 100


HOUR = Size()
TINY = Size(seconds=60, picture=(320, 180), rate=400_000, answer=8, second=8)


def made(path: Path, size: Size) -> MediaInfo:
    """The film, the same stretch over and over."""
    stretch = path.with_name("stretch.mp4")
    _encode(stretch, size)
    with av.open(str(stretch)) as source, av.open(str(path), "w") as target:
        stream = source.streams.video[0]
        copied = target.add_stream_from_template(stream)
        packets = [packet for packet in source.demux(stream) if packet.dts is not None]
        length = int(Fraction(_STRETCH) / stream.time_base)
        shown = [(packet.pts, packet.dts) for packet in packets]
        for number in range(size.seconds // _STRETCH):
            for packet, (pts, dts) in zip(packets, shown, strict=True):
                packet.stream = copied
                packet.pts, packet.dts = pts + number * length, dts + number * length
                target.mux(packet)
                packet.stream = stream
    return probe(path)


def run(
    sheet: Sheet, model: Any, context: Context, folder: Path, *, tiny: bool, each: int = EACH, one_reader: bool = False
) -> None:
    """From the file to an answer and the question after it; then the parts by themselves. `each` are tokens a picture; with
    `one_reader` reading by one reader is measured, too, which takes minutes."""
    size = TINY if tiny else HOUR
    folder.mkdir(parents=True, exist_ok=True)
    began = time.perf_counter()
    info = made(folder / "film.mp4", size)
    sheet.note(
        f"{float(info.duration):.0f} s of film, {info.size / 1e6:.0f} MB, made in {time.perf_counter() - began:.0f} s; "
        f"{os.cpu_count()} processors; card for decoding: {nvdec.missing() or 'there'}, {nvdec.wish()}"
    )
    pixels = model.size(each, *size.picture)
    _warm(model, context, pixels)
    waited = Waited()
    views = _views(info, pixels, waited)
    sheet.note(f"{len(views.times)} pictures of {views.size[0]}x{views.size[1]}")

    began = time.perf_counter()
    seen = model.see([views], context)
    looked = time.perf_counter() - began
    model.answer(seen, [ask("What happens?", most_tokens=size.answer)], context)
    whole = time.perf_counter() - began
    second = sheet.timed(lambda: model.answer(seen, [ask("And then?", most_tokens=size.second)], context))
    sheet.add("film: from file to first answer", whole, "s", goal="<= 60")
    sheet.add("film:   until it was seen", looked, "s")
    sheet.add("film:   of which nothing was to be done but wait for pictures", waited.seconds, "s")
    sheet.add(f"film: second question, {size.second} tokens", second, "s", goal="<= 3")
    _parts(sheet, model, context, views, (whole, size.answer))
    if one_reader:
        _by_one(sheet, info, views)


def _parts(sheet: Sheet, model: Any, context: Context, views: Views, whole: tuple[float, int]) -> None:
    """Decoding, looking, reading and answering, each by itself."""
    pictures: list[np.ndarray] = []
    decode = sheet.timed(lambda: pictures.extend(views.pieces()))
    model.features.settle()
    model.forget()
    # under a name of its own, so that nothing of it is recalled
    held = replace(views, fingerprint=f"{views.fingerprint} held", pictures=lambda: pictures)
    vision = sheet.timed(lambda: model.features.get(held, context))
    seen: list[Any] = []
    reading = sheet.timed(lambda: seen.append(model.see([held], context)))
    answer = sheet.timed(lambda: model.answer(seen[0], [ask("What happens?", most_tokens=whole[1])], context))
    alone = {"decoding of footage": decode, "vision": vision, "reading the prompt": reading, "answer": answer}
    for name, taken in alone.items():
        sheet.add(f"film: by itself, {name}", taken, "s")
    sheet.note(f"{seen[0].tokens} tokens")
    longest = max(decode, vision + reading)
    binds = "decoding of footage" if decode > vision + reading else "vision and reading, which share a device"
    sheet.add("film: were it all at once", longest + answer, "s", floor=f"bound by {binds}")
    sheet.add("film: were it in turn", decode + vision + reading + answer, "s")
    saved = decode + vision + reading + answer - whole[0]
    sheet.add("film: spared by doing it at once", saved, "s", floor=f"{min(decode, vision + reading):.2f} could be at best")


def _warm(model: Any, context: Context, pixels: tuple[int, int]) -> None:
    """Have kernels compiled and memory taken, as after a model's first question."""
    noise = np.random.default_rng(0).integers(0, 255, (16, pixels[1], pixels[0], 3), dtype=np.uint8)
    times = tuple(float(second) for second in range(len(noise)))
    seen = model.see([Views("warm.mp4", "warm", 0.0, 16.0, 16.0, times, pixels, noise)], context)
    model.answer(seen, [ask("What happens?", most_tokens=8)], context)
    model.forget()


def _by_one(sheet: Sheet, info: MediaInfo, views: Views) -> None:
    part = min(info.duration, Fraction(60))
    with FrameReader(info) as reader:
        taken = sheet.timed(lambda: sum(1 for _ in reader.frames(None, part)))
    sheet.add("film: every picture by one reader", float(part) * RATE / taken, "pictures/s")
    times = [Fraction(stamp) for stamp in views.times]
    taken = sheet.timed(lambda: sum(1 for _ in sample_together(info, times, size=views.size, readers=1)))
    sheet.add("film: its pictures by one reader", taken, "s")


class Waited:
    """Seconds for which whoever wanted the next pictures had to wait for them."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def of(self, source: Iterator[np.ndarray]) -> Iterator[np.ndarray]:
        """The same, timed."""
        while True:
            began = time.perf_counter()
            piece = next(source, None)
            self.seconds += time.perf_counter() - began
            if piece is None:
                return
            yield piece


def _views(info: MediaInfo, size: tuple[int, int], waited: Waited) -> Views:
    """A picture a second, as engine.tasks.understanding.looking shows them."""
    seconds = int(info.duration)
    times = tuple(Fraction(second) + Fraction(1, 2) for second in range(seconds))
    look = Look(0, Fraction(0), Fraction(seconds), times, EACH)
    look = following(look, indexed_keyframes(info), 1 / info.video[0].rate)
    stamps = tuple(round(float(time), 6) for time in look.times)
    pieces: Callable[[], Iterator[np.ndarray]] = lambda: waited.of(_pieces(info, look, size))  # noqa: E731
    return Views(info.path, info.fingerprint, 0.0, float(seconds), float(info.duration), stamps, size, pieces)


def _pieces(info: MediaInfo, look: Look, size: tuple[int, int]) -> Iterator[np.ndarray]:
    held: list[np.ndarray] = []
    for _, picture in sample_together(info, look.times, size=size):
        held.append(picture)
        if len(held) == _PIECE:
            yield np.stack(held)
            held = []
    if held:
        yield np.stack(held)


def _encode(path: Path, size: Size) -> None:
    rng = np.random.default_rng(0)
    width, height = size.picture
    texture = rng.integers(0, 255, (height // 8 + 60, width // 8 + 60, 3), dtype=np.uint8).repeat(8, 0).repeat(8, 1)
    with av.open(str(path), "w") as target:
        stream = target.add_stream("libx264", rate=RATE)
        stream.width, stream.height = width, height
        stream.pix_fmt = "yuv420p"
        stream.bit_rate = size.rate
        stream.options = {"preset": "veryfast", "g": "60", "keyint_min": "60", "sc_threshold": "0", "threads": "auto"}
        for number in range(_STRETCH * RATE):
            x, y = number % 400, number * 2 % 400
            picture = texture[y : y + height, x : x + width]
            for packet in stream.encode(av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24")):
                target.mux(packet)
        for packet in stream.encode(None):
            target.mux(packet)
