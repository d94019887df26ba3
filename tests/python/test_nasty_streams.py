"""Hypothesis makes shops full of nasty events; the marts must equal the reference row for row.

JOURNEY_EXAMPLES=300 hunts for longer, with other shops each time.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparison import differences, queries, reference
from conftest import LIVELY, Compiled
from dressing import contact
from reference import Journey
from reference.seeds import rule_rows
from reference.tables import AMOUNT_COLUMNS, DATE_COLUMNS, NUMBER_COLUMNS, ORDER_LINES, TABLES
from strategies import EXAMPLES, Rows, Shop, nasty, shops, story_settings


@dataclass
class Seen:
    """What the examples of this run reached."""

    examples: int = 0
    stages: set[str] = field(default_factory=set)
    transitions: set[tuple[str, str]] = field(default_factory=set)
    reasons: set[tuple[str, str]] = field(default_factory=set)
    entry_reasons: set[str] = field(default_factory=set)
    actions: set[tuple[str, str, bool]] = field(default_factory=set)
    # Up to two values of each column compared.
    values: dict[tuple[str, str], set[object]] = field(default_factory=dict)

    def note(self, journey: Journey, marts: duckdb.DuckDBPyConnection) -> None:
        self.examples += 1
        self.stages |= {row.stage for row in journey.stage_intervals}
        self.transitions |= {
            (row.previous_stage, row.stage) for row in journey.stage_intervals if row.previous_stage
        }
        self.reasons |= {(table, reason) for table, _, reason in journey.rejected}
        given = marts.execute("select distinct entry_reason from marts.fct_stage_intervals").fetchall()
        self.entry_reasons |= {reason for (reason,) in given}
        self.actions |= set(
            marts.execute("""
                select strategy, goal_stage, earliest_on > cast(clock_at as date)
                from marts.fct_next_best_actions cross join staging.stg_clock
            """).fetchall()
        )
        for name, query in queries().items():
            result = marts.execute(query)
            columns = [column[0] for column in result.description]
            for row in result.fetchall():
                for column, value in zip(columns, row, strict=True):
                    seen = self.values.setdefault((name, column), set())
                    if len(seen) < 2:
                        seen.add(value)


@pytest.fixture(scope="module")
def by_default() -> Seen:
    """What was reached with the default values."""
    return Seen()


@pytest.fixture(scope="module")
def anyhow(by_default: Seen) -> Seen:
    """What was reached with any values."""
    return Seen()


def raw_rows_behind(found: list[str], raw: Rows) -> Iterator[str]:
    """The raw rows of a person a difference names, to read beside it."""
    persons = [row["customer_id"] for row in raw["raw_orders"] + raw["raw_touchpoints"] if row["customer_id"]]
    named = next((person for person in persons if any(f"'{person}'" in line for line in found)), None)
    if named:
        for table, rows in raw.items():
            yield from (f"{table} {row}" for row in rows if named in str(row))


def assert_equal(found: list[str], raw: Rows) -> None:
    assert not found, "\n".join([*found, *raw_rows_behind(found, raw)])


@nasty(EXAMPLES)
@given(st.data())
def test_fixed_policy_in_the_instant_something_falls_due(
    compiled: Compiled, by_default: Seen, anyhow: Seen, data: st.DataObject
) -> None:
    shop: Shop = data.draw(shops(story_settings(lapse_policy="fixed")))
    instant = data.draw(st.sampled_from(shop.promised))
    contact(shop.raw, instant)
    as_of = instant.isoformat(sep=" ", timespec="microseconds")
    expected = reference(shop.raw, lapse_policy="fixed", as_of=as_of)
    with compiled("fixed as of").built(shop.raw, as_of=as_of) as marts:
        assert_equal(differences(marts, expected), shop.raw)
        by_default.note(expected, marts)
        anyhow.note(expected, marts)


@nasty(EXAMPLES)
@given(st.data())
def test_learned_policy_from_nasty_streams(
    compiled: Compiled, by_default: Seen, anyhow: Seen, data: st.DataObject
) -> None:
    shop: Shop = data.draw(shops(story_settings()))
    expected = reference(shop.raw)
    with compiled("learned").built(shop.raw) as marts:
        assert_equal(differences(marts, expected), shop.raw)
        by_default.note(expected, marts)
        anyhow.note(expected, marts)


@nasty(EXAMPLES)
@given(st.data())
def test_other_values_of_nearly_every_variable(compiled: Compiled, anyhow: Seen, data: st.DataObject) -> None:
    shop: Shop = data.draw(shops(story_settings(**LIVELY)))
    expected = reference(shop.raw, **LIVELY)
    with compiled("lively").built(shop.raw) as marts:
        assert_equal(differences(marts, expected), shop.raw)
        anyhow.note(expected, marts)


# --- The streams above are worth their time: they reach everything there is ---------------------


def every_reason() -> set[tuple[str, str]]:
    """Every reason of the specification for every table that can have it."""
    reasons = {("raw_touchpoints", "missing_customer_id"), ("raw_touchpoints", "score_out_of_scale")}
    reasons |= {("raw_orders", "no_exchange_rate"), ("raw_order_lines", "unknown_order")}
    for table in TABLES:
        reasons.add((table.name, "duplicate"))
        reasons |= {(table.name, f"missing_{column}") for column in table.bold}
        read = [
            column for column in table.columns if column in DATE_COLUMNS | AMOUNT_COLUMNS | NUMBER_COLUMNS
        ]
        reasons |= {(table.name, f"unreadable_{column}") for column in read}
        if table.own_time:
            reasons.add((table.name, "future_date"))
        if AMOUNT_COLUMNS.intersection(table.columns):
            reasons.add((table.name, "negative_amount"))
    assert (ORDER_LINES.name, "future_date") not in reasons
    return reasons


@pytest.fixture
def reached(by_default: Seen, anyhow: Seen) -> tuple[Seen, Seen]:
    if by_default.examples < 2 * EXAMPLES or anyhow.examples < 3 * EXAMPLES:
        pytest.skip("says what the streams above reached: run the whole module")
    return by_default, anyhow


def test_streams_reach_every_stage(reached: tuple[Seen, Seen]) -> None:
    assert reached[0].stages == {row["stage"] for row in rule_rows("stages")}


def test_streams_take_every_transition_and_no_other(reached: tuple[Seen, Seen]) -> None:
    allowed = {(row["from_stage"], row["to_stage"]) for row in rule_rows("stage_transitions")}
    assert reached[0].transitions == allowed


def test_streams_enter_stages_for_every_reason(reached: tuple[Seen, Seen]) -> None:
    assert reached[0].entry_reasons == {row["entry_reason"] for row in rule_rows("entry_reasons")}


def test_streams_call_for_every_strategy_now_or_later(reached: tuple[Seen, Seen]) -> None:
    actions = {(row["strategy"], row["goal_stage"], False) for row in rule_rows("strategy_targets")}
    waiting = {
        (row["strategy"], row["goal_stage"], True)
        for row in rule_rows("strategies")
        if row["wait_days"] != "0"
    }
    assert reached[0].actions == actions | waiting


def test_streams_have_rows_rejected_for_every_reason(reached: tuple[Seen, Seen]) -> None:
    assert every_reason() - reached[1].reasons == set()


def test_streams_fill_every_column_compared(reached: tuple[Seen, Seen]) -> None:
    """With two values at least: two columns that are always empty are equal, too."""
    values = reached[1].values
    assert {name for name, _ in values} == set(queries())
    assert [column for column, seen in values.items() if len(seen) < 2] == []
