"""Colour: from what a stream holds to what the sequence shows, with the size changed on the way.

Between SDR signals only the matrix, the range and, for wide-gamut footage, the primaries change. HDR becomes SDR by tone
mapping in linear light with diffuse white at 203 cd/m2 (ITU-R BT.2408), so that it is never shown washed out; SDR in an HDR
sequence is placed at that same white.
"""

from __future__ import annotations

from math import log, sqrt

from editor.render.filters import Chain, Filter, make
from engine.protocol import VideoStream

WHITE = 203
"""Luminance of diffuse white in an HDR signal, cd/m2 (ITU-R BT.2408)."""
PEAK = 1000
"""Luminance, in cd/m2, that tone mapping brings to the top of the SDR range."""

TRANSFERS = {"sdr": "bt709", "pq": "smpte2084", "hlg": "arib-std-b67"}
_SWSCALE_MATRIX = {
    "bt709": "bt709",
    "smpte170m": "smpte170m",
    "bt470bg": "bt470",
    "bt601": "bt601",
    "fcc": "fcc",
    "smpte240m": "smpte240m",
    "bt2020nc": "bt2020",
    "bt2020_ncl": "bt2020",
    "bt2020c": "bt2020",
}


def matrix_of(stream: VideoStream) -> str:
    """The matrix that turns the stream's samples into RGB: as it says, else by its size as players assume."""
    known = _SWSCALE_MATRIX.get(stream.colour_matrix)
    if known:
        return known
    if stream.hdr:
        return "bt2020"
    return "smpte170m" if stream.height <= 576 and stream.width <= 1024 else "bt709"


def is_rgb(stream: VideoStream) -> bool:
    return stream.pixel_format.startswith(("rgb", "bgr", "gbr", "argb", "abgr", "pal8", "0rgb", "0bgr", "x2rgb", "x2bgr"))


def tags(transfer: str) -> dict[str, str]:
    """What the output says of its colour, by the names that ffmpeg's encoders and muxers take."""
    if transfer == "sdr":
        return {"color_primaries": "bt709", "color_trc": "bt709", "colorspace": "bt709", "color_range": "tv"}
    return {"color_primaries": "bt2020", "color_trc": TRANSFERS[transfer], "colorspace": "bt2020nc", "color_range": "tv"}


def pixel_format(transfer: str) -> str:
    return "yuv420p" if transfer == "sdr" else "yuv420p10le"


def resized(stream: VideoStream, transfer: str, width: int, height: int, *, transparent: bool = False) -> Chain:
    """Filters that bring an upright picture of `stream` to `width` x `height` in the sequence's colour: over black, or in an
    SDR sequence `transparent` where it is."""
    if transparent:
        return _see_through(stream, width, height)
    over_black: Chain = ()
    if stream.has_alpha:
        over_black = (make("format", pix_fmts="gbrap"), make("premultiply", inplace=1), make("format", pix_fmts="gbrp"))
    if stream.hdr:
        sized = (make("scale", w=width, h=height, flags="bicubic"), _declared(*_hdr_tags(stream.transfer), _range(stream)))
        return (*over_black, *sized, *_from_hdr(stream, transfer))
    if transfer == "sdr" and not _wide(stream):
        return (*over_black, _sdr_scale(stream, width, height), make("format", pix_fmts="yuv420p"), *marked("sdr"))
    normal = (
        *over_black,
        _sdr_scale(stream, width, height),
        make("format", pix_fmts="yuv444p10le"),
        _declared("bt2020" if _wide(stream) else "bt709", "bt709", "bt709", "tv"),
    )
    if transfer == "sdr":
        change = make("zscale", p="709", t="709", m="709", r="limited")
        return (*normal, change, make("format", pix_fmts="yuv420p"), *marked("sdr"))
    return (*normal, *_LINEAR, *_to_hdr(transfer))


def drawn(transfer: str, *, transparent: bool) -> Chain:
    """Filters that bring an RGB picture of our own, drawn in the sequence's colour, into it."""
    matrix, depth = ("bt709", "") if transfer == "sdr" else ("bt2020", "10le")
    kept = make("format", pix_fmts=f"{'yuva420p' if transparent else 'yuv420p'}{depth}")
    return (make("scale", out_color_matrix=matrix, out_range="tv"), kept, *marked(transfer))


def _see_through(stream: VideoStream, width: int, height: int) -> Chain:
    """Sizes are changed with the colours multiplied by how much is seen of them, so that what cannot be seen does not show
    at the edges."""
    told: dict[str, str] = {} if is_rgb(stream) else {"in_color_matrix": matrix_of(stream), "in_range": _range(stream)}
    return (
        make("scale", **told),
        make("format", pix_fmts="gbrap"),
        make("premultiply", inplace=1),
        make("scale", w=width, h=height, flags="bicubic"),
        make("unpremultiply", inplace=1),
        *drawn("sdr", transparent=True),
    )


def _wide(stream: VideoStream) -> bool:
    return stream.colour_primaries == "bt2020"


def _range(stream: VideoStream) -> str:
    return "pc" if stream.full_range else "tv"


def _hdr_tags(transfer: str) -> tuple[str, str, str]:
    return "bt2020", TRANSFERS[transfer], "bt2020nc"


def _sdr_scale(stream: VideoStream, width: int, height: int) -> Filter:
    options: dict[str, str | int] = {"w": width, "h": height, "flags": "bicubic"}
    if not (is_rgb(stream) or stream.has_alpha):
        options |= {"in_color_matrix": matrix_of(stream), "in_range": _range(stream)}
    return make("scale", **options, out_color_matrix="bt709", out_range="tv")


def _declared(primaries: str, transfer: str, matrix: str, levels: str) -> Filter:
    """Says what the samples mean to the filters that follow, whatever the file said."""
    return make("setparams", color_primaries=primaries, color_trc=transfer, colorspace=matrix, range=levels)


_LINEAR: Chain = (make("zscale", t="linear", npl=WHITE), make("format", pix_fmts="gbrpf32le"))
"""Light in which 1.0 is diffuse white."""


def _from_hdr(stream: VideoStream, transfer: str) -> Chain:
    if transfer == stream.transfer:
        change: Chain = (make("zscale", r="limited"),) if stream.full_range else ()
        return (*change, make("format", pix_fmts="yuv420p10le"), *marked(transfer))
    if transfer != "sdr":
        return (*_LINEAR, *_to_hdr(transfer))
    return (
        *_LINEAR,
        make("zscale", p="709"),
        make("tonemap", tonemap="mobius", param=0.5, desat=0, peak=round(PEAK / WHITE, 3)),
        make("zscale", t="709", m="709", r="limited"),
        make("format", pix_fmts="yuv420p"),
        *marked("sdr"),
    )


def _to_hdr(transfer: str) -> Chain:
    change = make("zscale", p="2020", t=TRANSFERS[transfer], m="2020_ncl", r="limited", npl=WHITE)
    return (change, make("format", pix_fmts="yuv420p10le"), *marked(transfer))


def marked(transfer: str) -> Chain:
    """Every frame with the sequence's tags, so that pictures of different origin join."""
    named = tags(transfer)
    return (_declared(named["color_primaries"], named["color_trc"], named["colorspace"], named["color_range"]),)


def seen_in(transfer: str, rgb: tuple[int, int, int]) -> tuple[int, int, int]:
    """An SDR colour, 0..255, in the signal of a sequence: white stays diffuse white and does not become the brightest."""
    if transfer == "sdr":
        return rgb
    red, green, blue = ((value / 255) ** 2.4 for value in rgb)
    wide = (
        0.6274 * red + 0.3293 * green + 0.0433 * blue,
        0.0691 * red + 0.9195 * green + 0.0114 * blue,
        0.0164 * red + 0.0880 * green + 0.8956 * blue,
    )
    shade = _pq if transfer == "pq" else _hlg
    first, second, third = (min(255, max(0, round(255 * shade(value)))) for value in wide)
    return first, second, third


def _pq(light: float) -> float:
    """SMPTE ST 2084, of light in which 1 is diffuse white."""
    power = max(0.0, light * WHITE / 10000) ** (2610 / 16384)
    return float(((3424 / 4096 + 2413 / 128 * power) / (1 + 2392 / 128 * power)) ** (2523 / 32))


def _hlg(light: float) -> float:
    """ARIB STD-B67, with diffuse white at 75 % of the signal as ITU-R BT.2408 has it."""
    scene = max(0.0, light) ** (1 / 1.2) * 0.2650
    return sqrt(3 * scene) if scene <= 1 / 12 else 0.17883277 * log(12 * scene - 0.28466892) + 0.55991073
