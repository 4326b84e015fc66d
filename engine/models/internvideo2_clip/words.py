"""The tokenizers, in files of the library or as first published: CLIP's byte pairs, BERT's word pieces, LLaMA's pieces."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

from engine.models.internvideo2_clip.settings import Text
from engine.protocol import EngineError

PAIRS = "bpe_simple_vocab_16e6.txt.gz"
_FILES: dict[Text, tuple[tuple[str, ...], ...]] = {
    "clip": (("tokenizer.json",), ("vocab.json", "merges.txt"), (PAIRS,)),
    "bert": (("tokenizer.json",), ("vocab.txt",)),
    "llama": (("tokenizer.model",),),
}
"""Any of which will do."""
_WANTED: dict[Text, str] = {
    "clip": "vocab.json and merges.txt of openai/clip-vit-base-patch16",
    "bert": "vocab.txt of google-bert/bert-large-uncased",
    "llama": "tokenizer.model of InternVL-C's chinese_alpaca_lora_7b",
}
_MERGES = 49152 - 256 - 2
"""That CLIP takes of the list, behind its first line."""
_BEGIN, _END = "<|startoftext|>", "<|endoftext|>"
_MOST = 64 * 2**20


def read(folder: Path, kind: Text) -> Any:
    """transformers' tokenizer. Raises EngineError where the folder has none, or one that cannot be read."""
    if not there(folder, kind):
        raise EngineError("its tokenizer is missing", file=str(folder), hint=f"put {_WANTED[kind]} beside config.json")
    try:
        return {"clip": _clip, "bert": _bert, "llama": _llama}[kind](folder)
    except EngineError:
        raise
    except Exception as error:  # the libraries raise nothing narrower
        raise EngineError("its tokenizer cannot be read", file=str(folder), hint="get its files again") from error


def there(folder: Path, kind: Text) -> bool:
    """Whether the folder holds a tokenizer, whatever is in it. Light."""
    return any(all((folder / name).exists() for name in names) for names in _FILES[kind])


def _clip(folder: Path) -> Any:
    from transformers import CLIPTokenizer

    own: Any = CLIPTokenizer
    if any((folder / name).exists() for name in ("tokenizer.json", "vocab.json")):
        return own.from_pretrained(str(folder), local_files_only=True)
    merges = _merges(folder / PAIRS)
    return own(vocab=_vocabulary(merges), merges=merges)


def _bert(folder: Path) -> Any:
    from transformers import BertTokenizer

    own: Any = BertTokenizer
    return own.from_pretrained(str(folder), local_files_only=True)


def _llama(folder: Path) -> Any:
    """The sentencepiece file, with a mark before and one behind each sentence."""
    from tokenizers import processors
    from transformers import PreTrainedTokenizerFast

    from engine.models.internvideo2.words import pieces

    inner, unknown = pieces(folder / "tokenizer.model")
    marks = [("<s>", inner.token_to_id("<s>")), ("</s>", inner.token_to_id("</s>"))]
    if None in (number for _, number in marks):
        raise EngineError("it has no marks for beginnings and ends", file=str(folder / "tokenizer.model"))
    inner.post_processor = processors.TemplateProcessing(single="<s> $A </s>", pair=None, special_tokens=marks)
    own: Any = PreTrainedTokenizerFast
    return own(tokenizer_object=inner, bos_token="<s>", eos_token="</s>", unk_token=unknown, pad_token=unknown)  # noqa: S106


def _merges(path: Path) -> list[tuple[str, str]]:
    with gzip.open(path, "rb") as file:
        text = file.read(_MOST).decode("utf-8")
    pairs = [tuple(line.split()) for line in text.splitlines()[1 : _MERGES + 1]]
    if not pairs or any(len(pair) != 2 for pair in pairs):
        raise EngineError("it is no list of byte pairs", file=str(path))
    return [(first, second) for first, second in pairs]


def _vocabulary(merges: list[tuple[str, str]]) -> dict[str, int]:
    """Bytes, the same at the end of a word, pairs in the order in which they are merged, and two marks."""
    letters = _letters()
    pieces = [*letters, *(letter + "</w>" for letter in letters), *(first + second for first, second in merges)]
    return {piece: number for number, piece in enumerate([*pieces, _BEGIN, _END])}


def _letters() -> list[str]:
    """A letter for each byte that can be shown: itself where it is one, others from 256 on; those that are come first."""
    shown = [*range(ord("!"), ord("~") + 1), *range(ord("¡"), ord("¬") + 1), *range(ord("®"), ord("ÿ") + 1)]
    hidden = [byte for byte in range(256) if byte not in shown]
    return [chr(byte) for byte in shown] + [chr(256 + number) for number in range(len(hidden))]
