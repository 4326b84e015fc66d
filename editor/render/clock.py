"""Footage whose container stores no presentation times, on the clock of the ffmpeg that renders it.

AVI holds none: each version of the libraries derives them from the order of decoding in its own way, so that the same file
may begin a frame later for the engine than for this ffmpeg. The difference is the same throughout a file.
"""

from __future__ import annotations

from dataclasses import replace

import msgspec

from editor.render.commands import first_frame_command
from editor.render.plan import RenderPlan
from editor.render.process import Runner
from editor.render.spans import PictureSpan
from editor.render.verify import Listing
from engine.protocol import MediaInfo

UNTIMED = ("avi",)


def on_own_clock(plan: RenderPlan, runner: Runner) -> RenderPlan:
    """The plan with the origin of such footage, for its picture, moved to where this ffmpeg has it.

    Raises OutputError when its first picture cannot be decoded, Cancelled.
    """
    seen: dict[tuple[str, int], MediaInfo] = {}

    def moved(span: PictureSpan) -> PictureSpan:
        over = tuple(replace(overlay, picture=moved(overlay.picture)) for overlay in span.over)
        if span.info is None or span.stream is None or span.info.container not in UNTIMED:
            return replace(span, over=over) if over else span
        key = (span.info.path, span.stream.index)
        if key not in seen:
            listing = Listing()
            runner.run(first_frame_command(span.info, span.stream.index), "clock", on_line=listing.line)
            first = listing.stamps[0][0] * listing.bases[0] if 0 in listing.stamps else span.stream.start
            seen[key] = msgspec.structs.replace(span.info, origin=span.info.origin + first - span.stream.start)
        return replace(span, info=seen[key], over=over)

    return replace(plan, picture=tuple(moved(span) for span in plan.picture))
