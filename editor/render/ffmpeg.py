"""Which ffmpeg renders: the one that ships with a wheel, or a better one that the user has."""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from engine.protocol import OutputError

OLDEST = 7
"""First major version that reads a filter graph from a file by `-/filter_complex` and runs each filter graph in a thread."""

ENCODERS = ("libx264", "libx265", "h264_nvenc", "hevc_nvenc", "prores_ks", "aac", "pcm_s24le")
"""The encoders that a render can make use of."""

REQUIRED = ("libx264", "aac")

_VERSION = re.compile(r"^ffmpeg version (\S+)")
_MAJOR = re.compile(r"^[nN]?(\d+)\.")


@dataclass(frozen=True)
class FfmpegBuild:
    """An ffmpeg that can render: `encoders` are those of `ENCODERS` that it has, `reason` says why it was chosen."""

    path: Path
    version: str
    encoders: frozenset[str]
    source: Literal["environment", "system", "bundled"]
    reason: str


def find_ffmpeg() -> FfmpegBuild:
    """The ffmpeg to render with.

    `CLIPWRIGHT_FFMPEG` names one outright. Otherwise a system ffmpeg on PATH is taken when it is recent enough and has an
    encoder that the bundled one lacks, and lacks none that it has; else the bundled one.

    Raises OutputError when the one named cannot be used, or when there is none at all.
    """
    named = os.environ.get("CLIPWRIGHT_FFMPEG")
    if named:
        found = _inspect(named)
        problem = _problem(found)
        if found is None or problem:
            raise OutputError(
                f"the ffmpeg named by CLIPWRIGHT_FFMPEG cannot be used: {problem}",
                file=named,
                hint="name another one, or unset it to use the one that comes with Clipwright",
            )
        return FfmpegBuild(found.path, found.version, found.encoders, "environment", "named by CLIPWRIGHT_FFMPEG")
    bundled = _bundled()
    on_path = shutil.which("ffmpeg")
    system = _inspect(on_path) if on_path else None
    problem = _problem(system)
    if system is not None and not problem:
        if bundled is None:
            return FfmpegBuild(system.path, system.version, system.encoders, "system", "no bundled ffmpeg is installed")
        if system.encoders > bundled.encoders:
            more = ", ".join(sorted(system.encoders - bundled.encoders))
            return FfmpegBuild(
                system.path, system.version, system.encoders, "system", f"has {more}; the bundled one has not"
            )
        why = "the system's has no encoder that it lacks"
    else:
        why = f"the system's cannot be used: {problem}" if on_path else "no other is installed"
    if bundled is None:
        raise OutputError(
            f"no usable ffmpeg was found: {why}", hint="install the imageio-ffmpeg package, or ffmpeg 7 or later"
        )
    return FfmpegBuild(bundled.path, bundled.version, bundled.encoders, "bundled", why)


@dataclass(frozen=True)
class _Found:
    path: Path
    version: str
    encoders: frozenset[str]


def _problem(found: _Found | None) -> str:
    if found is None:
        return "it does not run"
    major = _MAJOR.match(found.version)
    if major and int(major.group(1)) < OLDEST:
        return f"version {found.version} is older than {OLDEST}.0"
    missing = [name for name in REQUIRED if name not in found.encoders]
    return f"it lacks the encoder {' and '.join(missing)}" if missing else ""


def _bundled() -> _Found | None:
    try:
        import imageio_ffmpeg

        return _inspect(imageio_ffmpeg.get_ffmpeg_exe())
    except (ImportError, RuntimeError):
        return None


def _inspect(path: str) -> _Found | None:
    try:
        stamp = Path(path).stat().st_mtime_ns
    except OSError:
        return None
    return _inspect_once(path, stamp)


@functools.lru_cache(maxsize=8)
def _inspect_once(path: str, stamp: int) -> _Found | None:  # noqa: ARG001
    """What the binary says of itself; `stamp` (its mtime) makes an exchanged binary be asked again."""
    try:
        answer = subprocess.run(
            [path, "-encoders"], capture_output=True, text=True, errors="replace", timeout=20, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.SubprocessError):
        return None
    version = _VERSION.match(answer.stderr)
    if answer.returncode or version is None:
        return None
    listed = {words[1] for words in map(str.split, answer.stdout.splitlines()) if len(words) > 1}
    return _Found(Path(path), version.group(1), frozenset(listed.intersection(ENCODERS)))
