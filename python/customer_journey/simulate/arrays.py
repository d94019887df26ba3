"""Array types and the few draws everything else is made of. Times are days since 1970-01-01 (UTC)."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Rng = np.random.Generator

NONE = -1
"""An absent code, score, cost, person or number of points."""

MINUTE = 1 / 1440
HOUR = 1 / 24


def chance(rng: Rng, probability: Floats | float, size: int) -> Flags:
    """Shape (size,): True with the given probability, one for all or one each."""
    return np.asarray(rng.random(size) < probability)


def times_each(rng: Rng, rate: Floats | float, size: int) -> Ints:
    """Indices 0..size-1, each repeated a Poisson number of times with the given mean."""
    return np.repeat(np.arange(size), rng.poisson(np.broadcast_to(np.asarray(rate, float), (size,))))


def between(rng: Rng, low: Floats, high: Floats) -> Floats:
    """Uniform draws in [low, high), element by element."""
    return low + rng.random(len(low)) * (high - low)


def pick(rng: Rng, weights: Any, size: int) -> Ints:
    """Codes 0..len(weights)-1 drawn with the given relative weights."""
    cumulated = np.cumsum(np.asarray(weights, float))
    return np.searchsorted(cumulated / cumulated[-1], rng.random(size), side="right").astype(np.int64)


def pick_by_row(rng: Rng, weights: Floats) -> Ints:
    """One code per row of a (rows, codes) matrix of relative weights."""
    cumulated = weights.cumsum(axis=1)
    drawn = rng.random(len(weights)) * cumulated[:, -1]
    return np.asarray((drawn[:, None] >= cumulated).sum(axis=1), np.int64)


def day_of_month(days: Floats) -> Ints:
    """Shape as given: 1..31."""
    dates = np.floor(days).astype("datetime64[D]")
    return np.asarray((dates - dates.astype("datetime64[M]")).astype(np.int64) + 1)


def month_of_year(days: Floats) -> Ints:
    """Shape as given: 0 (January) .. 11."""
    return np.asarray(np.floor(days).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) % 12)
