"""Text while it comes."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("tokenizers")

from engine.models.generation.text import Stream


@pytest.mark.parametrize("text", ["a dog runs", "夕日の中を犬が走る 🐕 进球了", "  spaces  stay ", "é́\n\nx"])
def test_the_pieces_make_up_the_text(tiny_tokenizer: Any, text: str) -> None:
    tokens = tiny_tokenizer.encode(text, add_special_tokens=False)
    stream = Stream(tiny_tokenizer)

    pieces = [stream.add(token) for token in tokens]

    assert "".join(pieces) == text
    assert all("\ufffd" not in piece for piece in pieces)


def test_marks_of_the_template_are_not_text(tiny_tokenizer: Any) -> None:
    stream = Stream(tiny_tokenizer)

    assert stream.add(tiny_tokenizer.convert_tokens_to_ids("<|im_end|>")) == ""
