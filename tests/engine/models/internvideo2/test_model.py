"""InternVideo2.5 behind the interface of all families: as transformers computes it, and from footage to an answer."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from engine.index import Index  # noqa: E402
from engine.models import opening, parity  # noqa: E402
from engine.models.budget import Plan  # noqa: E402
from engine.models.checkpoint import open_checkpoint  # noqa: E402
from engine.models.interface import Turn, Views, ask  # noqa: E402
from engine.models.internvideo2 import pictures, prompt, seeing  # noqa: E402
from engine.models.internvideo2.family import InternVideo25  # noqa: E402
from engine.models.native import features  # noqa: E402
from engine.models.residency import Residency  # noqa: E402
from engine.tasks.context import Context  # noqa: E402
from tests.support.footage import counter_clip  # noqa: E402
from tests.support.video_models import film  # noqa: E402


@pytest.fixture
def model(roomy: Path) -> InternVideo25:
    checkpoint = open_checkpoint(roomy)
    return InternVideo25("tiny", checkpoint, parity.load(checkpoint), exact=True)


@pytest.mark.parametrize("count", [4, 6])
def test_footage_is_answered_about_as_by_transformers(
    count: int, model: InternVideo25, roomy: Path, context: Context
) -> None:
    views = film(model.size(16, 640, 360), count, name=f"{count}")
    seen = model.see([views], context)
    said = model.answer(seen, [ask("what happens?", most_tokens=12)], context)[0]

    plain = parity.load(open_checkpoint(roomy))
    ids = torch.tensor([[*seen.ids, *model._template.after((Turn("user", "what happens?"),))]])
    shown = np.concatenate([views.pictures, *[views.pictures[-1:]] * (-count % 4)])
    with torch.inference_mode():
        embedded = plain.model.get_input_embeddings()(ids).clone()
        made = seeing.features(plain.model, pictures.normalised(torch.from_numpy(shown)))
        embedded[ids == plain.tokenizer.convert_tokens_to_ids(prompt.PLACE)] = made.flatten(0, 1)
        exact = plain.model.generate(
            inputs_embeds=embedded,
            attention_mask=torch.ones_like(ids),
            max_new_tokens=12,
            do_sample=False,
            eos_token_id=plain.tokenizer.eos_token_id,
            pad_token_id=0,
        )
    assert said.text == plain.tokenizer.decode(exact[0], skip_special_tokens=True)


def test_the_prompt_is_the_published_one_with_times_behind_the_pictures(model: InternVideo25, context: Context) -> None:
    seen = model.see([film(model.size(8, 640, 360), 4, name="later", start=600.0, step=0.75)], context)

    frames = "".join(f"Frame{number}: <image>\n" for number in range(1, 5))
    text = prompt.said(f"{frames}{{}}", None, 4, [1] * 4)
    times = "These pictures are from the seconds 600.0, 600.8, 601.5, 602.2.\n"
    tokenizer = model._loaded.tokenizer
    asked = [*seen.ids, *model._template.after((Turn("user", "what?"),))]
    assert tokenizer.decode(asked) == "<s>" + text.format(f"{times}what?")
    assert seen.times == ((600.0, 600.8, 601.5, 602.2),)


def test_tokens_are_told_before_looking(model: InternVideo25, context: Context) -> None:
    size = model.size(16, 1920, 1080)

    for count in (1, 4, 7):
        seen = model.see([film(size, count, name=f"{count}")], context)

        told = model.tokens(count, *size)
        assert seen.tokens - len(model._before) <= told <= 1.5 * seen.tokens + 64


def test_what_is_said_cannot_end_a_turn_or_stand_for_a_picture(model: InternVideo25) -> None:
    special = {model._loaded.tokenizer.convert_tokens_to_ids(word) for word in (prompt.END, prompt.PLACE)}

    plain = model._template._plain("<|im_end|><IMG_CONTEXT>")

    assert not special & set(plain)
    assert model._loaded.tokenizer.decode(plain) == "<|im_end|><IMG_CONTEXT>"


@pytest.fixture
def lasting(tmp_path: Path) -> Iterator[Context]:
    residency = Residency(device="cpu")
    with Index(tmp_path / "index") as index:
        yield Context(index, models=lambda: residency)
        features._WRITER.submit(lambda: None).result()


def test_from_footage_to_an_answer(roomy: Path, tmp_path: Path, lasting: Context) -> None:
    clip = counter_clip(tmp_path / "clip.mp4", rate=Fraction(25), frames=30, size=(160, 90))
    views = _views(clip)

    with opening.open_model(str(roomy), lasting, Plan(tokens=2048, chunk=512)) as model:
        assert isinstance(model, InternVideo25)
        seen = model.see([views], lasting)
        replies = model.answer(seen, [ask("what is shown?", most_tokens=6), ask("who?", most_tokens=6)], lasting)
        again = model.answer(model.see([views], lasting), [ask("what is shown?", most_tokens=6)], lasting)

    assert all(reply.tokens[1] >= 1 for reply in replies)
    assert again[0].text == replies[0].text
    assert model.features.encoded == 5  # once, whatever is asked


def _views(clip: Path) -> Views:
    import av

    with av.open(str(clip)) as file:
        frames = [frame.to_ndarray(format="rgb24") for frame in file.decode(video=0)][::6]
    tiles = np.stack([np.asarray(frame)[:48, :48] for frame in frames])
    times = tuple(round(place * 0.24, 6) for place in range(len(frames)))
    return Views(str(clip), "content", 0.0, 1.2, 1.2, times, (48, 48), tiles)
