"""An hour of 1080p footage from its file to the first answer about it.

The film is a minute of moving texture at 8 Mb/s with a key frame every 60 pictures, its packets sixty times over: what a
decoder does is the same for each minute, and making it takes seconds.
"""

from __future__ import annotations

import os
import time
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

from engine.media import probe
from engine.media.reader import FrameReader
from engine.media.together import sample_together
from engine.models.interface import Views, ask
from engine.protocol import MediaInfo
from engine.tasks.context import Context
from tests.benchmarks.understanding.sheet import Sheet

RATE = 30
_SIZE = (1920, 1080)
_PIECE = 64


def made(path: Path, minutes: int, seconds: int = 60) -> MediaInfo:
    """The film, `minutes` times the same `seconds` of pictures."""
    minute = path.with_name("minute.mp4")
    _encode(minute, seconds)
    with av.open(str(minute)) as source, av.open(str(path), "w") as target:
        stream = source.streams.video[0]
        copied = target.add_stream_from_template(stream)
        packets = [packet for packet in source.demux(stream) if packet.dts is not None]
        length = int(Fraction(seconds) / stream.time_base)
        shown = [(packet.pts, packet.dts) for packet in packets]
        for number in range(minutes):
            for packet, (pts, dts) in zip(packets, shown, strict=True):
                packet.stream = copied
                packet.pts, packet.dts = pts + number * length, dts + number * length
                target.mux(packet)
                packet.stream = stream
    return probe(path)


def run(sheet: Sheet, model: Any, context: Context, folder: Path, *, tiny: bool) -> None:
    """Decoding by one reader and by several, then from the file to an answer, and the question after it."""
    size = (64, 64) if tiny else (448, 256)
    info = made(folder / "film.mp4", 2 if tiny else 60, 5 if tiny else 60)
    times = [Fraction(second) + Fraction(1, 2) for second in range(int(info.duration))]
    sheet.note(f"{float(info.duration):.0f} s of film, {info.size / 1e6:.0f} MB, {os.cpu_count()} processors")
    part = Fraction(5 if tiny else 300)
    with FrameReader(info) as reader:
        taken = sheet.timed(lambda: sum(1 for _ in reader.frames(None, part)))
    sheet.add("film: every picture by one reader", float(part) * RATE / taken, "pictures/s")
    for readers in (1, None):
        taken = sheet.timed(lambda readers=readers: sum(1 for _ in sample_together(info, times, size=size, readers=readers)))
        sheet.add(f"film: a picture a second, {readers or 'several'} readers", taken, "s")
    model.forget()
    views = _views(info, times, size)
    began = time.perf_counter()
    seen = model.see([views], context)
    looked = time.perf_counter() - began
    model.answer(seen, [ask("What happens?", most_tokens=64)], context)
    whole = time.perf_counter() - began
    sheet.add("film: from file to first answer", whole, "s", goal="<= 60", floor=f"{looked:.1f} of it until it was seen")
    second = sheet.timed(lambda: model.answer(seen, [ask("And then?", most_tokens=100)], context))
    sheet.add("film: second question, 100 tokens", second, "s", goal="<= 3")


def _views(info: MediaInfo, times: list[Fraction], size: tuple[int, int]) -> Views:
    def pieces() -> Any:
        held: list[np.ndarray] = []
        for _, picture in sample_together(info, times, size=size):
            held.append(picture)
            if len(held) == _PIECE:
                yield np.stack(held)
                held.clear()
        if held:
            yield np.stack(held)

    stamps = tuple(float(time) for time in times)
    return Views(info.path, info.fingerprint, 0.0, float(info.duration), float(info.duration), stamps, size, pieces)


def _encode(path: Path, seconds: int) -> None:
    rng = np.random.default_rng(0)
    texture = rng.integers(0, 255, (_SIZE[1] // 8 + 60, _SIZE[0] // 8 + 60, 3), dtype=np.uint8).repeat(8, 0).repeat(8, 1)
    with av.open(str(path), "w") as target:
        stream = target.add_stream("libx264", rate=RATE)
        stream.width, stream.height = _SIZE
        stream.pix_fmt = "yuv420p"
        stream.bit_rate = 8_000_000
        stream.options = {"preset": "veryfast", "g": "60", "keyint_min": "60", "sc_threshold": "0", "threads": "auto"}
        for number in range(seconds * RATE):
            x, y = number % 400, number * 2 % 400
            picture = texture[y : y + _SIZE[1], x : x + _SIZE[0]]
            for packet in stream.encode(av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24")):
                target.mux(packet)
        for packet in stream.encode(None):
            target.mux(packet)
