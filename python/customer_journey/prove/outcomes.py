"""What rpt_strategy_outcomes says of simulated shops, beside what the contacts truly did."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
import pandas as pd

from .compiled import CompiledModels
from .contacted_shops import SCENARIOS, RawTables, Scenario, make_shops

MART = "rpt_strategy_outcomes"
RAW_COLUMNS = {
    "raw_orders": ("order_id", "customer_id", "ordered_at", "net_amount"),
    "raw_touchpoints": ("touchpoint_id", "occurred_at", "touchpoint_type", "customer_id", "strategy"),
}
MISSING = ("raw_order_lines", "raw_products", "raw_customers", "raw_identities")

CONTACTED = """
    select customer_id, strategy, started_at, is_reached
    from intermediate.int_strategy_trials_contacted
"""
# The share of the contacted less the share of all others at such moments, as they come.
OUTCOMES = """
    select
        outcomes.*,
        plain.difference as plain_difference
    from marts.rpt_strategy_outcomes as outcomes
    left join (
        select
            strategy,
            avg(is_reached::int) filter (is_contacted) - avg(is_reached::int) filter (not is_contacted) as difference
        from intermediate.int_strategy_trials_weighted
        group by strategy
    ) as plain using (strategy)
"""


def compile_outcomes() -> CompiledModels:
    """The models that lead to the report, for shops that deliver orders and touchpoints."""
    return CompiledModels(MART, RAW_COLUMNS, MISSING)


def outcomes_of_shops(
    models: CompiledModels, scenario: Scenario, shops: int, customers: int, seed: int
) -> pd.DataFrame:
    """One row per shop and strategy: the report's columns, `shop`, `scenario`, `true_effect` and `plain_difference`.

    The true effect is the mean over all contacted people of all shops: reached with the contact less reached
    had it not come yet.
    """
    without = make_shops(scenario, shops, customers, seed, first_counts=False)
    with built(models, without) as connection:
        reached_without = connection.sql(CONTACTED).df()
    with_contact = make_shops(scenario, shops, customers, seed, first_counts=True)
    with built(models, with_contact) as connection:
        reached = connection.sql(CONTACTED).df()
        rows = [found.assign(shop=shop) for shop, found in _each_shop(models, connection, shops)]
    both = reached.merge(reached_without, on=["customer_id", "strategy", "started_at"], suffixes=("", "_without"))
    if not len(both) == len(reached) == len(reached_without):
        raise AssertionError("the two worlds do not contact the same people at the same time")
    effect = both["is_reached"].astype(int) - both["is_reached_without"].astype(int)
    found = pd.concat(rows, ignore_index=True)
    found = found[found["strategy"].isin(both["strategy"].unique()) & (found["count_contacted"] > 0)]
    true_effects = effect.groupby(both["strategy"]).mean()
    return found.assign(scenario=scenario.name, true_effect=found["strategy"].map(true_effects))


@contextmanager
def built(models: CompiledModels, raw: RawTables) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection in whose database `journey` the models are built from the raw tables."""
    with duckdb.connect() as connection:
        connection.execute("set TimeZone = 'UTC'")
        connection.execute("attach ':memory:' as journey")
        connection.execute("use journey")
        models.build(connection, {"raw_orders": raw.orders, "raw_touchpoints": raw.touchpoints})
        yield connection


def _each_shop(
    models: CompiledModels, connection: duckdb.DuckDBPyConnection, shops: int
) -> Iterator[tuple[int, pd.DataFrame]]:
    """The report of each shop by itself: its people's journeys, and the models on strategies run over them again."""
    own = [model for model in models.models if "strategy" in model["path"].split("/")]
    names = {model["unique_id"] for model in own}
    by_id = {model["unique_id"]: model for model in models.models}
    parents = {parent for model in own for parent in model["depends_on"]["nodes"]} - names
    read = [by_id[parent] for parent in sorted(parents) if parent in by_id]
    connection.execute("attach ':memory:' as everyone")
    personal = []
    for model in read:
        relation = f"{model['schema']}.{model['name']}"
        columns = [row[0] for row in connection.execute(f"describe {relation}").fetchall()]
        if "customer_id" in columns:
            personal.append(relation)
            connection.execute(f"create schema if not exists everyone.{model['schema']}")
            connection.execute(
                f"create table everyone.{relation} as "
                f"select *, split_part(customer_id, '-', 1)::int as shop from {relation} order by shop"
            )
    for relation in personal:
        kind = connection.execute(
            "select table_type from information_schema.tables "
            "where table_catalog = 'journey' and table_schema || '.' || table_name = ?",
            [relation],
        ).fetchone()
        connection.execute(f"drop {'view' if kind and kind[0] == 'VIEW' else 'table'} {relation}")
    for shop in range(shops):
        for relation in personal:
            connection.execute(
                f"create or replace table {relation} as "
                f"select * exclude (shop) from everyone.{relation} where shop = {shop}"
            )
        models.run(connection, own)
        yield shop, connection.sql(OUTCOMES).df()


def summarised(found: pd.DataFrame) -> pd.DataFrame:
    """One row per scenario and strategy; shares are of the shops with a verdict."""
    judged = found[found["verdict"] != "too_few"].copy()
    for column in ("difference", "difference_low", "difference_high", "plain_difference", "reached_rate"):
        judged[column] = judged[column].astype(float)
    judged["covers"] = judged["true_effect"].between(judged["difference_low"], judged["difference_high"])
    judged["works"] = judged["verdict"] == "works"
    judged["harms"] = judged["verdict"] == "harms"
    order = [scenario.name for scenario in SCENARIOS]
    summary = judged.groupby(["scenario", "strategy"]).agg(
        shops=("shop", "count"),
        contacted=("count_contacted", "median"),
        true_effect=("true_effect", "first"),
        plain_difference=("plain_difference", "mean"),
        difference=("difference", "mean"),
        covers=("covers", "mean"),
        works=("works", "mean"),
        harms=("harms", "mean"),
    )
    return summary.reset_index().sort_values(
        ["scenario", "strategy"], key=lambda column: column.map(order.index) if column.name == "scenario" else column
    )
