"""The published sentencepiece file as a tokenizer of the library's own.

Special words are split off first, and each piece of text between them is encoded by itself, with a blank in front where the
file says so.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from engine.models.checkpoint import read_config
from engine.protocol import EngineError

_BLANK = "\u2581"
_NORMAL, _UNKNOWN, _OWN_WORD, _BPE = 1, 2, 4, 2
"""Kinds of a piece, and of a model, as sentencepiece counts them."""


def read(folder: Path, end: str, template: str) -> Any:
    """A tokenizer whose answers end with `end`. Raises EngineError where a file is missing, or of another kind."""
    from tokenizers import AddedToken
    from transformers import PreTrainedTokenizerFast

    own, unknown = pieces(folder / "tokenizer.model")
    told = read_config(folder / "tokenizer_config.json")
    _add(own, told, folder, AddedToken)
    if own.token_to_id(end) is None:
        raise EngineError(f"its tokenizer has no {end}", file=str(folder / "tokenizer_config.json"))
    made: Any = PreTrainedTokenizerFast
    return made(
        tokenizer_object=own,
        bos_token=str(told.get("bos_token") or "<s>"),
        eos_token=end,
        pad_token=str(told.get("pad_token") or "</s>"),
        unk_token=unknown,
        chat_template=template,
        clean_up_tokenization_spaces=False,
    )


def pieces(path: Path) -> tuple[Any, str | None]:
    """(the pieces of a sentencepiece file as a tokenizer without special words, the unknown one). Raises EngineError."""
    from tokenizers import Tokenizer, decoders, models, normalizers
    from transformers.convert_slow_tokenizer import generate_merges

    proto = _proto(path)
    rule = proto.normalizer_spec
    if proto.trainer_spec.model_type != _BPE or rule.precompiled_charsmap or rule.remove_extra_whitespaces:
        raise EngineError("it cuts words in another way than those that are known", file=str(path))
    scores = {piece.piece: piece.score for piece in proto.pieces if piece.type in (_NORMAL, _OWN_WORD)}
    vocabulary = {piece.piece: place for place, piece in enumerate(proto.pieces)}
    merges = generate_merges(vocabulary, scores)
    unknown = next((piece.piece for piece in proto.pieces if piece.type == _UNKNOWN), None)
    own: Any = Tokenizer(
        models.BPE(
            vocab=vocabulary, merges=merges, unk_token=unknown, fuse_unk=True, byte_fallback=proto.trainer_spec.byte_fallback
        )
    )
    steps: list[Any] = [normalizers.Prepend(_BLANK)] if rule.add_dummy_prefix else []
    own.normalizer = normalizers.Sequence([*steps, normalizers.Replace(" ", _BLANK)])
    parts: list[Any] = [decoders.Replace(_BLANK, " "), decoders.ByteFallback(), decoders.Fuse()]
    own.decoder = decoders.Sequence([*parts, decoders.Strip(" ", 1, 0)] if rule.add_dummy_prefix else parts)
    return own, unknown


def _add(own: Any, told: dict[str, Any], folder: Path, make: Any) -> None:
    """The words that the configuration adds, at the numbers that it gives them."""
    added = told.get("added_tokens_decoder")
    if not isinstance(added, dict):
        raise EngineError("it lists no added_tokens_decoder", file=str(folder / "tokenizer_config.json"))
    for number, about in sorted(added.items(), key=lambda entry: int(entry[0])):
        word = str(about["content"])
        own.add_special_tokens([make(word, normalized=False, special=True)])
        if own.token_to_id(word) != int(number):
            raise EngineError(
                f"{word} should be token {number} and would be {own.token_to_id(word)}",
                file=str(folder / "tokenizer_config.json"),
                hint="tokenizer.model is of another model: get the checkpoint again",
            )


def _proto(path: Path) -> Any:
    from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
    from transformers.convert_slow_tokenizer import import_protobuf

    made: Any = import_protobuf
    found = made().ModelProto()
    try:
        found.ParseFromString(path.read_bytes())
    except FileNotFoundError as error:
        raise EngineError(
            "its tokenizer.model is missing", file=str(path.parent), hint="get the checkpoint again"
        ) from error
    except (OSError, DecodeError) as error:
        raise EngineError("it cannot be read as a tokenizer", file=str(path), hint="get the checkpoint again") from error
    return found
