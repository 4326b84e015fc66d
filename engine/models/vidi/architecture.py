"""Vidi out of transformers' own Mistral or Gemma 2, SigLIP and Whisper: modules under the names that checkpoints have.

As engine.models.ported.Architecture. The towers are cut to what is used: SigLIP has neither its last norm nor its head, and
of Whisper there is the encoder.
"""

from __future__ import annotations

import math
from typing import Any

import torch
from torch import nn

from engine.models.checkpoint import Checkpoint
from engine.models.vidi import settings as settings_
from engine.models.vidi.preparing import Preparing
from engine.models.vidi.settings import Settings
from engine.protocol import EngineError


class Scale(nn.Module):
    """The weights of a norm; `media` says what is normalised."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))


class Projector(nn.Module):
    """Two matrices with an exact GELU between them."""

    def __init__(self, given: int, width: int) -> None:
        super().__init__()
        self.model = nn.Sequential(nn.Linear(given, width), nn.GELU(), nn.Linear(width, width))


class Positions(nn.Module):
    """Two matrices with an exact GELU between them, for a table of positions."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.mlp = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Linear(width, width))


class _Pool(nn.Module):
    def __init__(self, width: int, kernel: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(width, width, kernel, bias=False)


class _Vision(nn.Module):
    def __init__(self, tower: nn.Module) -> None:
        super().__init__()
        self.vision_model = tower


class _Hearing(nn.Module):
    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder


def empty(checkpoint: Checkpoint, dtype: torch.dtype) -> Any:
    """The decoder with everything else below its `model`; `settings` are beside it."""
    import transformers
    from transformers.models.whisper.modeling_whisper import WhisperEncoder

    told = settings_.read(checkpoint)
    gemma = told.kind == "gemma2"
    config_class = transformers.Gemma2Config if gemma else transformers.MistralConfig
    model_class = transformers.Gemma2ForCausalLM if gemma else transformers.MistralForCausalLM
    config = config_class(**told.decoder)
    # attention in the decoder is ours (`decoder`); what is named here is what each family admits, and is not used
    model: Any = model_class._from_config(config, dtype=dtype, attn_implementation="eager")
    vision = transformers.SiglipVisionConfig(**told.vision)
    vision.vision_use_head = False
    tower: Any = transformers.SiglipVisionModel._from_config(vision, dtype=dtype, attn_implementation="sdpa")
    tower.post_layernorm = nn.Identity()
    hearing = transformers.WhisperConfig(**told.hearing)
    encoder = WhisperEncoder._from_config(hearing, dtype=dtype, attn_implementation="sdpa")
    inner = model.model
    inner.mm_vis = _Vision(tower)
    inner.mm_aud = _Hearing(encoder)
    with _made_in(dtype):
        _between(inner, told, gemma)
    model.settings = told
    return model


def _between(inner: Any, told: Settings, gemma: bool) -> None:
    hidden, vision, hearing = told.hidden, told.vision_width, told.hearing_width
    for name in ("img", "aud", "llm"):
        setattr(inner, f"mm_rand_{name}_norm", Scale(hidden))
    for name in ("h", "w", "t"):
        setattr(inner, f"mm_rand_pos_{name}", Positions(hidden))
    if not gemma:
        inner.mm_rand_img_pool = _Pool(vision, math.ceil(told.grid / told.pool))
    inner.mm_rand_img_projector = Projector(vision * (told.pool**2 if gemma else 1), hidden)
    heard = hidden if gemma else hearing
    inner.mm_rand_aud_pool = nn.Conv1d(hearing, heard, told.sound_pool, stride=told.sound_pool, bias=False)
    inner.mm_rand_aud_projector = Projector(heard, hidden)


class _made_in:  # noqa: N801  reads as a word in a with statement
    """Modules of torch's own are made in this number format meanwhile."""

    def __init__(self, dtype: torch.dtype) -> None:
        self._wanted, self._before = dtype, torch.get_default_dtype()

    def __enter__(self) -> None:
        torch.set_default_dtype(self._wanted)

    def __exit__(self, *_: object) -> None:
        torch.set_default_dtype(self._before)


def renamed(name: str) -> str | None:
    """Names are the published ones. Of the tower of pictures the end is not used."""
    return None if settings_.unused(name) else name


def processor(checkpoint: Checkpoint) -> tuple[Preparing, Any]:
    """(how pictures and sound are prepared, the tokenizer as its file says)."""
    from transformers import AutoTokenizer, PreTrainedTokenizerFast

    told = settings_.read(checkpoint)
    folder = checkpoint.directory
    if (folder / "tokenizer.json").is_file():
        # the class that the checkpoint names builds its rules anew, and splits a text with a leading space otherwise
        tokenizer: Any = PreTrainedTokenizerFast.from_pretrained(str(folder), local_files_only=True)
    elif (folder / "tokenizer.model").is_file():
        tokenizer = AutoTokenizer.from_pretrained(str(folder), local_files_only=True, trust_remote_code=False)
    else:
        raise EngineError("there is no tokenizer in it", file=str(folder), hint="get the checkpoint again")
    return Preparing(told), tokenizer
