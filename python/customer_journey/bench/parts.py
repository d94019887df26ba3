"""What part of a script's work is reading, sorting or writing: DuckDB's profile, operator by operator."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import duckdb

PARTS = {
    "reading": r"READ_|PARQUET_SCAN",
    "sorting": r"ORDER_BY|WINDOW|TOP_N",
    "joining": r".*JOIN$|CROSS_PRODUCT",
    "grouping": r".*(GROUP_BY|AGGREGATE)$",
    "writing": r".*(CREATE_TABLE_AS|INSERT)$",
}
"""How the names of operators begin; the work of any other, such as an expression, is `computing`."""


def execute_profiled(connection: duckdb.DuckDBPyConnection, script: str) -> Counter[str]:
    """Run the statements of a script one after another; thread-seconds of each part of the work.

    They are the seconds operators were busy, of all threads together, and a little more than without a
    profile. Raises duckdb.Error where a statement fails.
    """
    seconds: Counter[str] = Counter()
    connection.execute("set enable_profiling = 'no_output'")
    for statement in duckdb.extract_statements(script):
        connection.execute(statement).fetchall()
        if profile := connection.get_profiling_information("json"):
            for operator in _operators(json.loads(profile).get("operator", [])):
                seconds[part_of(operator)] += operator["timing"]
    connection.execute("reset enable_profiling")
    return seconds


def part_of(operator: dict[str, Any]) -> str:
    """The part an operator's work belongs to: to scan a file is reading, a table made before is not."""
    name = operator["type"]
    if name == "TABLE_SCAN":
        name = operator.get("extra_info", {}).get("Function", name)
    return next((part for part, names in PARTS.items() if re.match(names, name)), "computing")


def _operators(operators: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for operator in operators:
        yield operator
        yield from _operators(operator.get("children", []))
