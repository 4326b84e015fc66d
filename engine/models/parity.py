"""Whether a family computes here what its reference computed: golden folders, run case by case.

A golden folder holds `checkpoint/` (in the published layout), `cases.json` and a `case_N.safetensors` for each case with
inputs, intermediates, logits and greedy tokens of the reference. The checkpoint is loaded through the very path that a
user's folder takes, but in float32. A family joins by the module that its declaration names, with one function:

    def runner(checkpoint: Checkpoint) -> Run:
        loaded = parity.load(checkpoint)           # float32, on the processor

        def run(case: Case) -> dict[str, Tensor]:  # by the names of the fixtures, without "out."
            made = loaded.model(input_ids=case.inputs["input_ids"])
            return {"logits": made.logits, "generated": greedily(loaded.model, case, 12)}

        return run

Everything that the file holds has to be returned, whole: where it holds only a part ("out.X.part" with
"out.X.part_index"), the runner takes that part out of X, along the dimension that cases.json tells ("partial"), else along
the second. A module may return "X.part" instead where X would be large. What the reference set to zero behind a mask is set
to zero by the module. `generated` and `generated_ids` are tokens, equal or not; all else is compared as numbers.

In files without the prefixes "in." and "out." everything is an input that a module does not name in `OUTPUTS` (patterns of
fnmatch). A module may state `GATE`, the largest difference that is allowed, where it is not 1e-4; and it may have

    def preprocessing(checkpoint: Checkpoint, folder: Path) -> Iterator[tuple[str, dict[str, Tensor], dict[str, Tensor]]]

for what comes before the model: (name of the item, what is prepared here, what the reference prepared). That is compared
too, but not counted as a case.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.models import declaring
from engine.models.checkpoint import Checkpoint, open_checkpoint
from engine.models.headers import read_header
from engine.protocol import EngineError

if TYPE_CHECKING:
    from torch import Tensor

    from engine.models.loader import Loaded

FAMILIES: Mapping[str, str] = declaring.Places("parity")
"""Family of engine.models.checkpoint -> its module."""
GATE = 1e-4
"""Largest difference in float32 that is nothing but another order of sums."""
TOKENS = ("generated", "generated_ids")
_PART, _INDEX = ".part", ".part_index"


class _Held(dict[str, "Tensor"]):
    """Tensors of a case; one that a module wants and the file has not is a fault of the file."""

    def __init__(self, path: Path, held: Mapping[str, Tensor]) -> None:
        super().__init__(held)
        self._path = path

    def __missing__(self, name: str) -> Tensor:
        raise EngineError(f"it lacks {name}", file=str(self._path), hint="copy the golden folder again")


@dataclass(frozen=True)
class Case:
    """One case of a golden folder."""

    folder: Path
    name: str
    """Of its file, without the ending."""
    about: Mapping[str, Any]
    """Its entry in cases.json."""
    outputs: tuple[str, ...] = ()
    """Patterns of what was computed, in files without prefixes."""

    @property
    def inputs(self) -> Mapping[str, Tensor]:
        """By name, without "in."."""
        found = {name.removeprefix("in."): value for name, value in self._tensors.items() if not self._computed(name)}
        return _Held(self._path, found)

    @property
    def wanted(self) -> Mapping[str, Tensor]:
        """What the reference computed, by name, without "out."."""
        found = {name.removeprefix("out."): value for name, value in self._tensors.items() if self._computed(name)}
        return _Held(self._path, found)

    def other(self, name: str) -> Case:
        """Another case of the folder, such as one whose footage this one shares."""
        return next(case for case in read_cases(self.folder, self.outputs) if case.name == name)

    def dimension(self, name: str) -> int:
        """Along which `name` was cut where only a part is kept."""
        told = self.about.get("partial")
        entry = told.get(name) if isinstance(told, Mapping) else None
        return int(entry["dim"]) if isinstance(entry, Mapping) else 1

    @cached_property
    def _tensors(self) -> dict[str, Tensor]:
        from safetensors.torch import load_file

        read_header(self._path)
        return dict(load_file(self._path))

    @property
    def _path(self) -> Path:
        return self.folder / f"{self.name}.safetensors"

    def _computed(self, name: str) -> bool:
        return name.startswith("out.") or any(fnmatchcase(name, pattern) for pattern in self.outputs)


Run = Callable[[Case], Mapping[str, "Tensor"]]
OnCase = Callable[[int, int, str], None]
"""Hears (cases done, cases in all, the next one's name)."""


@dataclass(frozen=True)
class Compared:
    """One tensor of one case."""

    case: str
    tensor: str
    difference: float
    """Largest absolute one; for tokens how many differ."""


@dataclass(frozen=True)
class Parity:
    """What came out."""

    family: str
    cases: int
    compared: tuple[Compared, ...]
    gate: float

    @property
    def worst(self) -> Compared:
        """Of all that is compared as numbers."""
        return max((one for one in self.compared if one.tensor not in TOKENS), key=lambda one: one.difference)

    @property
    def tokens_equal(self) -> bool:
        """Whether every greedy token is the reference's."""
        return all(one.difference == 0 for one in self.compared if one.tensor in TOKENS)

    @property
    def sound(self) -> bool:
        """Whether this is the same function."""
        return self.tokens_equal and self.worst.difference < self.gate


def check(folder: Path | str, on_case: OnCase | None = None) -> Parity:
    """Run every case. Raises EngineError for what is no golden folder, for a checkpoint that cannot be loaded, and for
    results of another kind or shape than the reference's."""
    directory = Path(folder).expanduser().absolute()
    for name in ("checkpoint", "cases.json"):
        if not (directory / name).exists():
            raise EngineError(
                f"this is no golden folder: it has no {name}",
                file=str(directory),
                hint="name a folder that holds checkpoint/, cases.json and the files of the cases",
            )
    checkpoint = open_checkpoint(directory / "checkpoint")
    place = FAMILIES.get(checkpoint.family)
    if place is None:
        raise EngineError(
            f"the family {checkpoint.family} has no reference that it could be compared with here",
            file=str(directory),
            hint=f"families that have: {', '.join(sorted(FAMILIES))}",
        )
    module: Any = import_module(place)
    cases = read_cases(directory, tuple(getattr(module, "OUTPUTS", ())))
    run: Run = module.runner(checkpoint)
    compared: list[Compared] = []
    for number, case in enumerate(cases):
        if on_case is not None:
            on_case(number, len(cases), case.name)
        compared += compare(case, run(case))
    if hasattr(module, "preprocessing"):
        for name, made, wanted in module.preprocessing(checkpoint, directory):
            compared += compare(Case(directory, name, {}), made, wanted)
    if all(one.tensor in TOKENS for one in compared):
        raise EngineError("its cases hold nothing that could be compared", file=str(directory), hint="copy it again")
    return Parity(named(directory) or checkpoint.family, len(cases), tuple(compared), float(getattr(module, "GATE", GATE)))


def read_cases(folder: Path, outputs: tuple[str, ...] = ()) -> list[Case]:
    """All cases of a golden folder, in order. Raises EngineError where cases.json is not what it should be."""
    path = folder / "cases.json"
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ValueError, RecursionError) as error:
        raise EngineError("it is not JSON", file=str(path), hint="copy it again") from error
    entries = found.get("cases") if isinstance(found, dict) else found
    if not isinstance(entries, list) or not entries or not all(isinstance(entry, dict) for entry in entries):
        raise EngineError("it lists no cases", file=str(path), hint="copy the golden folder again")
    cases = []
    for place, entry in enumerate(entries):
        name = Path(str(entry.get("file") or entry.get("name") or f"case_{place}")).name.removesuffix(".safetensors")
        if not (folder / f"{name}.safetensors").is_file():
            raise EngineError(f"{name}.safetensors is missing", file=str(folder), hint="copy the golden folder again")
        cases.append(Case(folder, name, entry, outputs))
    return cases


def read_prepared(folder: Path) -> tuple[Any, dict[str, Tensor]] | None:
    """What preprocessing.json of a golden folder tells, and the tensors beside it; None where there is none."""
    from safetensors.torch import load_file

    path = folder / "preprocessing.json"
    if not path.exists():
        return None
    return json.loads(path.read_text(encoding="utf-8")), load_file(folder / "preprocessing.safetensors")


def named(folder: Path) -> str:
    """What cases.json calls the family, which tells sizes of one family apart; empty where it does not say."""
    found = json.loads((folder / "cases.json").read_text(encoding="utf-8"))
    return str(found.get("family", "")) if isinstance(found, dict) else ""


def load(checkpoint: Checkpoint) -> Loaded:
    """The model of a checkpoint as any other is loaded, but in float32 and on the processor."""
    import torch

    from engine.models import budget, loader

    need = budget.need(checkpoint.config, "cpu", budget.Plan(tokens=4096, chunk=512))
    choice = budget.Choice(setting="cpu", need=need, reason="exact numbers", device="cpu")
    return loader.load(checkpoint, choice, dtype=torch.float32)


def compare(case: Case, made: Mapping[str, Tensor], wanted: Mapping[str, Tensor] | None = None) -> list[Compared]:
    """What was computed beside what was wanted, by default what the case holds. Raises EngineError where something is
    missing or of another shape."""
    return [Compared(case.name, *one) for one in _compared(case, made, case.wanted if wanted is None else wanted)]


def _compared(case: Case, made: Mapping[str, Tensor], wanted: Mapping[str, Tensor]) -> Iterator[tuple[str, float]]:
    import torch

    for name, there in wanted.items():
        if name.endswith(_INDEX):
            continue
        whole = name.removesuffix(_PART)
        here = made.get(name)
        if here is None and whole != name and whole in made:
            here = made[whole].index_select(case.dimension(whole), wanted[f"{whole}{_INDEX}"].long().to(made[whole].device))
        if here is None:
            raise EngineError(f"{case.name}: nothing was computed for {whole}", file=str(case.folder))
        if here.shape != there.shape:
            shapes = f"{tuple(here.shape)} where the reference has {tuple(there.shape)}"
            raise EngineError(f"{case.name}: {whole} has the shape {shapes}", file=str(case.folder))
        if whole in TOKENS:
            yield whole, float((here.cpu() != there).sum())
            continue
        apart = (here.detach().cpu().to(torch.float64) - there.to(torch.float64)).abs()
        difference = float(apart.max()) if apart.numel() else 0.0
        if not math.isfinite(difference):
            raise EngineError(f"{case.name}: {whole} holds values that are no numbers", file=str(case.folder))
        yield whole, difference
