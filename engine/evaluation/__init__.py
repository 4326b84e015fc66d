"""Scorers of published benchmarks: how well somebody's predictions agree with a ground truth.

Pure functions over files that others publish; no footage, no model and no network. numpy at most, so that the command line
may use them without the engine's process.
"""

from __future__ import annotations

from engine.evaluation.benchmarks import BENCHMARKS, evaluate
from engine.evaluation.scores import Scores

__all__ = ["BENCHMARKS", "Scores", "evaluate"]
