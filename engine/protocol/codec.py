"""JSON of our values, exact both ways: a Fraction travels as "30000/1001", nothing is pickled."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

# Long enough for what repeated retiming can build up, short enough that hostile text cannot keep the processor busy.
_FRACTION = re.compile(r"^-?\d{1,400}(/\d{1,400})?$", re.ASCII)


def _to_json(value: Any) -> Any:
    if isinstance(value, Fraction):
        return str(value)
    raise NotImplementedError(f"{type(value).__name__} has no JSON form")


def _from_json(kind: type, value: Any) -> Any:
    if kind is Fraction:
        if isinstance(value, int) and not isinstance(value, bool):
            return Fraction(value)
        if isinstance(value, str) and _FRACTION.match(value):
            numerator, _, denominator = value.partition("/")
            if int(denominator or "1"):
                return Fraction(int(numerator), int(denominator or "1"))
        raise ValueError(f"expected a fraction such as 30000/1001, got {str(value)[:40]!r}")
    raise NotImplementedError(f"{kind} has no JSON form")


_ENCODER = msgspec.json.Encoder(enc_hook=_to_json, order="deterministic")


def to_json(value: Any) -> bytes:
    """Compact JSON on one line."""
    return _ENCODER.encode(value)


def from_json(data: bytes | str, kind: type[T]) -> T:
    """The value of type `kind` in `data`. Raises msgspec.ValidationError (a ValueError) that names the field at fault."""
    return msgspec.json.decode(data, type=kind, dec_hook=_from_json)


def to_builtins(value: Any) -> Any:
    """`value` as dicts, lists, strings and numbers."""
    return msgspec.to_builtins(value, enc_hook=_to_json)


def from_builtins(value: Any, kind: type[T]) -> T:
    """The inverse of `to_builtins`. Raises msgspec.ValidationError that names the field at fault."""
    return msgspec.convert(value, type=kind, dec_hook=_from_json)
