"""The window's models: what suits this machine, downloads, folders of the user's, terms, disk and memory."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from editor.collect import readable_size
from engine.models import catalogue, needs, store
from engine.models.machine import Machine, this_machine
from engine.protocol import ClipwrightError
from ui.dialogs.background import Background
from ui.dialogs.sheet import Sheet, Upright
from ui.i18n import failure
from ui.models import words
from ui.models.details import ModelDetails
from ui.models.downloads import Downloads
from ui.models.rows import Entry, ModelList
from ui.state.context import Context
from ui.widgets import SearchField, Segmented, label

_LIST_WIDTH = 380


@dataclass(frozen=True)
class Known:
    """All that was found out at once."""

    entries: tuple[Entry, ...]
    machine: Machine
    disk_use: int


class ModelsDialog(Sheet):
    """Models on this machine and those that could be. Downloads go on when it is closed."""

    def __init__(self, context: Context, window: QWidget, downloads: Downloads | None = None) -> None:
        """`downloads` are those of the window; without them the dialog has its own."""
        super().__init__(window, self.tr("Models"), 1040, height=720)
        downloads = downloads or Downloads(context, window)
        self._downloads = downloads
        self._look, self._act = Background(self), Background(self)
        self._known: Known | None = None
        self.which = Segmented(
            [("all", self.tr("All")), ("fitting", self.tr("Suits this machine")), ("here", self.tr("On this machine"))],
            "all",
            name=self.tr("Which models"),
        )
        self.search = SearchField(self.tr("Find a model or a task"))
        self.list = ModelList()
        self.list.setFixedWidth(_LIST_WIDTH)
        self.details = ModelDetails(downloads)
        self.machine = label("", "caption", "faint")
        self._lay_out()
        self.folder = self.add_button(self.tr("Use a folder"), "quiet")
        self.folder.clicked.connect(self._choose_folder)
        done = self.add_button(self.tr("Close"))
        done.clicked.connect(self.accept)
        self.which.chosen.connect(self._filter)
        self.search.searched.connect(self._filter)
        self.list.looked_at.connect(self._show_details)
        self.details.download_wanted.connect(self._download)
        self.details.remove_wanted.connect(self._remove)
        downloads.changed.connect(self._download_changed)
        for asked in (self._look, self._act):
            self.accepted.connect(asked.forget)
            self.rejected.connect(asked.forget)
        self.say(self.tr("Looking at this machine"))
        self.refresh()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.which)
        head.addStretch(1)
        head.addWidget(self.search, 1)
        self.body.addLayout(head)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.list, 1)
        left.addWidget(self.machine)
        columns.addLayout(left)
        columns.addWidget(Upright())
        columns.addWidget(self.details, 1)
        self.body.addLayout(columns, 1)

    # --- what there is

    def refresh(self) -> None:
        """Look again at what is on this machine."""
        self._look.ask(look, self._show, lambda error: self.say(failure(error), "danger"))

    def _show(self, known: Known) -> None:
        self._known = known
        self.machine.setText(self._machine_words(known.machine))
        self.say(self.tr("{0} on this disk, in {1}").format(readable_size(known.disk_use), store.models_folder()))
        self._filter()

    def _machine_words(self, machine: Machine) -> str:
        if machine.video_memory:
            return self.tr("{0}, {1} of its own memory").format(machine.card, words.memory(machine.video_memory))
        if machine.main_memory:
            return self.tr("No graphics card for models; {0} of main memory").format(words.memory(machine.main_memory))
        return self.tr("No graphics card for models")

    def _filter(self, *_: object) -> None:
        if self._known is None:
            return
        text, which = self.search.text().strip().lower(), self.which.value
        shown = []
        for entry in self._known.entries:
            card = entry.card
            if which == "here" and entry.group != "here":
                continue
            if which == "fitting" and not (entry.setting and card is not None and card.ready):
                continue
            said = [entry.title, entry.id]
            if card is not None:
                said += [*card.tasks, words.tasks(card), card.family, card.repository, card.licence.name]
            if text and not all(part in " ".join(said).lower() for part in text.split()):
                continue
            shown.append(entry)
        self.list.show_entries(shown)
        for entry in shown:
            self._show_progress(entry.id)
        if not shown:
            self.details.show_entry(None)

    def _entry(self, id_: str) -> Entry | None:
        entries = self._known.entries if self._known is not None else ()
        return next((entry for entry in entries if entry.id == id_), None)

    def _show_details(self, id_: str) -> None:
        self.details.show_entry(self._entry(id_))

    # --- what is done

    def _download(self, id_: str) -> None:
        entry = self._entry(id_)
        if entry is not None and entry.card is not None:
            self._downloads.start(entry.card)
            self.details.pause.setFocus()

    def _download_changed(self, id_: str) -> None:
        self._show_progress(id_)
        if self.list.current == id_:
            self.details.refresh()
        if self._downloads.get(id_) is None:
            self.refresh()

    def _show_progress(self, id_: str) -> None:
        row, running = self.list.rows.get(id_), self._downloads.get(id_)
        if row is not None:
            done = running.entry.done if running is not None else None
            row.show_entry(row.entry, done, paused=running is not None and running.control.paused)

    def _remove(self, id_: str) -> None:
        self._act.ask(partial(store.remove, id_), self._changed, self._refuse)

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Choose the folder of a model"), str(Path.home()))
        if chosen:
            self.use_folder(Path(chosen))

    def use_folder(self, folder: Path) -> None:
        """Make a folder with a model known, or say why it is none."""
        self._act.ask(partial(store.add_directory, folder), self._added, self._refuse)

    def _added(self, found: store.Installed) -> None:
        self.list.current = found.id
        self.which.set_value("all")
        self.search.clear()
        self.refresh()

    def _changed(self, _answer: object) -> None:
        self.refresh()

    def _refuse(self, error: ClipwrightError) -> None:
        self.say(failure(error), "danger")


def look() -> Known:
    """Everything that the dialog shows. Reads the disk and asks the graphics card's driver: not on the UI thread."""
    machine = this_machine()
    here = {each.id: each for each in store.installed()}
    best: dict[str, list[str]] = {}
    for each in catalogue.recommended(machine.video_memory, machine.main_memory, together=machine.together):
        best.setdefault(each.card.id, []).append(each.task)
    entries = []
    needed = {id_: needs.of_installed(found) for id_, found in here.items()}
    for card in catalogue.catalogue():
        setting = catalogue.fitting_setting(card, machine.video_memory, machine.main_memory, together=machine.together) or ""
        entries.append(
            Entry(
                id=card.id,
                title=card.title,
                card=card,
                installed=here.pop(card.id, None),
                recommended=tuple(best.get(card.id, ())),
                setting=setting,
                begun=store.begun(card.id),
                needs=needed.get(card.id, {}),
            )
        )
    own = [
        Entry(id=each.id, title=Path(each.directory).name, card=each.card, installed=each, needs=needed.get(each.id, {}))
        for each in here.values()
    ]
    return Known((*own, *entries), machine, store.disk_use())
