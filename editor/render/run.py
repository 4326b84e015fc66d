"""Rendering: the plan, its commands, and a finished file under its name or none at all."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from editor.model import Project
from editor.render.clock import on_own_clock
from editor.render.commands import joined_command, picture_command, sound_command, stems_command
from editor.render.delivery import SOUND_ONLY, delivered_plan, sound_is_compressed
from editor.render.encoder import Encoder, choose_encoder
from editor.render.ffmpeg import find_ffmpeg
from editor.render.graph import Command
from editor.render.loudness import Measured, Settled, master, read_meter
from editor.render.materials import drawn_titles, lay_out, written_out
from editor.render.output import check_footage, checked_output, orderly_termination, publish, scratch
from editor.render.plan import RenderPlan
from editor.render.process import Runner, Stop, from_os_error
from editor.render.seeking import SeekPlanner, SeekTable, plan_seeks
from editor.render.settings import RenderProgress, RenderResult, RenderSettings
from editor.render.soundplan import SoundPiece
from editor.render.spans import PictureSpan
from editor.render.verify import verify
from engine.protocol import Cancelled, ClipwrightError, OutputError

MOST_INPUTS = 24
"""Inputs that one ffmpeg opens: more files, threads and memory than that for longer sequences, which go in parts."""
DECODER_THREADS = 4
_PICTURE, _SOUND, _FINISH = 0.92, 0.05, 0.03
"""Shares of the whole in the progress that is shown."""

OnProgress = Callable[[RenderProgress], None]
T = TypeVar("T")


def render(
    project: Project,
    output: Path,
    *,
    engine: SeekPlanner,
    settings: RenderSettings | None = None,
    on_progress: OnProgress | None = None,
    cancel: threading.Event | None = None,
) -> RenderResult:
    """Renders the project's active sequence to `output`: a film (.mp4, .mov, .mkv), or its sound alone (.wav, .m4a).

    Every frame is the one that `Clip.source_at` and the presentation rule name; sound is placed by the sample. The file
    appears under its name, in place of an older one, only once it is complete and has been checked; until then, and after
    a failure or a cancellation, nothing is left. `cancel` stops it within a second. `on_progress` is called in the calling
    thread.

    Raises UsageError, FootageError, OutputError, EngineError or Cancelled.
    """
    settings = settings or RenderSettings()
    target = checked_output(output, [media.info for media in project.media])
    plan = delivered_plan(project, settings, target.suffix.lower())
    check_footage(plan.media)
    stop = Stop(cancel)
    stop.check()
    with ThreadPoolExecutor(1, thread_name_prefix="seeks") as early:
        # the engine starts and looks into the footage while ffmpeg is asked and texts are set
        seeks = early.submit(plan_seeks, plan, engine, stop.asked)
        build = find_ffmpeg()
        encoder = choose_encoder(build, plan, settings) if plan.picture else SOUND_ONLY
        subtitles, titles = written_out(plan, build), drawn_titles(plan)
        try:
            with orderly_termination(stop), scratch(target) as folder:
                lay_out(folder, subtitles, titles)
                work = _Work(
                    plan,
                    settings,
                    encoder,
                    Runner(build.path, folder, stop),
                    "rubberband" in build.filters,
                    target.suffix.lower(),
                    _Meter(plan.frames, sound_only=not plan.picture),
                )
                finished, notes = _carry_out(work, seeks, on_progress)
                publish(finished, target)
        except OSError as error:
            raise OutputError(f"the render failed: {from_os_error(error)}", file=str(output)) from error
        except OutputError as error:
            if error.file is None:
                error.file = str(output)
            raise
    return RenderResult(
        path=target,
        duration=plan.duration,
        width=plan.width,
        height=plan.height,
        clips=plan.clips,
        encoder=encoder.name,
        notes=(
            *plan.notes,
            *([encoder.note] if encoder.note else []),
            *(subtitles.notes if subtitles else ()),
            *notes,
        ),
    )


@dataclass
class _Meter:
    """Progress of the parts, told by their threads and read by the caller's."""

    frames: int
    started: float = field(default_factory=time.monotonic)
    encoded: dict[int, int] = field(default_factory=dict)
    sound: float = 0.0
    stage: str = "rendering"
    sound_only: bool = False

    def report(self, *, has_sound: bool, finishing: float = 0.0) -> RenderProgress:
        frame = min(self.frames, sum(self.encoded.copy().values()))
        heard = self.sound if has_sound else 1.0
        done = _PICTURE * frame / self.frames + _SOUND * heard + _FINISH * finishing
        if self.sound_only:
            done = (1 - _FINISH) * heard + _FINISH * finishing
        spent = time.monotonic() - self.started
        eta = spent / done * (1 - done) if frame and done > 0.02 else None
        return RenderProgress(done=min(done, 1.0), stage=self.stage, frame=frame, frames=self.frames, eta=eta)


@dataclass(frozen=True)
class _Work:
    plan: RenderPlan
    settings: RenderSettings
    encoder: Encoder
    runner: Runner
    stretcher: bool
    suffix: str
    meter: _Meter

    def file(self, name: str) -> Path:
        return self.runner.folder / name


def _carry_out(work: _Work, planned: Future[SeekTable], on_progress: OnProgress | None) -> tuple[Path, tuple[str, ...]]:
    """The finished, checked file in the private folder, and notes."""
    plan, runner = work.plan, work.runner
    workers = work.settings.workers or default_workers()
    with ThreadPoolExecutor(workers + 1, thread_name_prefix="render") as pool:
        try:
            seeks = _attended(work, [planned], on_progress)[0]
            sound = pool.submit(_sound, work, seeks) if plan.sound else None
            plan = _attended(work, [pool.submit(on_own_clock, plan, runner)], on_progress)[0]
            parts = enumerate(parted(plan.picture, workers) if plan.picture else [])
            chunks = [pool.submit(_chunk, work, number, spans, seeks, workers) for number, spans in parts]
            files = _attended(work, chunks, on_progress)
            settled = _attended(work, [sound], on_progress)[0] if sound else None
            work.meter.stage = "finishing"
            finished = _attended(work, [pool.submit(_finish, work, files)], on_progress)[0]
        except BaseException:
            runner.stop.failed.set()
            raise
    if on_progress:
        on_progress(work.meter.report(has_sound=bool(plan.sound), finishing=1.0))
    return finished, settled.notes if settled else ()


def default_workers() -> int:
    """How many parts to encode at once: one encoder keeps about eight processors busy."""
    return max(1, min(4, processors() // 8))


def processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def parted(spans: Sequence[PictureSpan], workers: int) -> list[list[PictureSpan]]:
    """The spans in order, in parts that are about equally long and open at most MOST_INPUTS, unless a single span opens
    more; at least one part for each worker."""
    count = min(len(spans), max(-(-sum(span.inputs for span in spans) // MOST_INPUTS), workers))
    total = sum(span.frames for span in spans)
    parts: list[list[PictureSpan]] = [[]]
    passed = opened = 0
    for number, span in enumerate(spans):
        left = len(spans) - number
        full = opened + span.inputs > MOST_INPUTS or passed * count >= total * len(parts)
        if parts[-1] and (full or left <= count - len(parts)):
            parts.append([])
            opened = 0
        parts[-1].append(span)
        passed += span.frames
        opened += span.inputs
    return parts


def grouped(pieces: Sequence[SoundPiece]) -> list[list[SoundPiece]]:
    """The pieces in order, in groups that open at most MOST_INPUTS, unless a single piece opens more."""
    groups: list[list[SoundPiece]] = []
    opened = MOST_INPUTS
    for piece in pieces:
        if opened + len(piece.stretches) > MOST_INPUTS:
            groups.append([])
            opened = 0
        groups[-1].append(piece)
        opened += len(piece.stretches)
    return groups


def _attended(work: _Work, futures: Sequence[Future[T]], on_progress: OnProgress | None) -> list[T]:
    """The results, with progress reported meanwhile. The first failure stops everything and is raised."""
    waiting = set(futures)
    while waiting:
        done, waiting = wait(waiting, timeout=0.1, return_when="FIRST_EXCEPTION")
        for future in done:
            error = future.exception()
            if error is not None:
                work.runner.stop.failed.set()
                raise error
        if work.runner.stop.is_set:
            wait(waiting)
            for future in waiting:
                error = future.exception()
                if isinstance(error, ClipwrightError) and not isinstance(error, Cancelled):
                    raise error
            work.runner.stop.check()
        if on_progress:
            on_progress(work.meter.report(has_sound=bool(work.plan.sound)))
    return [future.result() for future in futures]


def _chunk(work: _Work, number: int, spans: list[PictureSpan], seeks: SeekTable, workers: int) -> Path:
    to = work.file(f"picture{number:04d}.mp4")
    threads = max(1, min(DECODER_THREADS, processors() // workers))
    command = picture_command(work.plan, spans, seeks, work.encoder, to, threads)

    def on_frame(count: int) -> None:
        work.meter.encoded[number] = count

    work.runner.run(command, to.stem, on_frame=on_frame)
    work.meter.encoded[number] = sum(span.frames for span in spans)
    return to


def _sound(work: _Work, seeks: SeekTable) -> Settled:
    plan, runner = work.plan, work.runner
    mix = work.file("mix.wav")
    measured = _mix(work, seeks, mix)
    work.meter.sound = 0.5

    def on_try(number: int) -> None:
        work.meter.sound = 1 - 0.5 / number

    try:
        return master(
            runner,
            mix,
            measured,
            plan.loudness,
            samples=plan.samples,
            rate=plan.sample_rate,
            to=work.file(f"sound{work.suffix}"),
            suffix=work.suffix,
            bitrate=work.settings.audio_bitrate if sound_is_compressed(work.settings, work.suffix) else None,
            on_try=on_try,
        )
    finally:
        work.meter.sound = 1.0
        mix.unlink(missing_ok=True)


def _mix(work: _Work, seeks: SeekTable, to: Path) -> Measured | None:
    """The whole programme's sound as one file, by way of partial mixes when there are many pieces."""
    plan, runner = work.plan, work.runner
    groups = grouped(plan.sound)
    if len(groups) == 1:
        samples = plan.lead + plan.samples
        command = sound_command(plan, groups[0], seeks, -plan.lead, samples, to, stretcher=work.stretcher)
        return _mixed(work, command, to.stem)
    stems: list[tuple[int, int, Path]] = []
    for number, group in enumerate(groups):
        first = min(piece.first for piece in group)
        samples = max(piece.first + piece.samples for piece in group) - first
        stem = work.file(f"stem{number:04d}.wav")
        runner.run(sound_command(plan, group, seeks, first, samples, stem, stretcher=work.stretcher), stem.stem)
        work.meter.sound = 0.5 * (number + 1) / len(groups)
        stems.append((first, samples, stem))
    measured = _mixed(work, stems_command(plan, stems, to), to.stem)
    for _, _, stem in stems:
        stem.unlink(missing_ok=True)
    return measured


def _mixed(work: _Work, command: Command, name: str) -> Measured | None:
    log = work.runner.run(command, name, level="level+info").log
    return read_meter(log) if work.plan.loudness else None


def _finish(work: _Work, files: list[Path]) -> Path:
    """Picture and sound in one file, checked."""
    if not work.plan.picture:
        only = work.file(f"sound{work.suffix}")
        verify(work.runner, only, work.suffix, work.plan)
        return only
    picture, listed = files[0], len(files) > 1
    if listed:
        picture = work.file("parts.ffconcat")
        lines = ["ffconcat version 1.0", *(f"file {file.name}" for file in files)]
        picture.write_text("\n".join(lines) + "\n", encoding="ascii")
    finished = work.file(f"finished{work.suffix}")
    sound = work.file(f"sound{work.suffix}") if work.plan.sound else None
    tag = {key: value for key, value in work.encoder.options if key == "tag:v" and work.suffix != ".mkv"}
    command = joined_command(picture, listed=listed, sound=sound, plan=work.plan, to=finished, suffix=work.suffix, tag=tag)
    work.runner.run(command, "join")
    verify(work.runner, finished, work.suffix, work.plan)
    return finished
