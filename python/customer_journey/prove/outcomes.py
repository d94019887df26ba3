"""What rpt_strategy_outcomes says of simulated shops, beside what the contacts truly did."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
import pandas as pd

from .compiled import CompiledModels, Node
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
    with plain_shares as (
        select
            strategy,
            avg(cast(is_reached as integer)) filter (is_contacted) as contacted,
            avg(cast(is_reached as integer)) filter (not is_contacted) as others
        from intermediate.int_strategy_trials_weighted
        group by strategy
    )
    select outcomes.*, plain_shares.contacted - plain_shares.others as plain_difference
    from marts.rpt_strategy_outcomes as outcomes
    left join plain_shares using (strategy)
"""


def compile_outcomes() -> CompiledModels:
    """The models that lead to the report, for shops that deliver orders and touchpoints."""
    return CompiledModels(MART, RAW_COLUMNS, MISSING)


def outcomes_of_shops(
    models: CompiledModels, scenario: Scenario, shops: int, customers: int, seed: int
) -> pd.DataFrame:
    """One row per shop and strategy: the report's columns, and shop, scenario, true_effect, plain_difference.

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
    both = reached.merge(
        reached_without, on=["customer_id", "strategy", "started_at"], suffixes=("", "_without")
    )
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
    """The report of each shop by itself: the models on strategies, run again over its people's journeys."""
    own = [model for model in models.models if "strategy" in model["path"].split("/")]
    read = {parent for model in own for parent in model["depends_on"]["nodes"]}
    journeys = [
        f"{model['schema']}.{model['name']}"
        for model in models.models
        if model["unique_id"] in read and model not in own and _is_of_persons(connection, model)
    ]
    connection.execute("attach ':memory:' as everyone")
    for schema in sorted({relation.split(".")[0] for relation in journeys}):
        connection.execute(f"create schema everyone.{schema}")
    for relation in journeys:
        shop = "cast(split_part(customer_id, '-', 1) as integer)"
        connection.execute(
            f"create table everyone.{relation} as select *, {shop} as shop from {relation} order by shop"
        )
    for relation in journeys:
        schema, name = relation.split(".")
        if connection.execute(
            "from duckdb_views() where schema_name = ? and view_name = ?", [schema, name]
        ).fetchall():
            connection.execute(f"drop view {relation}")
    for shop_number in range(shops):
        for relation in journeys:
            people = f"select * exclude (shop) from everyone.{relation} where shop = {shop_number}"
            connection.execute(f"create or replace table {relation} as {people}")
        models.run(connection, own)
        yield shop_number, connection.sql(OUTCOMES).df()


def _is_of_persons(connection: duckdb.DuckDBPyConnection, model: Node) -> bool:
    """Whether the model is a table with a customer in each row."""
    names = connection.execute(f"select * from {model['schema']}.{model['name']} limit 0").description
    return "customer_id" in [name[0] for name in names]


def summarised(found: pd.DataFrame) -> pd.DataFrame:
    """One row per scenario and strategy; shares are of the shops with a verdict."""
    judged = found[found["verdict"] != "too_few"].copy()
    for column in ("difference", "difference_low", "difference_high", "plain_difference", "reached_rate"):
        judged[column] = judged[column].astype(float)
    judged["covers"] = judged["true_effect"].between(judged["difference_low"], judged["difference_high"])
    judged["works"] = judged["verdict"] == "works"
    judged["harms"] = judged["verdict"] == "harms"
    order = {scenario.name: number for number, scenario in enumerate(SCENARIOS)}
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
    summary = summary.reset_index()
    return summary.sort_values("scenario", key=lambda names: names.map(order), kind="stable")
