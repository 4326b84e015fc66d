"""The edits whose rendering is measured: a reel, and what creators do with one."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from editor.edits import set_crop, set_speed
from editor.model import Clip, Crop, CropKey, Item, Media, Project, Speed, Subtitle, SubtitleStyle, Track, changed
from editor.render import fonts
from editor.storage import load_project, save_project
from engine.client import Engine
from engine.protocol import Probe
from tests.benchmarks.measure import Bench, clipwright, hour_of_film

VERTICAL = (656, 608, (1080, 1920))
"""Left edge and width of the middle of a 1080p picture, and what it is scaled to."""
FAST, SLOW = 2, Fraction(1, 2)
CAPTION_SECONDS = 3
TITLE_SECONDS = 4
SENTENCES = (
    "We were so young", "and we thought", "the robots were the future", "Then the sky went dark",
    "Nobody remembers who fired first", "Forty years later", "we came back to this bridge", "with one last plan",
    "and a promise to keep", "It ends where it began",
)  # fmt: skip


@dataclass(frozen=True)
class Shot:
    """Seconds of the film, and how much faster than it they are shown."""

    start: float
    end: float
    speed: float


@dataclass(frozen=True)
class Caption:
    """Words over the picture, times in seconds of the reel; size, outline and middle line in pixels."""

    start: float
    end: float
    text: str
    size: int
    outline: int
    middle: int


@dataclass(frozen=True)
class Edit:
    """One edit as a project of ours, and as what another program has to be told."""

    name: str
    film: Path
    project: Path
    size: tuple[int, int]
    shots: tuple[Shot, ...]
    crop: tuple[int, int, tuple[int, int]] | None = None
    captions: tuple[Caption, ...] = ()
    font: Path | None = None
    family: str = ""


def edits(bench: Bench, film: Path) -> list[Edit]:
    """The reel of 30 s as it is, upright, with changed speeds, with title and subtitles, and cut from an hour of film."""
    folder = bench.folder / "render"
    folder.mkdir(exist_ok=True)
    plain, upright = folder / "reel.cwp", folder / "upright.cwp"
    for path, shape in ((plain, []), (upright, ["--aspect", "9:16"])):
        path.unlink(missing_ok=True)
        first = folder / "first.mp4"
        clipwright("reel", film, "--length", 30, *shape, "-o", first, "--project", path, env=bench.cache("render"))
    long = hour_of_film(bench.folder)
    reel = load_project(plain)
    return [
        _edit("1080p", film, plain),
        _edit("1080p to 9:16", film, _saved(_centred(load_project(upright)), folder / "centred.cwp"), crop=VERTICAL),
        _edit("three of ten clips at another speed", film, _saved(_retimed(reel), folder / "speeds.cwp")),
        _captioned("title and subtitles", film, _saved(_worded(reel), folder / "words.cwp")),
        _edit("from an hour of film", long, _saved(_spread(reel, long), folder / "long.cwp")),
    ]


def _edit(name: str, film: Path, project: Path, **more: object) -> Edit:
    sequence = load_project(project).sequences[0]
    shots = []
    for clip in _clips(load_project(project)):
        speed = clip.speed.rate
        seconds = clip.duration / sequence.rate * speed
        shots.append(Shot(float(clip.source_in), float(clip.source_in + seconds), float(speed)))
    return Edit(name, film, project, (sequence.width, sequence.height), tuple(shots), **more)  # type: ignore[arg-type]


def _captioned(name: str, film: Path, project: Path) -> Edit:
    sequence = load_project(project).sequences[0]
    styles = {style.name: style for style in sequence.styles}
    captions = tuple(
        Caption(
            start=float(item.record_in / sequence.rate),
            end=float((item.record_in + item.duration) / sequence.rate),
            text=item.text,
            size=round(styles[item.style].size * sequence.height),
            outline=round(styles[item.style].outline * sequence.height),
            middle=round(styles[item.style].vertical * sequence.height),
        )
        for track in sequence.tracks
        for item in track.items
        if isinstance(item, Subtitle)
    )
    face = fonts.preferred()
    return _edit(name, film, project, captions=captions, font=Path(face.path), family=face.family)


def _clips(project: Project) -> list[Clip]:
    track = next(track for track in project.sequences[0].tracks if track.kind == "video")
    return [item for item in track.items if isinstance(item, Clip)]


def _saved(project: Project, path: Path) -> Path:
    path.unlink(missing_ok=True)
    save_project(project, path)
    return path


def _centred(project: Project) -> Project:
    """Every clip cropped to the middle: the other ways follow no face."""
    left, width, _ = VERTICAL
    crop = Crop(keys=(CropKey(0, left / 1920, 0.0, width / 1920, 1.0),))
    for clip in _clips(project):
        project = set_crop(project, clip.id, crop)
    return project


def _retimed(project: Project) -> Project:
    """Every fourth clip, from the second on, at another speed; its sound higher or lower, as moviepy makes it."""
    for number, clip in enumerate(_clips(project)):
        if number % 4 == 1:
            rate = Fraction(SLOW if number == 5 else FAST)
            project = set_speed(project, clip.id, Speed(rate=rate, keep_pitch=False), ripple=True)
    return project


def _worded(project: Project) -> Project:
    """A title for four seconds and a subtitle every three."""
    sequence = project.sequences[0]
    frames = sum(clip.duration for clip in _clips(project))
    step = round(CAPTION_SECONDS * sequence.rate)
    said = tuple(
        Subtitle(id=f"said{number}", record_in=at, duration=min(step, frames - at), text=SENTENCES[number % len(SENTENCES)])
        for number, at in enumerate(range(0, frames, step))
    )
    called = Subtitle(
        id="called", record_in=0, duration=round(TITLE_SECONDS * sequence.rate), text="Tears of Steel", style="title"
    )
    tracks = (
        Track(id="S1", kind="subtitle", name="S1", items=said),
        Track(id="S2", kind="subtitle", name="S2", items=(called,)),
    )
    styles = (*sequence.styles, SubtitleStyle(name="title", size=0.1, outline=0.004, vertical=0.15))
    return changed(project, sequences=(changed(sequence, tracks=(*sequence.tracks, *tracks), styles=styles),))


def _spread(project: Project, film: Path) -> Project:
    """The same lengths, each clip from another part of a longer film."""
    with Engine() as engine:
        info = engine.run(Probe(path=str(film)))
    sequence = project.sequences[0]
    starts = {clip.link or clip.id: clip.source_in for clip in _clips(project)}
    apart = info.duration / (len(starts) + 1)
    late = {link: number * apart for number, link in enumerate(starts)}

    def moved(item: Item) -> Item:
        return changed(item, source_in=item.source_in % 200 + late[item.link or item.id]) if isinstance(item, Clip) else item

    tracks = tuple(changed(track, items=tuple(map(moved, track.items))) for track in sequence.tracks)
    media = tuple(Media(id=each.id, name=film.name, info=info) for each in project.media)
    return changed(project, media=media, sequences=(changed(sequence, tracks=tracks),))
