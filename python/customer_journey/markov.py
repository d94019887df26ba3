"""The conversions that would be missing without a channel: attribution by a first-order Markov chain.

A path is a walk from its beginning through channels to a conversion or to nothing. The chain takes
every step with the share of the paths that took it (a channel followed by itself is a step too; it
changes nothing, as who lingers leaves for the others in the same proportion). Take a
channel out, so that whoever gets there never converts: the share of conversions that is missing then
is the channel's removal effect, and the conversions are shared in proportion to the removal effects.

Method: E. Anderl, I. Becker, F. von Wangenheim and J. H. Schumann, "Mapping the customer journey:
Lessons learned from graph-based online attribution modeling", International Journal of Research in
Marketing 33 (2016), 457-474. Nothing is simulated: with the matrix Q of steps between channels,
the vectors s of first and r of last steps (into a conversion), a conversion has the probability
s (I - Q)^-1 r. Of the walks that convert, those that ever reach channel c are missing without it.
They reach it with probability (s (I - Q)^-1)_c / ((I - Q)^-1)_cc and convert from it with
probability ((I - Q)^-1 r)_c; the product of the two, divided by the probability of a conversion, is the
removal effect (J. G. Kemeny and J. L. Snell, "Finite Markov Chains", 1960, theorem 3.5.4).
"""

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]

Floats = npt.NDArray[np.float64]

# Shares are given in units of 10^-12, so that millions of conversions are shared to the hundred-thousandth.
DECIMALS = 12
SHARE_COLUMNS = {
    "conversion_type": "text",
    "channel": "text",
    "removal_effect": "decimal(13, 12)",
    "share": "decimal(13, 12)",
}


def markov_shares(steps: pd.DataFrame) -> pd.DataFrame:
    """Each channel's removal effect and its share of the conversions, per kind of conversion.

    `steps`: one row per `conversion_type`, `from_channel` (null: a path begins), `to_channel` (null: it
    ends) and `is_converted` (true: it ends in a conversion), with `count_steps`, a positive integer.

    Returns `SHARE_COLUMNS`, sorted by kind and channel, every channel of the steps: `removal_effect` and
    `share` in 0..1, to 12 decimals; the shares of a kind add up to 1 exactly. A kind without a conversion
    has no rows: there is nothing to share.

    Raises ValueError for a missing column, a null count, or a count below 1.
    """
    missing = {"conversion_type", "from_channel", "to_channel", "is_converted", "count_steps"} - set(steps)
    if missing:
        raise ValueError(f"steps: missing {', '.join(sorted(missing))}")
    counts = pd.to_numeric(steps["count_steps"])
    if counts.isna().any() or (counts < 1).any():
        raise ValueError("steps: count_steps must be 1 or more")

    rows: list[tuple[Any, ...]] = []
    for kind, own in sorted(steps.groupby("conversion_type"), key=lambda group: str(group[0])):
        channels = sorted(set(own["from_channel"].dropna()) | set(own["to_channel"].dropna()))
        effects = removal_effects(*transition_probabilities(own, channels))
        if effects.sum() > 0:
            shares = rounded_shares(effects)
            rows += [
                (kind, channel, _decimal(round(min(effect, 1) * 10**DECIMALS)), _decimal(share))
                for channel, effect, share in zip(channels, effects, shares, strict=True)
            ]
    types = {
        name: pd.ArrowDtype(pa.string() if kind == "text" else pa.decimal128(13, DECIMALS))
        for name, kind in SHARE_COLUMNS.items()
    }
    return pd.DataFrame(rows, columns=list(types), dtype=object).astype(types)


def transition_probabilities(steps: pd.DataFrame, channels: list[str]) -> tuple[Any, Floats, Floats]:
    """The chain of one kind of conversion: Q (sparse), s and r, indexed by the position in `channels`."""
    # Slow to import, and needed here alone.
    from scipy.sparse import csc_array  # type: ignore[import-untyped]

    number = {channel: position for position, channel in enumerate(channels)}
    counts = pd.to_numeric(steps["count_steps"]).to_numpy(dtype=np.float64)
    begins = steps["from_channel"].isna().to_numpy()
    ends = steps["to_channel"].isna().to_numpy()
    converts = steps["is_converted"].to_numpy(dtype=bool) & ends
    # The position of a channel that is not there is never looked at.
    source = steps["from_channel"].map(number).fillna(0).to_numpy(dtype=np.int64)
    target = steps["to_channel"].map(number).fillna(0).to_numpy(dtype=np.int64)

    size = len(channels)
    first = np.bincount(target[begins & ~ends], counts[begins & ~ends], size)
    leaving = np.bincount(source[~begins], counts[~begins], size)
    converting = np.bincount(source[converts & ~begins], counts[converts & ~begins], size)
    between = ~begins & ~ends
    moves = csc_array(
        (counts[between] / leaving[source[between]], (source[between], target[between])), shape=(size, size)
    )
    return moves, first / max(first.sum(), 1), converting / np.maximum(leaving, 1)


def removal_effects(moves: Any, first: Floats, converting: Floats) -> Floats:
    """The share of conversions missing without each channel, in 0..1; zeros where nobody converts.

    `moves` is the sparse matrix of the probabilities to go from channel to channel (n by n), `first` of
    a path to begin with each (n), `converting` of a conversion right after each (n). Every channel must
    lead to an end, as it does in counted paths.
    """
    from scipy.sparse import eye_array
    from scipy.sparse.linalg import splu  # type: ignore[import-untyped]

    size = len(first)
    if size == 0:
        return np.zeros(0)
    solver = splu((eye_array(size, format="csc") - moves).tocsc())
    converted = solver.solve(converting)
    visits = solver.solve(first, trans="T")
    returns = np.diag(solver.solve(np.eye(size)))
    probability = float(first @ converted)
    if probability <= 0:
        return np.zeros(size)
    effects: Floats = np.clip(visits / returns * converted / probability, 0, 1)
    return effects


def rounded_shares(effects: Floats) -> list[int]:
    """The effects as shares of their sum in units of 10^-12; the running total is rounded, so they add up."""
    running = [round(total * 10**DECIMALS) for total in np.cumsum(effects) / effects.sum()]
    running[-1] = 10**DECIMALS
    return [after - before for before, after in zip([0, *running], running, strict=False)]


def _decimal(units: int) -> Any:
    from decimal import Decimal

    return Decimal(units).scaleb(-DECIMALS)
