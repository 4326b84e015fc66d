"""From a checkpoint that was looked at to a model that answers, in the setting that was chosen.

The architecture and the names of its weights come from transformers; nothing that a checkpoint brings is run. Weights go
from the file to where they are used, quantised on the way, so that at no moment more is held than the model will take.
"""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.models import families, loader_torchvision, ported
from engine.models.budget import Choice, layer_of
from engine.models.checkpoint import Checkpoint
from engine.models.memory import let_blocks_grow
from engine.protocol import EngineError

if TYPE_CHECKING:
    import torch
    from torch import Tensor, nn

    from engine.models.loader_reading import Piece, Stored

_LOG = logging.getLogger(__name__)


@dataclass
class Loaded:
    """A model that is ready."""

    model: Any
    processor: Any
    """Turns text, pictures and sound into what the model takes; None where the checkpoint has none."""
    tokenizer: Any
    choice: Choice
    kept: Any = None
    """What a family keeps beside the model while that is loaded, such as keys and values; goes when the model goes."""

    @property
    def device(self) -> str:
        """Where inputs go."""
        return self.choice.device

    def place(self, inputs: Mapping[str, Any]) -> dict[str, Any]:
        """Inputs on the model's device, pictures and sound in its own number format: what the budget counts on."""
        import torch

        placed = {}
        for name, value in inputs.items():
            if isinstance(value, torch.Tensor):
                value = value.to(self.device, self.model.dtype if value.is_floating_point() else None)
            placed[name] = value
        return placed


def load(
    checkpoint: Checkpoint,
    choice: Choice,
    *,
    report: Callable[[float], None] | None = None,
    dtype: torch.dtype | None = None,
) -> Loaded:
    """Load it; `report` hears the share done, 0..1. Raises EngineError for a checkpoint that does not fit its architecture.

    `dtype` is that of the weights where it is not the setting's own. torch.OutOfMemoryError passes through.
    """
    prepare()
    model = load_model(checkpoint, choice, report=report, dtype=dtype)
    processor, tokenizer = load_processor(checkpoint)
    return Loaded(model, processor, tokenizer, choice)


def prepare() -> None:
    """Settings that must hold before torch and transformers start."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    let_blocks_grow()
    loader_torchvision.install()


def load_model(
    checkpoint: Checkpoint,
    choice: Choice,
    *,
    report: Callable[[float], None] | None = None,
    dtype: torch.dtype | None = None,
) -> Any:
    """The model alone, without what turns text and pictures into numbers."""
    import torch

    from engine.models import loader_reading

    device = torch.device(choice.device)
    with _quiet():
        model = _empty(checkpoint, dtype or _dtype(checkpoint, choice))
        stored = ported.apart(checkpoint, loader_reading.locate(checkpoint.weights))
        names = _names(model, stored, checkpoint)
    plan = _Plan(model, choice, device)
    for source, target in names.items():
        plan.add(target, stored[source])
    _complete(model, plan, checkpoint)
    plan.run(report)
    _finish(model, plan, checkpoint, device)
    return model


def load_processor(checkpoint: Checkpoint) -> tuple[Any, Any]:
    """(processor, tokenizer); each None where the folder has none."""
    import transformers

    folder = str(checkpoint.directory)
    has = {path.name for path in checkpoint.directory.iterdir()}
    processor = tokenizer = None
    own = ported.architecture(checkpoint.family)
    with _quiet():
        if own is not None:
            return own.processor(checkpoint)
        if has & {"tokenizer.json", "tokenizer.model", "vocab.json"}:
            tokenizer = transformers.AutoTokenizer.from_pretrained(folder, local_files_only=True, trust_remote_code=False)
        if has & {"preprocessor_config.json", "processor_config.json"}:
            try:
                processor = transformers.AutoProcessor.from_pretrained(
                    folder, local_files_only=True, trust_remote_code=False
                )
            except ImportError as error:
                raise EngineError(
                    "this model's pictures are prepared by torchvision, which is not installed or does not work",
                    file=folder,
                    hint="pip install 'clipwright[models]'",
                ) from error
    return processor, tokenizer or getattr(processor, "tokenizer", None)


@contextmanager
def _quiet() -> Iterator[None]:
    """Libraries' advice to programmers is of no use to anybody here."""
    import transformers

    level = transformers.utils.logging.get_verbosity()
    transformers.utils.logging.set_verbosity_error()
    transformers.utils.logging.disable_progress_bar()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        transformers.utils.logging.set_verbosity(level)


def _dtype(checkpoint: Checkpoint, choice: Choice) -> torch.dtype:
    """bf16, in which these models were trained; on the processor encoders take float32, at which each is quick."""
    import torch

    whole = choice.setting == "cpu" and families.kind(checkpoint.config) != "decoder"
    return torch.float32 if whole else torch.bfloat16


def _empty(checkpoint: Checkpoint, dtype: torch.dtype) -> Any:
    """The architecture with weights of no memory; what is computed and not stored (buffers) is real."""
    import transformers
    from accelerate import init_empty_weights

    folder = str(checkpoint.directory)
    own = ported.architecture(checkpoint.family)
    try:
        if own is not None:
            with init_empty_weights(include_buffers=False):
                return _ready(own.empty(checkpoint, dtype), checkpoint)
        config = transformers.AutoConfig.from_pretrained(folder, local_files_only=True, trust_remote_code=False)
        auto = getattr(transformers, families.auto_class(checkpoint.config))
        with init_empty_weights(include_buffers=False):
            model = auto.from_config(config, dtype=dtype, attn_implementation="sdpa", trust_remote_code=False)
    except (ValueError, KeyError, TypeError, AttributeError, ImportError) as error:
        line = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise EngineError(f"this model's configuration cannot be used: {line[:200]}", file=folder) from error
    return _ready(model, checkpoint)


def _ready(model: Any, checkpoint: Checkpoint) -> Any:
    import transformers

    if (checkpoint.directory / "generation_config.json").exists() and model.can_generate():
        folder = str(checkpoint.directory)
        model.generation_config = transformers.GenerationConfig.from_pretrained(folder, local_files_only=True)
    return model.eval()


def _own_names(own: ported.Architecture, model: Any, stored: Mapping[str, Stored]) -> dict[str, str]:
    """Published name -> the model's name, by the family's module. What it does not know is an error and no guess."""
    known = model.state_dict()
    found: dict[str, str] = {}
    for source, there in stored.items():
        target = own.renamed(source)
        if target is not None and target not in known:
            raise EngineError(
                f"it holds {source}, for which this architecture has no place",
                file=str(there.path),
                hint="it is of another model, or of another edition, than its configuration says",
            )
        if target is not None:
            found[source] = target
    return found


def _names(model: Any, stored: Mapping[str, Stored], checkpoint: Checkpoint) -> dict[str, str]:
    """Published name -> the model's name, by transformers' own table of renamings."""
    from transformers.conversion_mapping import get_model_conversion_mapping
    from transformers.core_model_loading import WeightConverter, rename_source_key

    if (own := ported.architecture(checkpoint.family)) is not None:
        return _own_names(own, model, stored)
    table = get_model_conversion_mapping(model)
    converters = [entry for entry in table if isinstance(entry, WeightConverter)]
    renamings = [entry for entry in table if not isinstance(entry, WeightConverter)]
    known = model.state_dict()
    found: dict[str, str] = {}
    for source in stored:
        target, pattern = rename_source_key(source, renamings, converters, model.base_model_prefix, known)
        if pattern is not None:
            raise EngineError(
                "the weights of this architecture are laid out in a way that cannot be loaded yet",
                file=str(checkpoint.directory),
            )
        if target in known:
            found[source] = target
        elif not target.endswith((".inv_freq", "position_ids", "num_batches_tracked")):
            _LOG.info("%s: the architecture has no place for %s", checkpoint.directory, source)
    return found


class _Plan:
    """What is read, where it goes and in which form."""

    def __init__(self, model: nn.Module, choice: Choice, device: torch.device) -> None:
        self.model, self.choice, self.device = model, choice, device
        self.filled: set[str] = set()
        self.bytes = 0
        self._pieces: dict[torch.device, list[Piece]] = {}
        self._slots = dict(model.named_parameters(remove_duplicate=False)) | dict(model.named_buffers())

    def add(self, name: str, stored: Stored) -> None:
        """Have the weight called `name` filled from `stored`."""
        import torch

        from engine.models import loader_quantised, loader_reading

        slot = self._slots[name]
        if tuple(slot.shape) != stored.shape:
            raise EngineError(
                f"{name} has the shape {stored.shape}, the architecture wants {tuple(slot.shape)}", file=str(stored.path)
            )
        self.filled.add(name)
        device = self.home_of(name)
        setting = self.choice.setting
        how = families.quantised(name, stored.shape) if setting in ("fp8", "int8", "nf4") else None
        if how is not None:
            form = setting if how == "linear" else "int8"
            matrix = loader_quantised.Quantised(form, *stored.shape, device, torch.bfloat16)
            loader_quantised.replace(self.model, name, matrix)
            self._read(stored, matrix.write, device)
            return
        waits = setting == "offload" and self._waits(name)
        if waits or device.type == "cpu":
            there = loader_reading.mapped(stored).to(slot.dtype)
            _put(self.model, name, _locked(there) if waits and device.type == "cuda" else there)
            return
        there = torch.empty(stored.shape, dtype=slot.dtype, device=device)
        _put(self.model, name, there)
        self._read(stored, _into(there), device)

    def home_of(self, name: str) -> torch.device:
        """Where a weight or buffer of this name is."""
        import torch

        layer = layer_of(name) if self.choice.shares else None
        return self.device if layer is None else torch.device(self.choice.home_of(layer))

    def _waits(self, name: str) -> bool:
        layer = layer_of(name)
        return layer is not None and layer >= (self.choice.resident_layers or 0)

    def _read(self, stored: Stored, write: Callable[[int, Tensor], None], device: torch.device) -> None:
        from engine.models import loader_reading

        self.bytes += stored.size
        self._pieces.setdefault(device, []).extend(loader_reading.pieces(stored, write))

    def run(self, report: Callable[[float], None] | None) -> None:
        """Read everything."""
        from engine.models import loader_reading

        done = 0

        def count(size: int) -> None:
            nonlocal done
            done += size
            if report is not None:
                report(done / max(1, self.bytes))

        for device, pieces in self._pieces.items():
            # in the order of the files, so that a disk reads on and on
            pieces.sort(key=lambda piece: (str(piece.stored.path), piece.stored.offset, piece.first))
            loader_reading.read(pieces, device, report=count)


def _into(there: Tensor) -> Callable[[int, Tensor], None]:
    def write(first: int, rows: Tensor) -> None:
        (there[first : first + len(rows)] if there.ndim else there).copy_(rows, non_blocking=True)

    return write


def _locked(data: Tensor) -> Tensor:
    """In memory from which a card fetches by itself."""
    try:
        return data.pin_memory()
    except RuntimeError:  # the system grants no more of it; slower, but right
        return data.clone()


def _put(model: nn.Module, name: str, data: Tensor) -> None:
    import torch

    path, _, last = name.rpartition(".")
    module = model.get_submodule(path)
    if last in module._buffers:
        module._buffers[last] = data
    else:
        module._parameters[last] = torch.nn.Parameter(data, requires_grad=False)


def _complete(model: Any, plan: _Plan, checkpoint: Checkpoint) -> None:
    """Weights that the architecture has and the files have not are an error, unless they are another's double."""
    tied = set(getattr(model, "all_tied_weights_keys", None) or {})
    missing = [name for name in plan._slots if name not in plan.filled and name not in tied and name in model.state_dict()]
    if missing:
        raise EngineError(
            f"{len(missing)} weights are missing in this checkpoint, such as {missing[0]}",
            file=str(checkpoint.directory),
            hint="it is incomplete, or of another architecture than its configuration says",
        )


def _share_table(model: Any, plan: _Plan) -> None:
    """Have the table of tokens serve as head, where the files have no other."""
    from engine.models.loader_quantised import QuantisedLinear, QuantisedTable

    table, head = model.get_input_embeddings() if plan.choice.setting != "cpu" else None, None
    if isinstance(table, QuantisedTable) and "lm_head.weight" not in plan.filled and hasattr(model, "lm_head"):
        head = model.lm_head = QuantisedLinear(table.matrix, None)
    if head is None and not isinstance(table, QuantisedTable):
        model.tie_weights()


def _finish(model: Any, plan: _Plan, checkpoint: Checkpoint, device: torch.device) -> None:
    import torch

    from engine.models.loader_offload import Waiting

    _share_table(model, plan)
    for place, module in model.named_modules():
        for name, buffer in module._buffers.items():
            home = plan.home_of(f"{place}.{name}")
            if buffer is not None and buffer.device != home:
                module._buffers[name] = buffer.to(home)
    left = [name for name, parameter in model.named_parameters() if parameter.is_meta]
    if left:
        raise EngineError(f"{len(left)} weights were not filled, such as {left[0]}", file=str(checkpoint.directory))
    for parameter in model.parameters():
        parameter.requires_grad_(False)
    if plan.choice.setting == "offload":
        layers = _layers(model)
        Waiting(layers[plan.choice.resident_layers or 0 :], device)
    if plan.choice.shares:
        from engine.models.loader_spread import Crossing

        layers = _layers(model)
        Crossing(layers, [torch.device(plan.choice.home_of(number)) for number in range(len(layers))], device)
    if device.type == "cuda":
        for card in plan.choice.devices:
            torch.cuda.synchronize(card)
        torch.cuda.empty_cache()


def _layers(model: Any) -> list[nn.Module]:
    decoder = model.get_decoder()
    return list(decoder.layers)
