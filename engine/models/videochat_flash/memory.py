"""What a VideoChat-Flash's memory goes by. Light: plain numbers, no torch."""

from __future__ import annotations

from engine.models import families
from engine.models.families import Config, Vision
from engine.models.videochat_flash import settings
from engine.protocol import EngineError


def tower(config: Config) -> Vision | None:
    """The configuration only names it; None for one that it cannot be run with."""
    try:
        told = settings.tower(config)
    except EngineError:
        return None
    return Vision(
        family="umt",
        hidden=told.width,
        inner=told.inner,
        layers=told.blocks,
        head=told.width // told.heads,
        patch=told.patch,
        temporal=1,
        channels=3,
        merge=max(1, told.grid // 4),  # 16 tokens a picture
        out=families.text(config).hidden,
        deep=0,
        fixed=told.grid**2,
        extra=0,
    )
