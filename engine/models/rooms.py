"""What memory models may have, on one card or several, and so in which setting, or which way, one of them fits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import msgspec

from engine.models import budget
from engine.models.budget import Choice, Granted, Plan
from engine.models.checkpoint import Checkpoint
from engine.models.guest import Guest, Way, first_fitting
from engine.models.memory import MemoryState, names, state
from engine.models.resident import Resident, gigabytes, held, weights
from engine.protocol import EngineError


@dataclass(kw_only=True)
class Rooms:
    """The memory of the moment, of which loaded models have their part. Nothing is loaded here, and nothing leaves: that is
    engine.models.residency's.

    `cap` is the most bytes of their device, and of each further card, that the user grants, None for all that is free.
    `most_cards` is how many cards one model may be spread over, None for all. `measure` tells the memory of the moment,
    `cards` all cards.
    """

    cap: int | None = None
    most_cards: int | None = None
    device: str | None = None
    measure: Callable[[str | None], MemoryState] = state
    cards: Callable[[], tuple[str, ...]] = names
    _residents: dict[str, Resident] = field(default_factory=dict)

    @property
    def main_device(self) -> str:
        """Where models go: "cuda:0", or "cpu" where there is no card."""
        return self.measure(self.device).device

    def _choose(self, checkpoint: Checkpoint, plan: Plan, granted: Granted) -> Choice:
        """The best setting in what is left by the models that are in use; the others leave only as far as needed."""
        memory = self._yielding(self.device)
        left = None if self.cap is None or memory.device == "cpu" else max(0, self.cap - self._held(memory.device))
        return budget.choose(
            checkpoint.config,
            plan,
            memory,
            left,
            tensors=checkpoint.tensors,
            allowed=granted.settings,
            apart=granted.apart,
            others=lambda: self.others(memory.device),
        )

    def _below(self, checkpoint: Checkpoint, choice: Choice, granted: Granted) -> Granted | None:
        """What may be tried after `choice` ran out of memory."""
        cards = 1 + len(self._further(choice.device))
        return budget.below(checkpoint.config, choice, granted, cards=cards)

    def _further(self, device: str) -> tuple[str, ...]:
        """The cards beside `device` that a model may be spread over."""
        if device == "cpu":
            return ()
        found = tuple(card for card in self.cards() if card != device)
        return found if self.most_cards is None else found[: self.most_cards - 1]

    def others(self, device: str) -> tuple[MemoryState, ...]:
        """The cards beside `device` that a model may be spread over, as if all models that nobody uses had left; their
        `total` is what is granted of them. Looking at a card takes some of its memory."""
        found = []
        for card in self._further(device):
            memory = self._yielding(card)
            if self.cap is not None:
                left = max(0, self.cap - self._held(card))
                memory = msgspec.structs.replace(memory, total=min(memory.total, left))
            found.append(memory)
        return tuple(found)

    def _yielding(self, device: str | None) -> MemoryState:
        """Memory as if all models that nobody uses had left."""
        memory = self.measure(device)
        if memory.device != "cpu":
            return msgspec.structs.replace(memory, used_by_us=max(0, memory.used_by_us - self._held(memory.device)))
        if self.cap is None or self.main_device != "cpu":  # what is granted is memory of the card, where there is one
            return memory
        return msgspec.structs.replace(memory, ram_free=min(memory.ram_free, max(0, self.cap - self._held("cpu"))))

    def _granted(self, device: str) -> int:
        """Bytes of `device` that could be had, all models that nobody uses gone."""
        memory = self._yielding(device)
        if memory.device == "cpu":
            return memory.ram_free
        room = min(memory.total, memory.free + memory.used_by_us)
        return room if self.cap is None else min(room, max(0, self.cap - self._held(device)))

    def _held(self, device: str) -> int:
        return held(self._residents.values(), device)

    def _room(self, device: str) -> int:
        """Bytes that models may take on `device`, those that are loaded included."""
        memory = self.measure(device)
        if memory.device == "cpu":
            room = memory.ram_free + weights(self._residents.values(), "cpu")
            if self.main_device != "cpu":
                return room
        else:
            room = min(memory.total, memory.free + memory.used_by_us)
        return room if self.cap is None else min(room, self.cap)

    # --- a guest

    def _place(self, guest: Guest[Any], smaller: int) -> int:
        """Which of its ways to take: so many below the best that fits. Raises EngineError where none does."""
        rooms = {device: self._granted(device) for device in {way.device for way in guest.ways}}
        first = first_fitting(guest.ways, rooms)
        if first is None:
            least = guest.ways[-1]
            raise EngineError(
                f"this model needs {gigabytes(least.total)} and there are {gigabytes(rooms[least.device])} of memory for it",
                file=guest.file,
                hint="close other programs, grant more memory or choose a smaller model",
            )
        return min(first + smaller, len(guest.ways) - 1)

    def _why(self, way: Way[Any]) -> str:
        """Why this way, for the user."""
        if way.device != "cpu":
            why = ""
        elif self.main_device == "cpu":
            why = "; there is no graphics card to use"
        else:
            why = "; the graphics card has no room for it"
        return f"{way.setting}: {gigabytes(way.total)} of {gigabytes(self._granted(way.device))}{why}"
