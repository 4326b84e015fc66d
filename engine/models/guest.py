"""A model that another library loads. `Residency` keeps it with the others: it counts its memory and lets it go."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from engine.models.budget import MARGIN, Choice, Need, Setting
from engine.models.memory import CONTEXT

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Way(Generic[T_co]):
    """One way to load it. Bytes on `device`."""

    setting: str
    """"bf16" for 16 bits, "int8", "fp32", or "cpu"."""
    device: str
    """As torch names it: "cuda:0", "cpu"."""
    weights: int
    working: int
    """What it takes beside them while it works, a card's own part left out."""
    make: Callable[[], T_co]

    @property
    def total(self) -> int:
        """The most that it takes."""
        return self.weights + self.working + (CONTEXT if self.device.startswith("cuda") else 0)

    def chosen(self, reason: str) -> Choice:
        """This way as residency notes it."""
        need = Need(
            weights=self.weights,
            cache=0,
            activations=self.working,
            vision=0,
            workspace=self.total - self.weights - self.working,
            host=0,
            total=self.total,
        )
        return Choice(setting=cast(Setting, self.setting), need=need, reason=reason, device=self.device)


@dataclass(frozen=True)
class Guest(Generic[T_co]):
    """The model, and how it can be loaded: the best way first, the one that takes least last."""

    key: str
    """Tells it, and its very weights, from others."""
    name: str
    file: str
    ways: tuple[Way[T_co], ...]


def first_fitting(ways: tuple[Way[Any], ...], rooms: Mapping[str, int]) -> int | None:
    """The place of the best way that fits into the bytes that there are on each device; None when none does."""
    return next((place for place, way in enumerate(ways) if way.total * MARGIN <= rooms.get(way.device, 0)), None)
