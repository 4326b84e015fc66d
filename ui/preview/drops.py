"""Watches whether footage keeps up with who plays it or looks about in it, and has a proxy made of what does not."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from ui.preview.player import Player
from ui.preview.proxies import Proxies

WATCH_SECONDS = 2
"""How often it is looked."""
_DROPPED_SHARE = 0.15


class DropWatch(QObject):
    """Looks while the player plays, and at each picture that was sought."""

    def __init__(self, player: Player, proxies: Proxies, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self._proxies = proxies
        self._before = 0
        self._timer = QTimer(self)
        self._timer.setInterval(WATCH_SECONDS * 1000)
        self._timer.timeout.connect(self._look)
        player.playing_changed.connect(self._playing_changed)
        player.pictured.connect(self._sought)

    def _playing_changed(self, playing: bool) -> None:
        if playing:
            self._before = 0
            self._timer.start()
        else:
            self._timer.stop()

    def _look(self) -> None:
        """Footage that made frames drop for some time gets a proxy."""
        player = self._player
        sequence, dropped = player.sequence, player.dropped
        if sequence is None or player.speed != 1:
            return
        lost, self._before = dropped - self._before, dropped
        if lost < _DROPPED_SHARE * WATCH_SECONDS * sequence.rate:
            return
        costs = player.footage.costs
        clips = [clip for track in sequence.tracks if track.kind == "video" for clip in track.clips]
        here = {clip.media for clip in clips if clip.record_in <= player.frame < clip.record_out}
        project = player.project
        for media in project.media if project else ():
            if media.id in here and media.id in costs:
                self._proxies.consider(media, costs[media.id])

    def _sought(self) -> None:
        """Footage whose key frames lie far apart gets a proxy once it has been looked about in for a while."""
        player = self._player
        if player.playing or player.project is None or not player.footage.seeks:
            return
        for media in player.project.media:
            if media.id in player.footage.seeks:
                self._proxies.consider_seeks(media, *player.footage.seeks[media.id])
