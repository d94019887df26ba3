"""The journey beside the plain-Python reference, from the clock and what is accepted to stays and phases."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from reference import Journey


def _four_decimals(value: Fraction | None) -> Decimal | None:
    if value is None:
        return None
    scaled = (2 * value * 10000 + 1) // 2
    return Decimal(int(scaled)).scaleb(-4)


def expected_tables(expected: Journey) -> dict[str, list[tuple[Any, ...]]]:
    """The reference in the shape of the queries below, sorted."""
    persons = [
        (
            customer_id, person.is_identified, person.known_at, person.level, person.lapse_state,
            person.stage, person.prospect_intent, person.is_dormant, ", ".join(person.open_symptoms) or None,
            person.lifetime_number, person.next_stage, person.next_stage_at,
            _four_decimals(person.expected_gap_days), person.at_risk_after_days, person.lost_after_days,
            person.at_risk_at, person.lost_at,
        )
        for customer_id, person in expected.persons.items()
    ]  # fmt: skip
    intervals = [
        (
            row.customer_id, row.entered_at, row.exited_at, row.stage, row.level, row.previous_stage,
            row.next_stage, row.lifetime_number,
        )
        for row in expected.stage_intervals
    ]  # fmt: skip
    phases = [
        (row.customer_id, row.framework, row.entered_at, row.exited_at, row.phase)
        for row in expected.phase_intervals
    ]
    purchases = [
        (
            customer_id, row.purchase_number, row.purchased_at, row.gap_days, row.lifetime_number,
            row.is_recovery, _four_decimals(row.expected_gap_days), row.at_risk_after_days,
            row.lost_after_days,
        )
        for customer_id, rows in expected.purchases.items()
        for row in rows
    ]  # fmt: skip
    policy = [
        (
            row.first_purchase_number, row.last_purchase_number, Fraction(row.at_risk_multiple),
            Fraction(row.lost_multiple), Fraction(row.typical_gap_days), row.source,
        )
        for row in expected.policy
    ]  # fmt: skip
    return {
        "clock": [(expected.clock,)],
        "rejected rows": expected.rejected,
        "not yet": [(table, count) for table, count in expected.not_yet.items() if count],
        "policy": policy,
        "purchases": purchases,
        "persons": persons,
        "stage intervals": intervals,
        "phase intervals": phases,
    }


QUERIES = {
    "clock": "select clock_at from staging.stg_clock",
    "rejected rows": "select raw_table, raw_key, reason from marts.rpt_rejected_rows",
    "not yet": "select raw_table, count_not_yet from marts.rpt_input_reconciliation where count_not_yet > 0",
    "policy": """
        select first_purchase_number, last_purchase_number, at_risk_multiple, lost_multiple, typical_gap_days,
            lapse_policy
        from intermediate.int_lapse_policy
    """,
    "purchases": """
        select customer_id, purchase_number, purchased_at, gap_days, lifetime_number, is_recovery,
            expected_gap_days, at_risk_after_days, lost_after_days
        from intermediate.int_purchases
    """,
    "persons": """
        select customer_id, is_identified, known_at, level, lapse_state, stage, prospect_intent, is_dormant,
            open_symptoms, lifetime_number, next_stage, next_stage_at, expected_gap_days, at_risk_after_days,
            lost_after_days, at_risk_at, lost_at
        from marts.dim_customers
    """,
    "stage intervals": """
        select customer_id, entered_at, exited_at, stage, level, previous_stage, next_stage, lifetime_number
        from marts.fct_stage_intervals
    """,
    "phase intervals": """
        select customer_id, framework, entered_at, exited_at, phase from marts.fct_phase_intervals
    """,
}
