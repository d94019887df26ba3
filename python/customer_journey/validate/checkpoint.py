"""One Great Expectations checkpoint over all the tables: what was seen of each check.

Great Expectations has no DuckDB source, so it reads Parquet. It takes seconds to import: so does this module.
"""

import logging
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import great_expectations as gx
from great_expectations.data_context.types.base import ProgressBarsConfig
from great_expectations.expectations.core.expect_column_distinct_values_to_contain_set import (
    ExpectColumnDistinctValuesToContainSet,
)
from great_expectations.expectations.core.expect_column_max_to_be_between import ExpectColumnMaxToBeBetween
from great_expectations.expectations.core.expect_column_values_to_be_between import (
    ExpectColumnValuesToBeBetween,
)
from great_expectations.expectations.core.expect_column_values_to_not_be_null import (
    ExpectColumnValuesToNotBeNull,
)
from great_expectations.expectations.core.expect_column_values_to_not_match_regex import (
    ExpectColumnValuesToNotMatchRegex,
)
from great_expectations.expectations.expectation import Expectation

from .check import Check, Outcome, Result, in_words, range_in_words
from .export import read_range

# It logs what it also returns.
logging.getLogger("great_expectations").setLevel(logging.CRITICAL)

EXAMPLES_SHOWN = 3


def run_checkpoint(checks: Sequence[Check], folder: Path) -> list[Outcome]:
    """Run every check on the Parquet file of its table, in one checkpoint, in the order given."""
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    source = context.data_sources.add_pandas_filesystem("doors", base_directory=folder)
    definitions = []
    for name in dict.fromkeys(check.asset for check in checks):
        batch = source.add_parquet_asset(name).add_batch_definition_path(name, path=f"{name}.parquet")
        expectations = [
            as_expectation(check, position) for position, check in enumerate(checks) if check.asset == name
        ]
        suite = context.suites.add(gx.ExpectationSuite(name=name, expectations=expectations))
        definition = gx.ValidationDefinition(name=name, data=batch, suite=suite)
        definitions.append(context.validation_definitions.add(definition))
    checkpoint = context.checkpoints.add(
        gx.Checkpoint(
            name="doors",
            validation_definitions=definitions,
            result_format={"result_format": "SUMMARY", "unexpected_index_column_names": ["row_name"]},
        )
    )
    outcomes: dict[int, Outcome] = {}
    for validated in checkpoint.run().run_results.values():
        for seen in validated.results:
            assert seen.expectation_config is not None
            position = seen.expectation_config.meta["position"]
            raised = next((e["exception_message"] for e in _exceptions(seen.exception_info)), None)
            outcome = as_outcome(checks[position], bool(seen.success), seen.result, raised)
            outcomes[position] = with_range(outcome, folder)
    return [outcomes[position] for position in range(len(checks))]


def as_expectation(check: Check, position: int) -> Expectation:
    """The expectation of Great Expectations that a check stands for."""
    meta = {"position": position}
    column, low, high = check.column, check.at_least, check.at_most
    match check.kind:
        case "number":
            return ExpectColumnMaxToBeBetween(column=column, min_value=low, max_value=high, meta=meta)
        case "each":
            return ExpectColumnValuesToBeBetween(column=column, min_value=low, max_value=high, meta=meta)
        case "filled":
            return ExpectColumnValuesToNotBeNull(column=column, meta=meta)
        case "unlike":
            return ExpectColumnValuesToNotMatchRegex(column=column, regex=check.pattern, meta=meta)
        case "holds":
            values = list(check.values)
            return ExpectColumnDistinctValuesToContainSet(column=column, value_set=values, meta=meta)


def as_outcome(check: Check, success: bool, result: Mapping[str, Any], raised: str | None) -> Outcome:
    """What was seen, in words; a number that does not exist is no failure: there was nothing to measure."""
    if raised is not None:
        return Outcome(check, raised.splitlines()[0], "failed")
    passed: Result = "passed" if success else "failed"
    if check.kind == "number":
        number = result.get("observed_value")
        if number is None or math.isnan(number):
            return Outcome(check, "nothing to measure", "not applicable")
        return Outcome(check, in_words(float(number), check.unit), passed)
    if check.kind == "holds":
        missing = result.get("partial_missing_list") or []
        return Outcome(check, f"missing: {', '.join(missing)}" if missing else "all there", passed)
    rows = int(result["element_count"])
    if rows == 0:
        return Outcome(check, "no rows", "not applicable")
    if success:
        return Outcome(check, "the one row" if rows == 1 else f"all {rows:,} rows", passed)
    unexpected = int(result["unexpected_count"])
    return Outcome(check, f"{unexpected:,} of {rows:,} rows: {_examples(check, result)}", passed)


def with_range(outcome: Outcome, folder: Path) -> Outcome:
    """A check that every row passed also says how near to its bounds the rows are."""
    check = outcome.check
    if check.kind != "each" or outcome.result != "passed":
        return outcome
    low, high = read_range(folder, check.asset, check.column)
    return replace(outcome, observed=f"{outcome.observed}: {range_in_words(low, high, check.unit)}")


def _examples(check: Check, result: Mapping[str, Any]) -> str:
    """The first rows that are not as expected, by name, with what they hold."""
    rows = result.get("partial_unexpected_index_list") or []
    shown = []
    for row in rows[:EXAMPLES_SHOWN]:
        value = row.get(check.column)
        is_number = isinstance(value, float) and not math.isnan(value)
        held = in_words(float(value), check.unit) if is_number else str(value) if value else "empty"
        shown.append(f"{row['row_name']} ({held})")
    return "; ".join(shown) + ("; …" if len(rows) > EXAMPLES_SHOWN else "")


def _exceptions(info: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """One exception is given by itself, several by the metric that raised them."""
    found = [info] if "raised_exception" in info else list(info.values())
    return [exception for exception in found if exception["raised_exception"]]
