"""Transcribe, remembered: subtitles where there are some, a speech model where one is on disk, else where speech is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from hashlib import blake2b
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING

import msgspec

from engine.protocol import (
    ClipwrightError,
    EngineError,
    FindTranscripts,
    MediaInfo,
    Probe,
    SpokenSegment,
    Transcribe,
    Transcript,
    TranscriptSources,
    UsageError,
)
from engine.speech import known
from engine.speech.languages import NAMES, code_of
from engine.tasks import probe
from engine.tasks.context import Context

if TYPE_CHECKING:
    from engine.speech.backend import Backend, Found, Piece

ENGINES = ("auto", "basic", "faster-whisper", "transformers", "openai-whisper")
_HEARD = 0.15
"""Share of the work that finding speech is."""
_DETECTED = 3
"""Pieces that are asked for their language."""

NO_MODEL = "There is no speech model, so the speech was found but not put into words."


class _Part(msgspec.Struct):
    """What was finished of an unfinished transcript."""

    language: str
    until: int
    """Pieces that are done."""
    segments: tuple[SpokenSegment, ...]
    estimated: bool = False


def look(request: FindTranscripts, context: Context) -> TranscriptSources:
    """Where a transcript could come from. Raises FootageError when the file cannot be used."""
    info = probe.handle(Probe(path=request.path), context.part(0.0, 0.5))
    from engine.speech import embedded, models, sidecars

    return TranscriptSources(
        sidecars=tuple(str(one.path) for one in sidecars.find(info.path)),
        embedded=tuple(one.language for one in embedded.find(info)),
        models=tuple(one.name for one in models.installed()) if info.audio else (),
        has_sound=bool(info.audio),
    )


def handle(request: Transcribe, context: Context) -> Transcript:
    """What is said in the file, and when. Hesitations and profanity are marked.

    Raises UsageError when the request makes no sense, FootageError when the file or the subtitle file that was named cannot
    be used, EngineError when the model or the engine that was named cannot, Cancelled.
    """
    language = _checked(request)
    info = probe.handle(Probe(path=request.path), context.part(0.0, 0.02))
    from engine.speech.marks import marked
    from engine.tasks.speakers import with_speakers

    found = _found(request, language, info, context.part(0.02, 0.9))
    if request.engine != "basic":
        found = with_speakers(found, info, context.part(0.9, 1.0))
    if context.index.problem is not None and found.source == "model":
        note = f"The transcript could not be kept and will be made anew next time: {context.index.problem}."
        found = msgspec.structs.replace(found, notes=(*found.notes, note))
    context.progress(1.0, "marking words")
    return marked(found)


def _checked(request: Transcribe) -> str:
    """The code of the language asked for."""
    if request.engine not in ENGINES:
        raise UsageError(
            f"there is no speech engine called {request.engine[:60]!r}", hint=f"these are: {', '.join(ENGINES)}"
        )
    if request.engine == "basic" and request.model:
        raise UsageError("the basic engine has no models", hint="leave out --model or --engine basic")
    if request.subtitles and (request.model or request.translate):
        raise UsageError("subtitles that are there are neither transcribed nor translated", hint="name a model or subtitles")
    language = code_of(request.language)
    if request.language and not language:
        raise UsageError(f"not a language that is known: {request.language[:40]!r}", hint="give a code such as en or de")
    return language


def _found(request: Transcribe, language: str, info: MediaInfo, context: Context) -> Transcript:
    if request.subtitles:
        return _from_sidecar(request.subtitles, language, info, context)
    notes: list[str] = []
    plain = request.engine in ("auto", "basic") and not request.model
    if plain and not request.translate:
        ready = _from_subtitles(language, info, context, notes)
        if ready is not None:
            return msgspec.structs.replace(ready, notes=(*ready.notes, *notes))
    if not info.audio:
        notes.append("There is no sound, so no speech was looked for.")
        return Transcript(engine="basic", source="speech", language=language, segments=(), notes=tuple(notes))
    model = None if request.engine == "basic" else _model(request)
    if model is None:
        if request.translate:
            notes.append("Translating needs a speech model, and there is none.")
        return _speech_only(language, info, context, notes)
    found, engine = model
    heard = _by_model(found, engine, request, language, info, context)
    return msgspec.structs.replace(heard, notes=(*heard.notes, *notes))


# --- subtitles


def _from_subtitles(language: str, info: MediaInfo, context: Context, notes: list[str]) -> Transcript | None:
    """The first subtitles that can be used, beside the footage or in it; why others cannot goes to `notes`."""
    from engine.speech import embedded, sidecars

    beside = [one for one in sidecars.find(info.path) if not one.forced]
    fitting = [one for one in beside if not language or one.language in ("", language)]
    for sidecar in fitting:
        try:
            return _from_sidecar(str(sidecar.path), sidecar.language or language, info, context)
        except ClipwrightError as error:
            if error.status == 130:
                raise
            notes.append(f"{sidecar.path.name} was passed over: {error.message}.")
    try:
        streams = [one for one in embedded.find(info) if not one.forced]
        inside = [one for one in streams if not language or one.language in ("", language)]
        for stream in inside:
            cues = embedded.read(info, stream, context.check)
            return _of_cues(cues, stream.language or language, info, context, source="embedded")
    except ClipwrightError as error:
        if error.status == 130:
            raise
        notes.append(f"The subtitles in the file were passed over: {error.message}.")
    return None


def _from_sidecar(path: str, language: str, info: MediaInfo, context: Context) -> Transcript:
    from engine.speech import sidecars

    context.progress(0.1, "reading subtitles")
    own = language or next((one.language for one in sidecars.find(info.path) if str(one.path) == path), "")
    cues = sidecars.read(path, own)
    return _of_cues(cues, own, info, context, source="sidecar", file=path)


def _of_cues(cues, language, info, context, *, source, file="") -> Transcript:  # type: ignore[no-untyped-def]
    from engine.speech.cues import segments
    from engine.speech.hearing import known_speech

    said = segments(cues, info.duration, language, known_speech(info, context))
    where = f"the subtitle file {PurePath(file).name}" if file else "the subtitles in the file"
    found = Transcript(
        engine="basic",
        source=source,
        language=language,
        segments=said,
        estimated=True,
        file=file,
        notes=(f"The words are those of {where}; the times of single words are estimated.",),
    )
    digest = blake2b(repr(said).encode(), digest_size=8).hexdigest()
    known.keep(context.index, info.fingerprint, f"{source} {digest} {language}", found)
    return found


# --- speech without words


def _speech_only(language: str, info: MediaInfo, context: Context, notes: list[str]) -> Transcript:
    from engine.speech.hearing import find_speech

    speech = find_speech(info, context)
    return Transcript(
        engine="basic",
        source="speech",
        language=language,
        segments=tuple(SpokenSegment(start=span.start, end=span.end) for span in speech.spans),
        notes=(NO_MODEL if speech.spans else "No speech was found.", *notes),
    )


# --- a model


def _model(request: Transcribe) -> tuple[Found, str] | None:
    """The model and the engine to use; None where there is none and none was named. Raises EngineError."""
    from engine.speech import models

    wanted = "" if request.engine == "auto" else request.engine
    if request.model:
        found = models.find(request.model)
        return found, models.engine_for(found, wanted)
    for one in models.installed():
        if not wanted or wanted in models.engines_for(one):
            return one, wanted or models.engine_for(one)
    if wanted:
        raise EngineError(
            f"no speech model for {wanted} is installed", hint="name one with --model, or see clipwright models list"
        )
    return None


def _by_model(
    found: Found, engine: str, request: Transcribe, language: str, info: MediaInfo, context: Context
) -> Transcript:
    from engine.speech import models

    context.check()
    revision = models.revision(found)
    parameters = f"model {engine} {language or 'auto'} {'translate' if request.translate else 'transcribe'}"
    ready = known.recall(context.index, info.fingerprint, parameters, revision=revision)
    if ready is not None:
        context.progress(1.0, "recalling what was transcribed before")
        return msgspec.structs.replace(ready, file=str(found.path))
    made = _made(found, engine, revision, parameters, request.translate, language, info, context)
    known.keep(context.index, info.fingerprint, parameters, made, revision=revision)
    context.index.part(info.fingerprint, "transcript", f"{known.VERSION} {parameters}", revision=revision).clear()
    return made


def _made(
    found: Found,
    engine: str,
    revision: str,
    parameters: str,
    translate: bool,
    language: str,
    info: MediaInfo,
    context: Context,
) -> Transcript:
    from engine.speech import loading
    from engine.speech.hearing import find_speech, stretches

    speech = find_speech(info, context.part(0.0, _HEARD))
    wanted = stretches(speech, info.duration)
    name = f"{engine} {found.name}"
    notes = [f"Put into words by {engine} with the model {found.name}."]
    if not wanted:
        return Transcript(engine=name, source="model", language=language, segments=(), file=str(found.path),
                          notes=("No speech was found.",))  # fmt: skip
    work = context.part(_HEARD, 1.0)
    work.progress(0.0, f"loading {found.name}")
    resident = context.models
    guest = loading.guest(found, engine, resident.main_device, revision)
    with resident.hold(guest, smaller=context.smaller) as backend:
        return _worded(backend, found, name, revision, parameters, translate, language, wanted, info, work, notes)


def _worded(
    backend: Backend,
    found: Found,
    name: str,
    revision: str,
    parameters: str,
    translate: bool,
    language: str,
    wanted: list[tuple[float, float]],
    info: MediaInfo,
    work: Context,
    notes: list[str],
) -> Transcript:
    """What `backend` hears in the stretches that are `wanted`, from where an earlier run was stopped."""
    from engine.speech import tidy
    from engine.speech.backend import Asked
    from engine.speech.hearing import pieces
    from engine.speech.marks import filler_prompt

    if language and language not in backend.languages:
        raise EngineError(
            f"the model {found.name} does not know {NAMES[language].title()}",
            file=info.path,
            hint="use another model or language",
        )
    finished = work.index.part(info.fingerprint, "transcript", f"{known.VERSION} {parameters}", revision=revision)
    parts = finished.values(_Part)
    if not parts or parts[-1].until >= len(wanted):
        finished.clear()
        parts = [_Part(language or _language(backend, wanted, info, work.check), 0, ())]
    spoken = parts[0].language
    if translate and spoken == "en":
        notes.append("The speech is English already.")
    written = "en" if translate else spoken
    asked = Asked(spoken, translate, filler_prompt(written))
    segments, done = [one for part in parts for one in part.segments], parts[-1].until
    for one in segments:
        work.give(one)
    total = sum(stop - start for start, stop in wanted)
    passed = sum(stop - start for start, stop in wanted[:done])
    estimated = any(part.estimated for part in parts)
    for batch in _batches(pieces(info, wanted[done:], work.check), backend.batch):
        work.progress(passed / total, "putting speech into words")
        fresh: list[SpokenSegment] = []
        for one, said in zip(batch, backend.transcribe(batch, asked, work.check), strict=True):
            estimated = estimated or any(word.estimated for word in said)
            fresh += tidy.segments_of(one, said, written, info.duration)
            passed += one.length
        done += len(batch)
        finished.add(_Part(spoken, done, tuple(fresh), estimated))
        for one in fresh:
            work.give(one)
        segments += fresh
        work.progress(passed / total, "putting speech into words")
    astray = sum(tidy.circles(one) for one in segments)
    if astray:
        notes.append(f"In {astray} places the model repeats itself; check what it says there.")
    if estimated:
        notes.append("The model tells no times of single words; they are estimated.")
    return Transcript(
        engine=name,
        source="model",
        language=spoken,
        segments=_ordered(segments),
        translated=translate and spoken != "en",
        estimated=estimated,
        file=str(found.path),
        notes=tuple(notes),
    )


def _batches(pieces: Iterable[Piece], size: int) -> Iterator[list[Piece]]:
    source = iter(pieces)
    while batch := list(islice(source, size)):
        yield batch


def _language(backend: Backend, wanted: list[tuple[float, float]], info: MediaInfo, alive: Callable[[], None]) -> str:
    """The language that the longest pieces are most likely in."""
    from engine.speech.hearing import pieces

    if len(backend.languages) == 1:
        return backend.languages[0]
    longest = sorted(sorted(wanted, key=lambda span: span[0] - span[1])[:_DETECTED])
    shares: dict[str, float] = {}
    for piece in pieces(info, longest, alive):
        for code, share in backend.detect(piece, alive).items():
            shares[code] = shares.get(code, 0.0) + share * piece.length
    return max(shares, key=lambda code: (shares[code], code), default=backend.languages[0])


def _ordered(segments: list[SpokenSegment]) -> tuple[SpokenSegment, ...]:
    """In order of time and apart: neighbouring pieces share no sound, so little is ever lost here."""
    result: list[SpokenSegment] = []
    end = Fraction(0)
    for segment in sorted(segments, key=lambda one: (one.start, one.end)):
        if segment.start >= end:
            result.append(segment)
            end = segment.end
    return tuple(result)
