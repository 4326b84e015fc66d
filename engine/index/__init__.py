"""What the engine has computed, kept per content of the footage."""

from engine.index.store import Index

__all__ = ["Index"]
