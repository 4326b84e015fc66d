"""Taking over a sequence from another project, as from a recipe's result into the project that is open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from editor.edits.bin import add_sequence
from editor.edits.errors import EditError
from editor.edits.ids import IdSource, new_id
from editor.model import Clip, Item, Marker, Media, Narration, Project, Sequence, Track, Transition, changed

Named = Callable[[str], str]
"""The new id for an old one, the same each time."""


def adopt_sequence(project: Project, other: Project, *, name: str = "", ids: IdSource = new_id) -> Project:
    """Add the active sequence of `other` to `project` and bring it to the front.

    Footage whose content is in the bin already is used from there, whatever it is called; what the sequence shows besides
    is added to the bin, and nothing else is. Everything that comes over gets a fresh id, and a name that another sequence
    has gets a number: what was in `project` stays as it was. Raises EditError when `other` has no active sequence or breaks
    a rule.
    """
    try:
        sequence = other.sequence
    except KeyError:
        raise EditError("there is no sequence to take over") from None
    media, merged = _merged(project, other, sequence, ids)
    fresh = changed(
        sequence,
        id=ids(),
        name=_free_name(name or sequence.name, {each.name for each in project.sequences}),
        tracks=_tracks(sequence.tracks, media, ids),
        markers=tuple(_marker(marker, ids) for marker in sequence.markers),
    )
    return add_sequence(merged, fresh)


def _merged(project: Project, other: Project, sequence: Sequence, ids: IdSource) -> tuple[dict[str, str], Project]:
    """Ids in the result by ids in `other`, and `project` with the footage that it lacked."""
    by_content: dict[str, Media] = {}
    for media in project.media:
        by_content.setdefault(media.info.fingerprint, media)
    shown = {item.media for track in sequence.tracks for item in track.items if isinstance(item, Clip | Narration)}
    names: dict[str, str] = {}
    added: list[Media] = []
    for media in other.media:
        if media.id not in shown:
            continue
        known = by_content.get(media.info.fingerprint)
        if known is None:
            known = changed(media, id=ids(), name=media.name or PurePath(media.info.path).name)
            by_content[media.info.fingerprint] = known
            added.append(known)
        names[media.id] = known.id
    return names, changed(project, media=(*project.media, *added)) if added else project


def _tracks(tracks: tuple[Track, ...], media: dict[str, str], ids: IdSource) -> tuple[Track, ...]:
    renamed = _renaming(ids)
    return tuple(
        changed(
            track,
            id=ids(),
            items=tuple(_item(item, media, renamed) for item in track.items),
            transitions=tuple(_transition(transition, renamed) for transition in track.transitions),
        )
        for track in tracks
    )


def _item(item: Item, media: dict[str, str], renamed: Named) -> Item:
    fields: dict[str, object] = {"id": renamed(f"item {item.id}")}
    if item.link is not None:
        fields["link"] = renamed(f"link {item.link}")
    if isinstance(item, Clip | Narration) and item.media is not None:
        # what the other project lacks itself is refused, by name, by the rules that the result is held to
        fields["media"] = media.get(item.media, item.media)
    return changed(item, **fields)


def _transition(transition: Transition, renamed: Named) -> Transition:
    left, right = (None if end is None else renamed(f"item {end}") for end in (transition.left, transition.right))
    return changed(transition, id=renamed(f"transition {transition.id}"), left=left, right=right)


def _marker(marker: Marker, ids: IdSource) -> Marker:
    return changed(marker, id=ids())


def _renaming(ids: IdSource) -> Named:
    given: dict[str, str] = {}

    def renamed(old: str) -> str:
        if old not in given:
            given[old] = ids()
        return given[old]

    return renamed


def _free_name(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name} {number}"
    return free
