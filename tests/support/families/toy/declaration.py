"""The toy among the families."""

from engine.models.declaring import Declared

FAMILIES = (Declared(name="toy", types=("toy",), architecture=".family", model=".family:Toy", tower=".memory:tower"),)
