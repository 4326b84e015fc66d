"""What the inspector is about: the chosen items of a project, and what is linked with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from editor.model import Clip, Item, Media, Narration, Project, Sequence, Track, Transition


class Chosen(NamedTuple):
    """An item and the track that it stands on."""

    track: Track
    item: Item


class ChosenTransition(NamedTuple):
    """A transition, its track, and the items on either side of its cut."""

    track: Track
    transition: Transition
    left: Item | None
    right: Item | None


@dataclass(frozen=True)
class Subject:
    """One look at a project through a selection. `chosen` is in order of selection, without what is no longer there."""

    project: Project
    sequence: Sequence
    chosen: tuple[Chosen, ...]
    partners: tuple[Chosen, ...]
    """What is linked with a chosen item and not chosen itself."""
    transitions: tuple[ChosenTransition, ...]
    """Chosen by their id, or at an end of the one chosen group."""

    @property
    def rate(self) -> Fraction:
        return self.sequence.rate

    @cached_property
    def leads(self) -> tuple[Chosen, ...]:
        """One item of each group of linked ones: its picture if there is one, else the one chosen first."""
        found: dict[str, Chosen] = {}
        for chosen in self.chosen:
            key = chosen.item.link or chosen.item.id
            known = found.get(key)
            if known is None or (known.track.kind != "video" and chosen.track.kind == "video"):
                found[key] = chosen
        return tuple(found.values())

    @property
    def lead(self) -> Chosen | None:
        return self.leads[0] if self.leads else None

    @cached_property
    def pictures(self) -> tuple[Chosen, ...]:
        """Clips with a picture, chosen or linked with what is."""
        return tuple(entry for entry in self._all if entry.track.kind == "video" and isinstance(entry.item, Clip))

    @cached_property
    def sounds(self) -> tuple[Chosen, ...]:
        """Clips and narrations that are heard, chosen or linked with what is."""
        return tuple(
            entry
            for entry in self._all
            if (entry.track.kind == "audio" and isinstance(entry.item, Clip)) or isinstance(entry.item, Narration)
        )

    @property
    def _all(self) -> tuple[Chosen, ...]:
        return (*self.chosen, *self.partners)

    def media(self, item: Item) -> Media | None:
        """The footage of an item, if it has any."""
        wanted = getattr(item, "media", None)
        return next((media for media in self.project.media if media.id == wanted), None) if wanted else None


def subject_of(project: Project, selection: Iterable[str]) -> Subject | None:
    """What `selection` (ids of items and transitions) shows of the active sequence; None when there is no sequence."""
    sequence = next((entry for entry in project.sequences if entry.id == project.active), None)
    if sequence is None:
        return None
    order = {wanted: place for place, wanted in enumerate(selection)}
    if not order:
        return Subject(project, sequence, (), (), ())
    found = [Chosen(track, item) for track in sequence.tracks for item in track.items if item.id in order]
    chosen = tuple(sorted(found, key=lambda entry: order[entry.item.id]))
    links = {entry.item.link for entry in chosen} - {None}
    partners = tuple(
        Chosen(track, item)
        for track in sequence.tracks
        for item in track.items
        if item.link in links and item.id not in order
    )
    return Subject(project, sequence, chosen, partners, _transitions(sequence, order, (*chosen, *partners)))


def _transitions(sequence: Sequence, order: dict[str, int], chosen: tuple[Chosen, ...]) -> tuple[ChosenTransition, ...]:
    groups = {entry.item.link or entry.item.id for entry in chosen}
    beside = {entry.item.id for entry in chosen} if len(groups) == 1 else set()
    found = []
    for track in sequence.tracks:
        if not track.transitions:
            continue
        items = {item.id: item for item in track.items}
        for entry in track.transitions:
            if entry.id in order or entry.left in beside or entry.right in beside:
                left = items.get(entry.left) if entry.left else None
                found.append(ChosenTransition(track, entry, left, items.get(entry.right) if entry.right else None))
    return tuple(found)
