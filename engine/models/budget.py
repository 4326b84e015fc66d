"""How much memory a model will take, before any of it is loaded, and in which setting it fits. Pure functions.

What comes and goes while it works is in `working`, what weights take in `weighing`, how several cards share in `spreading`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.models import families, spreading, working
from engine.models.catalogue import SETTINGS, Setting
from engine.models.chosen import Choice, Need, Share
from engine.models.headers import Tensor
from engine.models.memory import MemoryState
from engine.models.weighing import layer_of, weights
from engine.models.working import CHUNK, MARGIN, PATCHES, SMALL, Plan
from engine.protocol import EngineError

__all__ = [
    "CHUNK",
    "MARGIN",
    "PATCHES",
    "SETTINGS",
    "SMALL",
    "Choice",
    "Granted",
    "Need",
    "Plan",
    "Setting",
    "Share",
    "below",
    "choose",
    "layer_of",
    "need",
    "smaller",
    "weights",
]

RESIDENT_SHARE = 0.25
"""The least share of layers that must stay on the card: with less, the processor alone is as fast."""


@dataclass(frozen=True)
class Granted:
    """What may be chosen."""

    settings: tuple[Setting, ...] = SETTINGS
    apart: frozenset[Setting] = frozenset()
    """Settings of these for which one card was not enough: only over several."""


def need(
    config: Mapping[str, Any],
    setting: Setting,
    plan: Plan,
    tensors: Mapping[str, Tensor] | None = None,
    *,
    resident_layers: int | None = None,
) -> Need:
    """What the model of this configuration takes in `setting` for `plan`.

    `tensors` are the headers of its files (Checkpoint.tensors); without them the configuration has to tell the sizes.
    """
    on_card, host = weights(config, setting, tensors, resident_layers=resident_layers)
    work = working.work(config, plan)
    comes = work.total()
    space = working.workspace(config, setting, comes)
    return Need(
        weights=on_card,
        cache=sum(work.cache),
        activations=work.layer + work.answer + work.held,
        vision=work.pictures,
        workspace=space,
        host=host,
        total=on_card + comes + space,
    )


def choose(
    config: Mapping[str, Any],
    plan: Plan,
    memory: MemoryState,
    cap: int | None = None,
    *,
    tensors: Mapping[str, Tensor] | None = None,
    allowed: Iterable[Setting] = SETTINGS,
    apart: Iterable[Setting] = (),
    others: Callable[[], Sequence[MemoryState]] = tuple,
) -> Choice:
    """The best setting that fits, or an EngineError that says what it would take.

    `cap` is the most bytes of the card that the user grants. What this process holds already counts as free: models that are
    not needed leave first. Of `allowed`, the best comes first whatever the order.

    Where a setting does not fit on the card, it is spread over it and the cards of `others`, which are asked for only then
    and hold no more than their `total`; those in `apart` are tried in no other way.
    """
    granted = set(allowed)
    possible = [setting for setting in families.settings(config) if setting in granted]
    unfit: Setting = "int8" if memory.has_fp8 and "fp8" in possible else "fp8"
    if not memory.has_fp8 or "fp8" in possible:
        possible = [setting for setting in possible if setting != unfit]  # 8 bits in the form that the card is quicker at
    room = min(memory.free + memory.used_by_us, memory.total)
    room = min(room, cap) if cap is not None else room
    limit = "the limit that was set" if cap is not None and cap <= room else "what is free on the graphics card"
    tried: list[str] = []
    only_apart = set(apart)
    several = _Several(config, plan, (memory.device, room), others, tensors)
    for setting in possible:
        if setting == "cpu":
            found = _on_processor(config, plan, memory, tensors, tried)
        elif memory.device == "cpu":
            continue
        elif setting == "offload":
            found = _offloaded(config, plan, memory, room, tensors)
        else:
            found = None if setting in only_apart else _on_card(config, setting, plan, memory, room, tensors, tried)
            found = found or several.choice(setting, tried)
        if found is not None:
            return found
    where = f"{_gb(room)}, {limit}" if memory.device != "cpu" else f"{_gb(memory.ram_free)} of free memory"
    raise EngineError(
        f"this model does not fit into {where}{_because(tried)}",
        hint="ask less at once, close other programs or choose a smaller model",
    )


def smaller(config: Mapping[str, Any], setting: Setting) -> tuple[Setting, ...]:
    """The settings to try after `setting` ran out of memory, best first. 8 bits are 8 bits, in whichever form."""
    order = families.settings(config)
    later = order[order.index(setting) + 1 :] if setting in order else ()
    return tuple(other for other in later if not (setting == "fp8" and other == "int8"))


def below(config: Mapping[str, Any], choice: Choice, granted: Granted, *, cards: int = 1) -> Granted | None:
    """What may be tried after `choice` ran out of memory: the same over several cards, where it was on one of `cards`, then
    smaller settings. None for nothing."""
    if cards > 1 and not choice.shares and choice.setting in spreading.SETTINGS and choice.setting in granted.settings:
        later = (choice.setting, *smaller(config, choice.setting))
        settings = tuple(setting for setting in granted.settings if setting in later)
        return Granted(settings, granted.apart | {choice.setting})
    later = smaller(config, choice.setting)
    settings = tuple(setting for setting in granted.settings if setting in later)
    return Granted(settings, granted.apart) if settings else None


def _on_card(
    config: Mapping[str, Any],
    setting: Setting,
    plan: Plan,
    memory: MemoryState,
    room: int,
    tensors: Mapping[str, Tensor] | None,
    tried: list[str],
) -> Choice | None:
    """All of it on one card."""
    wanted = need(config, setting, plan, tensors)
    if wanted.total * MARGIN > room:
        tried.append(f"{setting} needs {_gb(wanted.total)}")
        return None
    reason = f"{setting}: {_gb(wanted.total)} of {_gb(room)}{_because(tried)}"
    return Choice(setting=setting, need=wanted, device=memory.device, reason=reason)


class _Several:
    """Choices over several cards, which are looked at when the first of them is wanted."""

    def __init__(
        self,
        config: Mapping[str, Any],
        plan: Plan,
        home: spreading.Room,
        others: Callable[[], Sequence[MemoryState]],
        tensors: Mapping[str, Tensor] | None,
    ) -> None:
        self._config, self._plan, self._tensors = config, plan, tensors
        self._home, self._others = home, others
        self._rooms: list[spreading.Room] | None = None

    def choice(self, setting: Setting, tried: list[str]) -> Choice | None:
        """None where all cards together cannot hold it, and where there is one alone."""
        if self._rooms is None:
            others = [(card.device, min(card.free + card.used_by_us, card.total)) for card in self._others()]
            self._rooms = [self._home, *others]
        shares = spreading.spread(self._config, setting, self._plan, self._rooms, self._tensors)
        if shares is None:
            return None
        wanted = spreading.together(shares)
        room = sum(size for _, size in self._rooms[: len(shares)])
        return Choice(
            setting=setting,
            need=wanted,
            device=shares[0].device,
            shares=shares,
            reason=f"{setting} over {len(shares)} graphics cards: {_gb(wanted.total)} of {_gb(room)}{_because(tried)}",
        )


def _offloaded(
    config: Mapping[str, Any], plan: Plan, memory: MemoryState, room: int, tensors: Mapping[str, Tensor] | None
) -> Choice | None:
    """As many layers on the card as fit, if that is enough of them to be worth it."""
    layers = families.text(config).layers
    for resident in range(layers - 1, math.ceil(layers * RESIDENT_SHARE) - 1, -1):
        wanted = need(config, "offload", plan, tensors, resident_layers=resident)
        if wanted.total * MARGIN <= room and wanted.host * MARGIN <= memory.ram_free:
            return Choice(
                setting="offload",
                need=wanted,
                device=memory.device,
                resident_layers=resident,
                reason=f"offload: {resident} of {layers} layers on the graphics card, {_gb(wanted.total)} of {_gb(room)}; "
                f"the others wait in main memory",
            )
    return None


def _on_processor(
    config: Mapping[str, Any], plan: Plan, memory: MemoryState, tensors: Mapping[str, Tensor] | None, tried: list[str]
) -> Choice | None:
    wanted = need(config, "cpu", plan, tensors)
    if wanted.total * MARGIN > memory.ram_free:
        tried.append(f"the processor needs {_gb(wanted.total)} of {_gb(memory.ram_free)} free memory")
        return None
    why = "there is no graphics card to use" if memory.device == "cpu" else "the graphics card has no room for it"
    return Choice(setting="cpu", need=wanted, device="cpu", reason=f"cpu: {_gb(wanted.total)}; {why}{_because(tried)}")


def _because(tried: list[str]) -> str:
    return f" ({', '.join(tried)})" if tried else ""


def _gb(size: int) -> str:
    return f"{size / 2**30:.1f} GB"
