"""The timeline's actions: what stands behind edit.*, clip.*, mark.*, tool.* and timeline.*."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from editor.edits import Source, add_marker, add_track, append, new_id, remove_track, remove_transition, split_all
from editor.model import Item, Marker, Project, Sequence, TrackKind
from ui.state.context import Context
from ui.state.view import TOOLS
from ui.timeline import compound, looking, words
from ui.timeline.clipboard import Copied, copied, paste
from ui.timeline.compound import Edit

if TYPE_CHECKING:
    from ui.timeline.panel import TimelinePanel


def register(context: Context, window: QWidget) -> None:
    """Stand behind the timeline's actions; `window` holds the panel."""
    from ui.timeline.panel import TimelinePanel

    panel = window.findChild(TimelinePanel)
    if panel is not None:
        register_for(context, panel)


def register_for(context: Context, panel: TimelinePanel) -> None:
    """The same for a panel that is at hand."""
    work = Commands(context, panel)
    put = context.actions.register
    chosen, there = work.has_selection, work.has_sequence
    put("edit.delete", work.lift, enabled=lambda: chosen() is True or bool(panel.view.transition))
    put("edit.ripple_delete", work.ripple_delete, enabled=chosen)
    put("edit.copy", work.copy, enabled=chosen)
    put("edit.cut", work.cut, enabled=chosen)
    put("edit.paste", work.paste, enabled=work.can_paste)
    put("edit.select_all", work.select_all, enabled=work.has_items)
    put("edit.deselect", context.view.clear_selection, enabled=chosen)
    put("edit.split", work.split, enabled=work.can_split)
    put("edit.split_all", work.split_all, enabled=work.can_split)
    put("clip.dissolve", work.dissolve, enabled=work.has_items)
    put("clip.link", work.link, enabled=work.can_link)
    put("clip.unlink", work.unlink, enabled=work.can_unlink)
    put("clip.enable", work.enable, enabled=chosen)
    put("mark.in", work.mark_in, enabled=there)
    put("mark.out", work.mark_out, enabled=there)
    put("mark.clear", lambda: context.view.set_range(None, None), enabled=work.has_range)
    put("mark.clip", work.mark_clip, enabled=work.has_items)
    put("mark.marker", work.marker, enabled=there)
    put("mark.next_marker", lambda: work.to_marker(1), enabled=work.has_markers)
    put("mark.prev_marker", lambda: work.to_marker(-1), enabled=work.has_markers)
    for tool in TOOLS:
        put(f"tool.{tool}", partial(context.view.set_tool, tool), checked=partial(work.has_tool, tool))
    put("timeline.snap", lambda: work.switch("snapping"), checked=lambda: context.view.snapping)
    put("timeline.linked", lambda: work.switch("linking"), checked=lambda: context.view.linking)
    put("timeline.zoom_in", lambda: panel.view.zoom(1.4), enabled=there)
    put("timeline.zoom_out", lambda: panel.view.zoom(1 / 1.4), enabled=there)
    put("timeline.fit", panel.view.fit, enabled=there)
    put("timeline.trim_start", lambda: work.trim_to("in"), enabled=work.has_items)
    put("timeline.trim_end", lambda: work.trim_to("out"), enabled=work.has_items)
    put("timeline.insert", lambda: work.place(make_room=True), enabled=work.has_source)
    put("timeline.overwrite", lambda: work.place(make_room=False), enabled=work.has_source)
    put("timeline.append", work.append, enabled=work.has_source)
    put("timeline.add_video_track", lambda: work.add_track("video"), enabled=there)
    put("timeline.add_audio_track", lambda: work.add_track("audio"), enabled=there)
    put("timeline.delete_track", work.delete_track, enabled=work.can_delete_track)


class Commands:
    """Each command as one edit of the document or one change of the view."""

    def __init__(self, context: Context, panel: TimelinePanel) -> None:
        self._context = context
        self._document = context.document
        self._state = context.view
        self._panel = panel
        self._copied: tuple[Copied, ...] = ()

    # --- what can be done

    @property
    def _sequence(self) -> Sequence | None:
        return self._document.sequence

    def has_sequence(self) -> bool | str:
        return self._sequence is not None or words.tr("There is no cut yet")

    def has_items(self) -> bool | str:
        sequence = self._sequence
        return (sequence is not None and any(track.items for track in sequence.tracks)) or words.tr("The timeline is empty")

    def has_selection(self) -> bool | str:
        return bool(self._state.selection) or words.tr("No clip is selected")

    def has_tool(self, tool: str) -> bool:
        return self._state.tool == tool

    def has_range(self) -> bool | str:
        marked = self._state.mark_in is not None or self._state.mark_out is not None
        return marked or words.tr("Nothing is marked")

    def has_markers(self) -> bool | str:
        sequence = self._sequence
        return bool(sequence is not None and sequence.markers) or words.tr("There are no markers")

    def has_source(self) -> bool | str:
        return bool(self._source_media()) or words.tr("No footage is selected in the media bin")

    def can_split(self) -> bool | str:
        sequence, frame = self._sequence, self._state.playhead
        found = sequence is not None and any(
            item.record_in < frame < item.record_out for item in self._items(compound.under(sequence, frame))
        )
        return found or words.tr("The playhead is not inside a clip")

    def can_paste(self) -> bool | str:
        if self._sequence is None:
            return words.tr("There is no cut yet")
        return bool(self._copied) or words.tr("Nothing has been copied")

    def can_link(self) -> bool | str:
        return len(self._state.selection) > 1 or words.tr("Select two clips or more")

    def can_unlink(self) -> bool | str:
        linked = any(item.link is not None for item in self._items(self._state.selection))
        return linked or words.tr("No linked clip is selected")

    def can_delete_track(self) -> bool | str:
        return bool(self._track_of_selection()) or words.tr("Select a clip on the track, or use the menu of its head")

    # --- edits

    def _do(self, verb: str, edit: Edit) -> bool:
        return self._document.do(words.edit_name(verb), edit)

    def lift(self) -> None:
        chosen = self._panel.view.transition
        if chosen and not self._state.selection:
            self._panel.view.transition = ""
            self._do("remove_transition", lambda project: remove_transition(project, chosen))
            return
        self._delete("lift", ripple=False)

    def ripple_delete(self) -> None:
        self._delete("ripple_delete", ripple=True)

    def _delete(self, verb: str, *, ripple: bool) -> None:
        ids, linked = self._state.selection, self._state.linking
        self._do(verb, lambda project: compound.delete(project, ids, ripple=ripple, linked=linked))

    def copy(self) -> None:
        sequence = self._sequence
        if sequence is not None:
            self._copied = copied(sequence, self._state.selection, linked=self._state.linking)

    def cut(self) -> None:
        self.copy()
        self._delete("cut", ripple=False)

    def paste(self) -> None:
        """At the playhead, over what is there; the playhead goes on to the end."""
        at, what, before = self._state.playhead, self._copied, set(_ids(self._sequence))
        if self._do("paste", lambda project: paste(project, what, at)):
            made = [item for item in self._items(_ids(self._sequence)) if item.id not in before]
            length = max(entry.item.record_out for entry in what) - min(entry.item.record_in for entry in what)
            inside = [item for item in made if item.record_in < at + length and item.record_out <= at + length]
            self._state.select(item.id for item in inside)
            self._state.set_playhead(at + length)

    def split(self) -> None:
        """At the playhead: what is selected there, or else what is in front."""
        sequence, frame, linked = self._sequence, self._state.playhead, self._state.linking
        if sequence is None:
            return
        ids = [item.id for item in self._items(self._state.selection) if item.record_in < frame < item.record_out]
        if not ids:
            ids = list(compound.under(sequence, frame)[:1])
        self._do("split", lambda project: compound.split_at(project, frame, ids, linked=linked))

    def split_all(self) -> None:
        frame = self._state.playhead
        self._do("split", lambda project: split_all(project, frame))

    def trim_to(self, edge: str) -> None:
        """Ripple the start or the end of the clip under the playhead to there; the playhead goes along with the start."""
        sequence, frame = self._sequence, self._state.playhead
        if sequence is None:
            return
        ids = (*self._state.selection, *compound.under(sequence, frame))
        inside = [item for item in self._items(ids) if item.record_in < frame < item.record_out]
        if self._do("ripple_trim", lambda project: compound.trim_to(project, edge, frame, ids)) and edge == "in" and inside:
            self._state.set_playhead(inside[0].record_in)

    def dissolve(self) -> None:
        """At the cut nearest to the playhead, or to the selected clip, on the picture and on the sound linked with it."""
        sequence = self._sequence
        if sequence is None:
            return
        pairs = self._cuts(sequence)
        length = max(2, round(sequence.rate / 2))

        def edit(project: Project) -> Project:
            for left, right in pairs:
                project = compound.dissolve(project, left, right, length)
            return project

        self._do("dissolve", edit if pairs else lambda project: compound.dissolve(project, None, None, length))

    def _cuts(self, sequence: Sequence) -> list[tuple[str, str]]:
        """The selected clips' cuts with what follows or precedes them, else the nearest cut of the main picture track."""
        chosen = [found for item in self._state.selection if (found := looking.find(sequence, item)) is not None]
        frame = self._state.playhead
        for found in chosen[:1]:
            pairs = [
                (found.track.items[place].id, found.track.items[place + 1].id)
                for place in (found.position - 1, found.position)
                if 0 <= place < len(found.track.items) - 1
                and found.track.items[place].record_out == found.track.items[place + 1].record_in
            ]
            return sorted(pairs, key=lambda pair: self._distance(sequence, pair[0], frame))[:1]
        track = next((entry for entry in sequence.tracks if entry.kind == "video" and not entry.locked), None)
        if track is None:
            return []
        place = looking.cut_near(track.items, frame, 10 * float(sequence.rate))
        return [(track.items[place].id, track.items[place + 1].id)] if place is not None else []

    def _distance(self, sequence: Sequence, left: str, frame: int) -> int:
        found = looking.find(sequence, left)
        return abs(found.item.record_out - frame) if found is not None else 0

    def link(self) -> None:
        ids = self._state.selection
        self._do("link", lambda project: compound.join(project, ids))

    def unlink(self) -> None:
        ids = self._state.selection
        self._do("unlink", lambda project: compound.relink(project, ids))

    def enable(self) -> None:
        ids = self._state.selection
        self._do("enable", lambda project: compound.enable(project, ids))

    def marker(self) -> None:
        frame = self._state.playhead
        self._do("marker", lambda project: add_marker(project, Marker(id="", frame=frame, colour="green")))

    def add_track(self, kind: TrackKind) -> None:
        self._do("track_add", lambda project: add_track(project, kind))

    def delete_track(self) -> None:
        track = self._track_of_selection()
        self._do("track_remove", lambda project: remove_track(project, track))

    def place(self, *, make_room: bool) -> None:
        """Insert or overwrite the footage chosen in the bin at the playhead, or at the in mark."""
        source = self._source()
        if source is None:
            return
        at = self._state.mark_in if self._state.mark_in is not None else self._state.playhead
        prepare = self._prepare(source.media)

        def edit(project: Project) -> Project:
            return compound.place(prepare(project), [source], at, tracks=None, make_room=make_room, ids=new_id)

        self._placed("insert" if make_room else "overwrite", edit, at)

    def append(self) -> None:
        """Put the footage chosen in the bin after everything else."""
        source = self._source()
        if source is None:
            return
        prepare = self._prepare(source.media)

        def edit(project: Project) -> Project:
            project = prepare(project)
            whole = compound.whole(project, source)
            return append(project, whole, tracks=compound.tracks_for(project, source, None))

        self._placed("append", edit)

    def _placed(self, verb: str, edit: Edit, at: int | None = None) -> None:
        """Put footage in, and go on after it."""
        before = set(_ids(self._sequence))
        if not self._do(verb, edit):
            return
        made = [item for item in self._items(_ids(self._sequence)) if item.id not in before]
        made = [item for item in made if at is None or item.record_in == at]
        if made:
            self._state.set_playhead(max(item.record_out for item in made))
            self._state.select([made[0].id])

    def _prepare(self, media: str) -> Edit:
        if self._sequence is not None:
            return lambda project: project
        return compound.beginning(self._document.project, media)

    def _source_media(self) -> str:
        wanted = self._state.source or self._state.focus_media
        return wanted if any(entry.id == wanted for entry in self._document.project.media) else ""

    def _source(self) -> Source | None:
        media = self._source_media()
        return Source(media=media) if media else None

    # --- looking

    def select_all(self) -> None:
        sequence = self._sequence
        if sequence is not None:
            self._state.select(item.id for track in sequence.tracks if not track.locked for item in track.items)

    def mark_in(self) -> None:
        self._state.set_range(self._state.playhead, self._state.mark_out)

    def mark_out(self) -> None:
        self._state.set_range(self._state.mark_in, self._state.playhead + 1)

    def mark_clip(self) -> None:
        """Mark the selected clips, or what is under the playhead."""
        sequence = self._sequence
        if sequence is None:
            return
        items = self._items(self._state.selection) or self._items(compound.under(sequence, self._state.playhead)[:1])
        if items:
            self._state.set_range(min(item.record_in for item in items), max(item.record_out for item in items))

    def to_marker(self, step: int) -> None:
        """To the next marker, or the one before."""
        sequence, frame = self._sequence, self._state.playhead
        if sequence is None:
            return
        frames = [marker.frame for marker in sequence.markers]
        beyond = [at for at in frames if (at > frame if step > 0 else at < frame)]
        if beyond:
            target = min(beyond) if step > 0 else max(beyond)
            self._state.set_playhead(target)
            self._panel.view.reveal(target)

    def switch(self, name: str) -> None:
        self._state.set_option(name, not getattr(self._state, name))

    def _items(self, ids: Iterable[str]) -> list[Item]:
        sequence = self._sequence
        if sequence is None:
            return []
        return [found.item for item_id in ids if (found := looking.find(sequence, item_id)) is not None]

    def _track_of_selection(self) -> str:
        sequence = self._sequence
        if sequence is None:
            return ""
        for item_id in self._state.selection[-1:]:
            found = looking.find(sequence, item_id)
            if found is not None and not found.track.locked:
                return found.track.id
        return ""


def _ids(sequence: Sequence | None) -> list[str]:
    return [item.id for track in sequence.tracks for item in track.items] if sequence is not None else []
