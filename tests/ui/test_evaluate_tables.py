"""What `clipwright evaluate own` prints of hand-made answers: figures, differences, what is more than chance, failures."""

from __future__ import annotations

import json
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import pytest

from engine.evaluation.own_labels import Entry
from engine.protocol import Given
from ui.commands_evaluate_own import Compared
from ui.commands_evaluate_tables import document, notes, table

CLIPS = 8


def entries() -> list[Entry]:
    """Eight clips, of each: a dog from 0 to 4 s, alcohol from 0 to 1 s, and a question whose answer is the second one."""
    found = []
    for number in range(CLIPS):
        name, clip = f"{number}.mp4", Path(f"{number}.mp4")
        found += [
            Entry(3 * number + 2, name, clip, "find", "a dog", ((0.0, 4.0),)),
            Entry(3 * number + 3, name, clip, "labels", "alcohol", ((0.0, 1.0),)),
            Entry(3 * number + 4, name, clip, "choices", "what?", choices=("x", "y"), answer=1),
        ]
    return found


def ranges(*spans: tuple[int, int]) -> Given:
    return Given(ranges=tuple((Fraction(a), Fraction(b)) for a, b in spans), seconds=0.5, peak=3 * 2**29, device="cpu")


def good() -> list[Given]:
    return [one for _ in range(CLIPS) for one in (ranges((0, 4)), ranges((0, 1)), Given(choice=1, seconds=1.0))]


def half() -> list[Given]:
    """Half of each range, nothing for every second rule, and a failure instead of the last answer."""
    found = []
    for number in range(CLIPS):
        found += [ranges((0, 2)), ranges((0, 1)) if number % 2 else ranges(), Given(choice=1)]
    return [*found[:-1], Given(problem="it broke")]


def compared(*several: tuple[str, Sequence[Given]]) -> list[Compared]:
    return [Compared(f"/models/{name}", name, given) for name, given in several]


def rows(text: str) -> dict[str, str]:
    return {line[:24].strip(): " ".join(line[24:].split()) for line in text.splitlines()}


def test_two_stand_side_by_side() -> None:
    both = compared(("good", good()), ("half", half()))

    text = table(entries(), both, verbose=False)

    found = rows(text)
    assert text.startswith("8 clips, 24 rows: 8 to find, 8 labels, 8 with choices. Figures are percent.\n")
    assert found["find: mean IoU"] == "100.00 50.00 -50.00 [-50.00, -50.00] *"
    assert found["find: precision, area"] == "100.00 100.00 +0.00 [+0.00, +0.00]"
    assert found["labels: recall"].startswith("100.00 50.00 -50.00 [")
    assert found["labels: F1"] == "100.00 66.67 -33.33 [-77.78, -6.67]"  # four clips of one mind may be chance
    assert found["alcohol: F1"] == found["labels: F1"]
    # nor is one of eight wrong more than that
    assert found["choices: accuracy"].startswith("100.00 87.50 -12.50 [-37.50, +0.00]")
    assert "*" not in found["choices: accuracy"]
    assert found["seconds a clip"] == "2.00 1.00"
    assert found["peak memory"] == "1.5 GB on cpu 1.5 GB on cpu"
    assert found["failures"] == "0 1"
    assert text.endswith("half failed:\n  line 25  7.mp4  what?: it broke")
    assert "alcohol: precision" not in rows(text)
    assert rows(table(entries(), both, verbose=True))["alcohol: precision"].startswith("100.00 100.00 +0.00")


def test_of_more_the_differences_stand_below() -> None:
    text = table(entries(), compared(("half", half()), ("good", good()), ("also", good())), verbose=False)

    above, below = text.split("less half")
    assert rows(above)["find: mean IoU"] == "50.00 100.00 100.00"
    assert rows(below)["find: mean IoU"] == "+50.00 [+50.00, +50.00] * +50.00 [+50.00, +50.00] *"


def test_one_alone_has_figures_and_no_differences() -> None:
    text = table(entries(), compared(("half", half())), verbose=False)

    assert rows(text)["find: mean IoU"] == "50.00"
    assert "difference" not in text
    assert document(Path("l.csv"), entries(), compared(("half", half())), [])["differences"] == []


def test_many_failures_are_named_on_request() -> None:
    broken = compared(("broken", [Given(problem="no")] * (3 * CLIPS)))

    text = table(entries(), broken, verbose=False)

    assert text.count(": no\n") == 5
    assert text.endswith("  and 19 more; -v names all")
    assert table(entries(), broken, verbose=True).count(": no") == 24
    assert rows(text)["peak memory"] == "on its server"


def test_the_document_has_what_the_table_has() -> None:
    both = compared(("good", good()), ("half", half()))
    told = notes(entries(), both)

    found = json.loads(json.dumps(document(Path("labels.csv"), entries(), both, told), allow_nan=False))

    assert told == [
        "8 clips are few, and intervals from so few are rough: label 20 or more",
        "half failed to answer 1 of 24; they count as wrong",
    ]
    assert (found["clips"], found["queries"], found["notes"]) == (8, {"find": 8, "labels": 8, "choices": 8}, told)
    first, second = found["engines"]
    assert second["failed"] == [{"line": 25, "file": "7.mp4", "kind": "choices", "text": "what?", "problem": "it broke"}]
    assert first["scores"]["labels"] == {
        "precision": 100.0, "recall": 100.0, "f1": 100.0, "clips": 100.0,
        "rules": {"alcohol": {"precision": 100.0, "recall": 100.0, "f1": 100.0, "clips": 100.0}},
    }  # fmt: skip
    assert second["scores"]["choices"] == {"accuracy": 87.5}
    by_name = {(one["kind"], one["figure"], one["rule"]): one for one in found["differences"]}
    assert len(by_name) == 4 + 4 + 4 + 1
    iou = by_name["find", "iou", None]
    assert (iou["from"], iou["to"], iou["difference"]) == ("/models/good", "/models/half", -50.0)
    assert (iou["low"], iou["high"], iou["beyond_chance"]) == (-50.0, -50.0, True)
    assert 0 < iou["chance"] < 0.02
    assert by_name["choices", "accuracy", None]["beyond_chance"] is False
    assert by_name["labels", "f1", "alcohol"]["difference"] == pytest.approx(-100 / 3, abs=1e-5)


def test_a_single_clip_tells_nothing_of_chance() -> None:
    alone = entries()[:3]
    both = compared(("good", good()[:3]), ("half", half()[:3]))

    assert notes(alone, both) == ["a single clip tells nothing of chance: label more of them"]
    assert rows(table(alone, both, verbose=False))["find: mean IoU"] == "100.00 50.00 -50.00"
