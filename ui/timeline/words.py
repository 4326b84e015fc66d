"""What the timeline says: names of edits for undo, what something snaps to, readings while dragging."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from editor.model import Sequence
from editor.timecode import format_timecode
from ui.timeline.snapping import Target

_EDITS = {
    "move": QT_TRANSLATE_NOOP("Timeline", "move clips"),
    "trim": QT_TRANSLATE_NOOP("Timeline", "trim"),
    "ripple_trim": QT_TRANSLATE_NOOP("Timeline", "ripple trim"),
    "roll": QT_TRANSLATE_NOOP("Timeline", "roll"),
    "slip": QT_TRANSLATE_NOOP("Timeline", "slip"),
    "fade": QT_TRANSLATE_NOOP("Timeline", "change fade"),
    "gain": QT_TRANSLATE_NOOP("Timeline", "change volume"),
    "split": QT_TRANSLATE_NOOP("Timeline", "split"),
    "dissolve": QT_TRANSLATE_NOOP("Timeline", "add dissolve"),
    "transition": QT_TRANSLATE_NOOP("Timeline", "change transition"),
    "remove_transition": QT_TRANSLATE_NOOP("Timeline", "remove transition"),
    "insert": QT_TRANSLATE_NOOP("Timeline", "insert"),
    "overwrite": QT_TRANSLATE_NOOP("Timeline", "overwrite"),
    "append": QT_TRANSLATE_NOOP("Timeline", "append"),
    "cut": QT_TRANSLATE_NOOP("Timeline", "cut"),
    "paste": QT_TRANSLATE_NOOP("Timeline", "paste"),
    "lift": QT_TRANSLATE_NOOP("Timeline", "lift"),
    "ripple_delete": QT_TRANSLATE_NOOP("Timeline", "ripple delete"),
    "close_gap": QT_TRANSLATE_NOOP("Timeline", "close gap"),
    "link": QT_TRANSLATE_NOOP("Timeline", "link clips"),
    "unlink": QT_TRANSLATE_NOOP("Timeline", "unlink clips"),
    "enable": QT_TRANSLATE_NOOP("Timeline", "enable or disable clip"),
    "speed": QT_TRANSLATE_NOOP("Timeline", "change speed"),
    "crop": QT_TRANSLATE_NOOP("Timeline", "remove crop"),
    "text": QT_TRANSLATE_NOOP("Timeline", "change text"),
    "rename": QT_TRANSLATE_NOOP("Timeline", "rename clip"),
    "marker": QT_TRANSLATE_NOOP("Timeline", "add marker"),
    "marker_move": QT_TRANSLATE_NOOP("Timeline", "move marker"),
    "marker_change": QT_TRANSLATE_NOOP("Timeline", "change marker"),
    "marker_remove": QT_TRANSLATE_NOOP("Timeline", "remove marker"),
    "track_add": QT_TRANSLATE_NOOP("Timeline", "add track"),
    "track_remove": QT_TRANSLATE_NOOP("Timeline", "delete track"),
    "track_move": QT_TRANSLATE_NOOP("Timeline", "move track"),
    "track_rename": QT_TRANSLATE_NOOP("Timeline", "rename track"),
    "muted": QT_TRANSLATE_NOOP("Timeline", "mute track"),
    "solo": QT_TRANSLATE_NOOP("Timeline", "solo track"),
    "hidden": QT_TRANSLATE_NOOP("Timeline", "hide track"),
    "locked": QT_TRANSLATE_NOOP("Timeline", "lock track"),
}

_GESTURES = {
    "move": QT_TRANSLATE_NOOP("Timeline", "Move"),
    "trim": QT_TRANSLATE_NOOP("Timeline", "Trim"),
    "ripple": QT_TRANSLATE_NOOP("Timeline", "Ripple trim"),
    "roll": QT_TRANSLATE_NOOP("Timeline", "Roll"),
    "slip": QT_TRANSLATE_NOOP("Timeline", "Slip"),
    "fade": QT_TRANSLATE_NOOP("Timeline", "Fade"),
    "gain": QT_TRANSLATE_NOOP("Timeline", "Volume"),
    "transition": QT_TRANSLATE_NOOP("Timeline", "Dissolve"),
    "insert": QT_TRANSLATE_NOOP("Timeline", "Insert"),
    "overwrite": QT_TRANSLATE_NOOP("Timeline", "Overwrite"),
}

_ROLES = {
    "video": QT_TRANSLATE_NOOP("Timeline", "Video"),
    "overlay": QT_TRANSLATE_NOOP("Timeline", "Overlay"),
    "audio": QT_TRANSLATE_NOOP("Timeline", "Sound"),
    "music": QT_TRANSLATE_NOOP("Timeline", "Music"),
    "subtitle": QT_TRANSLATE_NOOP("Timeline", "Subtitles"),
    "narration": QT_TRANSLATE_NOOP("Timeline", "Narration"),
}


def tr(text: str) -> str:
    """A text of the timeline in the user's language."""
    return QCoreApplication.translate("Timeline", text)


def edit_name(verb: str) -> str:
    """What an edit is called in "Undo ..."."""
    return tr(str(_EDITS[verb]))


def gesture_name(kind: str) -> str:
    """What a gesture is called beside the tools."""
    return tr(str(_GESTURES.get(kind, kind)))


def role_name(role: str) -> str:
    """What a track without a name of its own is called."""
    return tr(str(_ROLES[role]))


def snap_words(target: Target) -> str:
    """What the guide of a snap says."""
    if target.kind == "playhead":
        return tr("Snaps to playhead")
    if target.kind == "marker":
        return tr("Snaps to {0}").format(target.name) if target.name else tr("Snaps to marker")
    if target.kind == "in":
        return tr("Snaps to in")
    if target.kind == "out":
        return tr("Snaps to out")
    return tr("Snaps to start") if target.kind == "start" else tr("Snaps to cut")


def frames(count: int, *, signed: bool = False) -> str:
    """A number of frames: "1 frame", "−14 frames"."""
    sign = "" if not signed or count == 0 else ("+" if count > 0 else "−")
    return (tr("{0} frame") if abs(count) == 1 else tr("{0} frames")).format(f"{sign}{abs(count)}")


def ripple_names() -> frozenset[str]:
    """What the edits that close a gap are called."""
    return frozenset(edit_name(verb) for verb in ("ripple_delete", "ripple_trim", "close_gap"))


def ripple_words(delta: int) -> str:
    """What a ripple does to what follows."""
    if delta < 0:
        return tr("Later clips move {0} left").format(frames(-delta))
    return tr("Later clips move {0} right").format(frames(delta))


def decibels(value: float) -> str:
    """A gain: "+3.0 dB", "−6.0 dB", "0.0 dB"."""
    sign = "+" if value > 0.04 else ("−" if value < -0.04 else "")
    return f"{sign}{abs(value):.1f} dB"


def timecode(sequence: Sequence, frame: int) -> str:
    """Position in the sequence's own timecode."""
    return format_timecode(frame + sequence.start_frame, sequence.rate, drop_frame=sequence.drop_frame)


def length(sequence: Sequence, count: int) -> str:
    """A number of frames as timecode that begins at zero."""
    return format_timecode(count, sequence.rate, drop_frame=sequence.drop_frame)


def seconds(time: Fraction | float, digits: int = 1) -> str:
    """Seconds with their unit."""
    return QCoreApplication.translate("Words", "{0} s").format(f"{float(time):.{digits}f}")
