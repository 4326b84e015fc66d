"""Why this clip: what the machine chose it for, its score, and the instants that the reasons rest on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from editor.model import Clip, Origin
from ui.i18n import capital, named
from ui.panels import words
from ui.panels.changes import frame_showing
from ui.panels.sections.base import Section
from ui.panels.stills import StillButton
from ui.panels.subject import Chosen, Subject
from ui.state.context import Context
from ui.widgets import ProgressBar, label

MOST_REASONS = 5
MOST_STILLS = 4


class WhySection(Section):
    """The Origin of the one chosen item. A still seeks to what it shows: in the cut, or in the source if it is not in it."""

    key = "why"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("WhySection", "Why this clip"), context, icon="why", parent=parent)
        self.bar = ProgressBar(tone="neutral")
        self.query = label("", "value", "quiet")
        self.query.setWordWrap(True)
        self._reasons = QVBoxLayout()
        self._reasons.setSpacing(4)
        self.stills = [StillButton(context, self.body) for _ in range(MOST_STILLS)]
        self._strip = QWidget(self.body)
        strip = QHBoxLayout(self._strip)
        strip.setContentsMargins(0, 4, 0, 0)
        strip.setSpacing(8)
        for still in self.stills:
            strip.addWidget(still, 1)
            still.clicked.connect(lambda _checked=False, one=still: self._seek(one))
        self._engine = label("", "caption")
        self._engine.setWordWrap(True)
        self.rows.addWidget(self.bar)
        self.rows.addSpacing(4)
        self.rows.addWidget(self.query)
        self.rows.addLayout(self._reasons)
        self.rows.addWidget(self._strip)
        self.rows.addWidget(self._engine)
        self._labels: list[QLabel] = []
        self._chosen: Chosen | None = None
        context.view.playhead_changed.connect(self._mark)

    @property
    def reasons(self) -> tuple[str, ...]:
        """The reasons that are shown."""
        return tuple(shown.text() for shown in self._labels if not shown.isHidden())

    def fill(self, subject: Subject) -> bool:
        lead = subject.lead
        origin = lead.item.origin if lead is not None else None
        if lead is None or origin is None or len(subject.leads) != 1:
            self._chosen = None
            return False
        self._chosen = lead
        score = origin.score
        self.head.set_summary("" if score is None else words.score(score), large=True)
        self.bar.setVisible(score is not None)
        self.bar.set_value(score or 0.0)
        self.bar.setAccessibleName(self.tr("Score {0}").format(words.score(score or 0.0)))
        self.query.setVisible(bool(origin.query))
        self.query.setText(self.tr("Asked for: “{0}”").format(origin.query))
        self._show_reasons(origin)
        self._show_stills(origin, lead, subject)
        self._engine.setText(chosen_by(origin))
        return True

    def _show_reasons(self, origin: Origin) -> None:
        reasons = origin.reasons[:MOST_REASONS]
        while len(self._labels) < len(reasons):
            made = label("", "value", "quiet", self.body)
            made.setWordWrap(True)
            self._labels.append(made)
            self._reasons.addWidget(made)
        for place, shown in enumerate(self._labels):
            shown.setVisible(place < len(reasons))
            if place < len(reasons):
                shown.setText(capital(named(reasons[place])))

    def _show_stills(self, origin: Origin, lead: Chosen, subject: Subject) -> None:
        media = subject.media(lead.item)
        times = origin.evidence[:MOST_STILLS] if media is not None and media.video is not None else ()
        self._strip.setVisible(bool(times))
        for place, still in enumerate(self.stills):
            still.setVisible(place < len(times))
            if place < len(times):
                at = words.seconds(times[place])
                still.set_still(media, times[place], badge=at, name=self.tr("Go to {0} of the footage").format(at))
        self._mark()

    def _seek(self, still: StillButton) -> None:
        subject, chosen = self.subject, self._chosen
        if subject is None or chosen is None or not isinstance(chosen.item, Clip):
            return
        frame = frame_showing(chosen.item, still.time, subject.rate)
        if frame is None:
            self.context.view.show_source(chosen.item.media, still.time)
        else:
            self.context.view.set_source("")
            self.context.view.set_playhead(frame)
        self._mark()

    def _mark(self) -> None:
        """Outline the still that the playhead is on."""
        if self.subject is None or self._chosen is None or not isinstance(self._chosen.item, Clip):
            return
        for still in self.stills:
            at = frame_showing(self._chosen.item, still.time, self.subject.rate) if not still.isHidden() else None
            still.set_chosen(at is not None and at == self.context.view.playhead)


def chosen_by(origin: Origin) -> str:
    """Who chose it, in words: "chosen by Highlights, basic engine"."""
    say = QCoreApplication.translate
    if origin.task == "music":
        return say("WhySection", "Your music, laid under the reel by its loudness")
    names = {
        "highlights": say("WhySection", "Highlights"),
        "find": say("WhySection", "Find"),
        "transcribe": say("WhySection", "Transcript"),
        "ask": say("WhySection", "Ask"),
        "describe": say("WhySection", "Describe"),
        "chapters": say("WhySection", "Chapters"),
        "titles": say("WhySection", "Titles"),
        "labels": say("WhySection", "Labels"),
    }
    task = names.get(origin.task, origin.task[:1].upper() + origin.task[1:])
    if origin.engine == "basic":
        return say("WhySection", "Chosen by {0}, with the basic engine: by what is seen and heard").format(task)
    return say("WhySection", "Chosen by {0}, with {1}").format(task, origin.engine)
