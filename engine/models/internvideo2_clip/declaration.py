"""InternVideo2 with words among the families."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.models.declaring import Declared

CLASSES = (
    "InternVideo2_CLIP_small",
    "InternVideo2_CLIP",
    "InternVideo2_Stage2",
    "InternVideo2_Stage2_visual",
    "InternVideo2_Stage2_audiovisual",
)


def _is_one(config: Mapping[str, Any]) -> bool:
    """The published settings name the class in a section of their own."""
    section = config.get("model")
    return isinstance(section, Mapping) and section.get("model_cls") in CLASSES


FAMILIES = (Declared(name="internvideo2_clip", classes=CLASSES, tells=_is_one, architecture=".architecture"),)
