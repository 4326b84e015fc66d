"""Which pictures of footage a frame of the sequence is made of."""

from __future__ import annotations

from math import ceil

from editor.model import Project
from editor.render.frame import FramePlan, Layer, frame_plan
from engine.protocol import FootageError
from ui.preview.footage import Wanted
from ui.preview.geometry import Placing, placing


def plan_of(project: Project | None, frame: int) -> FramePlan:
    """What is on screen at a frame; nothing where there is no sequence, or footage that is not in the project."""
    if project is None:
        return FramePlan()
    try:
        return frame_plan(project, frame)
    except KeyError:
        return FramePlan()


def clip_layers(plan: FramePlan) -> list[Layer]:
    """The layers that show footage."""
    return [
        layer
        for layer in plan.layers
        if layer.media is not None and layer.time is not None and layer.stream < len(layer.media.info.video)
    ]


def all_wanted(project: Project, plan: FramePlan, shown: tuple[int, int]) -> tuple[Wanted, ...]:
    """The pictures that a frame is made of."""
    sequence = project.sequence
    made = []
    for layer in clip_layers(plan):
        if layer.media is None:
            continue
        video = layer.media.info.video[layer.stream]
        made.append(wanted_for(layer, placing(layer, video, (sequence.width, sequence.height), shown)))
    return tuple(made)


def wanted_for(layer: Layer, place: Placing) -> Wanted:
    """The picture of one layer. Raises FootageError for one that has none."""
    if layer.media is None or layer.time is None:
        raise FootageError("a title has no footage")
    return Wanted(layer.media, layer.stream, layer.time, place.picture, layer.item.id)


def entry_of(project: Project, owner: str, frame: int, step: int, most: int) -> int:
    """The first frame, at most `most` before `frame` in the direction of play, at which an item is on screen."""
    for _ in range(ceil(most / abs(step))):
        before = plan_of(project, frame - step)
        if frame < step or all(layer.item.id != owner for layer in before.layers):
            break
        frame -= step
    return frame
