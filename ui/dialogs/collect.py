"""Collect footage: the project and copies of everything it shows in one folder."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from editor.collect import Collection, Plan, check_target, collect, plan_collection, readable_size
from editor.model import Project
from ui.dialogs.background import Background
from ui.dialogs.export_details import Facts
from ui.dialogs.folder_field import FolderField
from ui.dialogs.sheet import Sheet, field
from ui.i18n import failure
from ui.state.context import Context
from ui.state.jobs import JobEntry
from ui.widgets import Switch, label

_FOLDER = "collect.folder"


class CollectDialog(Sheet):
    """Where to, under which name, and whether all of the bin comes along. The copying goes on in the background."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window, self.tr("Collect footage"), 640)
        self._context = context
        self._project: Project = context.document.project
        self._look = Background(self)
        self.name = QLineEdit(context.document.name)
        self.folder = FolderField(str(self._first_folder()))
        self.used_only = Switch(self.tr("Only footage that is used"))
        self.facts = Facts()
        text = self.tr("Copies the footage beside a copy of the project. The originals stay as they are.")
        words = label(text, "value", "quiet")
        words.setWordWrap(True)
        self.body.addWidget(words)
        self.body.addLayout(field(self.tr("Name"), self.name))
        self.body.addLayout(field(self.tr("Folder"), self.folder))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.used_only)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(label(self.tr("Only footage that is used"), "row"))
        texts.addWidget(label(self.tr("What no sequence shows stays behind"), "caption", "faint"))
        row.addLayout(texts, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.facts)
        self.add_cancel()
        self.collect = self.add_button(self.tr("Collect"), "primary", icon="box")
        self.collect.clicked.connect(self._collect)
        self.accepted.connect(self._look.forget)
        self.rejected.connect(self._look.forget)
        self.used_only.toggled.connect(self._plan)
        self.name.textChanged.connect(self._refresh)
        self.folder.changed.connect(self._refresh)
        self._plan()
        self._refresh()

    @property
    def target(self) -> Path | None:
        """The folder to make; None as long as it has no name or place."""
        name = self.name.text().strip().replace("/", " ").replace("\\", " ").strip(" .")
        place = Path(self.folder.text).expanduser()
        return place / name if name and self.folder.text and place.is_absolute() else None

    def _first_folder(self) -> Path:
        kept = self._context.settings.get(_FOLDER, "")
        if kept:
            return Path(kept)
        path = self._context.document.path
        return path.parent if path is not None else Path.home()

    def _plan(self) -> None:
        self.facts.show_facts([(self.tr("Footage"), self.tr("looking")), (self.tr("Size"), "")])
        question = partial(plan_collection, self._project, used_only=self.used_only.isChecked())
        self._look.ask(question, self._show, lambda error: self.say(failure(error), "danger"))

    def _show(self, plan: Plan) -> None:
        facts = [
            (self.tr("Footage"), self.tr("%n file(s)", "", len(plan.names))),
            (self.tr("Size"), readable_size(plan.size)),
        ]
        names = ", ".join(media.name for media in plan.offline[:3])
        more = self.tr(" and {0} more").format(len(plan.offline) - 3) if len(plan.offline) > 3 else ""
        offline = [self.tr("Offline, so it stays behind: {0}").format(names + more)] if plan.offline else []
        self.facts.show_facts(facts, offline)
        self.relayout()

    def _refresh(self) -> None:
        target = self.target
        self.collect.setEnabled(target is not None)
        if target is None:
            self.say(self.tr("Give it a name and a folder."), "warn")
        else:
            self.say(self.tr("Makes {0}").format(target))

    def _collect(self) -> None:
        target = self.target
        if target is None:
            return
        self.collect.setEnabled(False)
        self._look.ask(partial(check_target, target), partial(self._go, target), lambda error: self._refuse(failure(error)))

    def _refuse(self, why: str) -> None:
        self.collect.setEnabled(True)
        self.say(why, "danger")

    def _go(self, target: Path, _fits: object) -> None:
        self._context.settings.set(_FOLDER, str(target.parent))
        start_collecting(self._context, self._project, target, used_only=self.used_only.isChecked())
        self.accept()


def start_collecting(context: Context, project: Project, target: Path, *, used_only: bool) -> JobEntry:
    """Collect `project` into the folder `target` as a job of the tray."""
    title = QCoreApplication.translate("CollectDialog", "Collect {0}").format(target.name)
    job = context.engine.call(
        title,
        lambda _engine, progress, cancel: collect(project, target, used_only=used_only, on_progress=progress, cancel=cancel),
    )
    entry = context.jobs.track(title, job)
    job.finished.connect(partial(_tell, entry))
    return entry


def _tell(entry: JobEntry, made: Collection) -> None:
    entry.log.extend((str(made.project_file), *made.notes))
    entry.changed.emit()
