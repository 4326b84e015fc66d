"""The theme in use: gives colours, dresses the application, and tells who paints by hand when it changes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from ui.theme import icons
from ui.theme.focus import FocusRing
from ui.theme.fonts import font
from ui.theme.stylesheet import stylesheet
from ui.theme.tokens import THEMES, Tokens, colour


class Theme(QObject):
    """Dark or light. Widgets that paint by hand ask for `color` in every paint, and update on `changed`."""

    changed = Signal()

    def __init__(self, name: str = "dark", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tokens = THEMES.get(name, THEMES["dark"])
        self._application: QApplication | None = None
        self._colours: dict[str, QColor] = {}
        icons.use(self._tokens)

    @property
    def name(self) -> str:
        """ "dark" or "light"."""
        return self._tokens.name

    @property
    def tokens(self) -> Tokens:
        return self._tokens

    def color(self, token: str) -> QColor:
        """The colour of a token such as "text-2". Raises KeyError when there is no such token."""
        if token not in self._colours:
            self._colours[token] = colour(self._tokens.value(token))
        return QColor(self._colours[token])

    def apply(self, application: QApplication) -> None:
        """Dress the application, now and after every `set`."""
        self._application = application
        application.setStyle("Fusion")
        application.setFont(font())
        if not application.findChildren(FocusRing):
            FocusRing(application)
        self._dress()

    def set(self, name: str) -> None:
        """Change to "dark" or "light". Raises KeyError for any other."""
        tokens = THEMES[name]
        if tokens is self._tokens:
            return
        self._tokens = tokens
        self._colours.clear()
        icons.use(tokens)
        self._dress()
        self.changed.emit()

    def _dress(self) -> None:
        if self._application is not None:
            # taking the old sheet off first is six times as fast as replacing it
            self._application.setStyleSheet("")
            self._application.setPalette(palette(self._tokens))
            self._application.setStyleSheet(stylesheet(self._tokens))


def palette(tokens: Tokens) -> QPalette:
    """What Qt itself paints with: standard dialogs, disabled text, links."""
    made = QPalette()
    role = QPalette.ColorRole
    for where, token in (
        (role.Window, "panel"),
        (role.WindowText, "text"),
        (role.Base, "control"),
        (role.AlternateBase, "raised"),
        (role.Text, "text"),
        (role.PlaceholderText, "text-3"),
        (role.Button, "control"),
        (role.ButtonText, "text"),
        (role.BrightText, "danger"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "on-accent"),
        (role.ToolTipBase, "raised"),
        (role.ToolTipText, "text"),
        (role.Link, "accent-text"),
        (role.LinkVisited, "accent-text"),
        (role.Light, "control-hover"),
        (role.Midlight, "control"),
        (role.Mid, "line-strong"),
        (role.Dark, "line"),
        (role.Shadow, "canvas"),
    ):
        made.setColor(where, colour(tokens.value(token)))
    for where in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, where, colour(tokens.edge))
    return made
