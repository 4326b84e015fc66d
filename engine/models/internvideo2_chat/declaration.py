"""InternVideo2-Chat among the families."""

from engine.models.declaring import Declared
from engine.models.internvideo2_chat import components

FAMILIES = (
    Declared(
        name="internvideo2_chat",
        classes=("InternVideo2_VideoChat2",),
        architecture=".architecture",
        model=".family:InternVideo2Chat",
        parity=".parity",
        tower=".memory:tower",
        beside=".memory:counted",
        folder=".components:opened",
        unused=components.unused,
    ),
)
