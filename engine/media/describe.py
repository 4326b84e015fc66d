"""What one decoded frame says about its stream: orientation, colour, depth. Bitstreams are believed over containers."""

from __future__ import annotations

import struct
from fractions import Fraction
from math import atan2, degrees

import av
from av.sidedata.sidedata import Type

from engine.protocol.media import Transfer

_PRIMARIES = {1: "bt709", 4: "bt470m", 5: "bt470bg", 6: "smpte170m", 7: "smpte240m", 8: "film", 9: "bt2020", 10: "smpte428",
              11: "smpte431", 12: "smpte432", 22: "ebu3213"}  # fmt: skip
_TRANSFER = {1: "bt709", 4: "gamma22", 5: "gamma28", 6: "smpte170m", 7: "smpte240m", 8: "linear", 9: "log100", 10: "log316",
             11: "iec61966-2-4", 12: "bt1361e", 13: "iec61966-2-1", 14: "bt2020-10", 15: "bt2020-12", 16: "smpte2084",
             17: "smpte428", 18: "arib-std-b67"}  # fmt: skip
_MATRIX = {0: "gbr", 1: "bt709", 4: "fcc", 5: "bt470bg", 6: "smpte170m", 7: "smpte240m", 8: "ycgco", 9: "bt2020nc",
           10: "bt2020c", 11: "smpte2085", 12: "chroma-derived-nc", 13: "chroma-derived-c", 14: "ictcp"}  # fmt: skip
"""Code points of ITU-T H.273 under the names that ffmpeg gives them; unspecified and reserved ones have none."""

_FULL_RANGE = 2


def orientation(frame: av.VideoFrame) -> tuple[int, bool, bool]:
    """(rotation, flipped, exact) from the display matrix: see `VideoStream.rotation` and `.flipped`.

    The matrix (ISO/IEC 14496-12, 8.3.2) maps a stored point (x, y), y downwards, to (a x + c y, b x + d y). One whose
    determinant is negative also mirrors: undoing a mirroring that comes last leaves a pure rotation. `exact` is false when
    that is not a quarter turn and the nearest was taken.
    """
    try:
        side_data = frame.side_data.get(Type.DISPLAYMATRIX)
    except ValueError:
        # PyAV 18 knows no side data of the kind that FFmpeg 8 attaches for EXIF; the angle is to be had, mirroring is not
        return -frame.rotation % 360, False, frame.rotation % 90 == 0
    if side_data is None:
        return 0, False, True
    a, b, _, c, d = struct.unpack("=5i", bytes(side_data)[:20])
    flipped = a * d - b * c < 0
    if flipped:
        a = -a
    if not (a or b):
        return 0, False, False
    angle = degrees(atan2(b, a)) % 360
    quarter = round(angle / 90) * 90
    return quarter % 360, flipped, abs(angle - quarter) < 1


def transfer(frame: av.VideoFrame) -> Transfer:
    """PQ and HLG by the transfer characteristics in the bitstream."""
    return {16: "pq", 18: "hlg"}.get(int(frame.color_trc), "sdr")  # type: ignore[return-value]


def colour(frame: av.VideoFrame) -> dict[str, str | bool | int]:
    """The colour fields of VideoStream."""
    components = frame.format.components
    return {
        "pixel_format": frame.format.name,
        "bit_depth": max((component.bits for component in components), default=8),
        "colour_primaries": _PRIMARIES.get(int(frame.color_primaries), ""),
        "colour_transfer": _TRANSFER.get(int(frame.color_trc), ""),
        "colour_matrix": _MATRIX.get(int(frame.colorspace), ""),
        "full_range": int(frame.color_range) == _FULL_RANGE or frame.format.name.startswith("yuvj") or frame.format.is_rgb,
        "has_alpha": any(component.is_alpha for component in components),
        "interlaced": bool(frame.interlaced_frame),
    }


def sample_aspect(value: Fraction | None) -> Fraction:
    """The pixels' width over height; 1 where unknown or absurd."""
    if not value or value <= 0 or not Fraction(1, 10) <= value <= 10:
        return Fraction(1)
    return Fraction(value)


def layout_name(name: str, channels: int) -> str:
    """A channel layout's name, the usual one where the file only counts channels."""
    if name and not name.endswith("channels"):
        return name
    return {1: "mono", 2: "stereo", 3: "2.1", 4: "quad", 5: "5.0", 6: "5.1", 7: "6.1", 8: "7.1"}.get(channels, name)
