"""Which footage a panel works on: all of the bin, or some of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from editor.model import Media
from ui.theme import icon


class ScopeButton(QToolButton):
    """A list of the bin's footage with ticks. Nothing ticked means all of it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._media: tuple[Media, ...] = ()
        self._chosen: set[str] = set()
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIcon(icon("chev", 12))
        self.setIconSize(QSize(12, 12))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow after the words
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumHeight(24)
        self._name()

    @property
    def chosen(self) -> tuple[Media, ...]:
        """The footage to work on, in the order of the bin."""
        return tuple(entry for entry in self._media if not self._chosen or entry.id in self._chosen)

    def set_media(self, media: tuple[Media, ...]) -> None:
        """Offer this footage; what is no longer there is no longer chosen."""
        self._media = media
        self._chosen &= {entry.id for entry in media}
        self._name()

    def choose(self, ids: set[str]) -> None:
        """Work on these; on everything when there are none."""
        known = {entry.id for entry in self._media}
        chosen = ids & known
        if chosen != self._chosen:
            self._chosen = chosen
            self._name()
            self.changed.emit()

    def _fill(self) -> None:
        self._menu.clear()
        every = self._menu.addAction(self.tr("All footage"))
        every.setCheckable(True)
        every.setChecked(not self._chosen)
        every.triggered.connect(lambda: self.choose(set()))
        self._menu.addSeparator()
        for entry in self._media:
            action = self._menu.addAction(entry.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(entry.id in self._chosen)
            action.triggered.connect(lambda _checked=False, id_=entry.id: self.choose(self._chosen ^ {id_}))

    def _name(self) -> None:
        chosen = [entry for entry in self._media if entry.id in self._chosen]
        if not chosen:
            text = self.tr("All footage")
        elif len(chosen) == 1:
            text = self.fontMetrics().elidedText(chosen[0].name, Qt.TextElideMode.ElideMiddle, 120)
        else:
            text = self.tr("{0} files").format(len(chosen))
        self.setText(text)
        self.setAccessibleName(self.tr("Footage to search: {0}").format(text))
        self.setToolTip(self.tr("Which footage is searched"))
