"""Every action of the window: one table, in the order of the shortcut sheet."""

from __future__ import annotations

from ui.actions.action import Action


def _group(group: str, *rows: tuple[str, str, str, tuple[str, ...]], checkable: bool = False) -> tuple[Action, ...]:
    return tuple(
        Action(id=id_, text=text, icon=icon, shortcut=keys, group=group, checkable=checkable)
        for id_, text, icon, keys in rows
    )


ACTIONS: tuple[Action, ...] = (
    *_group(
        "File",
        ("file.new", "New project", "plus", ("Ctrl+N",)),
        ("file.open", "Open", "folder", ("Ctrl+O",)),
        ("file.save", "Save", "", ("Ctrl+S",)),
        ("file.save_as", "Save as", "", ("Ctrl+Shift+S",)),
        ("file.add_media", "Add footage", "film", ("Ctrl+I",)),
        ("file.collect", "Collect footage", "folder", ()),
        ("file.relink", "Relink footage", "link", ()),
        ("file.export", "Export", "export", ("Ctrl+E",)),
        ("file.close", "Close project", "", ("Ctrl+W",)),
        ("file.quit", "Quit", "", ("Ctrl+Q",)),
        ("make.reel", "Make highlight reel", "reel", ("Ctrl+R",)),
        ("analyse.faces", "Find faces in the footage shown", "user", ()),
        ("understand.ask", "Ask about the footage", "ask", ()),
        ("understand.describe", "Describe the footage", "text", ()),
        ("understand.chapters", "Find chapters", "chapter", ()),
        ("understand.titles", "Suggest titles", "bulb", ()),
        ("understand.labels", "Check content rules", "list", ()),
    ),
    *_group(
        "Edit",
        ("edit.undo", "Undo", "undo", ("Ctrl+Z",)),
        ("edit.redo", "Redo", "redo", ("Ctrl+Shift+Z", "Ctrl+Y")),
        ("edit.cut", "Cut", "", ("Ctrl+X",)),
        ("edit.copy", "Copy", "", ("Ctrl+C",)),
        ("edit.paste", "Paste", "", ("Ctrl+V",)),
        ("edit.delete", "Lift", "trash", ("Del", "Backspace")),
        ("edit.ripple_delete", "Ripple delete", "", ("Shift+Del", "Shift+Backspace")),
        ("edit.select_all", "Select all", "", ("Ctrl+A",)),
        ("edit.deselect", "Deselect", "", ("Ctrl+Shift+A",)),
        ("edit.split", "Split at playhead", "split", ("Ctrl+B",)),
        ("edit.split_all", "Split all tracks at playhead", "", ("Ctrl+Shift+B",)),
        ("edit.find", "Find in the footage", "search", ("Ctrl+F",)),
        ("edit.preferences", "Preferences", "gear", ("Ctrl+,",)),
    ),
    *_group(
        "Clip",
        ("clip.speed", "Speed", "speed", ("Ctrl+D",)),
        ("clip.gain", "Volume", "speaker", ("Ctrl+Shift+G",)),
        ("clip.crop", "Crop", "crop", ("Ctrl+Shift+C",)),
        ("clip.follow", "Crop follows tracked face", "track", ("Ctrl+G",)),
        ("clip.dissolve", "Add dissolve", "", ("Ctrl+T",)),
        ("clip.link", "Link clips", "link", ("Ctrl+Shift+L",)),
        ("clip.unlink", "Unlink clips", "unlink", ("Ctrl+Alt+L",)),
        ("clip.enable", "Enable or disable clip", "eye", ("Shift+E",)),
    ),
    *_group(
        "Marks",
        ("mark.in", "Mark in", "", ("I",)),
        ("mark.out", "Mark out", "", ("O",)),
        ("mark.clear", "Clear in and out", "", ("Alt+X",)),
        ("mark.clip", "Mark clip", "", ("X",)),
        ("mark.marker", "Add marker", "marker", ("M",)),
        ("mark.next_marker", "Next marker", "", ("Shift+M",)),
        ("mark.prev_marker", "Previous marker", "", ("Ctrl+Shift+M",)),
    ),
    *_group(
        "Playback",
        ("play.toggle", "Play or stop", "play", ("Space", "K")),
        ("play.back", "Shuttle back", "", ("J",)),
        ("play.forward", "Shuttle forward", "", ("L",)),
        ("play.stop", "Stop", "pause", ()),
        ("play.step_back", "One frame back", "prevframe", ("Left",)),
        ("play.step_forward", "One frame forward", "nextframe", ("Right",)),
        ("play.step_back_10", "Ten frames back", "", ("Shift+Left",)),
        ("play.step_forward_10", "Ten frames forward", "", ("Shift+Right",)),
        ("play.prev_cut", "Previous cut", "", ("Up",)),
        ("play.next_cut", "Next cut", "", ("Down",)),
        ("play.start", "Go to start", "tostart", ("Home",)),
        ("play.end", "Go to end", "toend", ("End",)),
    ),
    *_group("Playback", ("play.loop", "Loop", "loop", ("Ctrl+Shift+P",)), checkable=True),
    *_group(
        "Tools",
        ("tool.select", "Select tool", "select", ("A", "V")),
        ("tool.blade", "Blade tool", "blade", ("B", "C")),
        ("tool.ripple", "Ripple tool", "ripple", ("R",)),
        ("tool.roll", "Roll tool", "roll", ("N",)),
        ("tool.slip", "Slip tool", "slip", ("Y",)),
        checkable=True,
    ),
    *_group(
        "Timeline",
        ("timeline.snap", "Snapping", "snap", ("S",)),
        ("timeline.linked", "Linked selection", "link", ("Ctrl+L",)),
        checkable=True,
    ),
    *_group(
        "Timeline",
        ("timeline.insert", "Insert", "", (",",)),
        ("timeline.overwrite", "Overwrite", "", (".",)),
        ("timeline.append", "Append", "", ("Shift+,",)),
        ("timeline.trim_start", "Ripple start to playhead", "", ("Q",)),
        ("timeline.trim_end", "Ripple end to playhead", "", ("W",)),
        ("timeline.zoom_in", "Zoom in", "zin", ("+", "=")),
        ("timeline.zoom_out", "Zoom out", "zout", ("-",)),
        ("timeline.fit", "Zoom to fit", "fit", ("Shift+Z",)),
        ("timeline.add_video_track", "Add video track", "film", ()),
        ("timeline.add_audio_track", "Add sound track", "wave", ()),
        ("timeline.delete_track", "Delete track", "trash", ()),
    ),
    *_group(
        "View", ("view.theme", "Change between dark and light", "bulb", ()), ("view.reset_layout", "Reset layout", "", ())
    ),
    *_group(
        "View",
        ("view.safe_areas", "Safe areas", "safe", ("Ctrl+Shift+F",)),
        ("view.crop", "Crop frame", "crop", ()),
        ("view.boxes", "Tracked faces", "track", ("Shift+F",)),
        ("view.panel.media", "Media", "film", ("Ctrl+1",)),
        ("view.panel.preview", "Preview", "play", ("Ctrl+2",)),
        ("view.panel.engine", "Highlights", "why", ("Ctrl+3",)),
        ("view.panel.inspector", "Inspector", "info", ("Ctrl+4",)),
        ("view.panel.timeline", "Timeline", "bars", ("Ctrl+5",)),
        ("view.panel.jobs", "Jobs", "jobs", ("Ctrl+6",)),
        ("view.panel.history", "History", "clock", ("Ctrl+7",)),
        ("view.panel.markers", "Markers", "marker", ("Ctrl+8",)),
        ("view.panel.search", "Find", "search", ()),
        ("view.panel.understand", "Understand", "ask", ("Ctrl+0",)),
        ("view.panel.transcript", "Transcript", "text", ("Ctrl+9",)),
        checkable=True,
    ),
    *_group(
        "View",
        ("view.next_panel", "Next panel", "", ("F6",)),
        ("view.prev_panel", "Previous panel", "", ("Shift+F6",)),
        ("view.full_screen", "Full screen", "", ("F11",)),
    ),
    *_group(
        "Help",
        ("help.palette", "Search commands", "search", ("Ctrl+K",)),
        ("help.shortcuts", "Keyboard shortcuts", "list", ("F1",)),
        ("help.edit_shortcuts", "Change keyboard shortcuts", "", ()),
        ("help.about", "About Clipwright", "info", ()),
    ),
)

BY_ID: dict[str, Action] = {action.id: action for action in ACTIONS}

GROUPS: tuple[str, ...] = tuple(dict.fromkeys(action.group for action in ACTIONS))
"""Headings, in order."""
