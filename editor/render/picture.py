"""The picture of one stretch of the programme, as a chain of filters over one input."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from editor.model import CropKey
from editor.render import colour, crop
from editor.render.filters import NANOSECONDS, Chain, Filter, Source, footage, generated, make, nanoseconds
from editor.render.plan import PictureSpan, RenderPlan
from editor.render.seeking import SeekTable
from engine.protocol import PRESENTATION_TOLERANCE, MediaInfo, VideoStream

SAME_ASPECT = 0.005
"""Relative difference of shape below which a picture is stretched to fill the frame rather than given bars."""


def picture_source(plan: RenderPlan, span: PictureSpan, seeks: SeekTable, threads: int) -> Source:
    """The input that `picture_chain` reads: footage, or black."""
    if span.info is None or span.stream is None:
        return generated(f"color=c=black:s={plan.width}x{plan.height}:r={plan.rate}")
    seek = seeks.get((span.info.path, span.stream.index, span.source))
    return footage(span.info, span.stream.index, seek=seek, video=True, threads=threads)


def picture_chain(plan: RenderPlan, span: PictureSpan) -> Chain:
    """Exactly `span.frames` frames at the sequence's rate, size and colour, the first at time 0."""
    exact = (make("tpad", stop_mode="clone", stop=-1), make("trim", end_frame=span.frames))
    if span.info is None or span.stream is None:
        black = make("format", pix_fmts=colour.pixel_format(plan.transfer))
        return (*exact, make("scale", out_color_matrix="bt709", out_range="limited"), black, *_finish(plan))
    stream = span.stream
    deinterlace = (make("bwdif", mode="send_frame", deint="interlaced"),) if stream.interlaced else ()
    return (
        *deinterlace,
        *retimed(plan.rate, span.info, span.source, span.speed),
        *exact,
        make("sidedata", mode="delete"),
        *upright(stream),
        *framed(plan, span, stream),
        *_finish(plan),
    )


def retimed(rate: Fraction, info: MediaInfo, source: Fraction, speed: Fraction) -> Chain:
    """Frame n is the last source frame stamped at or before `source + n * speed / rate + PRESENTATION_TOLERANCE`.

    Each source frame's clock is shifted by the clip's start and the tolerance and divided by the speed; rounding it up to a
    whole frame, with a later frame replacing an earlier one, is then that very rule. Nothing in it depends on the source's
    own rate, so variable rates need no other path. A frame that begins late is held backwards to the clip's start.
    """
    shift = nanoseconds(info.origin + source + PRESENTATION_TOLERANCE)
    clock = f"PTS-({shift})" if speed == 1 else f"floor((PTS-({shift}))*{speed.denominator}/{speed.numerator})"
    return (
        make("settb", expr=f"1/{NANOSECONDS}"),
        make("setpts", expr=clock),
        make("fps", fps=str(rate), start_time=0, round="up"),
    )


def upright(stream: VideoStream) -> Chain:
    """Filters that turn the stored picture upright; its own display matrix is ignored and removed."""
    turn: dict[int, Chain] = {
        0: (),
        90: (make("transpose", dir="clock"),),
        180: (make("hflip"), make("vflip")),
        270: (make("transpose", dir="cclock"),),
    }
    return (*turn[stream.rotation % 360], *((make("hflip"),) if stream.flipped else ()))


def framed(plan: RenderPlan, span: PictureSpan, stream: VideoStream) -> Chain:
    """The upright picture cropped, scaled to fit the sequence's frame without distortion, and given bars where needed."""
    stored = (stream.height, stream.width) if stream.rotation in (90, 270) else (stream.width, stream.height)
    shown = stream.display_size
    keys = crop.keys_in(span.crop, span.first, span.frames) if span.crop and span.crop.keys else ()
    if not keys:
        width, height = fitted(shown[0], shown[1], plan.width, plan.height)
        return (*colour.resized(stream, plan.transfer, width, height), *_bars(plan, width, height))
    largest = max(keys, key=lambda key: key.width)
    width, height = fitted(largest.width * shown[0], largest.height * shown[1], plan.width, plan.height)
    box = crop.pixels(keys, *stored)
    whole = (box.width, box.height) == stored
    cut: Chain = () if whole else (make("crop", w=box.width, h=box.height, x=box.x, y=box.y),)
    if crop.is_still(keys):
        return (*cut, *colour.resized(stream, plan.transfer, width, height), *_bars(plan, width, height))
    hold = span.crop is not None and span.crop.hold
    return (*cut, *_moving(plan, stream, keys, box, stored, (width, height), hold=hold), *_bars(plan, width, height))


def _moving(
    plan: RenderPlan,
    stream: VideoStream,
    keys: tuple[CropKey, ...],
    box: crop.Box,
    stored: tuple[int, int],
    size: tuple[int, int],
    *,
    hold: bool,
) -> Chain:
    """A window that moves inside `box` by fractions of a pixel.

    The box is first brought near the size it is shown at; `perspective` then samples it along the moving window at 1/256
    pixel. It maps the whole of its output, so the window's corners are extrapolated from the part that is kept.
    """
    narrowest = min(key.width for key in keys) * stored[0]
    widest = max(key.width for key in keys) * stored[0]
    lowest = min(key.height for key in keys) * stored[1]
    highest = max(key.height for key in keys) * stored[1]
    across, down = min(1.0, size[0] / narrowest), min(1.0, size[1] / lowest)
    whole = (_even_up(box.width * across), _even_up(box.height * down))
    kept = (
        min(whole[0], size[0] if across < 1 else _even_up(widest)),
        min(whole[1], size[1] if down < 1 else _even_up(highest)),
    )
    sx, sy = whole[0] / box.width * stored[0], whole[1] / box.height * stored[1]
    left, top = box.x * whole[0] / box.width, box.y * whole[1] / box.height
    value = {field: crop.expression(keys, field, hold, "(on-1)") for field in ("x", "y", "width", "height")}
    x0, y0 = f"({value['x']})*{sx:.9f}-{left:.9f}", f"({value['y']})*{sy:.9f}-{top:.9f}"
    x1 = f"{x0}+({value['width']})*{sx * whole[0] / kept[0]:.9f}"
    y2 = f"{y0}+({value['height']})*{sy * whole[1] / kept[1]:.9f}"
    corners = {"x0": x0, "y0": y0, "x1": x1, "y1": y0, "x2": x0, "y2": y2, "x3": x1, "y3": y2}
    follow = make("perspective", **corners, interpolation="cubic", sense="source", eval="frame")
    last: tuple[Filter, ...] = () if kept == size else (make("scale", w=size[0], h=size[1], flags="bicubic"),)
    return (
        *colour.resized(stream, plan.transfer, *whole),
        follow,
        make("crop", w=kept[0], h=kept[1], x=0, y=0),
        *last,
    )


def fitted(width: float, height: float, into_width: int, into_height: int) -> tuple[int, int]:
    """The largest even size of the shape `width` : `height` that fits; all of the frame when the shapes nearly agree."""
    shape, frame = width / height, into_width / into_height
    if abs(shape / frame - 1) <= SAME_ASPECT:
        return into_width, into_height
    if shape > frame:
        return into_width, _even_near(into_width / shape, into_height)
    return _even_near(into_height * shape, into_width), into_height


def _bars(plan: RenderPlan, width: int, height: int) -> Chain:
    if (width, height) == (plan.width, plan.height):
        return ()
    x, y = (plan.width - width) // 4 * 2, (plan.height - height) // 4 * 2
    return (make("pad", w=plan.width, h=plan.height, x=x, y=y, color="black"),)


def _finish(plan: RenderPlan) -> Chain:
    return (make("setsar", sar="1"), *colour.marked(plan.transfer))


def _even_near(value: float, most: int) -> int:
    return max(2, min(most, 2 * round(value / 2)))


def _even_up(value: float) -> int:
    return max(2, 2 * ceil(value / 2))
