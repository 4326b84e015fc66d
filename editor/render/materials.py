"""What a render needs beside the footage, made in its private folder before it starts: subtitles, fonts, titles."""

from __future__ import annotations

import shutil
from pathlib import Path

from PIL import Image

from editor.render.ffmpeg import FfmpegBuild
from editor.render.layers import FONT_FOLDER, SUBTITLE_FILE
from editor.render.plan import RenderPlan
from editor.render.subtitles import Burnt, burnt_in
from engine.protocol import OutputError


def written_out(plan: RenderPlan, build: FfmpegBuild) -> Burnt | None:
    """The subtitles of the plan, None when it has none. Raises OutputError when they cannot be drawn here."""
    if not plan.texts or not plan.picture:
        return None
    if "ass" not in build.filters:
        raise OutputError(
            "this ffmpeg cannot draw subtitles: it lacks libass",
            file=str(build.path),
            hint="use the one that comes with Clipwright, or hide the subtitle tracks",
        )
    return burnt_in(plan)


def drawn_titles(plan: RenderPlan) -> tuple[Image.Image, ...]:
    """A picture for each of the plan's titles, in order. Raises OutputError naming one that cannot be drawn."""
    if not plan.titles or not plan.picture:
        return ()
    from editor.render.titles import title_picture  # moviepy is loaded only where there are titles

    return tuple(title_picture(title, style, plan.width, plan.height, plan.transfer) for title, style in plan.titles)


def lay_out(folder: Path, subtitles: Burnt | None, titles: tuple[Image.Image, ...]) -> None:
    """Puts them into the private folder, with copies of the fonts: libass reads every font in the folder it is given."""
    if subtitles is not None:
        (folder / SUBTITLE_FILE).write_text(subtitles.text, encoding="utf-8")
        place = folder / FONT_FOLDER
        place.mkdir()
        for number, path in enumerate(dict.fromkeys(face.path for face in subtitles.faces)):
            shutil.copyfile(path, place / f"{number}{Path(path).suffix.lower()}")
    for number, picture in enumerate(titles):
        picture.save(folder / f"title{number:04d}.png", compress_level=1)
