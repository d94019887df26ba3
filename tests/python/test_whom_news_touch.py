"""Whom the news of a day touch: a scenario for each rule of who is computed again, all delivered in one day.

Every scenario has persons of its own, so that one build says which rule named somebody, or forgot them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from compiled_project import read_marts
from conftest import Compiled
from days import build_day, query
from reference.tables import TABLES
from strategies import Rows

YESTERDAY = "2025-02-02"
TODAY = "2025-03-02"
# The clock comes from here to there between the two builds.
CLOCK_YESTERDAY = "2025-02-01"
CLOCK_TODAY = "2025-03-01"

Row = tuple[str, dict[str, str | None]]


def order(customer: str, number: str = "", loaded: str | None = YESTERDAY, **more: str) -> Row:
    """An order of January for ten, by a key that is the customer's own unless it is given."""
    row = {"order_id": number or f"order of {customer}", "customer_id": customer, "ordered_at": "2025-01-10"}
    return "raw_orders", {**row, "net_amount": "10", "loaded_at": loaded, **more}


def visit(key: str, loaded: str | None = YESTERDAY, **more: str) -> Row:
    """A visit to the site in January, by the key of the touchpoint."""
    row = {"touchpoint_id": key, "touchpoint_type": "site_visit", "occurred_at": "2025-01-10"}
    return "raw_touchpoints", {**row, "loaded_at": loaded, **more}


def account(customer: str, loaded: str | None = YESTERDAY, **more: str) -> Row:
    return "raw_customers", {
        "customer_id": customer, "created_at": "2025-01-10", "loaded_at": loaded, **more,
    }  # fmt: skip


def line(customer: str, number: str, product: str) -> Row:
    return "raw_order_lines", {
        "order_id": f"order of {customer}", "line_number": number, "product_id": product,
        "quantity": "1", "net_amount": "5",
    }  # fmt: skip


def product(key: str, category: str) -> Row:
    return "raw_products", {"product_id": key, "category": category}


def identity(anonymous_id: str, customer: str, identified: str = "2025-01-20") -> Row:
    return "raw_identities", {
        "anonymous_id": anonymous_id, "customer_id": customer, "identified_at": identified,
    }  # fmt: skip


@dataclass(frozen=True)
class Scenario:
    """Rows of both days, of yesterday alone and of today alone, and who has news by them."""

    name: str
    touched: set[str]
    kept: Sequence[Row] = ()
    gone: Sequence[Row] = ()
    new: Sequence[Row] = ()


SCENARIOS = [
    Scenario("nothing new", set(), kept=[order("calm")]),
    Scenario(
        "to fall silent is no news: the day it happens is known",
        set(),
        kept=[order("silent", ordered_at="2024-11-20")],
    ),
    Scenario("a new order", {"buyer"}, new=[order("buyer", loaded=TODAY)]),
    Scenario("a late order", {"late"}, new=[order("late", ordered_at="2024-01-10", loaded=TODAY)]),
    Scenario(
        "another account",
        {"mover"},
        gone=[account("mover", country="IT")],
        new=[account("mover", country="FR", loaded=TODAY)],
    ),
    Scenario("a new visitor", {"anonymous:v1"}, new=[visit("t1", loaded=TODAY, anonymous_id="v1")]),
    Scenario("an undated order seen before", set(), kept=[order("undated", loaded=None)]),
    Scenario("an undated visit seen before", set(), kept=[visit("t2", loaded=None, customer_id="undated")]),
    Scenario(
        "an undated order with another amount",
        {"undated_order"},
        gone=[order("undated_order", loaded=None)],
        new=[order("undated_order", loaded=None, net_amount="20")],
    ),
    Scenario(
        "an undated account with another country",
        {"undated_account"},
        gone=[account("undated_account", loaded=None)],
        new=[account("undated_account", loaded=None, country="IT")],
    ),
    Scenario(
        "an undated visit", {"undated_visit"}, new=[visit("t3", loaded=None, customer_id="undated_visit")]
    ),
    Scenario(
        "the key of an order sent again",
        {"first_buyer", "second_buyer"},
        kept=[order("first_buyer", "o1")],
        new=[order("second_buyer", "o1", loaded=TODAY)],
    ),
    Scenario(
        "an order given to somebody else",
        {"giver", "receiver"},
        gone=[order("giver", "o2")],
        new=[order("receiver", "o2", loaded=TODAY)],
    ),
    Scenario(
        "a rejected order corrected to be of somebody else",
        {"misread", "meant"},
        gone=[order("misread", "o3", net_amount="ten")],
        new=[order("meant", "o3", loaded=TODAY)],
    ),
    Scenario(
        "a rejected order corrected, whose lines are the same",
        {"corrected"},
        kept=[line("corrected", "1", "tea")],
        gone=[order("corrected", net_amount="ten")],
        new=[order("corrected", loaded=TODAY)],
    ),
    Scenario(
        "an order corrected so that it is rejected, and its lines with it",
        {"spoiled"},
        kept=[line("spoiled", "1", "tea"), account("spoiled")],
        gone=[order("spoiled")],
        new=[order("spoiled", loaded=TODAY, net_amount="ten")],
    ),
    Scenario("lines of an order that nobody knows", set(), new=[line("unheard_of", "1", "tea")]),
    Scenario(
        "rows of nobody, rejected every day anew",
        set(),
        kept=[
            ("raw_orders", {"order_id": "of nobody", "ordered_at": "2025-01-10", "net_amount": "10"}),
            ("raw_customers", {"created_at": "2025-01-10", "loaded_at": YESTERDAY}),
            (
                "raw_order_lines",
                {"line_number": "1", "product_id": "tea", "quantity": "1", "net_amount": "5"},
            ),
            visit("of nobody"),
        ],
    ),
    Scenario(
        "a visit given to somebody else",
        {"visitor", "other_visitor"},
        gone=[visit("t4", customer_id="visitor")],
        new=[visit("t4", customer_id="other_visitor", loaded=TODAY)],
    ),
    Scenario(
        "a rejected visit corrected to be of somebody else",
        {"anonymous:v2", "no_bot"},
        gone=[visit("t5", anonymous_id="v2", cost="none")],
        new=[visit("t5", customer_id="no_bot", loaded=TODAY)],
    ),
    Scenario(
        "a second row of a key counts, now that the first is rejected, and names a visitor",
        {"outdone", "anonymous:outdone", "next_in_line", "anonymous:v3"},
        kept=[
            visit("t6", customer_id="next_in_line", anonymous_id="v3", loaded="2025-02-02T12:00"),
            visit("t7", anonymous_id="v3"),
        ],
        gone=[visit("t6", customer_id="outdone", anonymous_id="outdone")],
        new=[visit("t6", customer_id="outdone", anonymous_id="outdone", cost="none", loaded=TODAY)],
    ),
    Scenario(
        "lines that come late, are corrected or are taken away",
        {"late_line", "other_line", "one_line", "no_line"},
        kept=[
            *(
                order(customer)
                for customer in ("late_line", "other_line", "one_line", "no_line", "same_line")
            ),
            *(line(customer, "1", "tea") for customer in ("late_line", "one_line", "same_line")),
        ],
        gone=[line("other_line", "1", "tea"), line("one_line", "2", "tea"), line("no_line", "1", "tea")],
        new=[line("other_line", "1", "cup"), line("late_line", "2", "tea")],
    ),
    Scenario(
        "a product with another category",
        {"pot_buyer"},
        kept=[
            product("tea", "drinks"),
            order("pot_buyer"),
            line("pot_buyer", "1", "pot"),
            order("tea_drinker"),
            line("tea_drinker", "1", "tea"),
        ],
        gone=[product("pot", "pots")],
        new=[product("pot", "kitchen")],
    ),
    Scenario(
        "a product that comes later than its sale",
        {"bowl_buyer"},
        kept=[order("bowl_buyer"), line("bowl_buyer", "1", "bowl")],
        new=[product("bowl", "kitchen")],
    ),
    Scenario(
        "a product taken away",
        {"jar_buyer"},
        kept=[order("jar_buyer"), line("jar_buyer", "1", "jar")],
        gone=[product("jar", "kitchen")],
    ),
    Scenario(
        "a visitor identified weeks later, with all that is theirs",
        {"identified", "anonymous:v4", "anonymous:v5"},
        kept=[
            order("identified"),
            visit("t8", anonymous_id="v4"),
            visit("t9", anonymous_id="v5"),
            identity("v5", "identified"),
        ],
        new=[identity("v4", "identified")],
    ),
    Scenario(
        "an identity that was dated after the clock",
        {"named_early", "anonymous:v11"},
        kept=[
            order("named_early"),
            visit("t22", anonymous_id="v11"),
            identity("v11", "named_early", "2025-02-15"),
        ],
    ),
    Scenario(
        "a visitor no longer identified",
        {"unmasked", "anonymous:v6"},
        kept=[order("unmasked"), visit("t10", anonymous_id="v6")],
        gone=[identity("v6", "unmasked")],
    ),
    Scenario(
        "a visitor comes again who was named with somebody",
        {"named", "named_too", "named_by_a_list", "anonymous:v7"},
        kept=[
            visit("t11", anonymous_id="v7", customer_id="named"),
            visit("t12", anonymous_id="v7", customer_id="named_too", occurred_at="2025-01-11"),
            identity("v7", "named_by_a_list"),
        ],
        new=[visit("t13", anonymous_id="v7", loaded=TODAY)],
    ),
    Scenario(
        "a visit no longer names a visitor, who turns out to be whom a later visit named",
        {"named_first", "named_next", "anonymous:v10"},
        kept=[
            visit("t19", anonymous_id="v10", customer_id="named_next", occurred_at="2025-01-11"),
            visit("t20", anonymous_id="v10"),
        ],
        gone=[visit("t21", anonymous_id="v10", customer_id="named_first")],
        new=[visit("t21", customer_id="named_first", loaded=TODAY)],
    ),
    Scenario(
        "a visitor who is called like a customer",
        {"anonymous:called", "anonymous:v9"},
        kept=[order("anonymous:called"), visit("t17", anonymous_id="v9"), identity("v9", "anonymous:called")],
        new=[visit("t18", anonymous_id="called", loaded=TODAY)],
    ),
    Scenario(
        "an account that was dated after the clock",
        {"early_bird"},
        kept=[account("early_bird", created_at="2025-02-15", loaded="2025-02-15")],
    ),
    Scenario(
        "a row dated far ahead, as long as it is there",
        {"typo_order", "typo_visit", "typo_account"},
        kept=[
            order("typo_order", ordered_at="2925-01-10"),
            visit("t14", customer_id="typo_visit", occurred_at="2925-01-10"),
            account("typo_account", created_at="2925-01-10"),
        ],
    ),
    Scenario(
        "somebody known only since the clock",
        {"newest"},
        kept=[order("newest", ordered_at=CLOCK_YESTERDAY)],
    ),
    Scenario(
        "a complaint that runs out while the clock moves, which converts",
        {"calmed"},
        kept=[
            order("calmed", ordered_at="2024-11-10"),
            order("calmed", "o4", ordered_at="2025-01-20"),
            visit("t15", customer_id="calmed", touchpoint_type="complaint", occurred_at="2024-11-15"),
        ],
    ),
    Scenario(
        "the last visit, which moves the clock",
        {"anonymous:v8"},
        new=[visit("t16", anonymous_id="v8", occurred_at=CLOCK_TODAY, loaded=TODAY)],
    ),
]


def raw_tables(rows: Iterable[Row]) -> Rows:
    raw: Rows = {table.name: [] for table in TABLES}
    for table, row in rows:
        raw[table].append(row)
    return raw


def persons_of(scenario: Scenario) -> set[str]:
    """Everybody a scenario names, by order, account, visit or identity."""
    rows = [row for _, row in (*scenario.kept, *scenario.gone, *scenario.new)]
    customers = {row["customer_id"] for row in rows if row.get("customer_id")}
    return {str(customer) for customer in customers} | {
        f"anonymous:{row['anonymous_id']}" for row in rows if row.get("anonymous_id")
    }


def deliveries() -> tuple[Rows, Rows]:
    """The raw tables of yesterday and of today, with the rows of all scenarios."""
    holds_the_clock = visit("t0", anonymous_id="v0", occurred_at=CLOCK_YESTERDAY)
    known_before = visit("t00", anonymous_id="v0")
    kept = [holds_the_clock, known_before, *(row for scenario in SCENARIOS for row in scenario.kept)]
    yesterday = raw_tables([*kept, *(row for scenario in SCENARIOS for row in scenario.gone)])
    return yesterday, raw_tables([*kept, *(row for scenario in SCENARIOS for row in scenario.new)])


def touched_persons(folder: Path) -> set[str]:
    return {str(person) for (person,) in query(folder, "select customer_id from staging.stg_touched_persons")}


def assert_marts_of_everybody(compiled: Compiled, folder: Path, raw: Rows) -> None:
    with (
        compiled("fixed").built(raw) as everybody,
        duckdb.connect(str(folder / "journey.duckdb"), read_only=True) as by_customer,
    ):
        assert read_marts(by_customer) == read_marts(everybody)


def test_each_kind_of_news_touches_whom_it_concerns(compiled: Compiled, tmp_path: Path) -> None:
    yesterday, today = deliveries()
    assert not build_day(tmp_path, yesterday)
    assert build_day(tmp_path, today)

    touched = touched_persons(tmp_path)
    found = {scenario.name: persons_of(scenario) & touched for scenario in SCENARIOS}
    assert found == {scenario.name: scenario.touched for scenario in SCENARIOS}
    # The empty id stands for the rows of nobody.
    assert touched == {"", *(person for scenario in SCENARIOS for person in scenario.touched)}
    assert_marts_of_everybody(compiled, tmp_path, today)


def test_who_has_news_stays_on_the_list_until_a_build_ends(compiled: Compiled, tmp_path: Path) -> None:
    """Raw rows have been read, and those without a `loaded_at` are known from then on; no more was built."""
    yesterday, today = deliveries()
    assert not build_day(tmp_path, yesterday)
    assert build_day(tmp_path, today, "--select", "path:models/staging")
    assert build_day(tmp_path, today)
    assert touched_persons(tmp_path) >= {person for scenario in SCENARIOS for person in scenario.touched}
    assert_marts_of_everybody(compiled, tmp_path, today)
