"""Sizes as people write them."""

from __future__ import annotations

import re

_POWERS = {"": 0, "K": 1, "M": 2, "G": 3, "T": 4}
_TEXT = re.compile(r"^\s*(\d+(?:\.\d+)?)\s*([KMGT]?)B?\s*$", re.IGNORECASE | re.ASCII)


def parse(text: str, base: int = 1000) -> int | None:
    """Bytes in "20G", "500 MB" or "1000"; None for anything else. `base` is 1000 for disks, 1024 for memory."""
    found = _TEXT.match(text)
    return round(float(found[1]) * base ** _POWERS[found[2].upper()]) if found else None
