"""What keys, buttons and other panels ask of the player, and the device that its sound goes to."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.preview.controls import Controls
from ui.preview.player import Player
from ui.preview.sound import Speaker
from ui.state.context import Context

_STEPS = {"play.step_back": -1, "play.step_forward": 1, "play.step_back_10": -10, "play.step_forward_10": 10}


class Transport(QObject):
    """Joins a player with who steers it."""

    def __init__(
        self, context: Context, player: Player, controls: Controls, speaker: Speaker | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._player = player
        self._controls = controls
        self._speaker = speaker

    def act(self, id_: str) -> None:
        """Do an action of the transport ("play.step_back") on what is in front."""
        player, view = self._player, self._context.view
        if id_ in _STEPS:
            player.step(_STEPS[id_])
        elif id_ == "play.toggle":
            self._use_speaker()
            player.toggle()
        elif id_ == "play.stop":
            player.stop()
        elif id_ in ("play.back", "play.forward"):
            self._use_speaker()
            player.shuttle(-1 if id_ == "play.back" else 1)
        elif id_ in ("play.prev_cut", "play.next_cut"):
            player.to_cut(-1 if id_ == "play.prev_cut" else 1)
        elif id_ == "play.start":
            player.seek(0)
        elif id_ == "play.end":
            player.seek(max(0, player.duration - 1))
        elif id_ == "play.loop":
            view.set_option("loop", not view.loop)

    def ask(self, kind: str, n: int) -> None:
        """Do what was requested of the view; see `ViewState.transport`."""
        player = self._player
        if kind in ("toggle", "play", "shuttle"):
            self._use_speaker()
        if kind == "toggle":
            player.toggle()
        elif kind == "play":
            player.play(n or 1)
        elif kind == "shuttle":
            player.shuttle(1 if n >= 0 else -1)
        elif kind == "stop":
            player.stop()
        elif kind == "step":
            player.step(n)

    def _use_speaker(self) -> None:
        """The device for sound, found when it is first needed: looking for it takes a moment."""
        player = self._player
        if self._speaker is None and not player.looked_for_speaker:
            from ui.preview.speaker import DeviceSpeaker, output_device

            player.looked_for_speaker = True
            if output_device() is not None:
                self._speaker = DeviceSpeaker(self)
                player.set_speaker(self._speaker)
                self._speaker.set_volume(1.0 if self._controls.sound.isChecked() else 0.0)
        self._controls.set_silent(player.silent)
