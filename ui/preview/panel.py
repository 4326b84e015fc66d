"""The preview panel: the cut or footage of the bin, played and looked at."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from editor.model import Clip, Media, Project, Sequence
from editor.timecode import allows_drop_frame, format_timecode, frame_at
from ui.i18n import named, sentence
from ui.preview.audition import audition
from ui.preview.boxes import Boxes
from ui.preview.canvas import Canvas
from ui.preview.composer import Picture
from ui.preview.controls import Controls
from ui.preview.crop_hand import CropHand
from ui.preview.drops import DropWatch
from ui.preview.head import PreviewHead
from ui.preview.player import Player
from ui.preview.proxies import Proxies
from ui.preview.scrub_bar import ScrubBar
from ui.preview.sound import Speaker
from ui.preview.transport import Transport
from ui.state.context import Context
from ui.widgets import EmptyState

_OVERLAYS = {"view.crop": "show_crop", "view.boxes": "show_boxes", "view.safe_areas": "safe_areas"}
"""The option of each overlay, by its action."""


class PreviewPanel(QWidget):
    """Shows the sequence at the playhead, or the media in focus; owns the player and everything that runs for it."""

    dropped_changed = Signal(int)
    """Frames that could not be shown in time since play began last."""

    def __init__(self, context: Context, parent: QWidget | None = None, *, speaker: Speaker | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setObjectName("preview")
        self.setAccessibleName(self.tr("Preview"))
        self.player = Player(self, speaker=speaker)
        self.proxies = Proxies(context, self)
        self.player.footage.proxies = self.proxies.known
        self._source_frames: dict[str, int] = {}
        self._picture: Picture | None = None
        self._build(speaker)
        self._connect()
        self.destroyed.connect(_closer(self.player))
        self._show_project()

    # --- what is in front

    @property
    def mode(self) -> str:
        """ "cut" or "source"."""
        return "source" if self._context.view.source else "cut"

    @property
    def media(self) -> Media | None:
        """The media in the source viewer."""
        for media in self._context.document.project.media:
            if media.id == self._context.view.source:
                return media
        return None

    def shutdown(self) -> None:
        """Stop, end all threads, close all files."""
        self.player.close()

    # --- building

    def _build(self, speaker: Speaker | None) -> None:
        self.head = PreviewHead()
        self.canvas = Canvas()
        self.crop = CropHand(self._context, self.canvas, self)
        self.boxes = Boxes(self._context, self.canvas, self.player, self)
        self.watch = DropWatch(self.player, self.proxies, self)
        self.empty = EmptyState("film", "", "")
        self.empty.setProperty("surface", "surround")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.canvas)
        self.stack.addWidget(self.empty)
        self.scrub = ScrubBar()
        self.controls = Controls()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)
        column.addWidget(self.scrub)
        column.addWidget(self.controls)
        self.setFocusProxy(self.canvas)
        self.transport = Transport(self._context, self.player, self.controls, speaker, self)
        self._options_changed()

    def _connect(self) -> None:
        document, view = self._context.document, self._context.view
        document.changed.connect(self._show_project)
        document.previewed.connect(self._show_project)
        document.opened.connect(self._another_project)
        view.playhead_changed.connect(self._playhead_changed)
        view.selection_changed.connect(self._show_project)
        view.range_changed.connect(self._range_changed)
        view.options_changed.connect(self._options_changed)
        view.source_changed.connect(self._source_changed)
        view.focus_media_changed.connect(self._focus_changed)
        view.source_seek.connect(self._source_seek)
        view.transport.connect(self.transport.ask)
        self._context.actions.shortcuts_changed.connect(self._name_buttons)
        self.player.pictured.connect(self._show_picture)
        self.player.frame_changed.connect(self._frame_changed)
        self.player.playing_changed.connect(self._playing_changed)
        self.player.stats_changed.connect(self._show_stats)
        self.proxies.changed.connect(self.player.refresh)
        self.canvas.size_wanted.connect(self.player.set_shown)
        self.canvas.zoom_changed.connect(self.head.zoom.set_zoom)
        self.head.zoom.chosen.connect(self.canvas.set_zoom)
        self.scrub.scrubbed.connect(self.player.seek)
        self.controls.asked.connect(self._asked)
        self.controls.sound_toggled.connect(lambda on: self.player.set_volume(1.0 if on else 0.0))
        self.head.switch.chosen.connect(self._switch)
        for id_, button in self.head.overlays.items():
            button.clicked.connect(lambda on, id_=id_: view.set_option(_OVERLAYS[id_], on))
        self._context.theme.changed.connect(self.update)
        self.controls.set_silent(False)
        self._name_buttons()

    # --- the project

    def _show_project(self, *_: object) -> None:
        """Show the document as it is now: the cut, a whole picture with its crop frame, or footage."""
        document = self._context.document
        media = self.media
        project: Project | None
        if self.mode == "source":
            project = audition(media) if media is not None else None
            if project is not None and self.player.project is not None and self.player.project == project:
                project = self.player.project
        else:
            project = document.shown
        project = self.crop.look(project, wanted=self.mode == "cut" and not self.player.playing)
        shown = _sequence(project) if project is not None else None
        if shown is not None:
            self.canvas.set_frame_size(shown.width, shown.height)
        self.player.set_project(project)
        self.proxies.look(document.project)
        self.boxes.refresh()
        self.scrub.set_length(self.player.duration)
        self._range_changed()
        self._show_empty()
        self._show_times()
        self._show_name()

    def _another_project(self) -> None:
        self.player.stop()
        self.player.footage.cache.forget()
        self._source_frames.clear()
        self._show_project()

    def _show_empty(self) -> None:
        empty = self.player.duration == 0
        self.stack.setCurrentWidget(self.empty if empty else self.canvas)
        self.controls.play.setEnabled(not empty)
        for button in self.controls.buttons.values():
            button.setEnabled(not empty)
        if not empty:
            return
        if self.mode == "source":
            self.empty.set("film", self.tr("No footage chosen"), self.tr("Choose footage in the bin to look at it here."))
        elif self._context.document.project.media:
            self.empty.set(
                "reel",
                self.tr("Nothing in the cut yet"),
                self.tr("Drag footage to the timeline, or have a highlight reel made."),
            )
        else:
            self.empty.set("film", self.tr("No footage yet"), self.tr("Drop footage anywhere in the window."))

    def _show_name(self) -> None:
        if self.mode == "source":
            media = self.media
            self.head.name.setText(media.name if media else "")
            return
        sequence = _sequence(self._context.document.shown)
        here = _clip_at(sequence, self.player.frame) if sequence else None
        names = {media.id: media.name for media in self._context.document.shown.media}
        self.head.name.setText((named(here.name) or names.get(here.media, "")) if here else "")

    # --- source and cut

    def _switch(self, value: str) -> None:
        view = self._context.view
        if value == "cut":
            view.set_source("")
            return
        first = self._context.document.project.media[:1]
        wanted = view.focus_media or (first[0].id if first else "")
        if wanted:
            view.set_source(wanted)
        else:
            self.head.switch.set_value("cut")

    def _source_changed(self) -> None:
        self.player.stop()
        self.head.switch.set_value(self.mode)
        self._show_project()
        if self.mode == "source":
            self.player.seek(self._source_frames.get(self._context.view.source, 0))
        else:
            self.player.seek(self._context.view.playhead)
        self._show_times()

    def _focus_changed(self, media: str) -> None:
        if self.mode == "source" and media:
            self._context.view.set_source(media)

    def _source_seek(self, media: str, time: object) -> None:
        sequence = self.player.sequence
        source = self.media
        if self.mode == "source" and source is not None and source.id == media and sequence is not None:
            begin = sequence.tracks[0].clips[0].source_in if sequence.tracks else Fraction(0)
            self.player.stop()
            self.player.seek(frame_at(max(Fraction(0), Fraction(time) - begin), sequence.rate))  # type: ignore[call-overload]

    # --- time

    def _playhead_changed(self, frame: int) -> None:
        if self.mode == "cut" and frame != self.player.frame:
            self.player.seek(frame)
        if self.mode == "cut" and self._context.view.selection and not self.player.playing:
            self._show_project()

    def _frame_changed(self, frame: int) -> None:
        self.scrub.set_frame(frame)
        self._show_times()
        if self.mode == "cut":
            self._context.view.set_playhead(frame)
            self._show_name()
        else:
            self._source_frames[self._context.view.source] = frame
            self._tell_source_time(frame)

    def _tell_source_time(self, frame: int) -> None:
        sequence = self.player.sequence
        if sequence is not None and sequence.tracks and sequence.tracks[0].clips:
            time = sequence.tracks[0].clips[0].source_in + frame / sequence.rate
            self._context.view.source_moved.emit(self._context.view.source, time)

    def _playing_changed(self, playing: bool) -> None:
        self._context.view.set_playing(playing)
        self.controls.play.set_playing(playing, self._context.actions.shown_keys("play.toggle"))
        if self.mode == "cut":
            self._show_project()

    def _range_changed(self) -> None:
        view = self._context.view
        marked = (view.mark_in, view.mark_out) if self.mode == "cut" else (None, None)
        self.scrub.set_range(*marked)
        self.player.set_range(*marked, loop=view.loop)

    def _options_changed(self) -> None:
        view = self._context.view
        for id_, button in self.head.overlays.items():
            button.setChecked(getattr(view, _OVERLAYS[id_]))
        self.controls.buttons["play.loop"].setChecked(view.loop)
        self.canvas.set_safe_areas(view.safe_areas)
        self._range_changed()
        self._show_project()

    def _asked(self, id_: str) -> None:
        # through the registry, where it is registered, so that all ways of doing it are one
        if not (self._context.actions.has(id_) and self._context.actions.trigger(id_)):
            self.transport.act(id_)

    # --- pictures

    def _show_picture(self, picture: Picture) -> None:
        self._picture = picture
        self.canvas.set_image(picture.image)
        self.canvas.set_badges((self.tr("Proxy"),) if picture.proxy else ())
        if picture.missing:
            names = ", ".join(dict.fromkeys(picture.missing))
            self.canvas.set_message(self.tr("Offline: %1. Relink it in the bin.").replace("%1", names))
        else:
            self.canvas.set_message(sentence(picture.problems[0]) if picture.problems else "")
        self.boxes.show_frame(picture.frame)
        self._show_stats()

    def _show_times(self) -> None:
        sequence = self.player.sequence
        if sequence is None:
            self.controls.timecode.setText("00:00:00:00")
            self.controls.length.setText("00:00:00:00")
            return
        drop = sequence.drop_frame and allows_drop_frame(sequence.rate)
        start = sequence.start_frame
        self.controls.timecode.setText(format_timecode(start + self.player.frame, sequence.rate, drop_frame=drop))
        self.controls.length.setText(format_timecode(sequence.duration, sequence.rate, drop_frame=drop))

    def _show_stats(self) -> None:
        speed, dropped = self.player.speed, self.player.dropped
        words = self.tr("Proxy") if self._picture is not None and self._picture.proxy else self.tr("Full quality")
        self.head.quality.setText(words if self.player.duration else "")
        notes = []
        if abs(speed) > 1 or speed < 0:
            notes.append(f"{speed}×".replace("-", "−"))
        if dropped and self.player.playing:
            notes.append(self.tr("%n dropped", "", dropped))
        if self.player.playing and self.player.silent and self.player.looked_for_speaker:
            notes.append(self.tr("no sound output"))
        self.controls.note.setText(" · ".join(notes))
        self.dropped_changed.emit(dropped)

    # --- the window

    def _name_buttons(self) -> None:
        actions = self._context.actions
        for id_, button in {**self.controls.buttons, **self.head.overlays}.items():
            words = button.accessibleName()
            keys = actions.shown_keys(id_)
            button.setToolTip(f"{words} ({keys})" if keys else words)
        self.controls.play.set_playing(self.player.playing, actions.shown_keys("play.toggle"))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.player.refresh()


def _closer(player: Player) -> Callable[..., None]:
    """For when the panel is gone; it must not hold the panel itself."""

    def close(*_: object) -> None:
        player.close()

    return close


def _sequence(project: Project) -> Sequence | None:
    try:
        return project.sequence
    except KeyError:
        return None


def _clip_at(sequence: Sequence, frame: int) -> Clip | None:
    """The topmost clip seen at a frame."""
    for track in reversed(sequence.tracks):
        if track.kind == "video" and not track.hidden:
            for clip in track.clips:
                if clip.record_in <= frame < clip.record_out and clip.enabled:
                    return clip
    return None
