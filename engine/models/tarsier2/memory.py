"""What a Tarsier2's memory goes by. Light: plain numbers, no torch."""

from __future__ import annotations

from collections.abc import Mapping

from engine.models import families
from engine.models.families import Config, Vision


def tower(config: Config) -> Vision | None:
    """Qwen2-VL's, in which every picture takes both places of a patch; None where it is not described."""
    own = config.get("vision_config")
    return families.described(own, "qwen2_vl", config, doubled=True) if isinstance(own, Mapping) else None
