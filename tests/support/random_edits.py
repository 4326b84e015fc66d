"""Random edits: every verb with arguments that are often right, sometimes impossible, chosen by a seeded generator."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from random import Random

from editor import edits
from editor.edits import EditError, IdSource, Source
from editor.model import (
    Clip,
    Crop,
    CropKey,
    Item,
    Loudness,
    Marker,
    Narration,
    Project,
    Speed,
    Subtitle,
    Title,
    Track,
    Transition,
    Word,
    changed,
)
from editor.speed import SpeedKey

Verb = Callable[[Project, Random, IdSource], Project]


def _item(project: Project, rng: Random, kind: type | tuple[type, ...] = object) -> Item:
    items = [item for track in project.sequence.tracks for item in track.items if isinstance(item, kind)]
    if not items:
        raise EditError("there is nothing to edit yet")
    return rng.choice(items)


def _track(project: Project, rng: Random, *kinds: str) -> Track:
    tracks = [track for track in project.sequence.tracks if not kinds or track.kind in kinds]
    if not tracks:
        raise EditError("there is no such track")
    return rng.choice(tracks)


def _frame(project: Project, rng: Random) -> int:
    return rng.randint(0, project.sequence.duration + 20)


def _few(rng: Random) -> int:
    return rng.choice((-40, -7, -1, 1, 2, 9, 33))


def _rate(rng: Random) -> Fraction:
    return rng.choice(
        [Fraction(n, d) for n, d in ((1, 2), (2, 3), (1, 1), (5, 4), (2, 1), (7, 3), (-1, 1), (-3, 2), (0, 1))]
    )


def _speed(rng: Random) -> Speed:
    if rng.random() < 0.5:
        return Speed(rate=_rate(rng))
    frames = sorted(rng.randint(0, 80) for _ in range(rng.randint(1, 4)))
    sign = rng.choice((1, 1, 1, -1))
    return Speed(ramp=tuple(SpeedKey(frame, sign * abs(_rate(rng))) for frame in frames))


def _crop(rng: Random) -> Crop:
    frames = sorted({rng.randint(0, 90) for _ in range(rng.randint(1, 4))})
    keys = tuple(CropKey(frame, rng.random() / 2, 0.0, 0.5, 0.5 + rng.random() / 2) for frame in frames)
    return Crop(keys=keys, hold=rng.random() < 0.3)


def _source(rng: Random) -> Source:
    media = rng.choice(("a", "b", "long", "long", "music", "card"))
    return Source(
        media=media,
        source_in=Fraction(rng.randint(0, 200), 11),
        duration=rng.randint(1, 120),
        speed=_speed(rng) if rng.random() < 0.2 else Speed(),
        crop=_crop(rng) if rng.random() < 0.2 else None,
    )


def _words(rng: Random, place: int, length: int) -> Item:
    if rng.random() < 0.5:
        third = length // 3
        words = (Word("so", 0, third), Word("it", third, 2 * third), Word("goes", 2 * third, length))
        return Subtitle(id="", record_in=place, duration=length, text="so it goes", words=words)
    if rng.random() < 0.5:
        media = rng.choice((None, "music"))
        return Narration(id="", record_in=place, duration=length, text="Once upon a time", media=media)
    return Title(id="", record_in=place, duration=length, text="Part one")


def _add_words(project: Project, rng: Random, ids: IdSource) -> Project:
    item = _words(rng, _frame(project, rng), rng.randint(1, 90))
    kind = {Subtitle: "subtitle", Narration: "narration", Title: "video"}[type(item)]
    if rng.random() < 0.5:
        return edits.insert(project, item, item.record_in, ids=ids)
    return edits.add_item(project, _track(project, rng, kind).id, item, ids=ids)


def _set_item(project: Project, rng: Random, ids: IdSource) -> Project:
    item = _item(project, rng)
    return edits.set_item(project, changed(item, enabled=not item.enabled))


def _set_enabled(project: Project, rng: Random, ids: IdSource) -> Project:
    return edits.set_enabled(project, _item(project, rng).id, rng.random() < 0.3)


def _set_text(project: Project, rng: Random, ids: IdSource) -> Project:
    item = _item(project, rng, (Subtitle, Title, Narration))
    words = item.text.split()
    for _ in range(rng.randint(1, 3)):
        place = rng.randrange(len(words) + 1)
        words[place : place + rng.randint(0, 1)] = rng.choices(("so", "it", "never", "went", "on"), k=rng.randint(0, 3))
    return edits.set_text(project, item.id, " ".join(words))


def _set_sequence(project: Project, rng: Random, ids: IdSource) -> Project:
    sequence = project.sequence
    if rng.random() < 0.5:
        style = changed(rng.choice(sequence.styles), size=rng.uniform(0.02, 0.2), italic=rng.random() < 0.5)
        return edits.set_style(project, changed(style, name=rng.choice(("default", "loud"))))
    rate = rng.choice((sequence.rate, sequence.rate, Fraction(25)))
    loudness = rng.choice((None, Loudness(integrated=rng.uniform(-30, -4))))
    return edits.set_sequence(project, changed(sequence, rate=rate, width=rng.choice((1080, 1081, 1920)), loudness=loudness))


def _append(project: Project, rng: Random, ids: IdSource) -> Project:
    return edits.append(project, _source(rng), ids=ids)


def _insert(project: Project, rng: Random, ids: IdSource) -> Project:
    return edits.insert(project, _source(rng), _frame(project, rng), ids=ids)


def _overwrite(project: Project, rng: Random, ids: IdSource) -> Project:
    tracks = None if rng.random() < 0.5 else [_track(project, rng, "video", "audio").id]
    return edits.overwrite(project, _source(rng), _frame(project, rng), tracks=tracks, ids=ids)


def _split(project: Project, rng: Random, ids: IdSource) -> Project:
    item = _item(project, rng)
    return edits.split(project, item.id, rng.randint(item.record_in, item.record_out), ids=ids)


def _split_all(project: Project, rng: Random, ids: IdSource) -> Project:
    return edits.split_all(project, _frame(project, rng), ids=ids)


def _trim(project: Project, rng: Random, ids: IdSource) -> Project:
    verb = rng.choice((edits.trim, edits.ripple_trim))
    return verb(project, _item(project, rng).id, rng.choice(("in", "out")), _few(rng))


def _delete(project: Project, rng: Random, ids: IdSource) -> Project:
    if rng.random() < 0.2:
        return edits.close_gap(project, _track(project, rng).id, _frame(project, rng))
    verb = rng.choice((edits.lift, edits.ripple_delete, edits.remove_item))
    return verb(project, _item(project, rng).id)


def _move(project: Project, rng: Random, ids: IdSource) -> Project:
    item = _item(project, rng)
    track = _track(project, rng).id if rng.random() < 0.3 else None
    place = max(0, item.record_in + rng.randint(-150, 150))
    return edits.move(project, item.id, place, track=track, overwrite=rng.random() < 0.5, ids=ids)


def _move_many(project: Project, rng: Random, ids: IdSource) -> Project:
    chosen = [_item(project, rng).id for _ in range(rng.randint(1, 4))]
    delta = rng.randint(-150, 150)
    tracks = {chosen[0]: _track(project, rng).id} if rng.random() < 0.3 else None
    return edits.move_many(project, chosen, delta, tracks=tracks, overwrite=rng.random() < 0.7, ids=ids)


def _slip(project: Project, rng: Random, ids: IdSource) -> Project:
    return edits.slip(project, _item(project, rng, Clip).id, Fraction(_few(rng), 30))


def _roll(project: Project, rng: Random, ids: IdSource) -> Project:
    return edits.roll(project, _item(project, rng).id, _few(rng))


def _set_speed(project: Project, rng: Random, ids: IdSource) -> Project:
    item = _item(project, rng, Clip)
    return edits.set_speed(project, item.id, _speed(rng), ripple=rng.random() < 0.6, keep_duration=rng.random() < 0.3)


def _set_gain(project: Project, rng: Random, ids: IdSource) -> Project:
    return edits.set_gain(project, _item(project, rng).id, db=rng.uniform(-20, 6), fade_in=rng.randint(0, 20), fade_out=3)


def _set_crop(project: Project, rng: Random, ids: IdSource) -> Project:
    return edits.set_crop(project, _item(project, rng).id, _crop(rng) if rng.random() < 0.8 else None)


def _marker(project: Project, rng: Random, ids: IdSource) -> Project:
    markers = project.sequence.markers
    frame = _frame(project, rng)
    if not markers or rng.random() < 0.5:
        return edits.add_marker(project, Marker(id="", frame=frame, duration=rng.choice((0, 0, 12))), ids=ids)
    marker = rng.choice(markers)
    if rng.random() < 0.5:
        return edits.move_marker(project, marker.id, frame)
    return edits.remove_marker(project, marker.id)


def _tracks(project: Project, rng: Random, ids: IdSource) -> Project:
    track = _track(project, rng)
    count = len(project.sequence.tracks)
    choice = rng.randint(0, 9)
    if choice < 2:
        return edits.add_track(project, rng.choice(("video", "audio", "subtitle", "narration")), ids=ids)
    if choice < 3 and count > 4:
        return edits.remove_track(project, track.id)
    if choice < 5:
        return edits.move_track(project, track.id, rng.randrange(count))
    return edits.set_track(project, track.id, locked=choice == 5, muted=rng.random() < 0.5, solo=rng.random() < 0.5)


def _link(project: Project, rng: Random, ids: IdSource) -> Project:
    if rng.random() < 0.5:
        return edits.unlink(project, _item(project, rng).id)
    return edits.link(project, [_item(project, rng).id, _item(project, rng).id], ids=ids)


def _transition(project: Project, rng: Random, ids: IdSource) -> Project:
    track = _track(project, rng, "video", "audio")
    if track.transitions and rng.random() < 0.2:
        return edits.remove_transition(project, rng.choice(track.transitions).id)
    if track.transitions and rng.random() < 0.3:
        old = rng.choice(track.transitions)
        before, after = rng.randint(0, 12), rng.randint(0, 12)
        return edits.set_transition(project, changed(old, kind=rng.choice(("dissolve", "wipe")), before=before, after=after))
    cuts = [(a, b) for a, b in zip(track.items, track.items[1:], strict=False) if a.record_out == b.record_in]
    if not cuts:
        raise EditError("there is no cut")
    left, right = rng.choice(cuts)
    before, after = rng.randint(0, 12), rng.randint(0, 12)
    transition = Transition(id="", kind="dissolve", left=left.id, right=right.id, before=before, after=after)
    if rng.random() < 0.2:
        transition = changed(transition, left=None, before=0)
    return edits.add_transition(project, track.id, transition, ids=ids)


VERBS: dict[str, Verb] = {
    "Append": _append,
    "Insert": _insert,
    "Overwrite": _overwrite,
    "Add words": _add_words,
    "Set item": _set_item,
    "Set enabled": _set_enabled,
    "Set text": _set_text,
    "Set sequence": _set_sequence,
    "Split": _split,
    "Split all": _split_all,
    "Trim": _trim,
    "Delete": _delete,
    "Move": _move,
    "Move many": _move_many,
    "Slip": _slip,
    "Roll": _roll,
    "Speed": _set_speed,
    "Gain": _set_gain,
    "Crop": _set_crop,
    "Marker": _marker,
    "Tracks": _tracks,
    "Link": _link,
    "Transition": _transition,
}


def edit_at_random(project: Project, rng: Random, ids: IdSource) -> tuple[str, Project]:
    """(name, project after it) of an edit that worked, after as many tries as it takes."""
    while True:
        name = rng.choice(list(VERBS))
        try:
            after = VERBS[name](project, rng, ids)
        except EditError:
            continue
        if after != project:
            return name, after
