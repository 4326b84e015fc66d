"""What the engine has computed, kept per content of the footage."""

from engine.index.key import Key
from engine.index.parts import Parts
from engine.index.store import Index

__all__ = ["Index", "Key", "Parts"]
