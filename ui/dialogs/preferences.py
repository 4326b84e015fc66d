"""Preferences: how the window looks and speaks, whose keys it has, where it keeps what it computed, what it renders with."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QSpinBox, QVBoxLayout, QWidget

from editor.collect import readable_size
from editor.render import FfmpegBuild, find_ffmpeg
from engine.folders import cache_folder
from ui.actions.presets import PRESETS
from ui.dialogs.background import Background
from ui.dialogs.environment import CacheSize, apply_environment, cache_size, clear_cache, is_given
from ui.dialogs.folder_field import FolderField
from ui.dialogs.sheet import Sheet, field, rule
from ui.shell.languages import LANGUAGES, chosen
from ui.state.context import Context
from ui.theme import motion
from ui.widgets import Segmented, Switch, label


class PreferencesDialog(Sheet):
    """Every change takes effect at once, except where it says otherwise."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window, self.tr("Preferences"), 640)
        self._context = context
        settings = context.settings
        self._cache, self._ffmpeg = Background(self), Background(self)
        self.theme = Segmented(
            [("dark", self.tr("Dark")), ("light", self.tr("Light"))], context.theme.name, name=self.tr("Theme"), fill=True
        )
        self.theme.chosen.connect(context.theme.set)
        self.language = QComboBox()
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(self.language.findData(chosen(settings.get("language"))))
        self.language.activated.connect(self._choose_language)
        self.language_note = label("", "caption", "faint")
        self.motion = Switch(self.tr("Reduce motion"))
        self.motion.setChecked(bool(settings.get("reduce_motion", False)))
        self.motion.toggled.connect(self._choose_motion)
        self.keys = QComboBox()
        for name, words in PRESETS.items():
            self.keys.addItem(words, name)
        self.keys.setCurrentIndex(self.keys.findData(context.actions.preset))
        self.keys.activated.connect(lambda _: context.actions.set_preset(self.keys.currentData()))
        self.cache = FolderField(settings.get("cache.folder", ""))
        self.cache.path.setPlaceholderText(str(cache_folder()))
        self.cache.path.editingFinished.connect(self._choose_cache)
        self.cache.path.setEnabled(not is_given("cache.folder"))
        self.cache.choose.setEnabled(not is_given("cache.folder"))
        self.cache_note = label("", "caption", "faint")
        self.clear = QPushButton(self.tr("Clear"))
        self.clear.setAccessibleName(self.tr("Clear the cache"))
        self.clear.clicked.connect(self._clear)
        self.keep = self._amount("index.gigabytes", self.tr("Cache: keep at most"), 100_000)
        self.memories = self._amount("footage.gigabytes", self.tr("Footage for Vidi: keep at most"), 100_000)
        self.memories.setToolTip(self.tr("What Vidi keeps of footage that it searched: tens of gigabytes an hour"))
        self.memory = self._amount("models.gigabytes", self.tr("Memory for models"), 4096)
        self.memory_note = label(
            self.tr("Models that do not fit are loaded smaller, or leave for each other"), "caption", "faint"
        )
        self.memory_note.setWordWrap(True)
        self.decoding = QComboBox()
        for wish, words in (
            ("auto", self.tr("Where that is quicker")),
            ("on", self.tr("Wherever it can")),
            ("off", self.tr("Never")),
        ):
            self.decoding.addItem(words, wish)
        self.decoding.setCurrentIndex(max(0, self.decoding.findData(settings.get("footage.nvdec", "auto"))))
        self.decoding.setEnabled(not is_given("footage.nvdec"))
        self.decoding.activated.connect(self._choose_decoding)
        self.ffmpeg = QLineEdit(settings.get("ffmpeg", ""))
        self.ffmpeg.setPlaceholderText(self.tr("The one that comes with Clipwright"))
        self.ffmpeg.editingFinished.connect(self._choose_ffmpeg)
        self.ffmpeg.setEnabled(not is_given("ffmpeg"))
        self.ffmpeg_note = label("", "caption", "faint")
        self.ffmpeg_note.setWordWrap(True)
        self._lay_out()
        done = self.add_button(self.tr("Done"), "primary")
        done.clicked.connect(self.accept)
        for asked in (self._cache, self._ffmpeg):
            self.accepted.connect(asked.forget)
            self.rejected.connect(asked.forget)
        self._measure()
        self._look_at_ffmpeg()

    # --- what it holds

    def _lay_out(self) -> None:
        looks = QHBoxLayout()
        looks.setSpacing(16)
        looks.addLayout(field(self.tr("Theme"), self.theme), 1)
        language = field(self.tr("Language"), self.language)
        language.addWidget(self.language_note)
        self.language_note.hide()
        looks.addLayout(language, 1)
        self.body.addLayout(looks)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.motion)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(label(self.tr("Reduce motion"), "row"))
        texts.addWidget(label(self.tr("Nothing slides or fades"), "caption", "faint"))
        row.addLayout(texts, 1)
        self.body.addLayout(row)
        keys = field(self.tr("Keys of"), self.keys)
        keys.addWidget(label(self.tr("Keys changed by hand go when another program's are taken"), "caption", "faint"))
        self.body.addLayout(keys)
        self.body.addWidget(rule())
        limits = QHBoxLayout()
        limits.setSpacing(16)
        limits.addLayout(field(self.tr("Cache: keep at most"), self.keep), 1)
        limits.addLayout(field(self.tr("Footage for Vidi: keep at most"), self.memories), 1)
        limits.addLayout(field(self.tr("Memory for models"), self.memory), 1)
        cache = field(self.tr("Cache folder"), self.cache)
        under = QHBoxLayout()
        under.addWidget(self.cache_note, 1)
        under.addWidget(self.clear)
        cache.addLayout(under)
        self.body.addLayout(cache)
        self.body.addLayout(limits)
        self.body.addWidget(self.memory_note)
        self.body.addLayout(field(self.tr("The graphics card decodes footage (NVDEC)"), self.decoding))
        ffmpeg = field(self.tr("FFmpeg for rendering"), self.ffmpeg)
        ffmpeg.addWidget(self.ffmpeg_note)
        self.body.addLayout(ffmpeg)

    def _amount(self, key: str, name: str, most: int) -> QSpinBox:
        """A number of gigabytes; 0 leaves it to Clipwright."""
        box = QSpinBox()
        box.setRange(0, most)
        box.setSuffix(" GB")
        box.setSpecialValueText(self.tr("Automatic"))
        box.setValue(round(float(self._context.settings.get(key, 0.0))))
        box.setAccessibleName(name)
        box.setEnabled(not is_given(key))
        box.valueChanged.connect(lambda value: self._context.settings.set(key, float(value) if value else None))
        return box

    # --- what takes effect

    def _choose_language(self, _row: int) -> None:
        code = self.language.currentData()
        if code != chosen(self._context.settings.get("language")):
            self._context.settings.set("language", code)
            self.language_note.setText(
                self.tr("Changes when the window is opened again; the line above the panels does that")
            )
            self.language_note.show()
            self.relayout()

    def _choose_motion(self, reduced: bool) -> None:
        self._context.settings.set("reduce_motion", reduced)
        motion.reduce(reduced)

    def _choose_decoding(self, _row: int) -> None:
        wish = self.decoding.currentData()
        self._context.settings.set("footage.nvdec", None if wish == "auto" else wish)

    def _choose_cache(self) -> None:
        text = self.cache.text
        if text == self._context.settings.get("cache.folder", ""):
            return
        if text and not Path(text).is_absolute():
            self._say_of(self.cache_note, self.tr("Give the whole path of the folder."), "warn")
            return
        self._context.settings.set("cache.folder", text or None)
        self._say_of(self.cache_note, self.tr("Used when Clipwright is opened again"), "")

    def _clear(self) -> None:
        self.clear.setEnabled(False)
        self._cache.ask(clear_cache, self._measured)

    def _measure(self) -> None:
        self._say_of(self.cache_note, self.tr("What was computed about footage; it can be computed again"), "")
        self._cache.ask(cache_size, self._measured)

    def _measured(self, size: CacheSize) -> None:
        self.clear.setEnabled(size.all > 0)
        text = self.tr("{0} computed about footage; it can be computed again")
        if size.memories:
            text = self.tr("{0} computed about footage, {1} of it for Vidi; it can be computed again")
        self._say_of(self.cache_note, text.format(readable_size(size.all), readable_size(size.memories)), "")

    def _choose_ffmpeg(self) -> None:
        text = self.ffmpeg.text().strip()
        if text == self._context.settings.get("ffmpeg", ""):
            return
        before = self._context.settings.get("ffmpeg", "")
        self._context.settings.set("ffmpeg", text or None)
        apply_environment(self._context.settings)
        self._look_at_ffmpeg(before)

    def _look_at_ffmpeg(self, before: str | None = None) -> None:
        self._ffmpeg.ask(find_ffmpeg, self._show_ffmpeg, partial(self._refuse_ffmpeg, before))

    def _show_ffmpeg(self, build: FfmpegBuild) -> None:
        self._say_of(self.ffmpeg_note, self.tr("Version {0}: {1}").format(build.version, build.path), "")

    def _refuse_ffmpeg(self, before: str | None, error: Exception) -> None:
        """One that cannot be used is not kept; the field still shows it, so that it can be mended."""
        if before is not None:
            self._context.settings.set("ffmpeg", before or None)
            apply_environment(self._context.settings)
        self._say_of(self.ffmpeg_note, getattr(error, "message", str(error)), "danger")

    def _say_of(self, note: QWidget, text: str, tone: str) -> None:
        note.setProperty("tone", tone or "faint")
        note.setText(text)  # type: ignore[attr-defined]
        note.style().unpolish(note)
        note.style().polish(note)
        self.relayout()
