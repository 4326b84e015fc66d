"""The shortcut sheet: all keys on one page, on screen, on paper and as PDF."""

from __future__ import annotations

from html import escape
from pathlib import Path

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF, QSizeF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from editor.storage.atomic import write_atomically
from engine.protocol import OutputError
from ui.actions.defaults import GROUPS
from ui.actions.presets import PRESETS
from ui.actions.registry import ActionRegistry, translated
from ui.i18n import failure
from ui.theme.fonts import families
from ui.widgets.labels import ElidedLabel, KeyHint, label

GESTURES: tuple[tuple[str, str], ...] = (
    ("Wheel", "Scroll in time"),
    ("Ctrl wheel", "Zoom around the pointer"),
    ("Shift wheel", "Scroll tracks"),
    ("Alt while dragging", "No snapping"),
    ("Shift while dragging", "Roll"),
    ("Esc while dragging", "Cancel"),
)

Rows = tuple[tuple[str, str], ...]
"""(what it does, keys)."""


def sheet(registry: ActionRegistry) -> tuple[tuple[str, Rows], ...]:
    """Groups of actions that have keys, and what the mouse does with keys held."""
    groups: list[tuple[str, Rows]] = []
    for group in dict.fromkeys((*GROUPS, *(one.action.group for one in registry.all()))):
        rows = tuple(
            (translated(one.action.text), keys)
            for one in registry.all()
            if one.action.group == group and (keys := _all_keys(registry, one.action.id))
        )
        if rows:
            groups.append((translated(group), rows))
    mouse = tuple((translated(text), translated(keys)) for keys, text in GESTURES)
    return (*groups, (QCoreApplication.translate("Actions", "Mouse"), mouse))


def _all_keys(registry: ActionRegistry, id_: str) -> str:
    shown = (QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in registry.keys(id_))
    return ", ".join(shown).replace(",, ", ",  ")


def columns(groups: tuple[tuple[str, Rows], ...], count: int) -> list[list[tuple[str, Rows]]]:
    """The groups, in order, in `count` columns of about the same height."""
    heights = [len(rows) + 2 for _, rows in groups]
    share = sum(heights) / count
    split: list[list[tuple[str, Rows]]] = [[] for _ in range(count)]
    so_far = 0.0
    for group, height in zip(groups, heights, strict=True):
        split[min(count - 1, int((so_far + height / 2) / share))].append(group)
        so_far += height
    return split


def document(registry: ActionRegistry, size: float = 8.0) -> QTextDocument:
    """The sheet in black on white, for paper, in letters of `size` points."""
    title = QCoreApplication.translate("ShortcutSheet", "Keyboard shortcuts")
    cells = '<td width="3%"></td>'.join(
        f'<td width="31%">{"".join(_html(name, rows, size) for name, rows in column)}</td>'
        for column in columns(sheet(registry), 3)
    )
    page = QTextDocument()
    page.setDefaultStyleSheet(
        f"body {{ font-family: {', '.join(families())}; font-size: {size}pt; color: #15181c; }}"
        "td { padding: 1px 0; } .keys { color: #59616c; }"
    )
    page.setHtml(
        f'<body><p style="font-size: {size * 2}pt; font-weight: 600">{escape(title)}</p>'
        f'<p class="keys">Clipwright · {escape(PRESETS[registry.preset])}</p>'
        f'<table width="100%" cellspacing="0"><tr>{cells}</tr></table></body>'
    )
    return page


def _html(name: str, rows: Rows, size: float) -> str:
    lines = "".join(
        f'<tr><td>{escape(text)}</td><td class="keys" align="right">{escape(keys)}</td></tr>' for text, keys in rows
    )
    head = f'<p style="font-weight: 600; font-size: {size * 1.15}pt; margin: 10px 0 2px 0">{escape(name)}</p>'
    return f'{head}<table width="100%" cellspacing="0">{lines}</table>'


def write_pdf(registry: ActionRegistry, path: Path) -> None:
    """The sheet as a PDF of one A4 page, landscape. Raises OutputError."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(_page())
    writer.setTitle("Clipwright")
    _put(registry, writer, writer.resolution())
    del writer
    write_atomically(path, bytes(buffer.data().data()))


def _page() -> QPageLayout:
    size = QPageSize(QPageSize.PageSizeId.A4)
    return QPageLayout(size, QPageLayout.Orientation.Landscape, QMarginsF(12, 12, 12, 12), QPageLayout.Unit.Millimeter)


def _put(registry: ActionRegistry, device: QPdfWriter | QPrinter, resolution: int) -> None:
    """Print the sheet, in letters small enough to fit it on one page."""
    room = device.pageLayout().paintRectPixels(resolution)
    for size in (8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5, 5.0):
        page = document(registry, size)
        page.documentLayout().setPaintDevice(device)
        page.setDocumentMargin(0)
        page.setPageSize(QSizeF(room.width(), room.height()))
        if page.pageCount() <= 1:
            break
    page.print_(device)


class ShortcutSheet(QDialog):
    """All keys at a glance. `edit_wanted` asks for the editor."""

    edit_wanted = Signal()

    def __init__(self, registry: ActionRegistry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._registry = registry
        self.resize(1040, 700)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(self.windowTitle())
        self.edit = QPushButton(self.tr("Change shortcuts"))
        self.print = QPushButton(self.tr("Print"))
        self.pdf = QPushButton(self.tr("Save as PDF"))
        self.done_button = QPushButton(self.tr("Close"))
        self.note = ElidedLabel("", tone="quiet")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.edit)
        foot.addWidget(self.note, 1)
        for button in (self.print, self.pdf, self.done_button):
            foot.addWidget(button)
        for button in (self.edit, self.print, self.pdf, self.done_button):
            button.setProperty("scale", "large")
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(label(self.windowTitle(), "dialog-title"))
        layout.addWidget(self._area, 1)
        layout.addLayout(foot)
        self.edit.clicked.connect(self.edit_wanted)
        self.print.clicked.connect(self._print)
        self.pdf.clicked.connect(self._save)
        self.done_button.clicked.connect(self.close)
        registry.shortcuts_changed.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        inside = QWidget()
        across = QHBoxLayout(inside)
        across.setContentsMargins(0, 0, 8, 0)
        across.setSpacing(32)
        for column in columns(sheet(self._registry), 3):
            down = QVBoxLayout()
            down.setSpacing(0)
            for name, rows in column:
                grid = QGridLayout()
                grid.setContentsMargins(0, 0, 0, 16)
                grid.setVerticalSpacing(2)
                grid.setColumnStretch(0, 1)
                grid.addWidget(label(name, "panel-title"), 0, 0)
                for place, (text, keys) in enumerate(rows, 1):
                    words = ElidedLabel(text, role="value", tone="quiet")
                    grid.addWidget(words, place, 0)
                    grid.addWidget(KeyHint(keys), place, 1, Qt.AlignmentFlag.AlignRight)
                    grid.setRowMinimumHeight(place, 22)
                down.addLayout(grid)
            down.addStretch(1)
            across.addLayout(down, 1)
        self._area.setWidget(inside)

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(_page())
        asked = QPrintDialog(printer, self)
        if asked.exec() == QDialog.DialogCode.Accepted:
            _put(self._registry, printer, printer.resolution())

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save as PDF"), "clipwright-shortcuts.pdf", "PDF (*.pdf)")
        if not name:
            return
        path = Path(name) if name.lower().endswith(".pdf") else Path(f"{name}.pdf")
        try:
            write_pdf(self._registry, path)
        except OutputError as error:
            self.note.setText(failure(error))
        else:
            self.note.setText(self.tr("Saved as {0}").format(path.name))
