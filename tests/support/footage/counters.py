"""Footage whose every frame says which one it is, so that a test can assert exact frames and exact sync.

A frame's number is drawn over the whole picture as an 8 x 6 grid of black and white squares: the upper half holds 24 bits
(20 of the number, 4 that tell which way up the picture is), the lower half their complement. A square is read against its
complement, so fades, gain and colour conversion do no harm, and a mixed or torn picture is noticed instead of misread.
Everything is deterministic.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path

import numpy as np

from tests.support.footage.files import write
from tests.support.footage.sounds import Sound

COLUMNS, ROWS = 8, 6
_BITS = 24
_UPRIGHT = {0: 1, 7: 0, 16: 1, 23: 1}
"""Fixed bits, placed so that mirroring or turning the picture half round breaks at least one of them."""
_NUMBER = tuple(k for k in range(_BITS) if k not in _UPRIGHT)
LARGEST = 2 ** len(_NUMBER) - 1
_BLACK, _WHITE = 24, 232


class Unreadable(ValueError):
    """The picture carries no number, or not a trustworthy one."""


def counter_picture(number: int, size: tuple[int, int]) -> np.ndarray:
    """Gray uint8 (height, width) picture that carries `number`, 0 to LARGEST; `size` is (width, height)."""
    if not 0 <= number <= LARGEST:
        raise ValueError(f"the counter goes from 0 to {LARGEST}, not {number}")
    bits = np.zeros(_BITS, bool)
    for place, k in enumerate(_NUMBER):
        bits[k] = number >> place & 1
    for k, value in _UPRIGHT.items():
        bits[k] = bool(value)
    cells = np.where(np.concatenate([bits, ~bits]), _WHITE, _BLACK).astype(np.uint8).reshape(ROWS, COLUMNS)
    width, height = size
    rows = np.arange(height) * ROWS // height
    columns = np.arange(width) * COLUMNS // width
    return np.ascontiguousarray(cells[rows][:, columns])


def read_counter(picture: np.ndarray) -> int:
    """The number in a picture: (h, w) gray or (h, w, 3) RGB, uint8 or 0..255 floats, of any size from about 32 x 24.

    Raises Unreadable when the squares contradict each other or the picture is turned or mirrored.
    """
    gray = picture.astype(np.float64)
    if gray.ndim == 3:
        gray = gray[..., :3].mean(axis=2)
    height, width = gray.shape
    cells = np.empty((ROWS, COLUMNS))
    for row in range(ROWS):
        top, bottom = _middle(row, ROWS, height)
        for column in range(COLUMNS):
            left, right = _middle(column, COLUMNS, width)
            cells[row, column] = gray[top:bottom, left:right].mean()
    difference = cells.ravel()[:_BITS] - cells.ravel()[_BITS:]
    contrast = np.abs(difference)
    if contrast.max() < 20 or contrast.min() < 0.5 * contrast.max():
        raise Unreadable(f"no clear counter: contrast of the squares runs from {contrast.min():.0f} to {contrast.max():.0f}")
    bits = difference > 0
    if any(bits[k] != value for k, value in _UPRIGHT.items()):
        raise Unreadable("the counter is not upright")
    return sum(1 << place for place, k in enumerate(_NUMBER) if bits[k])


def _middle(index: int, count: int, length: int) -> tuple[int, int]:
    """The inner half of cell `index`, at least one pixel."""
    cell = length / count
    first = int((index + 0.25) * cell)
    return first, max(first + 1, int((index + 0.75) * cell))


def counter_clip(
    path: Path,
    *,
    rate: Fraction = Fraction(30),
    frames: int = 60,
    size: tuple[int, int] = (320, 180),
    codec: str = "libx264",
    gop: int = 250,
    b_frames: int = 0,
    open_gop: bool = False,
    timestamps: Sequence[Fraction] | None = None,
    start: Fraction = Fraction(0),
    audio: Sound | np.ndarray | None = None,
    audio_codec: str | None = None,
    audio_rate: int = 48000,
    audio_start: Fraction = Fraction(0),
    channels: int = 2,
    pixel_format: str = "yuv420p",
    rotation: int = 0,
    mirrored: bool = False,
    timecode: str | None = None,
    first_number: int = 0,
    colour: Mapping[str, int] | None = None,
    codec_options: Mapping[str, str] | None = None,
    container_options: Mapping[str, str] | None = None,
) -> Path:
    """Write a clip whose frame n carries the number `first_number` + n; returns `path`, whose suffix names the container.

    `timestamps` are media times of a variable-rate clip (the first is 0); `start` is where media time 0 lies on the file's
    clock (in mp4 and mov that makes an empty edit). `audio` is a kind of sound as long as the picture, or samples of
    (channels, n) float32, whose first sample lies at media time `audio_start`. `rotation` is in degrees clockwise needed to
    stand upright, then left and right change places if `mirrored`: pictures are stored the other way round, `size` is the
    stored one. `colour` sets color_primaries, color_trc, colorspace and color_range of the codec by number.
    """
    upright = size[::-1] if rotation % 180 else size
    pictures = (_stored(counter_picture(first_number + n, upright), rotation, mirrored) for n in range(frames))
    return write(
        path, pictures, frames=frames, rate=rate, size=size, codec=codec, gop=gop, b_frames=b_frames, open_gop=open_gop,
        timestamps=timestamps, start=start, audio=audio, audio_codec=audio_codec, audio_rate=audio_rate,
        audio_start=audio_start, channels=channels, pixel_format=pixel_format, rotation=rotation, mirrored=mirrored,
        timecode=timecode, colour=colour or {}, codec_options=codec_options or {}, container_options=container_options or {},
    )  # fmt: skip


def _stored(upright: np.ndarray, rotation: int, mirrored: bool) -> np.ndarray:
    """What is stored so that turning it clockwise by `rotation`, then mirroring it, shows `upright`."""
    return np.ascontiguousarray(np.rot90(upright[:, ::-1] if mirrored else upright, rotation // 90))
