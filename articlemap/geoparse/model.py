"""The learned numbers: linear scores over named columns, read from weights.json.

benchmarks/geoparse/train.py writes them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

WEIGHTS = Path(__file__).with_name("weights.json")
Floats = npt.NDArray[np.float64]
Table = dict[str, Floats]
Linear = dict[str, float]


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of each decision, by column, and the thresholds.

    `span`: is it a place, by its words. `first`, `again`: which candidate, before and after the
    other names have theirs. `joint`: is it a place, now that its place is known. `right`: is
    the place right.
    """

    span: Linear
    first: Linear
    again: Linear
    joint: Linear
    right: Linear
    thresholds: Linear


@cache
def load_model(path: Path = WEIGHTS) -> Model:
    """The model of a file of weights."""
    return Model(**json.loads(path.read_text(encoding="utf-8")))


def score(weights: Linear, table: Table) -> Floats:
    """The weighted sum of the columns; raises KeyError where the weights know other columns."""
    return np.asarray(sum(weights[name] * column for name, column in table.items()), float)


def as_probability(score: Floats) -> Floats:
    """The logistic function."""
    return np.asarray(1 / (1 + np.exp(-np.clip(score, -50, 50))))
