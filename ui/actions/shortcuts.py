"""The shortcut editor: every action and its keys, what a key is taken from, presets of other programs."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from ui.actions.fuzzy import match
from ui.actions.presets import PRESETS
from ui.actions.registry import ActionRegistry, translated
from ui.widgets.fields import SearchField
from ui.widgets.labels import ElidedLabel, label

_ID = int(Qt.ItemDataRole.UserRole)


class _Filter(QSortFilterProxyModel):
    """Rows whose action or keys fit what is searched for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._typed = ""

    def search(self, typed: str) -> None:
        self._typed = typed.strip()
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:  # type: ignore[override]  # noqa: N802
        model: QAbstractItemModel = self.sourceModel()
        texts = [str(model.index(row, column, parent).data()) for column in range(3)]
        return not self._typed or match(self._typed, texts[0]) is not None or self._typed.lower() in texts[1].lower()


class ShortcutEditor(QDialog):
    """Changes take effect at once and are remembered; a preset takes all of them back."""

    def __init__(self, registry: ActionRegistry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Change keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(760, 620)
        self._registry = registry
        self._build()
        self._wire()
        self._fill()

    def _build(self) -> None:
        self.search = SearchField(self.tr("Search by command or key"))
        self.preset = QComboBox()
        self.preset.setAccessibleName(self.tr("Preset"))
        for name, words in PRESETS.items():
            self.preset.addItem(words, name)
        self._model = QStandardItemModel(0, 3, self)
        self._model.setHorizontalHeaderLabels([self.tr("Command"), self.tr("Keys"), self.tr("Group")])
        self._rows = _Filter(self)
        self._rows.setSourceModel(self._model)
        self.table = QTreeView()
        self.table.setAccessibleName(self.tr("Commands and their keys"))
        self.table.setModel(self._rows)
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self.table.header().setSectionResizeMode(2, QHeaderView.ResizeMode.Fixed)
        self.table.header().resizeSection(1, 240)
        self.table.header().resizeSection(2, 120)
        self.command = ElidedLabel("", role="row")
        self.keys = QKeySequenceEdit()
        self.keys.setMaximumSequenceLength(1)
        self.keys.setAccessibleName(self.tr("New key"))
        field = self.keys.findChild(QLineEdit)
        if field is not None:
            field.setPlaceholderText(self.tr("Press a key"))
        self.assign = QPushButton(self.tr("Assign"))
        self.also = QPushButton(self.tr("Add as another"))
        self.clear = QPushButton(self.tr("Clear"))
        self.reset = QPushButton(self.tr("Reset"))
        self.conflict = ElidedLabel("", tone="warn")
        self.reset_all = QPushButton(self.tr("Reset all"))
        self.done_button = QPushButton(self.tr("Close"))
        for button in (self.reset_all, self.done_button):
            button.setProperty("scale", "large")
        for button in (self.assign, self.also, self.clear, self.reset, self.reset_all, self.done_button):
            button.setAutoDefault(False)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.search, 1)
        head.addWidget(label(self.tr("Preset"), "label", "quiet"))
        head.addWidget(self.preset)
        bar = QFrame()
        bar.setProperty("card", True)
        inside = QVBoxLayout(bar)
        inside.setContentsMargins(12, 12, 12, 12)
        inside.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.command, 1)
        row.addWidget(self.keys, 1)
        for button in (self.assign, self.also, self.clear, self.reset):
            row.addWidget(button)
        inside.addLayout(row)
        inside.addWidget(self.conflict)
        foot = QHBoxLayout()
        foot.addWidget(self.reset_all)
        foot.addStretch(1)
        foot.addWidget(self.done_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label(self.windowTitle(), "dialog-title"))
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        layout.addWidget(bar)
        layout.addLayout(foot)

    def _wire(self) -> None:
        self.search.searched.connect(self._rows.search)
        self.preset.activated.connect(lambda _: self._registry.set_preset(self.preset.currentData()))
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_current())
        self.table.activated.connect(lambda _: self.keys.setFocus())
        self.keys.keySequenceChanged.connect(lambda _: self._tell_conflict())
        self.assign.clicked.connect(lambda: self._take(also=False))
        self.also.clicked.connect(lambda: self._take(also=True))
        self.clear.clicked.connect(lambda: self._registry.set_shortcut(self.current, ()))
        self.reset.clicked.connect(lambda: self._registry.reset_shortcut(self.current))
        self.reset_all.clicked.connect(lambda: self._registry.set_preset(self._registry.preset))
        self.done_button.clicked.connect(self.close)
        self._registry.shortcuts_changed.connect(self._fill)

    @property
    def current(self) -> str:
        """The id of the action that is being changed; empty for none."""
        index = self.table.currentIndex()
        return str(index.siblingAtColumn(0).data(_ID) or "") if index.isValid() else ""

    def choose(self, id_: str) -> None:
        """Take up an action."""
        for row in range(self._rows.rowCount()):
            index = self._rows.index(row, 0)
            if index.data(_ID) == id_:
                self.table.setCurrentIndex(index)
                self.table.scrollTo(index)
                return

    def _fill(self) -> None:
        chosen = self.current
        self._model.removeRows(0, self._model.rowCount())
        for one in self._registry.all():
            id_ = one.action.id
            keys = ", ".join(_native(key) for key in self._registry.keys(id_))
            items = [QStandardItem(text) for text in (translated(one.action.text), keys, translated(one.action.group))]
            items[0].setData(id_, _ID)
            if self._registry.is_own(id_):
                face = items[1].font()
                face.setBold(True)
                items[1].setFont(face)
                items[1].setToolTip(self.tr("Changed"))
            self._model.appendRow(items)
        self.preset.setCurrentIndex(list(PRESETS).index(self._registry.preset))
        if chosen:
            self.choose(chosen)
        if not self.table.currentIndex().isValid() and self._rows.rowCount():
            self.table.setCurrentIndex(self._rows.index(0, 0))
        self._show_current()

    def _show_current(self) -> None:
        id_ = self.current
        self.command.setText(translated(self._registry.registered(id_).action.text) if id_ else "")
        self.keys.clear()
        self.clear.setEnabled(bool(id_ and self._registry.keys(id_)))
        self.reset.setEnabled(bool(id_ and self._registry.is_own(id_)))
        self._tell_conflict()

    def _typed(self) -> str:
        return self.keys.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    def _tell_conflict(self) -> None:
        id_, key = self.current, self._typed()
        for button in (self.assign, self.also):
            button.setEnabled(bool(id_ and key))
        taken = self._registry.conflicts(id_, (key,)) if id_ and key else {}
        names = ", ".join(self._name(other) for other in taken)
        text = self.tr("{0} belongs to: {1}. Assigning it takes it away there.").format(_native(key), names)
        self.conflict.setText(text if names else "")

    def _name(self, id_: str) -> str:
        return translated(self._registry.action(id_).text)

    def _take(self, *, also: bool) -> None:
        id_, key = self.current, self._typed()
        if id_ and key:
            self._registry.set_shortcut(id_, (*self._registry.keys(id_), key) if also else (key,))


def _native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
