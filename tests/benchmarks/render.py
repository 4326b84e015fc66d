"""Rendering: our reel against the same edit written by hand as one ffmpeg command, and as two moviepy scripts.

Ours, the command by hand and the first script encode with the same encoder, preset and quality; the command seeks each input
as a person would, joins picture and sound with the concat filter and levels the sound with one loudnorm. The second script
is moviepy as it comes: its own encoder settings (x264's medium at CRF 23). Both fade the sound at each cut, as ours does.

How much faster than moviepy anything can be that uses the same encoder shows in the last figure: the command by hand, which
does nothing but decode, crop and encode, against the script.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.benchmarks.measure import CLIPWRIGHT, FFMPEG, Bench, alternate, call, clipwright

PRESET, CRF = "veryfast", 19

MOVIEPY = """
import json, sys
from moviepy import VideoFileClip, afx, concatenate_videoclips
source, output, spans, crop, options = sys.argv[1], sys.argv[2], *map(json.loads, sys.argv[3:6])
film = VideoFileClip(source)
clips = [film.subclipped(start, end) for start, end in spans]
clips = [clip.with_effects([afx.AudioFadeIn(0.01), afx.AudioFadeOut(0.01)]) for clip in clips]
if crop:
    x, width, size = crop
    clips = [clip.cropped(x1=x, x2=x + width).resized(tuple(size)) for clip in clips]
concatenate_videoclips(clips).write_videofile(output, logger=None, **options)
"""
SAME: dict[str, Any] = {
    "codec": "libx264",
    "audio_codec": "aac",
    "preset": PRESET,
    "threads": 2,
    "ffmpeg_params": ["-crf", str(CRF)],
}
VERTICAL = (656, 608, (1080, 1920))
"""Left edge and width of the middle of a 1080p picture, and what it is scaled to."""


def run(bench: Bench, film: Path, rounds: int = 3) -> None:
    """Wall times of the three ways to make one 30 s reel from `film`, as it is and upright."""
    _compare(bench, film, rounds, "1080p", None)
    _compare(bench, film, rounds, "1080p to 9:16", VERTICAL)


def _compare(bench: Bench, film: Path, rounds: int, name: str, crop: tuple[int, int, tuple[int, int]] | None) -> None:
    folder = bench.folder / "render"
    folder.mkdir(exist_ok=True)
    env = bench.cache("render")
    project = folder / "reel.cwp"
    project.unlink(missing_ok=True)
    shape = ["--aspect", "9:16"] if crop else []
    made = clipwright("reel", film, "--length", 30, *shape, "-o", folder / "first.mp4", "--project", project, env=env)
    spans = [(clip["in"], clip["out"]) for clip in made["clips"]]
    by_hand = _command(film, spans, crop, folder / "hand.mp4")

    def script(name: str, options: dict[str, Any]) -> list[str]:
        options = {**options, "temp_audiofile_path": str(folder)}
        edit = [json.dumps(spans), json.dumps(crop), json.dumps(options)]
        return [CLIPWRIGHT[0], "-c", MOVIEPY, str(film), str(folder / f"{name}.mp4"), *edit]

    taken = alternate(
        rounds,
        ours=lambda: clipwright("render", project, "-o", folder / "ours.mp4", env=env),
        hand=lambda: call(by_hand),
        moviepy=lambda: call(script("moviepy", SAME)),
        as_it_comes=lambda: call(script("as_it_comes", {})),
    )
    what = f"; {len(spans)} clips, {made['width']}x{made['height']}, {_sizes(folder)}"
    rows = (
        ("reel render over one ffmpeg command by hand", "ours", "hand", "<= 1.05"),
        ("moviepy as it comes over our render", "as_it_comes", "ours", ">= 3"),
        ("moviepy, same encoder settings, over our render", "moviepy", "ours", ">= 3"),
        ("moviepy, same encoder settings, over the command by hand", "moviepy", "hand", "a bound"),
    )
    for title, one, other, goal in rows:
        bench.add(f"{title}, {name}", taken.ratio(one, other), goal, taken.detail(one, other) + what)
        what = ""


def _command(
    film: Path, spans: list[tuple[float, float]], crop: tuple[int, int, tuple[int, int]] | None, output: Path
) -> list[str]:
    inputs: list[str] = []
    for start, end in spans:
        inputs += ["-ss", f"{start:.6f}", "-t", f"{end - start:.6f}", "-i", str(film)]
    streams = "".join(f"[{number}:v][{number}:a]" for number in range(len(spans)))
    shape = ""
    if crop:
        x, width, size = crop
        parts = (f"[{n}:v]crop={width}:1080:{x}:0,scale={size[0]}:{size[1]}[c{n}];" for n in range(len(spans)))
        shape = "".join(parts)
        streams = "".join(f"[c{number}][{number}:a]" for number in range(len(spans)))
    graph = f"{shape}{streams}concat=n={len(spans)}:v=1:a=1[v][j];[j]loudnorm=I=-14:TP=-1,aresample=48000[a]"
    encoder = ["-c:v", "libx264", "-preset", PRESET, "-crf", str(CRF), "-g", "48", "-pix_fmt", "yuv420p"]
    sound = ["-c:a", "aac", "-b:a", "256k"]
    maps = ["-map", "[v]", "-map", "[a]", "-movflags", "+faststart"]
    return [FFMPEG, "-nostdin", "-v", "error", "-y", *inputs, "-filter_complex", graph, *maps, *encoder, *sound, str(output)]


def _sizes(folder: Path) -> str:
    sizes: dict[str, Any] = {
        name: (folder / f"{name}.mp4").stat().st_size / 1e6 for name in ("ours", "hand", "moviepy", "as_it_comes")
    }
    return ", ".join(f"{name} {size:.1f} MB" for name, size in sizes.items())
