"""Worked examples of the journey rules, one rule each: a few raw rows in, the history out.

Unless an example says otherwise the fixed policy holds. With a purchase every 30 days its numbers are:
at risk after 90, 90, 75, 75, 60, ... days of silence, lost after 360, 300, 240, 240, 180, ... days.
"""

import random
from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest

from reference import Journey, Rules, SecondCurrencyError, Settings, journey
from reference.policy import Duration, return_curve
from reference.reading import read_amount, read_instant, read_number

# A few rows of the rule table, with all of its columns that decide.
TOUCHPOINT_TYPES = """\
touchpoint_type,signal,negative_at_or_below,positive_at_or_above,positive_signal,neutral_signal,scale_min,scale_max
social_ad,exposed,,,,,,
site_visit,engaged,,,,,,
comparison,considered,,,,,,
add_to_cart,decided,,,,,,
strategy_contact,strategy_contact,,,,,,
special_offer_received,offer_received,,,,,,
complaint,dissatisfied,,,,,,
complaint_resolved,satisfied,,,,,,
csat,none,2,4,satisfied,none,1,5
nps,none,6,9,satisfied,none,0,10
review_written,engaged,2,4,advocated,engaged,1,5
subscription_started,subscription_started,,,,,,
subscription_cancelled,subscription_cancelled,,,,,,
referral_made,advocated,,,,,,
hard_bounce,disqualified,,,,,,
requalified,requalified,,,,,,
unsubscribe,none,,,,,,
bought_elsewhere,went_elsewhere,,,,,,
"""

Row = dict[str, str | None]
FIXED = Settings(build_started_at=datetime(2027, 1, 1), lapse_policy="fixed")
START = date(2024, 1, 1)

ALLOWED_TRANSITIONS = {
    "suspect": {"prospect", "disqualified", "new", "at_risk"},
    "prospect": {"disqualified", "new", "at_risk"},
    "disqualified": {"prospect", "new", "at_risk"},
    "new": {"repeat", "at_risk"},
    "repeat": {"loyal", "advocate", "at_risk"},
    "loyal": {"advocate", "at_risk"},
    "advocate": {"loyal", "at_risk"},
    "at_risk": {"new", "repeat", "loyal", "advocate", "lost", "won_back"},
    "won_back": {"repeat", "at_risk", "lost"},
    "lost": {"won_back"},
}


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Rules:
    path = tmp_path_factory.mktemp("rules") / "touchpoint_types.csv"
    path.write_text(TOUCHPOINT_TYPES, encoding="utf-8")
    return Rules.default(path)


def day(number: int) -> str:
    """The calendar day so many days after 1 January 2024."""
    return (START + timedelta(days=number)).isoformat()


def order(order_id: str, ordered_at: str, **columns: str | None) -> Row:
    row: Row = {"order_id": order_id, "customer_id": "ada", "ordered_at": ordered_at, "net_amount": "10"}
    return row | columns


def orders_on(*days: int) -> list[Row]:
    return [order(f"o{number}", day(number)) for number in days]


def touch(touchpoint_type: str, occurred_at: str, **columns: str | None) -> Row:
    row: Row = {
        "touchpoint_id": f"{touchpoint_type} {occurred_at} {columns}",
        "occurred_at": occurred_at,
        "touchpoint_type": touchpoint_type,
    }
    return row | ({} if "anonymous_id" in columns else {"customer_id": "ada"}) | columns


def build(
    rules: Rules,
    orders: list[Row] | None = None,
    touchpoints: list[Row] | None = None,
    settings: Settings = FIXED,
    **tables: list[Row],
) -> Journey:
    named = {f"raw_{table}": rows for table, rows in tables.items()}
    return journey(
        {"raw_orders": orders or [], "raw_touchpoints": touchpoints or []} | named, rules, settings
    )


def as_of(text: str) -> Settings:
    return replace(FIXED, as_of=text)


def text_of(at: datetime | None) -> str | None:
    """A day where the time is 00:00, so that examples read well."""
    return None if at is None else at.isoformat(sep=" ").removesuffix(" 00:00:00")


def stages(built: Journey, person: str = "ada") -> list[tuple[str, str | None]]:
    """Each stage with the moment it was entered."""
    own = [interval for interval in built.stage_intervals if interval.customer_id == person]
    return [(interval.stage, text_of(interval.entered_at)) for interval in own]


def phases(built: Journey, framework: str, person: str = "ada") -> list[tuple[str, str | None]]:
    own = [i for i in built.phase_intervals if (i.customer_id, i.framework) == (person, framework)]
    return [(interval.phase, text_of(interval.entered_at)) for interval in own]


def reasons(built: Journey) -> list[tuple[str, str]]:
    return [(key, reason) for _, key, reason in built.rejected]


# --- 0. Reading ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2024-02-29", "2024-02-29T00:00:00"),
        ("20240229", "2024-02-29T00:00:00"),
        ("2024-02-29 10:30", "2024-02-29T10:30:00"),
        ("2024-02-29t10:30:15,5", "2024-02-29T10:30:15.500000"),
        ("2024-02-29T10:30:15.1234569Z", "2024-02-29T10:30:15.123456"),
        ("2024-02-29T00:30:00+01:00", "2024-02-28T23:30:00"),
        ("20240229T1030-0230", "2024-02-29T13:00:00"),
        ("2024-02-29T10:30+02", "2024-02-29T08:30:00"),
    ],
)
def test_an_iso_date_is_read_as_utc(text: str, instant: str) -> None:
    assert read_instant(text) == datetime.fromisoformat(instant)


@pytest.mark.parametrize(
    "text",
    [
        "2023-02-29",
        "0000-01-01",
        "2024-01-01T24:00",
        "2024-01-01T10:00:60",
        "2024-W01-1",
        "2024-001",
        "01/02/2024",
        "2024-01-01T10",
        "2024-01-01T10:00 +01:00",
        "2024-01-01Z",
        "2024-1-1",
        "yesterday",
    ],
)
def test_another_date_cannot_be_read(text: str) -> None:
    assert read_instant(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("-2", "-2"),
        ("+1.50", "1.5"),
        (".5", "0.5"),
        ("5.", "5"),
        ("1e3", "1000"),
        ("2.5E-1", "0.25"),
        ("0009999999999999", "9999999999999"),
        ("0e999", "0"),
    ],
)
def test_a_number_is_read_exactly(text: str, number: str) -> None:
    assert read_number(text) == Fraction(number)


@pytest.mark.parametrize(
    "text", ["NaN", "inf", "1,000", "1 000", "10000000000000", "1e13", "1e1000", "€5", "."]
)
def test_another_number_cannot_be_read(text: str) -> None:
    assert read_number(text) is None


def test_an_amount_is_kept_to_four_decimals() -> None:
    assert read_amount("1.00005") == Fraction("1.0001")
    assert read_amount("-1.00005") == Fraction("-1.0001")


def test_text_is_trimmed_and_empty_text_is_null(rules: Rules) -> None:
    built = build(rules, [order(" o1\t", "\r\n2024-01-01 ", customer_id=" ada ", status="  ")])
    assert built.accepted["raw_orders"] == [("o1",)]
    assert stages(built) == [("new", "2024-01-01")]


# --- 0. Rejected rows ----------------------------------------------------------------------------


def test_a_row_gets_the_first_reason_only(rules: Rules) -> None:
    rows = [
        order("o1", "nonsense", net_amount=" "),
        order("o2", "nonsense", net_amount="nonsense"),
        order("o3", day(0), net_amount="-1", loaded_at="nonsense"),
        order("o4", "2030-01-01", net_amount="-1"),
        order("o5", day(0), net_amount="-1"),
    ]
    assert reasons(build(rules, rows)) == [
        ("o1", "missing_net_amount"),
        ("o2", "unreadable_ordered_at"),
        ("o3", "unreadable_loaded_at"),
        ("o4", "future_date"),
        ("o5", "negative_amount"),
    ]


def test_a_touchpoint_needs_a_customer_or_an_anonymous_id(rules: Rules) -> None:
    rows = [touch("site_visit", day(0), customer_id=None) | {"touchpoint_id": "t1"}]
    assert reasons(build(rules, touchpoints=rows)) == [("t1", "missing_customer_id")]


def test_a_date_may_be_one_day_after_loading_but_no_more(rules: Rules) -> None:
    rows = [
        order("o1", "2024-01-02 10:00", loaded_at="2024-01-01 10:00"),
        order("o2", "2024-01-02 10:00:01", loaded_at="2024-01-01 10:00"),
    ]
    assert reasons(build(rules, rows)) == [("o2", "future_date")]


def test_a_date_may_be_one_day_after_the_start_of_the_build_but_no_more(rules: Rules) -> None:
    rows = [order("o1", "2027-01-02"), order("o2", "2027-01-02 00:00:01")]
    assert reasons(build(rules, rows)) == [("o2", "future_date")]


def test_quantity_may_be_negative_but_no_amount(rules: Rules) -> None:
    line: Row = {"order_id": "o0", "product_id": "p", "quantity": "-1", "net_amount": "0"}
    lines = [line | {"line_number": "1"}, line | {"line_number": "2", "discount_amount": "-1"}]
    assert reasons(build(rules, orders_on(0), order_lines=lines)) == [("o0|2", "negative_amount")]


def test_a_score_stays_within_the_scale_of_its_type(rules: Rules) -> None:
    rows = [
        touch("csat", day(0), score="6") | {"touchpoint_id": "t1"},
        touch("nps", day(0), score="0") | {"touchpoint_id": "t2"},
        touch("site_visit", day(0), score="99") | {"touchpoint_id": "t3"},
    ]
    assert reasons(build(rules, touchpoints=rows)) == [("t1", "score_out_of_scale")]


def test_an_order_needs_an_exchange_rate(rules: Rules) -> None:
    rates = replace(rules, exchange_rates=[{"currency": " chf ", "rate": "1.05"}])
    rows = [
        order("o1", day(0), currency="USD"),
        order("o2", day(0), currency="Chf"),
        order("o3", day(0), currency="eur"),
        order("o4", day(0), currency=None),
    ]
    built = build(rates, rows, settings=replace(FIXED, reporting_currency="EUR"))
    assert reasons(built) == [("o1", "no_exchange_rate")]


def test_a_second_currency_stops_the_build(rules: Rules) -> None:
    one = [order("o1", day(0), currency="EUR"), order("o2", day(0), currency=None)]
    assert reasons(build(rules, one)) == []
    with pytest.raises(SecondCurrencyError, match="EUR, USD"):
        build(rules, [*one, order("o3", day(0), currency="USD")])


def test_a_line_goes_with_its_order(rules: Rules) -> None:
    rows = [
        order("kept", day(0), status="cancelled"),
        order("bad", day(0), net_amount="-1"),
        order("later", day(9)),
    ]
    line: Row = {"line_number": "1", "product_id": "p", "quantity": "1", "net_amount": "10"}
    lines = [line | {"order_id": order_id} for order_id in ("kept", "bad", "later", "nowhere")]
    built = build(rules, rows, settings=as_of(day(5)), order_lines=lines)
    assert built.accepted["raw_order_lines"] == [("kept", "1")]
    assert built.not_yet["raw_order_lines"] == 1
    assert reasons(built) == [
        ("bad", "negative_amount"),
        ("bad|1", "unknown_order"),
        ("nowhere|1", "unknown_order"),
    ]


def test_of_duplicates_the_first_loaded_wins(rules: Rules) -> None:
    rows = [
        order("o1", day(0), loaded_at=None),
        order("o1", day(1), loaded_at="2024-02-02"),
        order("o1", day(2), loaded_at="2024-02-02T01:00+02:00"),
    ]
    built = build(rules, rows, settings=as_of(day(100)))
    assert reasons(built) == [("o1", "duplicate"), ("o1", "duplicate")]
    assert stages(built) == [("new", day(2)), ("at_risk", day(93))]


def test_of_duplicates_loaded_together_the_smaller_text_wins(rules: Rules) -> None:
    rows = [order("o1", day(0), channel=None), order("o1", day(0), channel="web", customer_id="Zoe")]
    assert list(build(rules, rows).persons) == ["Zoe"]


def test_a_row_after_the_clock_is_no_duplicate_but_not_yet(rules: Rules) -> None:
    rows = [order("o1", day(0)), order("o1", day(50), loaded_at=day(50))]
    built = build(rules, rows, settings=as_of(day(10)))
    assert built.accepted["raw_orders"] == [("o1",)]
    assert (built.not_yet["raw_orders"], reasons(built)) == (1, [])


# --- 1. Clock, purchases, persons ----------------------------------------------------------------


def test_the_clock_is_the_latest_order_of_any_status_or_touchpoint(rules: Rules) -> None:
    rows = [order("o1", day(0)), order("o2", day(7), status="Cancelled")]
    assert build(rules, rows).clock == datetime(2024, 1, 8)
    assert build(rules, rows, [touch("unheard_of", day(9))]).clock == datetime(2024, 1, 10)


def test_an_as_of_date_alone_is_its_last_microsecond(rules: Rules) -> None:
    assert build(rules, settings=as_of("2024-05-01")).clock == datetime(2024, 5, 1, 23, 59, 59, 999999)
    assert build(rules, settings=as_of("2024-05-01T00:00")).clock == datetime(2024, 5, 1)


def test_without_orders_and_touchpoints_the_customers_tell_the_time(rules: Rules) -> None:
    customers: list[Row] = [{"customer_id": "ada", "created_at": day(3)}, {"customer_id": "bob"}]
    assert build(rules, customers=customers).clock == datetime(2024, 1, 4)
    assert build(rules).clock == datetime(1970, 1, 1)


def test_a_duplicate_does_not_move_the_clock(rules: Rules) -> None:
    rows = [order("o1", day(0), loaded_at=day(0)), order("o1", day(50), loaded_at=day(50))]
    built = build(rules, rows)
    assert built.clock == datetime(2024, 1, 1)
    assert built.not_yet["raw_orders"] == 1


def test_all_orders_of_a_day_are_one_purchase(rules: Rules) -> None:
    rows = [
        order("o1", "2024-01-01 18:00"),
        order("o2", "2024-01-01 09:00"),
        order("o3", "2024-01-02 01:00"),
        order("o4", "2024-01-02 00:30", status=" Refunded "),
    ]
    bought = build(rules, rows).purchases["ada"]
    assert [(text_of(p.purchased_at), p.gap_days) for p in bought] == [
        ("2024-01-01 09:00:00", None),
        ("2024-01-02 01:00:00", 1),
    ]


def test_an_order_that_does_not_count_makes_a_deciding_prospect(rules: Rules) -> None:
    built = build(rules, [order("o1", day(0), status="pending")])
    assert stages(built) == [("prospect", day(0))]
    assert built.persons["ada"].prospect_intent == "deciding"


def test_visits_before_the_sign_in_belong_to_the_customer(rules: Rules) -> None:
    visits = [
        touch("site_visit", day(0), anonymous_id="cookie"),
        touch("site_visit", day(9), anonymous_id="x"),
    ]
    identities: list[Row] = [{"anonymous_id": "cookie", "customer_id": "ada", "identified_at": day(5)}]
    built = build(rules, orders_on(5), visits, identities=identities)
    assert stages(built) == [("prospect", day(0)), ("new", day(5))]
    assert built.persons["ada"].is_identified
    assert not built.persons["anonymous:x"].is_identified


def test_a_visitor_is_who_it_was_first_identified_as(rules: Rules) -> None:
    visits = [
        touch("site_visit", day(0), anonymous_id="cookie"),
        touch("site_visit", day(4), anonymous_id="cookie", customer_id="bob"),
    ]
    identities: list[Row] = [
        {"anonymous_id": "cookie", "customer_id": "abe"},
        {"anonymous_id": "cookie", "customer_id": "eve", "identified_at": day(6)},
    ]
    built = build(rules, None, visits, identities=identities)
    assert stages(built, "bob") == [("prospect", day(0))]
    assert list(built.persons) == ["bob"]
    # At equal times the smaller customer_id.
    identities.append({"anonymous_id": "cookie", "customer_id": "ann", "identified_at": day(4)})
    assert list(build(rules, None, visits, identities=identities).persons) == ["ann", "bob"]


def test_an_identity_after_the_clock_does_not_exist(rules: Rules) -> None:
    visits = [touch("site_visit", day(0), anonymous_id="cookie")]
    identities: list[Row] = [{"anonymous_id": "cookie", "customer_id": "ada", "identified_at": day(5)}]
    built = build(rules, None, visits, settings=as_of(day(4)), identities=identities)
    assert list(built.persons) == ["anonymous:cookie"]


def test_a_person_is_known_at_the_earliest_evidence(rules: Rules) -> None:
    customers: list[Row] = [
        {"customer_id": "ada", "created_at": day(2)},
        {"customer_id": "bob", "loaded_at": day(1)},
        {"customer_id": "cyd", "loaded_at": day(900)},
    ]
    built = build(
        rules, [order("o1", day(4), status="failed")], [touch("social_ad", day(3))], customers=customers
    )
    known = {person: text_of(facts.known_at) for person, facts in built.persons.items()}
    assert known == {"ada": day(2), "bob": day(1), "cyd": day(4)}


# --- 2. Signals ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("touchpoint_type", "score", "stage"),
    [
        ("social_ad", None, "suspect"),
        ("strategy_contact", None, "suspect"),
        ("special_offer_received", None, "suspect"),
        ("unsubscribe", None, "suspect"),
        ("unheard_of", None, "suspect"),
        ("csat", None, "suspect"),
        ("csat", "3", "suspect"),
        ("csat", "2", "prospect"),
        ("csat", "4", "prospect"),
        ("review_written", None, "prospect"),
        ("site_visit", None, "prospect"),
        ("complaint", None, "prospect"),
        ("hard_bounce", None, "disqualified"),
    ],
)
def test_some_signals_are_signs_of_interest(
    rules: Rules, touchpoint_type: str, score: str | None, stage: str
) -> None:
    assert stages(build(rules, None, [touch(touchpoint_type, day(0), score=score)])) == [(stage, day(0))]


def test_a_low_score_is_dissatisfaction_and_a_high_one_satisfaction(rules: Rules) -> None:
    answers = [
        touch("nps", day(5), score="6"),
        touch("nps", day(6), score="8"),
        touch("csat", day(7), score="4"),
    ]
    assert stages(build(rules, orders_on(0), answers)) == [
        ("new", day(0)),
        ("at_risk", day(5)),
        ("new", day(7)),
    ]


# --- 3. Lapse ------------------------------------------------------------------------------------


def test_silence_turns_at_risk_and_then_lost(rules: Rules) -> None:
    built = build(rules, [order("o1", "2024-01-01 15:00")], settings=as_of(day(500)))
    assert stages(built) == [("new", "2024-01-01 15:00:00"), ("at_risk", day(91)), ("lost", day(361))]
    last = built.persons["ada"]
    assert (last.expected_gap_days, last.at_risk_after_days, last.lost_after_days) == (Fraction(30), 90, 360)


def test_the_day_it_turns_is_exact(rules: Rules) -> None:
    almost = build(rules, orders_on(0), settings=as_of(day(90)))
    turned = build(rules, orders_on(0), settings=as_of(day(91) + "T00:00"))
    assert (almost.persons["ada"].stage, turned.persons["ada"].stage) == ("new", "at_risk")
    assert (almost.persons["ada"].next_stage, text_of(almost.persons["ada"].next_stage_at)) == (
        "at_risk",
        day(91),
    )


def test_the_expected_gap_moves_from_the_population_to_the_customer(rules: Rules) -> None:
    expected = [p.expected_gap_days for p in build(rules, orders_on(0, 10, 20, 520)).purchases["ada"]]
    assert expected == [30, Fraction(70, 3), 20, 89]  # (60 + 10 + 10 + 365) / 5: a gap counts 365 at most


def test_due_days_are_rounded_half_up_and_kept_within_limits(rules: Rules) -> None:
    daily = build(rules, orders_on(*range(12)), settings=as_of(day(12))).purchases["ada"]
    # After 2 purchases: 3 and 10 times (60 + 1) / 3 days; after 12: 2 and 5 times (60 + 11) / 13 days.
    assert (daily[1].at_risk_after_days, daily[1].lost_after_days) == (61, 203)
    assert (daily[11].at_risk_after_days, daily[11].lost_after_days) == (11, 30)
    # 2.5 times (60 + 30 + 29) / 4 = 74.375; 2.5 times (60 + 30 + 31) / 4 = 75.625.
    assert build(rules, orders_on(0, 30, 59)).purchases["ada"][2].at_risk_after_days == 74
    assert build(rules, orders_on(0, 30, 61)).purchases["ada"][2].at_risk_after_days == 76


def test_lost_is_at_least_a_day_after_at_risk(rules: Rules) -> None:
    settings = replace(FIXED, at_risk_min_days=40, lost_max_days=40)
    purchase = build(rules, orders_on(0), settings=settings).purchases["ada"][0]
    assert (purchase.at_risk_after_days, purchase.lost_after_days) == (90, 91)


def test_a_purchase_after_lost_is_a_recovery(rules: Rules) -> None:
    built = build(rules, orders_on(0, 400, 410))
    assert stages(built) == [
        ("new", day(0)),
        ("at_risk", day(91)),
        ("lost", day(361)),
        ("won_back", day(400)),
        ("repeat", day(410)),
    ]
    assert [(p.lifetime_number, p.is_recovery) for p in built.purchases["ada"]] == [
        (1, False),
        (2, True),
        (2, False),
    ]


def test_a_purchase_at_the_moment_of_turning_lost_skips_lost(rules: Rules) -> None:
    assert stages(build(rules, orders_on(0, 361))) == [
        ("new", day(0)),
        ("at_risk", day(91)),
        ("won_back", day(361)),
    ]
    later = build(rules, [order("o1", day(0)), order("o2", day(361) + " 08:00")])
    assert stages(later)[1:] == [
        ("at_risk", day(91)),
        ("lost", day(361)),
        ("won_back", day(361) + " 08:00:00"),
    ]


def test_a_purchase_at_the_moment_of_turning_at_risk_skips_at_risk(rules: Rules) -> None:
    assert stages(build(rules, orders_on(0, 91))) == [("new", day(0))]


def test_won_back_knows_no_at_risk_only_lost(rules: Rules) -> None:
    # After the recovery: (60 + 365) / 3 days expected, 425 -> at most 365 at risk, 730 lost.
    built = build(rules, orders_on(0, 400), settings=as_of(day(2000)))
    assert stages(built)[3:] == [("won_back", day(400)), ("lost", day(400 + 731))]
    assert text_of(built.persons["ada"].at_risk_at) == day(400 + 366)


def test_won_back_lasts_for_the_wanted_number_of_purchases(rules: Rules) -> None:
    built = build(rules, orders_on(0, 400, 410, 420), settings=replace(FIXED, win_back_purchases=2))
    assert stages(built)[3:] == [("won_back", day(400)), ("repeat", day(420))]


def learned(policy_min_at_risk: int) -> Settings:
    """As of day 50, quantiles where the small example below has something to show."""
    return Settings(
        build_started_at=datetime(2027, 1, 1),
        as_of=day(50),
        policy_min_gaps=4,
        policy_min_at_risk=policy_min_at_risk,
        at_risk_quantile=0.75,
        lost_quantile=0.97,
    )


def five_customers() -> list[Row]:
    """All bought on day 0; four came back after 10, 20, 30 and 40 days, one did not."""
    first = [order(f"first {name}", day(0), customer_id=name) for name in "abcde"]
    again = [
        order(f"again {name}", day(gap), customer_id=name)
        for name, gap in zip("abcd", (10, 20, 30, 40), strict=True)
    ]
    return first + again


def test_the_policy_is_learned_from_return_curves(rules: Rules) -> None:
    bands = build(rules, five_customers(), settings=learned(policy_min_at_risk=2)).policy
    # G = 25. After the first purchase 0.4, 0.8, 1.2, 1.6 gaps of 5 people: returned 1/4, 2/4, 3/4, 4/4.
    assert (bands[0].at_risk_multiple, bands[0].lost_multiple) == (Fraction("1.2"), Fraction("1.6"))
    # The other bands have no gap and take all 9 durations: returned 9/44, 39/88, 15/22, 1.
    assert (bands[1].at_risk_multiple, bands[1].lost_multiple) == (Fraction("1.6"), Fraction("1.6"))
    assert {(band.typical_gap_days, band.source) for band in bands} == {(Fraction(25), "learned")}


def test_a_curve_is_read_up_to_the_last_event_with_enough_at_risk(rules: Rules) -> None:
    bands = build(rules, five_customers(), settings=learned(policy_min_at_risk=4)).policy
    # 4 of 5 are at risk at 0.8 and 3 at 1.2; of all bands 5 of 9 at 1.2 and 3 at 1.6.
    assert (bands[0].at_risk_multiple, bands[1].at_risk_multiple) == (Fraction("0.8"), Fraction("1.2"))


def test_a_band_without_enough_at_risk_takes_the_curve_of_all(rules: Rules) -> None:
    bands = build(rules, five_customers(), settings=learned(policy_min_at_risk=6)).policy
    # Of all bands 8 are at risk at 0.4 and 6 at 0.8; of the first band only 5.
    assert bands[0].at_risk_multiple == Fraction("0.8")


def test_too_few_gaps_fall_back_to_the_fixed_policy(rules: Rules) -> None:
    few_gaps = replace(learned(policy_min_at_risk=2), policy_min_gaps=5)
    few_at_risk = learned(policy_min_at_risk=9)
    for settings in (few_gaps, few_at_risk):
        policy = build(rules, five_customers(), settings=settings).policy
        assert {band.source for band in policy} == {"fixed"}
        assert [band.lost_multiple for band in policy] == [12, 10, 8, 6, 5]


def test_at_ties_the_event_comes_before_the_censoring() -> None:
    durations = [
        Duration(1, Fraction(1), True),
        Duration(1, Fraction(1), False),
        Duration(1, Fraction(2), True),
        Duration(1, Fraction(3), False),
    ]
    curve = return_curve(durations, replace(FIXED, policy_min_at_risk=1))
    # S is 3/4 after the first and 3/8 after the second: returned (1/4) / (5/8), then all.
    assert curve is not None
    assert curve.points == [(Fraction(1), Fraction("0.4")), (Fraction(2), Fraction(1))]


# --- 4. Level ------------------------------------------------------------------------------------


def test_from_suspect_to_repeat(rules: Rules) -> None:
    touchpoints = [touch("social_ad", day(0)), touch("site_visit", day(3))]
    assert stages(build(rules, orders_on(5, 15, 25), touchpoints)) == [
        ("suspect", day(0)),
        ("prospect", day(3)),
        ("new", day(5)),
        ("repeat", day(25)),
    ]


def test_repeat_can_begin_at_the_second_purchase(rules: Rules) -> None:
    built = build(rules, orders_on(0, 10), settings=replace(FIXED, repeat_from_purchases=2))
    assert stages(built) == [("new", day(0)), ("repeat", day(10))]


MONTHLY = tuple(range(0, 211, 30))


def test_loyal_once_all_criteria_hold(rules: Rules) -> None:
    built = build(rules, orders_on(*MONTHLY))
    # The fifth purchase is on day 120, but half a year is over on day 180 only.
    assert stages(built) == [("new", day(0)), ("repeat", day(60)), ("loyal", day(180))]
    assert [p.loyal_criteria_met for p in built.purchases["ada"]] == [False] * 6 + [True] * 2


def test_a_loyal_criterion_is_switched_off_by_null(rules: Rules) -> None:
    settings = replace(FIXED, loyal_min_tenure_days=None)
    assert stages(build(rules, orders_on(*MONTHLY), settings=settings))[-1] == ("loyal", day(120))


def test_the_on_time_share_needs_a_gap(rules: Rules) -> None:
    settings = replace(FIXED, loyal_min_purchases=None, loyal_min_tenure_days=None)
    assert stages(build(rules, orders_on(0, 10), settings=settings)) == [("new", day(0)), ("loyal", day(10))]


def test_late_gaps_count_against_loyalty(rules: Rules) -> None:
    settings = replace(FIXED, loyal_min_purchases=2, loyal_min_tenure_days=None)
    # The first gap is late (95 > 90): 0/1, 1/2, 2/3, 3/4 on time.
    built = build(rules, orders_on(0, 95, 105, 115, 125), settings=settings)
    assert [p.loyal_criteria_met for p in built.purchases["ada"]] == [False, False, False, False, True]


def test_loyal_needs_two_categories_where_there_are_lines_and_products(rules: Rules) -> None:
    line: Row = {"line_number": "1", "quantity": "1", "net_amount": "10"}
    lines = [line | {"order_id": f"o{number}", "product_id": "tea"} for number in MONTHLY]
    lines[-1]["product_id"] = "cup"
    products: list[Row] = [
        {"product_id": "tea", "category": "drinks"},
        {"product_id": "cup", "category": "crockery"},
    ]
    built = build(rules, orders_on(*MONTHLY), order_lines=lines, products=products)
    assert stages(built)[-1] == ("loyal", day(210))
    without_lines = build(rules, orders_on(*MONTHLY), products=products)
    assert stages(without_lines)[-1] == ("loyal", day(180))
    products[1]["category"] = None
    no_category = build(rules, orders_on(*MONTHLY), order_lines=lines, products=products)
    assert stages(no_category)[-1] == ("repeat", day(60))


def test_an_act_of_advocacy_makes_a_loyal_customer_an_advocate_for_two_years(rules: Rules) -> None:
    acts = [touch("referral_made", day(100) + " 12:00")]
    settings = replace(as_of(day(1000)), advocacy_days=90)
    built = build(rules, orders_on(*MONTHLY), acts, settings=settings)
    # The act came before loyalty and ends 90 days later to the hour.
    assert stages(built)[2:5] == [
        ("advocate", day(180)),
        ("loyal", day(190) + " 12:00:00"),
        ("at_risk", day(210 + 61)),
    ]


def test_a_promoter_score_is_no_act(rules: Rules) -> None:
    answers = [touch("nps", day(190), score="10")]
    assert stages(build(rules, orders_on(*MONTHLY), answers))[-1] == ("loyal", day(180))
    reviews = [touch("review_written", day(190), score="4")]
    assert stages(build(rules, orders_on(*MONTHLY), reviews))[-1] == ("advocate", day(190))


def test_a_lost_customer_keeps_the_level_and_a_recovered_one_starts_again(rules: Rules) -> None:
    lost = build(rules, orders_on(*MONTHLY), settings=as_of(day(800))).persons["ada"]
    assert (lost.stage, lost.level, lost.lifetime_number) == ("lost", "loyal", 1)
    recovered = build(rules, orders_on(*MONTHLY, 700)).persons["ada"]
    assert (recovered.stage, recovered.level, recovered.lifetime_number) == ("won_back", "repeat", 2)


# --- 5. Symptoms ---------------------------------------------------------------------------------


def test_a_complaint_worries_until_resolved_or_for_90_days(rules: Rules) -> None:
    frequent = orders_on(*range(0, 200, 10))
    resolved = [touch("complaint", day(25) + " 08:00"), touch("complaint_resolved", day(27))]
    assert stages(build(rules, frequent, resolved))[2:4] == [
        ("at_risk", day(25) + " 08:00:00"),
        ("repeat", day(27)),
    ]
    unresolved = [touch("complaint", day(25) + " 08:00")]
    assert stages(build(rules, frequent, unresolved))[3] == ("repeat", day(115) + " 08:00:00")


def test_a_second_complaint_restarts_the_days(rules: Rules) -> None:
    complaints = [touch("complaint", day(25)), touch("complaint", day(75))]
    assert stages(build(rules, orders_on(*range(0, 300, 10)), complaints))[2:4] == [
        ("at_risk", day(25)),
        ("repeat", day(165)),
    ]


def test_a_complaint_before_the_first_purchase_opens_nothing(rules: Rules) -> None:
    assert stages(build(rules, orders_on(5), [touch("complaint", day(4))])) == [
        ("prospect", day(4)),
        ("new", day(5)),
    ]
    # At the very instant of the first purchase it does: purchases come first.
    assert stages(build(rules, orders_on(5), [touch("complaint", day(5))])) == [("at_risk", day(5))]


def test_a_purchase_closes_disloyalty_opened_at_the_same_instant(rules: Rules) -> None:
    assert stages(build(rules, orders_on(5), [touch("bought_elsewhere", day(5))])) == [("new", day(5))]
    assert stages(build(rules, orders_on(5, 15), [touch("bought_elsewhere", day(9))])) == [
        ("new", day(5)),
        ("at_risk", day(9)),
        ("new", day(15)),
    ]


def test_a_cancelled_subscription_worries_until_started_again(rules: Rules) -> None:
    touchpoints = [touch("subscription_cancelled", day(3)), touch("subscription_started", day(8))]
    built = build(rules, orders_on(0), touchpoints)
    assert stages(built) == [("new", day(0)), ("at_risk", day(3)), ("new", day(8))]
    still_open = build(rules, orders_on(0), touchpoints[:1]).persons["ada"]
    assert still_open.open_symptoms == ("cancelled",)


def test_slowing_down_worries_until_a_purchase_where_it_is_no_longer_so(rules: Rules) -> None:
    # Gaps 10, 10, 20: 15 is not more than 15. Then 11: (20 + 11) / 2 = 15.5 against 10.
    built = build(rules, orders_on(0, 10, 20, 40, 51, 61))
    assert [p.is_slowing for p in built.purchases["ada"]] == [False, False, False, False, True, False]
    assert stages(built)[1:] == [("repeat", day(20)), ("at_risk", day(51)), ("repeat", day(61))]


def test_open_symptoms_are_told_in_the_order_of_the_rule_table(rules: Rules) -> None:
    touchpoints = [touch("bought_elsewhere", day(1)), touch("complaint", day(2))]
    assert build(rules, orders_on(0), touchpoints).persons["ada"].open_symptoms == (
        "dissatisfied",
        "disloyal",
    )


# --- 6. Stage ------------------------------------------------------------------------------------


def test_disqualified_until_interest_of_the_right_kind(rules: Rules) -> None:
    touchpoints = [
        touch("site_visit", day(0)),
        touch("hard_bounce", day(1)),
        touch("site_visit", day(2)),
        touch("comparison", day(3)),
        touch("hard_bounce", day(4)),
    ]
    built = build(rules, orders_on(6), touchpoints)
    assert stages(built) == [
        ("prospect", day(0)),
        ("disqualified", day(1)),
        ("prospect", day(3)),
        ("disqualified", day(4)),
        ("new", day(6)),
    ]


def test_disqualified_and_requalified_at_once_is_not_disqualified(rules: Rules) -> None:
    touchpoints = [touch("hard_bounce", day(0)), touch("requalified", day(0))]
    assert stages(build(rules, None, touchpoints)) == [("prospect", day(0))]


def test_a_customer_is_never_disqualified(rules: Rules) -> None:
    assert stages(build(rules, orders_on(0), [touch("hard_bounce", day(1))])) == [("new", day(0))]


def test_a_prospect_sleeps_180_days_after_the_last_interest(rules: Rules) -> None:
    touchpoints = [touch("site_visit", "2024-01-01 12:00"), touch("social_ad", day(100))]
    awake = build(rules, None, touchpoints, settings=as_of(day(180) + "T11:59:59"))
    asleep = build(rules, None, touchpoints, settings=as_of(day(180) + "T12:00"))
    assert (awake.persons["ada"].is_dormant, asleep.persons["ada"].is_dormant) == (False, True)
    assert build(rules, orders_on(0)).persons["ada"].is_dormant is None


def test_each_interval_tells_its_neighbours(rules: Rules) -> None:
    built = build(rules, orders_on(5), [touch("site_visit", day(0)), touch("complaint", day(9))])
    told = [
        (i.previous_stage, i.stage, i.next_stage, i.level, i.lifetime_number) for i in built.stage_intervals
    ]
    assert told == [
        (None, "prospect", "new", "prospect", None),
        ("prospect", "new", "at_risk", "new", 1),
        ("new", "at_risk", None, "new", 1),
    ]
    assert [text_of(i.exited_at) for i in built.stage_intervals] == [day(5), day(9), None]


@pytest.mark.parametrize(
    ("days", "touchpoint_types", "today", "next_stage", "next_stage_at"),
    [
        ((0,), (), 10, "at_risk", 91),
        ((0,), (), 100, "lost", 361),
        ((0,), (), 400, None, None),
        ((0,), ("complaint",), 10, "new", 90),
        ((0,), ("subscription_cancelled",), 10, "lost", 361),
        ((0, 400), (), 410, "lost", 1131),
        ((), ("site_visit",), 10, None, None),
    ],
)
def test_what_comes_next_if_nothing_more_happens(
    rules: Rules,
    days: tuple[int, ...],
    touchpoint_types: tuple[str, ...],
    today: int,
    next_stage: str | None,
    next_stage_at: int | None,
) -> None:
    touchpoints = [touch(touchpoint_type, day(0)) for touchpoint_type in touchpoint_types]
    person = build(rules, orders_on(*days), touchpoints, settings=as_of(day(today))).persons["ada"]
    expected = None if next_stage_at is None else day(next_stage_at)
    assert (person.next_stage, text_of(person.next_stage_at)) == (next_stage, expected)


# --- 7. Frameworks -------------------------------------------------------------------------------


def test_one_timeline_in_four_frameworks(rules: Rules) -> None:
    touchpoints = [
        touch("site_visit", day(0)),
        touch("comparison", day(1)),
        touch("add_to_cart", day(2)),
        touch("comparison", day(3)),
        touch("complaint", day(6)),
    ]
    built = build(rules, orders_on(5), touchpoints)
    assert phases(built, "griffin") == [("prospect", day(0)), ("new", day(5)), ("at_risk", day(6))]
    assert phases(built, "four_steps") == [("need", day(0)), ("intention", day(1)), ("action", day(5))]
    assert phases(built, "five_phases") == [
        ("awareness", day(0)),
        ("acquisition", day(5)),
        ("retention", day(6)),
    ]
    assert phases(built, "six_phases") == [
        ("awareness", day(0)),
        ("consideration", day(1)),
        ("decision", day(2)),
        ("purchase", day(5)),
        ("retention", day(6)),
    ]


def test_intent_is_kept_while_disqualified(rules: Rules) -> None:
    touchpoints = [
        touch("comparison", day(0)),
        touch("hard_bounce", day(1)),
        touch("requalified", day(2)),
    ]
    built = build(rules, None, touchpoints)
    assert phases(built, "six_phases") == [
        ("consideration", day(0)),
        ("left", day(1)),
        ("consideration", day(2)),
    ]


# --- What must hold for every shop ----------------------------------------------------------------


def random_shop(seed: int) -> tuple[list[Row], list[Row]]:
    dice = random.Random(seed)
    types = [line.split(",")[0] for line in TOUCHPOINT_TYPES.splitlines()[1:]]
    orders, touchpoints = [], []
    for number in range(30):
        customer = f"c{number}"
        at = dice.randint(0, 300)
        for purchase in range(dice.choice([0, 1, 1, 2, 5, 12])):
            status = dice.choice(["paid", "paid", "paid", "cancelled", None])
            orders.append(order(f"{customer} {purchase}", day(at), customer_id=customer, status=status))
            at += dice.choice([0, 1, 10, 30, 35, 90, 91, 400])
        for _ in range(dice.randint(0, 8)):
            when = day(dice.randint(0, 900)) + dice.choice(["", " 10:00", " 00:00:00.000001"])
            score = str(dice.randint(1, 5)) if dice.random() < 0.5 else None
            touchpoints.append(touch(dice.choice(types), when, customer_id=customer, score=score))
    return orders, touchpoints


LENIENT = replace(FIXED, loyal_min_purchases=4, loyal_min_tenure_days=30, advocacy_days=100)


@pytest.mark.parametrize("seed", range(5))
def test_history_is_contiguous_and_only_allowed_transitions_occur(rules: Rules, seed: int) -> None:
    orders, touchpoints = random_shop(seed)
    built = build(rules, orders, touchpoints, settings=LENIENT)
    for person, facts in built.persons.items():
        own = [interval for interval in built.stage_intervals if interval.customer_id == person]
        assert own[0].entered_at == facts.known_at
        assert (own[-1].exited_at, own[-1].stage) == (None, facts.stage)
        for interval, following in pairwise(own):
            assert interval.exited_at == following.entered_at > interval.entered_at
            assert following.stage in ALLOWED_TRANSITIONS[interval.stage]
    for table, rows in (("raw_orders", orders), ("raw_touchpoints", touchpoints)):
        rejected = [key for name, key, _ in built.rejected if name == table]
        assert len(rows) == len(built.accepted[table]) + len(rejected) + built.not_yet[table]


@pytest.mark.parametrize("seed", range(5))
def test_a_build_as_of_a_past_date_gives_the_history_up_to_then(rules: Rules, seed: int) -> None:
    orders, touchpoints = random_shop(seed)
    whole = build(rules, orders, touchpoints, settings=LENIENT)
    for number in (200, 400, 700):
        past = build(rules, orders, touchpoints, settings=replace(LENIENT, as_of=day(number) + "T12:00"))
        up_to_then = [i for i in whole.stage_intervals if i.entered_at <= past.clock]
        assert [(i.customer_id, i.stage, i.entered_at) for i in past.stage_intervals] == [
            (i.customer_id, i.stage, i.entered_at) for i in up_to_then
        ]
        phases_then = [i for i in whole.phase_intervals if i.entered_at <= past.clock]
        assert [(i.customer_id, i.phase, i.entered_at) for i in past.phase_intervals] == [
            (i.customer_id, i.phase, i.entered_at) for i in phases_then
        ]
