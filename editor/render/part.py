"""A part of a plan: the same frames and the same sound as the whole has there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from editor.render.plan import RenderPlan
from editor.render.soundplan import SoundPiece
from editor.render.soundruns import part_of as stretches_part
from editor.render.spans import PictureSpan
from engine.protocol import UsageError


def part_of(plan: RenderPlan, first: int, end: int) -> RenderPlan:
    """Frames `first` to `end - 1` of the plan, as a plan of their own; what lies beyond its last frame is not asked for.

    Raises UsageError when nothing of it is left.
    """
    end = min(end, plan.frames)
    if not 0 <= first < end:
        raise UsageError("there is nothing to render between in and out", hint="mark a part of the cut")
    if (first, end) == (0, plan.frames):
        return plan
    picture = tuple(_spans(plan.picture, first, end, plan.rate))
    hertz = plan.sample_rate
    begin, stop = round(first * hertz / plan.rate), round(end * hertz / plan.rate)
    sound = tuple(_pieces(plan.sound, begin, stop, hertz))
    infos = {each.info.path: each.info for span in picture for each in span.pictures if each.info}
    infos |= {piece.info.path: piece.info for piece in sound}
    return replace(
        plan,
        frames=end - first,
        picture=picture,
        samples=stop - begin if sound else 0,
        sound=sound,
        lead=max((0, *(-piece.first for piece in sound))),
        texts=tuple(replace(text, start=text.start - first) for text in plan.texts if text.start < end and first < text.end),
        clips=tuple(clip for clip in plan.clips if clip.record_in < end and first < clip.record_out),
        media=tuple(infos.values()),
    )


def _spans(spans: Iterable[PictureSpan], first: int, end: int, rate: Fraction) -> Iterable[PictureSpan]:
    for span in spans:
        begin, stop = max(span.start, first), min(span.start + span.frames, end)
        if begin < stop:
            yield replace(span.part(begin - span.start, stop - begin, rate), start=begin - first)


def _pieces(pieces: Iterable[SoundPiece], begin: int, stop: int, hertz: int) -> Iterable[SoundPiece]:
    """The pieces heard from sample `begin` to `stop`, counted from `begin`; more of one where either lies within a fade.

    A fade is made whole or not at all: its filter knows no middle to begin from. Before a fade in and after a fade out
    there is silence, so what lies wholly there is left out.
    """
    for piece in pieces:
        start, last = max(0, begin - piece.first), min(piece.samples, stop - piece.first)
        spans = [(fade, fade.start, fade.start + fade.samples) for fade in piece.fades]
        silent = any(last <= low if fade.kind == "in" else high <= start for fade, low, high in spans)
        if start >= last or silent:
            continue
        widened = True
        while widened:
            wider = (
                min([start, *(low for _, low, high in spans if low < start < high)]),
                max([last, *(high for _, low, high in spans if low < last < high)]),
            )
            widened = wider != (start, last)
            start, last = wider
        yield replace(
            piece,
            first=piece.first + start - begin,
            samples=last - start,
            stretches=stretches_part(piece.stretches, start, last, hertz),
            ducks=tuple(replace(duck, start=duck.start - start, end=duck.end - start) for duck in piece.ducks),
            fades=tuple(replace(fade, start=low - start) for fade, low, high in spans if start <= low and high <= last),
        )
