"""What of a plan is delivered: at another size, only a part of it, or its sound alone."""

from __future__ import annotations

from dataclasses import replace

from editor.model import Project, changed
from editor.render.encoder import Encoder
from editor.render.part import part_of
from editor.render.plan import RenderPlan, plan_render
from editor.render.settings import SOUND_SUFFIXES, RenderSettings
from engine.protocol import UsageError

LARGEST = 8192
"""Most pixels on a side: what the encoders and common players take."""
SOUND_ONLY = Encoder("none", ())
"""Stands for the encoder where there is no picture."""


def delivered_plan(project: Project, settings: RenderSettings, suffix: str) -> RenderPlan:
    """The plan for an output of that suffix. Raises what `plan_render` does, and UsageError for settings that cannot be."""
    if settings.codec == "prores" and suffix not in (".mov", *SOUND_SUFFIXES):
        raise UsageError(f"ProRes cannot be put into {suffix}", hint="call the output .mov")
    plan = plan_render(sized(project, settings.size) if settings.size else project)
    if settings.frames is not None:
        plan = part_of(plan, *settings.frames)
    if suffix not in SOUND_SUFFIXES:
        return plan
    if not plan.sound:
        raise UsageError("there is no sound to export: no audible clip is on an audio track")
    heard = {piece.info.path: piece.info for piece in plan.sound}
    return replace(plan, picture=(), media=tuple(heard.values()))


def sized(project: Project, size: tuple[int, int]) -> Project:
    """The project with its active sequence at another picture size. Raises UsageError for one that cannot be encoded."""
    width, height = size
    if not (16 <= width <= LARGEST and 16 <= height <= LARGEST) or width % 2 or height % 2:
        raise UsageError(
            f"a picture of {width} × {height} cannot be encoded",
            hint=f"both sides are even numbers of 16 to {LARGEST} pixels",
        )
    if project.active is None:
        return project
    return changed(
        project,
        sequences=tuple(
            changed(sequence, width=width, height=height) if sequence.id == project.active else sequence
            for sequence in project.sequences
        ),
    )


def sound_is_compressed(settings: RenderSettings, suffix: str) -> bool:
    """Whether the sound becomes AAC: not in a WAV, and not in a master."""
    return suffix != ".wav" and not (settings.codec == "prores" and suffix == ".mov")
