"""The published tokenizers: Mistral's as it was when the model was trained, and BERT's for instructions to the Q-Former.

Mistral's puts a blank in front of every piece before it is looked at for special words, and into no part behind one; what is
made of its file today differs. It also writes answers differently: byte by byte where letters are torn, and with the words
that steer tools in them.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from engine.models.checkpoint import read_config
from engine.models.internvideo2_chat.components import BERT_FOLDER
from engine.protocol import EngineError

BLANK = "\u2581"
BEGIN, END, UNKNOWN = "<s>", "</s>", "<unk>"
_UNKNOWN_WORD = "[UNK]"
ASKS, ANSWERS = "[INST]", "[/INST]"
_TORN = "clipwright.torn"
_LONGEST = 512
"""Word pieces of an instruction, with the one that begins it and the one that ends it."""

codecs.register_error(_TORN, lambda error: ("\ufffd" * (error.end - error.start), error.end))  # type: ignore[attr-defined]


def read(folder: Path) -> Any:
    """transformers' fast tokenizer of the language model. What it encodes is a part of a piece: blanks in front of pieces
    are said by who puts them together (`prompt`). Raises EngineError where its file is missing, or of another kind."""
    from tokenizers import Tokenizer, pre_tokenizers
    from transformers import PreTrainedTokenizerFast

    path = folder / "tokenizer.json"
    told = read_config(path)
    own: Any = _parsed(path, Tokenizer)
    if (told.get("model") or {}).get("type") != "BPE" or not _blanks(told):
        raise EngineError("it cuts words in another way than those that are known", file=str(path))
    own.normalizer = None
    own.pre_tokenizer = pre_tokenizers.Metaspace(BLANK, prepend_scheme="never", split=False)
    lacking = [word for word in (BEGIN, END, UNKNOWN, ASKS, ANSWERS) if own.token_to_id(word) is None]
    if lacking:
        raise EngineError(
            f"this tokenizer has no {lacking[0]}",
            file=str(path),
            hint="it is of another model: get the checkpoint again",
        )

    marks = {str(entry["content"]) for entry in told.get("added_tokens") or ()}

    class Words(PreTrainedTokenizerFast):
        """Writes as the published tokenizer did."""

        def _decode(
            self,
            token_ids: int | list[int],
            skip_special_tokens: bool = False,
            clean_up_tokenization_spaces: bool | None = None,  # noqa: ARG002
            **_: Any,
        ) -> str:
            ids = [token_ids] if isinstance(token_ids, int) else list(token_ids)
            pieces = [piece or UNKNOWN for piece in self.convert_ids_to_tokens(ids)]
            return written(pieces, self.all_special_tokens, marks, leave=skip_special_tokens)

    made: Any = Words
    return made(tokenizer_object=own, bos_token=BEGIN, eos_token=END, unk_token=UNKNOWN, pad_token=UNKNOWN)


def written(pieces: Sequence[str], left_out: Iterable[str], marks: set[str], *, leave: bool) -> str:
    """The text of tokens: runs of words, and marks between them with a blank on each side. With `leave`, those `left_out`
    are not written."""
    skipped = set(left_out) if leave else set()
    parts: list[str] = []
    run: list[str] = []
    for piece in [*pieces, ""]:
        if piece in skipped:
            continue
        if piece and piece not in marks:
            run.append(piece)
            continue
        if run:
            parts.append(_text(run))
        parts += [piece] if piece else []
        run = []
    return " ".join(parts)


def _text(run: Sequence[str]) -> str:
    first, *rest = run
    data = b"".join(map(_bytes, (first.removeprefix(BLANK), *rest)))
    return data.decode("utf-8", _TORN)


def _bytes(piece: str) -> bytes:
    if len(piece) == 6 and piece.startswith("<0x") and piece.endswith(">"):
        return bytes([int(piece[3:5], 16)])
    return piece.replace(BLANK, " ").encode()


def _blanks(told: dict[str, Any]) -> bool:
    """Whether a blank is what sentencepiece makes of it, in one of the two ways in which files say so."""
    cutting, rule = told.get("pre_tokenizer"), told.get("normalizer")
    if isinstance(cutting, dict) and rule is None:
        return cutting.get("type") == "Metaspace" and cutting.get("replacement", BLANK) == BLANK
    return cutting is None and isinstance(rule, dict) and BLANK in json.dumps(rule, ensure_ascii=False)


def _parsed(path: Path, kind: Any) -> Any:
    try:
        return kind.from_file(str(path))
    except Exception as error:  # the library raises nothing narrower
        raise EngineError("it cannot be read as a tokenizer", file=str(path), hint="get the checkpoint again") from error


class Instructions:
    """BERT's tokenizer, as the Q-Former is told instructions with it."""

    def __init__(self, vocabulary: Path) -> None:
        """Raises EngineError for a file that is no vocabulary of BERT's."""
        from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

        made: Any = models.WordPiece
        try:
            own: Any = Tokenizer(made.from_file(str(vocabulary), unk_token=_UNKNOWN_WORD))
        except Exception as error:  # the library raises nothing narrower
            raise EngineError("it cannot be read as a vocabulary", file=str(vocabulary)) from error
        own.normalizer = normalizers.BertNormalizer(lowercase=True)
        own.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
        self._own = own
        numbers = [own.token_to_id(word) for word in ("[PAD]", "[CLS]", "[SEP]", _UNKNOWN_WORD)]
        if None in numbers:
            raise EngineError(
                "it is no vocabulary of BERT's", file=str(vocabulary), hint="get vocab.txt of bert-base-uncased"
            )
        self._pad, self._begin, self._end = numbers[:3]

    def rows(self, texts: Sequence[str]) -> tuple[list[list[int]], list[list[int]]]:
        """(numbers, masks) of texts, all as long as the longest: filled up in front; what is too long loses its start."""
        held = [self._own.encode(text, add_special_tokens=False).ids[-(_LONGEST - 2) :] for text in texts]
        whole = [[self._begin, *ids, self._end] for ids in held]
        longest = max(map(len, whole))
        fill = [longest - len(ids) for ids in whole]
        numbers = [[self._pad] * more + ids for more, ids in zip(fill, whole, strict=True)]
        return numbers, [[0] * more + [1] * (longest - more) for more in fill]


def instructions(folder: Path) -> Instructions | None:
    """Of the Q-Former's folder in the model's; None where that does not hold BERT's vocabulary, as no published one does."""
    path = folder / BERT_FOLDER / "vocab.txt"
    return Instructions(path) if path.is_file() else None
