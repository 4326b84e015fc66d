"""The pictures of one span laid over one another, as a filter graph: what `editor.render.frame` says, for every frame."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from editor.render import colour, graph
from editor.render.filters import Chain, generated, make
from editor.render.picture import counted, picture_chain, picture_source
from editor.render.plan import RenderPlan
from editor.render.seeking import SeekTable
from editor.render.spans import Levels, Overlay, PictureSpan

SUBTITLE_FILE, FONT_FOLDER = "subtitles.ass", "fonts"
"""What the subtitles and their fonts are called in the private folder."""
FRAME_CLOCK = 10
"""Frames a second of the clock on which subtitles are timed: so coarse that their hundredths of a second count whole frames
at any rate."""


def span_stream(plan: RenderPlan, span: PictureSpan, inputs: Iterator[int], seeks: SeekTable, threads: int) -> Any:
    """The span's frames as one stream. `inputs` gives each input its number."""

    def read(picture: PictureSpan, *, transparent: bool = False) -> Any:
        source = picture_source(plan, picture, seeks, threads)
        return graph.chain_of(next(inputs), source, picture_chain(plan, picture, transparent=transparent))

    shown = read(span)
    if span.over:
        shown = graph.through(shown, counted(plan.rate))
    for overlay in span.over:
        top = graph.through(read(overlay.picture, transparent=overlay.transparent), counted(plan.rate))
        shown = _laid_over(plan, shown, top, overlay, inputs)
    return graph.through(shown, _burnt_in(plan, span)) if span.subtitled else shown


def _laid_over(plan: RenderPlan, under: Any, top: Any, overlay: Overlay, inputs: Iterator[int]) -> Any:
    frames = overlay.picture.frames
    if overlay.light != (1.0,):
        top, copy = graph.forked(top, video=True)
        top = _mixed(plan, graph.through(copy, _BLACK), top, _mask(plan, overlay.light, (), frames, inputs))
    all_of_it = overlay.opacity == (1.0,) and not overlay.wipe
    if overlay.transparent:
        below, under = (under, None) if all_of_it else graph.forked(under, video=True)
        top = graph.together([below, top], (make("overlay", format=_overlay_format(plan)), *colour.marked(plan.transfer)))
    if all_of_it:
        return top
    if len(overlay.opacity) == 1 and not overlay.wipe:
        blend = make("blend", all_mode="normal", all_opacity=f"{overlay.opacity[0]:.9f}")
        return graph.together([top, under], (blend, *colour.marked(plan.transfer)))
    return _mixed(plan, under, top, _mask(plan, overlay.opacity, overlay.wipe, frames, inputs))


_BLACK: Chain = (make("lutyuv", y="minval", u="(minval+maxval)/2", v="(minval+maxval)/2"),)


def _mixed(plan: RenderPlan, under: Any, top: Any, mask: Any) -> Any:
    return graph.together([under, top, mask], (make("maskedmerge"), *colour.marked(plan.transfer)))


def _mask(plan: RenderPlan, opacity: Levels, wipe: Levels, frames: int, inputs: Iterator[int]) -> Any:
    """How much of a picture is seen, as a picture whose every plane runs from nothing at 0 to all at its largest value.

    It is made two rows high and stretched: its values are the same from top to bottom, and without a wipe from side to side.
    """
    pixels = colour.pixel_format(plan.transfer)
    largest = 1023 if pixels.endswith("10le") else 255
    value = f"{largest}*({_by_frame(opacity)})"
    if wipe:
        value += f"*clip(({_by_frame(wipe)})*W-X,0,1)"
    width = plan.width if wipe else 16
    chain = (
        make("trim", end_frame=frames),
        make("format", pix_fmts=pixels),
        make("geq", lum=value, cb=value, cr=value),
        make("scale", w=plan.width, h=plan.height, flags="neighbor"),
        *counted(plan.rate),
        make("setsar", sar="1"),
        *colour.marked(plan.transfer),
    )
    return graph.chain_of(next(inputs), generated(f"color=c=black:s={width}x2:r={plan.rate}"), chain)


def _by_frame(levels: Levels) -> str:
    """The levels as an expression in N, the number of the frame: a line where they lie on one."""
    first, last = levels[0], levels[-1]
    step = (last - first) / (len(levels) - 1) if len(levels) > 1 else 0.0
    if all(abs(level - first - step * number) < 1e-9 for number, level in enumerate(levels)):
        return f"{first:.9f}+{step:.9f}*N"

    def tree(low: int, high: int) -> str:
        if low == high:
            return f"{levels[low]:.9f}"
        middle = (low + high) // 2
        return f"if(lte(N,{middle}),{tree(low, middle)},{tree(middle + 1, high)})"

    return tree(0, len(levels) - 1)


def _overlay_format(plan: RenderPlan) -> str:
    return "yuv420" if plan.transfer == "sdr" else "yuv420p10"


def _burnt_in(plan: RenderPlan, span: PictureSpan) -> Chain:
    return (
        make("settb", expr=f"1/{FRAME_CLOCK}"),
        make("setpts", expr=f"N+{span.start}"),
        make("ass", filename=SUBTITLE_FILE, fontsdir=FONT_FOLDER, shaping="complex"),
        *counted(plan.rate),
        *colour.marked(plan.transfer),
    )
