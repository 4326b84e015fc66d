"""What is tracked in footage, asked of the engine: recalled where it was measured, measured where somebody wants it."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import Literal

from PySide6.QtCore import QObject, Signal

from editor.model import Media
from editor.tubes import Tube
from engine.protocol import Analyse, Analysis, Cancelled, ClipwrightError, People, RecallPeople, Span
from ui.i18n import failure
from ui.preview.seen import SeenTubes
from ui.state.context import Context
from ui.state.engine import EngineJob

State = Literal["asking", "unmeasured", "measuring", "failed", "known"]


class Tracked(QObject):
    """Tubes by content. Lives on the UI thread and waits for nothing: what is not known yet comes with `changed`."""

    changed = Signal()
    """Something is known, or measured, that was not; or how far measuring has come."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._known: dict[str, SeenTubes] = {}
        self._unmeasured: set[str] = set()
        self._asking: dict[str, EngineJob] = {}
        self._measuring: dict[str, EngineJob] = {}
        self._done: dict[str, float] = {}
        self._failures: dict[str, str] = {}
        self._worked = False
        context.engine.status_changed.connect(self._status_changed)

    def state(self, media: Media) -> State:
        """How things stand with this footage; it is asked about when it never was."""
        content = media.info.fingerprint
        if content in self._measuring:
            return "measuring"
        if content in self._known:
            return "known"
        if content in self._failures:
            return "failed"
        if content in self._unmeasured:
            return "unmeasured"
        if content not in self._asking:
            self._ask(content)
        return "asking"

    def around(self, media: Media, time: Fraction) -> tuple[Span, tuple[Tube, ...]] | None:
        """The shot at a media time with the tubes in it; None where that is not known."""
        known = self._known.get(media.info.fingerprint)
        return known.around(time) if known is not None else None

    def nobody(self, media: Media) -> bool:
        """Whether it is known that nobody is seen anywhere in it."""
        known = self._known.get(media.info.fingerprint)
        return known is not None and known.empty

    def failure(self, media: Media) -> str:
        """One line: why it could not be measured."""
        return self._failures.get(media.info.fingerprint, "")

    def done(self, media: Media) -> float:
        """How far measuring it has come, 0..1."""
        return self._done.get(media.info.fingerprint, 0.0)

    def measure(self, media: Media) -> None:
        """Have it measured; no effect while that is going on."""
        content = media.info.fingerprint
        if content in self._measuring:
            return
        job = self._context.engine.submit(Analyse(path=media.info.path), lane="work", parent=self)
        self._measuring[content] = job
        self._done[content] = 0.0
        self._failures.pop(content, None)
        job.progressed.connect(partial(self._progressed, content))
        job.finished.connect(partial(self._measured, content))
        job.failed.connect(partial(self._failed, content))
        self._context.jobs.track(self.tr("Find faces in {0}").format(media.name), job)
        self.changed.emit()

    def cancel(self, media: Media) -> None:
        """Stop measuring it."""
        job = self._measuring.get(media.info.fingerprint)
        if job is not None:
            job.cancel()

    # --- the engine's answers

    def _ask(self, content: str) -> None:
        job = self._context.engine.submit(RecallPeople(fingerprint=content), lane="media", parent=self)
        self._asking[content] = job
        job.finished.connect(partial(self._recalled, content))
        job.failed.connect(partial(self._not_recalled, content))

    def _recalled(self, content: str, people: People) -> None:
        self._asking.pop(content, None)
        if people.measured:
            self._known[content] = SeenTubes(people)
            self._unmeasured.discard(content)
            self._failures.pop(content, None)
        else:
            self._unmeasured.add(content)
        self.changed.emit()

    def _not_recalled(self, content: str, _error: ClipwrightError) -> None:
        # measuring says what is wrong, if it is wrong still
        self._asking.pop(content, None)
        self._unmeasured.add(content)
        self.changed.emit()

    def _progressed(self, content: str, done: float, _stage: str, _eta: object) -> None:
        if content in self._measuring:
            self._done[content] = done
            self.changed.emit()

    def _measured(self, content: str, found: Analysis) -> None:
        self._measuring.pop(content, None)
        self._recalled(content, People(measured=True, shots=found.shots, faces=found.faces, people=found.people))

    def _failed(self, content: str, error: ClipwrightError) -> None:
        self._measuring.pop(content, None)
        if not isinstance(error, Cancelled):
            self._failures[content] = failure(error)
        self.changed.emit()

    def _status_changed(self) -> None:
        """When the engine has been at work, for whomever, what was not measured may be."""
        working = self._context.engine.state == "working"
        if self._worked and not working:
            again, self._unmeasured = self._unmeasured, set()
            for content in again:
                if content not in self._asking:
                    self._unmeasured.add(content)  # until the answer is there
                    self._ask(content)
        self._worked = working
