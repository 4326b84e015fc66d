"""Fields that show a gesture while it runs and give one value at its end."""

from ui.panels.fields.choice import Check, Choice
from ui.panels.fields.colour import ColourField
from ui.panels.fields.slider import GestureSlider, SliderField
from ui.panels.fields.text import TextField
from ui.panels.fields.timecode import TimecodeField
from ui.panels.fields.value import NumberField, ValueField

__all__ = [
    "Check",
    "Choice",
    "ColourField",
    "GestureSlider",
    "NumberField",
    "SliderField",
    "TextField",
    "TimecodeField",
    "ValueField",
]
