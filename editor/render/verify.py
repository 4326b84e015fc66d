"""Proving that a finished file is what was planned, before it gets its name."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

from editor.render.commands import checked_command
from editor.render.plan import RenderPlan
from editor.render.process import Runner
from engine.protocol import OutputError

SOUND_SLACK = 2048
"""Samples by which decoded sound may differ in length: two AAC frames, for containers that cannot trim."""
TIME_SLACK = Fraction(1, 1000)
"""Seconds by which a frame's stamp may be rounded: Matroska's clock."""


@dataclass
class Listing:
    """What ffmpeg's framecrc muxer lists: per stream its time base, its size, its stamps and the length of its packets."""

    bases: dict[int, Fraction] = field(default_factory=dict)
    sizes: dict[int, str] = field(default_factory=dict)
    kinds: dict[int, str] = field(default_factory=dict)
    stamps: dict[int, list[int]] = field(default_factory=dict)
    decode_stamps: dict[int, list[int]] = field(default_factory=dict)
    lengths: dict[int, int] = field(default_factory=dict)

    def line(self, text: str) -> None:
        """Takes one line of the listing."""
        if text.startswith("#"):
            key, _, value = text[1:].partition(":")
            name, _, number = key.partition(" ")
            if name == "tb":
                self.bases[int(number)] = Fraction(value.strip())
            elif name == "dimensions":
                self.sizes[int(number)] = value.strip()
            elif name == "media_type":
                self.kinds[int(number)] = value.strip()
            return
        fields = text.split(",")
        if len(fields) >= 6:
            stream = int(fields[0])
            self.decode_stamps.setdefault(stream, []).append(int(fields[1]))
            self.stamps.setdefault(stream, []).append(int(fields[2]))
            self.lengths[stream] = self.lengths.get(stream, 0) + int(fields[3])


def verify(runner: Runner, path: Path, suffix: str, plan: RenderPlan) -> None:
    """Raises OutputError when the file has other streams, another size, length or number of frames than planned, frames at
    other times, or does not decode. Where the plan shows no picture, it is a file of sound alone."""
    listing = Listing()
    check = checked_command(path, suffix, sound=bool(plan.sound), picture=bool(plan.picture))
    answer = runner.run(check, "verify", on_line=listing.line)
    problem = "it does not decode cleanly" if answer.log.strip() else problem_of(listing, plan)
    if problem:
        raise OutputError(f"the finished file failed its check: {problem}", hint="please report this")


def problem_of(listing: Listing, plan: RenderPlan) -> str:
    """What differs from the plan, or nothing."""
    kinds = [*(["video"] if plan.picture else []), *(["audio"] if plan.sound else [])]
    if [listing.kinds.get(i) for i in range(len(listing.kinds))] != kinds:
        return f"its streams are {list(listing.kinds.values())}"
    return (plan.picture and _picture_problem(listing, plan)) or _sound_problem(listing, plan)


def _picture_problem(listing: Listing, plan: RenderPlan) -> str:
    if listing.sizes.get(0) != f"{plan.width}x{plan.height}":
        return f"its picture is {listing.sizes.get(0)}, not {plan.width}x{plan.height}"
    stamps = sorted(listing.stamps.get(0, ()))
    if len(stamps) != plan.frames:
        return f"it has {len(stamps)} frames, not {plan.frames}"
    base = listing.bases[0]
    for number, stamp in enumerate(stamps):
        if abs(stamp * base - number / plan.rate) > TIME_SLACK:
            return f"frame {number} is at {float(stamp * base):.4f} s"
    decode = listing.decode_stamps[0]
    if any(later <= earlier for earlier, later in pairwise(decode)):
        return "its frames are out of order"
    return ""


def _sound_problem(listing: Listing, plan: RenderPlan) -> str:
    if plan.sound:
        number = 1 if plan.picture else 0
        length = listing.lengths.get(number, 0) * listing.bases[number] * plan.sample_rate
        if abs(length - plan.samples) > SOUND_SLACK:
            return f"its sound lasts {float(length / plan.sample_rate):.3f} s, not {float(plan.duration):.3f} s"
    return ""
