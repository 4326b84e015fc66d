"""Rendering: our reel against the same edit written by hand as one ffmpeg command, and as a moviepy script.

All three encode with the same encoder, preset and quality; the command by hand seeks each input as a person would, joins
picture and sound with the concat filter and levels the sound with one loudnorm.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.benchmarks.measure import FFMPEG, Bench, alternate, call, clipwright

PRESET, CRF = "veryfast", 19

MOVIEPY = """
import json, sys
from moviepy import VideoFileClip, concatenate_videoclips
source, output, spans, preset, crf = sys.argv[1], sys.argv[2], json.loads(sys.argv[3]), sys.argv[4], sys.argv[5]
film = VideoFileClip(source)
reel = concatenate_videoclips([film.subclipped(start, end) for start, end in spans])
options = {"preset": preset, "threads": 2, "ffmpeg_params": ["-crf", crf], "logger": None}
reel.write_videofile(output, codec="libx264", audio_codec="aac", **options)
"""


def run(bench: Bench, film: Path, rounds: int = 3) -> None:
    """Wall times of the three ways to make one 30 s reel from `film`."""
    folder = bench.folder / "render"
    folder.mkdir(exist_ok=True)
    env = bench.cache("render")
    project = folder / "reel.cwp"
    made = clipwright("reel", film, "--length", 30, "-o", folder / "first.mp4", "--project", project, env=env)
    spans = [(clip["in"], clip["out"]) for clip in made["clips"]]
    by_hand = _command(film, spans, folder / "hand.mp4")
    script = [*_python(), "-c", MOVIEPY, str(film), str(folder / "moviepy.mp4"), json.dumps(spans), PRESET, str(CRF)]
    times = alternate(
        rounds,
        ours=lambda: clipwright("render", project, "-o", folder / "ours.mp4", env=env),
        hand=lambda: call(by_hand),
        moviepy=lambda: call(script),
    )
    detail = ", ".join(f"{name} {taken:.1f} s" for name, taken in times.items())
    detail += f"; {len(spans)} clips, {_sizes(folder)}"
    bench.add("reel render over one ffmpeg command by hand, 1080p", times["ours"] / times["hand"], "<= 1.05", detail)
    bench.add("moviepy over our render, 1080p", times["moviepy"] / times["ours"], ">= 3")


def _python() -> list[str]:
    from tests.benchmarks.measure import CLIPWRIGHT

    return CLIPWRIGHT[:1]


def _command(film: Path, spans: list[tuple[float, float]], output: Path) -> list[str]:
    inputs: list[str] = []
    for start, end in spans:
        inputs += ["-ss", f"{start:.6f}", "-t", f"{end - start:.6f}", "-i", str(film)]
    streams = "".join(f"[{number}:v][{number}:a]" for number in range(len(spans)))
    graph = f"{streams}concat=n={len(spans)}:v=1:a=1[v][j];[j]loudnorm=I=-14:TP=-1,aresample=48000[a]"
    encoder = ["-c:v", "libx264", "-preset", PRESET, "-crf", str(CRF), "-g", "48", "-pix_fmt", "yuv420p"]
    sound = ["-c:a", "aac", "-b:a", "256k"]
    maps = ["-map", "[v]", "-map", "[a]", "-movflags", "+faststart"]
    return [FFMPEG, "-nostdin", "-v", "error", "-y", *inputs, "-filter_complex", graph, *maps, *encoder, *sound, str(output)]


def _sizes(folder: Path) -> str:
    sizes: dict[str, Any] = {name: (folder / f"{name}.mp4").stat().st_size / 1e6 for name in ("ours", "hand", "moviepy")}
    return ", ".join(f"{name} {size:.1f} MB" for name, size in sizes.items())
