"""What is to be exported and where to, whether that can be, and what this machine encodes with."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from editor.collect import readable_size
from editor.model import Project
from editor.presets import ExportPreset
from editor.render import find_ffmpeg
from editor.render.delivery import delivered_plan
from editor.render.encoder import works
from editor.render.settings import RenderSettings
from engine.protocol import OutputError, UsageError


@dataclass(frozen=True)
class Target:
    """One file to write. `size` is about how many bytes it will have."""

    preset: ExportPreset
    path: Path
    settings: RenderSettings = field(default_factory=RenderSettings)
    size: int = 0


@dataclass(frozen=True)
class Encoders:
    """How each codec can be encoded here: "hardware", "software" or "" for not at all."""

    h264: str = "software"
    hevc: str = "software"
    prores: str = "software"

    def of(self, codec: str) -> str:
        return {"hevc": self.hevc, "prores": self.prores}.get(codec, self.h264)


def find_encoders() -> Encoders:
    """Looks at the ffmpeg that renders, and tries its hardware encoders. Raises OutputError when there is none."""
    build = find_ffmpeg()

    def way(software: str, hardware: str) -> str:
        if hardware in build.encoders and works(str(build.path), hardware, "yuv420p"):
            return "hardware"
        return "software" if software in build.encoders else ""

    return Encoders(
        h264=way("libx264", "h264_nvenc"),
        hevc=way("libx265", "hevc_nvenc"),
        prores="software" if "prores_ks" in build.encoders else "",
    )


def check_render(project: Project, target: Target) -> None:
    """Raises what a render would refuse at once, by name, before anything is started."""
    if not target.preset.is_timeline:
        delivered_plan(project, target.settings, target.preset.suffix)


def check_targets(project: Project, targets: Sequence[Target]) -> tuple[Path, ...]:
    """Looks at the disk: the files that are there already and would be replaced.

    Raises UsageError for footage that would be overwritten and for two exports of one name, OutputError for a folder that
    is not there or cannot be written, and for a disk with too little room.
    """
    taken: dict[str, Path] = {}
    for target in targets:
        if not target.path.name.removesuffix(target.preset.suffix):
            raise UsageError("the file needs a name", file=str(target.path))
        folded = str(target.path).casefold()
        if folded in taken:
            raise UsageError("two exports have the same name", file=target.path.name, hint="give each its own")
        taken[folded] = target.path
    for folder in {target.path.parent for target in targets}:
        _check_folder(folder, sum(target.size for target in targets if target.path.parent == folder))
    there = tuple(target.path for target in targets if os.path.lexists(target.path))
    for path in there:
        if path.is_dir():
            raise OutputError("there is a folder of this name", file=path.name, hint="choose another name")
        if any(_same(path, media.info.path) for media in project.media):
            raise UsageError("this is footage of the project, and footage is never written to", file=path.name)
    return there


def _check_folder(folder: Path, size: int) -> None:
    if not folder.is_absolute() or not folder.is_dir():
        raise OutputError("there is no such folder", file=str(folder), hint="choose another folder")
    try:
        handle, name = tempfile.mkstemp(dir=folder, prefix=".clipwright-")
        os.close(handle)
        Path(name).unlink()
        free = shutil.disk_usage(folder).free
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"cannot be written: {reason}", file=str(folder), hint="choose another folder") from error
    if size > free:
        raise OutputError(
            f"about {readable_size(size)} are needed and the disk has {readable_size(free)} free",
            file=str(folder),
            hint="free some space or choose another folder",
        )


def _same(path: Path, footage: str) -> bool:
    try:
        return path.samefile(footage)
    except OSError:
        return False
