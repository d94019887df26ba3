"""The marts beside the plain-Python reference, row for row."""

import csv
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb

from compiled_project import PROJECT
from reference import Journey, RawTables, Rules, Settings
from reference import journey as walk_journey

from . import facts, feedback, journey, loyalty, reports, strategy

PARTS = (journey, facts, reports, feedback)


def rules() -> Rules:
    return Rules.default(PROJECT / "seeds/rules/touchpoint_types.csv")


def reference(raw: RawTables, **settings: Any) -> Journey:
    """The journey as the specification says it."""
    now = datetime.now(UTC).replace(tzinfo=None)
    return walk_journey(raw, rules(), Settings(build_started_at=now, **settings))


def read_folder(folder: Path) -> RawTables:
    """The CSV files of a folder, named as the raw tables; empty text is null."""
    return {
        file.stem: [{k: v or None for k, v in row.items()} for row in csv.DictReader(file.open(newline=""))]
        for file in sorted(folder.glob("raw_*.csv"))
    }


def queries() -> dict[str, str]:
    """What is asked of the marts, by the name of what is compared."""
    return {name: query for part in (*PARTS, loyalty, strategy) for name, query in part.QUERIES.items()}


def differences(connection: duckdb.DuckDBPyConnection, expected: Journey, most: int = 5) -> list[str]:
    """What the marts and the reference do not share, a line each; empty where they are equal."""
    found: list[str] = []
    asked = queries()
    tables = [table for part in PARTS for table in part.expected_tables(expected).items()]
    # What follows from the scores is held against the scores of this very build.
    tables += loyalty.expected_tables(expected, loyalty.measures_in(connection)).items()
    tables += strategy.expected_tables(expected, strategy.loyalty_types(connection)).items()
    assert {name for name, _ in tables} == set(asked)
    for name, rows in tables:
        ours = sorted(_comparable(row) for row in connection.execute(asked[name]).fetchall())
        theirs = sorted(_comparable(row) for row in rows)
        if ours == theirs:
            continue
        only_ours, only_theirs = _beside(ours, theirs), _beside(theirs, ours)
        found.append(
            f"{name}: {len(only_ours)} rows only in the marts, {len(only_theirs)} only in the reference"
        )
        found += [f"  marts     {row}" for row in only_ours[:most]]
        found += [f"  reference {row}" for row in only_theirs[:most]]
    return found


def _comparable(row: tuple[Any, ...]) -> tuple[str, ...]:
    return tuple(
        str(Fraction(value)) if isinstance(value, Decimal | Fraction) else str(value) for value in row
    )


def _beside(rows: list[tuple[str, ...]], others: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    other_rows = set(others)
    return [row for row in rows if row not in other_rows] or (rows if len(rows) > len(others) else [])
