"""Which footage has a proxy, which gets one, and when."""

from __future__ import annotations

import threading
from functools import partial

from PySide6.QtCore import QObject, Signal

from editor.model import Media, Project
from engine.protocol import MediaInfo
from ui.preview import proxy
from ui.state.context import Context
from ui.state.engine import EngineJob
from ui.state.mailbox import Mailbox

SLOW = 0.85
"""Share of a frame's time that decoding one may take before footage counts as too slow."""

SLOW_SEEK, SEEKS = 0.2, 6
"""Seconds that a picture may take to appear in the mean, of so many that were sought at least."""


class Proxies(QObject):
    """Keeps `known` up to date, by media id; has proxies made in the background, one at a time, as tracked jobs."""

    changed = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.known: dict[str, MediaInfo] = {}
        self._asked: set[str] = set()
        self._looked: set[str] = set()
        self._queue: list[Media] = []
        self._job: EngineJob | None = None
        self._mailbox = Mailbox(self)

    def look(self, project: Project) -> None:
        """See which footage of a project has a proxy already; the disk is asked on a thread."""
        now = {media.id: proxy.proxy_info(media).fingerprint for media in project.media if media.id in self.known}
        for gone in [id_ for id_, info in self.known.items() if now.get(id_) != info.fingerprint]:
            del self.known[gone]  # removed, or another file by now
            self._looked.clear()
        new = [media for media in project.media if media.info.fingerprint not in self._looked and proxy.can_have(media)]
        if new:
            self._looked |= {media.info.fingerprint for media in new}
            threading.Thread(target=self._look, args=(new,), name="preview: proxies", daemon=True).start()

    def consider(self, media: Media, cost: float) -> None:
        """`cost` seconds were needed for a frame, and frames were dropped: have a proxy made if that would help."""
        if self._may_have(media) and media.video and media.video.rate > 0 and cost > SLOW / float(media.video.rate):
            self.ask(media)

    def consider_seeks(self, media: Media, count: int, cost: float) -> None:
        """`count` pictures here and there were looked at, and each took `cost` seconds: a proxy would show them at once."""
        if count >= SEEKS and cost > SLOW_SEEK and self._may_have(media):
            self.ask(media)

    def _may_have(self, media: Media) -> bool:
        """Whether the user lets it be made, and it is neither there nor asked for."""
        if media.id in self.known or media.info.fingerprint in self._asked or not proxy.can_have(media):
            return False
        return bool(self._context.settings.get("preview.proxies", True))

    def ask(self, media: Media) -> None:
        """Have a proxy made."""
        self._asked.add(media.info.fingerprint)
        self._queue.append(media)
        self._next()

    def _next(self) -> None:
        if self._job is not None or not self._queue:
            return
        media = self._queue.pop(0)
        title = self.tr("Proxy of %1").replace("%1", media.name)
        job = self._context.engine.call(title, lambda _engine, tell, cancel: proxy.make_proxy(media, tell, cancel))
        job.finished.connect(lambda info: self._made(media, info))
        job.failed.connect(lambda _error: self._made(media, None))
        self._job = job
        self._context.jobs.track(title, job)

    def _made(self, media: Media, info: MediaInfo | None) -> None:
        self._job = None
        if info is not None:
            self.known[media.id] = info
            self.changed.emit()
        self._next()

    def _look(self, media: list[Media]) -> None:
        found = {one.id: info for one in media if (info := proxy.existing(one)) is not None}
        if found:
            self._mailbox.post(partial(self._take_found, found))

    def _take_found(self, found: dict[str, MediaInfo]) -> None:
        self.known.update(found)
        self.changed.emit()
