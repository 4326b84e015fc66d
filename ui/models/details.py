"""What there is to know of one model before it is downloaded, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from editor.collect import readable_size
from engine.models.catalogue import computed_memory
from ui.dialogs.export_details import Facts
from ui.i18n import said, sentence
from ui.models import words
from ui.models.downloads import Downloads
from ui.models.rows import Entry
from ui.widgets import Badge, EmptyState, ProgressLine, label


class ModelDetails(QWidget):
    """The model that is looked at: its facts, its terms, and the buttons."""

    download_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, downloads: Downloads, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._downloads = downloads
        self._entry: Entry | None = None
        self._sure = False
        self.title = label("", "title")
        self.notes = label("", "value", "quiet")
        self.notes.setWordWrap(True)
        self.badge, self.gated = Badge(""), Badge(self.tr("Account needed"), kind="warn")
        self.facts = Facts()
        self.memory = Facts()
        self.memory_heading = label(self.tr("Memory, computed"), "value", "quiet")
        self.terms = label("", "value", "quiet")
        self.terms.setWordWrap(True)
        self.read = QPushButton(self.tr("Read the terms"))
        self.read.setProperty("kind", "outline")
        self.read.clicked.connect(self._read_terms)
        self.agree = QCheckBox(self.tr("I have read the terms and agree"))
        self.agree.toggled.connect(self.refresh)
        self.progress = ProgressLine("")
        self.problem = label("", "value", "danger")
        self.problem.setWordWrap(True)
        self.problem.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.download = QPushButton(self.tr("Download"))
        self.download.setProperty("kind", "primary")
        self.pause = QPushButton(self.tr("Pause"))
        self.stop = QPushButton(self.tr("Stop"))
        self.remove = QPushButton(self.tr("Remove"))
        self.keep = QPushButton(self.tr("Keep"))
        for button, meant in (
            (self.download, self._download),
            (self.pause, self._pause),
            (self.stop, self._stop),
            (self.remove, self._remove),
            (self.keep, self._keep),
        ):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(meant)
        self.empty = EmptyState("chip", self.tr("No model is found"), self.tr("Look for something else."))
        self._lay_out()
        self.show_entry(None)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.gated)
        head.addWidget(self.badge)
        # held here too: the collector would take a page that only its area knows, with all that is on it
        self._page, self._area = QWidget(), QScrollArea()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.notes)
        column.addWidget(self.facts)
        column.addWidget(self.memory_heading)
        column.addWidget(self.memory)
        terms = QHBoxLayout()
        terms.setSpacing(12)
        terms.addWidget(self.terms, 1)
        terms.addWidget(self.read, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(terms)
        column.addWidget(self.problem)
        column.addStretch(1)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._page)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.agree)
        buttons.addStretch(1)
        for button in (self.keep, self.remove, self.stop, self.pause, self.download):
            buttons.addWidget(button)
        self._inside = QWidget()
        within = QVBoxLayout(self._inside)
        within.setContentsMargins(0, 0, 0, 0)
        within.setSpacing(12)
        within.addWidget(self._area, 1)
        within.addWidget(self.progress)
        within.addLayout(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._inside)
        whole.addWidget(self.empty)

    def show_entry(self, entry: Entry | None) -> None:
        """Show another model, or the same as it is now."""
        if entry is None or self._entry is None or entry.id != self._entry.id:
            self._sure = False
            self.agree.setChecked(False)
        self._entry = entry
        self.refresh()

    def refresh(self) -> None:
        """Show what is known now."""
        entry = self._entry
        self._inside.setVisible(entry is not None)
        self.empty.setVisible(entry is None)
        if entry is None:
            return
        card, installed = entry.card, entry.installed
        running = self._downloads.get(entry.id)
        self.title.setText(entry.title)
        self.setAccessibleName(entry.title)
        self._show_facts(entry)
        self.progress.setVisible(running is not None)
        if running is not None:
            job, paused = running.entry, running.control.paused
            stage = self.tr("Paused: what was fetched is kept") if paused else job.stage
            self.progress.set_progress(job.done, stage, None if paused else job.eta)
            self.progress.set_tone("neutral" if paused else "accent")
            self.pause.setText(self.tr("Go on") if paused else self.tr("Pause"))
        failure = self._downloads.failure(entry.id)
        problem = installed.problem if installed is not None else "" if running else failure
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        can = card is not None and installed is None and running is None and not card.unavailable and card.ready
        consent = card is not None and card.licence.needs_consent
        self.agree.setVisible(can and consent)
        self.download.setVisible(can)
        self.download.setEnabled(not consent or self.agree.isChecked())
        self.download.setText(self.tr("Go on downloading") if entry.begun else self.tr("Download"))
        self.pause.setVisible(running is not None)
        self.stop.setVisible(running is not None)
        self.stop.setEnabled(running is not None and not running.entry.job.cancelled)
        removable = (installed is not None or entry.begun > 0) and running is None
        self.remove.setVisible(removable)
        self.keep.setVisible(removable and self._sure)
        self.remove.setText(self._remove_words(entry))
        kind = "danger" if self._sure else ""
        if self.remove.property("kind") != kind:
            self.remove.setProperty("kind", kind)
            self.remove.style().unpolish(self.remove)
            self.remove.style().polish(self.remove)

    def _remove_words(self, entry: Entry) -> str:
        if entry.installed is not None and entry.installed.local:
            return self.tr("Forget this folder") if self._sure else self.tr("Forget")
        size = readable_size(entry.installed.size if entry.installed is not None else entry.begun)
        if self._sure:
            return self.tr("Delete {0}").format(size)
        return self.tr("Remove") if entry.installed is not None else self.tr("Throw away {0}").format(size)

    def _show_facts(self, entry: Entry) -> None:
        card, installed = entry.card, entry.installed
        facts = []
        if card is not None:
            facts.append((self.tr("Does"), words.tasks(card)))
            facts.append((self.tr("Languages"), words.languages(card)))
            facts.append((self.tr("Parameters"), words.parameters(card)))
            facts.append((self.tr("Released"), card.released or words.unknown()))
            if card.repository:
                revision = installed.revision if installed is not None else card.revision
                facts.append((self.tr("From"), f"{card.repository} · {words.revision(revision)}"))
            if installed is None:
                facts.append((self.tr("Download"), words.download_size(card)))
        if installed is not None:
            facts.append((self.tr("Family"), installed.family or words.unknown()))
            facts.append((self.tr("On disk"), readable_size(installed.size)))
            facts.append((self.tr("Folder"), installed.directory))
        self.facts.show_facts(facts)
        self._show_memory(entry)
        notes = [] if card is None else [said(card.notes)]
        if card is not None and card.unavailable:
            notes.append(self.tr("It cannot be had: {0}.").format(said(card.unavailable)))
        elif card is not None and not card.ready:
            notes.append(self.tr("This version of Clipwright cannot run it yet."))
        if entry.recommended:
            notes.append(self.tr("The best here to: {0}.").format(words.tasks_of(entry.recommended)))
        text = " ".join(note for note in notes if note)
        self.notes.setText(text)
        self.notes.setVisible(bool(text))
        self._show_terms(entry)

    def _show_memory(self, entry: Entry) -> None:
        memory = entry.needs or (entry.card.memory if entry.card is not None else {})
        if not memory and entry.installed is not None and entry.installed.family:
            memory = computed_memory(entry.installed.size // 2)  # published weights have 16 bits
        lines = []
        for name in words.SHOWN_SETTINGS:
            if name in memory:
                same = name == entry.setting or (name == "int8" and entry.setting == "fp8")
                size = readable_size(memory[name])
                lines.append((words.setting(name), self.tr("{0}: fits here").format(size) if same else size))
        self.memory.show_facts(lines)
        self.memory.setVisible(bool(lines))
        self.memory_heading.setVisible(bool(lines))
        if entry.needs:
            heading = self.tr("Memory, worked out from its own files")
        elif entry.card is None or entry.card.memory_is_computed:
            heading = self.tr("Memory, computed from its parameters")
        else:
            heading = self.tr("Memory, measured")
        self.memory_heading.setText(heading)

    def _show_terms(self, entry: Entry) -> None:
        card = entry.card
        for widget in (self.terms, self.read, self.badge):
            widget.setVisible(card is not None)
        self.gated.setVisible(card is not None and card.licence.gated)
        if card is None:
            return
        licence = card.licence
        text, kind = words.commercial(card)
        self.badge.set(text, kind=kind)
        name = words.unknown() if licence.name == "unknown" else licence.name
        lines = [self.tr("Licence: {0}.").format(name), text + "."]
        if licence.conditions:
            lines.append(self.tr("{0}.").format(sentence(licence.conditions)))
        if licence.gated:
            lines.append(self.tr("Its publisher wants the terms accepted on the Hub, and your token in HF_TOKEN."))
        self.terms.setText(" ".join(lines))

    # --- buttons

    def _read_terms(self) -> None:
        if self._entry is not None and self._entry.card is not None:
            QDesktopServices.openUrl(QUrl(self._entry.card.licence.link))

    def _download(self) -> None:
        if self._entry is not None:
            self.download_wanted.emit(self._entry.id)

    def _pause(self) -> None:
        running = self._downloads.get(self._entry.id) if self._entry is not None else None
        if running is not None and self._entry is not None:
            (self._downloads.resume if running.control.paused else self._downloads.pause)(self._entry.id)

    def _stop(self) -> None:
        if self._entry is not None:
            self._downloads.cancel(self._entry.id)

    def _remove(self) -> None:
        if self._entry is None:
            return
        if self._sure:
            self._sure = False
            self.remove_wanted.emit(self._entry.id)
        else:
            self._sure = True
            self.refresh()

    def _keep(self) -> None:
        self._sure = False
        self.refresh()
        self.remove.setFocus()
