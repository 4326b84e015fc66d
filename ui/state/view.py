"""What the person looks at: playhead, selection, tool, options. Never in the project, never undone."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from PySide6.QtCore import QObject, Signal

TOOLS = ("select", "blade", "ripple", "roll", "slip")
OPTIONS = {
    "snapping": True,
    "linking": True,
    "loop": False,
    "safe_areas": False,
    "show_crop": True,
    "show_boxes": False,
}
"""Switches and how they start."""
OVERLAYS = ("safe_areas", "show_crop", "show_boxes")
"""Those of what is drawn over the picture; they are remembered from one session to the next."""

TRANSPORT = ("toggle", "play", "shuttle", "stop", "step")


class ViewState(QObject):
    """The state of looking; every change is told once, and only when something did change."""

    playhead_changed = Signal(int)
    selection_changed = Signal()
    range_changed = Signal()
    tool_changed = Signal(str)
    playing_changed = Signal(bool)
    focus_media_changed = Signal(str)
    options_changed = Signal()
    source_changed = Signal()
    """The media shown in the source viewer is another one, or none."""
    source_seek = Signal(str, object)
    """Media id and a media time (Fraction seconds): the source viewer is asked to show that instant."""
    source_moved = Signal(str, object)
    """Media id and the media time (Fraction seconds) that the source viewer shows now."""
    transport = Signal(str, int)
    """What the player is asked for: ("toggle", 0), ("play", 1), ("shuttle", -1 or 1), ("stop", 0), ("step", frames)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._playhead = 0
        self._selection: tuple[str, ...] = ()
        self._range: tuple[int | None, int | None] = (None, None)
        self._tool = "select"
        self._playing = False
        self._focus_media = ""
        self._source = ""
        self._options = dict(OPTIONS)

    # --- playhead and transport

    @property
    def playhead(self) -> int:
        """The frame looked at, 0 or above."""
        return self._playhead

    def set_playhead(self, frame: int) -> None:
        """Look at `frame`, or at 0 when it is before that."""
        frame = max(0, frame)
        if frame != self._playhead:
            self._playhead = frame
            self.playhead_changed.emit(frame)

    @property
    def playing(self) -> bool:
        return self._playing

    def set_playing(self, playing: bool) -> None:
        """For the player alone: to make it play, use `request`."""
        if playing != self._playing:
            self._playing = playing
            self.playing_changed.emit(playing)

    def request(self, kind: str, n: int = 0) -> None:
        """Ask the player for something; see `transport`. Raises ValueError for what it cannot be asked for."""
        if kind not in TRANSPORT:
            raise ValueError(f"the transport knows no {kind}")
        self.transport.emit(kind, n)

    # --- selection

    @property
    def selection(self) -> tuple[str, ...]:
        """Ids of the selected items, first selected first."""
        return self._selection

    def select(self, ids: Iterable[str], *, add: bool = False, toggle: bool = False) -> None:
        """Select exactly `ids`; with `add` as well as those before; with `toggle` take out those that were in."""
        wanted = tuple(dict.fromkeys(ids))
        if toggle:
            kept = tuple(item for item in self._selection if item not in wanted)
            wanted = (*kept, *(item for item in wanted if item not in self._selection))
        elif add:
            wanted = tuple(dict.fromkeys((*self._selection, *wanted)))
        if wanted != self._selection:
            self._selection = wanted
            self.selection_changed.emit()

    def clear_selection(self) -> None:
        self.select(())

    # --- in and out

    @property
    def mark_in(self) -> int | None:
        return self._range[0]

    @property
    def mark_out(self) -> int | None:
        """One past the last frame of the range."""
        return self._range[1]

    def set_range(self, in_: int | None, out: int | None) -> None:
        """Mark a range; None leaves an end open. An end that would leave no frame clears the other one."""
        if in_ is not None and out is not None and out <= in_:
            if out == self._range[1]:
                out = None
            else:
                in_ = None
        marked = (None if in_ is None else max(0, in_), out)
        if marked != self._range:
            self._range = marked
            self.range_changed.emit()

    # --- tool and options

    @property
    def tool(self) -> str:
        """One of TOOLS."""
        return self._tool

    def set_tool(self, tool: str) -> None:
        """Take up a tool. Raises ValueError when there is no such one."""
        if tool not in TOOLS:
            raise ValueError(f"there is no tool {tool}")
        if tool != self._tool:
            self._tool = tool
            self.tool_changed.emit(tool)

    @property
    def snapping(self) -> bool:
        return self._options["snapping"]

    @property
    def linking(self) -> bool:
        """Whether linked items are selected together."""
        return self._options["linking"]

    @property
    def loop(self) -> bool:
        return self._options["loop"]

    @property
    def safe_areas(self) -> bool:
        return self._options["safe_areas"]

    @property
    def show_crop(self) -> bool:
        return self._options["show_crop"]

    @property
    def show_boxes(self) -> bool:
        """Whether tracked faces and people are outlined on the picture."""
        return self._options["show_boxes"]

    def set_option(self, name: str, value: bool) -> None:
        """Set one of OPTIONS. Raises KeyError when there is no such option."""
        if self._options[name] != value:
            self._options[name] = value
            self.options_changed.emit()

    # --- media

    @property
    def focus_media(self) -> str:
        """Id of the media highlighted in the bin, empty for none."""
        return self._focus_media

    def set_focus_media(self, media: str) -> None:
        if media != self._focus_media:
            self._focus_media = media
            self.focus_media_changed.emit(media)

    @property
    def source(self) -> str:
        """Id of the media shown in the source viewer; empty while the cut is shown."""
        return self._source

    def set_source(self, media: str) -> None:
        if media != self._source:
            self._source = media
            self.source_changed.emit()

    def show_source(self, media: str, time: Fraction) -> None:
        """Ask to look at footage, at an instant of it: a moment that was found, the evidence of a reason."""
        self.set_focus_media(media)
        self.set_source(media)
        self.source_seek.emit(media, time)

    def forget(self) -> None:
        """Another project was opened: nothing of the last one is looked at any more. Tool and options stay."""
        self.clear_selection()
        self.set_range(None, None)
        self.set_focus_media("")
        self.set_source("")
        self.set_playhead(0)
