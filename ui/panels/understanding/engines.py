"""Which engine answers: one choice for all panels of understanding, one each for others, remembered in the settings."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlsplit

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton, QWidget

from engine.models import store
from ui.dialogs.background import Background
from ui.dialogs.sheet import Sheet, field
from ui.panels.understanding.words import AUTO, BASIC, engine_name
from ui.state.context import Context
from ui.theme import icon

ENGINE = "understanding.engine"
"""Setting: "auto", "basic", a model's id, or a server's address."""
SERVERS = "understanding.servers"
"""Setting: addresses that were used, latest first."""
MODELS = "engine.models"
"""The action that opens the window of the models."""
_MOST_SERVERS = 5
TASKS = frozenset({"ask", "describe", "chapters", "titles", "labels"})


def chosen_engine(context: Context, setting: str = ENGINE, usual: str = AUTO) -> str:
    """The engine that requests name."""
    return str(context.settings.get(setting, usual)) or usual


def installed_models(tasks: frozenset[str] = TASKS) -> list[tuple[str, str]]:
    """(id, title) of the models on this machine for any of `tasks`. Reads the disk: not on the UI thread."""
    found = []
    for one in store.installed():
        card = one.card
        if not one.problem and one.family and (card is None or tasks & set(card.tasks)):
            found.append((one.id, card.title if card is not None else one.id))
    return found


class EngineChoice(QToolButton):
    """A menu of the engines. What is installed is looked up each time that the window is shown and the menu opens."""

    changed = Signal()

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        setting: str = ENGINE,
        usual: str = AUTO,
        tasks: frozenset[str] = TASKS,
    ) -> None:
        """The choice is kept under `setting`, `usual` until one was made; models are offered that do any of `tasks`."""
        super().__init__(parent)
        self._context = context
        self._setting, self._usual, self._tasks = setting, usual, tasks
        self._look = Background(self)
        self._models: list[tuple[str, str]] = []
        menu = QMenu(self)
        menu.aboutToShow.connect(self._open)
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIcon(icon("chev", 12))
        self.setIconSize(QSize(12, 12))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow after the words
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumHeight(24)
        context.settings.changed.connect(self._setting_changed)
        self._name()

    @property
    def value(self) -> str:
        return chosen_engine(self._context, self._setting, self._usual)

    def refresh(self) -> None:
        """Look again at what is installed."""
        self._look.ask(partial(installed_models, self._tasks), self._known)

    def choose(self, engine: str) -> None:
        """Have this engine answer from now on."""
        self._context.settings.set(self._setting, engine)

    def _known(self, models: list[tuple[str, str]]) -> None:
        if models != self._models:
            self._models = models
            self._name()
            if self.menu().isVisible():
                self._fill()

    def _open(self) -> None:
        self._fill()
        self.refresh()

    def _fill(self) -> None:
        menu, value = self.menu(), self.value
        menu.clear()
        entries = [(AUTO, self.tr("Automatic: the best model installed")), (BASIC, self.tr("Basic engine, no model"))]
        servers = [one for one in self._context.settings.get(SERVERS, []) if isinstance(one, str)]
        groups = [entries, self._models, [(address, host_of(address)) for address in servers]]
        if all(value != one for group in groups for one, _ in group):
            groups.append([(value, host_of(value))])
        for group in groups:
            if not menu.isEmpty() and group:
                menu.addSeparator()
            for one, title in group:
                action = menu.addAction(title.replace("&", "&&"))
                action.setCheckable(True)
                action.setChecked(one == value)
                action.triggered.connect(partial(self.choose, one))
        menu.addSeparator()
        menu.addAction(self.tr("Server")).triggered.connect(self._ask_address)
        if self._context.actions.has(MODELS):
            menu.addAction(self.tr("Models")).triggered.connect(partial(self._context.actions.trigger, MODELS))

    def _ask_address(self) -> None:
        sheet = ServerSheet(self.window())
        sheet.given.connect(self._use_server)
        sheet.open()

    def _use_server(self, address: str) -> None:
        known = [one for one in self._context.settings.get(SERVERS, []) if one != address]
        self._context.settings.set(SERVERS, [address, *known][:_MOST_SERVERS])
        self.choose(address)

    def _setting_changed(self, key: str) -> None:
        if key == self._setting:
            self._name()
            self.changed.emit()

    def _name(self) -> None:
        value = self.value
        title = dict(self._models).get(value) or (host_of(value) if "://" in value else engine_name(value))
        self.setText(self.fontMetrics().elidedText(title, Qt.TextElideMode.ElideMiddle, 130))
        self.setAccessibleName(self.tr("Engine: {0}").format(title))
        self.setToolTip(self.tr("Which engine answers: {0}").format(value if "://" in value else title))


class ServerSheet(Sheet):
    """Asks for a server's address."""

    given = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, self.tr("Answers from a server"), 480)
        self.address = QLineEdit()
        self.address.setPlaceholderText("http://127.0.0.1:8000/v1#MODEL")
        self.address.setMaxLength(500)
        self.body.addLayout(
            field(self.tr("Address of the server, and after # the model where it has several"), self.address)
        )
        self.say(self.tr("Pictures of the footage are sent to this server."))
        self.add_cancel()
        self.use = self.add_button(self.tr("Use server"), "primary")
        self.use.setEnabled(False)
        self.use.clicked.connect(self._give)
        self.address.textChanged.connect(lambda text: self.use.setEnabled(is_address(text)))

    def _give(self) -> None:
        address = self.address.text().strip()
        self.accept()
        self.given.emit(address)


def is_address(text: str) -> bool:
    """Whether this can be a server's address."""
    try:
        parts = urlsplit(text.strip())
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def host_of(address: str) -> str:
    """What an address is called on a button: the host, and the model where one is named."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    return f"{parts.netloc} · {parts.fragment}" if parts.netloc and parts.fragment else parts.netloc or address
