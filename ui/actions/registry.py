"""Actions joined with what they do: one QAction each, so that menu, button, key and command search are always one thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence

from ui.actions.action import Action
from ui.actions.defaults import ACTIONS, BY_ID
from ui.actions.presets import DEFAULT_PRESET, PRESETS, keys_of
from ui.state.settings import Settings
from ui.theme.icons import icon

__all__ = ["Action", "ActionRegistry", "Registered"]

Handler = Callable[[], object]
Enabled = Callable[[], bool | str]
Text = Callable[[], str]


@dataclass
class Registered:
    """An action that can be done."""

    action: Action
    qaction: QAction
    handler: Handler
    enabled: Enabled | None
    checked: Callable[[], bool] | None
    text: Text | None
    why: str = ""
    """Why it cannot be done now, if that is known."""


class ActionRegistry(QObject):
    """All actions that something stands behind. Those that nobody registered do not exist for the user."""

    shortcuts_changed = Signal()
    triggered = Signal(str)
    """The id of an action that was just done."""

    def __init__(self, settings: Settings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._registered: dict[str, Registered] = {}
        self._preset: str = DEFAULT_PRESET
        self._own: dict[str, tuple[str, ...]] = {}
        if settings is not None:
            preset = settings.get("keys.preset", DEFAULT_PRESET)
            self._preset = preset if preset in PRESETS else DEFAULT_PRESET
            self._own = {
                id_: tuple(key for key in keys if isinstance(key, str))
                for id_, keys in settings.get("keys.own", {}).items()
                if isinstance(keys, list)
            }
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.refresh)

    # --- what there is

    def register(
        self,
        action: Action | str,
        handler: Handler,
        *,
        enabled: Enabled | None = None,
        checked: Callable[[], bool] | None = None,
        text: Text | None = None,
    ) -> QAction:
        """Stand behind an action: one of the defaults by its id, or one of one's own. The latest to register counts.

        `enabled` gives True, or False, or the reason why it cannot be done now, as words for the user. `checked` gives the
        state of a checkable action, `text` a text that changes ("Undo ripple delete"). All are asked by `refresh`.
        """
        if isinstance(action, str):
            action = BY_ID[action]
        known = self._registered.get(action.id)
        qaction = known.qaction if known is not None else QAction(self)
        qaction.setObjectName(action.id)
        qaction.setCheckable(action.checkable)
        qaction.setIcon(icon(action.icon))
        if action.id == "file.quit":
            qaction.setMenuRole(QAction.MenuRole.QuitRole)
        elif action.id == "help.about":
            qaction.setMenuRole(QAction.MenuRole.AboutRole)
        elif action.id == "edit.preferences":
            qaction.setMenuRole(QAction.MenuRole.PreferencesRole)
        else:
            qaction.setMenuRole(QAction.MenuRole.NoRole)
        if known is None:
            qaction.triggered.connect(lambda _checked=False, id_=action.id: self._do(id_))
        registered = Registered(action, qaction, handler, enabled, checked, text)
        self._registered[action.id] = registered
        qaction.setShortcuts([QKeySequence(key) for key in self.keys(action.id)])
        self._refresh(registered)
        return qaction

    def unregister(self, id_: str) -> None:
        """Nobody stands behind an action any more, so it disappears."""
        gone = self._registered.pop(id_, None)
        if gone is not None:
            gone.qaction.deleteLater()

    def has(self, id_: str) -> bool:
        return id_ in self._registered

    def qaction(self, id_: str) -> QAction:
        """The one QAction of an action, for menus, buttons and keys. Raises KeyError when nobody registered it."""
        return self._registered[id_].qaction

    def registered(self, id_: str) -> Registered:
        """Everything about an action. Raises KeyError."""
        return self._registered[id_]

    def action(self, id_: str) -> Action:
        """The data of an action, registered or only in the defaults table. Raises KeyError."""
        known = self._registered.get(id_)
        return known.action if known is not None else BY_ID[id_]

    def all(self) -> tuple[Registered, ...]:
        """All registered actions, in the order of the defaults table, others after them."""
        order = {action.id: place for place, action in enumerate(ACTIONS)}
        return tuple(sorted(self._registered.values(), key=lambda one: order.get(one.action.id, len(order))))

    def trigger(self, id_: str) -> bool:
        """Do it, if it is there and can be done now; whether it was."""
        registered = self._registered.get(id_)
        if registered is None:
            return False
        self._refresh(registered)
        if not registered.qaction.isEnabled():
            return False
        registered.qaction.trigger()
        return True

    def refresh(self) -> None:
        """Ask again what can be done, what is switched on and what is called how."""
        for registered in self._registered.values():
            self._refresh(registered)

    def refresh_soon(self, *_: object) -> None:
        """Refresh once when the events at hand are done; to be connected to signals of any shape."""
        self._later.start()

    # --- keys

    @property
    def preset(self) -> str:
        """One of PRESETS."""
        return self._preset

    def set_preset(self, name: str) -> None:
        """Take the keys of another program; keys changed by hand go. Raises KeyError when there is no such preset."""
        keys_of(name, "edit.undo")
        self._preset = name
        self._own = {}
        self._keys_changed()

    def keys(self, id_: str) -> tuple[str, ...]:
        """The keys of an action: the user's own, or else those of the preset."""
        if id_ in self._own:
            return self._own[id_]
        known = self._registered.get(id_)
        if id_ not in BY_ID and known is not None:
            return known.action.shortcut
        return keys_of(self._preset, id_)

    def is_own(self, id_: str) -> bool:
        """Whether the user changed its keys."""
        return id_ in self._own

    def set_shortcut(self, id_: str, keys: Iterable[str]) -> None:
        """Bind an action to `keys` and to no others. Another action that had one of them loses it."""
        wanted = tuple(dict.fromkeys(_portable(key) for key in keys if key))
        for other, shared in self.conflicts(id_, wanted).items():
            self._own[other] = tuple(key for key in self.keys(other) if key not in shared)
        self._own[id_] = wanted
        self._keys_changed()

    def reset_shortcut(self, id_: str) -> None:
        """Give an action the keys of the preset again; another that has one of them loses it."""
        if id_ in self._own:
            del self._own[id_]
            keys = self.keys(id_)
            for other, shared in self.conflicts(id_, keys).items():
                self._own[other] = tuple(key for key in self.keys(other) if key not in shared)
            self._keys_changed()

    def conflicts(self, id_: str, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Other actions that have some of `keys`, with those keys."""
        wanted = {_portable(key) for key in keys}
        ids = dict.fromkeys((*BY_ID, *self._registered))
        found = {other: tuple(key for key in self.keys(other) if _portable(key) in wanted) for other in ids if other != id_}
        return {other: shared for other, shared in found.items() if shared}

    def shown_keys(self, id_: str) -> str:
        """The first key of an action as this system writes it ("Ctrl+K"); empty when it has none."""
        keys = self.keys(id_)
        return QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""

    # --- inside

    def _keys_changed(self) -> None:
        if self._settings is not None:
            self._settings.set("keys.preset", self._preset)
            self._settings.set("keys.own", {id_: list(keys) for id_, keys in self._own.items()})
        for id_, registered in self._registered.items():
            registered.qaction.setShortcuts([QKeySequence(key) for key in self.keys(id_)])
            self._refresh(registered)
        self.shortcuts_changed.emit()

    def _do(self, id_: str) -> None:
        registered = self._registered.get(id_)
        if registered is None:
            return
        registered.handler()
        with suppress(RuntimeError):  # quitting takes the registry away
            self.refresh_soon()
            self.triggered.emit(id_)

    def _refresh(self, registered: Registered) -> None:
        qaction, action = registered.qaction, registered.action
        state = registered.enabled() if registered.enabled is not None else True
        registered.why = state if isinstance(state, str) else ""
        qaction.setEnabled(state is True)
        if registered.checked is not None:
            qaction.setChecked(registered.checked())
        text = registered.text() if registered.text is not None else translated(action.text)
        qaction.setText(text)
        tip = translated(action.tip) if action.tip else text
        keys = self.shown_keys(action.id)
        tip = f"{tip} ({keys})" if keys else tip
        qaction.setToolTip(f"{tip}\n{registered.why}" if registered.why else tip)


def translated(text: str) -> str:
    """A text of the actions table in the user's language."""
    return QCoreApplication.translate("Actions", text)


def _portable(key: str) -> str:
    """One spelling for one key."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)
