"""Edits a project at random until it is killed; run as a program by the test of that.

Each line of standard input is a path and a seed. For each, a forked process opens the project and edits it without end,
writing on standard output `start <pid>`, then before each commit `try <state>` and after it `done <state>`. When it has
been killed, `reaped` follows. Forking keeps a round short: Python and the editor are loaded once.
"""

from __future__ import annotations

import os
import sys
from hashlib import sha256
from random import Random

from editor.history import History
from editor.model import Project, changed
from editor.storage import OpenProject
from engine.protocol import to_json
from tests.support.random_edits import edit_at_random


def state(history: History) -> str:
    """In words without spaces: a digest of the project and of what can be redone, then the names that can be undone."""
    values = [history.present, *(step.project for step in history.future)]
    digest = sha256(b"".join(to_json(value) for value in values)).hexdigest()
    return ",".join((digest, *(name.replace(" ", "_") for name in history.done_names)))


def _say(*words: object) -> None:
    # at most PIPE_BUF bytes in one call arrive whole or not at all
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def _cleared(project: Project) -> Project:
    sequence = project.sequence
    tracks = tuple(changed(track, items=(), transitions=(), locked=False) for track in sequence.tracks[:6])
    return changed(project, sequences=(changed(sequence, tracks=tracks, markers=()),))


def edit_until_killed(path: str, seed: int) -> None:
    rng = Random(seed)
    numbers = iter(range(10**9))

    def ids() -> str:
        return f"k{seed}-{next(numbers)}"

    with OpenProject.open(path, limit=12) as project:
        _say("done", state(project.history))
        while True:
            choice = rng.random()
            history = project.history
            if choice < 0.08:
                _say("try", state(history))
                project.save()
            elif choice < 0.2 and history.past:
                _say("try", state(history.undo()))
                project.undo()
            elif choice < 0.3 and history.future:
                _say("try", state(history.redo()))
                project.redo()
            else:
                name, after = edit_at_random(project.project, rng, ids)
                if sum(len(track.items) for track in after.sequence.tracks) > 30:
                    name, after = "Clear", _cleared(project.project)
                _say("try", state(history.do(name, after)))
                project.do(name, lambda _, after=after: after)
            _say("done", state(project.history))


def main() -> None:
    for line in sys.stdin:
        path, _, seed = line.rstrip("\n").rpartition(" ")
        pid = os.fork()
        if pid == 0:
            _say("start", os.getpid())
            try:
                edit_until_killed(path, int(seed))
            finally:
                os._exit(1)
        os.waitpid(pid, 0)
        _say("reaped")


if __name__ == "__main__":
    main()
