"""What a checkpoint of InternVideo2 with words is. Plain numbers, no torch.

Sizes are those of the weights, as the headers of the files tell them; the configuration says the rest.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from engine.models.checkpoint import Checkpoint
from engine.protocol import EngineError

SEEN, READ = "vision_encoder.", "text_encoder."
BERT, LAYERS = f"{READ}bert.", f"{READ}bert.encoder.layer."
_HEADS = {384: 6, 768: 12, 1024: 16, 1408: 16, 3200: 25}
"""Of the published towers, by their width."""
Text = Literal["clip", "bert", "llama"]
_HEAD: Mapping[Text, int] = {"clip": 64, "bert": 64, "llama": 128}
"""Width of a head of the text models."""
LLAMA = f"{READ}transformer."
_PREFIX = "summarize:"
"""InternVL-C's LLaMA is told so before each sentence, of which it reads so many tokens at most:"""
_SUMMARISED, _REMEMBERED = 80, 2048


@dataclass(frozen=True)
class Seeing:
    """The tower and what is behind it."""

    side: int
    frames: int
    """That are shown of a clip."""
    learnt: int
    """That positions were learnt for."""
    width: int
    heads: int
    inner: int
    blocks: int
    patch: int
    tubelet: int
    picture_positions: bool
    pool_heads: int
    pooled: int

    @property
    def tokens(self) -> int:
        """That the tower sees of a clip."""
        return 1 + self.frames // self.tubelet * (self.side // self.patch) ** 2


@dataclass(frozen=True)
class Reading:
    """The text model."""

    kind: Text
    words: int
    """In its vocabulary."""
    places: int
    width: int
    inner: int
    layers: int
    """That are run."""
    kinds: int
    """Of tokens, BERT's."""
    longest: int
    """Tokens of a sentence at most."""
    rank: int = 0
    """Of what was added to queries and values when it was taught to read for this (LoRA); 0 for nothing."""

    @property
    def heads(self) -> int:
        return self.width // _HEAD[self.kind]

    @property
    def prefix(self) -> str:
        """What is put before a sentence."""
        return _PREFIX if self.kind == "llama" else ""


@dataclass(frozen=True)
class Settings:
    """All of it."""

    seeing: Seeing
    reading: Reading
    joint: int
    """Width of the space that both share."""


def read(checkpoint: Checkpoint) -> Settings:
    """Of a checkpoint. Raises EngineError for one that lacks or contradicts something, naming its file."""
    try:
        return _read(checkpoint.config, _Shapes({name: tensor.shape for name, tensor in checkpoint.tensors.items()}))
    except EngineError as error:
        error.file = error.file or str(checkpoint.directory)
        raise


class _Shapes:
    """Shapes of weights by name."""

    def __init__(self, known: Mapping[str, tuple[int, ...]]) -> None:
        self.known = known

    def __call__(self, name: str, dimensions: int) -> tuple[int, ...]:
        shape = self.known.get(name)
        if shape is None:
            raise EngineError(f"it lacks {name}", hint="its weights are not those of an InternVideo2 with words")
        if len(shape) != dimensions:
            raise EngineError(f"{name} has the shape {shape}, and not {dimensions} dimensions")
        return shape

    def numbered(self, prefix: str) -> int:
        """How many weights' groups there are below the prefix: "blocks.0", "blocks.1" and so on."""
        found = {name.removeprefix(prefix).partition(".")[0] for name in self.known if name.startswith(prefix)}
        return len(found)


def _read(config: Mapping[str, Any], shapes: _Shapes) -> Settings:
    section = _section(config, "model")
    seeing = _seeing(_section(section, "vision_encoder"), shapes)
    reading = _reading(config, _section(section, "text_encoder"), shapes)
    joint, told = {
        "clip": lambda: (shapes("vision_align.1.bias", 1)[0], shapes(f"{READ}projection_layer", 2)[1]),
        "bert": lambda: (shapes("vision_proj.bias", 1)[0], shapes("text_proj.bias", 1)[0]),
        "llama": lambda: (seeing.pooled, shapes(f"{READ}text_projection", 2)[1]),
    }[reading.kind]()
    if joint != told:
        raise EngineError(f"clips become {joint} numbers and sentences {told}")
    return Settings(seeing, reading, joint)


def _seeing(own: Mapping[str, Any], shapes: _Shapes) -> Seeing:
    width, _, tubelet, patch, _ = shapes(f"{SEEN}patch_embed.proj.weight", 5)
    inner, _ = shapes(f"{SEEN}blocks.0.mlp.fc1.weight", 2)
    pooled, _ = shapes(f"{SEEN}clip_projector.cross_attn.proj.weight", 2)
    side = _told(own, "img_size", 224)
    each = (side // patch) ** 2
    steps, left = divmod(shapes(f"{SEEN}pos_embed", 3)[1] - 1, each)
    if left or not steps:
        raise EngineError(f"its positions are not those of frames of {side} px in patches of {patch}")
    heads = _told(own, "num_heads", _HEADS.get(width, 0))
    if not heads or width % heads:
        raise EngineError(f"its vision_encoder.num_heads is {heads or 'missing'}, for a tower {width} wide")
    learnt = steps * tubelet
    frames = _told(own, "num_frames", learnt)
    if frames < 2 or frames % tubelet:
        raise EngineError(f"its num_frames is {frames}, and no clip")
    pool = _told(own, "attn_pool_num_heads", 16)
    if pool < 1 or width % pool:
        raise EngineError(f"its attn_pool_num_heads is {pool}, for a tower {width} wide")
    return Seeing(
        side=side,
        frames=frames,
        learnt=learnt,
        width=width,
        heads=heads,
        inner=inner,
        blocks=shapes.numbered(f"{SEEN}blocks."),
        patch=patch,
        tubelet=tubelet,
        picture_positions=f"{SEEN}img_pos_embed" in shapes.known,
        pool_heads=pool,
        pooled=pooled,
    )


def _reading(config: Mapping[str, Any], own: Mapping[str, Any], shapes: _Shapes) -> Reading:
    table = f"{BERT}embeddings.word_embeddings.weight"
    if table in shapes.known:
        words, width = shapes(table, 2)
        layers = _before_pictures(shapes)
        if own.get("fusion_layer", layers) != layers:
            raise EngineError(f"fusion_layer is {own['fusion_layer']}, and its weights begin to see in layer {layers}")
        found = Reading(
            kind="bert",
            words=words,
            places=shapes(f"{BERT}embeddings.position_embeddings.weight", 2)[0],
            width=width,
            inner=shapes(f"{LAYERS}0.intermediate.dense.weight", 2)[0],
            layers=layers,
            kinds=shapes(f"{BERT}embeddings.token_type_embeddings.weight", 2)[0],
            longest=_told(config, "max_txt_l", 40),
        )
    elif f"{LLAMA}embed_tokens.weight" in shapes.known:
        words, width = shapes(f"{LLAMA}embed_tokens.weight", 2)
        added = f"{LLAMA}layers.0.self_attn.q_proj.lora_A.default.weight"
        found = Reading(
            kind="llama",
            words=words,
            places=_REMEMBERED,
            width=width,
            inner=shapes(f"{LLAMA}layers.0.mlp.gate_proj.weight", 2)[0],
            layers=shapes.numbered(f"{LLAMA}layers."),
            kinds=0,
            longest=_SUMMARISED,
            rank=shapes(added, 2)[0] if added in shapes.known else 0,
        )
    else:
        words, width = shapes(f"{READ}embedding_layer.weight", 2)
        places = shapes(f"{READ}positional_embedding.pos_embed.pos_embed", 4)[2]
        found = Reading(
            kind="clip",
            words=words,
            places=places,
            width=width,
            inner=shapes(f"{READ}transformer.0.pre_norm_ffn.1.weight", 2)[0],
            layers=shapes.numbered(f"{READ}transformer."),
            kinds=0,
            longest=places,
        )
    head = _HEAD[found.kind]
    if found.width % head:
        raise EngineError(f"its text model is {found.width} wide, which makes no heads of {head}")
    return found


def _before_pictures(shapes: _Shapes) -> int:
    """How many layers of BERT read words alone: those below the first one that also looks at what the tower saw."""
    seeing = [
        int(name.removeprefix(LAYERS).partition(".")[0])
        for name in shapes.known
        if name.startswith(LAYERS) and ".crossattention." in name
    ]
    return min(seeing, default=shapes.numbered(LAYERS))


def working(told: Settings, clips: int, value: int) -> int:
    """Bytes that are alive at once, at most, while so many clips are looked at in numbers of `value` bytes each."""
    own = told.seeing
    layer = max(11 * own.width, 2 * own.inner + 4 * own.width)
    # pictures stay as 32-bit numbers, and as those of the tower where these differ
    pixels = 4 if value == 4 else 4 + value
    return clips * (own.tokens * layer * value + own.frames * 3 * own.side**2 * pixels)


def used(name: str, told: Settings) -> bool:
    """Whether a published weight is of any use for vectors: heads for training, what reads words and pictures together, and
    what hears are not."""
    if name.startswith(LAYERS):
        return int(name.removeprefix(LAYERS).partition(".")[0]) < told.reading.layers
    return not name.startswith(_LEFT_OUT) and not name.endswith(("position_ids", "inv_freq")) and name != "temp"


_LEFT_OUT = (
    "itm_head.",
    "audio_",
    "vs_fusion.",
    "av_fusion.",
    "avs_fusion.",
    f"{READ}cls.",
    f"{BERT}pooler.",
    f"{SEEN}clip_decoder.",
    f"{SEEN}final_clip_decoder.",
    f"{SEEN}clip_pos_embed",
    f"{SEEN}clip_img_pos_embed",
)


def count(checkpoint: Checkpoint, told: Settings) -> int:
    """Weights that are used."""
    return sum(math.prod(tensor.shape) for name, tensor in checkpoint.tensors.items() if used(name, told))


def _told(config: Mapping[str, Any], name: str, otherwise: int) -> int:
    """A number, where the configuration tells one; published ones have references to other entries in places."""
    value = config.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else otherwise


def _section(config: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = config.get(name)
    return found if isinstance(found, Mapping) else {}
