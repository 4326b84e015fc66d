"""Rendering a sequence to a file: plan (pure) -> ffmpeg commands (pure) -> run, check, publish."""

from editor.render.ffmpeg import FfmpegBuild, find_ffmpeg
from editor.render.plan import RenderPlan, plan_render
from editor.render.run import render
from editor.render.settings import SOUND_SUFFIXES, SUFFIXES, RenderProgress, RenderResult, RenderSettings

__all__ = [
    "SOUND_SUFFIXES",
    "SUFFIXES",
    "FfmpegBuild",
    "RenderPlan",
    "RenderProgress",
    "RenderResult",
    "RenderSettings",
    "find_ffmpeg",
    "plan_render",
    "render",
]
