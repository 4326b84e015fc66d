"""Answers of models that could not be held to the grammar, such as those on servers: what is of use in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from engine.models.forms.fields import Part
from engine.models.forms.form import JsonForm
from engine.models.forms.stamps import Stamps
from engine.remote.answers import objects

T = TypeVar("T", bound=Part)


def read(form: JsonForm[T], text: str) -> tuple[T, int] | None:
    """The first value of the form in `text`, which may be wrapped in words and fences, and how many items were left out.

    Times are moved to the nearest one that was shown, where they are between the first and the last with half a step to
    spare. An item that names another time, or is not of its class, is left out, as are those beyond what the form admits.
    None where there is no value.
    """
    for found in objects(text):
        if not isinstance(found, dict):
            continue
        kept, lost = _kept(form, found)
        try:
            return form.kind.model_validate(kept, context=form.stamps), lost
        except ValidationError:
            continue
    return None


def _kept(form: JsonForm[Any], found: Mapping[str, Any]) -> tuple[dict[str, Any], int]:
    """The fields of the form, lists without the items that are none."""
    kept: dict[str, Any] = {}
    lost = 0
    for name, field in form.kind.model_fields.items():
        if name not in found:
            continue
        value = found[name]
        if not isinstance(value, list):
            kept[name] = value
            continue
        most = next(
            (limit for each in field.metadata if (limit := getattr(each, "max_length", None)) is not None), len(value)
        )
        item = TypeAdapter(field.annotation.__args__[0])
        good = [one for each in value if (one := _item(item, each, form.stamps)) is not None][:most]
        lost += len(value) - len(good)
        kept[name] = tuple(good)
    return kept, lost


def _item(kind: TypeAdapter[Any], item: Any, stamps: Stamps) -> Any:
    if isinstance(item, dict):
        file = item.get("file", 1)
        item = {key: _nearest(stamps, file, value) if key in ("start", "end") else value for key, value in item.items()}
    try:
        return kind.validate_python(item, context=stamps)
    except (ValidationError, TypeError):
        return None


def _nearest(stamps: Stamps, file: Any, value: Any) -> Any:
    """The time of the file that is nearest; `value` itself where it is beyond them all, which no check lets pass."""
    if not (isinstance(file, int) and 1 <= file <= len(stamps.files)) or not isinstance(value, int | float):
        return value
    times = stamps.files[file - 1]
    if not times:
        return value
    if len(times) == 1:
        return times[0]  # there is no other moment that could be meant
    step = (times[-1] - times[0]) / (len(times) - 1)
    if not times[0] - step / 2 <= value <= times[-1] + step / 2:
        return value
    return min(times, key=lambda time: abs(time - value))
