"""The whole way to a real server: `transformers serve` with a tiny model, over the engine's own process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from fractions import Fraction
from pathlib import Path

import pytest

from engine.client import Engine
from engine.protocol import Ask, CheckServer, EngineError, Place
from engine.remote.address import parse
from engine.remote.answers import PICTURE_FORM
from engine.remote.client import Picture, Remote
from engine.tasks.remote import _two_colours
from tests.support.footage import counter_clip
from tests.support.serving import MODEL, CannotServe, serving

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

STATEMENTS = '[{"start": 1, "end": 1.7, "text": "A dog runs."}, {"start": 99, "end": 100, "text": "It lands."}]'
SAYS = f'{{"statements": {STATEMENTS}, "title": "A dog runs", "colours": "red and blue"}}'


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with ExitStack() as stack:
        try:
            found = stack.enter_context(serving(tmp_path_factory.mktemp("serve"), SAYS))
        except CannotServe as error:
            pytest.skip(f"transformers serve does not start here: {error}")
        yield found


@pytest.fixture(scope="module")
def footage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return counter_clip(tmp_path_factory.mktemp("footage") / "clip.mp4", rate=Fraction(25), frames=100, size=(320, 180))


@pytest.fixture(autouse=True)
def _no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CLIPWRIGHT_API_KEY", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)


def test_it_lists_its_model_and_streams_an_answer(address: str) -> None:
    remote = Remote(parse(address), lambda: None)
    assert remote.models() == (MODEL,)
    heard: list[str] = []
    picture = Picture("Picture at 0.00 s:", _two_colours())
    said = remote.chat("You name moments.", [picture, picture, "What is it?"], form=PICTURE_FORM, on_text=heard.append)
    assert said.text == SAYS == "".join(heard)
    assert not said.cut


def test_a_model_that_it_does_not_have(address: str) -> None:
    with pytest.raises(EngineError, match="has no model called 'tests/nobody'") as error:
        Remote(parse(f"{address}#tests/nobody"), lambda: None).chat("system", ["words"])
    assert error.value.status == 4


def test_everything_that_is_asked_of_it(address: str, footage: Path) -> None:
    with Engine() as engine:
        report = engine.run(CheckServer(server=address, picture=True))
        assert (report.models, report.model, report.problem) == ((MODEL,), MODEL, None)
        assert (report.answer, report.structured) == ("red and blue", True)

        answer = engine.run(Ask(paths=(str(footage),), question="What happens?", engine=address))
        assert (answer.engine, answer.answer) == (f"{address.removeprefix('http://')} {MODEL}", "A dog runs.")
        assert answer.times == (Place(0, Fraction(1, 2), Fraction(2)),)
        assert len(answer.shown) == 8
