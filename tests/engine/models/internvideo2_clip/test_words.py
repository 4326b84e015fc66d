"""The tokenizers of both layouts, and what is said of a folder that has none."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("torch")

from engine.models.internvideo2_clip import words
from engine.protocol import EngineError
from tests.engine.models.internvideo2_clip.conftest import load
from tests.support import tiny_video_text as tiny
from tests.support.tiny_video_text import Layout


@pytest.mark.parametrize(
    ("layout", "wanted"), [("small", "vocab.json and merges.txt"), ("stage2", "vocab.txt"), ("clip", "tokenizer.model")]
)
def test_a_folder_without_words_is_told(layout: Layout, wanted: str, tmp_path: Path) -> None:
    folder = tiny.build_video_text(layout, tmp_path / "mute", tokenizer=False)

    with pytest.raises(EngineError, match="its tokenizer is missing") as raised:
        load(folder)
    assert wanted in (raised.value.hint or "")


def test_the_first_published_list_of_byte_pairs_is_read(tmp_path: Path) -> None:
    _, merges = tiny.pairs_file(tmp_path / words.PAIRS)

    tokenizer = words.read(tmp_path, "clip")

    numbers = tokenizer.get_vocab()
    assert [numbers[piece] for piece in ("!", "~", "¡", "Ā")] == [0, 93, 94, 188], "bytes that can be shown come first"
    assert numbers["!</w>"] == 256
    assert numbers["".join(merges[0])] == 512
    assert (numbers["<|startoftext|>"], numbers["<|endoftext|>"]) == (512 + len(merges), 513 + len(merges))
    ids = tokenizer("A dog")["input_ids"]
    assert ids == tokenizer(" a  DOG ")["input_ids"]
    assert (ids[0], ids[-1]) == (512 + len(merges), 513 + len(merges))


def test_what_is_no_list_of_pairs_is_told(tmp_path: Path) -> None:
    (tmp_path / words.PAIRS).write_bytes(b"\x1f\x8bno archive")

    with pytest.raises(EngineError, match="its tokenizer cannot be read"):
        words.read(tmp_path, "clip")
