"""Logistic regression and a softmax ranker on numpy alone: deterministic, a few hundred numbers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Table = dict[str, Floats]
STEPS, RATE = 300, 0.08


def join(tables: Sequence[Table]) -> Table:
    """One table of all rows."""
    names = next(table for table in tables if table)
    return {name: np.concatenate([table[name] for table in tables if table]) for name in names}


def fit_logistic(
    table: Table, right: Floats, weight: Floats, *, penalty: float = 1.0
) -> dict[str, float]:
    """The weights of each column by Newton's method, with a penalty on their squares.

    `weight` says how much each row counts.
    """
    columns = np.column_stack(list(table.values())).astype(float)
    weights = np.zeros(columns.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(columns @ weights, -50, 50)))
        gradient = columns.T @ ((chance - right) * weight) + penalty * weights
        curvature = (columns * (weight * chance * (1 - chance))[:, None]).T @ columns
        step = np.linalg.solve(curvature + penalty * np.eye(len(weights)), gradient)
        weights = weights - step
        if np.abs(step).max() < 1e-6:
            break
    return _name(table, weights)


def fit_ranker(
    table: Table, right: Floats, sizes: Sequence[int], weight: Floats, *, penalty: float = 1e-3
) -> dict[str, float]:
    """The weights with which the right rows of each run of `sizes` get the largest share (Adam)."""
    columns = np.column_stack(list(table.values())).astype(float)
    starts = np.cumsum([0, *sizes])[:-1]
    run = np.repeat(np.arange(len(sizes)), sizes)
    weights = mean = square = np.zeros(columns.shape[1])
    for step in range(1, STEPS + 1):
        shares = _shares(columns @ weights, starts, run)
        good = shares * right
        wanted = good / np.maximum(np.add.reduceat(good, starts), 1e-12)[run]
        pull = columns.T @ ((wanted - shares) * weight[run]) / weight.sum() - penalty * weights
        mean, square = 0.9 * mean + 0.1 * pull, 0.99 * square + 0.01 * pull * pull
        scale = np.sqrt(square / (1 - 0.99**step)) + 1e-8
        weights = weights + RATE * (mean / (1 - 0.9**step)) / scale
    return _name(table, weights)


def _shares(scores: Floats, starts: npt.NDArray[np.int64], run: npt.NDArray[np.int64]) -> Floats:
    grown = np.exp(scores - np.maximum.reduceat(scores, starts)[run])
    return np.asarray(grown / np.add.reduceat(grown, starts)[run])


def _name(table: Table, weights: Floats) -> dict[str, float]:
    return {name: round(float(weight), 4) for name, weight in zip(table, weights, strict=True)}
