"""Results as a person reads them in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from engine.protocol import Analysis, Highlights, MediaInfo
from ui.documents import Document

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table


def clock(seconds: Fraction | float) -> str:
    """A time as people read it: 1:02.50."""
    hundredths = round(float(seconds) * 100)
    minutes, rest = divmod(hundredths, 6000)
    hours, minutes = divmod(minutes, 60)
    lead = f"{hours}:{minutes:02d}" if hours else f"{minutes}"
    return f"{lead}:{rest // 100:02d}.{rest % 100:02d}"


def probe(files: Sequence[MediaInfo]) -> RenderableType:
    """Streams of each file."""
    table = _table("file", "length", "picture", "sound", "remarks")
    for info in files:
        pictures = [
            f"{'x'.join(map(str, stream.display_size))} {float(stream.rate):.6g} fps {stream.codec}" for stream in info.video
        ]
        sounds = [f"{stream.codec} {stream.rate} Hz {stream.layout}" for stream in info.audio]
        remarks = [text for stream in info.video for text in _remarks(stream.vfr, stream.rotation, stream.hdr)]
        _add(
            table,
            Path(info.path).name,
            clock(info.duration),
            "\n".join(pictures) or "none",
            "\n".join(sounds) or "none",
            "\n".join([*remarks, *info.warnings]),
        )
    return table


def _remarks(vfr: bool, rotation: int, hdr: bool) -> list[str]:
    facts = ((vfr, "variable frame rate"), (bool(rotation), f"rotated {rotation} degrees"), (hdr, "HDR"))
    return [text for holds, text in facts if holds]


def analyse(analyses: Sequence[Analysis]) -> RenderableType:
    """What was measured in each file."""
    table = _table("file", "length", "shots", "speech", "faces seen", "unusable")
    for analysis in analyses:
        _add(
            table,
            Path(analysis.info.path).name,
            clock(analysis.info.duration),
            str(len(analysis.shots)),
            clock(sum((span.duration for span in analysis.speech), Fraction(0))),
            str(len(analysis.faces)),
            clock(sum((span.duration for span in analysis.unusable), Fraction(0))),
        )
    return table


def highlights(found: Highlights) -> RenderableType:
    """The moments, best first."""
    table = _table("score", "from", "to", "title", "why")
    for moment in found.highlights:
        _add(table, f"{moment.score:.2f}", clock(moment.start), clock(moment.end), moment.title, ", ".join(moment.reasons))
    return table


def edit(document: Document) -> RenderableType:
    """The clips of what was rendered, and the files that were written."""
    table = _table("at", "from", "source in", "source out", "score", "why")
    for clip in document["clips"]:
        origin = clip["origin"] or {"score": None, "reasons": []}
        _add(
            table,
            clock(clip["record_in"]),
            Path(clip["source"]).name,
            clock(clip["in"]),
            clock(clip["out"]),
            "" if origin["score"] is None else f"{origin['score']:.2f}",
            ", ".join(origin["reasons"]),
        )
    from rich.text import Text

    size = f"{document['width']}x{document['height']}"
    lines = [f"{document['output']}: {clock(document['duration'])}, {size}"]
    lines += [f"{name}: {path}" for name, path in document["exports"].items()]
    lines += [f"not carried by {loss}" for loss in document["lost"]]
    table.caption = Text("\n".join(lines))
    return table


def export(paths: Sequence[Path], lost: Sequence[str]) -> RenderableType:
    """The files written, then what their format could not carry."""
    return "\n".join([*map(str, paths), *(f"not carried: {loss}" for loss in lost)])


def _table(*columns: str) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, caption_justify="left")
    for name in columns:
        table.add_column(name, overflow="fold")
    return table


def _add(table: Table, *cells: str) -> None:
    """A row whose cells are taken as they are: names may hold what would pass for markup."""
    from rich.text import Text

    table.add_row(*map(Text, cells))
