"""The same edits by other means: one ffmpeg command as a person writes it, and a moviepy script as its guide teaches."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.benchmarks.measure import CLIPWRIGHT, FFMPEG
from tests.benchmarks.render_edits import Edit

PRESET, CRF = "veryfast", 19

MOVIEPY = """
import json, sys
from moviepy import CompositeVideoClip, TextClip, VideoFileClip, afx, concatenate_videoclips
source, output, edit, options = sys.argv[1], sys.argv[2], json.loads(sys.argv[3]), json.loads(sys.argv[4])
film = VideoFileClip(source)
clips = []
for shot in edit["shots"]:
    clip = film.subclipped(shot["start"], shot["end"])
    if shot["speed"] != 1:
        clip = clip.with_speed_scaled(shot["speed"])
    clip = clip.with_effects([afx.AudioFadeIn(0.01), afx.AudioFadeOut(0.01)])
    if edit["crop"]:
        x, width, size = edit["crop"]
        clip = clip.cropped(x1=x, x2=x + width).resized(tuple(size))
    clips.append(clip)
reel = concatenate_videoclips(clips)
if edit["captions"]:
    words = []
    for caption in edit["captions"]:
        text = TextClip(font=edit["font"], text=caption["text"], font_size=caption["size"], color="white",
                        stroke_color="black", stroke_width=caption["outline"], margin=(8, caption["size"] // 3))
        top = caption["middle"] - text.h // 2
        text = text.with_start(caption["start"]).with_end(caption["end"]).with_position(("center", top))
        words.append(text)
    reel = CompositeVideoClip([reel, *words])
reel.write_videofile(output, logger=None, **options)
"""
SAME: dict[str, Any] = {
    "codec": "libx264",
    "audio_codec": "aac",
    "preset": PRESET,
    "threads": 2,
    "ffmpeg_params": ["-crf", str(CRF)],
}


def moviepy_script(edit: Edit, output: Path, options: dict[str, Any]) -> list[str]:
    """A process that runs the script; `options` go to write_videofile."""
    told = {
        "shots": [asdict(shot) for shot in edit.shots],
        "crop": edit.crop,
        "captions": [asdict(caption) for caption in edit.captions],
        "font": str(edit.font) if edit.font else None,
    }
    options = {**options, "temp_audiofile_path": str(output.parent)}
    return [CLIPWRIGHT[0], "-c", MOVIEPY, str(edit.film), str(output), json.dumps(told), json.dumps(options)]


def by_hand(edit: Edit, output: Path) -> list[str]:
    """The command: each input is sought, picture and sound are joined by concat, the sound is levelled by one loudnorm."""
    inputs: list[str] = []
    graph: list[str] = []
    for number, shot in enumerate(edit.shots):
        inputs += ["-ss", f"{shot.start:.6f}", "-t", f"{shot.end - shot.start:.6f}", "-i", str(edit.film)]
        picture, sound = [], []
        if shot.speed != 1:
            picture += [f"setpts=PTS/{shot.speed}", "fps=24"]
            sound += [f"asetrate=44100*{shot.speed}", "aresample=44100"]
        if edit.crop:
            x, width, size = edit.crop
            picture += [f"crop={width}:1080:{x}:0", f"scale={size[0]}:{size[1]}"]
        graph += [
            f"[{number}:v]{','.join(picture) or 'null'}[v{number}]",
            f"[{number}:a]{','.join(sound) or 'anull'}[a{number}]",
        ]
    count = len(edit.shots)
    graph.append("".join(f"[v{n}][a{n}]" for n in range(count)) + f"concat=n={count}:v=1:a=1[joined][j]")
    words = _words(edit, output.with_suffix(".srt")) if edit.captions else "null"
    graph += [f"[joined]{words}[v]", "[j]loudnorm=I=-14:TP=-1,aresample=48000[a]"]
    encoder = ["-c:v", "libx264", "-preset", PRESET, "-crf", str(CRF), "-g", "48", "-pix_fmt", "yuv420p"]
    maps = ["-map", "[v]", "-map", "[a]", "-movflags", "+faststart", "-c:a", "aac", "-b:a", "256k"]
    start = [FFMPEG, "-nostdin", "-v", "error", "-y", *inputs]
    return [*start, "-filter_complex", ";".join(graph), *maps, *encoder, str(output)]


def _words(edit: Edit, subtitles: Path) -> str:
    """Subtitles from a file by libass, the title by drawtext."""
    lowest = max(caption.middle for caption in edit.captions)
    said = [caption for caption in edit.captions if caption.middle == lowest]
    rows = (f"{n}\n{_clock(c.start)} --> {_clock(c.end)}\n{c.text}\n" for n, c in enumerate(said, 1))
    subtitles.write_text("\n".join(rows), encoding="utf-8")
    # libass counts an .srt's sizes and margins in a picture of 288 lines
    unit = 288 / edit.size[1]
    margin = round((edit.size[1] - lowest - said[0].size / 2) * unit)
    outline = said[0].outline * unit
    look = f"FontName={edit.family},FontSize={said[0].size * unit * 1.2:.1f},Outline={outline:.2f},Shadow=0,MarginV={margin}"
    steps = [f"subtitles={subtitles}:force_style='{look}'"]
    for title in (caption for caption in edit.captions if caption.middle != lowest):
        where = f"x=(w-tw)/2:y={title.middle}-th/2:enable='between(t,{title.start},{title.end})'"
        look = f"fontfile={edit.font}:fontsize={title.size}:fontcolor=white:bordercolor=black:borderw={title.outline}"
        steps.append(f"drawtext=text='{title.text}':{look}:{where}")
    return ",".join(steps)


def _clock(seconds: float) -> str:
    hours, rest = divmod(round(seconds * 1000), 3_600_000)
    return f"{hours:02}:{rest // 60_000:02}:{rest // 1000 % 60:02},{rest % 1000:03}"
