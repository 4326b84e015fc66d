"""What names an entry of the index, and what tells that it is whole."""

from __future__ import annotations

from hashlib import blake2b
from typing import NamedTuple


class Key(NamedTuple):
    """`fingerprint` names the content, `what` the computation, `parameters` its settings and version, `revision` a model."""

    fingerprint: str
    what: str
    parameters: str
    revision: str = ""


def checksum(key: Key, content: bytes) -> bytes:
    """Over the key too: a value that strayed into another's row is as wrong as a damaged one."""
    digest = blake2b(digest_size=16)
    # without a revision as in format 1, whose entries were taken over as they were
    for part in key if key.revision else key[:3]:
        text = part.encode()
        digest.update(len(text).to_bytes(4, "big") + text)
    digest.update(content)
    return digest.digest()
