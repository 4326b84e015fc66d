"""A sequence while one verb works on it: tracks are opened as they are touched, and closed into a new value at the end.

What every verb must keep is kept here, once: order, no overlap, footage long enough, locked tracks untouched, linked items
together, transitions only where their cut still is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple, NoReturn

from editor.edits.errors import EditError
from editor.edits.ids import IdSource, new_id
from editor.edits.parts import divide
from editor.edits.rules import MAX_FRAME, describe, item_problems, transition_problem, transitions_crossing
from editor.model import Item, Marker, Project, Sequence, Subtitle, Title, Track, Transition, changed


class Placed(NamedTuple):
    """An item and the track that it stands on."""

    track: Track
    item: Item


def find_sequence(project: Project, sequence_id: str | None) -> Sequence:
    """The sequence with that id, or the active one for None. Raises EditError."""
    wanted = project.active if sequence_id is None else sequence_id
    for sequence in project.sequences:
        if sequence.id == wanted:
            return sequence
    raise EditError("the project has no active sequence" if sequence_id is None else f"there is no sequence {wanted}")


def with_sequence(project: Project, sequence: Sequence) -> Project:
    """The project with the sequence of that id replaced."""
    return changed(project, sequences=tuple(sequence if old.id == sequence.id else old for old in project.sequences))


class Draft:
    """Working copy of one sequence; `done()` gives the project with it. Every method may raise EditError."""

    def __init__(self, project: Project, sequence_id: str | None = None, ids: IdSource = new_id) -> None:
        self.project = project
        self.sequence = find_sequence(project, sequence_id)
        self.rate = self.sequence.rate
        self.media = {entry.id: entry for entry in project.media}
        self.markers: tuple[Marker, ...] = self.sequence.markers
        self.ids = ids
        self._opened: dict[str, dict[str, Item]] = {}
        self._transitions: dict[str, tuple[Transition, ...]] = {}
        self._touched: set[str] = set()
        self._heirs: dict[str, str] = {}
        self._relinked: dict[str, str] = {}
        self._lost_edges: set[tuple[str | None, str]] = set()

    # --- looking

    def track(self, track_id: str) -> Track:
        """The track as it was; refused when it is locked."""
        for track in self.sequence.tracks:
            if track.id == track_id:
                if track.locked:
                    raise EditError(f"the track “{track.name or track.id}” is locked", hint="unlock it first")
                return track
        raise EditError(f"there is no track {track_id}")

    def items(self, track_id: str) -> Collection[Item]:
        """The track's items as they are now, in no particular order."""
        opened = self._opened.get(track_id)
        if opened is not None:
            return opened.values()
        return next(track.items for track in self.sequence.tracks if track.id == track_id)

    def find(self, item_id: str) -> Placed:
        """Where an item is now, on whichever track, locked or not."""
        for track in self.sequence.tracks:
            for item in self.items(track.id):
                if item.id == item_id:
                    return Placed(track, item)
        raise EditError(f"there is no item {item_id} in the sequence")

    def group(self, item_id: str) -> list[Placed]:
        """The item, first, and all that is linked with it; refused when any of them is on a locked track."""
        first = self.find(item_id)
        found = [first]
        if first.item.link is not None:
            found.extend(
                Placed(track, item)
                for track in self.sequence.tracks
                for item in self.items(track.id)
                if item.link == first.item.link and item.id != item_id
            )
        for placed in found:
            if placed.track.locked:
                name, who = placed.track.name or placed.track.id, self.describe(placed.item)
                raise EditError(f"{who} is on the locked track “{name}”", hint="unlock it first, or unlink the clips")
        return found

    def describe(self, item: Item) -> str:
        return describe(item, self.media)

    # --- changing

    def put(self, track_id: str, item: Item) -> None:
        """Add the item, or replace the one with its id on that track."""
        opened = self._open(track_id)
        if opened.get(item.id) != item:
            opened[item.id] = item
            self._touched.add(item.id)

    def drop(self, track_id: str, item_id: str) -> None:
        del self._open(track_id)[item_id]

    def split(self, placed: Placed, frame: int) -> None:
        """Cut the item before `frame` of the timeline, which lies inside it. The second part gets an id of its own."""
        track, item = placed
        tail_id = self.ids()
        head, tail = divide(item, frame - item.record_in, self.rate, tail_id=tail_id, tail_link=self._fresh_link(item.link))
        self.put(track.id, head)
        self.put(track.id, tail)
        self._heirs[item.id] = tail_id

    def split_through(self, frame: int) -> None:
        """Cut every unlocked track at `frame`; what was linked across the cut is linked on either side of it."""
        for track in self._unlocked():
            for item in list(self.items(track.id)):
                if item.record_in < frame < item.record_out:
                    self._refuse_locked_partner(item)
                    self.split(Placed(track, item), frame)
        self.relink_from(frame)

    def relink_from(self, frame: int) -> None:
        """Give what begins at or after `frame` the link that its split partners got."""
        if not self._relinked:
            return
        for track in self._unlocked():
            for item in list(self.items(track.id)):
                if item.record_in >= frame and item.link in self._relinked:
                    self.put(track.id, changed(item, link=self._relinked[item.link]))

    def clear(self, track_id: str, start: int, end: int, *, but: Collection[str] = ()) -> None:
        """Empty the frames `start` to `end` of a track: items give up what lies there, and vanish if nothing is left."""
        for item in list(self.items(track_id)):
            if item.record_out <= start or item.record_in >= end or item.id in but:
                continue
            has_head, has_tail = item.record_in < start, item.record_out > end
            self.drop(track_id, item.id)
            if has_head:
                head, _ = divide(item, start - item.record_in, self.rate, tail_id=item.id, tail_link=None)
                self.put(track_id, head)
            if has_tail:
                tail_id, link = (self.ids(), self._fresh_link(item.link)) if has_head else (item.id, item.link)
                _, tail = divide(item, end - item.record_in, self.rate, tail_id=tail_id, tail_link=link)
                self.put(track_id, tail)
            if has_head and has_tail:
                self._heirs[item.id] = tail_id
            else:
                self._lost_edges.add((item.id, "out" if has_head else "in"))

    def shift(self, points: Mapping[str, int], default: int, delta: int, *, but: Collection[str] = ()) -> None:
        """Move what begins at or after a point by `delta` frames on every unlocked track, apart from the ids in `but`.

        The point is `points[track id]`, or `default`. Whatever is linked with something that moves goes with it, even from
        before the point; a partner on a locked track cannot, and refuses the edit.
        """
        if delta == 0:
            return
        links: set[str | None] = set()
        moving: list[tuple[str, Item]] = []
        staying: list[tuple[str, Item]] = []
        for track in self._unlocked():
            point = points.get(track.id, default)
            for item in self.items(track.id):
                if item.id in but:
                    continue
                if item.record_in >= point:
                    moving.append((track.id, item))
                    links.add(item.link)
                elif item.link is not None:
                    staying.append((track.id, item))
        links.discard(None)
        moving.extend((track_id, item) for track_id, item in staying if item.link in links)
        if links:
            for track in self.sequence.tracks:
                if track.locked and any(item.link in links for item in track.items):
                    raise EditError(
                        f"this moves clips that are linked with others on the locked track “{track.name or track.id}”",
                        hint="unlock it first, or unlink the clips",
                    )
        for track_id, item in moving:
            self._open(track_id)[item.id] = changed(item, record_in=item.record_in + delta)

    def open_markers(self, frame: int, length: int) -> None:
        """Move markers at or after `frame` by `length` frames; one that spans `frame` grows."""
        self._map_markers(lambda at: at + length if at >= frame else at, lambda at: at + length if at > frame else at)

    def close_markers(self, start: int, end: int) -> None:
        """Take the frames `start` to `end` from under the markers; those inside are kept, at `start`."""

        def place(at: int) -> int:
            return at if at <= start else max(start, at - (end - start))

        self._map_markers(place, place)

    def set_transitions(self, track_id: str, transitions: Iterable[Transition]) -> None:
        self._transitions[track_id] = tuple(transitions)

    # --- closing

    def done(self) -> Project:
        """The project with this sequence in it. Raises EditError, saying which item, when it would break a rule."""
        self._drop_lonely_links()
        tracks = tuple(self._closed(track) for track in self.sequence.tracks)
        same = all(new is old for new, old in zip(tracks, self.sequence.tracks, strict=True))
        if same and self.markers is self.sequence.markers:
            return self.project
        return with_sequence(self.project, changed(self.sequence, tracks=tracks, markers=self.markers))

    def _closed(self, track: Track) -> Track:
        opened = self._opened.get(track.id)
        if opened is None and track.id not in self._transitions:
            return track
        items = track.items if opened is None else tuple(sorted(opened.values(), key=lambda item: item.record_in))
        if len(items) == len(track.items) and all(new is old for new, old in zip(items, track.items, strict=True)):
            items = track.items
        end = 0
        previous: Item | None = None
        for item in items:
            if item.record_in < end:
                self._refuse_overlap(previous, item, track)
            end = item.record_out
            previous = item
            if item.id in self._touched:
                self._verify(item, track)
        if end > MAX_FRAME:
            raise EditError(f"the track “{track.name or track.id}” would run past the end of the timeline")
        transitions = self._kept_transitions(track, items)
        if items is track.items and transitions == track.transitions:
            return track
        return changed(track, items=items, transitions=transitions)

    def _verify(self, item: Item, track: Track) -> None:
        for problem in item_problems(item, track.kind, self.media, self.rate):
            raise EditError(problem)
        if isinstance(item, Subtitle | Title) and all(style.name != item.style for style in self.sequence.styles):
            raise EditError(f"{self.describe(item)} has a style that the sequence lacks: {item.style[:40]}")

    def _kept_transitions(self, track: Track, items: tuple[Item, ...]) -> tuple[Transition, ...]:
        """Those whose cut is still there with enough footage either side; a split hands the out edge on to its heir."""
        transitions = self._transitions.get(track.id, track.transitions)
        if not transitions:
            return ()
        by_id = {item.id: item for item in items}
        kept = []
        for transition in transitions:
            heir = self._heir(transition.left)
            moved = transition if heir == transition.left else changed(transition, left=heir)
            if self._stands(moved, by_id) and (
                (moved is transition and moved.left not in self._touched and moved.right not in self._touched)
                or transition_problem(moved, by_id, track.kind, self.media, self.rate) is None
            ):
                kept.append(moved)
        crossing = {transition.id for transition, _ in transitions_crossing(by_id, kept)}
        return tuple(transition for transition in kept if transition.id not in crossing)

    def _stands(self, transition: Transition, items: Mapping[str, Item]) -> bool:
        left, right = transition.left, transition.right
        if (left, "out") in self._lost_edges or (right, "in") in self._lost_edges:
            return False
        if left is None or right is None:
            return (left or right) in items
        return left in items and right in items and items[left].record_out == items[right].record_in

    def _heir(self, item_id: str | None) -> str | None:
        while item_id is not None and item_id in self._heirs:
            item_id = self._heirs[item_id]
        return item_id

    # --- helpers

    def _open(self, track_id: str) -> dict[str, Item]:
        opened = self._opened.get(track_id)
        if opened is None:
            opened = self._opened[track_id] = {item.id: item for item in self.track(track_id).items}
        return opened

    def _unlocked(self) -> list[Track]:
        return [track for track in self.sequence.tracks if not track.locked]

    def _fresh_link(self, link: str | None) -> str | None:
        if link is None:
            return None
        if link not in self._relinked:
            self._relinked[link] = self.ids()
        return self._relinked[link]

    def _drop_lonely_links(self) -> None:
        """A link made by a split that only one item ended up with is no link."""
        if not self._relinked:
            return
        fresh: dict[str, list[tuple[str, Item]]] = {link: [] for link in self._relinked.values()}
        for track_id, opened in self._opened.items():
            for item in opened.values():
                if item.link in fresh:
                    fresh[item.link].append((track_id, item))
        for members in fresh.values():
            if len(members) == 1:
                track_id, item = members[0]
                self._opened[track_id][item.id] = changed(item, link=None)

    def _refuse_locked_partner(self, item: Item) -> None:
        for track in self.sequence.tracks:
            if track.locked and item.link is not None and any(other.link == item.link for other in track.items):
                raise EditError(
                    f"{self.describe(item)} is linked with a clip on the locked track “{track.name or track.id}”",
                    hint="unlock it first, or unlink the clips",
                )

    def _refuse_overlap(self, previous: Item | None, item: Item, track: Track) -> NoReturn:
        first = self.describe(previous) if previous is not None else "the start of the timeline"
        raise EditError(
            f"{self.describe(item)} would run into {first} on the track “{track.name or track.id}”",
            hint="make room first, or use an edit that overwrites or ripples",
        )

    def _map_markers(self, place: Callable[[int], int], place_end: Callable[[int], int]) -> None:
        moved = []
        for marker in self.markers:
            frame = place(marker.frame)
            duration = place_end(marker.frame + marker.duration) - frame if marker.duration else 0
            same = frame == marker.frame and duration == marker.duration
            moved.append(marker if same else changed(marker, frame=frame, duration=duration))
        if any(new is not old for new, old in zip(moved, self.markers, strict=True)):
            self.markers = tuple(moved)
