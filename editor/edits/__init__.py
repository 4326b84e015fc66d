"""The edits: pure functions from a project to a project.

Each works on the active sequence, or on the one named by `sequence_id`; refuses with `EditError`, leaving the project as
it was; and keeps what `check` looks for. Frames are whole, on the timeline; `Fraction` seconds are media time.
"""

from editor.edits.adopt import adopt_sequence
from editor.edits.bin import add_media, add_sequence, find_media, relink_media, remove_media, set_active
from editor.edits.crop import set_crop
from editor.edits.delete import close_gap, lift, ripple_delete
from editor.edits.enable import set_enabled
from editor.edits.errors import EditError
from editor.edits.gain import set_gain
from editor.edits.ids import IdSource, new_id
from editor.edits.invariants import check
from editor.edits.items import add_item, remove_item, set_item
from editor.edits.link import link, unlink
from editor.edits.markers import add_marker, move_marker, remove_marker, set_marker
from editor.edits.move import move
from editor.edits.move_many import move_many
from editor.edits.place import append, insert, overwrite
from editor.edits.roll import roll
from editor.edits.sequence import set_sequence, set_style
from editor.edits.slip import slip
from editor.edits.source import Source
from editor.edits.speed import set_speed
from editor.edits.split import split, split_all
from editor.edits.text import set_text
from editor.edits.tracks import add_track, move_track, remove_track, set_track
from editor.edits.transitions import add_transition, remove_transition, set_transition
from editor.edits.trim import Edge, ripple_trim, trim

__all__ = [
    "Edge",
    "EditError",
    "IdSource",
    "Source",
    "add_item",
    "add_marker",
    "add_media",
    "add_sequence",
    "add_track",
    "add_transition",
    "adopt_sequence",
    "append",
    "check",
    "close_gap",
    "find_media",
    "insert",
    "lift",
    "link",
    "move",
    "move_many",
    "move_marker",
    "move_track",
    "new_id",
    "overwrite",
    "relink_media",
    "remove_item",
    "remove_marker",
    "remove_media",
    "remove_track",
    "remove_transition",
    "ripple_delete",
    "ripple_trim",
    "roll",
    "set_active",
    "set_crop",
    "set_enabled",
    "set_gain",
    "set_item",
    "set_marker",
    "set_sequence",
    "set_speed",
    "set_style",
    "set_text",
    "set_track",
    "set_transition",
    "slip",
    "split",
    "split_all",
    "trim",
    "unlink",
]
