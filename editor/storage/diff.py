"""What changed between two values that share most of their parts, and the way back from that to the second value.

A change of a struct is a JSON object from field names to one of

    {"=": value}                         the field's new value, whole
    {"~": change}                        the struct in that field, changed
    {"[]": [piece, ...]}                 the list in that field, pieced together from the old one

and a piece is one of

    {"keep": [first, end]}               a stretch of the old list
    {"shift": [first, end, field, by]}   a stretch in which the whole number in `field` of every member grew by `by`
    {"edit": [index, change]}            one member, changed
    {"new": value}                       a member that was not there

Parts that are the very same object cost nothing to compare, so both the work and the size follow the edit. A ripple over a
thousand clips is one piece.
"""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar, get_args

import msgspec

from engine.protocol import from_builtins

S = TypeVar("S", bound=msgspec.Struct)

_POSITIONS = ("record_in", "frame")
"""Fields that a ripple moves."""


def diff(before: S, after: S) -> dict[str, Any]:
    """The change that makes `after` of `before`; empty when they are equal. Values in it are still structs."""
    change: dict[str, Any] = {}
    for field in _fields(type(before)):
        old, new = getattr(before, field), getattr(after, field)
        if old is new or old == new:
            continue
        if isinstance(old, tuple) and isinstance(new, tuple) and _named(old) and _named(new):
            change[field] = {"[]": _pieces(old, new)}
        elif isinstance(old, msgspec.Struct) and type(old) is type(new) and not old.__struct_config__.array_like:
            change[field] = {"~": diff(old, new)}
        else:
            change[field] = {"=": new}
    return change


def apply(change: Any, before: S) -> S:
    """The value that `change`, as read from JSON, makes of `before`. Raises ValueError when it does not fit `before`."""
    if not isinstance(change, dict):
        raise ValueError("a change is an object")
    types = _fields(type(before))
    fields: dict[str, Any] = {}
    for field, how in change.items():
        if field not in types or not isinstance(how, dict) or len(how) != 1:
            raise ValueError(f"there is no such change: {str(field)[:40]}")
        old = getattr(before, field)
        kind, content = next(iter(how.items()))
        if kind == "=":
            fields[field] = from_builtins(content, types[field])
        elif kind == "~" and isinstance(old, msgspec.Struct):
            fields[field] = apply(content, old)
        elif kind == "[]" and isinstance(old, tuple) and isinstance(content, list):
            fields[field] = _joined(content, old, get_args(types[field])[0])
        else:
            raise ValueError(f"there is no such change of {field}: {str(kind)[:40]}")
    return msgspec.structs.replace(before, **fields)


def inverse(change: dict[str, Any], before: S) -> dict[str, Any]:
    """The change back to `before` from what `change` makes of it. Values in it are structs.

    It costs what the change holds, not what it leaves alone. `change` must fit `before`, as one from `diff` does.
    """
    back: dict[str, Any] = {}
    for field, how in change.items():
        kind, content = next(iter(how.items()))
        old = getattr(before, field)
        if kind == "~":
            back[field] = {"~": inverse(content, old)}
        elif kind == "[]":
            back[field] = {"[]": _pieces_back(content, old)}
        else:
            back[field] = {"=": old}
    return back


def _pieces_back(pieces: list[dict[str, Any]], old: tuple[Any, ...]) -> list[dict[str, Any]]:
    """Pieces that make `old` again of what `pieces` made of it."""
    kept: list[tuple[int, int, dict[str, Any]]] = []  # a stretch of the old list, and where it is now
    place = 0
    for piece in pieces:
        kind, content = next(iter(piece.items()))
        if kind == "new":
            place += 1
            continue
        if kind == "edit":
            first, change = content
            end = first + 1
            kept.append((first, end, {"edit": [place, inverse(change, old[first])]}))
        else:
            first, end, *more = content
            shifted = [more[0], -more[1]] if more else []
            kept.append((first, end, {kind: [place, place + end - first, *shifted]}))
        place += end - first
    back: list[dict[str, Any]] = []
    place = 0
    for first, end, piece in sorted(kept, key=lambda stretch: stretch[0]):
        back.extend({"new": member} for member in old[place:first])
        back.append(piece)
        place = end
    back.extend({"new": member} for member in old[place:])
    return back


@cache
def _fields(kind: type[msgspec.Struct]) -> dict[str, Any]:
    return {field.name: field.type for field in msgspec.structs.fields(kind)}


def _named(values: tuple[Any, ...]) -> bool:
    """Whether the members have ids to be known by. An empty list may be pieced together too."""
    return not values or (isinstance(values[0], msgspec.Struct) and hasattr(values[0], "id"))


def _pieces(old: tuple[Any, ...], new: tuple[Any, ...]) -> list[dict[str, Any]]:
    places = {member.id: place for place, member in enumerate(old)}
    pieces: list[dict[str, Any]] = []
    for member in new:
        place = places.get(member.id)
        if place is None or type(old[place]) is not type(member):
            pieces.append({"new": member})
            continue
        was = old[place]
        if was is member or was == member:
            _extend(pieces, "keep", place, ())
            continue
        shift = _shift(was, member)
        if shift is not None:
            _extend(pieces, "shift", place, shift)
        else:
            pieces.append({"edit": [place, diff(was, member)]})
    return pieces


def _extend(pieces: list[dict[str, Any]], kind: str, place: int, more: tuple[Any, ...]) -> None:
    """One more member for the stretch that the last piece is, or else the first of a new stretch."""
    stretch = pieces[-1].get(kind) if pieces else None
    if stretch is not None and stretch[1] == place and tuple(stretch[2:]) == more:
        stretch[1] = place + 1
    else:
        pieces.append({kind: [place, place + 1, *more]})


def _shift(was: Any, member: Any) -> tuple[str, int] | None:
    """(field, by) when only the member's position differs."""
    for field in _POSITIONS:
        old = getattr(was, field, None)
        if old is not None and msgspec.structs.replace(member, **{field: old}) == was:
            return field, getattr(member, field) - old
    return None


def _joined(pieces: list[Any], old: tuple[Any, ...], kind: Any) -> tuple[Any, ...]:
    members: list[Any] = []
    for piece in pieces:
        match piece:
            case {"keep": [int(first), int(end)]} if 0 <= first < end <= len(old):
                members.extend(old[first:end])
            case {"shift": [int(first), int(end), str(field), int(by)]} if 0 <= first < end <= len(old):
                members.extend(_moved(member, field, by) for member in old[first:end])
            case {"edit": [int(place), dict(change)]} if 0 <= place < len(old):
                members.append(apply(change, old[place]))
            case {"new": value}:
                members.append(from_builtins(value, kind))
            case _:
                raise ValueError(f"there is no such piece: {str(piece)[:60]}")
    return tuple(members)


def _moved(member: Any, field: str, by: int) -> Any:
    if field not in _POSITIONS or not hasattr(member, field):
        raise ValueError(f"a {type(member).__name__} has no position {field[:40]}")
    return msgspec.structs.replace(member, **{field: getattr(member, field) + by})
