"""The real engine on real files: client, worker, index and tasks together."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from engine.client import Engine
from engine.index import Index
from engine.media.seeks import plan_seeks
from engine.protocol import Analyse, FootageError, PlanSeeks, Probe, Stills
from tests.support.engines import wait_for_stage
from tests.support.footage import counter_clip


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return counter_clip(
        tmp_path_factory.mktemp("footage") / "it's – 日本語.mp4", rate=Fraction(30000, 1001), frames=30, gop=10
    )


def test_probe_and_seeks(clip: Path) -> None:
    with Engine() as engine:
        info = engine.run(Probe(path=str(clip)))
        assert info.video[0].rate == Fraction(30000, 1001)
        assert info.path == str(clip)
        times = (Fraction(0), Fraction(15 * 1001, 30000))
        request = PlanSeeks(
            path=info.path, container=info.container, stream_index=info.video[0].index, times=times, origin=info.origin
        )
        seeks = engine.run(request)
        assert seeks.times == plan_seeks(info.path, info.container, info.video[0].index, times, info.origin)
    with Engine() as another:
        assert another.run(Probe(path=str(clip))) == info
    with Index() as index:
        assert index.count("probe") >= 1


def test_what_is_no_footage_is_refused_and_the_engine_goes_on(clip: Path, tmp_path: Path) -> None:
    text = tmp_path / "notes.mp4"
    text.write_text("ffconcat version 1.0\nfile /etc/passwd\n")
    with Engine() as engine:
        for path in (text, tmp_path, tmp_path / "missing.mp4"):
            with pytest.raises(FootageError) as caught:
                engine.run(Probe(path=str(path)))
            assert caught.value.file == str(path)
        assert engine.run(Probe(path=str(clip))).kind == "video"


@pytest.mark.slow
def test_questions_in_the_middle_of_an_analysis_do_not_change_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clip = counter_clip(tmp_path / "long.mp4", rate=Fraction(25), frames=300, gop=25, audio="tone")
    found = []
    for questions in (False, True):
        monkeypatch.setenv("CLIPWRIGHT_CACHE", str(tmp_path / f"cache {questions}"))
        with Engine() as engine:
            job = engine.submit(Analyse(path=str(clip)))
            wait_for_stage(job, 60)
            asked = 0
            while questions and not job.done:
                stills = engine.run(Stills(path=str(clip), times=(Fraction(asked % 12),), height=36))
                assert stills.jpegs[0].startswith(b"\xff\xd8")
                asked += 1
            assert not questions or asked > 1, "they did not wait for its end"
            found.append(job.result(120))
    assert found[0] == found[1]
