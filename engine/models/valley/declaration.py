"""Valley among the families."""

from engine.models.declaring import Declared

FAMILIES = (
    Declared(name="valley", types=("valley",), architecture=".architecture", model=".family:Valley", parity=".parity"),
    Declared(name="valley3", types=("valley_omni",)),  # known, and not run
)
