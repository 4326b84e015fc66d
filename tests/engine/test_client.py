"""The client against real worker processes: questions, answers and those who listen."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from fractions import Fraction
from pathlib import Path

import pytest

from engine.client import Engine
from engine.folders import log_file
from engine.protocol import (
    Analyse,
    EngineError,
    FindHighlights,
    FootageError,
    Probe,
    Progress,
    UsageError,
)
from tests.support.engines import ROOT, wait_until, workers


def test_a_result_comes_back_exactly(misbehaving: Engine) -> None:
    info = misbehaving.run(Probe(path="/some/where.mp4"))
    assert (info.path, info.origin, info.duration) == ("/some/where.mp4", Fraction(1, 3), Fraction(1001, 30000))
    assert misbehaving.run(Analyse(path="/a")).info.path == "/a"


def test_names_of_all_kinds_pass(misbehaving: Engine) -> None:
    for name in (
        "Überfahrt – 日本語 🎬.mp4",
        'it\'s "quoted"; $(echo) `x`.mov',
        "-y",
        " leading and trailing ",
        "new\nline",
    ):
        assert misbehaving.run(Probe(path=f"/f/{name}")).path == f"/f/{name}"


@pytest.mark.skipif(os.name == "nt", reason="names on Windows are always text")
def test_a_name_that_is_not_text_is_refused_in_words(misbehaving: Engine) -> None:
    with pytest.raises(FootageError) as caught:
        misbehaving.run(Probe(path=os.fsdecode(b"/f/\xff\xfe.mp4")))
    assert "�" in (caught.value.file or "")
    caught.value.line().encode()


def test_relative_paths_are_taken_from_the_callers_folder(
    misbehaving: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    misbehaving.run(Probe(path="/starts/the/worker"))
    monkeypatch.chdir(tmp_path)
    assert misbehaving.run(Probe(path="here.mp4")).path == str(tmp_path / "here.mp4")


def test_it_works_from_any_folder_even_a_hostile_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("engine", "msgspec", "json", "sqlite3"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('a module of the current folder was imported')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    with Engine() as real, pytest.raises(FootageError):
        real.run(Probe(path="missing.mp4"))


def test_errors_keep_their_kind_file_and_hint(misbehaving: Engine) -> None:
    with pytest.raises(FootageError) as caught:
        misbehaving.run(Probe(path="/f/unusable"))
    assert (caught.value.message, caught.value.file, caught.value.hint) == (
        "it is no footage",
        "/f/unusable",
        "take another",
    )


def test_a_fault_in_a_handler_is_one_line_and_its_trace_is_in_the_log(misbehaving: Engine) -> None:
    with pytest.raises(EngineError) as caught:
        misbehaving.run(Probe(path="/f/bug"))
    assert "\n" not in caught.value.line()
    assert "ZeroDivisionError: a fault in two lines" in caught.value.message
    assert str(log_file()) in (caught.value.hint or "")
    assert "Traceback" in log_file().read_text()
    with pytest.raises(EngineError, match="no_such_module"):
        misbehaving.run(FindHighlights(paths=("/a",)))
    with pytest.raises(EngineError, match="SystemExit"):
        misbehaving.run(Probe(path="/f/sys.exit=0"))
    pid = workers()[0].pid
    assert misbehaving.run(Probe(path="/f/fine")).path == "/f/fine"
    assert [worker.pid for worker in workers()] == [pid], "the worker outlives the fault"


def test_what_libraries_print_ends_in_the_log_and_not_in_the_stream(misbehaving: Engine) -> None:
    for _ in range(3):
        assert misbehaving.run(Probe(path="/f/print")).path == "/f/print"
    text = log_file().read_text()
    for line in ("printed by a library", "written to descriptor 1", "printed by a child"):
        assert line in text


def test_a_handler_that_reads_standard_input_gets_nothing(misbehaving: Engine) -> None:
    assert misbehaving.run(Probe(path="/f/read stdin")).fingerprint == "''"


def test_an_answer_of_the_wrong_shape_is_an_engine_error(misbehaving: Engine) -> None:
    with pytest.raises(EngineError, match="does not fit"):
        misbehaving.run(Probe(path="/f/wrong answer"))
    assert misbehaving.run(Probe(path="/f/fine")).path == "/f/fine"


def test_progress_is_thinned_and_never_falls(misbehaving: Engine) -> None:
    seen: list[Progress] = []
    caller: set[str] = set()

    def note(progress: Progress) -> None:
        seen.append(progress)
        caller.add(threading.current_thread().name)

    misbehaving.run(Probe(path="/f/many steps=20000"), on_progress=note)
    assert 1 <= len(seen) < 200
    assert [p.done for p in seen] == sorted(p.done for p in seen)
    assert caller == {threading.current_thread().name}


def test_a_listener_that_fails_stops_its_own_job_only(misbehaving: Engine) -> None:
    def fail(progress: Progress) -> None:
        raise UsageError("the listener failed")

    with pytest.raises(UsageError, match="the listener failed"):
        misbehaving.run(Probe(path="/f/cooperative"), on_progress=fail)
    job = misbehaving.submit(Probe(path="/f/many steps=5"), on_progress=fail)
    assert job.result(10).path == "/f/many steps=5"


def test_a_result_that_is_not_there_in_time(misbehaving: Engine) -> None:
    job = misbehaving.submit(Probe(path="/f/cooperative"))
    with pytest.raises(TimeoutError):
        job.result(0.05)
    assert not job.done


def test_whoever_asked_is_told_when_a_job_is_done_once_and_even_afterwards(misbehaving: Engine) -> None:
    told: list[str] = []

    def fail() -> None:
        raise ZeroDivisionError

    job = misbehaving.submit(Probe(path="/fine"))
    job.when_done(lambda: told.append("early"))
    job.when_done(fail)  # a listener's fault stops neither the others nor the engine
    job.when_done(lambda: told.append("too"))
    assert misbehaving.run(Probe(path="/fine")) == job.result(60)
    wait_until(lambda: len(told) == 2)  # on another thread, which the result does not wait for
    job.when_done(lambda: told.append("late"))
    wait_until(lambda: len(told) == 3)
    assert told == ["early", "too", "late"]


def test_the_client_is_light() -> None:
    code = "import sys, engine.client; print([m for m in ('numpy', 'av', 'cv2', 'torch', 'sqlite3') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_engine_that_was_never_used_starts_nothing() -> None:
    with Engine():
        assert not workers()
