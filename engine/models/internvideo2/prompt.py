"""The published prompts of InternVideo2.5."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

END = "<|im_end|>"
START, CLOSE, PLACE = "<img>", "</img>", "<IMG_CONTEXT>"
EACH = 16
"""Tokens of a frame, or of a tile."""
IMAGE = "<image>"
SYSTEM = "你是书生·万象，英文名是InternVL，是由上海人工智能实验室、清华大学及多家合作单位联合开发的多模态大语言模型。"
TEMPLATE = (
    "{{ bos_token }}<|im_start|>system\n" + SYSTEM + "<|im_end|>\n"
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n"
    "{% if message['content'] is string %}{{ message['content'] }}"
    "{% else %}{% for part in message['content'] %}{{ part['text'] }}{% endfor %}{% endif %}<|im_end|>\n"
    "{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
"""What the folder's own template leaves out is what the system says, without which the model was not trained."""


def said(
    question: str,
    history: Sequence[Sequence[str]] | None,
    tiles: int,
    counts: Sequence[int] | None = None,
) -> str:
    """A conversation with pictures: `history` are (question, answer), `counts` the tiles of each of them in order, all
    in one by default. The first pictures stand where the first "<image>" does."""
    if history is None and tiles and IMAGE not in question:
        question = f"{IMAGE}\n{question}"
    turns = [*(history or ()), (question, None)]
    text = f"<|im_start|>system\n{SYSTEM}{END}\n"
    for asked, answer in turns:
        text += f"<|im_start|>user\n{asked}{END}\n<|im_start|>assistant\n"
        text += "" if answer is None else f"{answer}{END}\n"
    for count in counts if counts is not None else [tiles] if tiles else []:
        text = text.replace(IMAGE, f"{START}{PLACE * (EACH * count)}{CLOSE}", 1)
    return text


def numbers(text: str, tokenizer: Any) -> list[int]:
    """Its tokens, with the one that begins a text in front."""
    return [int(tokenizer.bos_token_id), *tokenizer.encode(text, add_special_tokens=False)]
