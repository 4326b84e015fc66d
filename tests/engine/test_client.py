"""The client against real worker processes, well behaved and not."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import psutil
import pytest

import engine.client
from engine.client import Engine
from engine.folders import log_file
from engine.index import Index
from engine.protocol import (
    Analyse,
    Cancelled,
    EngineError,
    FindHighlights,
    FootageError,
    MediaInfo,
    Probe,
    Progress,
    UsageError,
)
from engine.protocol.wire import PROTOCOL_VERSION

ROOT = Path(__file__).resolve().parents[2]
MISBEHAVING = (sys.executable, "-P", "-m", "tests.support.misbehaving_worker")
CANCEL_LIMIT = 1.0


def speaking(*lines: str) -> tuple[str, ...]:
    """A worker's command: greets as the real one does, then runs `lines` of Python."""
    start = (
        "import os, sys, time",
        "from engine.protocol import Hello, Probe, Progress",
        "from engine.protocol.wire import write_frame",
        "out = sys.stdout.buffer",
        f"hello = Hello(version={PROTOCOL_VERSION!r}, pid=os.getpid())",
    )
    return (sys.executable, "-P", "-c", "\n".join((*start, *lines)))


@pytest.fixture
def misbehaving() -> Iterator[Engine]:
    with Engine(command=MISBEHAVING) as running:
        yield running


def wait_for_stage(job: engine.client.Job[object], limit: float = 20.0) -> Progress:
    end = time.monotonic() + limit
    while job.progress is None:
        assert time.monotonic() < end, "the job did not begin"
        time.sleep(0.01)
    return job.progress


def has_ended(pid: int, limit: float = 5.0) -> bool:
    """Whether the process ends, and is waited for, within `limit` seconds."""
    end = time.monotonic() + limit
    while psutil.pid_exists(pid):
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def workers() -> list[psutil.Process]:
    return psutil.Process().children(recursive=True)


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


def test_a_flood_from_many_threads(misbehaving: Engine) -> None:
    results: dict[str, str] = {}

    def ask(thread: int) -> None:
        jobs = [misbehaving.submit(Probe(path=f"/{thread}/{n}")) for n in range(100)]
        results.update({job.result(30).path: f"/{thread}/{n}" for n, job in enumerate(jobs)})

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(results) == 500
    assert all(got == asked for got, asked in results.items())
    assert len(workers()) == 1


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


@pytest.mark.parametrize("deed", ["cooperative", "stuck"])
def test_cancel_takes_less_than_a_second(misbehaving: Engine, deed: str) -> None:
    took = []
    for _ in range(3):  # the machine may be busy with other tests: once must do
        job = misbehaving.submit(Probe(path=f"/f/{deed}"))
        after = misbehaving.submit(Probe(path="/f/after"))
        wait_for_stage(job)
        began = time.monotonic()
        job.cancel()
        with pytest.raises(Cancelled):
            job.result(10)
        took.append(time.monotonic() - began)
        assert job.done
        assert job.cancelled
        assert after.result(20).path == "/f/after"
        if took[-1] < CANCEL_LIMIT:
            return
    pytest.fail(f"cancelling took {took} seconds")


def test_killing_a_stuck_worker_also_ends_what_it_started(misbehaving: Engine) -> None:
    job = misbehaving.submit(Probe(path="/f/stuck with a child"))
    grandchild = int(wait_for_stage(job).stage)
    job.cancel()
    job.wait(5)
    # its new parent, init or whatever stands in for it, may be slow to collect it
    end = time.monotonic() + 5
    while psutil.pid_exists(grandchild) and psutil.Process(grandchild).status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_waiting_job_is_cancelled_at_once_and_the_running_one_goes_on(misbehaving: Engine) -> None:
    running = misbehaving.submit(Probe(path="/f/cooperative"))
    waiting = misbehaving.submit(Probe(path="/f/waiting"))
    wait_for_stage(running)
    waiting.cancel()
    waiting.cancel()
    with pytest.raises(Cancelled):
        waiting.result(10)
    assert not running.done


def test_cancel_while_the_worker_starts() -> None:
    with Engine(command=(sys.executable, "-c", "import time; time.sleep(3600)")) as slow:
        job = slow.submit(Probe(path="/f"))
        time.sleep(0.2)
        job.cancel()
        with pytest.raises(Cancelled):
            job.result(10)
    assert not workers()


def test_an_event_cancels_a_run(misbehaving: Engine) -> None:
    stop = threading.Event()
    with pytest.raises(Cancelled):
        misbehaving.run(Probe(path="/f/cooperative"), cancel=stop, on_progress=lambda _: stop.set())
    with pytest.raises(Cancelled):
        misbehaving.run(Probe(path="/f/fine"), cancel=stop)
    assert misbehaving.run(Probe(path="/f/fine"), cancel=threading.Event()).path == "/f/fine"


def test_a_result_that_is_not_there_in_time(misbehaving: Engine) -> None:
    job = misbehaving.submit(Probe(path="/f/cooperative"))
    with pytest.raises(TimeoutError):
        job.result(0.05)
    assert not job.done


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_the_worker_killed_in_mid_job_costs_that_job_only(misbehaving: Engine) -> None:
    job = misbehaving.submit(Probe(path="/f/stuck"))
    others = [misbehaving.submit(Probe(path=f"/f/{n}")) for n in range(3)]
    wait_for_stage(job)
    (worker,) = workers()
    os.kill(worker.pid, signal.SIGKILL)
    with pytest.raises(EngineError, match="SIGKILL") as caught:
        job.result(5)
    assert caught.value.file == "/f/stuck"
    assert str(log_file()) in (caught.value.hint or "")
    assert [other.result(20).path for other in others] == ["/f/0", "/f/1", "/f/2"]
    assert has_ended(worker.pid)


def test_crashes_say_how_and_the_next_job_finds_a_new_worker(misbehaving: Engine) -> None:
    for deed, words in (("exit=3", "exit status 3"), ("exit=0", "exit status 0")):
        with pytest.raises(EngineError, match=words):
            misbehaving.run(Probe(path=f"/f/{deed}"))
        assert misbehaving.run(Probe(path="/f/fine")).path == "/f/fine"
    if os.name != "nt":
        with pytest.raises(EngineError, match="SIGABRT"):
            misbehaving.run(Probe(path="/f/abort"))
        assert "Fatal Python error" in log_file().read_text()


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_worker_that_dies_between_jobs_is_collected_and_replaced(misbehaving: Engine) -> None:
    misbehaving.run(Probe(path="/f/1"))
    (worker,) = workers()
    os.kill(worker.pid, signal.SIGKILL)
    assert has_ended(worker.pid)
    assert misbehaving.run(Probe(path="/f/2")).path == "/f/2"


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_what_a_killed_worker_had_kept_is_there_for_the_next(misbehaving: Engine) -> None:
    misbehaving.run(Probe(path="/f/remember"))
    (worker,) = workers()
    os.kill(worker.pid, signal.SIGKILL)
    with Index() as index:
        kept = index.get("content", "note", "1", MediaInfo)
        assert kept is not None
        assert kept.path == "/f/remember"


@pytest.mark.parametrize(
    "lines",
    [
        ("out.write(b'Traceback: this is no message, and a long one at that' * 100); out.flush(); time.sleep(3600)",),
        ("write_frame(out, hello)", "out.write(bytes(range(256)) * 1000); out.flush(); time.sleep(3600)"),
        ("write_frame(out, hello)", "out.write(b'CWF\\x01\\xff\\xff\\xff\\xff'); out.flush(); time.sleep(3600)"),
        ("write_frame(out, hello)", "out.write(b'CWF\\x01\\x00\\x00\\x00\\x02{}'); out.flush(); time.sleep(3600)"),
        ("write_frame(out, hello)", "out.write(b'CWF\\x01\\x00\\x00'); out.flush()"),
        ("write_frame(out, Probe(path='a message for the other side'))", "time.sleep(3600)"),
    ],
)
def test_garbage_from_the_worker_is_an_engine_error(lines: tuple[str, ...]) -> None:
    with Engine(command=speaking(*lines)) as babbling:
        for _ in range(2):
            with pytest.raises(EngineError):
                babbling.run(Probe(path="/f"))
    assert not workers()


def test_answers_to_questions_never_asked_are_passed_over() -> None:
    command = speaking(
        "write_frame(out, hello)", "write_frame(out, Progress(job=77, done=1.0, stage=''))", "time.sleep(3600)"
    )
    with Engine(command=command) as odd:
        job = odd.submit(Probe(path="/f"))
        assert not job.wait(0.5)
        assert job.progress is None


def test_a_worker_of_another_version_is_refused() -> None:
    with (
        Engine(command=speaking("write_frame(out, Hello(version='0', pid=1))", "time.sleep(3600)")) as old,
        pytest.raises(EngineError, match="version 0"),
    ):
        old.run(Probe(path="/f"))
    assert not workers()


def test_a_worker_that_never_greets_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine.client, "START_SECONDS", 0.3)
    with (
        Engine(command=(sys.executable, "-c", "import time; time.sleep(3600)")) as silent,
        pytest.raises(EngineError, match="did not start"),
    ):
        silent.run(Probe(path="/f"))
    assert not workers()


def test_a_worker_that_cannot_be_started(tmp_path: Path) -> None:
    with Engine(command=(str(tmp_path / "missing"),)) as impossible:
        for _ in range(2):
            with pytest.raises(EngineError, match="could not be started"):
                impossible.run(Probe(path="/f"))
    with (
        Engine(command=(sys.executable, "-c", "raise SystemExit(9)")) as early,
        pytest.raises(EngineError, match="status 9"),
    ):
        early.run(Probe(path="/f"))


@pytest.mark.parametrize("deed", ["idle", "cooperative", "stuck"])
def test_closing_leaves_no_process(deed: str) -> None:
    closing = Engine(command=MISBEHAVING)
    job = closing.submit(Probe(path=f"/f/{deed}"))
    waiting = closing.submit(Probe(path="/f/cooperative"))
    if deed == "idle":
        waiting.cancel()
        job.result(20)
    else:
        wait_for_stage(job)
    (worker,) = workers()
    closing.close()
    assert not psutil.pid_exists(worker.pid)
    closing.close()
    with pytest.raises(Cancelled):
        waiting.result(1)
    if deed != "idle":
        with pytest.raises(Cancelled):
            job.result(1)
    with pytest.raises(EngineError, match="closed"):
        closing.run(Probe(path="/f"))


def test_an_engine_that_was_never_used_starts_nothing() -> None:
    with Engine():
        assert not workers()


def _client(code: str) -> subprocess.Popen[str]:
    """A process that uses the engine as the application does."""
    lines = (
        "import sys, time",
        "from engine.client import Engine",
        "from engine.protocol import Cancelled, Probe",
        f"engine = Engine(command={MISBEHAVING!r})",
        "def tell(progress): print(next(iter(pids())), flush=True)",
        "def pids():",
        "    import psutil",
        "    return [child.pid for child in psutil.Process().children()]",
        code,
    )
    return subprocess.Popen([sys.executable, "-c", "\n".join(lines)], cwd=ROOT, stdout=subprocess.PIPE, text=True)


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize("deed", ["cooperative", "stuck"])
def test_the_clients_death_ends_the_worker(deed: str) -> None:
    with _client(f"engine.submit(Probe(path='/f/{deed}'), on_progress=tell).result()") as client:
        assert client.stdout is not None
        worker = int(client.stdout.readline())
        client.kill()
        end = time.monotonic() + 5
        while psutil.pid_exists(worker) and psutil.Process(worker).status() != psutil.STATUS_ZOMBIE:
            assert time.monotonic() < end, "the worker outlived its client"
            time.sleep(0.02)


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_an_engine_left_open_is_closed_at_exit() -> None:
    with _client("engine.submit(Probe(path='/f/fine')).result(); print(pids()[0], flush=True)") as client:
        out, _ = client.communicate(timeout=20)
        assert client.returncode == 0
        assert not psutil.pid_exists(int(out))


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_ctrl_c_reaches_the_client_only_and_cancels() -> None:
    code = "\n".join(
        (
            "try:",
            "    engine.run(Probe(path='/f/cooperative'), on_progress=tell)",
            "except Cancelled:",
            "    print('cancelled', pids(), engine.run(Probe(path='/f/fine')).path, flush=True)",
        )
    )
    with _client(code) as client:
        assert client.stdout is not None
        worker = int(client.stdout.readline())
        assert os.getpgid(worker) != os.getpgid(client.pid)
        assert os.getsid(worker) != os.getsid(client.pid)
        client.send_signal(signal.SIGINT)
        rest = client.stdout.read()
        assert client.wait(20) == 0
    assert f"cancelled [{worker}] /f/fine" in rest


def test_the_client_is_light() -> None:
    code = "import sys, engine.client; print([m for m in ('numpy', 'av', 'cv2', 'torch', 'sqlite3') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_whoever_asked_is_told_when_a_job_is_done_once_and_even_afterwards(misbehaving: Engine) -> None:
    told: list[str] = []

    def fail() -> None:
        raise ZeroDivisionError

    job = misbehaving.submit(Probe(path="/fine"))
    job.when_done(lambda: told.append("early"))
    job.when_done(fail)  # a listener's fault stops neither the others nor the engine
    job.when_done(lambda: told.append("too"))
    assert misbehaving.run(Probe(path="/fine")) == job.result(60)
    job.when_done(lambda: told.append("late"))
    assert told == ["early", "too", "late"]
