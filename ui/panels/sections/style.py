"""Style: how subtitles and titles look. A style belongs to the sequence, so all that use it change with it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from editor.edits import set_item, set_style
from editor.model import Project, Subtitle, SubtitleStyle, Title, changed
from ui.panels.changes import Edit, item_of
from ui.panels.fields import Check, Choice, ColourField, SliderField
from ui.panels.fields.face import FaceChoice
from ui.panels.sections.base import Section, same
from ui.panels.subject import Subject
from ui.state.context import Context
from ui.widgets import IconButton, Segmented


class StyleSection(Section):
    """The style of the chosen subtitles and titles, or the sequence's first where nothing is chosen."""

    key = "style"
    starts_open = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("StyleSection", "Subtitle style"), context, parent=parent)
        theme = context.theme
        self.style_choice = Choice(self.tr("Style"))
        self.style_choice.setPlaceholderText(self.tr("Several"))
        self.new_style = IconButton("plus", self.tr("New style like this one"))
        self.face = FaceChoice(self.tr("Font"))
        self.letters = SliderField(self.tr("Size"), low=0.5, high=100, soft=(1, 20), usual=5, unit="%", decimals=1, step=0.5)
        self.bold, self.italic = Check(self.tr("Bold")), Check(self.tr("Italic"))
        self.colour = ColourField(self.tr("Colour"), theme)
        self.outline_colour = ColourField(self.tr("Outline colour"), theme)
        self.outline = SliderField(
            self.tr("Outline"), low=0, high=10, soft=(0, 2), usual=0.3, unit="%", decimals=2, step=0.1
        )
        self.box_colour = ColourField(self.tr("Box colour"), theme)
        self.spoken = ColourField(self.tr("Colour of the spoken word"), theme, optional=True)
        self.align = Segmented(
            [("left", self.tr("Left")), ("centre", self.tr("Middle")), ("right", self.tr("Right"))],
            name=self.tr("Align"),
            fill=True,
        )
        self.vertical = SliderField(self.tr("Height"), low=0, high=100, usual=88, unit="%", decimals=0, step=1, per=1)
        self._lay_out()
        self._bind_all()
        self._name = "default"
        self._items: tuple[str, ...] = ()

    def _lay_out(self) -> None:
        self._choice_row = self.add_row(self.tr("Style"), self.style_choice)
        layout = self._choice_row.layout()
        if layout is not None:
            layout.addWidget(self.new_style)
        self._look_rows = (
            self.add_row(self.tr("Font"), self.face),
            self.add_row(self.tr("Size"), self.letters),
            self.add_row("", self.bold, self.italic),
            self.add_row(self.tr("Colour"), self.colour),
            self.add_row(self.tr("Outline"), self.outline),
            self.add_row("", self.outline_colour),
            self.add_row(self.tr("Box"), self.box_colour),
            self.add_row(self.tr("Spoken"), self.spoken),
            self.add_row(self.tr("Align"), self.align),
            self.add_row(self.tr("Height"), self.vertical),
        )

    def _bind_all(self) -> None:
        name = self.tr("change style")
        self.bind(self.letters, name, lambda percent: self._with(size=percent / 100))
        self.bind(self.outline, name, lambda percent: self._with(outline=percent / 100))
        self.bind(self.vertical, name, lambda percent: self._with(vertical=percent / 100))
        self.bind(self.colour, name, lambda value: self._with(colour=value))
        self.bind(self.outline_colour, name, lambda value: self._with(outline_colour=value))
        self.bind(self.box_colour, name, lambda value: self._with(box_colour=value))
        self.bind(self.spoken, name, lambda value: self._with(highlight_colour=value))
        self.bold.flipped.connect(lambda on: self.do(name, self._with(bold=on)))
        self.italic.flipped.connect(lambda on: self.do(name, self._with(italic=on)))
        self.align.chosen.connect(lambda value: self.do(name, self._with(align=value)))
        self.face.chosen.connect(lambda face: self.do(name, self._with(font=face)))
        self.style_choice.chosen.connect(lambda value: self.do(self.tr("choose style"), self._choose(str(value))))
        self.new_style.clicked.connect(lambda: self.do(self.tr("add style"), self._add()))

    def fill(self, subject: Subject) -> bool:
        items = [entry.item for entry in subject.leads if isinstance(entry.item, Subtitle | Title)]
        if subject.leads and len(items) != len(subject.leads):
            return False
        styles = {style.name: style for style in subject.sequence.styles}
        if not styles:
            return False
        self._items = tuple(item.id for item in items)
        self.style_choice.set_entries((_shown(name), name) for name in styles)
        wanted = same([item.style for item in items]) if items else self._name
        if not items and wanted not in styles:
            wanted = next(iter(styles))
        self.style_choice.set_value(wanted)
        self.head.set_summary(_shown(wanted) if wanted is not None else self.tr("Several"))
        style = styles.get(wanted or "")
        for row in self._look_rows:
            row.setVisible(style is not None)
        if style is not None:
            self._name = style.name
            self._show(style)
        return True

    def _show(self, style: SubtitleStyle) -> None:
        self.face.set_value(style.font)
        self.letters.set_value(round(style.size * 100, 4))
        self.bold.show_states([style.bold])
        self.italic.show_states([style.italic])
        self.colour.set_value(style.colour)
        self.outline_colour.set_value(style.outline_colour)
        self.outline.set_value(round(style.outline * 100, 4))
        self.box_colour.set_value(style.box_colour)
        self.spoken.set_value(style.highlight_colour)
        self.align.set_value(style.align)
        self.vertical.set_value(round(style.vertical * 100, 4))

    # --- edits

    def _with(self, **fields: Any) -> Edit:
        name = self._name

        def edit(project: Project) -> Project:
            style = next(entry for entry in project.sequence.styles if entry.name == name)
            return set_style(project, changed(style, **fields))

        return edit

    def _choose(self, name: str) -> Edit:
        items = self._items
        if not items:
            self._name = name
        return lambda project: _use(project, items, name)

    def _add(self) -> Edit:
        items, like = self._items, self._name

        def edit(project: Project) -> Project:
            styles = {style.name: style for style in project.sequence.styles}
            fresh = _free_name(like, set(styles))
            return _use(set_style(project, changed(styles[like], name=fresh)), items, fresh)

        return edit


def _use(project: Project, items: tuple[str, ...], name: str) -> Project:
    for item_id in items:
        project = set_item(project, changed(item_of(project, item_id), style=name))
    return project


def _free_name(like: str, taken: set[str]) -> str:
    stem = like.rstrip("0123456789").rstrip() or like
    number = 2
    while f"{stem} {number}" in taken:
        number += 1
    return f"{stem} {number}"


def _shown(name: str) -> str:
    """The name of a style as the list writes it."""
    return QCoreApplication.translate("StyleSection", "Default") if name == "default" else name[:1].upper() + name[1:]
