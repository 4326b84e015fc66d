"""The generations of InternVideo2 among the families."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from engine.models.declaring import Declared

_HICO = "modeling_internvl_chat_hico2"
"""How InternVideo2.5 tells itself from the InternVL that it is built on: by the name of its file of code."""


def _is_hico(config: Mapping[str, Any]) -> bool:
    return config.get("model_type") == "internvl_chat" and _HICO in json.dumps(config.get("auto_map", ""))


FAMILIES = (
    Declared(
        name="internvideo2_5",
        tells=_is_hico,
        architecture=".architecture",
        model=".family:InternVideo25",
        parity=".parity",
    ),
    Declared(name="internvideo3"),  # in the catalogue, and not to be had yet
)
