"""Families that have a folder here: what each says of itself, and how it is found.

A folder of engine/models with a module `declaration` is one of a family, or of several that are built alike. That module
holds FAMILIES, a tuple of `Declared`, and imports nothing heavy: configurations are told apart by it before anything else is
done, on the command line and in the window, too. What loads weights, answers and compares is named there and imported by
whoever needs it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

MODULE = "declaration"
_PACKAGE = __name__.rpartition(".")[0]


@dataclass(frozen=True, kw_only=True)
class Declared:
    """One family. Places are ".module" or ".module:name" of the folder, empty for what a family does not have."""

    name: str
    """Under which the catalogue and everything else know it."""
    types: tuple[str, ...] = ()
    """`model_type` in config.json of its checkpoints."""
    classes: tuple[str, ...] = ()
    """Of `architectures` in config.json, where the type is another family's or missing; looked at before types."""
    tells: Callable[[Mapping[str, Any]], bool] | None = None
    """Whether a configuration is one of its own, where neither type nor class tell; looked at before types."""
    own: bool = True
    """Written anew here: it was published with code, whose names in configurations are dropped and never followed, and its
    configuration is not handed to a library that would. Not so for families that transformers has itself."""
    architecture: str = ""
    """Module with the functions of `engine.models.ported.Architecture`."""
    model: str = ""
    """What is called with (name, checkpoint, loaded) and makes an `engine.models.interface.VideoModel`; without one its
    checkpoints are known, and said not to answer questions about video."""
    parity: str = ""
    """Module with the `runner` that `engine.models.parity` wants."""
    tower: str = ""
    """(config) -> `engine.models.families.Vision` or None: what its memory goes by. Light to import, as the next two are."""
    ear: str = ""
    """(config) -> `engine.models.families.Speech`: its encoder of sound."""
    beside: str = ""
    """(config) -> names and shapes of matrices that it has beside its decoder, that tower and that encoder."""
    folder: str = ""
    """(config, directory) -> (config, files of weights), for checkpoints whose parts lie in folders of their own. Light to
    import."""
    unused: Callable[[str], bool] | None = None
    """Whether a weight of such a name takes no memory: it is added to another, or not used at all."""
    sees_all: bool = False
    """Whether all layers read all of a prompt, whatever its configuration says of windows."""
    beside_text: bool = False
    """Whether footage takes no positions of the text, so that those bound no context."""
    side_by_side: int = 0
    """Tokens of keys and values that it is granted where there is room for them, although no prompt takes as many: of a
    family whose prompts are short, many are read and answered in one batch."""


@cache
def declared() -> Mapping[str, Declared]:
    """All families that have a folder, by name, with whole places. Raises ValueError where two go by one name, type or
    class."""
    found: dict[str, Declared] = {}
    names: set[tuple[str, str]] = set()
    for folder in _folders():
        package = f"{_PACKAGE}.{folder}"
        for one in import_module(f"{package}.{MODULE}").FAMILIES:
            own = {("name", one.name), *(("type", each) for each in one.types), *(("class", each) for each in one.classes)}
            if both := own & names:
                raise ValueError(f"{package}: the {' '.join(min(both))} is another family's, too")
            names |= own
            found[one.name] = replace(one, **_whole(one, package))
    return found


def of_config(config: Mapping[str, Any]) -> Declared | None:
    """The family whose configuration this is; None where no folder claims it."""
    families = declared().values()
    classes = config.get("architectures")
    for name in classes if isinstance(classes, list) else ():
        for one in families:
            if name in one.classes:
                return one
    kind = config.get("model_type")
    for one in families:
        if one.tells is not None and one.tells(config):
            return one
    return next((one for one in families if kind in one.types), None)


def part(place: str) -> Any:
    """What is at a whole place, "module" or "module:name"."""
    module, _, name = place.partition(":")
    found = import_module(module)
    return getattr(found, name) if name else found


class Places(Mapping[str, str]):
    """Families by name -> one of their places, for those that have it."""

    def __init__(self, field: str) -> None:
        self._field = field

    def __getitem__(self, name: str) -> str:
        place: str = getattr(declared()[name], self._field)
        if not place:
            raise KeyError(name)
        return place

    def __iter__(self) -> Iterator[str]:
        return (name for name, one in declared().items() if getattr(one, self._field))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _folders() -> list[str]:
    places = [Path(place) for place in sys.modules[_PACKAGE].__path__]
    return sorted({path.parent.name for place in places for path in place.glob(f"*/{MODULE}.py")})


def _whole(one: Declared, package: str) -> dict[str, Any]:
    places = {name: getattr(one, name) for name in ("architecture", "model", "parity", "tower", "ear", "beside", "folder")}
    return {name: f"{package}{place}" for name, place in places.items() if place}
