"""A one-minute film to try things on, for who has no footage at hand: drawn, spoken and mixed on the spot."""

from __future__ import annotations

import re
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from editor import sample_voice
from editor.sample_scenes import RATE, SAMPLE_RATE, Scene, scenes
from engine.protocol import PROTOCOLS, OutputError

_SPEECH_SECONDS = 60
_FILM_SECONDS = 600
"""Limits on the child processes, far above what they take."""


def make_sample(path: str | Path, *, ffmpeg: Path, on_note: Callable[[str], None]) -> Path:
    """Writes the sample film to `path` as MP4: 1280x720 at 30 frames per second, H.264 and stereo AAC, 60 seconds.

    Eight scenes: seven hard cuts, one dissolve, speech in two places, silence, one loud moment, one black second. The same
    ffmpeg and the same voice give the same film. Without a voice `on_note` is told so, and the film has only its tones.
    The file appears when it is complete. Raises OutputError when it cannot be written or ffmpeg fails.
    """
    return make_film(scenes(), Path(path), ffmpeg=ffmpeg, on_note=on_note)


def make_film(film: Sequence[Scene], path: Path, *, ffmpeg: Path, on_note: Callable[[str], None]) -> Path:
    """As `make_sample`, of other scenes."""
    temporary = path.with_name(f".{path.name[:40]}.{secrets.token_hex(6)}.tmp")
    try:
        with tempfile.TemporaryDirectory(prefix="clipwright-sample-") as folder:
            speech = _spoken(film, Path(folder), on_note)
            _run([str(ffmpeg), *_arguments(film, speech), f"file:{temporary.absolute()}"])
        temporary.replace(path)
    except OSError as error:
        raise OutputError(
            f"the sample film cannot be written: {(error.strerror or str(error)).lower()}", file=str(path)
        ) from error
    except subprocess.SubprocessError as error:
        raise OutputError(f"the sample film could not be made: {_last_line(error)}", file=str(path)) from error
    finally:
        temporary.unlink(missing_ok=True)
    return path


def _spoken(film: Sequence[Scene], folder: Path, on_note: Callable[[str], None]) -> dict[int, Path]:
    """A WAV file for each scene in which something is said, by the scene's position; none when there is no voice."""
    speech: dict[int, Path] = {}
    for number, scene in enumerate(film):
        if not scene.said:
            continue
        target = folder / f"{number}.wav"
        if not _speak(scene.said, target):
            on_note(
                "the sample film has no speech: neither the espeakng_loader package nor the espeak-ng program is installed"
            )
            return {}
        speech[number] = target
    return speech


def _speak(text: str, target: Path) -> bool:
    """Speaks with the package, else with the program. Whether it worked."""
    program = shutil.which("espeak-ng")
    ways = [[sys.executable, "-I", str(Path(sample_voice.__file__)), str(target)]]
    if program is not None:
        ways.append([program, "-v", "en", "-s", str(sample_voice.WORDS_PER_MINUTE), "-w", str(target), "--stdin"])
    for command in ways:
        try:
            _run(command, text, timeout=_SPEECH_SECONDS)
        except (OSError, subprocess.SubprocessError):
            continue
        if target.is_file() and target.stat().st_size > 1000:
            return True
    return False


def _arguments(film: Sequence[Scene], speech: dict[int, Path]) -> list[str]:
    """ffmpeg's arguments up to the output's name."""
    inputs: list[str] = []
    for sound in speech.values():
        inputs += ["-protocol_whitelist", PROTOCOLS, "-f", "wav", "-i", f"file:{sound}"]
    return [
        "-hide_banner", "-nostdin", "-nostats", "-loglevel", "error", "-y", *inputs,
        "-filter_complex", _graph(film, list(speech)), "-map", "[film]", "-map", "[sound]",
        "-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-g", str(4 * RATE), "-r", str(RATE), "-pix_fmt", "yuv420p",
        "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv",
        "-c:a", "aac", "-b:a", "160k", "-ar", str(SAMPLE_RATE), "-ac", "2",
        "-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact", "-map_metadata", "-1",
        "-movflags", "+faststart", "-f", "mp4",
    ]  # fmt: skip


def _graph(film: Sequence[Scene], spoken: Sequence[int]) -> str:
    """All scenes, each cut to its length, one after another. `spoken` names the scene of each input file."""
    chains: list[str] = []
    for number, scene in enumerate(film):
        end = f"trim=end_frame={scene.seconds * RATE},setpts=PTS-STARTPTS,setsar=1"
        chains.append(f"{_own(scene.picture, number)};[v_{number}]{end}[picture_{number}]")
        length = f"atrim=end_sample={scene.seconds * SAMPLE_RATE},asetpts=PTS-STARTPTS"
        format_ = f"aformat=sample_fmts=fltp:sample_rates={SAMPLE_RATE}:channel_layouts=stereo"
        chains.append(f"{_own(scene.sound, number)};[a_{number}]{format_},{length}[bed_{number}]")
        if number in spoken:
            delay = round(scene.said_at * 1000)
            said = f"[{spoken.index(number)}:a]aresample={SAMPLE_RATE},{format_},volume=0.9,adelay={delay}:all=1,apad"
            chains.append(f"{said},{length}[said_{number}]")
            chains.append(f"[bed_{number}][said_{number}]amix=inputs=2:duration=first:normalize=0[sound_{number}]")
        else:
            chains.append(f"[bed_{number}]anull[sound_{number}]")
    pads = "".join(f"[picture_{number}][sound_{number}]" for number in range(len(film)))
    return ";".join([*chains, f"{pads}concat=n={len(film)}:v=1:a=1[film][sound]"])


def _own(graph: str, number: int) -> str:
    """The graph with its pads' names made unique to the scene."""
    return re.sub(r"\[(\w+)\]", rf"[\1_{number}]", graph)


def _run(command: list[str], text: str = "", timeout: float = _FILM_SECONDS) -> None:
    subprocess.run(command, input=text.encode("utf-8"), capture_output=True, check=True, timeout=timeout)


def _last_line(error: subprocess.SubprocessError) -> str:
    said = getattr(error, "stderr", None) or b""
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else str(error).partition(" '")[0].lower()
