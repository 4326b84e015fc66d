"""Tarsier2 among the families."""

from engine.models.declaring import Declared

FAMILIES = (
    Declared(
        name="tarsier2",
        # it calls itself "llava"
        classes=("TarsierForConditionalGeneration", "Tarsier2ForConditionalGeneration"),
        architecture=".architecture",
        model=".family:Tarsier2",
        parity=".parity",
        tower=".memory:tower",
        # thirty shots and what is said of them
        side_by_side=98304,
    ),
)
