"""Valley among the families."""

from engine.models.declaring import Declared
from engine.models.valley import settings

FAMILIES = (
    Declared(
        name="valley",
        types=("valley",),
        architecture=".architecture",
        model=".family:Valley",
        parity=".parity",
        tower=".memory:tower",
        beside=".memory:counted",
        unused=settings.unused,
    ),
    Declared(name="valley3", types=("valley_omni",)),  # known, and not run
)
