"""The picture of one stretch of the programme, as a chain of filters over one input."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import ceil

from editor.model import CropKey
from editor.render import colour, crop
from editor.render.filters import NANOSECONDS, Chain, Filter, Source, footage, generated, make, nanoseconds, own_file
from editor.render.plan import RenderPlan
from editor.render.seeking import SeekTable
from editor.render.spans import PictureSpan
from engine.protocol import PRESENTATION_TOLERANCE, MediaInfo, VideoStream

_ROOM = 4
"""Pixels around a window that the interpolation may look at."""
SAME_SIZE = 0.01
"""Pixels by which a window may change its size and still count as one that does not."""
SAME_ASPECT = 0.005
"""Relative difference of shape below which a picture is stretched to fill the frame rather than given bars."""


def picture_source(plan: RenderPlan, span: PictureSpan, seeks: SeekTable, threads: int) -> Source:
    """The input that `picture_chain` reads: footage, a title's picture (in the private folder), or black."""
    if span.title is not None:
        return own_file(title_file(plan, span), "png_pipe", "0")
    if span.info is None or span.stream is None:
        return generated(f"color=c=black:s={plan.width}x{plan.height}:r={plan.rate}")
    seek = seeks.get((span.info.path, span.stream.index, span.source))
    return footage(span.info, span.stream.index, seek=seek, video=True, threads=threads)


def title_file(plan: RenderPlan, span: PictureSpan) -> str:
    """What the picture of a span's title is called in the private folder."""
    return f"title{next(i for i, (title, _) in enumerate(plan.titles) if title == span.title):04d}.png"


def picture_chain(plan: RenderPlan, span: PictureSpan, *, transparent: bool = False) -> Chain:
    """Exactly `span.frames` frames at the sequence's rate, size and colour, the first at time 0; with `transparent` they
    keep what can be seen through them, else that is black."""
    exact = (make("tpad", stop_mode="clone", stop=-1), make("trim", end_frame=span.frames))
    if span.title is not None:
        drawn = colour.drawn(plan.transfer, transparent=transparent)
        return (make("trim", end_frame=1), *counted(plan.rate), *drawn, *exact, *_finish(plan))
    if span.info is None or span.stream is None:
        black = make("format", pix_fmts=colour.pixel_format(plan.transfer))
        return (*exact, make("scale", out_color_matrix="bt709", out_range="limited"), black, *_finish(plan))
    stream = span.stream
    deinterlace = (make("bwdif", mode="send_frame", deint="interlaced"),) if stream.interlaced else ()
    once = span.info.kind == "image" or span.speed == 0
    first: Chain = (make("trim", end_frame=1),) if once else (*exact, *((make("reverse"),) if span.backwards else ()))
    still, moving = framed(plan, span, stream, transparent=transparent)
    return (
        *deinterlace,
        *_held(plan.rate, span, span.info, stream),
        *retimed(plan.rate, span),
        *first,
        make("sidedata", mode="delete"),
        *upright(stream),
        *still,
        *(exact if once else ()),
        *moving,
        *_finish(plan),
    )


def counted(rate: Fraction) -> Chain:
    """One picture after another at `rate`, whatever times they had."""
    return (make("settb", expr=f"{rate.denominator}/{rate.numerator}"), make("setpts", expr="N"))


def _held(rate: Fraction, span: PictureSpan, info: MediaInfo, stream: VideoStream) -> Chain:
    """The last picture once more, where frames of the span lie past the end: `fps` takes no picture for a frame that would
    end as late as its input does."""
    steps = [(later - earlier) * rate for earlier, later in pairwise(span.times)]
    step = max([span.speed, *steps])
    last = span.times[-1] if span.times else span.source + (span.frames - 1) * span.speed / rate
    end = stream.start - info.origin + stream.duration
    if info.kind == "image" or last + PRESENTATION_TOLERANCE < end:
        return ()
    return (make("tpad", stop_mode="clone", stop_duration=f"{float(2 * (step + 1) / rate):.6f}"),)


def retimed(rate: Fraction, span: PictureSpan) -> Chain:
    """Frame n is the last source frame stamped at or before `source + n * speed / rate + PRESENTATION_TOLERANCE`.

    Each source frame's clock is shifted by the span's start and the tolerance and divided by the speed; rounding it up to a
    whole frame, with a later frame replacing an earlier one, is then that very rule. Nothing in it depends on the source's
    own rate, so variable rates need no other path. A frame that begins late is held backwards to the span's start. Where
    the speed changes, a source frame goes to the first frame whose time, looked up in the list, it does not exceed.
    """
    origin = span.info.origin if span.info is not None else Fraction(0)
    shift = nanoseconds(origin + span.source + PRESENTATION_TOLERANCE)
    clock = f"PTS-({shift})"
    if span.times:
        limits = [nanoseconds(time - span.source) for time in span.times]
        clock = _looked_up(clock, limits, rate)
    elif span.speed not in (0, 1):
        clock = f"floor(({clock})*{span.speed.denominator}/{span.speed.numerator})"
    return (
        make("settb", expr=f"1/{NANOSECONDS}"),
        make("setpts", expr=clock),
        make("fps", fps=str(rate), start_time=0, round="up"),
    )


def _looked_up(clock: str, limits: list[int], rate: Fraction) -> str:
    """A search among rising limits, in ticks, for the number of the first one that the clock does not exceed; the answer is
    the tick half a frame before that frame, which is then rounded up to it."""

    def tree(low: int, high: int) -> str:
        if low == high:
            return str(nanoseconds((low - Fraction(1, 2)) / rate))
        middle = (low + high) // 2
        return f"if(lte(ld(0),{limits[middle]}),{tree(low, middle)},{tree(middle + 1, high)})"

    return f"st(0,{clock});{tree(0, len(limits))}"


def upright(stream: VideoStream) -> Chain:
    """Filters that turn the stored picture upright; its own display matrix is ignored and removed."""
    turn: dict[int, Chain] = {
        0: (),
        90: (make("transpose", dir="clock"),),
        180: (make("hflip"), make("vflip")),
        270: (make("transpose", dir="cclock"),),
    }
    return (*turn[stream.rotation % 360], *((make("hflip"),) if stream.flipped else ()))


def framed(plan: RenderPlan, span: PictureSpan, stream: VideoStream, *, transparent: bool = False) -> tuple[Chain, Chain]:
    """The upright picture cropped, scaled to fit the sequence's frame without distortion, and given bars where needed: what
    is the same for every frame, and what comes after it."""

    def sized(width: int, height: int) -> Chain:
        return colour.resized(stream, plan.transfer, width, height, transparent=transparent)

    stored = (stream.height, stream.width) if stream.rotation in (90, 270) else (stream.width, stream.height)
    shown = stream.display_size
    keys = crop.keys_in(span.crop, span.first, span.frames) if span.crop and span.crop.keys else ()
    if not keys:
        width, height = fitted(shown[0], shown[1], plan.width, plan.height)
        return (*sized(width, height), *_bars(plan, width, height, transparent)), ()
    largest = max(keys, key=lambda key: key.width)
    width, height = fitted(largest.width * shown[0], largest.height * shown[1], plan.width, plan.height)
    box = crop.pixels(keys, *stored)
    cut: Chain = () if (box.width, box.height) == stored else (make("crop", w=box.width, h=box.height, x=box.x, y=box.y),)
    if crop.is_still(keys):
        return (*cut, *sized(width, height), *_bars(plan, width, height, transparent)), ()
    hold = span.crop is not None and span.crop.hold
    whole, follow = _moving(keys, box, stored, (width, height), hold=hold)
    return (*cut, *sized(*whole)), (*follow, *_bars(plan, width, height, transparent))


def _moving(
    keys: tuple[CropKey, ...],
    box: crop.Box,
    stored: tuple[int, int],
    size: tuple[int, int],
    *,
    hold: bool,
) -> tuple[tuple[int, int], Chain]:
    """A window that moves inside `box` by fractions of a pixel: the size to which the box is brought, and the filters that
    then follow the window.

    That size is near the size at which it is shown; `perspective` then samples it along the moving window at 1/256 pixel.
    It maps the whole of its output, so the window's corners are extrapolated from the part that is kept. A window that
    keeps its size is first cut out to the pixel with a little room, since sampling costs far more than cutting.
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
    sized = max(widest - narrowest, highest - lowest) < SAME_SIZE
    near = tuple(_near(kept[i], whole[i]) if sized else whole[i] for i in (0, 1))

    def edge(field: str, scale: float, off: float, counter: str) -> str:
        return f"({crop.expression(keys, field, hold, counter)})*{scale:.9f}-{off:.9f}"

    def corner(field: str, scale: float, off: float, axis: int, counter: str) -> tuple[str, str]:
        """Where the window begins in the part that is looked at, and where that part begins."""
        begins = edge(field, scale, off, counter)
        if near[axis] == whole[axis]:
            return begins, "0"
        part = f"clip(2*floor(({begins})/2)-{_ROOM // 2},0,{whole[axis] - near[axis]})"
        return f"{begins}-{part}", part

    x0, y0 = corner("x", sx, left, 0, "(on-1)")[0], corner("y", sy, top, 1, "(on-1)")[0]
    x1 = f"{x0}+{edge('width', sx * near[0] / kept[0], 0, '(on-1)')}"
    y2 = f"{y0}+{edge('height', sy * near[1] / kept[1], 0, '(on-1)')}"
    corners = {"x0": x0, "y0": y0, "x1": x1, "y1": y0, "x2": x0, "y2": y2, "x3": x1, "y3": y2}
    follow = make("perspective", **corners, interpolation="cubic", sense="source", eval="frame")
    last: tuple[Filter, ...] = () if kept == size else (make("scale", w=size[0], h=size[1], flags="bicubic"),)
    part = make("crop", w=near[0], h=near[1], x=corner("x", sx, left, 0, "n")[1], y=corner("y", sy, top, 1, "n")[1])
    looked_at: tuple[Filter, ...] = () if near == whole else (part,)
    return whole, (*looked_at, follow, make("crop", w=kept[0], h=kept[1], x=0, y=0), *last)


def _near(kept: int, whole: int) -> int:
    """How much of a picture is looked at to find a window of one size in it: the window and room to interpolate."""
    return kept + 2 * _ROOM if kept + 4 * _ROOM < whole else whole


def fitted(width: float, height: float, into_width: int, into_height: int) -> tuple[int, int]:
    """The largest even size of the shape `width` : `height` that fits; all of the frame when the shapes nearly agree."""
    shape, frame = width / height, into_width / into_height
    if abs(shape / frame - 1) <= SAME_ASPECT:
        return into_width, into_height
    if shape > frame:
        return into_width, _even_near(into_width / shape, into_height)
    return _even_near(into_height * shape, into_width), into_height


def _bars(plan: RenderPlan, width: int, height: int, transparent: bool) -> Chain:
    if (width, height) == (plan.width, plan.height):
        return ()
    x, y = (plan.width - width) // 4 * 2, (plan.height - height) // 4 * 2
    return (make("pad", w=plan.width, h=plan.height, x=x, y=y, color="black@0" if transparent else "black"),)


def _finish(plan: RenderPlan) -> Chain:
    return (make("setsar", sar="1"), *colour.marked(plan.transfer))


def _even_near(value: float, most: int) -> int:
    return max(2, min(most, 2 * round(value / 2)))


def _even_up(value: float) -> int:
    return max(2, 2 * ceil(value / 2))
