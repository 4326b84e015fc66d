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

FILTERS = ("ass", "rubberband")
"""The filters that a render makes use of where they are: for burnt-in subtitles, and for keeping the pitch."""

REQUIRED = ("libx264", "aac")

_VERSION = re.compile(r"^ffmpeg version (\S+)")
_MAJOR = re.compile(r"^[nN]?(\d+)\.")


@dataclass(frozen=True)
class FfmpegBuild:
    """An ffmpeg that can render: `encoders` and `filters` are those of `ENCODERS` and `FILTERS` that it has, `reason` says
    why it was chosen."""

    path: Path
    version: str
    encoders: frozenset[str]
    source: Literal["environment", "system", "bundled"]
    reason: str
    filters: frozenset[str] = frozenset()


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
        return found.build("environment", "named by CLIPWRIGHT_FFMPEG")
    bundled = _bundled()
    on_path = shutil.which("ffmpeg")
    system = _inspect(on_path) if on_path else None
    problem = _problem(system)
    if system is not None and not problem:
        if bundled is None:
            return system.build("system", "no bundled ffmpeg is installed")
        if system.encoders > bundled.encoders:
            more = ", ".join(sorted(system.encoders - bundled.encoders))
            return system.build("system", f"has {more}; the bundled one has not")
        why = "the system's has no encoder that it lacks"
    else:
        why = f"the system's cannot be used: {problem}" if on_path else "no other is installed"
    if bundled is None:
        raise OutputError(
            f"no usable ffmpeg was found: {why}", hint="install the imageio-ffmpeg package, or ffmpeg 7 or later"
        )
    return bundled.build("bundled", why)


@dataclass(frozen=True)
class _Found:
    path: Path
    version: str
    encoders: frozenset[str]
    filters: frozenset[str]

    def build(self, source: Literal["environment", "system", "bundled"], reason: str) -> FfmpegBuild:
        return FfmpegBuild(self.path, self.version, self.encoders, source, reason, self.filters)


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
    answer, known = _asked(path, "-encoders"), _asked(path, "-filters")
    version = _VERSION.match(answer.stderr) if answer is not None else None
    if answer is None or known is None or version is None:
        return None
    # run from another folder than ours, a relative name would no longer be found
    return _Found(Path(path).absolute(), version.group(1), _listed(answer.stdout, ENCODERS), _listed(known.stdout, FILTERS))


def _asked(path: str, question: str) -> subprocess.CompletedProcess[str] | None:
    try:
        answer = subprocess.run(
            [path, question], capture_output=True, text=True, errors="replace", timeout=20, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return None if answer.returncode else answer


def _listed(text: str, wanted: tuple[str, ...]) -> frozenset[str]:
    return frozenset({words[1] for words in map(str.split, text.splitlines()) if len(words) > 1}.intersection(wanted))
