"""Transitions: dissolves, wipes, dips, and fades from and to black."""

from __future__ import annotations

from editor.edits.draft import Draft
from editor.edits.errors import EditError
from editor.edits.ids import IdSource, new_id
from editor.edits.rules import transition_problem, transitions_crossing
from editor.model import Project, Transition, changed


def add_transition(
    project: Project,
    track_id: str,
    transition: Transition,
    *,
    sequence_id: str | None = None,
    ids: IdSource = new_id,
) -> Project:
    """Put a transition on the cut between two items of a track, or at one item's end; without an id it gets one.

    A later edit that takes its cut or its handles away removes it. Raises EditError when the items do not meet, when
    their footage has no handles, or when there is a transition already.
    """
    draft = Draft(project, sequence_id, ids)
    track = draft.track(track_id)
    transition = changed(transition, id=transition.id or ids())
    if any(old.id == transition.id for other in draft.sequence.tracks for old in other.transitions):
        raise EditError(f"there is a transition {transition.id} already")
    items = {item.id: item for item in track.items}
    problem = transition_problem(transition, items, track.kind, draft.media, draft.rate)
    if problem:
        raise EditError(f"no transition can stand here: {problem}")
    transitions = (*track.transitions, transition)
    for crossing, reason in transitions_crossing(items, transitions):
        if crossing is transition:
            raise EditError(f"no transition can stand here: {reason}")
    draft.set_transitions(track_id, transitions)
    return draft.done()


def set_transition(project: Project, transition: Transition, *, sequence_id: str | None = None) -> Project:
    """Replace the transition of that id by another on the same cut: another kind, another length.

    Raises EditError when there is none, when it would stand on another cut, or as `add_transition` does.
    """
    draft = Draft(project, sequence_id)
    for track in draft.sequence.tracks:
        old = next((entry for entry in track.transitions if entry.id == transition.id), None)
        if old is None:
            continue
        if (old.left, old.right) != (transition.left, transition.right):
            raise EditError("a transition stays on its cut", hint="remove it and add one at the other cut")
        draft.track(track.id)
        items = {item.id: item for item in track.items}
        problem = transition_problem(transition, items, track.kind, draft.media, draft.rate)
        if problem:
            raise EditError(f"the transition cannot be like that: {problem}")
        transitions = tuple(transition if entry is old else entry for entry in track.transitions)
        for _, reason in transitions_crossing(items, transitions):
            raise EditError(f"the transition cannot be like that: {reason}")
        draft.set_transitions(track.id, transitions)
        return draft.done()
    raise EditError(f"there is no transition {transition.id} in the sequence")


def remove_transition(project: Project, transition_id: str, *, sequence_id: str | None = None) -> Project:
    """Remove a transition, which leaves a plain cut. Raises EditError when there is none of that id."""
    draft = Draft(project, sequence_id)
    for track in draft.sequence.tracks:
        kept = tuple(entry for entry in track.transitions if entry.id != transition_id)
        if len(kept) < len(track.transitions):
            draft.track(track.id)
            draft.set_transitions(track.id, kept)
            return draft.done()
    raise EditError(f"there is no transition {transition_id} in the sequence")
