"""Transcript: what is said in footage, as text that follows the playhead and that the cut can be made by."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from editor.model import Media, Project
from engine.protocol import FindTranscripts, Transcribe, Transcript, TranscriptSources
from ui.i18n import sentence
from ui.panels import transcript_words
from ui.panels.column import one_of, running_row
from ui.panels.following import Following
from ui.panels.spoken_cut import SpokenCut
from ui.panels.strip import Strip
from ui.panels.transcript_text import TranscriptText
from ui.state.context import Context
from ui.state.engine import EngineJob
from ui.widgets import ElidedLabel, EmptyState, IconButton, ProgressLine, SearchField

MODELS = "engine.models"
"""The action that opens the window of the models."""


class TranscriptPanel(QWidget):
    """One piece of footage at a time: the one that is looked at in the bin, or another one of the list."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Transcript"))
        self._context = context
        self._project = context.document.project.id
        self._sources: dict[str, TranscriptSources] = {}
        """By content, as is what follows."""
        self._transcripts: dict[str, Transcript] = {}
        self._asking: dict[str, EngineJob] = {}
        self._words = SpokenCut(context)
        self._make_parts()
        self._lay_out()
        context.document.changed.connect(self._project_changed)
        view = context.view
        view.focus_media_changed.connect(self._focus)
        view.playhead_changed.connect(lambda _frame: self._follow())
        view.source_changed.connect(self._follow)
        view.source_moved.connect(self._source_moved)
        self._fill()

    # --- parts

    def _make_parts(self) -> None:
        self.footage = QComboBox()
        self.footage.setAccessibleName(self.tr("Footage"))
        self.footage.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.footage.setMinimumContentsLength(8)
        self.again = IconButton("refresh", self.tr("Look for a transcript again"))
        self.search = SearchField(self.tr("Search the transcript"))
        self.found = ElidedLabel(role="label", tone="quiet")
        self.text = TranscriptText(self._context.theme)
        self.empty = EmptyState("text", "")
        self.progress = ProgressLine(self.tr("Transcribing"))
        self.stop = IconButton("x", self.tr("Cancel transcribing"), size=24)
        self.failure = Strip("danger", "", self.tr("Try again"))
        self._following = Following(self.failure, self._tell)
        self.source = ElidedLabel(role="caption", tone="faint")
        self.add = _button(self.tr("Add to timeline"), self.tr("Append the selected words to the timeline"))
        self.remove = _button(self.tr("Remove from timeline"), self.tr("Cut the selected words out and close the gap"))
        self.subtitles = _button(self.tr("Make subtitles"), "")
        self.footage.activated.connect(lambda _index: self._show())
        self.again.clicked.connect(self._look_again)
        self.search.searched.connect(self._searched)
        self.search.returnPressed.connect(self._next_hit)
        self.text.went_to.connect(self._go_to)
        self.text.words_selected.connect(self._tell)
        self.text.removed.connect(self._remove)
        self.empty.clicked.connect(self._begin)
        self.stop.clicked.connect(self._following.cancel)
        self.failure.button.clicked.connect(self.transcribe)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.subtitles.clicked.connect(self._make_subtitles)

    def _lay_out(self) -> None:
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(12, 4, 8, 4)
        head.setSpacing(4)
        head.addWidget(self.footage, 1)
        head.addWidget(self.again)
        self._searching = QWidget()
        searching = QHBoxLayout(self._searching)
        searching.setContentsMargins(12, 2, 12, 6)
        searching.addWidget(self.search, 3)
        searching.addWidget(self.found, 1)
        self.working = running_row(self.progress, self.stop)
        middle, self._stack = one_of(self.empty, self.text)
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(12, 6, 12, 8)
        foot.setSpacing(6)
        upper, lower = QHBoxLayout(), QHBoxLayout()
        upper.setSpacing(6)
        lower.setSpacing(6)
        upper.addWidget(self.add)
        upper.addWidget(self.remove)
        upper.addStretch(1)
        lower.addWidget(self.subtitles)
        lower.addWidget(self.source, 1)
        foot.addLayout(upper)
        foot.addLayout(lower)
        self._rule = QFrame()
        self._rule.setProperty("rule", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._head, self._searching, self.working, self.failure):
            column.addWidget(part)
        column.addWidget(middle, 1)
        column.addWidget(self._rule)
        column.addWidget(self._foot)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._show()  # while it was hidden it asked for nothing

    # --- which footage

    @property
    def media(self) -> Media | None:
        """The footage whose transcript is shown."""
        wanted = self.footage.currentData()
        return next((one for one in self._context.document.project.media if one.id == wanted), None)

    @property
    def transcript(self) -> Transcript | None:
        media = self.media
        return self._transcripts.get(media.info.fingerprint) if media is not None else None

    def _project_changed(self, project: Project) -> None:
        self._words.look_at(self.media)
        if project.id != self._project:
            self._project = project.id
            self._following.cancel()  # its transcript is kept even so if it comes: it is of the content
        known = [self.footage.itemData(place) for place in range(self.footage.count())]
        if known != [one.id for one in _audible(project)]:
            self._fill()
        elif self.isVisible():
            self._tell()
            self._follow()

    def _fill(self) -> None:
        wanted = self.footage.currentData() or self._context.view.focus_media
        self.footage.clear()
        for one in _audible(self._context.document.project):
            self.footage.addItem(one.name, one.id)
        self.footage.setCurrentIndex(max(0, self.footage.findData(wanted)))
        self._show()

    def _focus(self, media_id: str) -> None:
        place = self.footage.findData(media_id)
        if place >= 0 and place != self.footage.currentIndex():
            self.footage.setCurrentIndex(place)
            self._show()

    def _show(self) -> None:
        """Show what is known of the footage, and find out what is not."""
        self.failure.say("")
        media = self.media
        self._words.look_at(media)
        if media is not None and self.isVisible() and media.info.fingerprint not in self._sources:
            self._look(media)
        self.text.set_transcript(self.transcript)
        self._searched(self.search.text())
        self._tell()
        self._follow()

    # --- asking the engine

    def _look(self, media: Media) -> None:
        content = media.info.fingerprint
        if content in self._asking:
            return
        job = self._context.engine.submit(FindTranscripts(path=media.info.path), lane="media", parent=self)
        self._asking[content] = job
        job.finished.connect(lambda found: self._looked(content, found))
        job.failed.connect(lambda _error: self._looked(content, TranscriptSources()))

    def _looked(self, content: str, found: TranscriptSources) -> None:
        self._asking.pop(content, None)
        self._sources[content] = found
        media = self.media
        if media is None or media.info.fingerprint != content:
            return
        if (found.sidecars or found.embedded) and content not in self._transcripts:
            self.transcribe(engine="basic")  # subtitles that are there cost next to nothing
        else:
            self._show()

    def _look_again(self) -> None:
        media = self.media
        if media is not None and not self._following.busy:
            self._sources.pop(media.info.fingerprint, None)
            self._transcripts.pop(media.info.fingerprint, None)
            self._show()

    def transcribe(self, *, engine: str = "auto") -> None:
        """Have the footage put into words; does nothing while that is going on."""
        media = self.media
        if media is None or self._following.busy:
            return
        content = media.info.fingerprint
        job = self._context.engine.submit(Transcribe(path=media.info.path, engine=engine), lane="work", parent=self)
        self._following.start(job, lambda found: self._transcribed(content, found), progress=self.progress)
        if engine != "basic":  # reading subtitles is over before anyone could look at it
            self._context.jobs.track(self.tr("Transcribe {0}").format(media.name), job)
        self.failure.say("")
        self._tell()

    def _transcribed(self, content: str, found: Transcript) -> None:
        self._transcripts[content] = found
        self._show()

    def _begin(self) -> None:
        """The button of the empty state."""
        media = self.media
        actions = self._context.actions
        if media is None:
            actions.trigger("file.add_media")
        elif self._can_hear(media):
            self.transcribe()
        elif actions.has(MODELS):
            actions.trigger(MODELS)

    def _can_hear(self, media: Media) -> bool:
        found = self._sources.get(media.info.fingerprint)
        return found is not None and bool(found.models or found.sidecars or found.embedded)

    # --- showing

    def _tell(self) -> None:
        """Say how things stand and what can be done."""
        media, transcript = self.media, self.transcript
        words = transcript is not None and transcript.has_words
        busy = self._following.busy
        self._head.setVisible(self.footage.count() > 0)
        self.again.setEnabled(media is not None and not busy)
        self._searching.setVisible(words)
        self.working.setVisible(busy)
        self.failure.setVisible(bool(self.failure.text) and not busy)
        self._stack.setCurrentWidget(self.text if words else self.empty)
        self._foot.setVisible(words)
        self._rule.setVisible(words)
        if words and transcript is not None:
            chosen = self.text.chosen
            heard = self._words.is_heard
            self.add.setEnabled(bool(chosen))
            self.remove.setEnabled(bool(chosen) and self._words.contains(chosen))
            self.subtitles.setEnabled(heard)
            self.subtitles.setToolTip(
                (self.tr("Subtitles of the selected words") if chosen else self.tr("Subtitles of everything that is said"))
                if heard
                else self.tr("Put this footage on the timeline first")
            )
            self.source.setText(transcript_words.source(transcript))
            self.source.setToolTip("\n".join(map(sentence, transcript.notes)))
        else:
            self._show_empty(media, transcript)

    def _show_empty(self, media: Media | None, transcript: Transcript | None) -> None:
        actions = self._context.actions
        sources = self._sources.get(media.info.fingerprint) if media is not None else None
        if media is None:
            self.empty.set(*transcript_words.no_footage(can_add=actions.has("file.add_media")))
        elif self._following.busy:
            self.empty.set(*transcript_words.hearing())
        elif sources is None:
            self.empty.set(*transcript_words.looking())
        elif transcript is not None and not transcript.segments:
            self.empty.set(*transcript_words.nobody_speaks())
        elif transcript is None and self._can_hear(media):
            self.empty.set(*transcript_words.can_hear(next(iter(sources.models), "")))
        else:
            self.empty.set(*transcript_words.no_words(models=actions.has(MODELS)))

    def _searched(self, text: str) -> None:
        self.text.search(text)
        self.found.setText(self._hits_in_words() if text.strip() else "")

    def _hits_in_words(self) -> str:
        number = self.text.hits
        if not number:
            return self.tr("Not said")
        return self.tr("{0} places").format(number) if number > 1 else self.tr("1 place")

    def _next_hit(self) -> None:
        number = self.text.go_to_hit()
        if number:
            self.found.setText(self.tr("{0} of {1}").format(number, self.text.hits))

    # --- following and going

    def _follow(self) -> None:
        view = self._context.view
        if self.isVisible() and not view.source:
            self.text.follow(self._words.time_at(view.playhead))

    def _source_moved(self, media_id: str, time: object) -> None:
        media = self.media
        if self.isVisible() and isinstance(time, Fraction):
            self.text.follow(time if media is not None and media.id == media_id else None)

    def _go_to(self, time: object) -> None:
        if isinstance(time, Fraction):
            self._words.go_to(time)

    # --- editing

    def _add(self) -> None:
        transcript, words = self.transcript, self.text.chosen
        if transcript is not None and words:
            self._told(self._words.add(transcript, words, self.text.neighbours(words)))

    def _remove(self) -> None:
        if self.text.chosen:
            self._told(self._words.remove(self.text.chosen))

    def _make_subtitles(self) -> None:
        if self.transcript is not None:
            self._told(self._words.make_subtitles(self.transcript, self.text.chosen))

    def _told(self, done: bool) -> None:
        """After an edit: how things stand, and why it was refused."""
        self.failure.say("" if done else self._context.document.why, retry=False)
        self._tell()


def _audible(project: Project) -> tuple[Media, ...]:
    """Footage with sound, each content once; and silent films, which may have subtitles."""
    found: dict[str, Media] = {}
    for one in project.media:
        if one.info.kind != "image":
            found.setdefault(one.info.fingerprint, one)
    return tuple(found.values())


def _button(text: str, tip: str) -> QPushButton:
    made = QPushButton(text)
    made.setProperty("size", "small")
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setToolTip(tip)
    return made
