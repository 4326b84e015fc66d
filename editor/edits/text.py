"""Text: what a subtitle, a title or a narration says."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from editor.edits.draft import Draft
from editor.edits.errors import EditError
from editor.model import Narration, Project, Subtitle, Title, Word, changed


def set_text(project: Project, item_id: str, text: str, *, sequence_id: str | None = None) -> Project:
    """Change what an item says.

    A subtitle with as many words as before keeps their times; else the words that stay keep theirs, and new ones share the
    time of those that they stand for. Raises EditError for an item without text, or when nothing would be left of it.
    """
    draft = Draft(project, sequence_id)
    placed = draft.find(item_id)
    draft.track(placed.track.id)
    item = placed.item
    if not isinstance(item, Subtitle | Title | Narration):
        raise EditError(f"{draft.describe(item)} has no text")
    if not text.strip():
        raise EditError(f"{draft.describe(item)} needs a text", hint="delete it instead")
    if isinstance(item, Subtitle) and text != item.text:
        item = changed(item, words=_words(item, text))
    draft.put(placed.track.id, changed(item, text=text))
    return draft.done()


def _words(item: Subtitle, text: str) -> tuple[Word, ...]:
    """The words of `text` with times; none where the words that there are do not spell the old text."""
    old, new = [word.text.strip() for word in item.words], text.split()
    if not old or old != item.text.split():
        return ()
    if len(old) == len(new):
        return tuple(changed(word, text=spelt) for word, spelt in zip(item.words, new, strict=True))
    found: list[Word] = []
    for kind, i, j, k, m in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.extend(item.words[i:j])
        elif m > k:
            limit = item.words[j].frame_in if j < len(old) else item.duration
            start = item.words[i].frame_in if i < j else (found[-1].frame_out if found else 0)
            end = item.words[j - 1].frame_out if i < j else limit
            end = min(end, limit)
            found.extend(_shared(new[k:m], min(start, end), end))
    return tuple(found)


def _shared(texts: list[str], start: int, end: int) -> Iterator[Word]:
    """The texts one after another between two frames, each as long as its letters make it."""
    letters, passed = sum(map(len, texts)), 0
    for text in texts:
        first = start + (end - start) * passed // letters
        passed += len(text)
        yield Word(text, first, start + (end - start) * passed // letters)
