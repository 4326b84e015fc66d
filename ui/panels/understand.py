"""Understand: what footage shows, asked in several ways that share one head."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.panels.ask import AskPanel
from ui.panels.chapters import ChaptersPanel
from ui.panels.describe import DescribePanel
from ui.panels.labels import LabelsPanel
from ui.panels.titles import TitlesPanel
from ui.panels.understanding.base import TaskPanel
from ui.panels.understanding.head import Head
from ui.panels.understanding.language import language_of_answers
from ui.panels.understanding.prompt_sheet import PromptSheet
from ui.state.context import Context
from ui.widgets import Segmented

TASKS = ("ask", "describe", "chapters", "titles", "labels")
TASK = "understanding.task"


class UnderstandPanel(QWidget):
    """A switch of the tasks; each keeps its answers while another is in front."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Understand"))
        self._context = context
        self.head = Head(context)
        self.ask = AskPanel(context, self.head)
        self.describe = DescribePanel(context, self.head)
        self.chapters = ChaptersPanel(context, self.head)
        self.titles = TitlesPanel(context, self.head)
        self.labels = LabelsPanel(context, self.head)
        pages = (self.ask, self.describe, self.chapters, self.titles, self.labels)
        self.pages: dict[str, TaskPanel] = dict(zip(TASKS, pages, strict=True))
        titles = [
            ("ask", self.tr("Ask")),
            ("describe", self.tr("Describe")),
            ("chapters", self.tr("Chapters")),
            ("titles", self.tr("Titles")),
            ("labels", self.tr("Labels")),
        ]
        kept = str(context.settings.get(TASK, "ask"))
        self.switch = Segmented(titles, kept if kept in self.pages else "ask", name=self.tr("What to ask for"), fill=True)
        self.switch.setStyleSheet("QToolButton { padding: 0 4px; }")  # the dock may be narrow
        self._stack = QStackedWidget()
        for page in self.pages.values():
            self._stack.addWidget(page)
        top = QWidget()
        row = QVBoxLayout(top)
        row.setContentsMargins(8, 6, 8, 4)
        row.addWidget(self.switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        self.switch.chosen.connect(self.bring)
        self.head.prompt_wanted.connect(self._show_prompt)
        self.bring(self.switch.value)

    @property
    def current(self) -> TaskPanel:
        """The page in front."""
        return self.pages[self.switch.value]

    def bring(self, task: str) -> None:
        """Bring a page to the front. Raises KeyError when there is no such one."""
        page = self.pages[task]
        self.switch.set_value(task)
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page.focusProxy() or self.switch.button(task))
        self._context.settings.set(TASK, task)

    def close_down(self) -> None:
        """The window is closing."""
        self.labels.keep_rules()

    def _show_prompt(self) -> None:
        PromptSheet(self, self.current.prompt, language_of_answers(self._context) or "en").open()
