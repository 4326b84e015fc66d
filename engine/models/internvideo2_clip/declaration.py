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
    """The published settings name the class in a section of their own, or among the code that came with them."""
    section, code = config.get("model"), config.get("auto_map")
    if isinstance(section, Mapping) and section.get("model_cls") in CLASSES:
        return True
    places = code.values() if isinstance(code, Mapping) else ()
    return any(str(place).rpartition(".")[2] in CLASSES for place in places)


FAMILIES = (Declared(name="internvideo2_clip", classes=CLASSES, tells=_is_one, architecture=".architecture"),)
