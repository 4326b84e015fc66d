"""Scorers: how well predictions agree with the ground truth of a published benchmark, or with labels of a user's own.

Pure functions over files that others publish; no footage, no model and no network. numpy at most, so that the command line
may use them without the engine's process.
"""

from __future__ import annotations

from engine.evaluation.benchmarks import BENCHMARKS, evaluate
from engine.evaluation.scores import Scores

__all__ = ["BENCHMARKS", "Scores", "evaluate"]
