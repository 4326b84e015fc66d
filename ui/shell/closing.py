"""What must be asked before a project is let go: an untitled one would be lost, a running job would be stopped."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from ui.dialogs.sheet import Sheet
from ui.state.context import Context
from ui.widgets import label

Then = Callable[[bool], object]
"""Told whether an untitled project is to be kept for later."""


class Question(Sheet):
    """A few words and the answers to them; `choose` is called with the name of the one that was given."""

    def __init__(
        self, window: QWidget, title: str, text: str, answers: list[tuple[str, str, str]], choose: Callable[[str], object]
    ) -> None:
        """`answers` are (name, words, kind of button), the last one the primary."""
        super().__init__(window, title, 520)
        words = label(text, "value", "quiet")
        words.setWordWrap(True)
        self.body.addWidget(words)
        self.answers: dict[str, QPushButton] = {}
        self.add_cancel()
        for name, words_, kind in answers:
            button = self.add_button(words_, kind)
            button.setObjectName(f"answer-{name}")
            button.clicked.connect(lambda _=False, name=name: self._choose(name, choose))
            self.answers[name] = button
        self.foot.setStretch(0, 1)

    def _choose(self, name: str, choose: Callable[[str], object]) -> None:
        self.accept()
        choose(name)


class Guard:
    """Asks, where there is something to ask, and goes on with what the user meant to do."""

    def __init__(self, context: Context, window: QWidget, save: Callable[[Callable[[], object]], object]) -> None:
        """`save` asks for a name, saves, and calls what it is given when that was done."""
        self._context = context
        self._window = window
        self._save = save
        self._open: Question | None = None

    def before_closing(self, then: Then, *, ending: bool = False) -> bool:
        """Call `then` at once if nothing has to be asked, else after the answer. Whether it was called at once.

        `ending` is when the program ends with the project, and with it every job.
        """
        if self._open is not None:
            return False
        if ending and self._context.jobs.running:
            self._ask_jobs(then)
            return False
        return self._project(then)

    def _project(self, then: Then) -> bool:
        document = self._context.document
        if document.is_untitled and document.modified:
            self._ask_project(then)
            return False
        then(False)
        return True

    def _ask_project(self, then: Then) -> None:
        def choose(answer: str) -> None:
            if answer == "save":
                self._save(lambda: then(False))
            else:
                then(answer == "keep")

        self._show(
            Question(
                self._window,
                _say("Save this project?"),
                _say("It has no file yet. Kept for later, it is offered again at the next start."),
                [
                    ("discard", _say("Discard"), "danger"),
                    ("keep", _say("Keep for later"), ""),
                    ("save", _say("Save"), "primary"),
                ],
                choose,
            ),
            "save",
        )

    def _ask_jobs(self, then: Then) -> None:
        running = self._context.jobs.running
        names = ", ".join(entry.title for entry in self._context.jobs.entries if not entry.over)
        self._show(
            Question(
                self._window,
                _say("Stop what is running?"),
                _say("%n job(s) would be stopped: {0}. What they had finished is kept.", running).format(names),
                [("stop", _say("Stop and close"), "primary")],
                lambda _: self._project(then),
            ),
            "stop",
        )

    def _show(self, question: Question, focus: str) -> None:
        self._open = question
        question.accepted.connect(self._answered)
        question.rejected.connect(self._answered)
        question.open(question.answers[focus])
        question.answers[focus].setFocus(Qt.FocusReason.TabFocusReason)

    def _answered(self) -> None:
        self._open = None


def _say(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("Guard", text, "", n)
