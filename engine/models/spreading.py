"""Which of several cards has which layers of a model that one cannot hold. Pure functions.

Layers go to the cards in order, a run of them to each. What is no layer (towers, projectors, the table of tokens, the last
norm, the head) is on the first card, where prompts begin and answers come out: so only the hidden state crosses from card to
card, once at each border and once back. Keys and values of a layer are on its card. As few cards are used as can hold it,
and each is filled to the same share of its room.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any

from engine.models import declaring, families, weighing, working
from engine.models.catalogue import Setting
from engine.models.chosen import Need, Share
from engine.models.headers import Tensor
from engine.models.working import MARGIN, Plan, Work

SETTINGS: tuple[Setting, ...] = ("bf16", "fp8", "int8", "nf4")
"""In which a model can be spread."""
_STEPS = 14
"""Halvings by which the share is found to which cards are filled."""

Room = tuple[str, int]
"""(device, bytes that there are on it)."""


def spread(
    config: Mapping[str, Any],
    setting: Setting,
    plan: Plan,
    rooms: Sequence[Room],
    tensors: Mapping[str, Tensor] | None = None,
) -> tuple[Share, ...] | None:
    """The shares of the first two cards, or more where those cannot hold it; None where all of them cannot, and for models
    that are not spread: encoders, and Vidi. The first of `rooms` is where everything is that is no layer."""
    if setting not in SETTINGS or families.kind(config) != "decoder" or _keeps_its_own(config):
        return None
    sizes = _Sizes(config, setting, plan, tensors)
    for count in range(2, min(len(rooms), sizes.layers) + 1):
        if (found := _evenly(sizes, rooms[:count])) is not None:
            return found
    return None


def again(
    config: Mapping[str, Any],
    setting: Setting,
    plan: Plan,
    shares: Sequence[Share],
    tensors: Mapping[str, Tensor] | None = None,
) -> tuple[Share, ...]:
    """The same layers on the same cards, with what they take for another plan."""
    sizes = _Sizes(config, setting, plan, tensors)
    return tuple(sizes.share(share.device, share.first, share.last) for share in shares)


def together(shares: Sequence[Share]) -> Need:
    """What a model takes on all of its cards."""

    def total(name: str) -> int:
        return sum(getattr(share.need, name) for share in shares)

    return Need(
        weights=total("weights"),
        cache=total("cache"),
        activations=total("activations"),
        vision=total("vision"),
        workspace=total("workspace"),
        host=0,
        total=total("total"),
    )


def _keeps_its_own(config: Mapping[str, Any]) -> bool:
    """Whether the family says by itself where keys and values of footage are, which is on one card and in main memory."""
    known = declaring.of_config(config)
    return known is not None and known.beside_text


class _Sizes:
    """Bytes of runs of layers."""

    def __init__(
        self, config: Mapping[str, Any], setting: Setting, plan: Plan, tensors: Mapping[str, Tensor] | None
    ) -> None:
        self._config, self._setting = config, setting
        self._rest, each = weighing.by_layer(config, setting, tensors)
        self._weights = [0, *accumulate(each)]
        self._work: Work = working.work(config, plan)
        self.layers = len(each)

    def share(self, device: str, first: int, last: int) -> Share:
        """The layers first..last on a card; from layer 0 on, with everything else."""
        home = first == 0
        weights = self._weights[last] - self._weights[first] + (self._rest if home else 0)
        work = self._work
        comes = work.total(range(first, last), home=home)
        space = working.workspace(self._config, self._setting, comes)
        need = Need(
            weights=weights,
            cache=sum(work.cache[first:last]),
            activations=work.layer + (work.answer + work.held if home else 0),
            vision=work.pictures if home else 0,
            workspace=space,
            host=0,
            total=weights + comes + space,
        )
        return Share(device=device, first=first, last=last, need=need)


def _evenly(sizes: _Sizes, rooms: Sequence[Room]) -> tuple[Share, ...] | None:
    """All layers on these cards, each filled to the same share of its room; None where they do not fit."""
    found = _filled(sizes, rooms, 1.0)
    if found is None:
        return None
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        closer = _filled(sizes, rooms, middle)
        if closer is None:
            low = middle
        else:
            found, high = closer, middle
    return found


def _filled(sizes: _Sizes, rooms: Sequence[Room], part: float) -> tuple[Share, ...] | None:
    """As many layers on each card in turn as fit into that part of its room, at least one; None where some are left over."""
    shares: list[Share] = []
    first = 0
    for place, (device, room) in enumerate(rooms):
        most = sizes.layers - (len(rooms) - place - 1)  # one for each card that follows
        best: Share | None = None
        low, high = first + 1, most
        while low <= high:
            middle = (low + high) // 2
            share = sizes.share(device, first, middle)
            if share.need.total * MARGIN <= room * part:
                best, low = share, middle + 1
            else:
                high = middle - 1
        if best is None:
            return None
        shares.append(best)
        first = best.last
    return tuple(shares) if first == sizes.layers else None
