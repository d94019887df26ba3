"""Attribution beside an independent reading of the specification: paths, six rules, Markov and Shapley."""

import random
from collections import Counter
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import duckdb
import pytest

from comparison import reference, rules
from conftest import Compiled, Shops
from reference import RawTables, Settings
from reference.attribution import (
    Facts,
    credits,
    facts,
    path_of,
    path_without_conversion,
    removal_effects_by_definition,
    shapley_by_subsets,
)

# Credits are kept in billionths; of time decay the weights are, too.
TOLERANCE = Fraction(1, 10**7)
CENT = Fraction(1, 100)
RULES = {"first", "last", "last_non_direct", "linear", "position", "time_decay"}

Key = tuple[str, str, datetime]


def small_shop(seed: int) -> RawTables:
    """Thirty people, few channels, equal times, split invoices and touches at the very order."""
    rng = random.Random(seed)
    start = datetime(2020, 1, 1)
    orders: list[dict[str, str | None]] = []
    touchpoints: list[dict[str, str | None]] = []
    kinds = [
        "tv_ad",
        "site_visit",
        "comparison",
        "add_to_cart",
        "order_confirmation",
        "complaint",
        "wifi_used",
    ]
    channels = ["direct", "web", "tv", "Tv", "email", None, "shop"]
    for person in range(30):
        span = rng.choice([150, 150, 1800])
        instants = [
            start + timedelta(days=rng.randrange(span), hours=rng.choice([0, 9, 9, 15]))
            for _ in range(rng.randrange(4))
        ]
        instants += [
            instant + timedelta(hours=rng.choice([0, 3])) for instant in instants if rng.random() < 0.3
        ]
        for instant in instants:
            orders.append({
                "order_id": f"o{len(orders)}",
                "customer_id": f"c{person}",
                "ordered_at": instant.isoformat(),
                "net_amount": rng.choice(["0", "0.01", "0.05", "19.99", "100", "33.3333"]),
                "status": rng.choice(["completed", "completed", "completed", None, "refunded"]),
            })  # fmt: skip
        for _ in range(rng.choice([0, 1, 3, 12])):
            near = rng.choice(instants) if instants and rng.random() < 0.7 else start + timedelta(days=100)
            shift = rng.choice(
                [timedelta(0), timedelta(hours=6), timedelta(days=30), timedelta(days=30, hours=1)]
            )
            days = timedelta(days=rng.randrange(40)) if rng.random() < 0.5 else shift
            touchpoints.append({
                "touchpoint_id": rng.choice("aBc") + str(len(touchpoints)),
                "customer_id": f"c{person}" if rng.random() < 0.9 else None,
                "anonymous_id": f"v{person}",
                "occurred_at": (near - days).isoformat(),
                "touchpoint_type": rng.choice(kinds),
                "channel": rng.choice(channels),
                "cost": rng.choice([None, "0.25"]),
            })  # fmt: skip
    return {"raw_orders": orders, "raw_touchpoints": touchpoints}


def everything(raw: RawTables) -> Facts:
    now = datetime.now(UTC).replace(tzinfo=None)
    stages = reference(raw).stage_intervals
    return facts(raw, rules(), Settings(build_started_at=now), stages)


SHOPS = ["sample", *range(4)]


@pytest.fixture(scope="module", params=SHOPS, ids=str)
def shop(request: pytest.FixtureRequest, compiled: Compiled, raw_tables: Shops) -> Any:
    """The built marts and what the reference knows of the same raw tables."""
    raw = raw_tables("sample") if request.param == "sample" else small_shop(request.param)
    with compiled("learned").built(raw) as marts:
        yield request.param, marts, everything(raw)


def test_every_conversion_is_credited_as_the_rules_say(shop: Any) -> None:
    _, marts, known = shop
    expected: dict[tuple[Any, ...], Fraction] = {}
    amounts: dict[tuple[Any, ...], Fraction] = {}
    shown: dict[str, str] = {}
    for person, conversions in known.conversions.items():
        touches = known.touches.get(person, [])
        shown |= {touch.touchpoint_id: touch.shown_channel for touch in touches}
        for conversion in conversions:
            path = path_of(conversion, conversions, touches)
            given = list(credits(path)) if path else [(model, None, Fraction(1)) for model in RULES]
            for model, touchpoint, credit in given:
                key = (conversion.kind, person, conversion.at, conversion.order_id, model, touchpoint)
                expected[key] = credit
                amounts[key] = conversion.amount_to_share
    assert expected

    found = marts.execute(
        "select conversion_type, customer_id, converted_at, "
        "case when conversion_type = 'order' then conversion_id end, attribution_model, touchpoint_id, "
        "channel, credit, credited_amount from marts.fct_attribution"
    ).fetchall()
    assert {row[:6] for row in found} == set(expected)
    assert len(found) == len(expected)
    sums: Counter[tuple[Any, ...]] = Counter()
    paid: Counter[tuple[Any, ...]] = Counter()
    for row in found:
        key = row[:6]
        assert abs(Fraction(row[7]) - expected[key]) < TOLERANCE, row
        assert abs(Fraction(row[8]) - expected[key] * amounts[key]) < CENT, row
        assert row[6] == (shown[row[5]] if row[5] else "(none)"), row
        sums[key[:5]] += row[7]
        paid[key[:5]] += row[8]
    assert set(sums.values()) == {Decimal(1)}
    assert {key: Fraction(paid[key[:5]]) for key in amounts} == amounts


def paths_by_kind(known: Facts, kind: str) -> tuple[list[list[str]], list[list[str]], int]:
    """The channels of the paths with and without conversion, and the conversions without touchpoints."""
    with_conversion: list[list[str]] = []
    without: list[list[str]] = []
    alone = 0
    for person in set(known.touches) | set(known.conversions):
        conversions = known.conversions.get(person, [])
        touches = known.touches.get(person, [])
        for conversion in conversions:
            if conversion.kind == kind:
                path = path_of(conversion, conversions, touches)
                with_conversion += [[touch.shown_channel for touch in path]] if path else []
                alone += not path
        path = path_without_conversion(kind, conversions, touches)
        without += [[touch.shown_channel for touch in path]] if path else []
    return with_conversion, without, alone


def channel_values(marts: duckdb.DuckDBPyConnection, model: str, kind: str) -> dict[str, Fraction]:
    rows = marts.execute(
        "select channel, count_conversions from marts.rpt_channel_attribution "
        "where attribution_model = ? and conversion_type = ? and count_conversions > 0",
        [model, kind],
    ).fetchall()
    return {channel: Fraction(value) for channel, value in rows}


def test_markov_equals_the_chain_solved_anew_for_every_removal(shop: Any) -> None:
    _, marts, known = shop
    kinds = {conversion.kind for conversions in known.conversions.values() for conversion in conversions}
    assert "order" in kinds
    for kind in sorted(kinds):
        converting, others, alone = paths_by_kind(known, kind)
        effects = removal_effects_by_definition(converting, others)
        found = marts.execute(
            "select channel, removal_effect from intermediate.int_markov_shares where conversion_type = ?",
            [kind],
        ).fetchall()
        if converting:
            assert {channel for channel, _ in found} == set(effects)
        for channel, effect in found:
            assert abs(Fraction(effect) - effects[channel]) < Fraction(1, 10**10), (kind, channel)
        expected = {
            channel: effect / sum(effects.values()) * len(converting)
            for channel, effect in effects.items()
            if effect
        } | ({"(none)": Fraction(alone)} if alone else {})
        values = channel_values(marts, "markov", kind)
        assert set(values) == set(expected)
        assert all(abs(values[channel] - expected[channel]) < Fraction(1, 10**6) for channel in expected)
        assert sum(values.values()) == len(converting) + alone


def test_shapley_equals_its_definition_over_all_subsets(shop: Any) -> None:
    name, marts, known = shop
    if name == "sample":
        pytest.skip("fifteen channels have too many subsets; the small shops have eight")
    for kind in sorted({conversion.kind for own in known.conversions.values() for conversion in own}):
        converting, _, alone = paths_by_kind(known, kind)
        expected = shapley_by_subsets([frozenset(path) for path in converting])
        expected |= {"(none)": Fraction(alone)} if alone else {}
        values = channel_values(marts, "shapley", kind)
        assert set(values) == set(expected)
        assert all(abs(values[channel] - expected[channel]) < Fraction(1, 10**6) for channel in expected)
        assert sum(values.values()) == len(converting) + alone


def test_small_shops_reach_the_corners(compiled: Compiled) -> None:
    """Split invoices that share a path, all-direct paths, equal times, conversions without touchpoints."""
    corners: Counter[str] = Counter()
    for seed in SHOPS[1:]:
        known = everything(small_shop(int(seed)))
        for person, conversions in known.conversions.items():
            touches = known.touches.get(person, [])
            for conversion in conversions:
                path = path_of(conversion, conversions, touches)
                corners[conversion.kind] += 1
                corners["none"] += not path
                corners["all direct"] += bool(path) and all(touch.channel == "direct" for touch in path)
                corners["equal times"] += len({touch.at for touch in path}) < len(path)
                corners["at the instant"] += any(touch.at == conversion.at for touch in path)
                corners["at the edge"] += any(
                    touch.at == conversion.at - timedelta(days=30) for touch in path
                )
                corners["shared"] += any(
                    other.kind == conversion.kind
                    and other.at < conversion.at
                    and other.at.date() == conversion.at.date()
                    and any(touch.at <= other.at for touch in path)
                    for other in conversions
                )
    wanted = {"order", "prospect_to_new", "new_to_repeat", "at_risk_to_customer", "lost_to_won_back"}
    wanted |= {"none", "all direct", "equal times", "at the instant", "at the edge", "shared"}
    assert {corner for corner in wanted if corners[corner] == 0} == set()
