"""What the crop frame on the picture shows and does: pure functions over clips and windows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from editor.crops import window_at
from editor.model import Clip, Crop, CropKey, Media, Project, Sequence, Track, changed

Grip = Literal["move", "nw", "n", "ne", "e", "se", "s", "sw", "w"]
GRIPS: tuple[Grip, ...] = ("nw", "n", "ne", "e", "se", "s", "sw", "w")
SMALLEST = 0.05
"""Of the picture's width or height: no window becomes smaller."""


@dataclass(frozen=True)
class Cropped:
    """A clip whose crop frame can be moved, at a frame of it."""

    clip: Clip
    media: Media
    at: int
    """Frames since the clip's start."""
    crop: Crop
    aspect: float
    """Width over height of the sequence's frame."""

    @property
    def window(self) -> CropKey:
        """Where the window is now."""
        return window_at(self.crop, self.at)

    @property
    def size(self) -> tuple[int, int]:
        """Pixels of the whole upright picture."""
        return self.media.info.video[self.clip.stream].display_size


def cropped_at(sequence: Sequence, media: dict[str, Media], selection: tuple[str, ...], frame: int) -> Cropped | None:
    """The selected clip with a crop that is on screen at `frame`; a selected sound stands for the picture linked with it."""
    links = {item.link for track in sequence.tracks for item in track.items if item.id in selection and item.link}
    for track in reversed(sequence.tracks):
        if track.kind != "video" or track.hidden:
            continue
        for clip in track.clips:
            if clip.record_in <= frame < clip.record_out and (clip.id in selection or (clip.link and clip.link in links)):
                source = media.get(clip.media)
                if clip.crop is None or source is None or clip.stream >= len(source.info.video):
                    return None
                return Cropped(clip, source, frame - clip.record_in, clip.crop, sequence.width / sequence.height)
    return None


def uncropped(project: Project, cropped: Cropped) -> Project:
    """A project that shows the whole picture of the clip, and nothing else, over the same frames."""
    sequence = project.sequence
    width, height = cropped.size
    clip = changed(cropped.clip, crop=None, opacity=1.0, enabled=True)
    tracks = [track if track.kind == "audio" else changed(track, hidden=True, solo=False) for track in sequence.tracks]
    tracks.append(Track(id="whole picture", kind="video", items=(clip,)))
    shown = changed(sequence, width=width, height=height, tracks=tuple(tracks))
    return changed(project, sequences=(shown,), active=shown.id)


def moved(window: CropKey, grip: Grip, dx: float, dy: float) -> CropKey:
    """The window after its grip was dragged by dx, dy (0..1 of the picture), inside the picture, its shape kept."""
    if grip == "move":
        x = min(max(window.x + dx, 0.0), 1 - window.width)
        y = min(max(window.y + dy, 0.0), 1 - window.height)
        return CropKey(window.frame, x, y, window.width, window.height)
    shape = window.height / window.width
    left, right = window.x, window.x + window.width
    top, bottom = window.y, window.y + window.height
    wide = -dx if "w" in grip else dx if "e" in grip else 0.0
    tall = -dy if "n" in grip else dy if "s" in grip else 0.0
    width = window.width + (wide if abs(wide * shape) >= abs(tall) else tall / shape)
    # the opposite edge or corner stays; along an edge the window grows to both sides
    anchor_x = right if "w" in grip else left if "e" in grip else (left + right) / 2
    anchor_y = bottom if "n" in grip else top if "s" in grip else (top + bottom) / 2
    room_x = anchor_x if "w" in grip else 1 - anchor_x if "e" in grip else 2 * min(anchor_x, 1 - anchor_x)
    room_y = anchor_y if "n" in grip else 1 - anchor_y if "s" in grip else 2 * min(anchor_y, 1 - anchor_y)
    width = min(max(width, SMALLEST), room_x, room_y / shape)
    height = width * shape
    x = anchor_x - width if "w" in grip else anchor_x if "e" in grip else anchor_x - width / 2
    y = anchor_y - height if "n" in grip else anchor_y if "s" in grip else anchor_y - height / 2
    return CropKey(window.frame, max(0.0, x), max(0.0, y), width, height)


def with_window(cropped: Cropped, window: CropKey) -> Crop:
    """The clip's crop with that window at the frame looked at: a still window is moved as a whole, a path gets a key."""
    crop = cropped.crop
    if len(crop.keys) == 1:
        return Crop(keys=(_at(crop.keys[0].frame, window),), hold=crop.hold)
    others = [key for key in crop.keys if key.frame != cropped.at]
    keys = sorted([*others, _at(cropped.at, window)], key=lambda key: key.frame)
    return Crop(keys=tuple(keys), hold=crop.hold)


def shape_name(aspect: float) -> str:
    """The usual name of a shape ("9:16"), or its proportion."""
    for width, height in ((9, 16), (16, 9), (1, 1), (4, 5), (4, 3), (3, 4), (21, 9), (2, 3), (3, 2), (5, 4)):
        if abs(aspect / (width / height) - 1) < 0.01:
            return f"{width}:{height}"
    return f"{aspect:.2f}:1"


def _at(frame: int, window: CropKey) -> CropKey:
    return CropKey(frame, window.x, window.y, window.width, window.height)
