"""Transcripts: what is said and when, from subtitles that exist or from a speech model that is on disk.

Speech is found first (engine.signals.speech) and cut into pieces at its pauses; a backend puts the pieces into words; what
it says is checked, clamped and marked before anyone sees it.
"""
