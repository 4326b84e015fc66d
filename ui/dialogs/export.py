"""Export: films, sound and timelines, several at once, with what will be lost said before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from editor import interchange
from editor.collect import readable_size
from editor.model import Project, Sequence
from editor.presets import ExportPreset, load_presets
from editor.render.settings import Quality
from engine.protocol import ClipwrightError
from ui.dialogs.background import Background
from ui.dialogs.export_details import Facts, LossList
from ui.dialogs.export_queue import ExportQueue
from ui.dialogs.export_rows import PresetList, preset_name
from ui.dialogs.export_targets import Encoders, Target, check_render, check_targets, find_encoders
from ui.dialogs.folder_field import FolderField
from ui.dialogs.sheet import MARGIN, Sheet, Upright, field
from ui.i18n import failure
from ui.state.context import Context
from ui.widgets import ElidedLabel, Segmented, label

_FOLDER, _CHOSEN = "export.folder", "export.presets"
_LIST_WIDTH = 276
_SOON = 150
_QUALITIES: tuple[Quality, ...] = ("draft", "standard", "high")
_CODECS = {"h264": "H.264", "hevc": "HEVC", "prores": "ProRes"}


@dataclass(frozen=True)
class _Wish:
    """What is wanted of one preset."""

    name: str
    quality: Quality


class ExportDialog(Sheet):
    """Tick what is wanted, look at what each becomes, press Export; the rest happens in the background."""

    def __init__(self, context: Context, window: QWidget, queue: ExportQueue) -> None:
        super().__init__(window, self.tr("Export"), 1040, height=652)
        self._context, self._queue = context, queue
        self._project: Project = context.document.project
        self._sequence: Sequence = self._project.sequence
        self._presets = {preset.id: preset for preset in load_presets()}
        untitled = context.document.is_untitled or len(self._project.sequences) > 1
        name = self._sequence.name if untitled else context.document.name
        self._wishes = {id_: _Wish(preset.file_name(name), preset.quality) for id_, preset in self._presets.items()}
        self._encoders = Encoders()
        self._replacing: frozenset[Path] = frozenset()
        self._refused = False
        """Whether the line at the foot says why it cannot be."""
        self._disk, self._machine, self._look = Background(self), Background(self), Background(self)
        self.list = PresetList(tuple(self._presets.values()))
        self.list.setFixedWidth(_LIST_WIDTH)
        self.heading = label("", "title")
        self.caption = ElidedLabel("", role="value", tone="faint")
        self.name = QLineEdit()
        self.folder = FolderField()
        self.range = Segmented(
            [("whole", self.tr("Whole cut")), ("marks", self.tr("In to out"))], name=self.tr("Range"), fill=True
        )
        words = {"draft": self.tr("Draft"), "standard": self.tr("Standard"), "high": self.tr("High")}
        self.quality = Segmented([(key, words[key]) for key in _QUALITIES], name=self.tr("Quality"), fill=True)
        self.facts = Facts()
        self.losses = LossList()
        self._lay_out()
        self.add_cancel()
        self.export = self.add_button(self.tr("Export"), "primary", icon="export")
        self.export.clicked.connect(self._export)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._check_disk)
        self._fill()
        self.list.looked_at.connect(self._show)
        self.list.ticked.connect(self._changed)
        self.name.textEdited.connect(self._renamed)
        self.folder.changed.connect(self._changed)
        self.range.chosen.connect(self._changed)
        self.quality.chosen.connect(self._set_quality)
        self.list.look_at((self.list.chosen or tuple(self._presets.values()))[0].id)
        for asked in (self._disk, self._machine, self._look):
            self.accepted.connect(asked.forget)
            self.rejected.connect(asked.forget)
        self._machine.ask(find_encoders, self._know_encoders, lambda error: self.say(failure(error), "danger"))
        self._changed()

    def open(self, focus: QWidget | None = None) -> None:
        """Show it; Enter exports what was ticked last time."""
        super().open(focus or self.list.rows[self.list.current].box)

    @property
    def targets(self) -> tuple[Target, ...]:
        """What would be written now."""
        return tuple(self._target(preset) for preset in self.list.chosen)

    # --- what it holds

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.heading)
        head.addWidget(self.caption)
        place = QHBoxLayout()
        place.setSpacing(12)
        place.addLayout(field(self.tr("File name"), self.name), 3)
        place.addLayout(field(self.tr("Folder"), self.folder), 4)
        self._choices = QWidget()
        pair = QHBoxLayout(self._choices)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(12)
        self._range_field, self._quality_field = QWidget(), QWidget()
        for holder, caption, choice in (
            (self._range_field, self.tr("Range"), self.range),
            (self._quality_field, self.tr("Quality"), self.quality),
        ):
            column = field(caption, choice)
            holder.setLayout(column)
            pair.addWidget(holder, 1)
        right = QVBoxLayout()
        right.setSpacing(16)
        right.addLayout(head)
        right.addLayout(place)
        right.addWidget(self._choices)
        right.addWidget(self.facts)
        right.addWidget(self.losses, 1)
        right.addStretch(0)
        self._right = right
        columns = QHBoxLayout()
        columns.setSpacing(MARGIN - 8)
        columns.addWidget(self.list)
        columns.addWidget(Upright())
        columns.addSpacing(8)
        columns.addLayout(right, 1)
        self.body.setContentsMargins(MARGIN - 12, 0, MARGIN, 16)
        self.body.addLayout(columns, 1)

    def _fill(self) -> None:
        kept = [id_ for id_ in self._context.settings.get(_CHOSEN, []) if id_ in self._presets]
        for id_ in kept or [self._likely()]:
            self.list.rows[id_].box.setChecked(True)
        self.folder.set_text(str(self._first_folder()))
        marks = self._marks()
        self.range.button("marks").setEnabled(marks is not None)
        self.range.button("marks").setToolTip(self.tr("Mark in and out first") if marks is None else "")
        if marks is not None:
            self.range.set_value("marks")

    def _likely(self) -> str:
        """The preset whose shape the sequence has: upright for an upright one."""
        for id_ in ("shorts", "square", "youtube-1080p"):
            if not self._presets[id_].has_bars(self._sequence):
                return id_
        return "sequence"

    def _first_folder(self) -> Path:
        kept = self._context.settings.get(_FOLDER, "")
        if kept:
            return Path(kept)
        if self._context.document.path is not None:
            return self._context.document.path.parent
        movies = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MoviesLocation) or Path.home())
        return movies if movies.is_dir() else Path.home()

    def _marks(self) -> tuple[int, int] | None:
        """The marked part of the cut, if there is one."""
        view, end = self._context.view, self._sequence.duration
        if view.mark_in is None and view.mark_out is None:
            return None
        first, last = view.mark_in or 0, min(end, view.mark_out if view.mark_out is not None else end)
        return (first, last) if first < last else None

    @property
    def _frames(self) -> tuple[int, int] | None:
        return self._marks() if self.range.value == "marks" else None

    def _target(self, preset: ExportPreset) -> Target:
        wish, frames = self._wishes[preset.id], self._frames
        path = Path(self.folder.text).expanduser() / _with_suffix(wish.name, preset.suffix)
        if preset.is_timeline:
            return Target(preset, path)
        length = frames[1] - frames[0] if frames else self._sequence.duration
        settings = preset.settings(self._sequence, quality=wish.quality, frames=frames)
        return Target(preset, path, settings, preset.bytes(self._sequence, length, quality=wish.quality))

    # --- what changes

    def _know_encoders(self, encoders: Encoders) -> None:
        self._encoders = encoders
        for id_, preset in self._presets.items():
            if not (preset.is_timeline or preset.is_sound) and not encoders.of(self._codec(preset)):
                self.list.take_away(id_)
        if not (self._disk.waiting or self._replacing or self._refused):
            self._say_all()
        self._show_facts()

    def _renamed(self, name: str) -> None:
        self._wishes[self.list.current] = replace(self._wishes[self.list.current], name=name)
        self._changed()

    def _set_quality(self, quality: str) -> None:
        chosen = next(each for each in _QUALITIES if each == quality)
        self._wishes[self.list.current] = replace(self._wishes[self.list.current], quality=chosen)
        self._changed()

    def _changed(self) -> None:
        """Something about the exports is another: say what will be, and look at the disk soon."""
        self._replacing = frozenset()
        self._refused = False
        self._disk.forget()
        self._soon.start()
        self._say_all()

    def _say_all(self) -> None:
        targets = self.targets
        for id_, row in self.list.rows.items():
            row.set_facts(self._short_facts(self._presets[id_]))
        self.export.setText(self.tr("Export {0}").format(len(targets)) if len(targets) > 1 else self.tr("Export"))
        self.export.setEnabled(bool(targets))
        self._show_facts()
        self._say_what(targets)

    def _say_what(self, targets: tuple[Target, ...]) -> None:
        if not targets:
            self.say(self.tr("Tick what you want to export."))
            return
        size = sum(target.size for target in targets)
        facts = [self.tr("%n export(s)", "", len(targets))]
        if size:
            facts.append(self.tr("about {0}").format(readable_size(size)))
        ways = {self._way(target.preset) for target in targets if not (target.preset.is_timeline or target.preset.is_sound)}
        self.say(" · ".join((*facts, *sorted(ways))))

    def _check_disk(self) -> None:
        targets = self.targets
        if targets:
            self._disk.ask(partial(check_targets, self._project, targets), lambda _: None, self._refuse)

    def _refuse(self, error: ClipwrightError) -> None:
        self._refused = True
        self.say(failure(error), "danger")

    # --- what is looked at

    def _show(self, id_: str) -> None:
        preset, wish = self._presets[id_], self._wishes[id_]
        self.heading.setText(preset_name(preset))
        self.caption.setText(self._long_caption(preset))
        if self.name.text() != wish.name:
            self.name.setText(wish.name)
        self._choices.setVisible(not preset.is_timeline)
        self._quality_field.setVisible(not (preset.is_timeline or preset.is_sound))
        self.quality.set_value(wish.quality)
        self.facts.setVisible(not preset.is_timeline)
        self.losses.setVisible(preset.is_timeline)
        self._right.setStretch(self._right.count() - 1, 0 if preset.is_timeline else 1)
        self._show_facts()
        self._look.forget()
        if preset.is_timeline:
            self.losses.wait()
            self._look.ask(
                partial(interchange.examine, self._project, preset.format, preset=preset.reader),
                self.losses.show_report,
                lambda error: self.losses.refuse(failure(error)),
            )
        else:
            self._look.ask(partial(check_render, self._project, self._target(preset)), lambda _: None, self._refuse)

    def _show_facts(self) -> None:
        if not self.list.current or self._presets[self.list.current].is_timeline:
            return
        preset = self._presets[self.list.current]
        target, sequence = self._target(preset), self._sequence
        frames = self._frames or (0, sequence.duration)
        seconds = Fraction(frames[1] - frames[0]) / sequence.rate
        facts: list[tuple[str, str]] = []
        warnings: list[str] = []
        if not preset.is_sound:
            width, height = preset.size(sequence)
            rate = f"{float(sequence.rate):.3f}".rstrip("0").rstrip(".")
            facts.append((self.tr("Picture"), f"{width} × {height} · {self.tr('{0} fps').format(rate)}"))
            facts.append((self.tr("Encoder"), self._way(preset)))
            if preset.has_bars(sequence):
                sides = width * sequence.height > height * sequence.width
                warnings.append(
                    self.tr("The cut has another shape, so there are bars at its sides.")
                    if sides
                    else self.tr("The cut has another shape, so there are bars above and below it.")
                )
            if width * height > 2 * sequence.width * sequence.height and not preset.has_bars(sequence):
                warnings.append(self.tr("The cut is {0} × {1} and is enlarged.").format(sequence.width, sequence.height))
        facts.append((self.tr("Sound"), self._sound(preset)))
        facts.append((self.tr("Length"), _clock(seconds)))
        facts.append((self.tr("Size"), self.tr("about {0}").format(readable_size(target.size))))
        self.facts.show_facts(facts, warnings)

    def _codec(self, preset: ExportPreset) -> str:
        codec = preset.settings(self._sequence).codec
        return ("h264" if self._sequence.transfer == "sdr" else "hevc") if codec == "auto" else codec

    def _way(self, preset: ExportPreset) -> str:
        codec = self._codec(preset)
        if codec == "prores":
            return self.tr("ProRes, software")
        hardware = self._encoders.of(codec) == "hardware"
        return (self.tr("{0}, hardware") if hardware else self.tr("{0}, software")).format(_CODECS[codec])

    def _sound(self, preset: ExportPreset) -> str:
        rate = self.tr("{0} kHz").format(f"{self._sequence.sample_rate / 1000:g}")
        coded = "AAC" if preset.suffix not in (".wav", ".mov") else self.tr("PCM, 24 bit")
        return f"{coded} · {rate}"

    def _short_facts(self, preset: ExportPreset) -> str:
        if preset.is_timeline:
            if preset.format == "otio":
                return self.tr("OTIO, the most complete")
            return self.tr("EDL, by reel and timecode") if preset.reader == "resolve" else self.tr("EDL, by clip name")
        target = self._target(preset)
        size = readable_size(target.size)
        if preset.is_sound:
            return f"{self._sound(preset)} · {size}"
        width, height = preset.size(self._sequence)
        return f"{width} × {height} · {_CODECS[self._codec(preset)]} · {size}"

    def _long_caption(self, preset: ExportPreset) -> str:
        if not preset.is_timeline:
            return self.tr("One file, checked before it gets its name")
        if preset.format == "edl":
            return self.tr("Cuts by timecode, with the names of the footage")
        return self.tr("The whole timeline, with links to the footage")

    # --- going on

    def _export(self) -> None:
        targets = self.targets
        if not targets:
            return
        self._soon.stop()
        self.export.setEnabled(False)
        self._disk.ask(partial(check_targets, self._project, targets), partial(self._go, targets), self._stop)

    def _stop(self, error: ClipwrightError) -> None:
        self.export.setEnabled(True)
        self._refuse(error)

    def _go(self, targets: tuple[Target, ...], there: tuple[Path, ...]) -> None:
        self.export.setEnabled(True)
        coming = self._queue.coming  # what an earlier export is about to put there counts as there
        there = tuple(target.path for target in targets if target.path in there or target.path in coming)
        if frozenset(there) - self._replacing:
            self._replacing = frozenset(there)
            names = ", ".join(path.name for path in there)
            self.say(
                self.tr("{0} is there already and would be replaced.").format(names)
                if len(there) == 1
                else self.tr("These are there already and would be replaced: {0}").format(names),
                "warn",
            )
            self.export.setText(self.tr("Replace"))
            self.export.setFocus(Qt.FocusReason.TabFocusReason)
            return
        settings = self._context.settings
        settings.set(_FOLDER, str(targets[0].path.parent))
        settings.set(_CHOSEN, [target.preset.id for target in targets])
        for target in targets:
            self._queue.add(self._project, target)
        self.accept()


def _with_suffix(name: str, suffix: str) -> str:
    """The name as typed, without any folder in it, ending in the suffix that the format needs."""
    plain = name.strip().replace("/", " ").replace("\\", " ")
    return plain if plain.lower().endswith(suffix) else f"{plain}{suffix}"


def _clock(seconds: Fraction) -> str:
    whole, tenth = divmod(round(seconds * 10), 10)
    hours, rest = divmod(whole, 3600)
    minutes = f"{rest // 60:02d}" if hours else str(rest // 60)
    return f"{hours}:{minutes}:{rest % 60:02d}.{tenth}" if hours else f"{minutes}:{rest % 60:02d}.{tenth}"
