"""Speaks text into a WAV file with espeak-ng's library, as a program of its own: `python sample_voice.py OUT.wav < text`.

The library is C code under the GPL, loaded by ctypes from the optional espeakng_loader package; kept in a child process so
that neither its licence nor a crash of it reaches the editor. API after espeak-ng's speak_lib.h.
"""

from __future__ import annotations

import ctypes
import importlib
import sys
import wave
from pathlib import Path

_RETRIEVAL = 1
_AT_CHARACTER = 1
_UTF8 = 1
_MAXIMUM_TEXT = 10_000
_RATE_PARAMETER = 1
WORDS_PER_MINUTE = 150


def speak(text: str, target: Path) -> None:
    """Writes `text` as mono 16-bit sound. Raises ImportError without the package, RuntimeError when it cannot speak."""
    loader = importlib.import_module("espeakng_loader")
    library = ctypes.CDLL(str(loader.get_library_path()))
    samples = bytearray()
    callback_type = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)

    def collect(block: ctypes._Pointer[ctypes.c_short], count: int, _events: int | None) -> int:
        if block and count > 0:
            samples.extend(ctypes.string_at(block, 2 * count))
        return 0

    callback = callback_type(collect)
    rate = library.espeak_Initialize(_RETRIEVAL, 0, str(loader.get_data_path()).encode(), 0)
    if rate <= 0:
        raise RuntimeError("espeak-ng did not start")
    library.espeak_SetSynthCallback(callback)
    library.espeak_SetVoiceByName(b"en")
    library.espeak_SetParameter(_RATE_PARAMETER, WORDS_PER_MINUTE, 0)
    said = text.encode("utf-8")
    numbers = [ctypes.c_uint, ctypes.c_int, ctypes.c_uint, ctypes.c_uint]
    library.espeak_Synth.argtypes = [ctypes.c_char_p, ctypes.c_size_t, *numbers, ctypes.c_void_p, ctypes.c_void_p]
    failed = library.espeak_Synth(said, len(said) + 1, 0, _AT_CHARACTER, 0, _UTF8, None, None)
    library.espeak_Synchronize()
    if failed or not samples:
        raise RuntimeError("espeak-ng said nothing")
    with wave.open(str(target), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(bytes(samples))


if __name__ == "__main__":
    speak(sys.stdin.read(_MAXIMUM_TEXT), Path(sys.argv[1]))
