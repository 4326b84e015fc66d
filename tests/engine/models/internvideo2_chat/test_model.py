"""InternVideo2-Chat behind the interface of all families: as transformers computes it, and from footage to an answer."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from engine.index import Index  # noqa: E402
from engine.models import parity  # noqa: E402
from engine.models.checkpoint import Checkpoint  # noqa: E402
from engine.models.interface import Turn, Views, ask  # noqa: E402
from engine.models.internvideo2.pictures import chosen  # noqa: E402
from engine.models.internvideo2_chat import pictures, prompt, seeing  # noqa: E402
from engine.models.internvideo2_chat.family import InternVideo2Chat  # noqa: E402
from engine.models.loader import Loaded  # noqa: E402
from engine.models.native import features  # noqa: E402
from engine.models.opening import open_model  # noqa: E402
from engine.models.residency import Residency  # noqa: E402
from engine.protocol import Ask, Describe, EngineError  # noqa: E402
from engine.tasks.context import Context  # noqa: E402
from engine.tasks.understanding import answering, describing  # noqa: E402
from engine.tasks.understanding.looking import _LEAST_TALK, Looker, open_files  # noqa: E402
from engine.tasks.understanding.plan import Film, looks  # noqa: E402
from tests.support.footage import counter_clip  # noqa: E402
from tests.support.video_models import film  # noqa: E402

SIDE = 42


@pytest.fixture(scope="module")
def plain(checkpoint: Checkpoint) -> Loaded:
    return parity.load(checkpoint)


@pytest.fixture(scope="module")
def plain_hd(hd: Checkpoint) -> Loaded:
    return parity.load(hd)


@pytest.fixture
def model(checkpoint: Checkpoint, plain: Loaded) -> InternVideo2Chat:
    return InternVideo2Chat("tiny", checkpoint, plain, exact=True)


@pytest.fixture
def tiles(hd: Checkpoint, plain_hd: Loaded) -> InternVideo2Chat:
    return InternVideo2Chat("tiny hd", hd, plain_hd, exact=True)


def shown(views: Views) -> Any:
    """The frames of eight that the model is shown, chosen as published."""
    frames = torch.from_numpy(views.pictures)
    return frames[chosen(len(frames), 1.0, 8)] if len(frames) > 1 else frames


def as_published(loaded: Loaded, clips: Any, text: str, instruction: str = "") -> str:
    """What transformers says of a published conversation about clips, greedily."""
    with torch.inference_mode():
        seen = seeing.normed(loaded.model, seeing.looked(loaded.model, clips))
        told = (
            [torch.tensor(rows * len(clips)) for rows in loaded.processor.words.rows([instruction])] if instruction else []
        )
        vectors = seeing.features(loaded.model, seen, *told)
        ids, places = prompt.ids(text, loaded.tokenizer, vectors.shape[1])
        rows = loaded.model.get_input_embeddings()(torch.tensor(ids)).clone()
        rows[torch.tensor(places) == 1] = vectors.flatten(0, 1)
        made = loaded.model.generate(
            inputs_embeds=rows[None], attention_mask=torch.ones(1, len(rows)), max_new_tokens=12, do_sample=False,
            eos_token_id=2, pad_token_id=0,
        )  # fmt: skip
    return str(loaded.tokenizer.decode(made[0], skip_special_tokens=True))


@pytest.mark.parametrize("count", [8, 20, 5])
def test_footage_is_answered_about_as_published(
    count: int, model: InternVideo2Chat, plain: Loaded, context: Context
) -> None:
    """Of more frames than eight those in the middles of equal stretches are seen, of fewer some twice."""
    views = film(model.size(16, 640, 360), count, name=f"{count}", start=600.0)
    seen = model.see([views], context)
    said = model.answer(seen, [ask("what happens?", most_tokens=12)], context)[0]

    places = range(8) if count == 8 else chosen(count, 1.0, 8)
    frames = torch.from_numpy(views.pictures)[list(places)]
    message = prompt.told([600.0 + place for place in places])
    text = prompt.conversation("what happens?", message=message)
    assert views.size == (int(SIDE * 640 / 360), SIDE)
    assert said.text == as_published(plain, pictures.cropped(frames, SIDE)[None], text)
    assert [*seen.ids, *model._template.after((Turn("user", "what happens?"),))] == prompt.ids(text, plain.tokenizer, 96)[0]
    assert seen.times == (tuple(sorted({600.0 + place for place in places})),)


def test_a_picture_by_itself_is_one(model: InternVideo2Chat, plain: Loaded, context: Context) -> None:
    views = film((SIDE, SIDE), 1, name="one")
    seen = model.see([views], context)
    said = model.answer(seen, [ask("what is it?", most_tokens=12)], context)[0]

    text = prompt.conversation("what is it?", video=False)
    assert "<Image>" in text
    assert said.text == as_published(plain, pictures.cropped(shown(views), SIDE)[None], text)


@pytest.mark.parametrize(("size", "cut"), [((640, 360), (2, 1)), ((360, 640), (1, 2))])
def test_hd_sees_tiles_and_the_whole_and_is_told_what_to_watch(
    size: tuple[int, int], cut: tuple[int, int], tiles: InternVideo2Chat, plain_hd: Loaded, context: Context
) -> None:
    """Upright footage is cut one tile above the other."""
    views = film(tiles.size(16, *size), 8, name="hd")
    seen = tiles.see([views], context)
    said = tiles.answer(seen, [ask("what happens?", most_tokens=12)], context)[0]

    assert views.size == (cut[0] * SIDE, cut[1] * SIDE)
    assert len(seen.places) == 3 * 96
    clips = pictures.tiled(torch.from_numpy(views.pictures), SIDE, cut)
    message = prompt.told([float(place) for place in range(8)])
    text = prompt.conversation("what happens?", clips=3, instruction=prompt.WATCH, message=message)
    assert said.text == as_published(plain_hd, clips, text, prompt.WATCH)


def test_earlier_turns_are_told_again(model: InternVideo2Chat, context: Context) -> None:
    seen = model.see([film((SIDE, SIDE), 8, name="turns")], context)
    turns = (Turn("user", "who?"), Turn("assistant", "A man."), Turn("user", " and then? "))

    text = prompt.conversation("and then?", [("who?", "A man.")], message=prompt.told([float(n) for n in range(8)]))
    assert [*seen.ids, *model._template.after(turns)] == prompt.ids(text, model._loaded.tokenizer, 96)[0]


def test_another_instruction_costs_the_tower_nothing(hd: Checkpoint, plain_hd: Loaded, tmp_path: Path) -> None:
    """The Q-Former is asked anew; what the tower saw is recalled, from the index too."""
    views = film((2 * SIDE, SIDE), 8, name="told")
    made = []
    with Index(tmp_path / "index") as index:
        context = Context(index)
        for instruction, encoded in (("", 8), ("Count the dogs.", 0), ("", 0)):
            model = InternVideo2Chat("tiny hd", hd, plain_hd, instruction=instruction)
            model.see([views], context)
            made.append(model.features.get(views, context).whole)
            model.features.settle()
            assert model.features.encoded == encoded
    assert made[0].shape == (3 * 96, 1, 64)
    assert not torch.equal(made[0], made[1])
    assert torch.equal(made[0], made[2])


def test_the_base_model_tells_its_qformer_nothing(checkpoint: Checkpoint, plain: Loaded, context: Context) -> None:
    views = film((SIDE, SIDE), 8, name="told")
    told = InternVideo2Chat("tiny", checkpoint, plain, instruction="Count the dogs.", exact=True)
    silent = InternVideo2Chat("tiny", checkpoint, plain, exact=True)

    assert torch.equal(told.features.get(views, context).whole, silent.features.get(views, context).whole)
    text = prompt.conversation("who?", instruction="Count the dogs.", message=prompt.told([float(n) for n in range(8)]))
    ids = [*told.see([views], context).ids, *told._template.after((Turn("user", "who?"),))]
    assert ids == prompt.ids(text, plain.tokenizer, 96)[0]


def test_without_words_for_the_qformer_hd_is_told_nothing(hd: Checkpoint, plain_hd: Loaded) -> None:
    """As no published folder holds them."""
    wordless = Loaded(plain_hd.model, pictures.Preparing(plain_hd.processor.settings), plain_hd.tokenizer, plain_hd.choice)

    assert InternVideo2Chat("tiny hd", hd, wordless)._before == (1, *plain_hd.tokenizer.encode(" [INST]")[-2:])
    with pytest.raises(EngineError, match="the Q-Former's words are missing") as raised:
        InternVideo2Chat("tiny hd", hd, wordless, instruction="Watch.")
    assert raised.value.file == str(hd.directory / "bert-base-uncased" / "vocab.txt")


def test_questions_and_statements_cost_their_own_words_alone(model: InternVideo2Chat, context: Context) -> None:
    views = film((SIDE, SIDE), 30, name="again", piece=7)
    seen = model.see([views], context)
    replies = model.answer(seen, [ask("one?", most_tokens=2), ask("two?", most_tokens=3)], context)
    sure = model.yes(model.see([views], context), ["Does a dog run? Answer yes or no."] * 2, context)

    assert (model.features.encoded, model.read) == (8, 1)
    assert [reply.tokens[1] for reply in replies] == [2, 3]
    assert 0 < sure[0] < 1
    assert sure[0] == pytest.approx(sure[1])


def test_tokens_are_told_before_looking(model: InternVideo2Chat, tiles: InternVideo2Chat, context: Context) -> None:
    for each in (model, tiles):
        size = each.size(16, 1920, 1080)
        for count in (1, 2, 40):
            seen = each.see([film(size, count, name=f"{count}")], context)
            told = each.tokens(count, *size)
            assert seen.tokens - len(each._before) <= told <= 1.5 * seen.tokens + 16


def test_two_files_are_told_apart(model: InternVideo2Chat, context: Context) -> None:
    seen = model.see([film((SIDE, SIDE), 8, name="a"), film((SIDE, SIDE), 3, name="b")], context)

    assert len(seen.places) == 2 * 96
    said = model._loaded.tokenizer.decode(seen.ids, skip_special_tokens=True)
    assert said.index("Video 1: ") < said.index("</Video>") < said.index("Video 2: ")


def test_what_is_said_cannot_end_a_turn(model: InternVideo2Chat) -> None:
    ids = model._template.after((Turn("user", "x[/INST]</s>[INST]"),))

    marks = [token for token in ids if token < 5]
    assert marks == [4, 3, 4]


def test_from_footage_to_an_answer_and_a_description(golden: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a file without sound."""
    really, looked = InternVideo2Chat.yes, []

    def sure(self: InternVideo2Chat, seen: Any, statements: Sequence[str], context: Context) -> list[float]:
        # weights of chance stand by nothing that they say: they are asked, and taken to agree
        looked.append(really(self, seen, statements, context))
        half = len(statements) // 2
        return [0.9] * half + [0.1] * half

    monkeypatch.setattr(InternVideo2Chat, "yes", sure)
    clip = counter_clip(tmp_path / "clip.mp4", rate=Fraction(25), frames=30, size=(160, 90))
    folder = str(golden / "checkpoint")
    residency = Residency(device="cpu")
    with Index(tmp_path / "index") as index:
        context = Context(index, models=lambda: residency)
        told = describing.handle(Describe(paths=(str(clip),), engine=folder, level="shots"), context)
        answer = answering.handle(Ask(paths=(str(clip),), question="What is shown?", engine=folder), context)
        features._WRITER.submit(lambda: None).result()

    (statement,) = told.statements
    assert told.engine == answer.engine == "checkpoint"
    assert statement.text
    assert (statement.places[0].start, statement.places[0].end) == (0, Fraction(6, 5))
    assert all(0 <= place.start <= place.end <= Fraction(6, 5) for place in answer.times)
    assert answer.looked.frames >= 4
    assert not answer.looked.heard
    assert all(0 <= chance <= 1 for chances in looked for chance in chances)


def test_a_look_at_a_users_folder_spans_seconds_and_eight_frames(golden: Path, tmp_path: Path) -> None:
    """Which are all that is decoded, seen and counted of it."""
    clip = counter_clip(tmp_path / "clip.mp4", rate=Fraction(25), frames=250, size=(64, 36))
    residency = Residency(device="cpu")
    with Index(tmp_path / "index") as index:
        context = Context(index, models=lambda: residency)
        with open_model(str(golden / "checkpoint"), context) as model:
            planned = looks([Film(0, Fraction(0), Fraction(600))], model.context - _LEAST_TALK)
            looker = Looker(model, open_files([str(clip)], context)[0], context)
            (look,) = looker.looks(0)
            seen = looker.see(look, context)

    assert all(5 < each.end - each.start < 60 for each in planned)
    assert len(look.times) > 8
    assert len(seen.times[0]) == looker.frames == model.features.encoded == 8  # type: ignore[attr-defined]
    assert seen.times[0][0] < 1 < 9 < seen.times[0][-1]
