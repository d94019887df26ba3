"""The actions for each customer beside the plain-Python reference, row for row, but for the control group.

Why customers stay the reference does not judge: it takes their loyalty types from the build under test.
"""

from collections.abc import Mapping
from dataclasses import astuple
from typing import Any

import duckdb

from reference import Journey
from reference.strategy.next_best_actions import next_best_actions

QUERIES = {
    # What the stage and the loyalty type are explained with stands in sentences of their own.
    "next best actions": """
        select customer_id, action_rank, strategy, goal_stage, channel, earliest_on,
            regexp_replace(
                replace(reason, entry_evidence, '{stage_evidence}'), 'loyalty type [^:]*:', '{loyalty}:'
            ) as reason
        from marts.fct_next_best_actions
        join marts.dim_customers using (customer_id)
    """,
}


def loyalty_types(connection: duckdb.DuckDBPyConnection) -> dict[str, str | None]:
    """The loyalty type of each customer, as the build says it."""
    return dict(connection.execute("select customer_id, loyalty_type from marts.dim_customers").fetchall())


def expected_tables(
    expected: Journey, loyalty_types: Mapping[str, str | None]
) -> dict[str, list[tuple[Any, ...]]]:
    """The reference in the shape of the queries above."""
    return {"next best actions": [astuple(row) for row in next_best_actions(expected, loyalty_types)]}
