"""Vidi's memory of footage: `python -m tests.benchmarks.understanding vidi-memory [--tiny] [--hours H] [--json FILE]`.

Full size with random weights on an NVIDIA card of 80 GB or more, or with --tiny the golden checkpoint on the processor, to
rehearse it. Parts: `hour` (making a memory, first answer, a hundred questions, and the same model without it), `eight` (what
8 bits change), `caps` (the same from a folder on disk, on cards that are said to have 24 and 12 GB).
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np

from engine.models import loader

loader.prepare()

import torch  # noqa: E402 - the allocator's settings come first

from engine.index import Index  # noqa: E402
from engine.models import budget, opening  # noqa: E402
from engine.models.budget import Choice, Plan  # noqa: E402
from engine.models.checkpoint import Checkpoint, open_checkpoint  # noqa: E402
from engine.models.generation.reading import chunk_for  # noqa: E402
from engine.models.interface import Views  # noqa: E402
from engine.models.loader import Loaded  # noqa: E402
from engine.models.residency import Residency  # noqa: E402
from engine.models.vidi import architecture, planning  # noqa: E402
from engine.models.vidi.locked import host  # noqa: E402
from engine.models.vidi.model import VidiModel  # noqa: E402
from engine.models.vidi.planning import BEST  # noqa: E402
from engine.tasks.context import Context  # noqa: E402
from tests.benchmarks.understanding.sheet import Sheet, free, sync  # noqa: E402
from tests.benchmarks.understanding.small_card import peak, small_card  # noqa: E402
from tests.benchmarks.understanding.vidi_eight import effects  # noqa: E402
from tests.support.vidi_sizes import DECODER, TOWERS  # noqa: E402

PARTS = ("hour", "eight", "caps")
GOLDEN = Path(__file__).parents[4] / "shared" / "parity" / "vidi1_5_9b" / "checkpoint"
PUBLISHED = {**DECODER, **TOWERS, "mm_audio_pool_size": 5}
"""Vidi1.5-9B's; whatever else its configuration says is the golden checkpoint's."""
_WORDS = ("a dog", "the crowd", "rain", "a red car", "a goal", "music", "the bride", "smoke", "a map", "laughter")
_DOING = ("appears", "cheers", "falls", "turns round", "is gone", "comes near", "is heard", "stops", "is held up", "begins")
CAPS = (24, 12)
PATIENCE = 45.0
"""Seconds that many questions may take together: where they are reckoned to take longer, fewer are asked."""
MOST = 24
"""Tokens of an answer, as many as three ranges take: random weights come to no end."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure the parts that were named, or all."""
    parser = argparse.ArgumentParser(prog="vidi-memory", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS])
    parser.add_argument("--tiny", action="store_true", help="the golden checkpoint, on the processor")
    parser.add_argument("--hours", type=float, default=1.0, help="of footage; with --tiny 12 seconds whatever is said")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args(arguments)
    sheet = Sheet(torch.device("cpu" if given.tiny else "cuda:0"), given.json)
    parts = given.parts or PARTS
    if given.tiny:
        torch.set_num_threads(1)  # layers this small are slower on several
    with tempfile.TemporaryDirectory() as folder:
        run = Run(sheet, Path(folder), tiny=given.tiny, seconds=12 if given.tiny else round(3600 * given.hours))
        for name in parts:
            if name == "caps":
                run.write()
            sheet.part(name, getattr(run, name))


class Run:
    """One model for all parts."""

    def __init__(self, sheet: Sheet, folder: Path, *, tiny: bool, seconds: int) -> None:
        self.sheet, self.folder, self.tiny, self.seconds = sheet, folder, tiny, seconds
        self.device = sheet.device
        self.questions = 8 if tiny else 100
        shutil.copytree(GOLDEN, folder / "model", copy_function=shutil.copyfile)
        for path in (folder / "model", *(folder / "model").iterdir()):
            path.chmod(0o755 if path.is_dir() else 0o644)
        if not tiny:
            config = folder / "model" / "config.json"
            config.write_text(json.dumps({**json.loads(config.read_text()), **PUBLISHED}))
            for path in (folder / "model").glob("*.safetensors*"):
                path.unlink()
        self.loaded: Loaded | None = None
        self._vidi: VidiModel | None = None

    # --- parts -------------------------------------------------------------------------------------------------------

    def hour(self) -> None:
        """With the memory, and without."""
        model = self.model()
        model.memories.granted = lambda: self._granted(model)
        film = views(model, self.seconds, "hour")
        each = self._asked(model, Context(Index(self.folder / "index")), film, "")
        model.forget()
        free(self.device)
        question = queries(1)
        model.memories.recalls = False
        context = Context(Index(self.folder / "bare"))
        alone = self.sheet.timed(lambda: model.find(model.see([film], context), question, context))
        self.sheet.add("a question without the memory: towers, layers, answer", alone, "s")
        self.sheet.add("  of which a further question with it is one part in", alone / each, "", goal=">= 20")
        model.memories.forget()
        kept = self.sheet.timed(lambda: model.find(model.see([film], context), question, context))
        self.sheet.add("  the same, what the towers made being kept", kept, "s")
        model.memories.recalls = True
        model.forget()

    def eight(self) -> None:
        """What 8 bits change: logits of the first token, digits and ranges, against the format that is computed in."""
        model = self.model()
        model.memories.granted = lambda: self._granted(model)
        film = views(model, min(self.seconds, 600), "eight")
        context = Context(Index(self.folder / "eight"))
        count = 20 if self.tiny else 200
        found: dict[str, dict[str, float]] = {}
        taken = self.sheet.timed(lambda: found.update(effects(model, film, queries(count), context)))
        self.sheet.add(f"{count} questions of 11 tokens in three formats, memories made", taken, "s", goal="<= 60")
        for name, effect in found.items():
            for figure, value in effect.items():
                self.sheet.add(f"{name}: {figure}", value, "")

    def caps(self) -> None:
        """From a folder, as a user has it, on smaller cards."""
        for gigabytes in CAPS:
            self.sheet.note(f"a card of {gigabytes} GB")
            with self._capped(gigabytes) as residency:
                context = Context(Index(self.folder / f"index-{gigabytes}"), models=lambda residency=residency: residency)
                with opening.open_model(str(self.folder / "model"), context) as opened:
                    model: Any = opened
                    model.most = MOST
                    choice = residency.loaded[0][1]
                    if self.tiny:  # what such a card would grant, in proportion to the footage
                        share = {24: 0.68, 12: 0.0}[gigabytes]
                        model.memories.granted = self._part(model, share)
                        model.memories.host = self._part(model, share * 2)
                    self.sheet.note(choice.reason)
                    film = views(model, self.seconds, f"cap{gigabytes}")
                    self._asked(model, context, film, f"{gigabytes} GB, ")
                    peak(self.sheet, gigabytes, choice.need.total / 2**30)
                    model.forget()
                    del model, opened, film  # the next card is as small
                residency.drop()
            del residency, context
            free(self.device)
            if not self.tiny:
                self.sheet.note(f"{torch.cuda.memory_allocated() / 2**30:.2f} GB are still held")

    # --- how ---------------------------------------------------------------------------------------------------------

    def _asked(self, model: VidiModel, context: Context, film: Views, where: str) -> float:
        """Make a memory, ask once, ask many, and again in what might be another process; seconds of each of many."""
        sheet, seen = self.sheet, []
        self._begin()
        made = sheet.timed(lambda: seen.append(model.see([film], context)))
        (one,) = seen
        plan, (keys, values) = model.memories.about(one.views_key)
        sheet.note(
            f"{one.tokens} tokens: {plan.format}, {plan.place}, {plan.resident} layers on the device; "
            f"keys {keys:.2%} off, values {values:.2%}"
        )
        sheet.add(f"{where}making the memory, pictures being there", made, "s", goal="<= 90 with decoding")
        generator = model.generator
        answered: list[int] = []
        before, drafted, kept = generator.passes, generator.drafted, generator.kept
        with heard(model, answered):
            first = sheet.timed(lambda: model.find(one, queries(1), context))
        passes = generator.passes - before + 1
        sheet.add(f"{where}first answer, {len(answered)} tokens", first, "s", goal="<= 1.5")
        if plan.coarse:
            self._drafted(model, where, passes, generator.drafted - drafted, generator.kept - kept)
            generator.drafts, before = False, generator.passes
            first = sheet.timed(lambda: model.find(one, queries(1), context))
            generator.drafts, passes = True, generator.passes - before + 1
            sheet.add(f"{where}the same without drafts", first, "s")
        tokens = len(answered)
        away = (len(model._decoder.layers) - plan.resident) * sum(each.bytes for each in plan.layouts.values())
        floor = f"{away / 1e9:.1f} GB brought, {away / self._rate() * 1e3:.1f} ms" if away else ""
        sheet.add(f"{where}  {passes} passes over footage, each", first / passes * 1e3, "ms", floor=floor)
        count = self.questions
        with model.generator.over(plan.place == "device", plan.room):
            wide = model.generator.widest(64 + tokens)
        while count > wide and -(-count // wide) * first > PATIENCE:
            count -= wide  # whole batches, each of which takes as long as an answer
        asked = queries(count)
        before, drafted, kept = generator.passes, generator.drafted, generator.kept
        many = sheet.timed(lambda: model.find(one, asked, context)) / count
        sheet.add(f"{where}each of {count} questions", many, "s", goal="<= 0.2")
        if plan.coarse:
            turns = -(-count // wide)
            self._drafted(
                model, where, generator.passes - before + turns, generator.drafted - drafted, generator.kept - kept
            )
            generator.drafts = False
            plainly = sheet.timed(lambda: model.find(one, asked, context)) / count
            generator.drafts = True
            sheet.add(f"{where}  the same without drafts", plainly, "s")
        beside = plan.host if self.device.type == "cpu" else 0  # a processor's main memory is its device's
        held, predicted = model.memories.bytes, (plan.held + plan.drafting + beside) / 2**20
        sheet.add(f"{where}memory on the device", held / 2**20, "MB", floor=f"predicted {predicted:,.3f}")
        if self.device.type == "cuda":
            sheet.add(f"{where}peak of the card, allocated", torch.cuda.max_memory_allocated() / 2**30, "GB")
        model.memories.settle()
        model.forget()
        again = sheet.timed(lambda: model.find(model.see([film], context), queries(1), context))
        recalled = "recalled from disk" if model.memories.recalled else "made again: it was not worth keeping"
        sheet.add(f"{where}first answer of the next process, {recalled}", again, "s")
        return many

    def _drafted(self, model: VidiModel, where: str, passes: int, drafted: int, kept: int) -> None:
        """What became of the drafts of the first answer."""
        (own,) = model.memories._own.values()
        tokens = sum(one.tokens for one in own.plan.coarse.values())
        self.sheet.note(
            f"drafts read {tokens} tokens of footage, {own.plan.drafting / 2**20:,.0f} MB; how many of them stand "
            "with random weights says little of how many do with trained ones"
        )
        self.sheet.add(f"{where}  passes over footage with drafts, those of questions among them", passes, "")
        self.sheet.add(f"{where}  tokens drafted", drafted, "")
        self.sheet.add(f"{where}  of them kept", kept / max(1, drafted), "")

    def model(self) -> VidiModel:
        """One for all parts: its matrices are laid side by side when it is made."""
        if self._vidi is not None:
            self._vidi.memories.formats = BEST
            return self._vidi
        if self.loaded is None:
            checkpoint, made = self._made()
            processor, tokenizer = architecture.processor(checkpoint)
            setting: budget.Setting = "cpu" if self.tiny else "bf16"
            need = budget.need(checkpoint.config, setting, Plan(tokens=131072, chunk=chunk_for(self.device)))
            choice = Choice(setting=setting, need=need, reason="benchmark", device=str(self.device))
            self.loaded = Loaded(made, processor, tokenizer, choice)
        found = VidiModel("vidi", Checkpoint(self.folder / "model", self._config(), "vidi"), self.loaded)
        found.most = MOST
        self._vidi = found
        return found

    def write(self) -> None:
        """The model as a folder on disk. What was loaded is let go."""
        if not self.tiny:
            from safetensors.torch import save_file

            _, made = self._made() if self.loaded is None else (None, self.loaded.model)
            tied = {"lm_head.weight"}
            tensors = {name: value.cpu().contiguous() for name, value in made.state_dict().items() if name not in tied}
            save_file(tensors, self.folder / "model" / "model.safetensors", {"format": "pt"})
        self.loaded = self._vidi = None
        free(self.device)

    def _made(self) -> tuple[Checkpoint, Any]:
        if self.tiny:
            checkpoint = open_checkpoint(self.folder / "model")
            need = budget.Need(weights=0, cache=0, activations=0, vision=0, workspace=0, host=0, total=0)
            choice = Choice(setting="cpu", need=need, reason="", device="cpu")
            return checkpoint, loader.load(checkpoint, choice, dtype=torch.float32).model
        checkpoint = Checkpoint(self.folder / "model", self._config(), "vidi")
        torch.manual_seed(0)
        with torch.device(self.device):
            made = architecture.empty(checkpoint, torch.bfloat16).eval()
        made.tie_weights()
        made.requires_grad_(requires_grad=False)
        return checkpoint, made

    def _config(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.folder / "model" / "config.json").read_text())
        return found

    def _needed(self, model: VidiModel) -> int:
        """Bytes of the footage as it is computed."""
        return model._decoder.bytes_per_token * sum(model.footage.streams(views(model, self.seconds, "")).values())

    def _part(self, model: VidiModel, share: float) -> Callable[[], int]:
        """So much of it, and room for questions."""
        return lambda: round(self._needed(model) * share) + (2048 * model._decoder.bytes_per_token if share else 0)

    def _granted(self, model: VidiModel) -> int:
        """For keys and values, what is left of the card; on the processor enough for everything."""
        if self.device.type != "cuda":
            return 10**9
        return int(torch.cuda.mem_get_info()[0] * 0.8) + model.memories.bytes

    def _rate(self) -> float:
        """Bytes a second from main memory to the card, in pieces such as footage is brought in."""
        if self.device.type != "cuda":
            return float("inf")
        piece = 2**26
        held, there = host(16 * piece, self.device), torch.empty(piece, dtype=torch.uint8, device=self.device)

        def copied() -> None:
            for each in held.split(piece):
                there.copy_(each, non_blocking=True)

        copied()
        return len(held) / self.sheet.timed(copied, 3)

    def _begin(self) -> None:
        sync(self.device)
        if self.device.type == "cuda":
            torch.cuda.reset_peak_memory_stats()

    @contextmanager
    def _capped(self, gigabytes: int) -> Iterator[Residency]:
        with ExitStack() as within:
            if self.tiny:  # footage this short is less than questions and answers
                within.enter_context(mock.patch.object(planning, "ROOM_BROUGHT", 0.0))
            yield within.enter_context(small_card(self.sheet, gigabytes))


@contextmanager
def heard(model: VidiModel, tokens: list[int]) -> Iterator[None]:
    """Tokens of answers that are given within it go to `tokens`."""
    answers = model.generator.answers

    def told(*given: Any) -> Any:
        said = answers(*given)
        tokens.extend(token for one in said for token in one.tokens)
        return said

    with mock.patch.object(model.generator, "answers", told):
        yield


def queries(count: int) -> list[str]:
    """Different ones."""
    return [f"{_WORDS[place % 10]} {_DOING[place // 10 % 10]} {place // 100 or ''}".strip() for place in range(count)]


def views(model: VidiModel, seconds: int, name: str) -> Views:
    """Pictures of noise, one a second, and as much noise to be heard."""
    side = model.size(1, 1920, 1080)[0]
    rng = np.random.default_rng(0)
    piece = rng.integers(0, 255, (min(seconds, 64), side, side, 3), dtype=np.uint8)

    def pieces() -> Iterable[np.ndarray]:
        for first in range(0, seconds, len(piece)):
            yield piece[: seconds - first]

    sound = rng.normal(0, 0.1, 16000 * seconds).astype(np.float32)
    times = tuple(float(second) for second in range(seconds))
    return Views(f"{name}.mp4", name, 0.0, float(seconds), float(seconds), times, (side, side), pieces, sound)


if __name__ == "__main__":
    main()
