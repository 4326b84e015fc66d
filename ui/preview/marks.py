"""Where tracked boxes lie on the picture that is shown: pure arithmetic over a frame's plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from editor.model import Clip, Media, Project
from editor.render.frame import Layer, frame_plan
from editor.tubes import Box, Tube
from engine.protocol import Span, VideoStream
from ui.preview.geometry import Placing, placing

Around = Callable[[Media, Fraction], tuple[Span, tuple[Tube, ...]] | None]
"""The shot of some footage at a media time, with the tubes in it; None where that is not known."""

_LEAST = 0.25
"""Share of a box that has to be in the frame for it to be shown."""


@dataclass(frozen=True)
class Mark:
    """A box on the picture."""

    clip: str
    """Id of the clip that shows it."""
    at: int
    """Frames since the clip's start."""
    tube: Tube
    shot: Span
    """Media times of the shot that it is tracked in."""
    box: Box
    """Left, top, right, bottom as 0..1 of the sequence's frame, inside it."""
    exact: bool
    """Whether it was seen in this very frame; else it lies between two sightings."""

    @property
    def key(self) -> tuple[str, str, int, Fraction]:
        """Tells it from others, and is the same at the next frame."""
        return self.clip, self.tube.kind, self.tube.number, self.tube.start


def marks(project: Project, frame: int, around: Around) -> tuple[Mark, ...]:
    """The boxes on the picture of the active sequence at `frame`, from the lowest layer to the topmost.

    A person whose face is seen is shown by the face alone. Nothing without an active sequence.
    """
    found: list[Mark] = []
    for layer, clip, media, video in _looked_at(project, frame):
        time = layer.time if layer.time is not None else Fraction(0)
        known = around(media, time)
        if known is None:
            continue
        sequence = project.sequence
        size = (sequence.width, sequence.height)
        lies = placing(layer, video, size, size)
        stands = 1 / video.rate if video.rate > 0 else Fraction(1, 25)
        shot, tubes = known
        here = [(tube, seen) for tube in tubes if (seen := tube.at(time, stands)) is not None]
        faces = [seen.box for tube, seen in here if tube.kind == "face"]
        for tube, seen in here:
            if tube.kind == "person" and any(_holds(seen.box, face) for face in faces):
                continue
            box = _shown(_placed(seen.box, lies), layer)
            if box is not None:
                found.append(Mark(clip.id, frame - clip.record_in, tube, shot, box, seen.exact))
    return tuple(found)


def footage_at(project: Project, frame: int) -> tuple[Media, ...]:
    """The moving pictures that are seen at `frame`, each content once: what can be looked through for faces."""
    found: dict[str, Media] = {}
    for _, _, media, _ in _looked_at(project, frame):
        found.setdefault(media.info.fingerprint, media)
    return tuple(found.values())


def _looked_at(project: Project, frame: int) -> list[tuple[Layer, Clip, Media, VideoStream]]:
    """The layers whose footage the engine can look through: it sees the first picture stream of films."""
    try:
        layers = frame_plan(project, frame).layers
    except KeyError:
        return []
    return [
        (layer, layer.item, layer.media, layer.media.info.video[0])
        for layer in layers
        if isinstance(layer.item, Clip)
        and layer.media is not None
        and layer.media.info.kind == "video"
        and layer.stream == 0
        and layer.media.info.video
    ]


def _placed(box: Box, lies: Placing) -> Box:
    """From the upright picture to the sequence's frame."""
    left, top, width, height = lies.source
    x, y, across, down = lies.target
    return (
        x + (box[0] - left) / width * across,
        y + (box[1] - top) / height * down,
        x + (box[2] - left) / width * across,
        y + (box[3] - top) / height * down,
    )


def _shown(box: Box, layer: Layer) -> Box | None:
    """The part that is in the frame, and not wiped away; None where that is little."""
    right = 1.0 if layer.wipe is None else layer.wipe
    seen = max(0.0, box[0]), max(0.0, box[1]), min(right, box[2]), min(1.0, box[3])
    whole = (box[2] - box[0]) * (box[3] - box[1])
    part = max(0.0, seen[2] - seen[0]) * max(0.0, seen[3] - seen[1])
    return seen if whole > 0 and part >= _LEAST * whole else None


def _holds(body: Box, face: Box) -> bool:
    x, y = (face[0] + face[2]) / 2, (face[1] + face[3]) / 2
    return body[0] <= x <= body[2] and body[1] <= y <= body[3]
