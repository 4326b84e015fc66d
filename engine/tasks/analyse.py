"""Analyse, remembered: everything the basic engine measures in a file is measured once per content."""

from __future__ import annotations

import msgspec

from engine.protocol import Analyse, Analysis, People, Probe, RecallPeople
from engine.signals import VERSION
from engine.speech.known import spoken_words
from engine.tasks import probe
from engine.tasks.context import Context


def handle(request: Analyse, context: Context) -> Analysis:
    """The analysis of the file at `request.path`, recalled where this content was measured before, under whatever name.

    One that was interrupted goes on about where it was stopped, in this process or another. It has the times of words
    where a speech model has transcribed this content.

    Raises FootageError when the file cannot be used.
    """
    info = probe.handle(Probe(path=request.path), context.part(0.0, 0.02))
    known = context.index.get(info.fingerprint, "analysis", VERSION, Analysis)
    if known is not None:
        context.progress(1.0, "recalling what was measured before")
        return msgspec.structs.replace(known, info=info, words=spoken_words(context.index, info.fingerprint))

    from engine.signals import analyse, forget_parts  # the decoder and the detectors are not needed when the answer is known

    found = analyse(info, context.part(0.02, 1.0))
    context.index.put(info.fingerprint, "analysis", VERSION, found)
    forget_parts(info, context.index)
    found = msgspec.structs.replace(found, words=spoken_words(context.index, info.fingerprint))
    if context.index.problem is None:
        return found
    note = f"What was measured could not be kept and will be measured anew next time: {context.index.problem}."
    return msgspec.structs.replace(found, notes=(*found.notes, note))


def recall(request: RecallPeople, context: Context) -> People:
    """Who was seen when this content was analysed, if it was."""
    known = context.index.get(request.fingerprint, "analysis", VERSION, Analysis)
    if known is None:
        return People(measured=False)
    return People(measured=True, shots=known.shots, faces=known.faces, people=known.people)
