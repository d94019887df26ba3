"""Typed columns as the text a shop system would export: ISO 8601 in several spellings, empty for null."""

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]

from .arrays import Rng

SPELLINGS = {"plain": 0.90, "z": 0.06, "offset": 0.035, "date": 0.005}
"""How often a timestamp is written without zone, with Z, with +02:00, and as a date alone."""


def as_text(rng: Rng, table: pa.Table) -> pa.Table:
    """The same table, every column text."""
    columns = [
        timestamps_as_text(rng, column.combine_chunks()) if pa.types.is_timestamp(column.type)
        else column.cast(pa.string())
        for column in table.columns
    ]  # fmt: skip
    return pa.Table.from_arrays(columns, names=table.column_names)


def timestamps_as_text(rng: Rng, column: pa.Array) -> pa.Array:
    """The same instants; a date alone names the day only."""
    drawn = rng.random(len(column))
    limits = np.cumsum(list(SPELLINGS.values()))
    code = pa.array(np.minimum(np.searchsorted(limits, drawn), len(limits) - 1))
    seconds = column.cast(pa.timestamp("s"), safe=False)
    plain = pc.strftime(seconds, format="%Y-%m-%d %H:%M:%S")
    iso = pc.strftime(seconds, format="%Y-%m-%dT%H:%M:%S")
    rome = pc.strftime(pc.add(seconds, pa.scalar(7200, pa.duration("s"))), format="%Y-%m-%dT%H:%M:%S")
    date = pc.strftime(seconds, format="%Y-%m-%d")
    return pc.choose(code, plain, _with(iso, "Z"), _with(rome, "+02:00"), date)


def _with(text: pa.Array, suffix: str) -> pa.Array:
    return pc.binary_join_element_wise(text, pa.scalar(suffix), "")
