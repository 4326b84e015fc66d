"""Project files of earlier versions, brought up to the present one step by step.

`STEPS[n]` turns the "project" object of a file of version n into one of version n + 1, as plain JSON values. A step is
never changed once released, and a project file of every version stays among the tests.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

VERSION = 1
"""The version that is written."""

Step = Callable[[dict[str, Any]], dict[str, Any]]

STEPS: Mapping[int, Step] = {}


def migrate(
    project: dict[str, Any], version: int, *, steps: Mapping[int, Step] = STEPS, to: int = VERSION
) -> dict[str, Any]:
    """The "project" object of a file of `version` as one of version `to`. Raises KeyError when a step is missing."""
    for number in range(version, to):
        project = steps[number](project)
    return project
